"""What probably happened where a conversion does not hold."""

from __future__ import annotations

import datetime as dt

import pytest
from check_examples import PROVIDER, figure, judged
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.checks.conversions.causes import find_cause
from factcheck.config import DEFAULTS
from factcheck.model import Cause
from rates.model import Miss


def cause(converted: tuple[str, ...], equivalent: tuple[str, ...], *days: str) -> Cause | None:
    """The cause of a conversion that does not hold."""
    first, second = figure(*converted), figure(*equivalent)
    found = judged(first, second, *days)
    assert found.verdict in ("loose", "wrong")
    return find_cause(found, first, second, PROVIDER, DEFAULTS)


YUAN = ("3000 RMB", "CNY")
NAMED = [
    (YUAN, ("5,000,000 KRW", "KRW", "about"), "2019-05-31", "magnitude", "a zero too many", "500,000 KRW"),
    (YUAN, ("5,000,000 KRW", "KRW", "about"), "2026-11-23", "magnitude", "a zero too many", "500,000 KRW"),
    (YUAN, ("5,200 KRW", "KRW"), "2019-05-31", "magnitude", "two zeros too few", "520,000 KRW"),
    (("€3bn", "EUR"), ("$3.4 million", "USD"), "2025-05-14", "magnitude", '"million" for "billion"', "$3.4 billion"),
    (("€3m", "EUR"), ("$3.4bn", "USD"), "2025-05-14", "magnitude", '"bn" for "m"', "$3.4m"),
    (("€3 million", "EUR"), ("$34 million", "USD"), "2025-05-14", "magnitude", "one decimal place off", "$3.4 million"),
    (("£250", "GBP"), ("250 euros", "EUR"), "2005-03-01", "copied", "not converted", "360 euros"),
    (("€45 million", "EUR"), ("$41 million", "USD"), "2020-03-02", "inverted", "instead of divided", "$50 million"),
    (("£45 million", "GBP"), ("€39 million", "EUR"), "2019-05-31", "inverted", "instead of divided", "€51 million"),
    (("€200", "EUR"), ("$333", "USD"), "2017-05-14", "currency", "is in NZD, not USD", None),
    (("HK$100", "HKD"), ("USD 64", "USD"), "2019-05-31", "currency", "HK$100 is in NZD, not HKD", None),
    (("€700", "EUR"), ("$1,820", "USD"), "2019-05-31", None, "", None),
    (("€700", "EUR"), ("$4,100", "USD"), "2019-05-31", None, "", None),
    (("£12,000", "GBP"), ("$51,500", "USD"), "2019-05-31", "swapped", '"51,500" for "15,500"', "$15,500"),
    (YUAN, ("500,000 KRW", "KRW"), "2026-10-30", "stale", "last fitted within 2% on 2021-01-15", "600,000 KRW"),
]


@pytest.mark.parametrize(("converted", "equivalent", "day", "kind", "detail", "corrected"), NAMED)
def test_the_simplest_slip_that_fits(
    converted: tuple[str, ...],
    equivalent: tuple[str, ...],
    day: str,
    kind: str | None,
    detail: str,
    corrected: str | None,
) -> None:
    """Powers of ten first, then the number copied, the rate inverted, the currency, two digits, an old rate."""
    found = cause(converted, equivalent, day)
    assert (found.kind if found else None) == kind
    if found is not None:
        assert detail in found.detail
        assert corrected is None or found.corrected == corrected


def test_one_number_for_both_is_told_where_it_is_near() -> None:
    """Pounds and euros are worth nearly the same; the number is the same all the same."""
    found = cause(("£45,000", "GBP"), ("€45,000", "EUR"), "2019-05-31")
    assert found is not None
    assert (found.kind, found.corrected) == ("copied", "€51,000")


def test_the_worse_end_of_a_range_explains_it() -> None:
    """The first end is right on the day, which says nothing about the second."""
    found = cause(("650,000 to 700,000 shekels", "ILS"), ("$180,000 to $250,000", "USD"), "2019-05-31")
    assert found is None or found.kind != "stale" or "2019" not in found.detail


def test_a_zero_too_many_is_named_without_a_date() -> None:
    """On other days 500,000 won was right."""
    found = cause(("3000 RMB", "CNY"), ("5,000,000 KRW", "KRW", "about"))
    assert found is not None
    assert (found.kind, found.corrected) == ("magnitude", "500,000 KRW")


def test_a_stale_rate_is_one_before_the_date() -> None:
    """An old article is not said to use the rates of its future."""
    found = cause(("3000 RMB", "CNY"), ("600,000 KRW", "KRW"), "2019-05-31")
    assert found is not None
    assert (found.kind, found.detail) == ("stale", "stale: last fitted within 2% on 2009-04-28")


UNITS = [
    ("요금은 1540만달러(약 182만1000만원)였다.", "2022-01-14", '"만" for "억"', "182억1000만원"),
    ("투자액은 11억 5천만 달러(약 1조 6천만 원)였다.", "2023-09-20", '"만" for "억"', "1조 6천억 원"),
]


@pytest.mark.parametrize(("text", "day", "detail", "corrected"), UNITS)
def test_a_unit_of_several_is_another(text: str, day: str, detail: str, corrected: str) -> None:
    """A sum in several units is read again with another unit in each place."""
    (claim,) = factcheck.check(text, date=dt.date.fromisoformat(day), language="ko").claims
    assert claim.cause == Cause("magnitude", detail, corrected)


FITS = [
    # The number of digits tells a dollar of another country from a rate of other days.
    (("6.8bn rand", "ZAR"), ("£910m", "GBP"), "2005-02-24", "currency", "is in EUR"),
    (("$3.1 million", "USD"), ("KRW 333,600,000", "KRW"), "2019-01-05", "currency", "is in JPY"),
    (("2 million pesos", "DOP"), ("CAD 40,000", "CAD"), "2019-06-03", "currency", "is in USD"),
]


@pytest.mark.parametrize(("converted", "equivalent", "day", "kind", "detail"), FITS)
def test_what_fits_best(
    converted: tuple[str, ...], equivalent: tuple[str, ...], day: str, kind: str, detail: str
) -> None:
    """Of several slips that fit the one counts that leaves least to explain."""
    found = cause(converted, equivalent, day)
    assert found is not None
    assert found.kind == kind
    assert detail in found.detail


SLIPS = {
    "a zero too many": lambda text: text + "0",
    "a zero too few": lambda text: text[:-1],
    "million for billion": lambda text: text + " million",
    "trillion for billion": lambda text: text + " trillion",
}


@settings(deadline=None)
@given(
    millions=st.integers(10, 900).map(lambda number: number * 10),
    pair=st.sampled_from([("EUR", "USD"), ("GBP", "KRW"), ("CNY", "JPY"), ("USD", "INR"), ("CHF", "PLN")]),
    day=st.dates(dt.date(2009, 1, 5), dt.date(2026, 10, 30)),
    slip=st.sampled_from(sorted(SLIPS)),
)
def test_every_power_of_ten_is_named(millions: int, pair: tuple[str, str], day: dt.date, slip: str) -> None:
    """A right conversion with a slip of a zero or of a scale word is wrong, and its cause is the magnitude."""
    base, quote = pair
    window = PROVIDER.window(base, quote, day)
    assert not isinstance(window, Miss)
    right = f"{round(millions * window.value, -1):.0f}"
    scale = "billion" if "billion" in slip else "million"
    printed = SLIPS[slip](right) if scale == "billion" else f"{SLIPS[slip](right)} million"
    found = cause((f"{millions} {scale}", base), (printed, quote), day.isoformat())
    assert found is not None
    assert found.kind == "magnitude"
