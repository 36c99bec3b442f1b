"""What a printed amount allows, and with it the exchange rates at which a conversion holds.

A conversion is judged in terms of rates: the printed pair of amounts gives the rates at which it is right, the rates
at which it is loose, and what is published either meets them or does not. That costs a few comparisons for each date
and each reading, and the same bounds search the whole history.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.config import Settings
from factcheck.model import Figure, Interval
from rates.values import NamedTuple

ONE = Decimal(1)
UPWARD = frozenset(("over", "at least"))
DOWNWARD = frozenset(("under", "at most"))


class Bounds(NamedTuple):
    """The lowest and the highest rate at which something holds."""

    low: Decimal
    high: Decimal

    def meet(self, low: Decimal, high: Decimal) -> bool:
        """Whether the rates from `low` to `high` come within the bounds."""
        return low <= self.high and high >= self.low

    def scaled(self, factor: Decimal) -> Bounds:
        """The bounds for a rate that is `factor` times as high."""
        return Bounds(self.low * factor, self.high * factor)


class End(NamedTuple):
    """One comparison of a conversion, and the rates at which it is right or loose.

    `amount` to `amount_high` is converted, `stated` to `stated_high` is said to be its equivalent, as printed: the
    two of a pair differ only where a range is compared with a single amount. `least` to `most` is what a one-sided
    hedge lets the converted amount be. `near` is loose as measured from the stated interval, not from its middle:
    what a slip by a power of ten is held against.
    """

    amount: Decimal
    amount_high: Decimal
    stated: Decimal
    stated_high: Decimal
    least: Decimal
    most: Decimal
    right: Bounds
    loose: Bounds
    near: Bounds

    def furthest(self, rate: Decimal) -> tuple[Decimal, Decimal]:
        """The stated amount and the expected one at a rate, of the edges that face each other."""
        if self.stated > self.amount_high * rate:
            return self.stated, self.amount_high * rate
        return self.stated_high, self.amount * rate


def ends(converted: Figure, equivalent: Figure, settings: Settings) -> tuple[End, ...]:
    """The comparisons that a conversion stands for: one, or two where both figures are ranges."""
    hedged = "about" in (converted.bound, equivalent.bound)
    amounts, stated = _values(converted), stated_intervals(equivalent, hedged, settings)
    if len(amounts) == len(stated):
        return tuple(
            _end(amount, amount, one, one, converted, settings) for amount, one in zip(amounts, stated, strict=True)
        )
    return (_end(amounts[0], amounts[-1], stated[0], stated[-1], converted, settings),)


def stated_intervals(figure: Figure, hedged: bool, settings: Settings) -> tuple[Interval, ...]:
    """What each end of a figure allows as printed."""
    # Nobody prints a part of a cent: one cent stands for all that rounds to it, however few they are.
    coins = any(numeral.scale < 1 for numeral in figure.numerals)
    rounding = Decimal("0.5") if coins else settings.ceiling
    return tuple(
        _stated(value, min(_quantum(figure, index, value) / (2 * value), rounding), figure.bound, hedged, settings)
        for index, value in enumerate(_values(figure))
    )


def intersection(bounds: Sequence[Bounds]) -> Bounds:
    """The rates at which all ends hold together; empty (low above high) where there is none."""
    if len(bounds) == 1:
        return bounds[0]
    return Bounds(max(one.low for one in bounds), min(one.high for one in bounds))


def _stated(value: Decimal, rounding: Decimal, bound: str | None, hedged: bool, settings: Settings) -> Interval:
    floor, ceiling = settings.hedged_floor if hedged else settings.floor, settings.ceiling
    if bound in UPWARD:
        below, above = floor, ceiling
    elif bound in DOWNWARD:
        below, above = ceiling, floor
    else:
        below = above = max(rounding, floor)
    return Interval(value, None, value * (1 - below), value * (1 + above))


def _end(first: Decimal, last: Decimal, low: Interval, high: Interval, converted: Figure, settings: Settings) -> End:
    # "More than 10bn baht" may be 12% more, so its equivalent may stand for more: the side is turned round.
    most = last * (1 + settings.ceiling) if converted.bound in UPWARD else last
    least = first * (1 - settings.ceiling) if converted.bound in DOWNWARD else first
    over, under = 1 + settings.ceiling, 1 - settings.ceiling
    right = Bounds(low.low / (most * (1 + settings.spread)), high.high / (least * (1 - settings.spread)))
    loose = Bounds(low.value / (most * over), high.value / (least * under))
    near = Bounds(low.low / (most * over), high.high / (least * under))
    return End(first, last, low.value, high.value, least, most, right, loose, near)


def _values(figure: Figure) -> tuple[Decimal, ...]:
    return (figure.amount,) if figure.amount_high is None else (figure.amount, figure.amount_high)


def _quantum(figure: Figure, index: int, value: Decimal) -> Decimal:
    if figure.numerals:
        return figure.numerals[min(index, len(figure.numerals) - 1)].quantum
    exponent = value.normalize().as_tuple().exponent
    return ONE.scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
