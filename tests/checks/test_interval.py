"""What a printed amount allows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from check_examples import figure

from factcheck.checks.interval import Bounds, ends, intersection, stated_intervals
from factcheck.config import DEFAULTS

ALLOWED = [
    # Half a unit in the last digit that is not zero.
    ("500,000 KRW", None, False, "450000", "550000"),
    ("$1.2m", None, False, "1140000", "1260000"),  # 4.2% each side: the floor of 5% is wider
    ("$1,200", None, False, "1140", "1260"),
    # Never less than 5%, 8% where either figure is hedged.
    ("$1,234", None, False, "1172.30", "1295.70"),
    ("$1,234", "about", True, "1135.28", "1332.72"),
    # Never more than 12%.
    ("$3 million", None, False, "2640000", "3360000"),
    ("$1", "about", True, "0.88", "1.12"),
    # One-sided hedges: 12% on their side, the floor on the other.
    ("$70", "over", False, "66.50", "78.40"),
    ("$70", "at least", False, "66.50", "78.40"),
    ("$70", "under", False, "61.60", "73.50"),
    ("$70", "at most", True, "61.60", "75.60"),
]


@pytest.mark.parametrize(("text", "bound", "hedged", "low", "high"), ALLOWED)
def test_what_a_figure_allows(text: str, bound: str | None, hedged: bool, low: str, high: str) -> None:
    """The interval that a number stands for."""
    (interval,) = stated_intervals(figure(text, "USD", bound), hedged, DEFAULTS)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


def test_an_amount_in_words_is_as_exact_as_its_last_digit() -> None:
    """Half a million allows what 500,000 does."""
    worded = figure("$500,000", "USD")._replace(text="half a million dollars", numerals=())
    (interval,) = stated_intervals(worded, False, DEFAULTS)
    assert (interval.low, interval.high) == (450_000, 550_000)


@pytest.mark.parametrize(("text", "low", "high"), [("1 cent", "0.005", "0.015"), ("2 cents", "0.015", "0.025")])
def test_a_cent_stands_for_all_that_rounds_to_it(text: str, low: str, high: str) -> None:
    """Nobody prints a part of a cent."""
    cents = figure(text, "USD")
    (numeral,) = cents.numerals
    scaled = numeral._replace(scale=Decimal("0.01"), quantum=Decimal("0.01"))
    (interval,) = stated_intervals(cents._replace(amount=cents.amount / 100, numerals=(scaled,)), False, DEFAULTS)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


def test_both_ends_of_a_range_have_their_own_interval() -> None:
    """As "420 to 450 euros" is two numbers."""
    low, high = stated_intervals(figure("420 to 450 euros", "EUR"), False, DEFAULTS)
    assert (low.low, low.high, high.low, high.high) == tuple(map(Decimal, ("399.00", "441.00", "427.50", "472.50")))


RIGHT = [
    # amounts, hedges, and the rates that make them right.
    ("100 yuan", None, "$20", None, "0.176", "0.224"),
    ("100 yuan", "over", "$20", None, "0.15714", "0.224"),  # more yuan: each may be worth less
    ("100 yuan", "under", "$20", None, "0.176", "0.25455"),
    ("100 yuan", "about", "$20.50", None, "0.1886", "0.2214"),  # a hedge on either figure counts
    ("100 to 200 yuan", None, "$20", None, "0.088", "0.224"),
    ("100 yuan", None, "$20 to $30", None, "0.176", "0.336"),
]


@pytest.mark.parametrize(("converted", "first", "equivalent", "second", "low", "high"), RIGHT)
def test_the_rates_that_make_a_conversion_right(
    converted: str, first: str | None, equivalent: str, second: str | None, low: str, high: str
) -> None:
    """A hedge on the converted figure opens the other side."""
    (end,) = ends(
        figure(converted, "CNY", first), figure(equivalent, "USD", second), DEFAULTS._replace(spread=Decimal(0))
    )
    assert float(end.right.low) == pytest.approx(float(low), rel=0.0001)
    assert float(end.right.high) == pytest.approx(float(high), rel=0.0001)


def test_two_ranges_are_compared_end_by_end() -> None:
    """The lower with the lower, the upper with the upper."""
    first, last = ends(figure("100 to 200 yuan", "CNY"), figure("$15 to $30", "USD"), DEFAULTS)
    assert (first.amount, first.stated, last.amount, last.stated) == (100, 15, 200, 30)


def test_bounds() -> None:
    """Bounds meet what touches them; an intersection is what all have in common."""
    bounds = Bounds(Decimal(2), Decimal(4))
    assert bounds.meet(Decimal(4), Decimal(9))
    assert not bounds.meet(Decimal("4.1"), Decimal(9))
    assert bounds.scaled(Decimal(10)) == (20, 40)
    assert intersection([bounds, Bounds(Decimal(3), Decimal(9))]) == (3, 4)
