"""How a document groups its digits, where writers of one language follow two conventions (Spain and Mexico)."""

from __future__ import annotations

from decimal import Decimal

from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_digits, parse_units

MOST_DIGITS = 30

# A comma before three digits and no more is the only number that the two conventions read differently by a thousand.
EITHER = Expression(r"(?<![\d.,])\d{1,3},\d{3}(?![\d,]|\.\d)")
COMMA_GROUPS = Expression(r"(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d|(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])")
COMMA_PARTS = Expression(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d|\.\d{3}|(?![\d.,]))|\d,\d{1,2}(?![\d,])")


def conventional(text: str, lexicon: Lexicon) -> Lexicon:
    """The lexicon with group and point changed over, where the document or the places it names group with commas."""
    numerals = lexicon.numerals
    if numerals.swapped is None or not EITHER.search(text) or COMMA_PARTS.search(text):
        return lexicon
    if not COMMA_GROUPS.search(text) and not numerals.swapped.search(text):
        return lexicon
    return lexicon._replace(numerals=numerals._replace(group=numerals.point, point=numerals.group))


def value(digits: str, lexicon: Lexicon) -> Decimal | None:
    """The value of a number as the language writes it; None where it is none, or longer than any sum of money."""
    if len(digits) > MOST_DIGITS:
        return None
    numerals = lexicon.numerals
    if not numerals.units or digits.isdigit():
        return parse_digits(digits, numerals.group, numerals.point)
    return parse_units(digits, numerals)
