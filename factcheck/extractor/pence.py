"""Names that stand for other things too, told by the words around them.

"85p" is money beside other money, "1080p" is a screen; pounds that somebody paid are no weight.
"""

from __future__ import annotations

from factcheck.extractor.found import Found
from factcheck.extractor.hedges import hedge, period
from factcheck.language.lexicon import Lexicon

LONGEST_BEFORE = 16
SOLD_BY = frozenset(("jin", "kilogram", "gram", "litre", "hour", "month"))  # what is no number of pieces: 15块一斤


def told(found: list[Found], text: str, lexicon: Lexicon) -> list[Found]:
    """The figures, those of such names sure where the words around tell that they are money; other coins left out."""
    measures = [each for each in found if each.mark.measure and not each.sure]
    for each in measures:
        each.sure = each.mark.unit == 1 and _paid(each, text, lexicon)
    if not any(_doubted(each) for each in measures):
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


def _paid(found: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether a word beside notes tells that they were paid, or are a price: "costs 20 pounds", 卖15块, 15块一斤."""
    words, unspaced = lexicon.marks.paying, "unspaced" in lexicon.traits
    behind = lexicon.context.period.at(text, found.end) if unspaced else None
    if behind is not None and lexicon.context.periods[behind[0]] in SOLD_BY:
        return True
    before = _before(found, text, lexicon).rstrip() if words else ""
    word = next((word for word in words if before.endswith(word)), None)
    return word is not None and (unspaced or not before[: -len(word)][-1:].isalpha())


def _before(found: Found, text: str, lexicon: Lexicon) -> str:
    """What stands before a figure and its hedge, in small letters."""
    written = hedge(text, found.start, lexicon)[0]
    start = text.rindex(written, 0, found.start) if written else found.start
    return text[max(0, start - LONGEST_BEFORE) : start].lower()


def _priced(found: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether a word before tells of a price or its change ("costs 85p"), or what is behind what it is for."""
    before = _before(found, text, lexicon).split()[-1:]
    if before != [] and before[0].lstrip("(") in lexicon.marks.pricing:
        return True
    return period(text, found.start, found.end, lexicon) is not None
