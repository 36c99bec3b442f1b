"""What printed figures allow, and arithmetic with it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from check_examples import figure
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.arithmetic import Span, allowed, constant, printed_unit, verdict

SPANS = [
    ("$1.2 million", None, "1150000", "1250000"),
    ("$1.20 million", None, "1195000", "1205000"),
    ("$500", None, "487.5", "512.5"),
    ("$505", None, "504.5", "505.5"),
    ("$1.90", None, "1.895", "1.905"),
    ("$505", "about", "474.2", "535.8"),
    ("$505", "under", "443.9", "505.5"),
    ("$505", "over", "504.5", "682.25"),
    ("$505", "at least", "504.5", "682.25"),
]
values = st.decimals(min_value=1, max_value=10**6, places=2)
spans = st.tuples(values, values).map(lambda pair: Span(min(pair), max(pair), min(pair)))


@pytest.mark.parametrize(("text", "bound", "low", "high"), SPANS)
def test_what_a_printed_figure_allows(text: str, bound: str | None, low: str, high: str) -> None:
    """Half a unit in the last digit; zeros round at most 2.5%; hedges widen on their side."""
    span = allowed(figure(text, "USD", bound))
    assert (span.low, span.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(("text", "unit"), [("$1.90", "0.01"), ("$500", "1"), ("$1.2 million", "100000")])
def test_the_last_digit_written(text: str, unit: str) -> None:
    """Zeros count."""
    assert printed_unit(figure(text, "USD")) == Decimal(unit)


def test_whole_things_are_exact() -> None:
    """A count of 12 is 12; a count of 1,200 may be rounded to the hundred."""
    things = [figure(text, None)._replace(kind="count") for text in ("12", "1,200")]
    assert [allowed(thing)[:2] for thing in things] == [(12, 12), (1200, 1200)]


@given(spans, spans)
def test_results_hold_all_results_of_their_ends(first: Span, second: Span) -> None:
    """Sum, difference, product and ratio of any two values lie in those of their intervals."""
    for a in first[:2]:
        for b in second[:2]:
            assert (first + second).low <= a + b <= (first + second).high
            assert (first - second).low <= a - b <= (first - second).high
            assert (first * second).low <= a * b <= (first * second).high
            assert (first / second).low <= a / b <= (first / second).high


def test_division_needs_an_interval_clear_of_zero() -> None:
    """One that holds zero is no divisor."""
    assert not Span(Decimal(-1), Decimal(1), Decimal(0)).divisible
    assert constant(2).divisible
    assert constant(-2).divisible


@pytest.mark.parametrize(
    ("stated", "unit", "expected"),
    [
        ("20", "0", "ok"),
        ("20.4", "0", "loose"),
        ("21.6", "1", "loose"),
        ("21.9", "1", "wrong"),
        ("22", "0", "wrong"),
        ("30", "1", "wrong"),
    ],
)
def test_verdicts(stated: str, unit: str, expected: str) -> None:
    """Meeting is ok; within 3% of each and half a unit in the last digit is loose."""
    assert verdict(constant(Decimal(stated)), constant(20), Decimal(unit)) == expected
