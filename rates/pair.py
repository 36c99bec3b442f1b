"""The cross rate of two currencies: exact on one day, and an index that finds the days on which it held."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from operator import truediv

from rates.snapshot import Snapshot
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object

with localcontext() as CONTEXT:
    CONTEXT.prec = 15  # published rates have at most 10 digits; a cross is exact to this many
with localcontext() as EXACT:
    EXACT.prec = 28  # for what is rounded again later
with localcontext() as MEAN:
    MEAN.prec = 12

_BLOCK = 64
_SLACK = 1e-12  # far above the error of a float, far below the last digit of a published rate


class Pair:
    """Units of `quote` for one unit of `base` on every row of a snapshot; both are columns."""

    def __init__(self, snapshot: Snapshot, base: int, quote: int) -> None:
        self.base, self.quote = base, quote
        self.first = max(snapshot.first[base], snapshot.first[quote])
        self.last = min(snapshot.last[base], snapshot.last[quote])
        self._bases, self._quotes = snapshot.values(base), snapshot.values(quote)
        self._up: int = 10 ** snapshot.decimals[base]
        self._down: int = 10 ** snapshot.decimals[quote]

    def has(self, row: int) -> bool:
        """Whether both currencies have a value on a row."""
        return self._bases[row] != 0 and self._quotes[row] != 0

    def value(self, row: int) -> Decimal:
        """The rate on a row: as published if the base is the euro, else the cross to 15 significant digits."""
        return CONTEXT.divide(Decimal(self._quotes[row] * self._up), Decimal(self._bases[row] * self._down))

    def rows(self, start: int, stop: int) -> list[int]:
        """The rows from `start` to before `stop` on which both have a value."""
        return [row for row in range(start, stop) if self.has(row)]

    def extremes(self, rows: list[int]) -> tuple[Decimal, Decimal]:
        """The lowest and the highest rate of some rows, at least one."""
        ratios = [self._quotes[row] / self._bases[row] for row in rows]
        low, high = min(ratios), max(ratios)
        return self.value(rows[ratios.index(low)]), self.value(rows[ratios.index(high)])

    def mean(self, rows: list[int]) -> Decimal:
        """The mean rate of some rows, at least one, to 12 significant digits."""
        total = Decimal(0)
        for row in rows:
            total = EXACT.add(
                total, EXACT.divide(Decimal(self._quotes[row] * self._up), Decimal(self._bases[row] * self._down))
            )
        return MEAN.plus(EXACT.divide(total, Decimal(len(rows))))

    def ratios(self) -> tuple[Sequence[int], array[float]]:
        """The rows with a rate, and on each the rate times `scale`, as a float."""
        bases = self._bases[self.first : self.last + 1].tolist()
        quotes = self._quotes[self.first : self.last + 1].tolist()
        if 0 not in bases and 0 not in quotes:
            return range(self.first, self.last + 1), array("d", map(truediv, quotes, bases))
        rows = array("L", self.rows(self.first, self.last + 1))
        return rows, array("d", [self._quotes[row] / self._bases[row] for row in rows])

    @property
    def scale(self) -> float:
        """What a rate is multiplied by to compare it with `ratios`."""
        return self._down / self._up


class Rates(Protocol):
    """What an index can be made of."""

    @property
    def scale(self) -> float:
        """What a rate is multiplied by to compare it with `ratios`."""

    def ratios(self) -> tuple[Sequence[int], array[float]]:
        """The rows with a rate, ascending, and on each the rate times `scale`, as a float."""

    def value(self, row: int) -> Decimal:
        """The rate on a row."""


class _Bounds(NamedTuple):
    """An interval of ratios: what lies between the tight bounds is inside, beyond the loose ones outside."""

    loose_low: float
    tight_low: float
    tight_high: float
    loose_high: float
    low: Decimal
    high: Decimal


class Index:
    """All rates of a pair as floats, with the extremes of every 64 of them, to find those within an interval.

    Near a bound the decimal value decides, so that the answer is exact.
    """

    def __init__(self, pair: Rates) -> None:
        self._pair = pair
        self.rows, self._values = pair.ratios()
        blocks = [self._values[at : at + _BLOCK] for at in range(0, len(self._values), _BLOCK)]
        self._lows, self._highs = [min(block) for block in blocks], [max(block) for block in blocks]
        self.lowest = min(self._lows, default=0.0) * (1 - _SLACK)
        self.highest = max(self._highs, default=0.0) * (1 + _SLACK)
        self._scale = pair.scale

    def last(self, low: Decimal, high: Decimal, before: int | None = None) -> int | None:
        """The last row (before row `before`) whose rate lies within `low` to `high`."""
        if not self.meets(low, high):
            return None
        bounds = self._bounds(low, high)
        end = len(self.rows) if before is None else bisect_left(self.rows, before)
        for block in range((end - 1) // _BLOCK, -1, -1):
            if self._lows[block] <= bounds.loose_high and self._highs[block] >= bounds.loose_low:
                hits = self._scan(block * _BLOCK, min(end, (block + 1) * _BLOCK), bounds)
                if hits:
                    return self.rows[hits[-1]]
        return None

    def meets(self, low: Decimal, high: Decimal) -> bool:
        """Whether an interval meets that of all rates, of which none need lie in it: a glance."""
        scale = self._scale
        return float(low) * scale <= self.highest and float(high) * scale >= self.lowest

    def runs(self, low: Decimal, high: Decimal) -> list[tuple[int, int]]:
        """The first and last row of every unbroken run of rates within `low` to `high`, ascending."""
        found: list[tuple[int, int]] = []
        for start, stop in self._hits(self._bounds(low, high)):
            first, last = self.rows[start], self.rows[stop - 1]
            if found and first == found[-1][1] + 1:
                first = found.pop()[0]
            found.append((first, last))
        return found

    def _hits(self, bounds: _Bounds) -> Iterator[tuple[int, int]]:
        """Spans of places in `rows`, ascending, whose rates lie within bounds and whose rows follow each other."""
        whole = isinstance(self.rows, range)  # no row is missing, so that a block is one span
        for block, (low, high) in enumerate(zip(self._lows, self._highs, strict=True)):
            if low > bounds.loose_high or high < bounds.loose_low:
                continue
            start, stop = block * _BLOCK, min((block + 1) * _BLOCK, len(self._values))
            inside = low >= bounds.tight_low and high <= bounds.tight_high
            places = range(start, stop) if inside else self._scan(start, stop, bounds)
            if whole and places and places[-1] - places[0] < len(places):
                yield places[0], places[-1] + 1
            else:
                yield from ((place, place + 1) for place in places)

    def _scan(self, start: int, stop: int, bounds: _Bounds) -> list[int]:
        low, high = bounds.loose_low, bounds.loose_high
        near = [at for at, value in enumerate(self._values[start:stop], start) if low <= value <= high]
        low, high, values = bounds.tight_low, bounds.tight_high, self._values
        return [at for at in near if low <= values[at] <= high or self._inside(at, bounds)]

    def _inside(self, at: int, bounds: _Bounds) -> bool:
        return bounds.low <= self._pair.value(self.rows[at]) <= bounds.high

    def _bounds(self, low: Decimal, high: Decimal) -> _Bounds:
        first, last = float(low) * self._scale, float(high) * self._scale
        down, up = abs(first) * _SLACK, abs(last) * _SLACK
        return _Bounds(first - down, first + down, last - up, last + up, low, high)
