"""The rate of a day: published on or before it, never later, never invented; or why there is none."""

import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_DOWN, Decimal, getcontext, localcontext

import pytest

import rates
from rates import build
from rates.model import Miss

PROVIDER = rates.open_provider()


def day(text):
    return dt.date.fromisoformat(text)


def rounded(value, places="0.01"):
    return str(value.quantize(Decimal(places)))


@pytest.fixture(scope="module")
def holed(tmp_path_factory):
    """A table of four weeks in which the dollar is silent for two days and then for eight, and nobody at Christmas."""
    days = [
        date
        for date in (dt.date(2020, 11, 30) + dt.timedelta(step) for step in range(42))
        if date.weekday() < 5 and not dt.date(2020, 12, 24) <= date <= dt.date(2021, 1, 3)
    ]
    silent = {"2020-12-02", "2020-12-03", *(f"2020-12-{number:02}" for number in range(9, 18))}
    dollars = [0 if str(date) in silent else 12_000 + step for step, date in enumerate(days)]
    columns = [
        build.Column("EUR", 0, [1] * len(days)),
        build.Column("GBP", 2, [90] * len(days)),
        build.Column("USD", 4, dollars),
    ]
    path = tmp_path_factory.mktemp("rates") / "holed.rates"
    path.write_bytes(build.pack(build.Table([date.toordinal() for date in days], columns)))
    return rates.EmbeddedProvider(str(path))


@pytest.mark.parametrize(
    ("base", "quote", "asked", "published", "value"),
    [
        ("CNY", "KRW", "2019-05-31", "2019-05-31", "172.4070"),
        ("CNY", "KRW", "2019-06-02", "2019-05-31", "172.4070"),
        ("CNY", "KRW", "2026-10-30", "2026-10-30", "200.7050"),
        ("EUR", "USD", "2026-10-30", "2026-10-30", "1.1172"),
        ("EUR", "USD", "2019-04-22", "2019-04-18", "1.1250"),
        ("USD", "EUR", "1999-01-04", "1999-01-04", "0.8482"),
        ("EUR", "HRK", "2022-12-31", "2022-12-30", "7.5365"),
        ("EUR", "ISK", "2008-12-09", "2008-12-09", "290.0000"),
        ("CNH", "KRW", "2019-05-31", "2019-05-31", "172.4070"),
        ("USD", "USD", "2019-06-02", "2019-06-02", "1.0000"),
        ("UGX", "UGX", "2019-06-02", "2019-06-02", "1.0000"),
    ],
)
def test_a_rate_is_the_newest_published_by_the_day(base, quote, asked, published, value):
    """Friday's for the weekend, Maundy Thursday's for Easter Monday; a currency in itself is one on any day."""
    rate = PROVIDER.rate(base, quote, day(asked))
    assert (rate.base, rate.quote, rate.asked, rate.published) == (base, quote, day(asked), day(published))
    assert rounded(rate.value, "0.0001") == value
    assert rate.source == ("identity" if base == quote else "ECB")


ISLAND = "The ECB published no rate for the Icelandic króna (ISK) from 2008-12-10 to 2018-01-31."
MISSES = [
    ("HRK/USD 2023-01-15", "ended", "The Croatian kuna (HRK) ended on 2022-12-31; it became the euro at 7.5345."),
    ("EUR/BGN 2026-02-01", "ended", "The Bulgarian lev (BGN) ended on 2025-12-31; it became the euro at 1.95583."),
    ("CYP/EUR 2008-02-01", "ended", "The Cypriot pound (CYP) ended on 2007-12-31; it became the euro at 0.585274."),
    ("DEM/USD 2005-06-01", "ended", "The German mark (DEM) ended on 2001-12-31; it became the euro at 1.95583."),
    ("TRL/USD 2005-01-01", "ended", "The Turkish lira (TRL) ended on 2004-12-31; 1,000,000 TRL became one TRY."),
    ("HRK/HRK 2024-01-01", "ended", "The Croatian kuna (HRK) ended on 2022-12-31; it became the euro at 7.5345."),
    ("BUK/USD 2000-01-01", "ended", "The Burmese kyat (BUK) ended on 1989-06-17; MMK followed it."),
    ("USS/USD 2020-01-01", "ended", "The US dollar (same day) (USS) ended on 2014-03-01."),
    ("RUB/USD 2022-03-02", "ended", "The ECB has published no rate for the Russian rouble (RUB) since 2022-03-01."),
    ("KRW/RUB 2035-01-01", "ended", "The ECB has published no rate for the Russian rouble (RUB) since 2022-03-01."),
    (
        "ISK/EUR 2008-12-10",
        "gap",
        "The ECB published no rate for the Icelandic króna (ISK) from 2008-12-10 to 2018-01-31.",
    ),
    (
        "INR/ISK 2018-01-31",
        "gap",
        "The ECB published no rate for the Icelandic króna (ISK) from 2008-12-10 to 2018-01-31.",
    ),
    ("EUR/TRY 2005-01-02", "before", "The ECB's rates for TRY begin on 2005-01-03."),
    ("EUR/USD 1999-01-03", "before", "The ECB's rates begin on 1999-01-04."),
    ("USD/XPD 2019-05-31", "unknown", "No embedded table has the palladium (troy ounce) (XPD)."),
    ("ZZZ/USD 2019-05-31", "unknown", "ZZZ is no currency code of ISO 4217."),
    ("ZZZ/ZZZ 2019-05-31", "unknown", "ZZZ is no currency code of ISO 4217."),
    ("EUR/USD 2037-01-01", "future", "No rate can be near 2037-01-01: the ECB's rates at hand end on 2026-10-30."),
]


@pytest.mark.parametrize(("question", "kind", "message"), MISSES)
def test_where_there_is_no_rate_a_sentence_says_why(question, kind, message):
    """Ended and suspended series, gaps, days before the first, unknown codes: the same from rate and window."""
    base, quote, asked = question[:3], question[4:7], day(question[8:])
    miss = Miss(kind, base, quote, asked, message)
    assert PROVIDER.rate(base, quote, asked) == miss
    assert PROVIDER.window(base, quote, asked) == miss


@pytest.mark.parametrize(
    ("asked", "published"),
    [
        ("2020-12-01", "2020-12-01"),
        ("2020-12-02", "2020-12-01"),
        ("2020-12-03", "2020-12-01"),
        ("2020-12-06", "2020-12-04"),
        ("2020-12-30", "2020-12-23"),
    ],
)
def test_a_publication_is_good_for_seven_days(holed, asked, published):
    """Two missing days do not interrupt a series, nor does a holiday of a week."""
    assert holed.rate("USD", "GBP", day(asked)).published == day(published)


@pytest.mark.parametrize(
    ("code", "asked", "span"),
    [
        ("US dollar (USD)", "2020-12-09", "from 2020-12-09 to 2020-12-17"),
        ("US dollar (USD)", "2020-12-13", "from 2020-12-09 to 2020-12-17"),
        ("US dollar (USD)", "2021-01-01", "from 2020-12-24 to 2021-01-03"),
    ],
)
def test_a_longer_silence_is_a_gap_from_its_first_day_on(holed, code, asked, span):
    """Whether one column is silent or all of them."""
    miss = holed.rate("USD", "EUR", day(asked))
    assert miss == Miss("gap", "USD", "EUR", day(asked), f"The ECB published no rate for the {code} {span}.")


def test_a_cross_has_fifteen_digits_whatever_the_context_of_the_caller():
    """The decimal context of a thread is neither used nor changed."""
    with localcontext() as context:
        context.prec, context.rounding = 3, ROUND_DOWN
        context.clear_flags()
        fresh = rates.EmbeddedProvider()
        assert str(fresh.rate("CNY", "KRW", day("2019-05-31")).value) == "172.407034849763"
        assert str(fresh.year("CNY", "KRW", 2019).value) == str(PROVIDER.year("CNY", "KRW", 2019).value)
        assert str(fresh.window("CNY", "KRW", day("2026-11-23")).drift) == "0.0492"
        assert not any(context.flags.values())
    assert getcontext().prec == 28


def test_one_provider_serves_many_threads():
    """Eight threads on cold caches get what one thread gets."""
    fresh = rates.EmbeddedProvider()
    pairs = [("CNY", "KRW"), ("USD", "GBP"), ("EUR", "ISK"), ("RUB", "USD")]
    questions = [(*pair, dt.date(2005, 4, 1) + dt.timedelta(37 * step)) for pair in pairs for step in range(200)]

    def answers(provider):
        fits = [provider.last_fit(base, quote, Decimal(1), Decimal(200), asked) for base, quote, asked in questions]
        return [provider.window(*question) for question in questions], fits

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(answers, [fresh] * 8))
    assert found == [answers(PROVIDER)] * 8


def test_a_provider_travels_to_worker_processes():
    """Pickled as the path of its file."""
    copy = pickle.loads(pickle.dumps(PROVIDER))
    assert copy.rate("CNY", "KRW", day("2019-05-31")) == PROVIDER.rate("CNY", "KRW", day("2019-05-31"))


def test_the_sources_say_how_far_they_reach():
    """The ECB's currencies with the euro, and NBP's that the ECB lacks or lacked with zloty, dollar and euro."""
    ecb, nbp = PROVIDER.sources()
    assert ecb == rates.Source("ECB", day("1999-01-04"), day("2026-10-30"), 42)
    assert nbp == rates.Source("NBP", day("1999-01-01"), day("2026-10-26"), 155)
    assert (ecb.age(day("2026-11-23")), nbp.age(day("2026-11-23"))) == (24, 28)


def test_there_is_one_embedded_provider():
    """Opened again it is the same, with its caches."""
    assert rates.open_provider() is rates.open_provider() is PROVIDER
