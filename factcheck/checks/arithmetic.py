"""What a printed figure allows, and sums, ratios and differences of such intervals.

Every figure stands for all that rounds to it; hedges widen it on their side. Two things that a text says to be equal
are so where their intervals meet. They are near where digits cut off, not rounded, explain the rest.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.model import Figure
from rates.values import NamedTuple

ROUNDING = Decimal("0.025")
COARSEST = Decimal("0.15")
ABOUT, UNDER, OVER = Decimal("0.06"), Decimal("0.12"), Decimal("0.35")
HALF, ONE, HUNDRED = Decimal("0.5"), Decimal(1), Decimal(100)
NEAR = Decimal("0.03")  # beside half a unit in the last digit, this much of itself is no more than loose


class Span(NamedTuple):
    """All values between two bounds, and the one printed."""

    low: Decimal
    high: Decimal
    value: Decimal

    def __add__(self, other: object) -> Span:
        if not isinstance(other, Span):
            return NotImplemented
        return Span(self.low + other.low, self.high + other.high, self.value + other.value)

    def __sub__(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low, self.value - other.value)

    def __mul__(self, other: object) -> Span:
        if not isinstance(other, Span):
            return NotImplemented
        products = [a * b for a in self[:2] for b in other[:2]]
        return Span(min(products), max(products), self.value * other.value)

    def __truediv__(self, other: Span) -> Span:
        """The ratios; `other` must not come to zero (see `divisible`)."""
        ratios = [a / b for a in self[:2] for b in other[:2]]
        return Span(min(ratios), max(ratios), self.value / other.value)

    @property
    def divisible(self) -> bool:
        """Whether the interval keeps clear of zero, so that one may divide by it."""
        return self.low > 0 or self.high < 0

    def meets(self, other: Span) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and self.high >= other.low

    def widened(self, share: Decimal, more: Decimal = Decimal(0)) -> Span:
        """The interval with a share of the printed value, and something more, on either side."""
        margin = abs(self.value) * share + more
        return Span(self.low - margin, self.high + margin, self.value)

    def negated(self) -> Span:
        """The interval on the other side of zero."""
        return Span(-self.high, -self.low, -self.value)


def constant(value: Decimal | int) -> Span:
    """An exact number."""
    return Span(Decimal(value), Decimal(value), Decimal(value))


def quantum(figure: Figure) -> Decimal:
    """The value of one unit in the last non-zero digit of the figure."""
    if figure.numerals:
        return figure.numerals[-1].quantum
    exponent = figure.amount.normalize().as_tuple().exponent
    return ONE.scaleb(exponent if isinstance(exponent, int) else 0)


def printed_unit(figure: Figure) -> Decimal:
    """The value of one unit in the last digit written, zeros counted: 0.01 for "1.90", 1 for "500"."""
    if not figure.numerals:
        return quantum(figure)
    numeral = figure.numerals[-1]
    digits = figure.text[numeral.start - figure.start : numeral.end - figure.start]
    head, point, decimals = digits.rpartition("," if "," in digits and digits.rfind(",") > digits.rfind(".") else ".")
    if not digits or not digits[-1].isdigit():
        return quantum(figure)
    grouped = len(decimals) == 3 and head and figure.amount >= numeral.scale * 1000
    places = 0 if not point or grouped else len(decimals)
    return numeral.scale.scaleb(-places)


def in_words(figure: Figure) -> bool:
    """Whether the number of a figure is written in words."""
    return bool(figure.numerals) and figure.numerals[-1].start == figure.numerals[-1].end


def rounding(figure: Figure, amount: Decimal) -> Decimal:
    """How far a printed figure may be from what was meant: half a unit in its last digit; zeros round at most 2.5%.

    Small whole numbers of things are exact.
    """
    if in_words(figure):
        return min(quantum(figure) / 2, abs(amount) * ROUNDING)
    unit = printed_unit(figure)
    if figure.kind == "count" and unit == 1:
        unit = Decimal(0)
    if figure.kind != "percent" and unit > 1:
        unit = min(unit, abs(amount) * COARSEST)  # nobody writes "$1 billion" for half of it, nor for half as much more
    if unit < figure.numerals[-1].scale if figure.numerals else False:
        return unit / 2  # zeros behind the decimal point are meant
    return max(unit / 2, min(quantum(figure) / 2, abs(amount) * ROUNDING) if quantum(figure) > unit > 0 else Decimal(0))


def allowed(figure: Figure, beside: Figure | None = None) -> Span:
    """What a printed figure allows: all that rounds to it; hedges widen it on their side.

    Whole coins `beside` an amount with parts of them are exact: in "21.6p (20p last year)" nothing was rounded.
    """
    high = figure.amount if figure.amount_high is None else figure.amount_high
    below, above = _hedged(figure.bound)
    exact = beside is not None and _coins(figure) > 0 and printed_unit(beside) < _coins(figure) == _coins(beside)
    return Span(
        figure.amount - (0 if exact else rounding(figure, figure.amount)) - abs(figure.amount) * below,
        high + (0 if exact else rounding(figure, high)) + abs(high) * above,
        figure.amount,
    )


def _coins(figure: Figure) -> Decimal:
    """What the coins that a figure counts are worth; 0 where it counts no coins, or is written in words."""
    if figure.kind != "money" or not figure.numerals or in_words(figure) or figure.numerals[-1].scale >= 1:
        return Decimal(0)
    return figure.numerals[-1].scale


def _hedged(bound: str | None) -> tuple[Decimal, Decimal]:
    """How far a hedge widens a figure downwards and upwards."""
    if bound == "about":
        return ABOUT, ABOUT
    if bound in ("over", "at least"):
        return Decimal(0), OVER
    return (UNDER, Decimal(0)) if bound in ("under", "at most") else (Decimal(0), Decimal(0))


def verdict(stated: Span, expected: Span, unit: Decimal = Decimal(0), near: Decimal = NEAR) -> str:
    """`ok` where the intervals meet, `loose` where they nearly do, else `wrong`.

    `unit` is one in the last digit: digits cut off where they should be rounded explain half of it more.
    """
    if stated.meets(expected):
        return "ok"
    return "loose" if stated.widened(near, unit / 2).meets(expected.widened(near)) else "wrong"
