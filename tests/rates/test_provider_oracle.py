"""The rates against CurrencyConverter, an independent reader of the same file of the ECB."""

import datetime as dt
import os
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rates
from rates.snapshot import Snapshot

currency_converter = pytest.importorskip("currency_converter")

INPUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "eurofxref-hist.zip")
PROVIDER = rates.open_provider()
CODES = st.sampled_from(Snapshot().codes)
DAYS = st.dates(dt.date(1998, 12, 1), dt.date(2026, 10, 30))


@pytest.fixture(scope="module")
def oracle():
    """The rate of one day as CurrencyConverter has it, None where it has no row for both."""
    converter = currency_converter.CurrencyConverter(INPUT, decimal=True)

    def rate(base, quote, day):
        try:
            return converter.convert(1, base, quote, day)
        except currency_converter.RateNotFoundError:
            return None

    return rate


@settings(max_examples=int(os.environ.get("FACTCHECK_ORACLE_EXAMPLES", "1500")), deadline=None)
@given(base=CODES, quote=CODES, day=DAYS)
def test_every_answer_is_the_last_row_of_the_oracle_on_or_before_the_day(oracle, base, quote, day):
    """Equal to 12 significant digits; no later row is used, none is skipped, and there is none where we miss.

    FACTCHECK_ORACLE_EXAMPLES=20000 tries as many days. The irrevocable rate of a currency that may still be spent is
    no row of the oracle, nor is one of NBP of the time before the ECB had the currency.
    """
    answer = PROVIDER.rate(base, quote, day)
    if base == quote:
        return
    if isinstance(answer, rates.Rate) and answer.source != "ECB":
        assert "euro conversion rate" in answer.source or "NBP" in answer.source
        assert oracle(base, quote, day) is None
        return
    if isinstance(answer, rates.Miss):
        assert oracle(base, quote, day) is None
        return
    expected = oracle(base, quote, answer.published)
    assert abs(answer.value / expected - 1) < Decimal("1e-12")
    assert answer.published <= day <= answer.published + dt.timedelta(7)
    skipped = [answer.published + dt.timedelta(step + 1) for step in range((day - answer.published).days)]
    assert [oracle(base, quote, later) for later in skipped] == [None] * len(skipped)


@settings(max_examples=300, deadline=None)
@given(base=CODES, quote=CODES, day=DAYS, days=st.integers(0, 30))
def test_every_window_holds_the_rows_of_the_oracle(oracle, base, quote, day, days):
    """The lowest and highest of its rows; the newest alone if the days asked for have none."""
    window = PROVIDER.window(base, quote, day, days)
    if base == quote or isinstance(window, rates.Miss) or window.source != "ECB":
        return
    rows = [oracle(base, quote, day - dt.timedelta(step)) for step in range(days + 1)]
    known = [row for row in rows if row is not None] or [oracle(base, quote, window.published)]
    assert abs(window.low / min(known) - 1) < Decimal("1e-12")
    assert abs(window.high / max(known) - 1) < Decimal("1e-12")


ENDS = [("HRK", 2023, 1, 14), ("BGN", 2026, 1, 31), ("RUB", 2022, 3, 1), ("CYP", 2008, 1, 31), ("ROL", 2005, 6, 30)]


@settings(max_examples=200, deadline=None)
@given(end=st.sampled_from(ENDS), other=st.sampled_from(["EUR", "USD", "JPY", "SEK"]), after=st.integers(1, 9000))
def test_an_ended_currency_is_refused_on_every_day_after_its_end(end, other, after):
    """In both directions, for ever; what became the euro once it can no longer be spent."""
    code, *last = end
    day = dt.date(*last) + dt.timedelta(after)
    assert {PROVIDER.rate(code, other, day).kind, PROVIDER.rate(other, code, day).kind} == {"ended"}
