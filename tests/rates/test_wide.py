"""Rates beyond the ECB's file: NBP's tables, crosses of both banks, pegs, fixed rates, and what is refused."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rates
from rates import build_nbp, currencies, facts
from rates.model import Miss, Period, Rate, Window
from rates.sheet import Sheet
from rates.snapshot import Snapshot

PROVIDER = rates.open_provider()
QUOTES = build_nbp.unpack(Sheet())
BOTH = set(Snapshot().codes) - {"USD", "EUR"}
PLAIN = sorted(
    code for code in set(QUOTES) - BOTH if not facts.pegs(code) and not facts.disputes(code) and not facts.splits(code)
)
DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2026, 10, 21))


def day(text):
    return dt.date.fromisoformat(text)


ANSWERS = [
    ("USD/VND 2019-05-31", "23408.62", "2019-05-29", "NBP"),
    ("UAH/USD 2024-03-03", "0.02620109", "2024-03-01", "NBP"),
    ("PLN/VND 2020-02-02", "5960.90", "2020-01-29", "NBP"),
    ("KRW/VND 2019-05-31", "19.58473", "2019-05-29", "ECB and NBP"),
    ("VND/KRW 2019-05-31", "0.05106018", "2019-05-29", "ECB and NBP"),
    ("CNH/VND 2020-01-01", "3324.158", "2019-12-31", "ECB and NBP"),
    ("GRD/USD 2000-06-01", "0.002768791", "2000-06-01", "NBP"),
    ("XAF/EUR 2010-01-05", "0.001524490", "2010-01-05", "peg: 1 EUR = 655.957 XAF"),
    ("KYD/USD 2015-01-01", "1.2", "2015-01-01", "peg: 1.2 USD = 1 KYD"),
    ("GIP/GBP 2020-01-03", "1", "2020-01-03", "peg: 1 GBP = 1 GIP"),
    ("AED/USD 1998-05-01", "0.2722941", "1998-05-01", "peg: 1 USD = 3.6725 AED"),
    ("AED/KRW 2019-05-31", "324.3574", "2019-05-31", "ECB and peg: 1 USD = 3.6725 AED"),
    ("XAF/NGN 2012-01-05", "0.3179639", "2012-01-04", "NBP and peg: 1 EUR = 655.957 XAF"),
    ("BOB/USD 2005-06-01", "0.1232390", "2005-06-01", "NBP"),
    ("DEM/USD 2000-06-01", "0.4770353", "2000-06-01", "ECB and euro conversion rate"),
    ("DEM/FRF 2000-06-01", "3.353855", "2000-06-01", "euro conversion rate"),
    ("EUR/ITL 2002-02-01", "1936.27", "2002-02-01", "euro conversion rate"),
    ("EUR/HRK 2023-01-10", "7.5345", "2023-01-10", "euro conversion rate"),
    ("HRK/USD 2023-01-10", "0.1423187", "2023-01-10", "ECB and euro conversion rate"),
    ("EUR/BGN 2026-01-20", "1.95583", "2026-01-20", "euro conversion rate"),
    ("INR/USD 2003-06-10", "0.02136186", "2003-06-10", "NBP"),
    ("USD/INR 2009-01-05", "48.51495", "2009-01-05", "ECB"),
    ("CNY/INR 2007-06-10", "5.302681", "2007-06-06", "ECB and NBP"),
    ("JPY/CNY 2001-03-08", "0.07065879", "2001-02-27", "ECB and NBP"),
    ("AED/INR 2005-02-10", "11.89025", "2005-02-09", "NBP and peg: 1 USD = 3.6725 AED"),
    ("VND/INR 2005-02-10", "0.002763673", "2005-02-09", "NBP"),
    ("VND/INR 2020-02-10", "0.003057268", "2020-02-05", "ECB and NBP"),
]


@pytest.mark.parametrize(("question", "value", "published", "source"), ANSWERS)
def test_a_rate_says_where_it_comes_from_and_of_which_day_it_is(question, value, published, source):
    """One bank before two, what is fixed by law before a bank's quote; the same from rate and window."""
    base, quote, asked = question[:3], question[4:7], day(question[8:])
    rate, window = PROVIDER.rate(base, quote, asked), PROVIDER.window(base, quote, asked)
    assert (rate.base, rate.quote, rate.asked, rate.published) == (base, quote, asked, day(published))
    assert rate.source == source
    assert abs(rate.value / Decimal(value) - 1) < Decimal("0.00001")
    assert (window.value, window.published, window.source, window.drift) == (rate.value, day(published), source, 0)
    assert window.low <= window.value <= window.high


@pytest.mark.parametrize("code", ["AED", "XOF", "GIP", "KYD", "DEM", "HRK"])
def test_a_fixed_rate_is_exact(code):
    """The very fraction of the law, to fifteen digits."""
    peg = [one for one in facts.pegs(code) if one.kind != "official"][-1]
    asked = dt.date.fromordinal(peg.last if peg.kind == "euro" else day("2020-06-15").toordinal())
    value = PROVIDER.rate(peg.base, code, asked).value
    assert abs(Fraction(value) / Fraction(*peg.units) - 1) < Fraction(1, 10**14)


@settings(max_examples=400, deadline=None)
@given(base=st.sampled_from([*PLAIN, "PLN"]), quote=st.sampled_from([*PLAIN, "PLN"]), asked=DAYS)
def test_a_cross_of_nbp_is_that_of_its_last_common_day(base, quote, asked):
    """Worked out again from the quotes: within ten days before the day, never a later one, none skipped."""
    if base == quote or {base, quote} <= set(Snapshot().codes):
        return
    answer, zloty = PROVIDER.rate(base, quote, asked), dict.fromkeys(QUOTES["EUR"], "1")
    first, second = QUOTES.get(base, zloty), QUOTES.get(quote, zloty)
    ordinal = asked.toordinal()
    near = [on for on in range(ordinal - 10, ordinal + 1) if on in first and on in second]
    if isinstance(answer, Miss):
        assert not near or answer.kind in ("ended", "before")
        return
    assert answer.published.toordinal() == near[-1]
    expected = Fraction(first[near[-1]]) / Fraction(second[near[-1]])
    assert abs(Fraction(answer.value) / expected - 1) < Fraction(1, 10**14)


@settings(max_examples=200, deadline=None)
@given(ecb=st.sampled_from(["KRW", "JPY", "CAD", "SEK"]), nbp=st.sampled_from(PLAIN), asked=DAYS, up=st.booleans())
def test_a_cross_of_both_banks_goes_through_the_euro_on_one_day(ecb, nbp, asked, up):
    """The ECB's rate of the day times NBP's of the same day, and its inverse the other way round."""
    pair = (ecb, nbp) if up else (nbp, ecb)
    answer = PROVIDER.rate(*pair, asked)
    if isinstance(answer, Miss) or nbp in ("USD", "EUR"):
        return
    assert answer.source == "ECB and NBP"
    on = answer.published.toordinal()
    leg = Fraction(PROVIDER.rate(ecb, "EUR", answer.published).value)
    expected = leg * Fraction(QUOTES["EUR"][on]) / Fraction(QUOTES[nbp][on])
    assert abs(Fraction(answer.value) / (expected if up else 1 / expected) - 1) < Fraction(1, 10**13)
    assert 0 <= (asked - answer.published).days <= 10


@pytest.mark.parametrize(
    ("question", "kind", "message"),
    [
        ("HRK/USD 2023-01-15", "ended", "The Croatian kuna (HRK) ended on 2022-12-31; it became the euro at 7.5345."),
        ("DEM/USD 2003-06-01", "ended", "The German mark (DEM) ended on 2001-12-31; it became the euro at 1.95583."),
        ("ZMK/USD 2014-06-01", "ended", "The Zambian kwacha (ZMK) ended on 2012-12-31; 1,000 ZMK became one ZMW."),
        ("VND/USD 2003-01-01", "before", "The rates at hand for VND begin on 2004-03-30."),
        ("XCG/USD 2020-01-01", "before", "The Caribbean guilder (XCG) began on 2025-03-31."),
        ("VND/USD 2040-01-01", "future", "No rate can be near 2040-01-01: the rates at hand end on 2026-10-21."),
        ("VND/XAU 2020-01-01", "unknown", "No embedded table has the gold (troy ounce) (XAU)."),
        ("VND/ZZZ 2020-01-01", "unknown", "ZZZ is no currency code of ISO 4217."),
    ],
)
def test_where_there_is_no_rate_a_sentence_says_why(question, kind, message):
    """The same from rate and window."""
    base, quote, asked = question[:3], question[4:7], day(question[8:])
    assert PROVIDER.rate(base, quote, asked) == Miss(kind, base, quote, asked, message)
    assert PROVIDER.window(base, quote, asked) == Miss(kind, base, quote, asked, message)


@pytest.mark.parametrize(
    ("question", "official", "market"),
    [
        ("USD/IRR 2025-03-03", ["42000"], []),
        ("USD/KPW 2024-11-20", ["96.9"], ["18100"]),
        ("USD/CUP 2022-01-01", ["24"], []),
        ("USD/VES 2023-01-04", ["17.8"], []),
        ("USD/SYP 2025-01-08", ["13000"], []),
        ("CNY/KPW 2024-11-20", ["13.37"], ["2498"]),
    ],
)
def test_without_a_single_rate_what_is_known_is_told_and_nothing_judged(question, official, market):
    """The official rate, and what was seen on the market: in the miss, and when asked for."""
    base, quote, asked = question[:3], question[4:7], day(question[8:])
    miss = PROVIDER.window(base, quote, asked)
    assert (miss.kind, miss) == ("no single rate", PROVIDER.rate(base, quote, asked))
    for found, expected in ((miss.official, official), (miss.market, market)):
        assert [(rate.base, rate.quote, rate.asked) for rate in found] == [(base, quote, asked)] * len(expected)
        ratios = [rate.value / Decimal(value) for rate, value in zip(found, expected, strict=True)]
        assert not [ratio for ratio in ratios if abs(ratio - 1) > Decimal("0.06")]
    assert PROVIDER.official(base, quote, asked) == miss.official
    assert PROVIDER.newest(base, quote).kind == "no single rate"
    assert PROVIDER.year(base, quote, asked.year).kind == "no single rate"


def test_a_rate_nobody_got_fits_nothing():
    """Official pesos of 2022 are no days on which a claim was right; those of 2018 and 2026 are."""
    periods = PROVIDER.periods("USD", "ARS", Decimal(0), Decimal(10**9))
    assert not [one for one in periods if one.last >= day("2011-10-31") and one.first <= day("2015-12-16")]
    assert not [one for one in periods if one.last >= day("2019-09-01") and one.first <= day("2025-12-31")]
    assert {one.last.year for one in periods} == {2001, 2011, 2019, 2026}
    assert PROVIDER.last_fit("USD", "ARS", Decimal(62), Decimal(1300)) is None


def test_a_currency_that_has_gone_can_still_be_asked_for_its_fixed_rate():
    """Marks remembered in 2015: refused as money, told as what was fixed."""
    (rate,) = PROVIDER.official("EUR", "DEM", day("2015-05-05"))
    assert (rate.value, rate.source) == (Decimal("1.95583"), "euro conversion rate")
    assert PROVIDER.official("EUR", "USD", day("2015-05-05"))[0] == PROVIDER.rate("EUR", "USD", day("2015-05-05"))
    assert PROVIDER.official("ZZZ", "USD", day("2015-05-05")) == ()


@pytest.mark.parametrize("split", ["2021-10-01", "2026-01-01"])
def test_no_window_crosses_a_change_of_unit(split, monkeypatch):
    """Were these currencies judged at all: no rate of before answers for after, no run and no fit crosses the day."""
    code = "VES" if split == "2021-10-01" else "SYP"
    monkeypatch.setattr("rates.wide.disputes", lambda _: ())
    monkeypatch.setattr("rates.combine.disputes", lambda _: ())
    fresh, change = rates.EmbeddedProvider(), day(split)
    assert fresh.rate("USD", code, change).kind == "gap"
    soon = [change + dt.timedelta(step) for step in range(40)]
    later = next(on for on in soon if isinstance(fresh.rate("USD", code, on), Rate))
    window = fresh.window("USD", code, later, 30)
    assert window.published >= change
    assert window.high / window.low < 2
    assert isinstance(fresh.year("USD", code, change.year), Window if split.endswith("01-01") else Miss)
    periods = fresh.periods("USD", code, Decimal(0), Decimal(10**12))
    assert not [one for one in periods if one.first < change <= one.last]
    old = fresh.rate("USD", code, change - dt.timedelta(1)).value
    assert fresh.last_fit("USD", code, old, old, later + dt.timedelta(60)) is None
    assert fresh.last_fit("USD", code, old, old, change) == fresh.rate("USD", code, change - dt.timedelta(1)).published


@settings(max_examples=60, deadline=None)
@given(base=st.sampled_from(PLAIN), quote=st.sampled_from(["USD", "EUR", "KRW", "AED"]), data=st.data())
def test_periods_and_last_fit_agree_with_the_single_days(base, quote, data):
    """Every day of publication within the interval is in a period; the last of them is the last fit."""
    ordinals = sorted(QUOTES[base])
    known = {}
    for ordinal in ordinals[:: max(len(ordinals) // 60, 1)]:
        rate = PROVIDER.rate(base, quote, dt.date.fromordinal(ordinal))
        if base != quote and isinstance(rate, Rate):
            known[rate.published] = rate.value
    if not known:
        return
    low, high = sorted(data.draw(st.sampled_from(sorted(known.values()))) for _ in range(2))
    periods = PROVIDER.periods(base, quote, low, high)
    inside = {on: any(one.first <= on <= one.last for one in periods) for on in known}
    assert inside == {on: low <= value <= high for on, value in known.items()}
    assert PROVIDER.last_fit(base, quote, low, high) == periods[-1].last
    assert all(isinstance(one, Period) for one in periods)


@pytest.mark.parametrize(
    ("pair", "asked", "least", "most"),
    [
        ("USD/VND", "2026-10-26", 0, 0),
        ("USD/VND", "2026-11-20", 1, 6),
        ("USD/UAH", "2026-11-20", 1, 15),
        ("KRW/VND", "2026-11-20", 3, 15),
        ("NGN/KES", "2026-11-20", 3, 99),
        ("AED/USD", "2026-11-20", 0, 0),
        ("AED/EUR", "2026-11-20", 2, 8),
    ],
)
def test_beyond_the_end_the_interval_is_widened(pair, asked, least, most):
    """In percent: nothing within the week of the last table, nothing for a peg, that of its anchor across it."""
    window = PROVIDER.window(pair[:3], pair[4:], day(asked))
    assert least <= window.drift * 100 <= most
    assert PROVIDER.window(pair[4:], pair[:3], day(asked)).drift == window.drift


@pytest.mark.parametrize(
    ("pair", "year", "value"),
    [("USD/VND", 2019, "23226.64"), ("DEM/USD", 2000, "0.472236"), ("EUR/XAF", 2010, "655.957")],
)
def test_a_year_is_the_mean_of_its_publications(pair, year, value):
    """Weekly quotes too; what is fixed is its own mean."""
    found = PROVIDER.year(pair[:3], pair[4:], year)
    assert isinstance(found, Window)
    assert abs(found.value / Decimal(value) - 1) < Decimal("0.00001")
    assert found.low <= found.value <= found.high


def test_fits_are_the_periods_around_a_value():
    """So many percent either side."""
    fits = PROVIDER.fits("USD", "UGX", Decimal(3700), Decimal("0.001"))
    assert fits == PROVIDER.periods("USD", "UGX", Decimal("3696.3"), Decimal("3703.7")) != ()


def test_at_least_185_currencies_have_a_rate():
    """Codes of ISO 4217 against the dollar, on one day or another."""
    found = {code for code in currencies.codes() if isinstance(PROVIDER.newest(code, "USD"), Window)} | {"USD"}
    disputed = {code for code in currencies.codes() if code in QUOTES and code not in found}
    assert len(found) >= 165
    assert len(found | disputed) >= 185
    assert set(Snapshot().codes) <= found
