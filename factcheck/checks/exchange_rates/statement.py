"""A rate as printed: what the recognisers of stated rates make, and the judge takes."""

from __future__ import annotations

from decimal import Decimal

from factcheck.checks.market import Scene, bounds
from factcheck.language.numbers import parse_digits, quantum
from factcheck.model import Figure
from rates.values import NamedTuple


class Statement(NamedTuple):
    """A rate as printed: what one `base` is worth in `quote`, for each pair that the text may mean.

    `start` to `end` is the claim, `low` to `high` the number. `units` is how many of the base the number is for. One
    that is not `sure` is a rate only if it comes near one, and a `guess` only if it is one.
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
