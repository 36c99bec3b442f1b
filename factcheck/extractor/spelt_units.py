"""Quantities without digits beside one in digits: "five miles (8 km)", "3.5 feet (one metre)"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extractor.hedges import hedge
from factcheck.extractor.unit_names import unit_at
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import quantum, rounded
from factcheck.language.spelling import half, spelled
from factcheck.language.units import UnitWords, dimensions
from factcheck.model import Figure, Numeral

LONGEST = 60
LONGEST_FRACTION = 24
OPENING = Expression(r"[ ]?[(\[/]|,? or ")
BESIDE = Expression(r"(?: [^\W\d_]{1,12}){0,2},?")  # two feet, or 61 cm; six inches of rain, or 152mm
MARKS = ("(", " or ", "（", "/")
WORD = Expression(r"[^\W\d_]+")
MOST_WORDS = 8
MOST_HEDGED = 4
"""So many words, or characters where words are not parted, stand before a quantity in its bracket."""


def may_be_spelt(text: str, end: int) -> bool:
    """Whether a bracket or "or" stands so near a number that a quantity in words may be beside it."""
    around = text[max(0, end - LONGEST) : end + LONGEST // 2]
    return any(mark in around for mark in MARKS)


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
    if text[opened - 1] >= "\u3000" and "unspaced" in lexicon.traits:
        starts = [*starts, *range(max(begin, opened - MOST_WORDS), opened)]
    for start in starts:
        made = _at(text, start, lexicon, words)
        if made is None or made.end > opened or not _related(figure, made.unit or ""):
            continue
        if BESIDE.fullmatch(text[made.end : opened].rstrip()):
            return made
    return None


def _behind(text: str, figure: Figure, ceiling: int, lexicon: Lexicon, words: UnitWords) -> Figure | None:
    """A quantity in words that opens a bracket behind a figure."""
    match = OPENING.match(text, figure.end)
    if match is None:
        return None
    starts = [first.start() for first in WORD.finditer(text, match.end(), min(match.end() + LONGEST // 2, ceiling))]
    if "unspaced" in lexicon.traits:
        starts = [*starts[:1], *range(match.end(), match.end() + MOST_HEDGED)]
    for start in starts[:MOST_HEDGED]:
        made = _at(text, start, lexicon, words)
        if made and made.end <= ceiling and _related(figure, made.unit or ""):
            return made
    return None


def _at(text: str, start: int, lexicon: Lexicon, words: UnitWords) -> Figure | None:
    """The quantity in words that begins at a place: "five miles", "half a mile", "per kilogram"."""
    value, end, _ = spelled(text, start, lexicon)
    halved = half(text, end, lexicon.numerals)
    if value and halved > end:
        value, end = value + Decimal("0.5"), halved
    named = unit_at(text, end, words) if value else None
    if named is None:
        value, end = _one(text, start, words)
        named = unit_at(text, end, words) if value else None
    if named is None or not value:
        return None
    halved = half(text, named.end, lexicon.numerals)
    if value == 1 and halved > named.end:  # "a mile and a half"
        value, named = value + Decimal("0.5"), named._replace(end=halved)
    written, bound = hedge(text, start, lexicon)
    numeral = Numeral(start, start, Decimal(1), quantum(rounded(value, 2)))
    return Figure(
        "quantity", text[start : named.end], start, named.end, value, unit=named.symbol, hedge=written, bound=bound,
        numerals=(numeral,),
    )  # fmt: skip


def _one(text: str, start: int, words: UnitWords) -> tuple[Decimal | None, int]:
    """The value of words that stand for a number, and their end: "a mile", "per kilogram", "three-quarters of a"."""
    if text[max(0, start - 4) : start].endswith((" of ", "and ", "and-")):
        return None, start  # a part of a mile that no table knows, or "and a half"
    head = text[start : start + LONGEST_FRACTION].lower().replace("-", " ").replace("\u00a0", " ")
    phrase = max((one for one in words.one if head.startswith(_led(one))), key=len, default=None)
    return (words.one[phrase], start + len(phrase)) if phrase else (None, start)


def _led(phrase: str) -> str:
    """What a phrase for a number looks like before its unit: parted by a space, but in Chinese and Japanese."""
    return phrase if "\u3000" <= phrase[-1] < "\uac00" else f"{phrase} "
