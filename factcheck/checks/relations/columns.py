"""FC303: a column of a table whose last row is the total of those above.

Only where the table shows that its columns add up, or where two digits swapped explain why one does not: a total may
count rows that are not printed, and an average stands in the same row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.arithmetic import HALF, Span, printed_unit
from factcheck.checks.digits import digits_exchanged
from factcheck.checks.relations.total import CODE, KIND
from factcheck.checks.wording import number
from factcheck.language.columns import Cell, tables, totalled
from factcheck.language.numbers import rounded
from factcheck.model import Cause, Claim, Document, Figure, Finding, Interval
from rates.values import NamedTuple

_EMPTY = frozenset(("", "-", "–", "—"))
_WIDEST = Decimal(2)  # a column is further off than this where it adds up to something else


class Column(NamedTuple):
    """The parts of a column, its total, and what the parts come to."""

    parts: tuple[int, ...]
    total: int
    added: Span

    def holds(self, figures: Sequence[Figure]) -> bool:
        """Whether the parts come to the total as far as their digits go."""
        return self.added.low <= figures[self.total].amount <= self.added.high


def column_totals(document: Document, figures: tuple[Figure, ...]) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every column of figures with a total below it that adds up, and those that should."""
    starts = [figure.start for figure in figures]
    for rows in tables(document.text):
        if totalled(document.text, rows, document.language):
            found = [_column(document, figures, starts, rows, place) for place in range(1, len(rows[-1]))]
            columns = [column for column in found if column]
            additive = any(column.holds(figures) for column in columns)
            for column in columns:
                yield from _judged(document, figures, column, additive=additive)


def _column(
    document: Document, figures: tuple[Figure, ...], starts: list[int], rows: list[list[Cell]], place: int
) -> Column | None:
    """The figures of a column; None where a cell is none, or one is a percentage."""
    found: list[int] = []
    for row in rows[1:]:
        cell = row[place] if place < len(row) else None
        if cell is None or document.text[cell.start : cell.end] in _EMPTY:
            continue
        index = bisect_left(starts, cell.start)
        if index == len(figures) or figures[index].end > cell.end or figures[index].kind not in ("money", "count"):
            return None
        found.append(index)
    last = rows[-1][place]
    if len(found) < 3 or not last.start <= figures[found[-1]].start < last.end:
        return None
    if len({(figures[index].kind, figures[index].currency) for index in found}) > 1:
        return None
    return Column(tuple(found[:-1]), found[-1], _added([figures[index] for index in found]))


def _added(figures: list[Figure]) -> Span:
    """What all but the last come to, give or take half a unit in the last digit of each."""
    value = sum((figure.amount for figure in figures[:-1]), Decimal(0))
    room = sum((printed_unit(figure) for figure in figures), Decimal(0)) * HALF
    return Span(value - room, value + room, value)


def _judged(
    document: Document, figures: tuple[Figure, ...], column: Column, *, additive: bool
) -> Iterator[tuple[Claim, list[Finding]]]:
    """The claim of a column; none where it need not add up."""
    total = figures[column.total]
    cause = None if column.holds(figures) else _swapped(figures, column)
    if not column.holds(figures) and not cause and not (additive and _near(figures, column)):
        return
    stated = Interval(total.amount, None, total.amount, total.amount, total.currency)
    expected = Interval(column.added.value, None, column.added.low, column.added.high, total.currency)
    deviation = rounded(total.amount / column.added.value - 1, 4) if column.added.value else None
    start, end = figures[column.parts[0]].start, total.end
    claim = Claim(
        KIND, document.text[start:end], start, end, (*column.parts, column.total),
        (*("part" for _ in column.parts), "total"), "ok" if column.holds(figures) else "wrong", stated, expected,
        deviation, cause=cause,
    )  # fmt: skip
    yield claim, [] if column.holds(figures) else [_finding(figures, column)]


def _near(figures: tuple[Figure, ...], column: Column) -> bool:
    """Whether a total is of the size of its column, and larger than any part: no average, no rate."""
    parts = [figures[index].amount for index in column.parts]
    total, added = figures[column.total].amount, column.added.value
    return min(parts) > 0 and max(parts) < total and added / _WIDEST < total < added * _WIDEST


def _swapped(figures: tuple[Figure, ...], column: Column) -> Cause | None:
    """Two digits swapped in one figure of the column, where that explains it."""
    for index in (column.total, *column.parts):
        figure = figures[index]
        for digits, ratio in digits_exchanged(figure.text):
            change = figure.amount * (ratio - 1)
            moved = -change if index == column.total else change
            if column.added.low <= figures[column.total].amount - moved <= column.added.high:
                return Cause("swapped", f'two digits exchanged: "{figure.text}" for "{digits}"', digits)
    return None


def _finding(figures: tuple[Figure, ...], column: Column) -> Finding:
    """The finding at the total, in the unit of the column."""
    total = figures[column.total]
    scale = total.numerals[-1].scale if total.numerals else Decimal(1)
    low, high, value = (number(bound / scale) for bound in column.added)
    parts = " + ".join(number(figures[index].amount / scale) for index in column.parts)
    lines = (f"{parts} = {value}", f"the digits printed allow {low} to {high}")
    message = f"{total.text} is not the sum of the column, which is {value}"
    return Finding(CODE, "error", message, total.start, total.end, working=lines, help="check each of the figures")
