"""Parts of which the last is called the rest: "12 were hurt and the other 28 were not" of 40 in all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from factcheck.checks.relations.claiming import scaled
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import LIKELY, POSSIBLE, SURE
from factcheck.language.expression import Expression
from factcheck.language.rated import PERIODS, rate_words, unit_of

_PART_OF = Expression("w{0,2}ow{0,3}$")  # 12 of the 40
_OF = Expression("ow{0,3}$")
_FROM, _OF_EAST = Expression("fw{0,3}$"), Expression("Nw{0,2}o")  # von den 40; 40人のうち
_WHICH = Expression("Nw{0,6},?i")  # 90 buses, of which
_DOUBTS = Expression("[RPXFcekMTLr]|[ud].*[ud]")
_SHARED = Expression("[PF]w{0,2}ow{0,2}$")  # 60% of the 80,000 tonnes
_NEAR, _WIDEST = Decimal(3), Decimal(12)  # a slip of the hand makes no more of a sum than this many times as much
MOST_PARTS = 4
BEHIND = 20  # characters behind the last figure in which a word may call it the rest


def remaining(sentence: Sentence) -> Iterator[tuple[int, list[int], int]]:
    """Every total with parts of which the last is called the rest, and how sure it is that these are all."""
    rest = sentence.words.rest
    if rest is None or rest.search(sentence.document.text, sentence.start, sentence.end) is None:
        return
    places = [place for place, code in enumerate(sentence.codes) if code == "N"]
    for index in range(2, len(places)):
        word = _rest(sentence, places[index - 1], places[index])
        if word:
            yield from _totals(sentence, places[: index + 1], whole=word.lower() not in sentence.words.others)
    for before, place, whole in zip(places, places[1:], places[2:], strict=False):
        if _rest(sentence, before, place) and _PART_OF.match(sentence.codes[place + 1 : whole]):
            yield whole, [before, place], min(LIKELY, _certainty(sentence, whole, [before, place]))


def _rest(sentence: Sentence, before: int, place: int) -> str | None:
    """The word between a figure and the one before it that calls it the rest; behind it, if it is the last of all."""
    text, tokens, rest = sentence.document.text, sentence.tokens, sentence.words.rest
    behind = 0 if "N" in sentence.codes[place + 1 :] else BEHIND
    end = min(tokens[place].end + behind, sentence.end)
    found = rest.search(text, tokens[before].end, end) if rest else None
    return found[0] if found else None


def _totals(sentence: Sentence, places: list[int], *, whole: bool) -> Iterator[tuple[int, list[int], int]]:
    """The first of some figures with the others as its parts, or the second where the first is a part of it.

    Where some of the others alone are as many as the first, what is told beside them is a part of a part.
    """
    first, second = places[:2]
    of_second = _PART_OF.match(sentence.codes[first + 1 : second]) is not None and not sentence.words.unspaced
    total = second if of_second else first
    *parts, rest = [place for place in places if place != total]
    for count in range(1, len(parts) if len(parts) <= MOST_PARTS else 0):
        yield from ((total, [*some, rest], POSSIBLE) for some in combinations(parts, count))
    yield total, [*parts, rest], min(_certainty(sentence, total, [*parts, rest]), SURE if whole else LIKELY)


def _certainty(sentence: Sentence, total: int, parts: list[int]) -> int:
    """Whether parts are all; a slip must explain that parts that count something else are not."""
    whole = sentence.figure(total)
    figures = [scaled(sentence.figure(place), whole) for place in parts]
    inside = sentence.codes[min(total, *parts) : max(total, *parts)]
    ratio = sum((one.amount for one in figures), Decimal(0)) / whole.amount if whole.amount else Decimal(0)
    words = rate_words(sentence.document.language)
    if (
        _DOUBTS.search(inside)
        or _SHARED.search(sentence.codes, 0, total)
        or any(unit_of(one.unit or "", words) in PERIODS for one in (whole, *figures))
    ):
        return POSSIBLE  # six years, with a grace of two, and the rest over ten years
    if not 1 < ratio * _WIDEST < _WIDEST * _WIDEST:
        return POSSIBLE
    # Behind the rest stands no noun but a verb: "the remaining 62 retiring", which has another ending.
    verb = figures[-1].unit and whole.unit and figures[-1].unit[-1:] != whole.unit[-1:]
    named = figures[:-1] if verb else figures
    alike = whole.kind == "money" or all(one.unit in (None, whole.unit) for one in named)
    codes, led = sentence.codes, sentence.words.partitive
    of_it = _OF.search(codes, 0, total) or _WHICH.match(codes, total) or (led and _FROM.search(codes, 0, total))
    of_it = of_it or (sentence.words.unspaced and _OF_EAST.match(codes, total))
    return SURE if alike and of_it and 1 < ratio * _NEAR < _NEAR * _NEAR else LIKELY
