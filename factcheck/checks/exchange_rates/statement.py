"""A rate as printed: what the recognisers of stated rates make, and the judge takes."""

from __future__ import annotations

from decimal import Decimal

from factcheck.checks.market import Mention, Scene, Sentence, bounds
from factcheck.language.numbers import parse_digits, quantum
from factcheck.model import Figure
from rates.values import NamedTuple

SHORTEST = 3  # digits of a number that may be a rate


class Statement(NamedTuple):
    """A rate as printed: what one `base` is worth in `quote`, for each pair that the text may mean.

    `start` to `end` is the claim, `low` to `high` the number. `units` is how many of the base the number is for. One
    that is not `sure` is a rate only if it comes near one, not so near where words of trading tell that it is `traded`,
    and a `guess` only if it is one.
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
    guess: bool = False
    traded: bool = False


def of_figure(scenery: Scene, index: int, start: int, end: int, pairs: tuple[tuple[str, str], ...]) -> Statement:
    """A rate whose number is that of a figure."""
    figure = scenery.figures[index]
    low, high = figure.numerals[0][:2] if figure.numerals else (figure.start, figure.end)
    size = figure.numerals[-1].quantum if figure.numerals else quantum(figure.amount)
    bound = figure.bound or _bound(scenery, figure.start)
    return Statement(
        start, end, low, high, figure.amount, min(size, _last_place(scenery, low, high, size)), pairs, (index,),
        ("quote",), bound, open=is_open(scenery, start, end),
    )  # fmt: skip


def of_number(scenery: Scene, start: int, low: int, high: int, pairs: tuple[tuple[str, str], ...]) -> Statement | None:
    """A rate whose number stands at `low` to `high` without a currency; None where it is no number."""
    numerals = scenery.words.numerals
    value = parse_digits(scenery.document.text[low:high], numerals.group, numerals.point)
    if value is None or value <= 0:
        return None
    size = _last_place(scenery, low, high, quantum(value))
    return Statement(start, high, low, high, value, size, pairs, bound=_bound(scenery, low),
                     open=is_open(scenery, start, high))  # fmt: skip


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


def is_open(scenery: Scene, start: int, end: int) -> bool:
    """Whether the sentence speaks of another time, or of what may be."""
    begin, finish = bounds(scenery.document.text, start, end, scenery.words)
    return scenery.markets.find("open").search(scenery.document.text, begin, finish) is not None


def codes(figure: Figure) -> tuple[str, ...]:
    """The currencies that a figure may be in, likeliest first."""
    first = () if figure.currency is None else (figure.currency,)
    return tuple(dict.fromkeys((*first, *figure.candidates)))


def pairs_of(bases: tuple[str, ...], quotes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Every base with every other quote."""
    return tuple((base, quote) for base in bases for quote in quotes if base != quote)


def either(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Both directions: "at 1.26 against the dollar" is dollars for a pound, "at 110" yen for a dollar."""
    return pairs_of(first, second) + pairs_of(second, first)


def moved(scenery: Scene, start: int, end: int) -> bool:
    """Whether an amount is that of a move: "weakened 5.7 won against the dollar", "a gain of 3 won", 6.6원 오른."""
    text, market = scenery.document.text, scenery.markets
    if "unspaced" in scenery.words.traits:
        return market.find("move").match(text, end + (text[end : end + 1] == " ")) is not None
    parts, moves = text[max(0, start - 40) : start].lower().split()[-2:], market.values["move"]
    return bool(parts) and (parts[-1] in moves or (market.amounting(parts[-1]) and parts[0] in moves))


def like_a_rate(figure: Figure) -> bool:
    """Whether a figure has the digits of a rate: two or more, and no scale word, hedge of an upper bound or period."""
    scale = figure.numerals[0].scale if len(figure.numerals) == 1 else Decimal(0)
    digits = sum(character.isdigit() for character in figure.text)
    return 0 < scale <= 1 and digits >= SHORTEST and figure.amount_high is None and figure.per is None


def subject_of(scenery: Scene, sentence: Sentence, place: int, mention: Mention) -> tuple[str, ...]:
    """The currency that a bare number is in: the nearest named before it, else of a place in the sentence."""
    others = [one for one in sentence.mentions if one is not mention and one.start < place]
    if others:
        return next((one for one in reversed(others) if not one.governed), others[-1]).readings
    named = [
        code
        for index in sentence.figures
        for code in codes(scenery.figures[index])
        if scenery.figures[index].start < place
    ]
    if named:
        return tuple(dict.fromkeys(named))
    market = scenery.markets
    places = market.place.findall(scenery.document.text, max(0, sentence.start - 200), sentence.end)
    return tuple(dict.fromkeys(market.places[name] for name in places))


def vague(sentence: Sentence, place: int, mention: Mention) -> bool:
    """Whether no currency in the sentence says what a bare number is in."""
    return not any(one is not mention and one.start < place for one in sentence.mentions)
