"""Windows of days and years: the newest rate, its neighbours, and how far it may have moved since."""

import datetime as dt
from decimal import Decimal

import pytest

import rates
from rates.model import Miss, Rate, Window

PROVIDER = rates.open_provider()


def day(text):
    return dt.date.fromisoformat(text)


def rounded(value, places="0.01"):
    return str(value.quantize(Decimal(places)))


def test_a_window_has_the_extremes_of_its_days():
    """The publications of the seven days before and of the day itself, worked out by hand from single rates."""
    asked = day("2020-03-22")
    window = PROVIDER.window("GBP", "USD", asked)
    published = [PROVIDER.rate("GBP", "USD", day(f"2020-03-{number}")) for number in (16, 17, 18, 19, 20)]
    values = [rate.value for rate in published]
    assert (window.value, window.published, window.age) == (values[-1], day("2020-03-20"), 2)
    assert (window.low, window.high) == (min(values), max(values))
    assert window.low < window.value < window.high
    assert (window.asked, window.source, window.drift) == (asked, "ECB", 0)


@pytest.mark.parametrize(
    ("asked", "days", "first"),
    [("2020-03-20", 0, "2020-03-20"), ("2020-03-22", 0, "2020-03-20"), ("2020-03-20", 30, "2020-02-19")],
)
def test_a_window_is_as_long_as_asked_and_never_empty(asked, days, first):
    """No day back: the newest publication alone, be it of the Friday before."""
    window = PROVIDER.window("EUR", "USD", day(asked), days)
    steps = range((day(asked) - day(first)).days + 1)
    values = [PROVIDER.rate("EUR", "USD", day(first) + dt.timedelta(step)).value for step in steps]
    assert (window.low, window.high) == (min(values), max(values))


def test_a_window_does_not_reach_back_over_a_gap():
    """The first day of the krona's return stands alone."""
    window = PROVIDER.window("EUR", "ISK", day("2018-02-01"), 7)
    assert window.low == window.value == window.high


@pytest.mark.parametrize(
    ("asked", "age", "drift"),
    [
        ("2026-10-30", 0, "0"),
        ("2026-10-31", 1, "0"),
        ("2026-11-01", 2, "0"),
        ("2026-11-02", 3, "0.0203"),
        ("2026-11-06", 7, "0.0283"),
        ("2026-11-23", 24, "0.0492"),
        ("2027-10-30", 365, "0.1732"),
    ],
)
def test_beyond_the_end_of_the_file_a_live_series_answers_with_its_drift(asked, age, drift):
    """Nothing on the weekend after the last Friday; from Monday on what the pair has moved over as many days."""
    window = PROVIDER.window("CNY", "KRW", day(asked))
    assert (window.published, window.age, str(window.drift)) == (day("2026-10-30"), age, drift)
    assert PROVIDER.rate("CNY", "KRW", day(asked)) == Rate(
        "CNY", "KRW", window.value, day(asked), day("2026-10-30"), "ECB"
    )
    assert window.low <= window.value <= window.high


def test_within_the_file_nothing_drifts():
    """Not even over Easter."""
    assert PROVIDER.window("EUR", "TRY", day("2021-04-05")).drift == 0


def test_a_year_is_the_mean_of_its_publications():
    """As the ECB's own annual averages: 1.1195 dollars to the euro in 2019, 1.1422 in 2020."""
    year = PROVIDER.year("EUR", "USD", 2019)
    assert rounded(year.value, "0.0001") == "1.1195"
    assert rounded(PROVIDER.year("EUR", "USD", 2020).value, "0.0001") == "1.1422"
    assert (year.low, year.high) == (Decimal("1.0889"), Decimal("1.1535"))
    assert (year.asked, year.published) == (day("2019-12-31"), day("2019-12-31"))


@pytest.mark.parametrize("year", [2008, 2020, 2024])
def test_a_year_begins_on_its_first_day(year):
    """Leap years too: mean, low and high from the single days."""
    published = {
        rate.published: rate.value
        for rate in (PROVIDER.rate("CHF", "JPY", dt.date(year, 1, 1) + dt.timedelta(step)) for step in range(366))
        if rate.published.year == year
    }
    found = PROVIDER.year("CHF", "JPY", year)
    assert abs(found.value - sum(published.values()) / len(published)) < Decimal("1e-9")
    assert (found.low, found.high, found.published) == (
        min(published.values()), max(published.values()), max(published)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("base", "quote", "year", "kind"),
    [
        ("EUR", "RUB", 2022, "ended"),
        ("EUR", "HRK", 2023, "ended"),
        ("EUR", "ISK", 2012, "gap"),
        ("EUR", "USD", 1998, "before"),
        ("EUR", "USD", 2027, "future"),
        ("EUR", "XPD", 2019, "unknown"),
    ],
)
def test_a_year_needs_half_of_its_publications(base, quote, year, kind):
    """Two months of roubles are not the rate of 2022."""
    assert PROVIDER.year(base, quote, year).kind == kind


@pytest.mark.parametrize(("base", "quote", "year"), [("EUR", "CNY", 2005), ("EUR", "ISK", 2008), ("EUR", "USD", 2026)])
def test_most_of_a_year_will_do(base, quote, year):
    """From April on, until December, or so far."""
    assert isinstance(PROVIDER.year(base, quote, year), Window)


@pytest.mark.parametrize(
    ("base", "quote", "last"),
    [
        ("CNY", "KRW", "2026-10-30"),
        ("RUB", "USD", "2022-03-01"),
        ("USD", "HRK", "2022-12-30"),
        ("ISK", "LVL", "2008-12-09"),
    ],
)
def test_the_newest_window_ends_with_the_series(base, quote, last):
    """Of two series with the one that ends first, where both have a rate."""
    newest = PROVIDER.newest(base, quote)
    assert newest == PROVIDER.window(base, quote, day(last))
    assert (newest.published, newest.drift) == (day(last), 0)


@pytest.mark.parametrize(
    ("base", "quote", "kind", "message"),
    [
        ("USD", "XPD", "unknown", "No embedded table has the palladium (troy ounce) (XPD)."),
        ("BRL", "CYP", "ended", "The ECB's rates for CYP end on 2007-12-31, before those for BRL begin on 2008-01-02."),
    ],
)
def test_no_newest_window_without_a_common_day(base, quote, kind, message):
    """An unknown code, or series that never met."""
    assert PROVIDER.newest(base, quote) == Miss(kind, base, quote, None, message)
