"""The tables of the Polish central bank (NBP), mapped from disk and never parsed.

The file (`data/nbp.rates`, made by `rates/build_nbp.py`) is a row of little-endian 32-bit words:

    8 bytes       the mark "RATES 2" and a line feed
    4 words       the numbers of days D, of currencies C, of horizons H, of live currencies L
    C words       the ISO 4217 codes, three ASCII letters and a space, by alphabet; the zloty has no column
    C words       the decimals of each column
    C + 1 words   where each column's entries begin, and where the last one's end (E)
    D words       the days of publication, ascending, as proleptic Gregorian ordinals (1 = 0001-01-01)
    E words       the entries: zloty for one unit of the currency, times ten to the column's decimals
    H words       the horizons of the drift, in calendar days, ascending
    L words       the column of each live currency (one quoted within ten days before the last day), ascending
    L * 2 * H words
                  the drift of each live currency against the dollar, then against the euro: for each horizon h, in
                  1/10000 and rounded up, the 99th percentile over the last ten years of max(r, 1/r) - 1, where r is
                  the rate of the first publication on or after day d + h over the rate of publication day d
    E half words  the row of each entry, the place of its day among the days; padded to whole words

Table A is daily and table B weekly (fortnightly until 2004), so that a column has entries on some days only. The row of
a day of table B is one of table A as well: both have the dollar and the euro of that day.

Source of the figures: the average exchange rates of Narodowy Bank Polski, tables A and B.
"""

from __future__ import annotations

import mmap
import os
import sys

from rates.snapshot import interpolate, split, words_of

MARK = b"RATES 2\n"
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "nbp.rates")
BASE = "PLN"
"""The currency in which the entries are."""
AGAINST = ("USD", "EUR")
"""The currencies against which the drift is measured."""
WEEKLY = 10
"""Days for which an entry is good, and within which a live currency has its last one."""
_HEADER = 6  # words of the mark and of the four numbers


class Sheet:
    """A read-only view of the packed tables. Opening it reads a few hundred bytes; safe to share between threads.

    `codes` are the columns' codes and `column` their places; `decimals` are those of each column; `days` are the
    ordinals of the rows.
    """

    def __init__(self, path: str = PATH) -> None:
        self.path = path
        with open(path, "rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MARK)] != MARK or len(mapped) % 4:
            raise ValueError(f"{path} is no file of packed tables of this version")
        words = words_of(mapped)
        days, codes, horizons, live = words[2:_HEADER]
        entries = words[min(_HEADER + 3 * codes, len(words) - 1)]
        sizes = (_HEADER, codes, codes, codes + 1, days, entries, horizons, live, live * 2 * horizons, -(-entries // 2))
        if sum(sizes) != len(words):
            raise ValueError(f"{path} is not whole: it has {len(words)} words instead of {sum(sizes)}")
        parts = split(words, sizes)
        self.decimals, self._starts, self.days, self._values = parts[2:6]
        self._horizons, self._live, self._drift = parts[6:9]
        self._rows = _half_words(mapped, (sum(sizes) - sizes[-1]) * 4, entries)
        self.codes = tuple(mapped[_HEADER * 4 : (_HEADER + codes) * 4].decode("ascii").split())
        self.column = {code: column for column, code in enumerate(self.codes)}

    def rows(self, column: int) -> memoryview[int]:
        """The rows on which a currency is quoted, ascending."""
        return self._rows[self._starts[column] : self._starts[column + 1]]

    def values(self, column: int) -> memoryview[int]:
        """The mantissas of these quotes: zloty for one unit."""
        return self._values[self._starts[column] : self._starts[column + 1]]

    def live(self, column: int) -> bool:
        """Whether the column reaches the end of the tables."""
        return column in self._live

    def drift(self, column: int, against: int, age: int) -> int:
        """By how much a live currency moves within `age` days against one of `AGAINST`, in 1/10000."""
        if age <= 0 or self.codes[column] == AGAINST[against]:
            return 0
        wide = len(self._horizons)
        start = (self._live.tolist().index(column) * 2 + against) * wide
        return interpolate(self._drift[start : start + wide], self._horizons, age)


def _half_words(mapped: mmap.mmap, start: int, count: int) -> memoryview[int]:
    """The rows of the entries as unsigned 16-bit words; copied and turned round on a big-endian machine."""
    if sys.byteorder == "little":
        return memoryview(mapped)[start : start + 2 * count].cast("H")
    from array import array

    halves = array("H", mapped[start : start + 2 * count])
    halves.byteswap()
    return memoryview(halves)
