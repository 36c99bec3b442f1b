"""The search for the days on which a rate held, against looking at every day."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rates
from rates.model import Period
from rates.snapshot import Snapshot

PROVIDER = rates.open_provider()
DAYS = [dt.date.fromordinal(ordinal) for ordinal in Snapshot().days]
PAIRS = [("CAD", "KRW"), ("EUR", "USD"), ("USD", "EUR"), ("ISK", "EUR"), ("HUF", "JPY"), ("USD", "HKD"), ("CYP", "ISK")]
_EVERY_RATE = {}


def every_rate(pair):
    """The rates of all days of publication, asked for one by one; None where the ECB published none."""
    if pair not in _EVERY_RATE:
        answers = [PROVIDER.rate(*pair, day) for day in DAYS]
        _EVERY_RATE[pair] = [answer.value if getattr(answer, "source", "") == "ECB" else None for answer in answers]
    return _EVERY_RATE[pair]


@st.composite
def intervals(draw):
    """A pair and an interval whose bounds are rates of the pair, touch them, or lie around them."""
    pair = draw(st.sampled_from(PAIRS))
    known = [value for value in every_rate(pair) if value is not None]
    nudge = st.sampled_from([Decimal(1), Decimal("0.98"), Decimal("1.02"), Decimal("1.0000000000000001"), Decimal(10)])
    low, high = (draw(st.sampled_from(known)) * draw(nudge) for _ in range(2))
    return (pair, low, high) if draw(st.integers(0, 9)) == 0 else (pair, min(low, high), max(low, high))


@settings(max_examples=120, deadline=None)
@given(intervals())
def test_periods_are_the_unbroken_runs_of_days_within_the_interval(interval):
    """Every publication is in a period or outside the interval; gaps and days without a rate end a period."""
    pair, low, high = interval
    expected, run = [], []
    for day, value in [*zip(DAYS, every_rate(pair), strict=True), (None, None)]:
        if value is not None and low <= value <= high:
            run.append(day)
        elif run:
            expected.append(Period(run[0], run[-1]))
            run = []
    assert PROVIDER.periods(*pair, low, high) == tuple(expected)


@settings(max_examples=300, deadline=None)
@given(intervals(), st.none() | st.dates(dt.date(1998, 1, 1), dt.date(2027, 12, 31)))
def test_the_last_fit_is_the_last_day_within_the_interval(interval, before):
    """Strictly before the day given, if one is given."""
    pair, low, high = interval
    fitting = [
        day
        for day, value in zip(DAYS, every_rate(pair), strict=True)
        if value is not None and low <= value <= high and (before is None or day < before)
    ]
    assert PROVIDER.last_fit(*pair, low, high, before) == (fitting[-1] if fitting else None)


def test_an_implied_rate_is_dated_by_its_last_fit():
    """500,000 won for 3,000 yuan imply 166.67, last published within 2% on 15 January 2021."""
    implied = Decimal(500_000) / 3_000
    low, high = implied * Decimal("0.98"), implied * Decimal("1.02")
    assert PROVIDER.last_fit("CNY", "KRW", low, high) == dt.date(2021, 1, 15)
    assert PROVIDER.fits("CNY", "KRW", implied, Decimal("0.02"))[-1].last == dt.date(2021, 1, 15)
    assert PROVIDER.last_fit("CNY", "KRW", 10 * low, 10 * high) is None


@settings(max_examples=60, deadline=None)
@given(intervals(), st.sampled_from([Decimal(0), Decimal("0.005"), Decimal("0.02")]))
def test_fits_are_the_periods_within_a_tolerance(interval, tolerance):
    """Value less and plus the fraction."""
    pair, value, _ = interval
    expected = PROVIDER.periods(*pair, value - value * tolerance, value + value * tolerance)
    assert PROVIDER.fits(*pair, value, tolerance) == expected


@pytest.mark.parametrize(("base", "quote"), [("USD", "XPD"), ("ZZZ", "EUR"), ("TRL", "RON")])
def test_nothing_fits_where_there_are_no_rates(base, quote):
    """Unknown codes and series that never met."""
    assert PROVIDER.periods(base, quote, Decimal(0), Decimal(10**9)) == ()
    assert PROVIDER.last_fit(base, quote, Decimal(0), Decimal(10**9)) is None


def test_what_the_ecb_did_not_publish_yet_has_the_rates_of_another_bank():
    """The dollar at 8.28 yuan, by law until July 2005; the ECB's rates begin in April of that year."""
    assert PROVIDER.last_fit("USD", "CNY", Decimal("8.2"), Decimal("8.3"), dt.date(2004, 6, 1)) == dt.date(2004, 5, 26)
    (first, *_) = PROVIDER.periods("USD", "CNY", Decimal("8.2"), Decimal("8.35"))
    assert first.first == dt.date(1999, 1, 5)


def test_a_gap_divides_a_period():
    """All rates of the krona: before its suspension and after."""
    assert PROVIDER.periods("EUR", "ISK", Decimal(0), Decimal(10**9)) == (
        Period(dt.date(1999, 1, 4), dt.date(2008, 12, 9)),
        Period(dt.date(2018, 2, 1), dt.date(2026, 10, 30)),
    )


@pytest.mark.parametrize("strange", [Decimal("NaN"), Decimal("Infinity"), Decimal(-1), Decimal("1e400")])
def test_strange_bounds_find_nothing(strange):
    """Never an error, never a wrong day."""
    assert PROVIDER.last_fit("EUR", "USD", strange, strange) is None
    assert PROVIDER.periods("EUR", "USD", strange, strange) == ()
