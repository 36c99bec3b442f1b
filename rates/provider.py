"""Answers questions about rates from the history embedded in the package: the ECB's file first, then all the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache

from rates.currencies import ALIASES, currency
from rates.model import Miss, Period, Rate, Source, Window
from rates.pair import CONTEXT, EXACT, Index, Pair
from rates.refusal import FRESH, LONGEST_AGE, apart, explain, no_year, over
from rates.snapshot import PATH, Snapshot, weekday_within

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import TypeVar

    from rates.sheet import Sheet
    from rates.wide import Wide

    Answer = TypeVar("Answer", Rate, Window)

SOURCE = "ECB"
"""The euro foreign exchange reference rates of the European Central Bank."""
IDENTITY = "identity"
"""The source of a currency's rate in itself, which is one."""

_ONE = Decimal(1)
_NO_DRIFT = Decimal(0)
_WARM_RATES, _WARM_DAYS, _WARM_INDICES = 65_536, 16_384, 128


class EmbeddedProvider:
    """The rates since 1999 that come with the package, exact, without a network. Safe to share; picklable.

    Pairs of the ECB's currencies come from the ECB's reference rates, the others from the tables of the Polish central
    bank (NBP), as do those of the years before the ECB began to publish them, from pegs and euro conversion rates, or
    across both banks through the euro on a day on which both published. A rate is the newest published on or before the
    day asked for, at most seven days old within a series (ten in NBP's weekly table); never a later one, never
    interpolated, never one over a gap, over a redenomination or past the end of a currency or of its suspended series.
    Beyond the last day of the file a live series answers with its newest publication for up to ten years, and
    `Window.drift` says how far the pair may have moved. A cross has 15 significant digits. A currency whose official
    rate is not the one that people get has no rate: `official` tells it. CNH is CNY.
    """

    def __init__(self, path: str = PATH, nbp_path: str | None = None) -> None:
        self._snapshot = Snapshot(path)
        self._paths = (path, nbp_path)
        self._sheet, self._wide = cache(self._make_sheet), cache(self._make_wide)
        self._pair = cache(self._make_pair)
        self._index = lru_cache(maxsize=_WARM_INDICES)(self._make_index)
        self._rate = lru_cache(maxsize=_WARM_RATES)(self._find_rate)
        self._newest = lru_cache(maxsize=_WARM_DAYS)(self._find_newest)
        self._window = lru_cache(maxsize=_WARM_DAYS)(self._find_window)
        self._year = lru_cache(maxsize=_WARM_DAYS)(self._find_year)

    def __reduce__(self) -> tuple[type[EmbeddedProvider], tuple[str, str | None]]:
        return type(self), self._paths

    def rate(self, base: str, quote: str, day: dt.date) -> Rate | Miss:
        """The rate published on or before `day`: units of `quote` for one `base`, or why there is none."""
        return self._rate(base, quote, day)

    def window(self, base: str, quote: str, day: dt.date, days: int = 7) -> Window | Miss:
        """The newest rate on or before `day`, with the extremes of the publications from `days` before it to it.

        `drift` is zero up to the end of the file and on the weekend after it. From the first later weekday on it is
        the drift of the pair for the age of the rate in calendar days. (A bank holiday right after the end of the
        file counts as a weekday: the interval is then a little wider than it need be.)
        """
        return self._window(base, quote, day, days)

    def year(self, base: str, quote: str, year: int) -> Window | Miss:
        """The publications of a calendar year: mean (12 significant digits), low and high.

        At least half of the year's publications must have a rate; of the year in which the file ends, of those so far.
        """
        return self._year(base, quote, year)

    def newest(self, base: str, quote: str) -> Window | Miss:
        """The window that ends on the last day of the pair's series."""
        return self._newest(base, quote)

    def _find_newest(self, base: str, quote: str) -> Window | Miss:
        pair = self._pair(base, quote)
        if pair is None:
            found = self._wide().newest(*_canonical(base, quote))
            found = self._settle(found, base, quote) if isinstance(found, Miss) else found
            return found._replace(base=base, quote=quote)
        row = next((row for row in range(pair.last, pair.first - 1, -1) if pair.has(row)), None)
        return apart(self._snapshot, base, quote) if row is None else self.window(base, quote, self._day(row))

    def periods(self, base: str, quote: str, low: Decimal, high: Decimal) -> tuple[Period, ...]:
        """The unbroken runs of publications with a rate (as `rate` gives it) within `low` to `high`, oldest first."""
        index = self._index(base, quote)
        if index is None or self._late(base, quote):
            return tuple(self._wide().periods(*_canonical(base, quote), low, high))
        return tuple(Period(self._day(first), self._day(last)) for first, last in index.runs(low, high))

    def fits(self, base: str, quote: str, value: Decimal, tolerance: Decimal) -> tuple[Period, ...]:
        """The periods in which the rate lay within a fraction `tolerance` of `value`, oldest first."""
        return self.periods(base, quote, *_around(value, tolerance))

    def last_fit(
        self, base: str, quote: str, low: Decimal, high: Decimal, before: dt.date | None = None
    ) -> dt.date | None:
        """The last day of publication (before `before`) with a rate within `low` to `high`; microseconds if warm."""
        index = self._index(base, quote)
        if index is None:
            return self._wide().last_fit(*_canonical(base, quote), low, high, before)
        row = index.last(low, high, None if before is None else self._snapshot.row_from(before.toordinal()))
        if row is None and self._late(base, quote):
            return self._wide().last_fit(*_canonical(base, quote), low, high, before)
        return None if row is None else self._day(row)

    def official(self, base: str, quote: str, day: dt.date) -> tuple[Rate, ...]:
        """What was official on a day, be it a rate that nobody got or that of a currency which is no more."""
        found = self._wide().official(*_canonical(base, quote), day, self.rate)
        return tuple(one._replace(base=base, quote=quote) for one in found)

    def sources(self) -> tuple[Source, ...]:
        """The tables at hand: name, first and last day, and the number of currencies with the bank's own."""
        nbp = self._sheet()
        first, last = (dt.date.fromordinal(nbp.days[row]) for row in (0, -1))
        ecb = Source(SOURCE, self._day(0), self._day(-1), len(self._snapshot.codes))
        return ecb, Source("NBP", first, last, len(nbp.codes) + 1)

    def _late(self, base: str, quote: str) -> bool:
        """Whether a pair begins later than the ECB's file, so that others may have earlier rates."""
        pair = self._pair(base, quote)
        return pair is not None and pair.first > 0

    def _day(self, row: int) -> dt.date:
        return dt.date.fromordinal(self._snapshot.days[row])

    def _make_sheet(self) -> Sheet:
        from rates.sheet import PATH as NBP_PATH
        from rates.sheet import Sheet

        return Sheet(self._paths[1] or NBP_PATH)

    def _make_wide(self) -> Wide:
        """All tables together, made when the ECB's file does not have an answer."""
        from rates.combine import Tables
        from rates.wide import Wide

        return Wide(Tables(self._snapshot, self._sheet()))

    def _elsewhere(
        self, base: str, quote: str, days: tuple[dt.date, dt.date], ask: Callable[[Wide], Answer | Miss]
    ) -> Answer | Miss | None:
        """The answer of all tables where the ECB's file has none; no miss if the file has both currencies."""
        if not self._beyond(base, quote, *days):
            return None
        found = ask(self._wide())
        if not isinstance(found, Miss):
            return found._replace(base=base, quote=quote)
        return self._settle(found, base, quote) if self._pair(base, quote) is None else None

    def _settle(self, miss: Miss, base: str, quote: str) -> Miss:
        """A miss of all tables for the codes asked for, with the rates known where there is no single one."""
        if miss.kind == "no single rate":
            miss = self._wide().with_known(miss, self.rate)
        return miss._replace(base=base, quote=quote)

    def _beyond(self, base: str, quote: str, first: dt.date, last: dt.date) -> bool:
        """Whether others may have a rate where the ECB has none: for other currencies, pegged ones, or days before."""
        pair = self._pair(base, quote)
        if pair is None or first.toordinal() < self._snapshot.days[pair.first]:
            return True
        from rates.facts import pegs

        known = [peg for code in _canonical(base, quote) for peg in pegs(code) if peg.kind != "official"]
        return any(peg.first <= last.toordinal() and first.toordinal() <= peg.last for peg in known)

    def _make_pair(self, base: str, quote: str) -> Pair | None:
        """The pair of two codes; None if the table lacks one."""
        columns = self._snapshot.column
        first, second = columns.get(ALIASES.get(base, base)), columns.get(ALIASES.get(quote, quote))
        return None if first is None or second is None else Pair(self._snapshot, first, second)

    def _make_index(self, base: str, quote: str) -> Index | None:
        pair = self._pair(base, quote)
        return None if pair is None else Index(pair)

    def _find_rate(self, base: str, quote: str, day: dt.date) -> Rate | Miss:
        one = self._identity(base, quote, day)
        if one is not None:
            return one if isinstance(one, Miss) else Rate(base, quote, _ONE, day, day, IDENTITY)
        found = self._locate(base, quote, day)
        if found is None:
            codes = _canonical(base, quote)
            other = self._elsewhere(base, quote, (day, day), lambda wide: wide.rate(*codes, day))
            return other or explain(self._snapshot, base, quote, day)
        pair, row = found
        return Rate(base, quote, pair.value(row), day, self._day(row), SOURCE)

    def _find_window(self, base: str, quote: str, day: dt.date, days: int) -> Window | Miss:
        one = self._identity(base, quote, day)
        if one is not None:
            return one
        found = self._locate(base, quote, day)
        if found is None:
            codes = _canonical(base, quote)
            other = self._elsewhere(base, quote, (day, day), lambda wide: wide.window(*codes, day, days))
            return other or explain(self._snapshot, base, quote, day)
        pair, row = found
        rows = pair.rows(max(self._snapshot.row_from(day.toordinal() - days), pair.first), row + 1) or [row]
        low, high = pair.extremes(rows)
        drift = self._drift(pair, row, day.toordinal())
        return Window(base, quote, day, pair.value(row), low, high, self._day(row), SOURCE, drift)

    def _find_year(self, base: str, quote: str, year: int) -> Window | Miss:
        end = dt.date(min(max(year, dt.MINYEAR), dt.MAXYEAR), 12, 31)
        pair, known = self._pair(base, quote), self._identity(base, quote, end)
        if known is not None:
            return known
        start = self._snapshot.row_from(end.replace(month=1, day=1).toordinal())
        stop = self._snapshot.row(end.toordinal()) + 1
        rows = [] if pair is None else pair.rows(start, stop)
        if pair is None or not rows or 2 * len(rows) < stop - start:
            codes = _canonical(base, quote)
            span = end.replace(month=1, day=1), end
            other = self._elsewhere(base, quote, span, lambda wide: wide.year(*codes, year))
            return other or no_year(self._snapshot, base, quote, end)
        return Window(base, quote, end, pair.mean(rows), *pair.extremes(rows), self._day(rows[-1]), SOURCE)

    def _locate(self, base: str, quote: str, day: dt.date) -> tuple[Pair, int] | None:
        """The row of the rate for a day in the ECB's file, if it has one."""
        pair, row = self._pair(base, quote), self._snapshot.row(day.toordinal())
        if pair is not None and pair.first <= row <= pair.last:
            held = row if pair.has(row) else self._bridge(pair, row)
            if held is not None and self._current(base, quote, day, pair, held):
                return pair, held
        return None

    def _bridge(self, pair: Pair, row: int) -> int | None:
        """The last row with a rate before one without, if the next rate came within the days that one is good for."""
        days = self._snapshot.days
        before = next((at for at in range(row, max(row - FRESH, -1), -1) if pair.has(at)), None)
        after = next((at for at in range(row, min(row + FRESH, len(days))) if pair.has(at)), None)
        if before is None or after is None or days[after] - days[before] > FRESH:
            return None
        return before

    def _current(self, base: str, quote: str, day: dt.date, pair: Pair, row: int) -> bool:
        """Whether the rate of a row is young enough for a day, and both are still money by then."""
        age = day.toordinal() - self._snapshot.days[row]
        if row == len(self._snapshot.days) - 1:
            return age <= LONGEST_AGE
        if row == pair.last and age > 0:
            return not any(known and over(known, day) for known in (currency(base), currency(quote)))
        return age <= FRESH

    def _drift(self, pair: Pair, row: int, ordinal: int) -> Decimal:
        """How far a rate may have moved by a day beyond the end of the file, as a fraction."""
        published = self._snapshot.days[row]
        if row < len(self._snapshot.days) - 1 or not weekday_within(published + 1, ordinal):
            return _NO_DRIFT
        return CONTEXT.scaleb(Decimal(self._snapshot.drift(pair.base, pair.quote, ordinal - published)), -4)

    def _identity(self, base: str, quote: str, day: dt.date) -> Window | Miss | None:
        """The rate of a currency in itself; None for two currencies."""
        if ALIASES.get(base, base) != ALIASES.get(quote, quote):
            return None
        known = currency(base)
        if known is None or over(known, day):
            return explain(self._snapshot, base, quote, day)
        return Window(base, quote, day, _ONE, _ONE, _ONE, day, IDENTITY)


def _canonical(base: str, quote: str) -> tuple[str, str]:
    """The codes of ISO 4217 for two codes or aliases."""
    return ALIASES.get(base, base), ALIASES.get(quote, quote)


def _around(value: Decimal, tolerance: Decimal) -> tuple[Decimal, Decimal]:
    """The interval of a value and a fraction either side of it."""
    margin = EXACT.multiply(value, tolerance)
    return EXACT.subtract(value, margin), EXACT.add(value, margin)
