"""Answers for the pairs that the ECB's file alone does not have: NBP's tables, pegs, euro conversion rates."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal

from rates.combine import Book, Tables
from rates.facts import Peg, disputes, observations, pegs
from rates.model import Miss, Period, Rate, Window
from rates.pair import CONTEXT, EXACT
from rates.refusal import LONGEST_AGE, no_single_rate
from rates.refusal_wide import why_not
from rates.series import Fixed
from rates.snapshot import weekday_within

_WEEK = 7
_OBSERVED = 400  # days for which a single observation is worth telling
_NO_DRIFT = Decimal(0)

Ask = Callable[[str, str, dt.date], Rate | Miss]


class Wide:
    """The answers of all tables together. Codes are of ISO 4217, no aliases, base and quote differ."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def rate(self, base: str, quote: str, day: dt.date) -> Rate | Miss:
        """The rate published on or before `day`, or fixed by rule on it, or why there is none."""
        book = self.tables.book(base, quote)
        found = self._find(book, day)
        if isinstance(found, Miss):
            return found
        if isinstance(found, Fixed):
            return Rate(base, quote, found.value, day, day, found.source)
        return self._rate(book, found, day)

    def window(self, base: str, quote: str, day: dt.date, days: int) -> Window | Miss:
        """The newest rate on or before `day`, with the extremes of the days before it."""
        book = self.tables.book(base, quote)
        found = self._find(book, day)
        if isinstance(found, Miss):
            return found
        if isinstance(found, Fixed):
            return Window(base, quote, day, found.value, found.value, found.value, day, found.source)
        return self._window(book, found, day, days)

    def year(self, base: str, quote: str, year: int) -> Window | Miss:
        """The mean, the low and the high of a calendar year; the rates must cover half of it, on no other unit."""
        book, end = self.tables.book(base, quote), dt.date(min(max(year, dt.MINYEAR), dt.MAXYEAR), 12, 31)
        first, last = end.replace(month=1, day=1).toordinal(), end.toordinal()
        rows = self._rows_of(book, first, last)
        reach = min(last, self._reach(book)) - first + 1
        days, fixed = book.series.days, book.rule(min(last, self.tables.last))
        covered = sum(min(days[row + 1] - days[row], 10) for row in rows[:-1]) + _WEEK if rows else 0
        if rows and 2 * covered >= reach:
            value, (low, high) = book.series.mean(rows), book.series.extremes(rows)
            return Window(base, quote, end, value, low, high, _date(days[rows[-1]]), book.series.piece(rows[-1]).source)
        refused = self._disputed(book, first, last)
        if fixed and fixed.first <= first and not refused:
            return Window(base, quote, end, fixed.value, fixed.value, fixed.value, end, fixed.source)
        return refused or why_not(self.tables, book, end)

    def newest(self, base: str, quote: str) -> Window | Miss:
        """The window that ends on the last day of the pair's series."""
        book = self.tables.book(base, quote)
        found = self.window(base, quote, _date(self._reach(book)), _WEEK)
        return found._replace(asked=None) if isinstance(found, Miss) else found

    def periods(self, base: str, quote: str, low: Decimal, high: Decimal) -> list[Period]:
        """The unbroken runs of rates within `low` to `high`, oldest first."""
        book = self.tables.book(base, quote)
        found = self._fixed_periods(book, low, high)
        for start, stop in book.series.runs:
            for first, last in book.series.index(start, stop).runs(low, high):
                found.append(Period(_date(book.series.days[first]), _date(book.series.days[last])))
        return sorted(found)

    def last_fit(self, base: str, quote: str, low: Decimal, high: Decimal, before: dt.date | None) -> dt.date | None:
        """The last day (before `before`, and in the same unit) with a rate within `low` to `high`."""
        book = self.tables.book(base, quote)
        if not book.meets(low, high):
            return None
        limit = before.toordinal() if before else self.tables.last + 1
        unit = max((split for split in book.splits if before and split < limit), default=0)
        found = [one.last for one in self._fixed_periods(book, low, high, limit - 1)]
        for start, stop in reversed(book.series.runs):
            if book.series.days[start] < unit:
                break
            row = book.series.index(start, stop).last(low, high, bisect_left(book.series.days, limit))
            if row is not None:
                found.append(_date(book.series.days[row]))
                break
        return max(found, default=None)

    def official(self, base: str, quote: str, day: dt.date, ask: Ask) -> tuple[Rate, ...]:
        """What was official on a day, single rate or not; `ask` answers for other pairs."""
        book = self.tables.book(base, quote)
        row = self._row(book, day.toordinal())
        if row is not None:
            return (self._rate(book, row, day),)
        return tuple(self._known(base, quote, day, "official", ask))

    def market(self, base: str, quote: str, day: dt.date, ask: Ask) -> tuple[Rate, ...]:
        """What was observed on the market near a day."""
        return tuple(self._known(base, quote, day, "market", ask))

    def with_known(self, miss: Miss, ask: Ask) -> Miss:
        """A miss for want of a single rate, with the rates known."""
        day = miss.asked or _date(self.tables.last)
        known = self.official(miss.base, miss.quote, day, ask), self.market(miss.base, miss.quote, day, ask)
        return miss._replace(official=known[0], market=known[1])

    def _known(self, base: str, quote: str, day: dt.date, kind: str, ask: Ask) -> Iterator[Rate]:
        """Rates set or observed of one currency against another, turned into those of the pair."""
        for code, other in ((base, quote), (quote, base)):
            for anchor, units, label, published in _facts(code, day.toordinal(), kind):
                step = ask(anchor, other, day) if anchor != other else Rate(anchor, other, Decimal(1), day, day, "")
                if isinstance(step, Rate):
                    worth = EXACT.multiply(step.value, units[1]), Decimal(units[0])
                    value = CONTEXT.divide(*(worth if code == base else worth[::-1])).normalize(CONTEXT)
                    source = " and ".join(filter(None, (step.source, label)))
                    yield Rate(base, quote, value, day, min(step.published, _date(published)), source)

    def _find(self, book: Book, day: dt.date) -> Fixed | int | Miss:
        """The row for a day, or what is fixed by rule on it, or why there is neither."""
        ordinal = day.toordinal()
        refused = self._disputed(book, ordinal, ordinal)
        if refused:
            return refused
        rule, row = book.rule(ordinal), self._row(book, ordinal)
        if rule:
            return rule
        return why_not(self.tables, book, day) if row is None or book.series.run(row) is None else row

    def _disputed(self, book: Book, first: int, last: int) -> Miss | None:
        """The miss for a pair that had no single rate on one of some days on which both were money."""
        for code in (book.base, book.quote):
            for one in disputes(code):
                if max(first, one.first, book.life[0]) <= min(last, one.last, book.life[1]):
                    return no_single_rate(book.base, book.quote, code, _date(last), one.reason)
        return None

    def _row(self, book: Book, ordinal: int) -> int | None:
        """The last row on or before a day, if it is young enough and in the unit of that day."""
        series = book.series
        row = series.row(ordinal)
        if row < 0 or any(series.days[row] < split <= ordinal for split in book.splits):
            return None
        age, piece = ordinal - series.days[row], series.piece(row)
        live = row == len(series) - 1 and piece.legs is not None
        if age > (LONGEST_AGE if live else piece.fresh) or ordinal > book.life[1]:
            return None
        return row

    def _stale(self, book: Book, row: int, ordinal: int) -> bool:
        """Whether a day is beyond the end of the series, so that its rate may have moved."""
        published = book.series.days[row]
        if row < len(book.series) - 1 or book.series.piece(row).legs is None:
            return False
        weekly = row > 0 and published - book.series.days[row - 1] >= _WEEK - 1
        return ordinal - published > _WEEK if weekly else weekday_within(published + 1, ordinal)

    def _rate(self, book: Book, row: int, day: dt.date) -> Rate:
        series = book.series
        return Rate(book.base, book.quote, series.value(row), day, _date(series.days[row]), series.piece(row).source)

    def _window(self, book: Book, row: int, day: dt.date, days: int) -> Window:
        series, ordinal = book.series, day.toordinal()
        run = series.run(row) or (row, row + 1)
        start = max(bisect_left(series.days, ordinal - days), run[0])
        low, high = series.extremes(range(min(start, row), row + 1))
        drift = self._drift(book, row, ordinal)
        published, source = _date(series.days[row]), series.piece(row).source
        return Window(book.base, book.quote, day, series.value(row), low, high, published, source, drift)

    def _drift(self, book: Book, row: int, ordinal: int) -> Decimal:
        legs = book.series.piece(row).legs
        if legs is None or not self._stale(book, row, ordinal):
            return _NO_DRIFT
        return CONTEXT.scaleb(Decimal(self.tables.drift(*legs, ordinal - book.series.days[row])), -4)

    def _rows_of(self, book: Book, first: int, last: int) -> range:
        """The rows of a span of days; none if the unit changed within it or a day of it had no single rate."""
        days = book.series.days
        rows = range(bisect_left(days, first), book.series.row(last) + 1)
        if any(first < split <= last for split in book.splits) or not rows:
            return range(0)
        run = book.series.run(rows[0])
        return rows if run and rows[-1] < run[1] else range(0)

    def _reach(self, book: Book) -> int:
        """The last day of a pair's series, or on which its rule holds; that of the tables if it has neither."""
        last = self.tables.last
        ends = [*book.series.days[-1:], *(min(one.last, last) for one in book.fixed if one.first <= last)]
        return max(ends, default=last)

    def _fixed_periods(self, book: Book, low: Decimal, high: Decimal, limit: int | None = None) -> list[Period]:
        end = self.tables.last if limit is None else min(limit, self.tables.last)
        if self._disputed(book, end, end):
            return []
        held = [one for one in book.fixed if low <= one.value <= high and one.first <= end]
        return [Period(_date(one.first), _date(min(one.last, end))) for one in held]


def _facts(code: str, ordinal: int, kind: str) -> Iterator[tuple[str, tuple[int, int], str, int]]:
    """What was set or observed of a currency by a day: the other currency, the units for one of it, source, day."""
    if kind == "official":
        yield from ((one.base, one.units, one.label, ordinal) for one in _set(code, ordinal))
    reach = _OBSERVED if kind == "market" else ordinal
    near = [one for one in observations(code) if one.kind == kind and 0 <= ordinal - one.day <= reach]
    yield from ((one.base, one.units, one.source, one.day) for one in near[-1:])


def _set(code: str, ordinal: int) -> list[Peg]:
    """The official rate of a day, or the euro conversion rate of a currency that has gone."""
    begun = [one for one in pegs(code) if one.first <= ordinal]
    return [one for one in begun if ordinal <= one.last or one.kind == "euro"][-1:]


def _date(ordinal: int) -> dt.date:
    return dt.date.fromordinal(ordinal)
