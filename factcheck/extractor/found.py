"""A figure under construction, between the scan and the finished value."""

from __future__ import annotations

from decimal import Decimal

from factcheck.language.tables import Mark
from factcheck.model import Numeral
from rates.values import NamedTuple


class Found:
    """A number with a currency mark. `sure` is False while the mark is weak and nothing beside it speaks for it."""

    __slots__ = ("amount", "end", "high", "mark", "numerals", "start", "sure")

    def __init__(
        self, start: int, end: int, amount: Decimal, mark: Mark, numerals: tuple[Numeral, ...], sure: bool
    ) -> None:
        self.start = start
        self.end = end
        self.amount = amount
        self.high: Decimal | None = None
        self.mark = mark
        self.numerals = numerals
        self.sure = sure


class Number(NamedTuple):
    """A number in digits, with or without a mark: what the next one may join to a range or a compound."""

    start: int
    end: int
    digits: str
    value: Decimal
    exponent: int
    found: Found | None
