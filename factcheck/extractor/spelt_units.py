"""Quantities without digits beside one in digits: "five miles (8 km)", "3.5 feet (one metre)", "a kilogram (2.2 lb)"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.extractor.hedges import hedge
from factcheck.extractor.unit_names import unit_at
from factcheck.language.lexicon import Lexicon
from factcheck.language.spelling import spelled
from factcheck.language.units import UnitWords, dimensions
from factcheck.model import Figure, Numeral

LONGEST = 60
HALF = re.compile(r"half", re.IGNORECASE)
OPENING = re.compile(r"[ ]?[(\[/]|,? or ")
WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 8


def spelt_neighbours(text: str, found: list[Figure], lexicon: Lexicon, words: UnitWords) -> list[Figure]:
    """The quantities, and those in words that stand before or behind one that opens or precedes a bracket."""
    made: list[Figure] = []
    for index, figure in enumerate(found):
        floor = found[index - 1].end if index else 0
        ceiling = found[index + 1].start if index + 1 < len(found) else len(text)
        before = _before(text, floor, figure, lexicon, words)
        behind = _behind(text, figure, ceiling, lexicon, words)
        made += [one for one in (before, figure, behind) if one is not None]
    return made


def _related(figure: Figure, symbol: str) -> bool:
    return figure.unit != symbol and bool(dimensions(figure.unit or "") & dimensions(symbol))


def _before(text: str, floor: int, figure: Figure, lexicon: Lexicon, words: UnitWords) -> Figure | None:
    """A quantity in words in front of the bracket that a figure opens."""
    begin = max(floor, figure.start - LONGEST)
    opened = max(text.rfind("(", begin, figure.start), text.rfind(" or ", begin, figure.start))
    opened = max(opened, text.rfind("（", begin, figure.start))
    if opened < 0 or figure.start - opened > LONGEST // 2:
        return None
    starts = [match.start() for match in WORD.finditer(text, begin, opened)][-MOST_WORDS:]
    for start in starts:
        made = _at(text, start, lexicon, words)
        if made and made.end <= opened and _related(figure, made.unit or "") and not text[made.end : opened].strip():
            return made
    return None


def _behind(text: str, figure: Figure, ceiling: int, lexicon: Lexicon, words: UnitWords) -> Figure | None:
    """A quantity in words that opens a bracket behind a figure."""
    match = OPENING.match(text, figure.end)
    if match is None:
        return None
    for first in list(WORD.finditer(text, match.end(), min(match.end() + LONGEST // 2, ceiling)))[:3]:
        made = _at(text, first.start(), lexicon, words)
        if made and made.end <= ceiling and _related(figure, made.unit or ""):
            return made
    return None


def _at(text: str, start: int, lexicon: Lexicon, words: UnitWords) -> Figure | None:
    """The quantity in words that begins at a place: "five miles", "half a mile", "per kilogram"."""
    value, end, _ = spelled(text, start, lexicon)
    named = unit_at(text, end, words) if value else None
    if named is None:
        end = next((at for at in range(start + 1, min(start + 8, len(text))) if _one(text, start, at, words)), start)
        named = unit_at(text, end, words) if end > start else None
        value = Decimal("0.5") if HALF.match(text, start) else Decimal(1)
    if named is None or not value:
        return None
    written, bound = hedge(text, start, lexicon)
    numeral = Numeral(start, start, Decimal(1), Decimal(1).scaleb(value.as_tuple().exponent))  # type: ignore[arg-type]
    return Figure(
        "quantity", text[start : named.end], start, named.end, value, unit=named.symbol, hedge=written, bound=bound,
        numerals=(numeral,),
    )  # fmt: skip


def _one(text: str, start: int, end: int, words: UnitWords) -> bool:
    """Whether a word stands for one: "a mile", "per kilogram"."""
    match = words.one.fullmatch(text, start, end) if words.one else None
    return match is not None and text[end : end + 1] in (" ", "-", "\u00a0")
