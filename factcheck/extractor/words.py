"""Figures whose number is written in words: "two million pesos", "half a billion dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.extractor.found import Found
from factcheck.extractor.marks import combined, denied_behind, left, over_hedge, right, vague
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_units, quantum
from factcheck.language.spelling import spelled
from factcheck.model import Numeral

HUNDRED = 2


def scan(text: str, lexicon: Lexicon) -> list[Found]:
    """Every number in words, or in the characters of East Asia, that a currency name follows, in order."""
    found: list[Found] = []
    end = 0
    for start in sorted(_starts(text, lexicon)):
        if start < end:
            continue
        # Where one phrase is no figure, neither is any that begins inside it.
        value, end, largest = spelled(text, start, lexicon)
        figure = _found(text, start, end, value, lexicon, large=largest > HUNDRED) if value else None
        if figure:
            found.append(figure)
    if lexicon.numerals.native:
        matches = lexicon.numerals.native.finditer(text)
        found += (figure for match in matches if (figure := _native(text, match, lexicon)))
    return found


def _native(text: str, match: re.Match[str], lexicon: Lexicon) -> Found | None:
    """A number in characters (三千五百, 삼천만) with its currency; not inside a word or behind digits."""
    numerals, before = lexicon.numerals, text[match.start() - 1 : match.start()]
    if not any(unit in match[0] for unit in numerals.units) or before.isdigit():
        return None
    if before.isalpha() and "spaced" in lexicon.traits:
        return None
    low, *more = (
        parse_units(number, numerals.units, numerals.digits, numerals.group, numerals.point)
        for number in _neighbours(match[0], lexicon)
    )
    found = _found(text, match.start(), match.end(), low, lexicon, large=True) if low else None
    if found and more and more[0] and low:
        found.high = found.amount * more[0] / low
    return found


def _neighbours(number: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Two digits side by side before a unit are the ends of a range: 四五千 is 四千 to 五千."""
    digits, units = lexicon.numerals.digits, lexicon.numerals.units
    for index in range(len(number) - 2):
        first, second = digits.get(number[index]), digits.get(number[index + 1])
        if first and second and second > first and number[index + 2] in units:
            return number[: index + 1] + number[index + 2 :], number[:index] + number[index + 1 :]
    return (number,)


def _starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where numbers in words may begin: at the very start, and wherever the language's expressions say."""
    yield 0
    for expression in lexicon.numerals.starts:
        for match in expression.finditer(text):
            start = match.start()
            if not text[start].isalpha():
                yield start + 1
            elif start == 0 or not text[start - 1].isalpha():
                yield start


def _found(text: str, start: int, end: int, value: Decimal, lexicon: Lexicon, *, large: bool) -> Found | None:
    """The figure of a number that ends at `end`, where a currency name follows."""
    behind = over_hedge(text, start, right(text, end, lexicon, scaled=large), lexicon)
    both = combined(left(text, start, lexicon), behind, start)
    if both is None or behind.mark is None or behind.exponent:
        return None
    mark, begin, finish = both
    if denied_behind(text, finish, mark.word, lexicon) or vague(text, begin, lexicon):
        return None
    amount = value * mark.unit
    numeral = Numeral(start, start, mark.unit, quantum(amount))
    return Found(begin, finish, amount, mark, (numeral,), large or not mark.weak)
