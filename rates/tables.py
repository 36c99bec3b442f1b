"""A house's own rates: they come first for the pairs that they name, and lead to other currencies through one leg.

    date,base,quote,rate,market,source
    2024-05-12,USD,KPW,8850,Pyongyang,desk survey
    2024-05-12,USD,KPW,8830,Sinuiju,desk survey

A rate is good for as many days as the table is said to be valid. Where several markets were surveyed, the newest rate
of each makes the range, and the median of those is the value.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext

from rates.currencies import ALIASES
from rates.model import Miss, Period, Provider, Rate, Source, Window
from rates.table_file import Problem, Row, Table, parse_table, read_table
from rates.values import NamedTuple
from rates.wrapper import Wrapper

__all__ = ["VALIDITY", "Problem", "Row", "Table", "TablesProvider", "parse_table", "read_table"]

VALIDITY = 31
"""Days for which a rate of a table is good, its own day not counted."""

with localcontext() as _CONTEXT:
    _CONTEXT.prec = 15
_ONE, _TWO = Decimal(1), Decimal(2)


class _Entry(NamedTuple):
    """A rate of a table in one direction of its pair."""

    day: dt.date
    value: Decimal
    market: str
    source: str


class TablesProvider(Wrapper):
    """A provider with a house's tables before it. `problems` are the lines that could not be used."""

    def __init__(self, tables: Iterable[str | Table], inner: Provider, validity: int = VALIDITY) -> None:
        super().__init__(inner)
        self.tables = tuple(read_table(table) if isinstance(table, str) else table for table in tables)
        self.validity = validity
        self.problems = tuple(problem for table in self.tables for problem in table.problems)
        self._entries = _by_pair(row for table in self.tables for row in table.rows)
        self._partners: dict[str, list[str]] = {}
        for base, quote in sorted(self._entries):
            self._partners.setdefault(base, []).append(quote)

    def __reduce__(self) -> tuple[type[TablesProvider], tuple[tuple[Table, ...], Provider, int]]:
        return type(self), (self.tables, self.inner, self.validity)

    def rate(self, base: str, quote: str, day: dt.date) -> Rate | Miss:
        """The rate published on or before `day`, never a later one, or why there is none."""
        own = self._own(base, quote, day, 0)
        if own is None:
            known = self.inner.rate(base, quote, day)
            own = self._through(base, quote, day, 0) if isinstance(known, Miss) else None
            if own is None:
                return known
        return Rate(base, quote, own.value, day, own.published, own.source)

    def window(self, base: str, quote: str, day: dt.date, days: int = 7) -> Window | Miss:
        """The publications from `days` before `day` up to `day`, and the newest of every market of a table."""
        own = self._own(base, quote, day, days)
        if own is not None:
            return own
        known = self.inner.window(base, quote, day, days)
        return self._through(base, quote, day, days) or known if isinstance(known, Miss) else known

    def year(self, base: str, quote: str, year: int) -> Window | Miss:
        """The publications of a calendar year: `value` is their mean, `published` the last of them."""
        entries = self._of(base, quote)
        first, last = _days_of(year)
        found = entries[_from(entries, first) : _until(entries, last)]
        if not found:
            return self.inner.year(base, quote, year)
        with localcontext() as context:
            context.prec = 28
            mean = sum((entry.value for entry in found), Decimal(0)) / len(found)
            context.prec = 12
            return _spanning(base, quote, last, +mean, found)

    def newest(self, base: str, quote: str) -> Window | Miss:
        """The window that ends on the last day of the pair's series."""
        entries = self._of(base, quote)
        own = self._own(base, quote, entries[-1].day, 7) if entries else None
        return own or self.inner.newest(base, quote)

    def periods(self, base: str, quote: str, low: Decimal, high: Decimal) -> tuple[Period, ...]:
        """The runs of days of a table (or of publications) with a rate within `low` to `high`, oldest first."""
        entries = self._of(base, quote)
        if not entries:
            return self.inner.periods(base, quote, low, high)
        fitting = {entry.day for entry in entries if low <= entry.value <= high}
        runs: list[list[dt.date]] = [[]]
        for day in sorted({entry.day for entry in entries}):
            if day in fitting:
                runs[-1].append(day)
            elif runs[-1]:
                runs.append([])
        return tuple(Period(run[0], run[-1]) for run in runs if run)

    def last_fit(
        self, base: str, quote: str, low: Decimal, high: Decimal, before: dt.date | None = None
    ) -> dt.date | None:
        """The last day (before `before`) of a table, or of publication, with a rate within `low` to `high`."""
        entries = self._of(base, quote)
        if not entries:
            return self.inner.last_fit(base, quote, low, high, before)
        fitting = (entry.day for entry in reversed(entries) if low <= entry.value <= high)
        return next((day for day in fitting if before is None or day < before), None)

    def sources(self) -> tuple[Source, ...]:
        """The tables at hand, the house's own first."""
        return (*_sources(self.tables), *self.inner.sources())

    def _of(self, base: str, quote: str) -> Sequence[_Entry]:
        """The rates of a pair, oldest first."""
        return self._entries.get((ALIASES.get(base, base), ALIASES.get(quote, quote)), ())

    def _own(self, base: str, quote: str, day: dt.date, days: int) -> Window | None:
        """The window of a pair that a table names; None if it has nothing that is good on the day."""
        entries = self._of(base, quote)
        start = _from(entries, day - dt.timedelta(self.validity))
        good = entries[start : _until(entries, day)]
        if not good:
            return None
        latest = {entry.market: entry for entry in good}
        recent = [entry for entry in good if (day - entry.day).days <= days]
        value = _median(sorted(entry.value for entry in latest.values()))
        return _spanning(base, quote, day, value, [*latest.values(), *recent])

    def _through(self, base: str, quote: str, day: dt.date, days: int) -> Window | None:
        """The cross by way of a currency that a table names beside one of the two: by the newest rate, then USD."""
        crosses: list[Window] = []
        for middle in self._partners.get(ALIASES.get(base, base), ()):
            crosses += _cross(self._own(base, middle, day, days), self._leg(middle, quote, day, days))
        for middle in self._partners.get(ALIASES.get(quote, quote), ()):
            crosses += _cross(self._leg(base, middle, day, days), self._own(middle, quote, day, days))
        return max(crosses, key=lambda cross: cross.published, default=None)

    def _leg(self, base: str, quote: str, day: dt.date, days: int) -> Window | Miss:
        return self._own(base, quote, day, days) or self.inner.window(base, quote, day, days)


def _by_pair(rows: Iterable[Row]) -> dict[tuple[str, str], list[_Entry]]:
    """The rates by pair, in both directions, oldest first."""
    entries: dict[tuple[str, str], list[_Entry]] = {}
    for row in rows:
        inverse = _CONTEXT.divide(_ONE, row.rate)
        entries.setdefault((row.base, row.quote), []).append(_Entry(row.day, row.rate, row.market, row.source))
        entries.setdefault((row.quote, row.base), []).append(_Entry(row.day, inverse, row.market, row.source))
    for pair in entries.values():
        pair.sort(key=lambda entry: entry.day)
    return entries


def _cross(first: Window | Miss | None, second: Window | Miss | None) -> Iterator[Window]:
    """The product of two windows, if both are there."""
    if not isinstance(first, Window) or not isinstance(second, Window):
        return
    value, low, high = (
        _CONTEXT.multiply(one, other)
        for one, other in ((first.value, second.value), (first.low, second.low), (first.high, second.high))
    )
    published = min(first.published, second.published)
    source = f"{first.source} by way of {first.quote}, {second.source}"
    drift = _CONTEXT.subtract(_CONTEXT.multiply(1 + first.drift, 1 + second.drift), _ONE)
    yield Window(first.base, second.quote, first.asked, value, low, high, published, source, drift)


def _spanning(base: str, quote: str, day: dt.date, value: Decimal, entries: Sequence[_Entry]) -> Window:
    """A window from all the rates that belong to it."""
    values = [entry.value for entry in entries]
    published = max(entry.day for entry in entries)
    return Window(base, quote, day, value, min(values), max(values), published, _named(entries))


def _named(entries: Iterable[_Entry]) -> str:
    """The sources of some rates, with the markets: "desk survey (Pyongyang, Sinuiju)"."""
    markets: dict[str, set[str]] = {}
    for entry in entries:
        markets.setdefault(entry.source, set()).update({entry.market} - {""})
    return ", ".join(
        f"{source} ({', '.join(sorted(found))})" if found else source for source, found in sorted(markets.items())
    )


def _median(values: Sequence[Decimal]) -> Decimal:
    """The middle of ascending values, as it is written; the mean of the two middle ones."""
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return _CONTEXT.divide(_CONTEXT.add(values[middle - 1], values[middle]), _TWO)


def _sources(tables: Iterable[Table]) -> Iterator[Source]:
    """The tables that have anything."""
    for table in tables:
        days = [row.day for row in table.rows]
        if days:
            codes = {code for row in table.rows for code in (row.base, row.quote)}
            yield Source(table.path, min(days), max(days), len(codes))


def _days_of(year: int) -> tuple[dt.date, dt.date]:
    bounded = min(max(year, dt.MINYEAR), dt.MAXYEAR)
    return dt.date(bounded, 1, 1), dt.date(bounded, 12, 31)


def _from(entries: Sequence[_Entry], day: dt.date) -> int:
    """The place of the first rate on or after a day."""
    return bisect_left(entries, day, key=lambda entry: entry.day)


def _until(entries: Sequence[_Entry], day: dt.date) -> int:
    """The place after the last rate on or before a day."""
    return bisect_right(entries, day, key=lambda entry: entry.day)
