"""Whether a conversion of units holds: every reading of both units, every printed end taken as what rounds to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.arithmetic import ABOUT, HALF, ROUNDING, UNDER, Span, printed_unit, quantum
from factcheck.config import Settings
from factcheck.language.units import Unit, readings
from factcheck.model import Figure
from rates.values import NamedTuple

TEMPERATURE = "temperature"
RANKS = ("ok", "loose", "wrong")
# The first of two amounts is more often a round number than a rounded one.
_FIRST = Decimal("0.1")
# Degrees Celsius that two temperatures may be apart, and how far a hedge widens one.
_DEGREES, _HEDGED_DEGREES = Decimal("1.2"), Decimal(2)
_SMALL_DEGREES = Decimal(6)


class Pair(NamedTuple):
    """One comparison: what is stated and what follows, in the unit stated, and the verdict."""

    stated: Span
    expected: Span
    verdict: str

    @property
    def apart(self) -> Decimal:
        """How far the two values are from each other."""
        return abs(self.stated.value - self.expected.value)


class Measured(NamedTuple):
    """A verdict in one reading of both units. `pairs` are the ends compared, `worst` the one that is off furthest."""

    first: Unit
    second: Unit
    pairs: tuple[Pair, ...]
    verdict: str
    difference: bool = False

    @property
    def worst(self) -> Pair:
        """The comparison that decides."""
        return max(self.pairs, key=lambda pair: (RANKS.index(pair.verdict), pair.apart))


def measured(
    first: Figure, second: Figure, settings: Settings, *, difference: bool = False, water: bool = False
) -> Measured | None:
    """The best verdict over all readings; `difference`: temperatures may be differences, `water`: a mass a volume."""
    tried = [
        compare(first, second, one, other, settings, difference=apart)
        for one, other in _readings(first, second, water=water)
        for apart in _modes(first, one, difference=difference)
    ]
    return min(tried, key=lambda found: RANKS.index(found.verdict)) if tried else None


def _readings(first: Figure, second: Figure, *, water: bool) -> Iterator[tuple[Unit, Unit]]:
    for one in readings(first.unit or ""):
        for other in readings(second.unit or ""):
            if one.dimension == other.dimension and one != other:
                yield one, other
            elif water and {one.dimension, other.dimension} == {"mass", "volume"}:
                yield one, other  # the base units are kilogram and litre


def _modes(first: Figure, unit: Unit, *, difference: bool) -> tuple[bool, ...]:
    if unit.dimension != TEMPERATURE:
        return (False,)
    high = first.amount if first.amount_high is None else first.amount_high
    small = abs(high) * unit.factor <= _SMALL_DEGREES
    return (False, True) if first.amount > 0 and (difference or small) else (False,)


def compare(
    first: Figure, second: Figure, one: Unit, other: Unit, settings: Settings, *, difference: bool = False
) -> Measured:
    """The verdict in one reading: end by end; where one alone is a range the other must fit in it somewhere."""
    if difference:
        one, other = one._replace(offset=Decimal(0)), other._replace(offset=Decimal(0))
    stated = spans(second, other, first=False)
    expected = sorted(_converted(span, one, other) for span in spans(first, one, first=True))
    hedged = "about" in (first.bound, second.bound)
    if len(stated) == len(expected):
        both = zip(sorted(stated), expected, strict=True)
        pairs = tuple(_pair(one_end, end, other, settings, hedged=hedged) for one_end, end in both)
        verdict = max((pair.verdict for pair in pairs), key=RANKS.index)
        return Measured(one, other, pairs, verdict, difference)
    if len(stated) < len(expected):
        expected = [*expected, _hull(expected, stated[0].value)]
    else:
        stated = [*stated, _hull(stated, expected[0].value)]
    tried = [_pair(low, high, other, settings, hedged=hedged) for low in stated for high in expected]
    best = min(tried, key=lambda pair: RANKS.index(pair.verdict))
    return Measured(one, other, (best,), best.verdict, difference)


def _hull(ends: Sequence[Span], value: Decimal) -> Span:
    """The whole range, and the value in it that is nearest to another."""
    low, high = min(end.low for end in ends), max(end.high for end in ends)
    return Span(low, high, min(max(value, low), high))


def _converted(span: Span, one: Unit, other: Unit) -> Span:
    low, high, value = (other.from_base(one.to_base(bound)) for bound in span)
    return Span(min(low, high), max(low, high), value)


def _pair(stated: Span, expected: Span, unit: Unit, settings: Settings, *, hedged: bool) -> Pair:
    if stated.meets(expected):
        return Pair(stated, expected, "ok")
    if unit.dimension == TEMPERATURE:
        near = abs(stated.value - expected.value) * unit.factor <= (_HEDGED_DEGREES if hedged else _DEGREES)
    else:
        floor = settings.hedged_floor if hedged else settings.floor
        near = abs(stated.value - expected.value) <= floor * abs(expected.value)
    return Pair(stated, expected, "loose" if near else "wrong")


def spans(figure: Figure, unit: Unit, *, first: bool) -> list[Span]:
    """What each end of a figure allows as printed, its hedge included."""
    values = [value for value in (figure.amount, figure.amount_high) if value is not None]
    return [_span(figure, index, value, unit, first=first) for index, value in enumerate(values)]


def _span(figure: Figure, index: int, value: Decimal, unit: Unit, *, first: bool) -> Span:
    room = _rounding(_end(figure, index, value), first=first)
    size = abs(value)
    below = above = Decimal(0)
    if figure.bound == "about":
        below = above = _HEDGED_DEGREES / unit.factor if unit.dimension == TEMPERATURE else size * ABOUT
    elif figure.bound in ("over", "at least"):
        above = size * UNDER
    elif figure.bound in ("under", "at most"):
        below = size * UNDER
    low = value - room - below
    return Span(low if low > 0 or value <= 0 or not unit.inverse else value / 2, value + room + above, value)


def _end(figure: Figure, index: int, value: Decimal) -> Figure:
    """One end of a range as a figure of its own."""
    numerals = figure.numerals[min(index, len(figure.numerals) - 1) :][:1]
    return figure._replace(amount=value, amount_high=None, numerals=numerals)


def _rounding(figure: Figure, *, first: bool) -> Decimal:
    """How far a printed end may be from what was meant: half a unit in its last digit; zeros round at most 2.5%."""
    unit, last, size = printed_unit(figure), quantum(figure), abs(figure.amount)
    half = min(unit * HALF, size * _FIRST) if first and size else unit * HALF
    return max(half, min(last * HALF, size * ROUNDING) if last > unit else Decimal(0))
