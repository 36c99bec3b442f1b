"""Every source, asked by a local server that answers in its shape: requests, units, days, encodings."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from server import Server, changed, instead, price, send, workdays, world

from rates.sources import SOURCES, BadAnswerError, Client, Limits, select
from rates.sources.bank import date, number
from rates.sources.decode import csv_rows, json_value, xml_root

FRIDAY, SUNDAY = dt.date(2026, 11, 13), dt.date(2026, 11, 15)
QUICK = Limits(connect=0.5, read=0.5, answer=2, run=10, retries=1, backoff=0.02)
PAIRS = {
    "ecb": ("CNY", "KRW"),
    "nbp": ("CNY", "KRW"),
    "bancaditalia": ("VND", "KRW"),
    "frankfurter": ("CNY", "KRW"),
    "cbr": ("KRW", "RUB"),
    "nbu": ("VND", "UAH"),
    "boc": ("KRW", "CAD"),
}


@pytest.fixture
def server():
    with Server() as running:
        yield running


@pytest.fixture
def client(server):
    return Client(QUICK, local=server.url)


def bank(name):
    return select([name])[0]


def cross(base, quote, day):
    return world(quote, day) / world(base, day)


def near(value, expected, within="0.0005"):
    return abs(value / expected - 1) < Decimal(within)


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("day", [FRIDAY, SUNDAY], ids=["Friday", "Sunday"])
def test_a_source_answers_with_its_last_publication(client, name, day):
    """Friday's rate for Friday and for Sunday, with Friday's date, in units of the quote for one of the base."""
    quotes = bank(name).ask(client, *PAIRS[name], day)
    newest = quotes[-1]
    assert newest.published == FRIDAY
    assert near(newest.value, cross(*PAIRS[name], FRIDAY))
    assert (newest.base, newest.quote, newest.source) == (*PAIRS[name], bank(name).name)
    assert all(day - dt.timedelta(bank(name).fresh) <= quote.published <= day for quote in quotes)


@pytest.mark.parametrize("name", PAIRS)
def test_the_other_direction_is_the_inverse(client, name):
    """Whatever the source's own direction is."""
    base, quote = PAIRS[name]
    there, back = bank(name).ask(client, base, quote, FRIDAY)[-1], bank(name).ask(client, quote, base, FRIDAY)[-1]
    assert near(there.value * back.value, 1, "1e-12")


@pytest.mark.parametrize("name", ["ecb", "nbp", "frankfurter", "nbu", "boc"])
def test_one_request_brings_the_days_before(client, server, name):
    """The publications of the window, oldest first, by one request."""
    quotes = bank(name).ask(client, *PAIRS[name], FRIDAY)
    published = [quote.published for quote in quotes]
    assert published == workdays(FRIDAY - dt.timedelta(bank(name).fresh), FRIDAY)
    assert len(server.asked) == 1


def test_every_source_speaks_https_and_says_who_asks(client, server):
    """Requests name the program and its version, and nothing else of the user."""
    for name, pair in PAIRS.items():
        bank(name).ask(client, *pair, FRIDAY)
    for _, _, headers in server.asked:
        assert headers["User-Agent"].startswith("factcheck/")
        assert set(headers) == {"Host", "User-Agent", "Accept-Encoding", "Accept", "Connection"}
    assert all(source.url.startswith("https://") for source in SOURCES)


@pytest.mark.parametrize(
    ("name", "request_line"),
    [
        ("ecb", "/EXR/D.CNY+KRW.EUR.SP00.A?endPeriod=2026-11-13&lastNObservations=6&format=csvdata&detail=dataonly"),
        ("nbp", "/api/exchangerates/tables/A/2026-11-03/2026-11-13/?format=json"),
        ("bancaditalia", "/rest/v1.0/dailyRates?referenceDate=2026-11-13&currencyIsoCode=EUR&lang=en"),
        ("frankfurter", "/v2/rates?base=EUR&quotes=CNY,KRW&from=2026-11-06&to=2026-11-13&providers=ECB"),
        ("cbr", "/scripts/XML_daily.asp?date_req=13/11/2026"),
        ("nbu", "/NBU_Exchange/exchange_site?start=20261106&end=20261113&sort=exchangedate&order=asc&json"),
        ("boc", "/valet/observations/group/FX_RATES_DAILY/json?start_date=2026-11-06&end_date=2026-11-13"),
    ],
)
def test_the_request_has_the_form_that_the_source_knows(client, server, name, request_line):
    """The address asked for, word for word."""
    bank(name).ask(client, *PAIRS[name], FRIDAY)
    assert server.asked[0][1].endswith(request_line)


@pytest.mark.parametrize(
    ("name", "pair", "value"),
    [
        ("cbr", ("VND", "RUB"), price("VND", "RUB", FRIDAY, 10)),
        ("nbu", ("KRW", "UAH"), price("KRW", "UAH", FRIDAY, 10)),
        ("nbp", ("VND", "PLN"), price("VND", "PLN", dt.date(2026, 11, 11), 8)),
        ("ecb", ("EUR", "KRW"), world("KRW", FRIDAY)),
    ],
)
def test_units_and_nominals_are_applied(client, name, pair, value):
    """A rate for 10,000 dong or 100 won is brought to one; a weekly table says its own day."""
    assert near(bank(name).ask(client, *pair, FRIDAY)[-1].value, value, "0.00002")


def test_a_rate_keeps_its_digits(client):
    """As published, not as a binary fraction."""
    newest = bank("ecb").ask(client, "EUR", "USD", FRIDAY)[-1]
    assert str(newest.value) == str(world("USD", FRIDAY))


def test_a_suspended_daily_rate_is_not_an_answer(client, server):
    """Nine days are good for a weekly table, not for a daily one."""
    old = str(FRIDAY - dt.timedelta(9))

    def only_old(body):
        return json.dumps([table for table in json.loads(body) if table["effectiveDate"] == old]).encode()

    server.misbehave["api.nbp.pl"] = changed(only_old)
    assert bank("nbp").ask(client, "CNY", "KRW", FRIDAY) == ()
    client.new_run()
    assert [str(quote.published) for quote in bank("nbp").ask(client, "VND", "KRW", FRIDAY)] == [old]


def test_an_ended_series_is_not_an_answer(client, server):
    """A source that repeats its last days for ever is not believed."""
    server.misbehave["data-api.ecb.europa.eu"] = changed(lambda body: body.replace(b"2026-", b"2022-"))
    with pytest.raises(BadAnswerError, match="answers for 2022-11-13 instead of 2026-11-13"):
        bank("ecb").ask(client, "EUR", "USD", FRIDAY)


def test_a_later_day_is_not_an_answer(client, server):
    """What is published after the day asked for is not used."""
    server.misbehave["data-api.ecb.europa.eu"] = changed(lambda body: body.replace(b"2026-11-13", b"2026-11-16"))
    assert bank("ecb").ask(client, "EUR", "USD", FRIDAY)[-1].published == dt.date(2026, 11, 12)


@pytest.mark.parametrize("name", ["ecb", "nbp", "bancaditalia", "frankfurter", "boc"])
def test_a_source_without_the_pair_says_so_quietly(client, server, name):
    """404, or an answer without rows, is no rate and no mistake."""
    server.hosts = dict.fromkeys(server.hosts, lambda _path, _query: None)
    assert bank(name).ask(client, *PAIRS[name], FRIDAY) == ()


def test_what_the_ecb_answers_where_it_has_nothing(client, server):
    """An empty body with status 200."""
    server.misbehave["data-api.ecb.europa.eu"] = lambda handler, _body: send(handler, b"")
    assert bank("ecb").ask(client, "CNY", "KRW", FRIDAY) == ()


def test_not_available_is_no_rate(client):
    """Banca d'Italia writes N.A. for the rouble."""
    assert bank("bancaditalia").ask(client, "RUB", "EUR", FRIDAY) == ()


def test_another_convention_is_refused(client, server):
    """Euros for the currency instead of the reverse."""
    server.misbehave["tassidicambio.bancaditalia.it"] = changed(
        lambda body: body.replace(b"Foreign currency amount for 1 Euro", b"Euro amount for 1 unit")
    )
    with pytest.raises(BadAnswerError, match="another convention"):
        bank("bancaditalia").ask(client, "VND", "KRW", FRIDAY)


@pytest.mark.parametrize(
    ("name", "pair", "day", "worth"),
    [
        ("ecb", ("CNY", "KRW"), FRIDAY, True),
        ("ecb", ("VND", "KRW"), FRIDAY, False),
        ("nbp", ("CUP", "USD"), FRIDAY, False),
        ("nbp", ("VND", "KRW"), dt.date(2001, 1, 1), False),
        ("bancaditalia", ("VND", "KRW"), dt.date(2001, 1, 1), True),
        ("cbr", ("RUB", "KRW"), FRIDAY, True),
        ("cbr", ("USD", "KRW"), FRIDAY, False),
        ("nbu", ("UAH", "USD"), FRIDAY, True),
        ("boc", ("CAD", "USD"), dt.date(2016, 1, 1), False),
    ],
)
def test_a_source_is_asked_only_for_what_it_can_have(name, pair, day, worth):
    """By its currencies, its first day, and its home."""
    assert bank(name).covers(*pair, day) is worth


def test_the_registry_describes_every_source():
    """At least seven, each with a different id, a name, an address, a first day and notes."""
    assert len(SOURCES) >= 7
    assert len({source.id for source in SOURCES}) == len(SOURCES)
    for source in SOURCES:
        assert source.name
        assert source.notes.endswith(".")
        assert source.start < dt.date(2018, 1, 1)


def test_sources_are_selected_and_ordered():
    """By id, in the order given, each once; another bank by way of Frankfurter."""
    chosen = select(["nbu", "ecb", "frankfurter:nbp", "ecb"])
    assert [source.id for source in chosen] == ["nbu", "ecb", "frankfurter:NBP"]
    assert chosen[-1].name == "NBP by Frankfurter"


@pytest.mark.parametrize("name", ["fixer", "frankfurter:", "frankfurter:a/b", "ECB", ""])
def test_an_unknown_source_is_named(name):
    """With the list of those that there are."""
    with pytest.raises(ValueError, match="the sources are ecb, nbp, bancaditalia"):
        select([name])


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-1", "0", "", "N.A.", "1e99", "<html>", "1" * 30, "1,5", None])
def test_what_is_no_rate(text):
    """Neither a positive, finite nor plausible number."""
    with pytest.raises(BadAnswerError):
        number(text)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("4.2983", 1, "4.2983"), (" 30.0750 ", "10000", "0.0030075"), (Decimal("1.50"), 1, "1.50")],
)
def test_what_is_a_rate(text, unit, value):
    """The digits as sent, for one unit."""
    assert str(number(text, unit)) == value


@pytest.mark.parametrize("text", ["2026-11-13", "20261113", "13.11.2026"])
def test_days_in_all_notations(text):
    """ISO, without hyphens, and with points."""
    assert date(text) == FRIDAY


@pytest.mark.parametrize("text", ["", "2026-02-30", "11/13/2026", None, "13.13.2026"])
def test_what_is_no_day(text):
    """Nothing is guessed."""
    with pytest.raises(BadAnswerError):
        date(text)


@pytest.mark.parametrize(
    ("read", "body"),
    [
        (json_value, b'{"rate": NaN}'),
        (json_value, b'{"rate": 1.2'),
        (json_value, b"<html><body>Access denied</body></html>"),
        (json_value, b"[" * 100_000),
        (json_value, b'{"rate": ' + b"9" * 5000 + b"}"),
        (json_value, b'"\xff\xfe"'),
        (lambda body: list(csv_rows(body, "RATE")), b"<!doctype html><p>maintenance"),
        (lambda body: list(csv_rows(body, "RATE")), b'RATE,DAY\n"1.2,2020'),
        (lambda body: list(csv_rows(body, "RATE")), b"RATE,DAY\n1.2"),
        (xml_root, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        (xml_root, b"<a><b></a>"),
        (xml_root, b'<?xml version="1.0" encoding="klingon"?><a/>'),
        (xml_root, b""),
    ],
)
def test_unreadable_bodies_are_refused(read, body):
    """One kind of error for all of them, whatever the parser thinks."""
    with pytest.raises(BadAnswerError):
        read(body)


def test_a_page_is_fetched_once_a_run(client, server):
    """A day of Banca d'Italia serves all its currencies."""
    for code in ("VND", "KZT", "CNY"):
        bank("bancaditalia").ask(client, code, "EUR", FRIDAY)
    assert len(server.asked) == 1
    client.new_run()
    bank("bancaditalia").ask(client, "VND", "EUR", FRIDAY)
    assert len(server.asked) == 2


def test_shapes_that_nobody_expects(client, server):
    """Valid JSON of another shape is a bad answer or none, not a crash."""
    for host in ("api.nbp.pl", "api.frankfurter.dev", "bank.gov.ua", "www.bankofcanada.ca"):
        for text in (b"{}", b"[1]", b"null", b'[{"rates": 3}]', b'{"observations": {"d": 1}}', b'[["a"]]'):
            server.misbehave[host] = instead(text)
            name = next(source.id for source in SOURCES if host in source.url)
            client.new_run()
            try:
                assert bank(name).ask(client, *PAIRS[name], FRIDAY) == ()
            except BadAnswerError:
                continue
