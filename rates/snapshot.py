"""The embedded history of exchange rates, mapped from disk and never parsed.

The file (`data/ecb.rates`, made by `rates/build.py`) is a row of little-endian 32-bit words:

    8 bytes       the mark "RATES 1" and a line feed
    4 words       the numbers of days D, of currencies C, of horizons H, of live currencies L
    C words       the ISO 4217 codes, three ASCII letters and a space, EUR first, then by alphabet
    C words       the decimals of each currency's column
    C words       the row of its first value
    C words       the row of its last value
    D words       the days of publication, ascending, as proleptic Gregorian ordinals (1 = 0001-01-01)
    C * D words   the columns: units of the currency for one euro, times ten to its decimals; 0 where there is none
    H words       the horizons of the drift, in calendar days, ascending
    L words       the column of each live currency (one that has a value on the last day), ascending
    L * (L - 1) / 2 * H words
                  the drift of every pair of live currencies, in the order (0,1), (0,2), ... (1,2), ...: for each
                  horizon h, in 1/10000 and rounded up, the 99th percentile over the last ten years of
                  max(r, 1/r) - 1, where r is the rate on or before day d + h over the rate of publication day d

Taking the larger of r and 1/r makes the drift the same for a pair and its inverse.

Source of the figures: the euro foreign exchange reference rates of the European Central Bank, mid rates of about
14:15 CET, published for information only.
"""

from __future__ import annotations

import mmap
import os
import sys
from bisect import bisect_left, bisect_right
from itertools import accumulate

MARK = b"RATES 1\n"
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "ecb.rates")
_HEADER = 6  # words of the mark and of the four numbers


class Snapshot:
    """A read-only view of one packed file. Opening it reads a few hundred bytes; safe to share between threads.

    `codes` are the ISO 4217 codes of the columns, EUR first, and `column` their places; `decimals`, `first` and `last`
    are the decimals, the first and the last row of each column; `days` are the ordinals of the rows.
    """

    def __init__(self, path: str = PATH) -> None:
        self.path = path
        with open(path, "rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MARK)] != MARK or len(mapped) % 4:
            raise ValueError(f"{path} is no file of packed rates of this version")
        words = words_of(mapped)
        days, codes, horizons, live = words[2:_HEADER]
        pairs = live * (live - 1) // 2
        lengths = (_HEADER, codes, codes, codes, codes, days, codes * days, horizons, live, pairs * horizons)
        if sum(lengths) != len(words):
            raise ValueError(f"{path} is not whole: it has {len(words)} words instead of {sum(lengths)}")
        parts = split(words, lengths)
        self.decimals, self.first, self.last, self.days, self._values = parts[2:7]
        self._horizons, self._live, self._drift = parts[7:]
        self.codes = tuple(mapped[_HEADER * 4 : (_HEADER + codes) * 4].decode("ascii").split())
        self.column = {code: column for column, code in enumerate(self.codes)}

    def values(self, column: int) -> memoryview[int]:
        """The mantissas of a column, one a row: units of the currency for one euro; 0 where there is none."""
        return self._values[column * len(self.days) : (column + 1) * len(self.days)]

    def row(self, ordinal: int) -> int:
        """The row of the last publication on or before a day, -1 before the first."""
        return bisect_right(self.days, ordinal) - 1

    def row_from(self, ordinal: int) -> int:
        """The row of the first publication on or after a day; the number of rows after the last."""
        return bisect_left(self.days, ordinal)

    def live(self, column: int) -> bool:
        """Whether the column reaches the last row."""
        return self.last[column] == len(self.days) - 1

    def drift(self, base: int, quote: int, age: int) -> int:
        """By how much two live columns move against each other within `age` calendar days, in 1/10000."""
        if base == quote or age <= 0:
            return 0
        return interpolate(self._moves(base, quote), self._horizons, age)

    def _moves(self, base: int, quote: int) -> memoryview[int]:
        """The drifts of a pair of live columns, one a horizon."""
        low, high = sorted((bisect_left(self._live, base), bisect_left(self._live, quote)))
        pair = low * (2 * len(self._live) - low - 1) // 2 + high - low - 1
        return self._drift[pair * len(self._horizons) : (pair + 1) * len(self._horizons)]


def interpolate(moves: memoryview[int], horizons: memoryview[int], age: int) -> int:
    """The drift for an age, from the drifts of the horizons, in 1/10000.

    Between two horizons it is interpolated, beyond the largest it grows with the square root of time; rounded up.
    """
    at = bisect_left(horizons, age)
    if at == len(horizons):
        return -int(-moves[-1] * (age / horizons[-1]) ** 0.5 // 1)
    if horizons[at] == age or at == 0:
        return moves[at]
    before, after = horizons[at - 1], horizons[at]
    return -(-(moves[at - 1] * (after - age) + moves[at] * (age - before)) // (after - before))


def weekday_within(first: int, last: int) -> bool:
    """Whether there is a Monday to Friday among the days from one ordinal to another."""
    return any((ordinal + 6) % 7 < 5 for ordinal in range(first, min(last, first + 2) + 1))


def split(words: memoryview[int], lengths: tuple[int, ...]) -> list[memoryview[int]]:
    """Consecutive parts of the given lengths."""
    ends = list(accumulate(lengths))
    return [words[end - length : end] for length, end in zip(lengths, ends, strict=True)]


def words_of(mapped: mmap.mmap) -> memoryview[int]:
    """The file as unsigned 32-bit words; copied and turned round on the rare big-endian machine."""
    if sys.byteorder == "little":
        return memoryview(mapped).cast("I")
    from array import array

    words = array("I", mapped[:])
    words.byteswap()
    return memoryview(words)
