"""What both embedded files are packed of: columns of integers, words of 32 bits, and the drift of pairs."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from operator import truediv

from rates.values import NamedTuple

HORIZONS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365)
"""Calendar days over which the drift of a pair is measured."""
YEARS = 10
"""The years before the last day over which the drift is measured."""
_DRIFT_UNIT = 10_000
_LARGEST = 2**32 - 1


class Column(NamedTuple):
    """One currency: units for one euro as integers, to be divided by ten to the `decimals`; 0 where there is none."""

    code: str
    decimals: int
    values: list[int]


def pack_column(code: str, texts: list[str]) -> Column:
    """Turns the decimal strings of one currency ("N/A" or "" where there is none) into integers of equal scale."""
    parts = [text.partition(".")[::2] if text not in ("N/A", "") else None for text in texts]
    decimals = max((len(part[1]) for part in parts if part), default=0)
    values = [int(part[0] + part[1].ljust(decimals, "0")) if part else 0 for part in parts]
    if max(values) > _LARGEST:
        raise ValueError(f"{code} has a rate with too many digits for 32 bits")
    return Column(code, decimals, values)


def words(numbers: Iterable[int]) -> bytes:
    """Numbers as unsigned little-endian 32-bit words."""
    listed = list(numbers)
    return struct.pack(f"<{len(listed)}I", *listed)


def percentile(rates: list[float], rows: list[int]) -> int:
    """The 99th percentile (nearest rank) of the move from each rate to the rate at `rows`, either way, rounded up.

    What cannot be measured, for want of days, counts as 100%.
    """
    later = [rates[row] for row in rows]
    if 0.0 in rates:
        pairs = [(now, then) for now, then in zip(rates, later, strict=False) if now and then]
        moves = sorted(now / then for now, then in pairs)
    else:
        moves = sorted(map(truediv, rates, later))
    excess = sorted([move for move in moves if move >= 1] + [1 / move for move in moves if move < 1])
    if not excess:
        return _DRIFT_UNIT
    move = excess[-(-99 * len(excess) // 100) - 1] - 1
    return -int(-move * _DRIFT_UNIT // 1)
