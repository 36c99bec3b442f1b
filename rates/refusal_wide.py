"""Why all tables together have no rate: one typed miss with one sentence for the editor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rates.combine import Book, Tables
from rates.currencies import currency
from rates.model import Miss
from rates.refusal import LONGEST_AGE, end_of, name_of, no_table, over

_Reason = tuple[str, str]


def why_not(tables: Tables, book: Book, day: dt.date) -> Miss:
    """The miss for a pair that has no rate on a day: the first reason that applies to either currency."""
    kind, message = next(_reasons(tables, book, day))
    return Miss(kind, book.base, book.quote, day, message)


def _reasons(tables: Tables, book: Book, day: dt.date) -> Iterator[_Reason]:
    codes = (book.base, book.quote)
    for code in codes:
        known = currency(code)
        if known and over(known, day):
            yield "ended", end_of(known)
        elif tables.first(code) is None:
            yield "unknown", no_table(code)
    for code in codes:
        yield from _before(tables, code, day)
    yield from _of_the_pair(tables, book, day)
    spell = f"{book.base} and {book.quote} on one day near {day}"
    yield "gap", f"The tables at hand have no rate for {spell}."


def _before(tables: Tables, code: str, day: dt.date) -> Iterator[_Reason]:
    first, known = tables.first(code), currency(code)
    if known and known.first and day < known.first:
        yield "before", f"{name_of(code, capital=True)} began on {known.first}."
    elif first is not None and day.toordinal() < first:
        yield "before", f"The rates at hand for {code} begin on {dt.date.fromordinal(first)}."


def _of_the_pair(tables: Tables, book: Book, day: dt.date) -> Iterator[_Reason]:
    days, ordinal = book.series.days, day.toordinal()
    if not days:
        return
    first, last = dt.date.fromordinal(days[0]), dt.date.fromordinal(days[-1])
    if ordinal < days[0]:
        yield "before", f"The rates at hand for {book.base} and {book.quote} begin on {first}."
    row = book.series.row(ordinal)
    since = [split for split in book.splits if split <= ordinal and book.series.row(split - 1) == row]
    if since:
        when = dt.date.fromordinal(since[-1])
        yield "gap", f"No rate for {book.base} and {book.quote} was published since the new unit of {when}."
    if ordinal > days[-1] and book.series.piece(len(days) - 1).legs is None:
        yield "ended", f"The rates at hand for {book.base} and {book.quote} end on {last}."
    if ordinal - tables.last > LONGEST_AGE:
        yield "future", f"No rate can be near {day}: the rates at hand end on {last}."
