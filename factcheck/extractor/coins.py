"""Notes and coins that are one amount: "5 dollars and 30 cents", "2222円13銭"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extractor.found import Found
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import quantum
from factcheck.model import Numeral

LONGEST_JOIN = 6


def counted(found: list[Found], text: str, lexicon: Lexicon) -> list[Found]:
    """The figures with coins added to the notes before them; marks that count behind notes only are left out alone."""
    kept: list[Found] = []
    last: Found | None = None
    for each in found:
        if last is not None and each.mark.unit < 1 and _together(last, each, text, lexicon):
            _add(last, each)
            if not kept or kept[-1] is not last:
                kept.append(last)  # coins with smaller ones: 两角五分
            continue
        last = each
        if not each.mark.coin:
            kept.append(each)
    return kept


def _together(notes: Found, coins: Found, text: str, lexicon: Lexicon) -> bool:
    gap = text[notes.end : coins.start]
    if len(gap) > LONGEST_JOIN or gap.strip() not in lexicon.numerals.coin_joins:
        return False
    shared = any(code in coins.mark.readings for code in notes.mark.readings)
    return shared and notes.high is None and coins.mark.unit < notes.mark.unit and 0 < coins.amount < notes.mark.unit


def _add(notes: Found, coins: Found) -> None:
    notes.end, notes.amount, notes.mark = (
        coins.end,
        notes.amount + coins.amount,
        notes.mark._replace(unit=coins.mark.unit),
    )
    notes.sure = True
    notes.numerals = (Numeral(notes.start, notes.start, Decimal(1), quantum(notes.amount)),)
