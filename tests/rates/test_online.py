"""What the network adds to the tables at hand: when it is asked, what is believed, what is kept."""

import datetime as dt
import pickle
import threading
from decimal import Decimal

import pytest
from known import LAST, Known
from server import EUROS, Server, changed, price, status, workdays, world

from rates.model import Miss, Rate, Window
from rates.online import OnlineProvider
from rates.sources import Client, Limits, select
from rates.store import Store

TODAY = dt.date(2026, 11, 23)
FRIDAY, SUNDAY = dt.date(2026, 11, 13), dt.date(2026, 11, 15)
QUICK = Limits(connect=0.5, read=0.5, answer=1, run=5, retries=1, backoff=0.02)
NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)


@pytest.fixture
def server():
    with Server() as running:
        yield running


@pytest.fixture
def online(server, tmp_path):
    """Makes a provider over some known rates and the local server."""

    def make(known=None, banks=None, now=NOW):
        store = Store(str(tmp_path / "rates.sqlite"), now=lambda: now)
        chosen = {"banks": select(banks)} if banks else {}
        client = Client(QUICK, local=server.url)
        return OnlineProvider(known or Known(), **chosen, store=store, client=client, today=now.date)

    return make


def near(value, expected, within="0.0005"):
    return abs(value / expected - 1) < Decimal(within)


def test_an_unknown_pair_is_looked_up(online):
    """With the low and the high of its week, its source and the day of publication."""
    provider = online()
    window = provider.window("CNY", "KRW", SUNDAY)
    week = [world("KRW", day) / world("CNY", day) for day in workdays(SUNDAY - dt.timedelta(7), SUNDAY)]
    assert (window.source, window.published, window.asked, window.drift) == ("ECB", FRIDAY, SUNDAY, 0)
    assert near(window.value, week[-1])
    assert near(window.low, min(week))
    assert near(window.high, max(week))
    assert window.low < window.high
    rate = provider.rate("CNY", "KRW", SUNDAY)
    assert rate == Rate("CNY", "KRW", window.value, SUNDAY, FRIDAY, "ECB")
    assert provider.warnings == ()


def test_what_is_known_is_not_looked_up(online, server):
    """No request for a day that the tables at hand have."""
    provider = online(Known({("USD", "KRW"): "1335"}))
    assert provider.window("USD", "KRW", LAST).source == "Known"
    assert provider.rate("USD", "KRW", LAST - dt.timedelta(900)).source == "Known"
    assert provider.year("USD", "KRW", 2020).source == "Known"
    assert server.asked == []


def test_an_old_rate_is_replaced_by_a_newer_one(online):
    """Beyond the end of the tables, where the rate drifts."""
    provider = online(Known({("USD", "KRW"): "1335"}))
    window, rate = provider.window("USD", "KRW", FRIDAY), provider.rate("USD", "KRW", FRIDAY)
    assert (window.source, window.published, window.drift) == ("ECB", FRIDAY, 0)
    assert (rate.source, rate.value) == ("ECB", window.value)
    assert provider.newest("USD", "KRW").published == workdays(TODAY - dt.timedelta(4), TODAY)[-1]


def test_an_old_rate_stays_where_no_source_answers(online, server):
    """With its drift, and a sentence about what went wrong."""
    for host in server.hosts:
        server.misbehave[host] = status(503)
    known = Known({("USD", "KRW"): "1335"})
    provider = online(known)
    assert provider.window("USD", "KRW", FRIDAY) == known.window("USD", "KRW", FRIDAY)
    assert provider.rate("USD", "KRW", FRIDAY) == known.rate("USD", "KRW", FRIDAY)
    assert "answers with status 503. The next source was asked" in provider.warnings[0]


@pytest.mark.parametrize("kind", ["unknown", "before", "gap", "future"])
def test_a_miss_that_a_source_can_mend(online, kind):
    """Whatever the reason for which the tables have nothing."""
    assert online(Known(kind=kind)).window("CNY", "KRW", FRIDAY).source == "ECB"


@pytest.mark.parametrize(
    ("base", "quote", "kind"),
    [
        ("HRK", "USD", "ended"),
        ("HRK", "USD", "unknown"),
        ("BTC", "USD", "unknown"),
        ("USD", "USD", "unknown"),
        ("CNH", "CNY", "unknown"),
        ("KPW", "USD", "no single rate"),
    ],
)
def test_a_miss_that_no_source_can_mend(online, server, base, quote, kind):
    """A currency that has ended, none of ISO 4217, itself, or one whose rate would not be the rate."""
    known = Known(kind=kind)
    assert online(known).window(base, quote, FRIDAY) == known.window(base, quote, FRIDAY)
    assert server.asked == []


def test_a_suspended_series_is_looked_up_at_home(online):
    """The ECB's series of the rouble has ended; the rouble has not."""
    window = online(Known(kind="ended"), ["ecb", "bancaditalia", "cbr"]).window("RUB", "KRW", FRIDAY)
    assert window.source == "Bank of Russia"
    assert near(window.value, 1 / price("KRW", "RUB", FRIDAY, 12))
    assert window.low == window.high == window.value


@pytest.mark.parametrize(
    ("pair", "source"),
    [
        (("CNY", "KRW"), "ECB"),
        (("VND", "KRW"), "NBP"),
        (("RUB", "USD"), "NBP"),
        (("UAH", "USD"), "NBP"),
    ],
)
def test_the_first_source_that_has_a_pair_answers(online, pair, source):
    """In the order of the registry."""
    assert online().window(*pair, FRIDAY).source == source


def test_the_order_is_the_users(online):
    """Sources as selected, and no other."""
    assert online(banks=["nbu", "ecb"]).window("UAH", "USD", FRIDAY).source == "National Bank of Ukraine"
    assert online(banks=["boc"]).window("CAD", "USD", FRIDAY).source == "Bank of Canada"
    assert isinstance(online(banks=["boc"]).window("VND", "USD", FRIDAY), Miss)


def test_an_alias_is_asked_for_by_its_code(online, server):
    """CNH is CNY for every source, and CNH in the answer."""
    window = online().window("CNH", "KRW", FRIDAY)
    assert (window.base, window.source) == ("CNH", "ECB")
    assert "CNH" not in server.asked[0][1]


def test_a_day_to_come_is_asked_for_as_today(online, server):
    """A source never hears of a day after today; what is published by today serves for a week."""
    tomorrow = TODAY + dt.timedelta(1)
    window = online().window("CNY", "KRW", tomorrow)
    assert (window.asked, window.published) == (tomorrow, TODAY)
    assert f"endPeriod={TODAY}&" in server.asked[0][1]
    assert isinstance(online().window("CNY", "KRW", TODAY + dt.timedelta(8)), Miss)


def test_what_was_fetched_is_kept(online, server):
    """A second run asks nobody, and gets the same."""
    first = online().window("CNY", "KRW", FRIDAY)
    count = len(server.asked)
    assert online().window("CNY", "KRW", FRIDAY) == first
    assert online(now=NOW + dt.timedelta(3000)).window("CNY", "KRW", FRIDAY) == first
    assert len(server.asked) == count


def test_what_was_fetched_today_is_kept_for_an_hour(online, server):
    """Today's publication may be still to come."""
    online().window("CNY", "KRW", TODAY)
    online(now=NOW + dt.timedelta(minutes=50)).window("CNY", "KRW", TODAY)
    assert len(server.asked) == 1
    online(now=NOW + dt.timedelta(minutes=70)).window("CNY", "KRW", TODAY)
    assert len(server.asked) == 2


def test_that_a_source_has_nothing_is_kept_for_some_hours(online, server):
    """Then it is asked again."""
    server.hosts = dict.fromkeys(server.hosts, lambda _path, _query: None)
    assert online().window("CNY", "KRW", FRIDAY).message.endswith("The online sources have none either.")
    count = len(server.asked)
    online().window("CNY", "KRW", FRIDAY)
    assert len(server.asked) == count
    online(now=NOW + dt.timedelta(hours=7)).window("CNY", "KRW", FRIDAY)
    assert len(server.asked) == 2 * count


def test_a_failure_is_not_kept(online, server):
    """A source that was down is asked again in the next run."""
    server.misbehave["data-api.ecb.europa.eu"] = status(500)
    assert online().window("CNY", "KRW", FRIDAY).source == "NBP"
    server.misbehave.clear()
    assert online().window("CNY", "USD", FRIDAY).source == "ECB"


def test_the_same_article_gets_the_same_answer_again(online, server):
    """What another source answered while the first was down stays the answer."""
    server.misbehave["data-api.ecb.europa.eu"] = status(500)
    first = online().window("CNY", "KRW", FRIDAY)
    server.misbehave.clear()
    assert online().window("CNY", "KRW", FRIDAY) == first


def test_a_long_window_is_fetched_whole(online):
    """Not answered from a week that was kept."""
    provider = online()
    week, month = provider.window("CNY", "KRW", FRIDAY), provider.window("CNY", "KRW", FRIDAY, 30)
    assert month.low <= week.low < week.high <= month.high
    assert month.value == week.value


@pytest.mark.parametrize("factor", [4, Decimal("0.25")])
def test_an_absurd_rate_is_not_believed(online, factor):
    """More than three times its neighbour at hand, or less than a third: the next source is asked."""
    known = Known({("USD", "KRW"): Decimal(EUROS["KRW"]) / Decimal(EUROS["USD"]) * factor})
    provider = online(known, ["ecb"])
    assert provider.window("USD", "KRW", FRIDAY) == known.window("USD", "KRW", FRIDAY)
    assert "but the rate of 2026-10-30 is" in provider.warnings[0]


def test_a_rate_that_jumps_within_days_is_not_believed(online, server):
    """New money under an old code, or a slip of the point."""
    slipped = changed(lambda body: body.replace(b"2026-11-13,", b"2026-11-13,10"))
    server.misbehave["data-api.ecb.europa.eu"] = slipped
    provider = online(banks=["ecb"])
    assert isinstance(provider.window("EUR", "USD", FRIDAY), Miss)
    assert "within days" in provider.warnings[0]


@pytest.mark.parametrize(("change", "publications"), [(FRIDAY, 1), (FRIDAY - dt.timedelta(1), 2)])
def test_new_money_under_an_old_code(online, monkeypatch, change, publications):
    """Rates from before a redenomination are neither part of the window nor neighbours to compare with."""
    monkeypatch.setattr("rates.online.splits", lambda code: (change.toordinal(),) if code == "KRW" else ())
    known = Known({("CNY", "KRW"): Decimal(EUROS["KRW"]) / Decimal(EUROS["CNY"]) * 100})
    window = online(known).window("CNY", "KRW", FRIDAY)
    values = [world("KRW", day) / world("CNY", day) for day in workdays(FRIDAY - dt.timedelta(7), FRIDAY)]
    assert window.source == "ECB"
    assert near(window.low, min(values[-publications:]))
    assert near(window.high, max(values[-publications:]))


@pytest.mark.parametrize("code", ["KPW", "IRR"])
def test_a_currency_without_a_single_rate_is_not_looked_up(online, server, code):
    """Whatever the tables at hand say of it: an official source has but the official rate."""
    asked = dt.date(2025, 6, 2)
    assert isinstance(online(Known(kind="unknown")).window(code, "USD", asked), Miss)
    assert server.asked == []


def test_a_source_that_is_down_is_left_alone(online, server):
    """One request, however many figures there are; a new run tries again."""
    server.misbehave["data-api.ecb.europa.eu"] = lambda handler, _body: handler.connection.shutdown(2)
    provider = online(banks=["ecb"])
    for code in ("CNY", "KRW", "JPY"):
        provider.window("USD", code, FRIDAY)
    assert len(server.asked) == 1
    provider.new_run()
    provider.window("USD", "CNY", FRIDAY)
    assert len(server.asked) == 2


def test_many_threads_ask_at_once(online, server):
    """All get the same, and the source hears one question."""
    provider, found = online(), []
    threads = [threading.Thread(target=lambda: found.append(provider.window("CNY", "KRW", FRIDAY))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert len(server.asked) == 1


def test_it_travels_to_other_processes(online):
    """Pickled, it answers the same."""
    provider = online()
    first = provider.window("CNY", "KRW", FRIDAY)
    copy = pickle.loads(pickle.dumps(OnlineProvider(Known(), store=Store(provider._store.path))))
    assert copy._stored(copy.banks[0], "CNY", "KRW", FRIDAY, 7)[-1].value == first.value


def test_a_rate_only_for_an_online_source_has_no_neighbours(online):
    """What is new to the tables is believed if its own days agree."""
    window = online().window("KZT", "USD", FRIDAY)
    assert isinstance(window, Window)
    assert (window.source, window.published) == ("NBP", dt.date(2026, 11, 11))
