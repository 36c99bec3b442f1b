"""Slips of the keyboard among the digits of a number."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

LONG = 5
"""Amounts of so many digits are not like each other by chance."""
_MOST_DIGITS = 18


def digits_exchanged(printed: str) -> Iterable[tuple[str, Decimal]]:
    """Every number that two neighbouring digits make when they change places, and by what factor it differs."""
    places = [place for place, character in enumerate(printed) if character.isdecimal()]
    digits = [printed[place] for place in places]
    if not 2 <= len(digits) <= _MOST_DIGITS:
        return
    value = Decimal("".join(digits))
    for left in range(len(digits) - 1):
        if digits[left] == digits[left + 1] or (left == 0 and digits[1] == "0"):
            continue
        changed = digits.copy()
        changed[left], changed[left + 1] = digits[left + 1], digits[left]
        text = list(printed)
        text[places[left]], text[places[left + 1]] = changed[left], changed[left + 1]
        yield "".join(text), Decimal("".join(changed)) / value
