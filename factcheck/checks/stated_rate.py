"""Exchange rates that a text states: "1 yuan to 171 won", "1,190 won to the dollar", "sterling was at $1.2643"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from factcheck.checks.market import Mention, Scene, Sentence, bounds
from factcheck.language.markets import DIGITS
from factcheck.language.numbers import parse_digits, quantum
from factcheck.model import Figure
from rates import currencies

UNITS = frozenset(Decimal(10) ** power for power in range(5))
_LONGEST_EQUAL = 24
_NEAR, _FAR = 28, 110
_BARE = re.compile(rf"(?<![\d.,/A-Za-z-])({DIGITS})\s?$")
_NEXT = re.compile(rf"[^\d\n.。]{{0,24}}?({DIGITS})(?![\d]|[.,]\d|\s?%|[^\W\d_])")
_FIRST = re.compile(rf"\D{{0,24}}?(?<![\d.,/A-Za-z-])({DIGITS})(?!\d|\s?%)")
_CODES = re.compile(
    rf"\b([A-Z]{{3}})/([A-Z]{{3}})(?:\s?[:=]?\s?|\s[^\d\n.%]{{0,30}}\s)({DIGITS})(?![\d%]|\s?(?:%|per))"
)
_SHORTEST = 3  # digits of a bare number that may be a rate


class Statement(NamedTuple):
    """A rate as printed: what one `base` is worth in `quote`, for each pair that the text may mean.

    `start` to `end` is the claim, `low` to `high` the number. `units` is how many of the base the number is for. One
    that is not `sure` is a rate only if it comes near one.
    """

    start: int
    end: int
    low: int
    high: int
    value: Decimal
    quantum: Decimal
    pairs: tuple[tuple[str, str], ...]
    figures: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    bound: str | None = None
    units: Decimal = Decimal(1)
    sure: bool = True
    open: bool = False


def statements(scenery: Scene) -> list[Statement]:
    """The rates that a text states, in order; of those that overlap the first found."""
    found: dict[int, Statement] = {}
    for one in _found(scenery):
        if one.pairs and one.value > 0 and one.low not in found:
            found[one.low] = one
    return sorted(found.values(), key=lambda one: one.start)


def _found(scenery: Scene) -> Iterator[Statement]:
    yield from _equations(scenery)
    if "/" in scenery.document.text:
        yield from _coded(scenery)
    for sentence in scenery.sentences:
        for mention in sentence.mentions:
            if mention.connective:
                yield from _per(scenery, sentence, mention)
            yield from _behind(scenery, sentence, mention)
        if sentence.rated:
            yield from _reference(scenery, sentence)
        yield from _quoted(scenery, sentence)


def _equations(scenery: Scene) -> Iterator[Statement]:
    """A unit of one currency set against an amount of another: "$1 = 1,377.5 won"."""
    figures, text = scenery.figures, scenery.document.text
    for index in range(1, len(figures)):
        first, second = figures[index - 1], figures[index]
        if second.start - first.end > _LONGEST_EQUAL or not (first.amount in UNITS or second.amount in UNITS):
            continue
        gap = text[first.end : second.start]
        core = " ".join(gap.lower().replace("(", " ").split()).strip(" ,:")
        if second.hedge:
            core = core.removesuffix(second.hedge.lower()).strip()
        inverse = second.amount in UNITS and scenery.markets.is_per(core)
        if core not in scenery.markets.equal and not inverse:
            continue
        unit, other = (index, index - 1) if inverse or first.amount not in UNITS else (index - 1, index)
        yield _equation(scenery, unit, other, first.start, second.end)


def _equation(scenery: Scene, unit: int, other: int, start: int, end: int) -> Statement:
    base, quote = scenery.figures[unit], scenery.figures[other]
    pairs = _pairs(_codes(base), _codes(quote))
    roles = ("base", "quote")
    return _of_figure(scenery, other, start, end, pairs)._replace(
        figures=(unit, other), roles=roles, units=base.amount, open=_is_open(scenery, start, end)
    )


def _coded(scenery: Scene) -> Iterator[Statement]:
    """A pair of codes and a number: "USD/KRW at 1,377.5"."""
    text = scenery.document.text
    for match in _CODES.finditer(text):
        if not (currencies.exists(match[1]) and currencies.exists(match[2])) or match[1] == match[2]:
            continue
        one = _of_number(scenery, match.start(), match.start(3), match.end(3), ((match[1], match[2]),))
        if one and len(match[3]) >= _SHORTEST:
            yield one._replace(sure=False)


def _per(scenery: Scene, sentence: Sentence, mention: Mention) -> Iterator[Statement]:
    """A figure or a bare number before "per dollar", "to the dollar"."""
    text, end = scenery.document.text, mention.connective
    if "unspaced" in scenery.words.traits:
        return
    before = len(text[sentence.start : end].rstrip())
    edge = sentence.start + before
    for index in sentence.figures:
        figure = scenery.figures[index]
        if figure.end == edge and mention.readings and figure.amount > 0:
            pairs = _pairs(mention.readings, _codes(figure))
            yield _of_figure(scenery, index, figure.start, mention.end, pairs)
            return
    bare = _BARE.search(text[sentence.start : edge])
    if bare is None or len(bare[1]) < _SHORTEST:
        return
    low, high = sentence.start + bare.start(1), sentence.start + bare.end(1)
    pairs = _either(mention.readings, _subject(scenery, sentence, low, mention))
    one = _of_number(scenery, low, low, high, pairs)
    if one:
        yield one._replace(end=mention.end, sure=not _vague(sentence, low, mention))


def _behind(scenery: Scene, sentence: Sentence, mention: Mention) -> Iterator[Statement]:
    """A figure or a number behind the base and its connective: 달러당 1,300원, 人民币兑美元汇率报7.12."""
    text = scenery.document.text
    joined = scenery.markets.before.match(text, mention.end)
    if joined is None:
        return
    for index in sentence.figures:
        figure = scenery.figures[index]
        if figure.amount != 1 and joined.end() <= figure.start <= joined.end() + _NEAR:
            pairs = _pairs(mention.readings, _codes(figure))
            between = text[joined.end() : figure.start]
            if pairs and not any(character.isdigit() or character in ",，.。、" for character in between):
                yield _of_figure(scenery, index, mention.start, figure.end, pairs)
            return
    number = _NEXT.match(text, joined.end())
    other = next((one for one in sentence.mentions if joined.end() <= one.start < joined.end() + 6), None)
    if number and other and len(number[1]) > _SHORTEST and number.start(1) >= other.end:
        one = _of_number(
            scenery, mention.start, number.start(1), number.end(1), _either(mention.readings, other.readings)
        )
        if one:
            yield one._replace(sure=False)


def _reference(scenery: Scene, sentence: Sentence) -> Iterator[Statement]:
    """A number behind a word for a rate: "Referenzkurs auf 1,2596 Dollar"."""
    text = scenery.document.text
    match = scenery.markets.find("word").search(text, sentence.start, sentence.end)
    if match is None:
        return
    default = scenery.markets.values["word"].get(match[0].lower(), "")
    bases = tuple(default.split())
    number = _FIRST.match(text, match.end())
    if number is None:
        return
    for index in sentence.figures:
        figure = scenery.figures[index]
        if figure.start <= number.start(1) < figure.end:
            others = tuple(code for one in sentence.mentions for code in one.readings)
            pairs = _pairs(others or bases, _codes(figure)) or _pairs(("USD",), _codes(figure))
            yield _of_figure(scenery, index, match.start(), figure.end, pairs)._replace(sure=False)
            return
    behind = (one for one in sentence.mentions if one.start > number.end())
    following = next((one for one in behind if one.start <= number.end() + _NEAR), None)
    if following and bases:
        one = _of_number(scenery, match.start(), number.start(1), number.end(1), _pairs(bases, following.readings))
        if one:
            yield one._replace(end=following.end, sure=False)


def _quoted(scenery: Scene, sentence: Sentence) -> Iterator[Statement]:
    """A figure at which a currency of the sentence is said to be: "sterling was at $1.2643"."""
    text = scenery.document.text
    for index in sentence.figures:
        figure = scenery.figures[index]
        subjects = [one for one in sentence.mentions if one.end <= figure.start and figure.start - one.end < _FAR]
        if (
            not subjects
            or not _like_a_rate(figure)
            or not scenery.markets.quoting(text[max(0, figure.start - 24) : figure.start])
        ):
            continue
        for subject in reversed(subjects):
            pairs = _pairs(subject.readings, _codes(figure))
            if pairs:
                yield _of_figure(scenery, index, subject.start, figure.end, pairs)._replace(sure=False)
                break


def _like_a_rate(figure: Figure) -> bool:
    """Whether a figure has the digits of a rate: two or more, and no scale word, hedge of an upper bound or period."""
    scale = figure.numerals[0].scale if len(figure.numerals) == 1 else Decimal(0)
    digits = sum(character.isdigit() for character in figure.text)
    return 0 < scale <= 1 and digits >= _SHORTEST and figure.amount_high is None and figure.per is None


def _subject(scenery: Scene, sentence: Sentence, place: int, mention: Mention) -> tuple[str, ...]:
    """The currency that a bare number is in: the nearest named before it, else of a place in the sentence."""
    others = [one for one in sentence.mentions if one is not mention and one.start < place]
    if others:
        return others[-1].readings
    named = [
        code
        for index in sentence.figures
        for code in _codes(scenery.figures[index])
        if scenery.figures[index].start < place
    ]
    if named:
        return tuple(dict.fromkeys(named))
    market = scenery.markets
    places = market.place.findall(scenery.document.text, max(0, sentence.start - 200), sentence.end)
    return tuple(dict.fromkeys(market.places[name] for name in places))


def _vague(sentence: Sentence, place: int, mention: Mention) -> bool:
    """Whether no currency in the sentence says what a bare number is in."""
    return not any(one is not mention and one.start < place for one in sentence.mentions)


def _of_figure(scenery: Scene, index: int, start: int, end: int, pairs: tuple[tuple[str, str], ...]) -> Statement:
    figure = scenery.figures[index]
    low, high = figure.numerals[0][:2] if figure.numerals else (figure.start, figure.end)
    size = figure.numerals[-1].quantum if figure.numerals else quantum(figure.amount)
    bound = figure.bound or _bound(scenery, figure.start)
    return Statement(
        start, end, low, high, figure.amount, min(size, _last_place(scenery, low, high, size)), pairs, (index,),
        ("quote",), bound, open=_is_open(scenery, start, end),
    )  # fmt: skip


def _of_number(scenery: Scene, start: int, low: int, high: int, pairs: tuple[tuple[str, str], ...]) -> Statement | None:
    numerals = scenery.words.numerals
    value = parse_digits(scenery.document.text[low:high], numerals.group, numerals.point)
    if value is None or value <= 0:
        return None
    size = _last_place(scenery, low, high, quantum(value))
    return Statement(start, high, low, high, value, size, pairs, bound=_bound(scenery, low),
                     open=_is_open(scenery, start, high))  # fmt: skip


def _last_place(scenery: Scene, low: int, high: int, size: Decimal) -> Decimal:
    """One unit of the last place printed, where it is a decimal: "1.50" is exact to a hundredth."""
    _, point, decimals = scenery.document.text[low:high].rpartition(scenery.words.numerals.point)
    return Decimal(1).scaleb(-len(decimals)) if point and decimals.isdigit() and size < 1 else size


_BOUNDS = {"above": "over", "over": "over", "below": "under", "under": "under"}


def _bound(scenery: Scene, start: int) -> str | None:
    """How the words before a number bound it."""
    hedges = scenery.words.context.hedges
    before = scenery.document.text[max(0, start - 24) : start].rstrip(" $€£¥").lower()
    for phrase, bound in hedges.get(before.rpartition(" ")[2], ()):
        if before.endswith(phrase):
            return bound
    return _BOUNDS.get(before.rpartition(" ")[2])


def _is_open(scenery: Scene, start: int, end: int) -> bool:
    """Whether the sentence speaks of another time, or of what may be."""
    begin, finish = bounds(scenery.document.text, start, end, scenery.words)
    return scenery.markets.find("open").search(scenery.document.text, begin, finish) is not None


def _codes(figure: Figure) -> tuple[str, ...]:
    first = () if figure.currency is None else (figure.currency,)
    return tuple(dict.fromkeys((*first, *figure.candidates)))


def _pairs(bases: tuple[str, ...], quotes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((base, quote) for base in bases for quote in quotes if base != quote)


def _either(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Both directions: "at 1.26 against the dollar" is dollars for a pound, "at 110" yen for a dollar."""
    return _pairs(first, second) + _pairs(second, first)
