"""Every source misbehaving in every way: a right answer, the next source, or a clear miss, in time and for certain."""

import datetime as dt
import gzip
import re
import sqlite3
import sys
import time
from decimal import Decimal

import pytest
from known import Known
from server import (
    HOSTS,
    Server,
    announce,
    changed,
    cut,
    drip,
    drip_headers,
    flood,
    hang,
    instead,
    redirect,
    reset,
    send,
    status,
    truncate,
    world,
)  # fmt: skip

from rates.model import Miss, Window
from rates.online import OnlineProvider
from rates.sources import Client, Limits, select
from rates.store import Store

FRIDAY = dt.date(2026, 11, 13)
NOW = dt.datetime(2026, 11, 23, 18, tzinfo=dt.UTC)
QUICK = Limits(connect=1, read=1, answer=1, run=2.5, retries=1, backoff=0.02)
BUSY = 1  # second that a busy machine may take besides; without a limit seven sources take seven

PAIRS = {
    "ecb": ("CNY", "KRW"),
    "nbp": ("VND", "KRW"),
    "bancaditalia": ("VND", "KRW"),
    "frankfurter": ("CNY", "KRW"),
    "cbr": ("RUB", "KRW"),
    "nbu": ("UAH", "KRW"),
    "boc": ("CAD", "KRW"),
}
STAND_IN = {"nbp": "bancaditalia", "cbr": "nbp", "nbu": "nbp"}

RATE = {
    "ecb": rb"(?<=,)\d+\.\d{4}\b",
    "nbp": rb'(?<="mid": )[\d.e-]+',
    "bancaditalia": rb"(?<=,)\d+\.\d+(?=,Foreign)",
    "frankfurter": rb'(?<="rate": )[\d.e-]+',
    "cbr": rb"(?<=<Value>)[\d,]+",
    "nbu": rb'(?<="rate": )[\d.e-]+',
    "boc": rb'(?<="v": ")[\d.E-]+',
}
DAY = rb"(2026)(?=-\d\d-\d\d)|(?<=\d\d\.\d\d\.)(2026)"

PAGE = instead(b"<!doctype html><html><body><h1>Just a moment</h1></body></html>")


def rates_as(text):
    """Writes something else for every rate of a source."""
    return lambda name: changed(lambda body: re.sub(RATE[name], text, body))


def days_as(year):
    """Writes another year in every day."""
    return lambda _name: changed(lambda body: re.sub(DAY, year, body))


BOMB = gzip.compress(b"1" * (100 << 20), 1)


def compressed(handler, _body):
    """100 MB of the same in some 400 kB, though no compression was asked for."""
    send(handler, BOMB, 200, [("Content-Encoding", "gzip")])


ALWAYS = {
    "resets the connection": reset,
    "hangs": hang,
    "drips a body": drip,
    "drips headers": drip_headers,
    "answers 500": status(500),
    "answers 429": status(429),
    "asks to wait an hour": status(429, [("Retry-After", "3600")]),
    "asks to wait till next year": status(503, [("Retry-After", "Fri, 01 Jan 2027 00:00:00 GMT")]),
    "answers 403": status(403),
    "redirects to loopback": redirect("https://127.0.0.1/rates"),
    "redirects to a local name": redirect("https://localhost/rates"),
    "redirects to a private net": redirect("https://[fd00::1]/rates"),
    "redirects to metadata": redirect("https://169.254.169.254/latest/meta-data"),
    "redirects to http": redirect("http://api.example.org/rates"),
    "redirects to a file": redirect("file:///etc/passwd"),
    "redirects in circles": redirect("?again"),
    "truncates": truncate,
    "cuts its answer": cut,
    "answers with a web page": PAGE,
    "sends 200 MB": flood,
    "announces 200 MB": announce,
    "sends bytes": instead(bytes(range(256)) * 20),
    "sends nothing": instead(b""),
    "sends a bomb": compressed,
}


SPOILT = {
    "sends NaN": rates_as(b"NaN"),
    "sends a negative rate": rates_as(b"-1.5"),
    "sends zero": rates_as(b"0"),
    "sends infinity": rates_as(b"1e999"),
    "sends last year": days_as(b"2025"),
    "sends next year": days_as(b"2027"),
    "sends no day": days_as(b"MMXX"),
}
KINDS = [*ALWAYS, *SPOILT]
SLOW = {"hangs", "drips a body", "drips headers"}  # tried on two sources: they take their time, and look all the same
EACH = [(name, kind) for name in PAIRS for kind in KINDS if kind not in SLOW or name in ("ecb", "cbr")]


def misbehaviour(kind, name):
    """What a source does in the place of its answer."""
    return SPOILT[kind](name) if kind in SPOILT else ALWAYS[kind]


@pytest.fixture(scope="module")
def server():
    with Server() as running:
        yield running


def host(name):
    return select([name])[0].url.removeprefix("https://")


def ask(server, banks, pair, folder, known=None, limits=QUICK):
    """The window, the warnings, and the seconds that it took."""
    store = Store(str(folder / "rates.sqlite"), now=lambda: NOW)
    client = Client(limits, local=server.url)
    provider = OnlineProvider(known or Known(), select(banks), store=store, client=client, today=NOW.date)
    started = time.monotonic()
    window = provider.window(*pair, FRIDAY)
    return window, provider.warnings, time.monotonic() - started


def kept(folder):
    """What is in the cache: source, published, value."""
    with sqlite3.connect(folder / "rates.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT source, published, value FROM answers").fetchall()


def is_true(window, pair):
    """The rate of the world on the day that the window names, to the digits that sources give."""
    base, quote = (world(code, window.published) for code in pair)
    return abs(window.value / (quote / base) - 1) < Decimal("0.0005")


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_the_next_source_answers(server, tmp_path, name, kind):
    """Whatever one source does, the next one's rate is given, in time, and nothing wrong is kept."""
    other, pair = STAND_IN.get(name, "bancaditalia" if name != "bancaditalia" else "nbp"), PAIRS[name]
    server.misbehave = {host(name): misbehaviour(kind, name)}
    window, warnings, seconds = ask(server, [name, other], pair, tmp_path)
    assert isinstance(window, Window), warnings
    assert is_true(window, pair)
    assert window.published <= FRIDAY
    assert seconds < QUICK.run + BUSY
    assert window.source == select([other])[0].name
    assert {row[0] for row in kept(tmp_path)} <= {other}


@pytest.mark.parametrize("kind", KINDS)
def test_all_sources_misbehave_at_once(server, tmp_path, kind):
    """A miss that says so, within the time allowed; the cache stays whole and without a rate."""
    server.misbehave = {host(name): misbehaviour(kind, name) for name in PAIRS}
    window, _, seconds = ask(server, list(PAIRS), ("RUB", "KRW"), tmp_path)
    assert isinstance(window, Miss), kind
    assert window.message.startswith("No table has RUB and KRW. ")
    assert "online sources" in window.message
    assert seconds < QUICK.run + BUSY
    assert kept(tmp_path) == []


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
@pytest.mark.parametrize("header", [[], [("Retry-After", "0")]], ids=["plain", "with Retry-After"])
def test_a_passing_failure_is_survived(server, tmp_path, code, header):
    """One refusal, then the answer: the same source is asked again."""
    server.misbehave = {host("ecb"): status(code, header, times=1)}
    window, warnings, _ = ask(server, ["ecb"], ("CNY", "KRW"), tmp_path)
    assert window.source == "ECB"
    assert warnings == ()


def test_retry_after_is_honoured(server, tmp_path):
    """No sooner than asked, where there is time for it."""
    server.misbehave = {host("ecb"): status(429, [("Retry-After", "1")], times=1)}
    patient = Limits(answer=2, run=4, retries=2, backoff=0.01)
    window, _, seconds = ask(server, ["ecb"], ("CNY", "KRW"), tmp_path, limits=patient)
    assert window.source == "ECB"
    assert 1 <= seconds < 2


def test_nothing_listens(tmp_path):
    """Every source refuses: a clear miss at once."""
    with Server() as closed:
        pass
    window, warnings, seconds = ask(closed, list(PAIRS), ("RUB", "KRW"), tmp_path)
    assert isinstance(window, Miss)
    assert seconds < 1
    assert any("cannot be reached" in warning and "--offline" in warning for warning in warnings)


def test_the_library_is_missing(server, tmp_path, monkeypatch):
    """A sentence says what to install; what is known is answered."""
    monkeypatch.setitem(sys.modules, "requests", None)
    window, warnings, _ = ask(server, ["ecb"], ("CNY", "KRW"), tmp_path)
    assert isinstance(window, Miss)
    assert "pip install requests" in warnings[0]


def test_the_time_for_a_run_is_shared(server, tmp_path):
    """Sources that hang use it up together; then no more are asked, and a sentence says so."""
    server.misbehave = dict.fromkeys(HOSTS, hang)
    short = Limits(connect=0.3, read=0.3, answer=0.3, run=0.5, retries=1)
    window, warnings, seconds = ask(server, list(PAIRS), ("RUB", "KRW"), tmp_path, limits=short)
    assert isinstance(window, Miss)
    assert seconds < 0.8
    assert any("used up" in warning for warning in warnings)


def test_a_redirect_within_https_is_followed(server, tmp_path):
    """To another public host, by hand."""
    path = "/service/data/EXR/D.CNY+KRW.EUR.SP00.A?endPeriod=2026-11-13&lastNObservations=6"
    server.misbehave = {host("ecb"): redirect(f"https://new.example.org{path}")}
    server.hosts["new.example.org"] = HOSTS["data-api.ecb.europa.eu"]
    window, _, _ = ask(server, ["ecb"], ("CNY", "KRW"), tmp_path)
    del server.hosts["new.example.org"]
    assert window.source == "ECB"
    assert is_true(window, ("CNY", "KRW"))
