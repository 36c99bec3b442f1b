"""Coins by a letter that stands for other things too: "85p" is money beside other money, "1080p" is a screen."""

from __future__ import annotations

from factcheck.extractor.found import Found
from factcheck.extractor.hedges import hedge, period
from factcheck.language.lexicon import Lexicon

LONGEST_BEFORE = 16


def told(found: list[Found], text: str, lexicon: Lexicon) -> list[Found]:
    """The figures, those of such coins sure where the words around tell that they are money, or left out."""
    if not any(_doubted(each) for each in found):
        return found
    return [each for each in found if not _doubted(each) or _money(each, text, lexicon)]


def _doubted(found: Found) -> bool:
    return found.mark.measure and found.mark.unit < 1 and not found.sure


def _money(found: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether a figure may be money: what is told of as a price, or parted by a point, is for sure."""
    if not text.endswith(found.mark.word, found.start, found.end):
        return True  # a capital: doubted as other names are
    numbers = {text[each.start : each.end] for each in found.numerals}
    listed = not numbers.isdisjoint(lexicon.marks.no_prices)
    found.sure = _priced(found, text, lexicon) or not (listed or all(map(str.isdigit, numbers)))
    return found.sure or not listed


def _priced(found: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether a word before tells of a price or its change ("costs 85p"), or what is behind what it is for."""
    written = hedge(text, found.start, lexicon)[0]
    start = text.rindex(written, 0, found.start) if written else found.start
    before = text[max(0, start - LONGEST_BEFORE) : start].lower().split()[-1:]
    if before != [] and before[0].lstrip("(") in lexicon.marks.pricing:
        return True
    return period(text, found.start, found.end, lexicon) is not None
