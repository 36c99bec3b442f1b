"""When a conversion holds: readings, dates, rates, and the verdict that wins."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from check_examples import PROVIDER, figure, judged, on
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.checks.judging import judge
from factcheck.config import DEFAULTS
from factcheck.model import Figure, Numeral
from rates.model import Miss

VERDICTS = [
    # converted, its hedge, equivalent, its hedge, day, verdict
    (("3000 RMB", "CNY"), ("500,000 KRW", "KRW", "about"), "2019-05-31", "ok"),
    (("3000 RMB", "CNY"), ("500,000 KRW", "KRW", "about"), "2026-10-30", "wrong"),
    (("3000 RMB", "CNY"), ("5,000,000 KRW", "KRW", "about"), "2019-05-31", "wrong"),
    (("3000 RMB", "CNY"), ("5,000,000 KRW", "KRW", "about"), "2026-11-23", "wrong"),
    (("€45 million", "EUR"), ("$50 million", "USD"), "2020-03-02", "ok"),
    (("€45 million", "EUR"), ("$46 million", "USD"), "2020-03-02", "loose"),
    (("€45 million", "EUR"), ("$41 million", "USD"), "2020-03-02", "wrong"),
    # One-sided hedges.
    (("10 billion baht", "THB", "over"), ("$304 million", "USD"), "2025-05-22", "ok"),
    (("10 billion baht", "THB", "over"), ("$330 million", "USD"), "2025-05-22", "ok"),
    (("10 billion baht", "THB", "over"), ("$275 million", "USD"), "2025-05-22", "loose"),
    (("$700 million", "USD", "under"), ("RM2.6 billion", "MYR"), "2015-08-03", "ok"),
    (("$700 million", "USD", "under"), ("RM3.2 billion", "MYR"), "2015-08-03", "wrong"),
    # Ranges, end by end; a range for a single amount.
    (("650,000 to 700,000 shekels", "ILS"), ("$180,000 to $200,000", "USD"), "2017-11-14", "ok"),
    (("650,000 to 700,000 shekels", "ILS"), ("$180,000 to $250,000", "USD"), "2017-11-14", "wrong"),
    (("650,000 to 700,000 shekels", "ILS"), ("$190,000", "USD"), "2017-11-14", "ok"),
    (("650,000 to 700,000 shekels", "ILS"), ("$290,000", "USD"), "2017-11-14", "wrong"),
    (("€100", "EUR"), ("$105 to $120", "USD"), "2020-03-02", "ok"),
    # A Sunday has the rate of Friday.
    (("€100", "EUR"), ("$110", "USD"), "2020-03-01", "ok"),
]


@pytest.mark.parametrize(("converted", "equivalent", "day", "verdict"), VERDICTS)
def test_the_verdict_on_a_day(converted: tuple[str, ...], equivalent: tuple[str, ...], day: str, verdict: str) -> None:
    """Right within the interval, loose to 12%, wrong beyond."""
    assert judged(figure(*converted), figure(*equivalent), day).verdict == verdict


def test_three_weeks_after_the_last_rate_a_stale_conversion_is_still_flagged() -> None:
    """The interval is wider by what the pair may have moved, and no wider."""
    found = judged(figure("3000 RMB", "CNY"), figure("500,000 KRW", "KRW", "about"), "2026-11-23")
    assert found.verdict in ("loose", "wrong")
    assert found.window is not None
    assert 0 < found.window.drift < DEFAULTS.old_rate_limit
    assert found.low < found.window.low
    assert found.high > found.window.high


def test_a_rate_too_old_to_tell_is_never_ok() -> None:
    """Years past the end of the rates a right amount is unchecked, a slip of a hundred is wrong."""
    lira = figure("1,000 lira", "TRY")
    right = PROVIDER.newest("TRY", "USD")
    assert not isinstance(right, Miss)
    amount = f"${1000 * right.value:.2f}"
    assert judged(lira, figure(amount, "USD"), "2027-10-01")[:2] == ("unchecked", "old rate")
    assert judged(lira, figure("$9,000", "USD"), "2027-10-01").verdict == "wrong"


def test_an_undated_claim_right_on_other_days_is_unchecked() -> None:
    """Not right at the newest rate, right on days that the judgement names."""
    found = judged(figure("3000 RMB", "CNY"), figure("500,000 KRW", "KRW", "about"))
    assert found[:2] == ("unchecked", "no date")
    assert any(period.first <= dt.date(2019, 5, 31) <= period.last for period in found.periods)
    assert not any(period.last >= dt.date(2026, 1, 1) for period in found.periods)
    assert found.dates == ()


def test_an_undated_claim_right_on_no_day_is_wrong() -> None:
    """A zero too many needs no date."""
    assert judged(figure("3000 RMB", "CNY"), figure("5,000,000 KRW", "KRW", "about")).verdict == "wrong"


def test_an_undated_claim_near_some_day_is_loose() -> None:
    """The euro was never worth 1.80 dollars, but 1.60."""
    assert judged(figure("€100", "EUR"), figure("$178.50", "USD")).verdict == "loose"
    assert judged(figure("€100", "EUR"), figure("$190.50", "USD")).verdict == "wrong"


def test_an_undated_claim_right_at_the_newest_rate_is_ok_as_of_that_day() -> None:
    """The report says which day that is."""
    found = judged(figure("3000 RMB", "CNY"), figure("600,000 KRW", "KRW"))
    assert found.verdict == "ok"
    assert [(use.origin, use.used) for use in found.dates] == [("newest rate", True)]
    assert found.window is not None
    assert found.dates[0].date == found.window.published


def test_any_reading_may_make_a_claim_right() -> None:
    """The first readings are tried first; figures without a chosen currency have readings of equal standing."""
    dollars = figure("$150", None, None, "USD", "AUD", "CAD")
    found = judged(figure("€100", "EUR"), dollars, "2019-05-31")
    assert (found.verdict, found.quote) == ("ok", "CAD")
    assert judged(figure("€100", "EUR"), figure("$150", "USD"), "2019-05-31").verdict == "wrong"


def test_no_reading_is_found_beyond_the_figures_own() -> None:
    """A dollar is not Australian because that would make the sum come out."""
    found = judged(figure("€100", "EUR"), figure("$161", "USD", None, "CAD"), "2019-05-31")
    assert (found.verdict, found.quote) == ("loose", "CAD")


def test_the_same_currency_on_both_sides_is_no_conversion() -> None:
    """Readings that coincide are left out; where none is left there is no claim."""
    same = judge(figure("$100", "USD"), figure("$90", "USD"), on("2019-05-31"), PROVIDER, DEFAULTS)
    assert same is None
    other = judged(figure("$100", "USD"), figure("$135", "USD", None, "CAD"), "2019-05-31")
    assert (other.verdict, other.quote) == ("ok", "CAD")


def test_any_date_may_make_a_claim_right_and_the_report_says_which() -> None:
    """A year beside the amount, then the article's date."""
    found = judged(figure("€100", "EUR"), figure("$110", "USD"), "2015", "2026-10-30")
    assert found.verdict == "ok"
    assert [(use.date.year, use.origin, use.used) for use in found.dates] == [
        (2015, "beside the amount", True),
        (2026, "option", False),
    ]


def test_a_day_without_a_rate_beside_the_amount_keeps_a_claim_from_being_wrong() -> None:
    """The yen has rates since 1999; what it was in 1993 is not said by those of 2019. A slip of ten is one anyway."""
    yen = figure("10,000 yen", "JPY")
    assert judged(yen, figure("€110", "EUR"), "1993", "2019-05-31")[:2] == ("unchecked", "no rate")
    assert judged(yen, figure("€820", "EUR"), "1993", "2019-05-31").verdict == "wrong"


def test_a_date_that_may_speak_of_something_else_proves_nothing() -> None:
    """Where the sentence names a year and the article has no date, a claim is wrong only if no day makes it right."""
    (year,) = on("2026")
    yuan, won = figure("3000 RMB", "CNY"), figure("500,000 KRW", "KRW")
    sure = judge(yuan, won, (year,), PROVIDER, DEFAULTS)
    unsure = judge(yuan, won, (year._replace(sure=False),), PROVIDER, DEFAULTS)
    assert sure is not None
    assert unsure is not None
    assert sure.verdict in ("loose", "wrong")
    assert unsure[:2] == ("unchecked", "no date")
    assert [(use.origin, use.used) for use in unsure.dates] == [("beside the amount", False)]


UNCHECKED = [
    (("1,000 roubles", "RUB"), ("$12", "USD"), "2024-05-02", "no rate"),
    (("1,000 won", "KPW"), ("$1.10", "USD"), "2024-05-02", "no single rate"),
    (("1,000 crowns", None), ("$12", "USD"), "2024-05-02", "ambiguous"),
    (("$0", "USD"), ("€0", "EUR"), "2024-05-02", "unsupported"),
]


@pytest.mark.parametrize(("converted", "equivalent", "day", "reason"), UNCHECKED)
def test_what_cannot_be_judged_says_why(
    converted: tuple[str, str | None], equivalent: tuple[str, str | None], day: str, reason: str
) -> None:
    """Nothing is passed over in silence."""
    assert judged(figure(*converted), figure(*equivalent), day)[:2] == ("unchecked", reason)


# ------------------------------------------------------------------------------------------------- properties

LIVE = ["USD", "EUR", "GBP", "JPY", "CNY", "KRW", "INR", "CHF", "SEK", "PLN", "ZAR", "BRL", "THB", "AUD", "MXN", "TRY"]


def plain_figure(amount: Decimal, currency: str) -> Figure:
    """A figure written with exactly the digits of an amount."""
    text = f"{amount:f} {currency}"
    quantum = Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent))
    numeral = Numeral(0, len(text) - 4, Decimal(1), quantum)
    return Figure("money", text, 0, len(text), amount, currency=currency, numerals=(numeral,))


def rounded(value: Decimal, digits: int) -> Decimal:
    """A value to so many significant digits."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), ROUND_HALF_EVEN)


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    amount=st.integers(1, 10**12).map(Decimal),
    pair=st.lists(st.sampled_from(LIVE), min_size=2, max_size=2, unique=True),
    day=st.dates(dt.date(2008, 3, 1), dt.date(2026, 10, 30)),
    digits=st.integers(2, 6),
    factor=st.sampled_from(["1.5", "10", "0.1", "0.5"]),
)
def test_a_true_conversion_is_right_and_a_false_one_is_wrong(
    amount: Decimal, pair: list[str], day: dt.date, digits: int, factor: str
) -> None:
    """Whatever the amount, the pair, the day and the rounding."""
    base, quote = pair
    window = PROVIDER.window(base, quote, day)
    assume(not isinstance(window, Miss) and window.high / window.low < Decimal("1.1"))
    assert not isinstance(window, Miss)
    truth = amount * window.value
    dates = on(day.isoformat())
    right = judge(plain_figure(amount, base), plain_figure(rounded(truth, digits), quote), dates, PROVIDER, DEFAULTS)
    assert right is not None
    assert right.verdict == "ok"
    false = rounded(truth * Decimal(factor), digits)
    wrong = judge(plain_figure(amount, base), plain_figure(false, quote), dates, PROVIDER, DEFAULTS)
    assert wrong is not None
    assert wrong.verdict == "wrong"


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    amount=st.integers(1000, 10**12).map(Decimal),
    pair=st.lists(st.sampled_from(LIVE), min_size=2, max_size=2, unique=True),
    day=st.dates(dt.date(1999, 2, 1), dt.date(2026, 10, 30)),
    digits=st.integers(2, 6),
    factor=st.sampled_from(["1", "1.5", "10"]),
    form=st.sampled_from(["It cost {} {} ({} {}).", "They paid {} {}, or {} {}, for it.", "{} {} = {} {}"]),
)
def test_a_printed_conversion_is_right_or_wrong_as_it_should_be(
    amount: Decimal, pair: list[str], day: dt.date, digits: int, factor: str, form: str
) -> None:
    """The whole way from the text: a true one is never called wrong, one that is half as much again always is."""
    base, quote = pair
    window = PROVIDER.window(base, quote, day)
    assume(not isinstance(window, Miss) and window.high / window.low < Decimal("1.1"))
    assert not isinstance(window, Miss)
    stated = rounded(amount * window.value * Decimal(factor), digits)
    assume(stated >= 1000 and stated == stated.to_integral_value())
    report = factcheck.check(form.format(f"{amount:,f}", base, f"{stated:,f}", quote), day, "en")
    verdicts = {claim.verdict for claim in report.claims}  # of 1,000 a rate is stated as well, which may be loose
    assert verdicts
    assert ("wrong" in verdicts) is (factor != "1")


def test_the_likeliest_reading_without_a_rate_is_not_replaced_by_one_that_is_wrong() -> None:
    """What rials of Iran were worth nobody can tell; that they are not those of Oman says nothing."""
    rials = figure("500 billion rials", "IRR", None, "OMR")
    assert judged(rials, figure("$4m", "USD"), "2019-05-31")[:2] == ("unchecked", "no single rate")
