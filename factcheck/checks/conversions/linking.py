"""Which figures a text says to be equal: brackets, "or", "equivalent to", dashes, slashes, and chains of them.

The structure is here, the words are in the language's data file. Figures link only to the figure before them (in a
chain to the first of the chain), only in another currency, and never where the text states a rate ("$1 = 1,377 won").
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks.conversions.between import (
    LIKELY,
    NEAR,
    NO,
    REACH,
    STOPPED,
    SURE,
    closed,
    named,
    strength,
    strength_told,
)  # fmt: skip
from factcheck.checks.conversions.parallel import rows
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.phrases import WIDE, codes
from factcheck.model import Document, Figure
from rates.values import NamedTuple

_INSIDE = Expression(r"[,;:/]?[hfc]*[eEbr]?[hf]*|[,;]?o[hfeEbr]*")
_RATE = Expression(r"[=≈:eEwb]?h*")
LONGEST_RATE = 24
LONGEST_AFTER = 40  # characters from a bracket to what says its head again
_STOPS = (".", ";", "!", "?", "\n", "。")
_UNIT = " 1:="  # "zum Kurs von 1 : 1,12 Euro"
_CELL = Expression(r"[|:][hf]*")
_OUTSIDE = Expression(r",?o[hf]*")


class Link(NamedTuple):
    """Two figures that the text says to be equal: their indices, and the span of the whole claim in the text.

    One that is not `sure` may be meant as equal, and is a claim only where the amounts tell so; of two that are no more
    than `near` each other they must tell more. The two of a `cell` stand side by side in a row of a table or list, of
    which the other rows may tell more.
    """

    converted: int
    equivalent: int
    start: int
    end: int
    sure: bool = True
    cell: bool = False
    near: bool = False


def links(
    document: Document,
    figures: tuple[Figure, ...],
    unrelated: Callable[[Figure, Figure], bool] | None = None,
    words: Lexicon | None = None,
) -> list[Link]:
    """The conversions that the text states, in order: between all figures but those that are `unrelated`.

    That is by default whether they are amounts of one currency. `words` are those of the document's language.
    """
    return [link for link in candidates(document, figures, unrelated, words) if link.sure]


def candidates(
    document: Document,
    figures: tuple[Figure, ...],
    unrelated: Callable[[Figure, Figure], bool] | None = None,
    words: Lexicon | None = None,
) -> list[Link]:
    """The conversions that the text states or may mean, in order."""
    words, unrelated = words or lexicon(document.language), unrelated or _same_money
    text, found = document.text, list[Link]()
    told = rows(document, figures, words)
    head, bracketed = 0, False
    for index in range(1, len(figures)):
        first, second = figures[index - 1], figures[index]
        if index in told:
            found += _told(text, figures, index, told[index], unrelated)
            continue
        if second.start - first.end > REACH:
            continue
        chained = bool(found) and found[-1].equivalent == index - 1 and found[-1].sure
        chained = chained and _in_chain(text, first, second, bracketed, words)
        converted = head if chained else index - 1
        resumed = not chained and bracketed and bool(found) and found[-1].equivalent == index - 1
        if resumed and _goes_on(text, first, second):
            converted = head
            how = _behind_bracket(text, figures[head]._replace(end=first.end + 1), second, words)
        else:
            how = SURE if chained else strength(text, first, second, words)
        how = NO if unrelated(figures[converted], second) or _rate_led(text, first, second, words) else how
        if (rate := _rate_told(text, figures, index, words)) is not None:
            converted, first = index - 2, figures[index - 2]
            how = NO if unrelated(first, second) else strength_told(text, first, second, words, rate)
        elif how != SURE and (rate := _rate_before(text, figures, index, words)):
            converted, first = index - 3, figures[index - 3]
            how = NO if unrelated(first, second) else strength(text, first, second, words, rate)
        if how != NO:
            gap = text[first.end : second.start].translate(WIDE)
            head, bracketed = converted, (chained and bracketed) or "(" in gap or "[" in gap
            end, cell = _end(text, gap, second), how != SURE and _row(text, first, second, words)
            found.append(Link(converted, index, figures[converted].start, end, how == SURE, cell, how == NEAR))
    return _plausible(text, figures, found)


def _told(
    text: str,
    figures: tuple[Figure, ...],
    index: int,
    row: tuple[int, int],
    unrelated: Callable[[Figure, Figure], bool],
) -> list[Link]:
    """The link of a figure that stands in a row of equivalents, if there is one."""
    converted, how = row
    if how == NO or unrelated(figures[converted], figures[index]):
        return []
    return [Link(converted, index, figures[converted].start, _end(text, "(", figures[index]), how == SURE)]


def _rate_before(text: str, figures: tuple[Figure, ...], index: int, words: Lexicon) -> tuple[int, int] | None:
    """Where a rate stands before a figure, behind another: "1億5000万ドル（1ドル=150円換算で約225億円）"."""
    if index < 3 or figures[index - 2].amount != 1 or figures[index - 1].end - figures[index - 2].start > LONGEST_RATE:
        return None
    unit, other = figures[index - 2], figures[index - 1]
    if _RATE.fullmatch(codes(text[unit.end : other.start].translate(WIDE), words.language)) is None:
        return None
    return unit.start, other.end


def _rate_told(text: str, figures: tuple[Figure, ...], index: int, words: Lexicon) -> tuple[int, int] | None:
    """Where a rate is told in words before a figure, behind another: "£14m. At a rate of 1.12 euros that is €16m"."""
    if index < 2 or figures[index - 1].currency not in (figures[index - 2].currency, figures[index].currency):
        return None
    start = _rate_led(text, figures[index - 2], figures[index - 1], words)
    return None if start is None else (start, figures[index - 1].end)


def _rate_led(text: str, first: Figure, rate: Figure, words: Lexicon) -> int | None:
    """Where the words begin that make a figure the rate at which another one is taken: "at a rate of"."""
    if rate.start - first.end > REACH or rate.per is not None or not rate.numerals or rate.numerals[0].scale > 1:
        return None
    lead = text[first.end : rate.start].lower().rstrip(_UNIT)
    if not lead.endswith(words.connectives.as_of):
        return None
    phrase = next((one for one in words.connectives.as_of if " " in one and lead.endswith(one)), None)
    return None if phrase is None else first.end + len(lead) - len(phrase)


def _plausible(text: str, figures: tuple[Figure, ...], found: list[Link]) -> list[Link]:
    """The links without those that are not sure of figures for which there is a sure one, unless nothing parts them."""
    taken = {index for link in found if link.sure for index in (link.converted, link.equivalent)}
    return [
        link
        for link in found
        if link.sure
        or not taken.intersection((link.converted, link.equivalent))
        or not text[figures[link.converted].end : figures[link.equivalent].start].strip(" ,;:/")
    ]


def _same_money(first: Figure, second: Figure) -> bool:
    """Whether both are in one currency, or are amounts for different periods or units."""
    if first.kind != "money" or second.kind != "money":
        return True
    same = first.currency == second.currency and (first.currency is not None or first.candidates == second.candidates)
    return same or (first.per is not None and second.per is not None and first.per != second.per)


def _in_chain(text: str, first: Figure, second: Figure, bracketed: bool, words: Lexicon) -> bool:
    """Whether the figure goes on with a chain: inside a bracket "(€435, $510; £380)", outside of one only with "or"."""
    gap = text[first.end : second.start]
    row = codes(gap, words.language)
    if "c" in row and first.currency == second.currency:
        return False  # "(€3 and €5)" are no two equivalents of one amount
    if named(gap, second, words):
        return True  # "₩45.6 billion, US dollar $38 million, euro €35 million"
    return (_INSIDE if bracketed else _OUTSIDE).fullmatch(row) is not None


def _goes_on(text: str, first: Figure, second: Figure) -> bool:
    """Whether the bracket that a figure is in ends right behind it, and few words of its sentence lead to the next."""
    gap = text[first.end : second.start].translate(WIDE)
    return gap[:1] in (")", "]") and len(gap) <= LONGEST_AFTER and not any(map(gap.__contains__, _STOPS))


def _behind_bracket(text: str, head: Figure, second: Figure, words: Lexicon) -> int:
    """How surely a figure behind a bracket says the head of the bracket again: "3,000 yuan ($417), or 381 euros"."""
    how = strength(text, head, second, words)
    if how == SURE and closed(text, second.end, words, STOPPED):
        return SURE
    row = codes(text[head.end : second.start].translate(WIDE), words.language)
    return min(how, LIKELY) if set(row).isdisjoint("beE") else how  # ", or 500 euros at the door" is another price


def _row(text: str, first: Figure, second: Figure, words: Lexicon) -> bool:
    """Whether only the edge of a cell, or the mark of a list, parts two figures."""
    return _CELL.fullmatch(codes(text[first.end : second.start], words.language)) is not None


def _end(text: str, gap: str, second: Figure) -> int:
    """The end of the claim: behind the closing bracket where it opens one."""
    closing = text[second.end : second.end + 1].translate(WIDE)
    bracketed = ("(" in gap and closing == ")") or ("[" in gap and closing == "]")
    return second.end + 1 if bracketed else second.end
