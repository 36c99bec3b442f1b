"""Sentences that speak of exchange rates: their bare names of currencies, and the figures beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.markets import Markets, markets
from factcheck.language.sentences import sentence_around
from factcheck.model import Document, Figure
from rates.values import NamedTuple

REACH = 320
# Begins with one set of characters, for which a text is searched fast.
_SECOND = Expression(r"[-/–]([^\W\d_]+)")
_WORD = Expression(r"[^\W\d_]+")
_LONGEST_ADJECTIVE = 3
_PLACED, _GOVERNING = 40, 32


class Mention(NamedTuple):
    """A currency named without an amount, or, with no readings, a word for a rate.

    `governed` names are what a rate is against ("to the dollar"),
    `connective` is where the words that govern it begin; `against` is the other of a pair named as one (원/달러).
    `units` of it stand before it where it is a figure ("for every 100 pesos").
    One that is a `guess` is not named at all: a rate without a name is that of the country (환율).
    """

    start: int
    end: int
    readings: tuple[str, ...]
    governed: bool = False
    connective: int = 0
    against: tuple[str, ...] = ()
    guess: bool = False
    units: Decimal = Decimal(1)


class Sentence(NamedTuple):
    """A sentence, its bare names in order, the indices of its figures, and whether it has a word for a rate."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    figures: tuple[int, ...]
    rated: bool = False


class Scene(NamedTuple):
    """A document with all that the checks of rates look at."""

    document: Document
    figures: tuple[Figure, ...]
    words: Lexicon
    markets: Markets
    sentences: tuple[Sentence, ...]

    def text(self, sentence: Sentence) -> str:
        """The text of a sentence."""
        return self.document.text[sentence.start : sentence.end]


def scene(document: Document, figures: tuple[Figure, ...]) -> Scene:
    """The sentences that name a currency without an amount."""
    words, market = lexicon(document.language), markets(document.language)
    sentences = tuple(_sentences(document.text, figures, words, market))
    return Scene(document, figures, words, market, sentences)


def _sentences(text: str, figures: tuple[Figure, ...], words: Lexicon, market: Markets) -> Iterator[Sentence]:
    starts = [figure.start for figure in figures]
    group: list[Mention] = []
    begin = end = floor = 0
    last: Mention | None = None
    for start, finish, name in market.bare(text):
        index = bisect_right(starts, start) - 1
        if start < floor or (index >= 0 and start < figures[index].end):
            continue
        mention = _mention(text, start, finish, name, words, market)
        floor = max(finish, mention.end) if mention is not None and mention.against else finish
        if mention is None and name in market.own:
            mention = _again(text, start, finish, market, last, figures[index] if index >= 0 else None)
        if mention is None:
            continue
        if mention.readings and not mention.governed and not mention.guess:
            last = mention
        if group and start >= end:
            yield _sentence(begin, end, group, starts)
            group = []
        if not group:
            begin, end = bounds(text, start, finish, words)
        group.append(mention)
    if group:
        yield _sentence(begin, end, group, starts)


def _again(
    text: str, start: int, end: int, market: Markets, last: Mention | None, figure: Figure | None
) -> Mention | None:
    """The currency that was named shortly before, in this sentence or the last, or of the amount before."""
    if not market.articulated(text[max(0, start - 16) : start]):
        return None
    if last is not None and start - last.end <= REACH:
        return Mention(start, end, last.readings)
    if figure is not None and figure.currency and start - figure.end <= _PLACED:
        return Mention(start, end, (figure.currency,))
    return None


def _sentence(begin: int, end: int, mentions: list[Mention], starts: list[int]) -> Sentence:
    inside = range(bisect_left(starts, begin), bisect_left(starts, end))
    named = tuple(one for one in mentions if one.readings and not one.guess)
    rated = len(named) < len(mentions)
    guessed = tuple(one for one in mentions if one.guess)
    return Sentence(begin, end, named or guessed, tuple(inside), rated)


def subjects(scenery: Scene, sentence: Sentence) -> list[Mention]:
    """The names that something may be said of: none that a rate is against, counts something, or is part of another."""
    text, market = scenery.document.text, scenery.markets
    return [
        one
        for one in sentence.mentions
        if not one.governed
        and not market.measured(text[max(0, one.start - _GOVERNING) : one.start])
        and (not market.follow or text[one.end : one.end + _GOVERNING].lstrip().startswith(market.follow)
             or text[one.start : one.end].endswith(market.follow) or one.against)
    ]  # fmt: skip


def bounds(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """The sentence around a span, as far as rates are looked for in it."""
    return sentence_around(text, start, end, unspaced="unspaced" in words.traits, reach=REACH)


def _mention(text: str, start: int, end: int, name: str, words: Lexicon, market: Markets) -> Mention | None:
    """A name with its adjectives, its readings, and what governs it; None where it needs more to be a currency."""
    if name in market.rate_words:
        base, _, quote = market.pairs.get(name, "").partition("/")
        return Mention(start, end, (base,), against=(quote,), guess=True) if base else Mention(start, end, ())
    key = name if name in market.names or name in market.own else name[0].lower() + name[1:]
    readings = market.names.get(key, ())
    if readings and "/" in readings[0]:
        base, _, quote = readings[0].partition("/")
        return Mention(start, end, (base,), against=(quote,))
    begin, finish, allowed = _adjective(text, start, end, words)
    if key in market.own:
        begin, readings = (begin, tuple(sorted(allowed))) if allowed else _placed(text, start, market)
    elif allowed:
        mark = words.marks.names.get(key)
        readings = tuple(code for code in (mark.readings if mark else readings) if code in allowed)
    elif key in market.placed and not market.moved(text, finish):
        begin, placed = _placed(text, start, market)
        readings = tuple(code for code in readings if code in placed)
    elif key in market.articled and not market.articulated(text[max(0, begin - 16) : begin]):
        begin, placed = _placed(text, start, market)  # "South Korea's won"
        readings = tuple(code for code in readings if code in placed)
    if not readings or market.denied(text[max(0, begin - _GOVERNING) : begin]):
        return None
    governing = market.governed(text[max(0, begin - _GOVERNING) : begin])
    connective = begin - len(governing) if governing else 0
    governed = governing is not None or name in market.facing or market.behind.match(text, finish) is not None
    last, against = _joined(text, finish, market)
    return Mention(begin, last, readings, governed, connective, against)


def _joined(text: str, end: int, market: Markets) -> tuple[int, tuple[str, ...]]:
    """The end and the currency of the second name of a pair: "dollar-won", "euro/dollar"."""
    match = _SECOND.match(text, end)
    if match is None or match[1] not in market.names:
        return end, ()
    return match.end(), market.names[match[1]]


def _adjective(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int, frozenset[str]]:
    """The span of a name with the adjective beside it, and the currencies that the adjective allows."""
    adjectives = words.marks.adjectives
    if "behind" in words.traits:
        following = [(match[0], match.end()) for match in _WORD.finditer(text, end, end + 40)][:_LONGEST_ADJECTIVE]
        for count in range(1, len(following) + 1):
            phrase, last = " ".join(word for word, _ in following[:count]).lower(), following[count - 1][1]
            if phrase in adjectives and text[end : end + 1] in " -":
                return start, last, adjectives[phrase]
        return start, end, frozenset()
    before = text[max(0, start - 30) : start]
    if before[-1:] not in (" ", "-"):
        return start, end, frozenset()
    parts = before.replace("-", " ").split()[-_LONGEST_ADJECTIVE:]
    for first in range(len(parts)):
        phrase = " ".join(parts[first:]).strip("(\"'“").lower()
        if phrase in adjectives:
            at = before.rfind(parts[first])
            return start - len(before) + at, end, adjectives[phrase]
    return start, end, frozenset()


def _placed(text: str, start: int, market: Markets) -> tuple[int, tuple[str, ...]]:
    """A place before "currency" ("Japan's currency") and the currency of the place."""
    before = text[max(0, start - _PLACED) : start]
    match = None
    for found in market.place.finditer(before):
        match = found
    if match is None or before[match.end() :] not in ("'s ", "’s ", " "):
        return start, ()
    return start - len(before) + match.start(), (market.places[match[0]],)
