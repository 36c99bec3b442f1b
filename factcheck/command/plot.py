"""A small picture of a rate over the year around a day, in characters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.reporter.wording import number
from rates.model import Miss

if TYPE_CHECKING:
    from rates.model import Provider

HALF = 183
"""Days before and after."""
_ROWS = 9
_WIDEST = 92
_NARROWEST = 20


def plot(provider: Provider, base: str, quote: str, day: dt.date, width: int = 80, *, unicode: bool = True) -> str:
    """The rate on days evenly spread over the year around `day`; a day without a rate is left blank."""
    columns = min(max(width - 14, _NARROWEST), _WIDEST) // 2 * 2 + 1
    days = [day + dt.timedelta(round((column / (columns - 1) - 0.5) * 2 * HALF)) for column in range(columns)]
    values = [_value(provider, base, quote, one) for one in days]
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    mark, line = ("•", "┊") if unicode else ("*", ":")
    rows = _rows(values, low, high, mark, line, columns // 2)
    labels = {0: number(high), _ROWS - 1: number(low)}
    body = "".join(f"{labels.get(at, ''):>12} {row}".rstrip() + "\n" for at, row in enumerate(rows))
    return f"{body}{'':13}{_axis(days, columns)}\n"


def _value(provider: Provider, base: str, quote: str, day: dt.date) -> Decimal | None:
    """The rate of a day, unless it is an old one carried on past the end of the series."""
    found = provider.window(base, quote, day)
    return None if isinstance(found, Miss) or found.drift or found.age > 31 else found.value


def _rows(
    values: Sequence[Decimal | None], low: Decimal, high: Decimal, mark: str, line: str, middle: int
) -> list[str]:
    cells = [[line if column == middle else " " for column in range(len(values))] for _ in range(_ROWS)]
    for column, value in enumerate(values):
        if value is not None:
            height = (value - low) / (high - low) if high > low else Decimal("0.5")
            cells[_ROWS - 1 - round(height * (_ROWS - 1))][column] = mark
    return ["".join(row) for row in cells]


def _axis(days: Sequence[dt.date], columns: int) -> str:
    """The first day, the one asked for, and the last, each under its column."""
    first, asked, last = days[0].isoformat(), days[columns // 2].isoformat(), days[-1].isoformat()
    if columns < 3 * len(first) + 4:
        return f"{first}{last:>{columns - len(first)}}"
    return f"{first}{asked:^{columns - 2 * len(first)}}{last}"
