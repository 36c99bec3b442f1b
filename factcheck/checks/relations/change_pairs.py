"""Pairs of figures that no words tie to a change beside them: they may bear it out, or a slip explains it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from factcheck.checks.relations.claiming import scaled
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import GUESSED, POSSIBLE, told_before
from factcheck.checks.relations.windows import Parts
from factcheck.language.expression import Expression
from factcheck.language.lexicon import lexicon

MOST_VALUES = 6
THREE = 3  # figures: from, to, and the change
TEN = Decimal(10)
_NEAR_CHANGE = Expression("(?P<d>[ud])[wynL]{0,2}[bo]?(?P<c>[PpF])|(?P<c2>[PpF])[wyn]{0,2}(?P<d2>[ud])")
# 17% more; missed it by 15%; a 20% pop: which way it went, the values tell.
_EITHER_WAY = Expression("(?P<c>[Pp])M(?!w?h)|b(?P<c2>[Pp])(?=[,.;)-]|$)|,(?P<c3>[Pp])w(?=[,.;)-]|$)")
_AMOUNT = Expression("(?P<d>[ud])[bo]?(?P<c>N)")
_LED, _FOLLOWED = Expression("[fct(][wn]{0,3}$"), Expression("w?[Ft]")
_AGAIN = Expression("[wyno]{0,5}(?:(?:,?r|[(])(?P<c>P)(?=[,.;)-]|$)|,(?P<c2>P)[ud](?=[.;)-]|$))")
_COMPARED = Expression("[yfch;]")
_LEADS = Expression("[fcht](?=w?$)")


def borne_out(sentence: Sentence, taken: set[int]) -> Iterator[tuple[Parts, int]]:
    """Other pairs of figures beside a stated change: of use only where they bear it out."""
    values = [place for place, code in enumerate(sentence.codes) if code in "NP"][:MOST_VALUES]
    few = sum(token.figure >= 0 for token in sentence.tokens) == THREE
    for place, up in chain(_changes(sentence), _either_way(sentence), _points(sentence)):
        for a in values if place not in taken else ():
            for b in values:
                if len({a, b, place}) == 3 and _plain(sentence, a, b, few=few):
                    yield Parts(a, b, place, up), POSSIBLE


def lone(sentence: Sentence, taken: set[int]) -> Iterator[tuple[Parts, int]]:
    """The only three figures of a sentence, of which one is a change: the way it goes tells which came before."""
    places = [place for place, token in enumerate(sentence.tokens) if token.figure >= 0]
    if len(places) != THREE or taken or sentence.codes.count("N") < 2 or sentence.words.unspaced:
        return
    for c, up in chain(_changes(sentence), _either_way(sentence)):
        a, b = (place for place in places if place != c)
        if _later(sentence, a, b, up):
            a, b = b, a
        if up is None and told_before(sentence, a) == told_before(sentence, b):
            continue
        led = _LEADS.search(sentence.codes, 0, a), _LEADS.search(sentence.codes, 0, b)
        turned = (led[0] and led[0][0] == "t") or (led[1] and led[1][0] != "t")
        parts = Parts(a, b, c, up)
        if near(sentence, a, b) and not turned and not after_all(sentence, parts):
            yield parts, GUESSED


def _changes(sentence: Sentence) -> Iterator[tuple[int, bool]]:
    """The place of every change beside a word for its direction, and whether it is a rise."""
    for match in _NEAR_CHANGE.finditer(sentence.codes):
        yield match.start("c" if match["c"] else "c2"), (match["d"] or match["d2"]) == "u"


def _either_way(sentence: Sentence) -> Iterator[tuple[int, None]]:
    """The place of every change of which the words do not tell whether it is a rise."""
    for match in _EITHER_WAY.finditer(sentence.codes):
        yield max(match.start("c"), match.start("c2"), match.start("c3")), None


def _points(sentence: Sentence) -> Iterator[tuple[int, bool]]:
    """The place of every number by which percents changed, which are all other figures: slid eight points."""
    percents = sentence.codes.count("P")
    if percents == sum(token.figure >= 0 for token in sentence.tokens) - 1:
        for match in _AMOUNT.finditer(sentence.codes):
            yield match.start("c"), match["d"] == "u"


def _later(sentence: Sentence, a: int, b: int, up: bool | None) -> bool:
    """Whether the first of two figures is the later value, by the way of the change or by what is told of them."""
    if up is None:
        return told_before(sentence, b)
    return (sentence.figure(a).amount > sentence.figure(b).amount) == up


def after_all(sentence: Sentence, parts: Parts) -> bool:
    """Whether a last figure may be what came of it in the end: "rose 5% to 31.50 and closed at 30.50"."""
    if not parts.c < parts.b < parts.a or _COMPARED.search(sentence.codes, parts.c + 1, parts.a):
        return False
    bracketed = sentence.codes[parts.a - 1] == "("  # to £184m (£210m)
    return not bracketed and not any(told_before(sentence, place) for place in (parts.a, parts.b))


def said_again(sentence: Sentence, parts: Parts) -> Parts | None:
    """The same change in percent behind all of its parts: "£130 more than the £1,320 of last summer, or 10%"."""
    match = _AGAIN.match(sentence.codes, max(parts[:3]) + 1)
    return parts._replace(c=match.start("c" if match["c"] else "c2"), up=None) if match else None


def of_currencies(sentence: Sentence) -> bool:
    """Whether a currency is named beside the figures, of which one falls where the other rises."""
    names, text = lexicon(sentence.document.language).marks.names, sentence.document.text
    return any(token.figure < 0 and text[token.start : token.end] in names for token in sentence.tokens)


def near(sentence: Sentence, a: int, b: int) -> bool:
    """Whether no zero more would make one figure the other: revenue up 26% is not that to a market value."""
    first, second = sentence.figure(a), sentence.figure(b)
    lower, higher = sorted((scaled(first, second).amount, scaled(second, first).amount))
    return higher < lower * TEN


def _plain(sentence: Sentence, a: int, b: int, *, few: bool) -> bool:
    """Whether two values may bear out a change: no bounds, and a word that leads to one, or to both percents.

    Of `few` figures, which are all that a sentence has, none need be led to.
    """
    figures = (sentence.figure(a), sentence.figure(b))
    if any(figure.bound not in (None, "about") for figure in figures) or abs(a - b) < 2:
        return False
    if few:
        return True
    led = [_LED.search(sentence.codes[max(0, place - 4) : place]) is not None for place in (a, b)]
    behind = [_FOLLOWED.match(sentence.codes, place + 1) is not None for place in (a, b)]
    marked = [one or other for one, other in zip(led, behind, strict=True)]
    return all(marked) if any(figure.kind == "percent" for figure in figures) else any(marked)
