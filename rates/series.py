"""The rates of one pair over time, put together from several tables, with the days across which they do not compare."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from rates.pair import CONTEXT, EXACT, MEAN, Index
from rates.values import NamedTuple

_SILENCE = 31
"""Days without a rate that end a run."""


class Piece(NamedTuple):
    """Rates of a pair from one source: `ups` over `downs`, exact integers, on ascending ordinals.

    A rate is good for `fresh` days. `legs` are the two live currencies whose drift it has, None if the series ended.
    """

    days: Sequence[int]
    ups: Sequence[int]
    downs: Sequence[int]
    source: str
    fresh: int
    legs: tuple[str, str] | None

    def times(self, up: int, down: int, source: str) -> Piece:
        """The same rates multiplied by a fraction."""
        ups, downs = [value * up for value in self.ups], [value * down for value in self.downs]
        return self._replace(ups=ups, downs=downs, source=source)

    def between(self, first: int, last: int) -> Piece:
        """The rates of the days from `first` to `last`; what is cut off at the end has ended."""
        start, stop = bisect_left(self.days, first), bisect_right(self.days, last)
        if start == 0 and stop == len(self.days):
            return self
        legs = self.legs if stop == len(self.days) else None
        return Piece(self.days[start:stop], self.ups[start:stop], self.downs[start:stop], self.source, self.fresh, legs)


class Fixed(NamedTuple):
    """A rate of a pair that held by rule on every day from `first` to `last`."""

    first: int
    last: int
    up: int
    down: int
    source: str

    @property
    def value(self) -> Decimal:
        """The rate to 15 significant digits."""
        return CONTEXT.divide(Decimal(self.up), Decimal(self.down))


class Series:
    """The pieces of a pair in one row: the first piece, and of each later one what lies before and after.

    `splits` are the days on which either currency came to mean another unit; `disputed` the spans of days without a
    single rate. Both cut the rows into `runs`, as does a long silence; disputed rows are in none of them.
    """

    def __init__(self, pieces: Iterable[Piece], splits: Sequence[int], disputed: Sequence[tuple[int, int]]) -> None:
        rows: list[tuple[Piece, range]] = []
        for piece in pieces:
            first, last = (rows[0][0].days[rows[0][1][0]], rows[-1][0].days[rows[-1][1][-1]]) if rows else (0, 0)
            early = range(bisect_left(piece.days, first)) if rows else range(len(piece.days))
            late = range(bisect_right(piece.days, last), len(piece.days)) if rows else range(0)
            rows = [(piece, part) for part in (early,) if part] + rows + [(piece, part) for part in (late,) if part]
        self._places = [piece for piece, part in rows for _ in part]
        self.days = [piece.days[row] for piece, part in rows for row in part]
        self._ups = [piece.ups[row] for piece, part in rows for row in part]
        self._downs = [piece.downs[row] for piece, part in rows for row in part]
        self._disputed = disputed
        self.runs = self._cut(splits)
        self._indices: dict[int, Index] = {}

    def __len__(self) -> int:
        return len(self.days)

    def piece(self, row: int) -> Piece:
        """Where a row comes from."""
        return self._places[row]

    def row(self, ordinal: int) -> int:
        """The last row on or before a day, -1 before the first."""
        return bisect_right(self.days, ordinal) - 1

    def run(self, row: int) -> tuple[int, int] | None:
        """The rows, from the first to before the last, of the run that a row is in; None if it is disputed."""
        at = bisect_right(self.runs, (row, len(self.days))) - 1
        return self.runs[at] if at >= 0 and self.runs[at][0] <= row < self.runs[at][1] else None

    def value(self, row: int) -> Decimal:
        """The rate of a row to 15 significant digits."""
        return CONTEXT.divide(Decimal(self._ups[row]), Decimal(self._downs[row]))

    def extremes(self, rows: Sequence[int]) -> tuple[Decimal, Decimal]:
        """The lowest and the highest rate of some rows, at least one."""
        ratios = [self._ups[row] / self._downs[row] for row in rows]
        return self.value(rows[ratios.index(min(ratios))]), self.value(rows[ratios.index(max(ratios))])

    def mean(self, rows: Sequence[int]) -> Decimal:
        """The mean rate of some rows, at least one, to 12 significant digits."""
        total = Decimal(0)
        for row in rows:
            total = EXACT.add(total, EXACT.divide(Decimal(self._ups[row]), Decimal(self._downs[row])))
        return MEAN.plus(EXACT.divide(total, Decimal(len(rows))))

    def index(self, start: int, stop: int) -> Index:
        """What finds the rates of a run within bounds."""
        if start not in self._indices:
            self._indices[start] = Index(_Run(self, start, stop))
        return self._indices[start]

    def floats(self, start: int, stop: int) -> array[float]:
        """The rates of some rows as floats."""
        pairs = zip(self._ups[start:stop], self._downs[start:stop], strict=True)
        return array("d", [up / down for up, down in pairs])

    def _cut(self, splits: Sequence[int]) -> list[tuple[int, int]]:
        days = self.days
        silences = [row for row in range(1, len(days)) if days[row] - days[row - 1] > _SILENCE]
        shut = [(bisect_left(days, first), bisect_right(days, last)) for first, last in sorted(self._disputed)]
        units = [bisect_left(days, split) for split in splits]
        edges = sorted({0, len(days), *silences, *units, *(edge for span in shut for edge in span)})
        return [span for span in pairwise(edges) if not any(first <= span[0] < last for first, last in shut)]


class _Run:
    """A run of a series, as an index wants it."""

    scale = 1.0

    def __init__(self, series: Series, start: int, stop: int) -> None:
        self._series, self._start, self._stop = series, start, stop

    def ratios(self) -> tuple[Sequence[int], array[float]]:
        """The rows of the run and their rates as floats."""
        return range(self._start, self._stop), self._series.floats(self._start, self._stop)

    def value(self, row: int) -> Decimal:
        """The rate of a row."""
        return self._series.value(row)
