"""A figure under construction, between the scan and the finished value."""

from __future__ import annotations

from decimal import Decimal

from factcheck.language.numbers import parse_digits, quantum
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


def numeral_of(start: int, digits: str, scale: Decimal, amount: Decimal, value: Decimal) -> Numeral:
    """Where the digits stand: before a single unit they count in it ("50만"), among several they are like words.

    `digits` are empty where they are not all of the number, which is then like words too: "3 1/2 million".
    """
    if not digits:
        return Numeral(start, start, scale, quantum(amount))
    end = start + len(digits)
    if digits[-1].isdigit():
        plain = digits.isascii() or not any(character.isalpha() for character in digits)
        return Numeral(start, end if plain else start, scale, quantum(amount))
    head = digits.rstrip("".join(character for character in digits if character.isalpha()) + " ")
    if any(character.isalpha() for character in head):
        return Numeral(start, start, scale, quantum(amount))
    counted = parse_digits(head) or Decimal(1)
    return Numeral(start, start + len(head), scale * value / counted, quantum(amount))
