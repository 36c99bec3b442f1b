"""Numbers without a mark of their own whose currency the sentence gives: "UAH 50 million fell to 2.5 million"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extractor.found import Found, Number
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import quantum
from factcheck.language.tables import Mark
from factcheck.model import Numeral

LONGEST_CHANGE = 24
LONGEST_OPENING = 16
REACH = 200
BRACKETS = "(（[［"


def inherited(text: str, previous: Number, number: Number, found: list[Found], lexicon: Lexicon) -> Found | None:
    """The figure that a bare number is, where it is the new end of a change, or shares the mark of its neighbour."""
    if number.found is None:
        return _changed(text, previous, number, lexicon)
    if previous.found is not None:
        return None
    gap = text[previous.end : number.found.start]
    if gap.strip()[:1] in BRACKETS and gap.strip():
        return _bracketed(gap, previous, number.found, found)
    joined = gap.strip() in lexicon.connectives.chains or gap.strip() in lexicon.numerals.coin_joins
    shared = previous.exponent and number.found.start == number.start and gap.strip() and joined
    return _figure(previous, number.found.mark) if shared else None


def _changed(text: str, previous: Number, number: Number, lexicon: Lexicon) -> Found | None:
    """The amount that another of the sentence rose or fell to: "UAH 50 million fell to 2.5 million"."""
    if previous.found is None or not number.exponent:
        return None
    gap = text[previous.found.end : number.start]
    words = gap.split()
    if len(gap) > LONGEST_CHANGE or not words or "." in gap or lexicon.numerals.range_joins.get(words[-1]) != "to":
        return None
    return _figure(number, previous.found.mark)


def _bracketed(gap: str, previous: Number, equivalent: Found, found: list[Found]) -> Found | None:
    """A bare number before its equivalent in brackets, behind a pair of the same two currencies."""
    if len(gap) > LONGEST_OPENING or len(found) < 2 or previous.start - found[-1].end > REACH:
        return None
    first, second = found[-2].mark, found[-1].mark
    same = second.readings == equivalent.mark.readings and not set(first.readings) & set(second.readings)
    return _figure(previous, first) if same else None


def _figure(number: Number, mark: Mark) -> Found:
    scale = Decimal(1).scaleb(number.exponent) * mark.unit
    amount = number.value * scale
    numeral = Numeral(number.start, number.start + len(number.digits), scale, quantum(amount))
    return Found(number.start, number.end, amount, mark, (numeral,), sure=True)
