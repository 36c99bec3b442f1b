"""Newer tables: fetched, compared, swapped in at once, or left as they were."""

import datetime as dt
import json
import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest
from server import Server, changed, drip, flood, hang, history_zip, instead, redirect, status, truncate

from rates import opening
from rates import update as module
from rates.imported import import_table, imported_tables, remove_table
from rates.model import Window
from rates.newest import fetched, newest_ecb, newest_nbp
from rates.provider import EmbeddedProvider
from rates.sheet import PATH as NBP_PATH
from rates.sheet import Sheet
from rates.snapshot import PATH as ECB_PATH
from rates.snapshot import Snapshot
from rates.sources import Client, Limits
from rates.update import refresh_daily, update

ROOT = Path(__file__).parents[2]
QUICK = Limits(connect=0.5, read=0.5, answer=5, run=20, retries=1, backoff=0.02)
HASTY = Limits(connect=0.3, read=0.3, answer=0.4, run=1, retries=0)
OLD, OLD_NBP = Snapshot(ECB_PATH), Sheet(NBP_PATH)
LAST, LAST_NBP = (dt.date.fromordinal(table.days[-1]) for table in (OLD, OLD_NBP))
NEW = [LAST + dt.timedelta(step) for step in range(1, 15) if (LAST + dt.timedelta(step)).weekday() < 5]
TODAY = NEW[-1] + dt.timedelta(1)
ECB, NBP = "www.ecb.europa.eu", "api.nbp.pl"


def text(value, decimals):
    return str(Decimal(value).scaleb(-decimals)) if value else "N/A"


def ecb_text(code, day):
    """The rate of the packaged history; after its end, that of its last day and a thousandth for every day."""
    column = OLD.column[code]
    value = text(OLD.values(column)[OLD.row(day.toordinal())], OLD.decimals[column])
    if day <= LAST or value == "N/A":
        return value
    return str((Decimal(value) * (1000 + (day - LAST).days) / 1000).quantize(Decimal(1).scaleb(-OLD.decimals[column])))


CODES = [code for code in OLD.codes if code != "EUR"]
DAYS = [*reversed(NEW), *(dt.date.fromordinal(day) for day in reversed(OLD.days))]
ROWS = [["Date", *CODES], *([str(day), *(ecb_text(code, day) for code in CODES)] for day in DAYS)]
HISTORY = history_zip(ROWS)


def nbp_answer(path, _query):
    """Tables A and B of the days asked for: the packaged ones, and after their end the same again."""
    first, last = (dt.date.fromisoformat(part) for part in path.split("/")[5:7])
    tables = []
    for step in range((last - first).days + 1):
        day = first + dt.timedelta(step)
        if "/tables/A/" in path and day.weekday() < 5:
            tables.append({"table": "A", "effectiveDate": str(day), "rates": nbp_rows(("USD", "EUR", "UAH"), day)})
        if "/tables/B/" in path and day.weekday() == 2:
            tables.append({"table": "B", "effectiveDate": str(day), "rates": nbp_rows(("VND", "KZT"), day)})
    return json.dumps(tables).encode() if tables else None


def nbp_rows(codes, day):
    rows = []
    for code in codes:
        column = OLD_NBP.column[code]
        days, values = [OLD_NBP.days[row] for row in OLD_NBP.rows(column)[-60:]], list(OLD_NBP.values(column)[-60:])
        value = dict(zip(days, values, strict=True)).get(day.toordinal(), values[-1])
        rows.append({"currency": "x", "code": code, "mid": float(text(value, OLD_NBP.decimals[column]))})
    return rows


@pytest.fixture
def server():
    with Server() as running:
        running.hosts[ECB] = lambda _path, _query: HISTORY
        running.hosts[NBP] = nbp_answer
        yield running


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "data")


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The drifts take most of the time of packing, and have tests of their own."""
    monkeypatch.setattr("rates.build.HORIZONS", (1,))
    monkeypatch.setattr("rates.build_nbp.HORIZONS", (1,))


def run(server, folder, limits=QUICK, progress=None, today=TODAY):
    return update(progress, client=Client(limits, local=server.url), folder=folder, today=today)


def rates_files(folder):
    return sorted(name for name in os.listdir(folder) if not name.startswith("refreshed"))


def test_both_tables_are_brought_up_to_date(server, folder):
    """Packed beside the embedded ones, under the name of their last day, and in use from then on."""
    heard = []
    result = run(server, folder, progress=lambda *step: heard.append(step))
    assert result.problems == ()
    assert result.complete
    assert [(table.name, table.last, table.before, table.new) for table in result.tables] == [
        ("ECB", NEW[-1], LAST, True),
        ("NBP", NEW[-1], LAST_NBP, True),
    ]
    assert rates_files(folder) == [f"ecb-{NEW[-1]}.rates", f"nbp-{NEW[-1]}.rates"]
    assert (newest_ecb(folder), newest_nbp(folder)) == tuple(table.path for table in result.tables)
    assert ("ECB history", len(HISTORY), len(HISTORY)) in heard
    assert {step[0] for step in heard} == {
        "ECB history", "packing the ECB history", "NBP tables", "packing the NBP tables",
    }  # fmt: skip

    provider, old = EmbeddedProvider(newest_ecb(folder), newest_nbp(folder)), EmbeddedProvider()
    window = provider.window("EUR", "USD", NEW[-1])
    assert (str(window.value), window.published, window.drift) == (ecb_text("USD", NEW[-1]), NEW[-1], 0)
    assert provider.window("VND", "KRW", NEW[-1]).published > old.window("VND", "KRW", NEW[-1]).published
    for pair in (("CNY", "KRW"), ("VND", "KRW"), ("KZT", "UAH")):
        assert provider.rate(*pair, dt.date(2019, 5, 31)) == old.rate(*pair, dt.date(2019, 5, 31))


def test_a_second_update_finds_nothing_newer(server, folder):
    """And writes nothing."""
    first = run(server, folder)
    again = run(server, folder)
    assert [(table.path, table.new) for table in again.tables] == [(table.path, False) for table in first.tables]
    assert len(rates_files(folder)) == 2


def test_nbp_is_asked_only_for_what_is_missing(server, folder):
    """In pieces of at most 93 days, from a fortnight before the end on, to compare."""
    run(server, folder, today=LAST_NBP + dt.timedelta(200))
    asked = [path.split("/")[6:8] for host, path, _ in server.asked if host == NBP]
    spans = [tuple(map(dt.date.fromisoformat, span)) for span in asked]
    assert min(first for first, _ in spans) == LAST_NBP - dt.timedelta(14)
    assert all((last - first).days < 93 for first, last in spans)


SPOILT = {
    "is away": status(503),
    "hangs": hang,
    "drips": drip,
    "truncates": truncate,
    "answers with a web page": instead(b"<html>maintenance</html>"),
    "sends nothing": instead(b""),
    "redirects to a file": redirect("file:///etc/passwd"),
    "sends 200 MB": flood,
}


@pytest.mark.parametrize("what", SPOILT)
def test_the_old_tables_stay_whatever_the_sources_do(server, folder, what):
    """Nothing of what came is left behind, and a sentence for each says what was wrong."""
    server.misbehave = {ECB: SPOILT[what], NBP: SPOILT[what]}
    result = run(server, folder, HASTY)
    assert result.tables == ()
    assert [problem.partition(":")[0] for problem in result.problems] == ["ECB", "NBP"]
    assert all(problem.endswith("The table at hand stays in use; try again later.") for problem in result.problems)
    assert os.listdir(folder) == []
    assert newest_ecb(folder) == ECB_PATH
    assert EmbeddedProvider(newest_ecb(folder)).rate("EUR", "USD", LAST).published == LAST


def tampered(code, day, value):
    """The history with one other rate."""
    at, place = DAYS.index(day) + 1, CODES.index(code) + 1
    return history_zip([*ROWS[:at], [*ROWS[at][:place], value, *ROWS[at][place + 1 :]], *ROWS[at + 1 :]])


HISTORIES = {
    "NaN": lambda: tampered("USD", NEW[-1], "NaN"),
    "a negative rate": lambda: tampered("USD", NEW[-1], "-1.1"),
    "another rate of an old day": lambda: tampered("USD", LAST, "2.2"),
    "no old days": lambda: history_zip(ROWS[:11]),
    "older days": lambda: history_zip([ROWS[0], *ROWS[30:]]),
    "fewer currencies": lambda: history_zip([row[:3] for row in ROWS]),
    "half of the zip": lambda: HISTORY[: len(HISTORY) // 2],
}


@pytest.mark.parametrize("what", HISTORIES)
def test_a_history_that_does_not_continue_the_old_one_is_refused(server, folder, what):
    """The packed file never takes its place."""
    server.misbehave = {ECB: instead(HISTORIES[what]()), NBP: status(503)}
    result = run(server, folder)
    assert result.tables == ()
    assert os.listdir(folder) == []


def test_a_table_that_contradicts_the_old_one_is_refused(server, folder):
    """Ten times the rate that was known for the same day."""
    server.misbehave = {ECB: status(503), NBP: changed(lambda body: body.replace(b'"mid": 0', b'"mid": 1'))}
    result = run(server, folder)
    assert result.tables == ()
    assert "sends another rate of" in result.problems[1]


def test_one_table_can_fail_alone(server, folder):
    """The other is brought up to date."""
    server.misbehave = {ECB: status(503)}
    result = run(server, folder)
    assert [table.name for table in result.tables] == ["NBP"]
    assert not result.complete


def test_a_folder_that_cannot_be_written(server, tmp_path):
    """Is a sentence, not an error."""
    (tmp_path / "file").write_text("in the way")
    result = run(server, str(tmp_path / "file"))
    assert result.tables == ()
    assert len(result.problems) == 2


@pytest.mark.parametrize("content", [b"", b"RATES 1\n", b"<html>" * 100, None], ids=["empty", "short", "page", "cut"])
def test_a_fetched_file_that_is_not_whole_is_not_used(tmp_path, content):
    """The packaged one is."""
    whole = Path(ECB_PATH).read_bytes()
    (tmp_path / "ecb-2026-12-31.rates").write_bytes(whole[:-400] if content is None else content)
    assert newest_ecb(str(tmp_path)) == ECB_PATH


def test_the_newer_file_is_used(tmp_path):
    """An older or misnamed fetched file is not, once the package is newer."""
    whole = Path(ECB_PATH).read_bytes()
    for name in ("ecb-2020-01-01.rates", "ecb-2026-12-31.rates", "ecb-tomorrow.rates", "ecb-2026-12-31.txt"):
        (tmp_path / name).write_bytes(whole)
    assert [str(day) for day, _ in fetched("ecb", str(tmp_path))] == ["2026-12-31", "2020-01-01"]
    assert newest_ecb(str(tmp_path)) == ECB_PATH


def test_open_provider_uses_what_was_fetched(server, folder, monkeypatch):
    """From the next process on."""
    run(server, folder)
    monkeypatch.setenv("FACTCHECK_DATA_DIR", folder)
    opening._embedded.cache_clear()
    try:
        assert opening.open_provider().newest("EUR", "USD").published == NEW[-1]
    finally:
        opening._embedded.cache_clear()


def test_open_provider_puts_the_layers_together(tmp_path):
    """The house's tables before the network before the history."""
    table = tmp_path / "desk.csv"
    table.write_text("date,base,quote,rate\n2019-05-30,USD,KPW,8400\n")
    provider = opening.open_provider(offline=False, tables=[str(table)], sources=["nbp", "ecb"], seconds=5)
    assert [bank.id for bank in provider.banks] == ["nbp", "ecb"]
    day = dt.date(2019, 5, 31)
    assert provider.window("USD", "KPW", day).source == "desk"
    cross = provider.window("KPW", "KRW", day)
    assert isinstance(cross, Window)
    assert cross.source == "desk by way of USD, ECB"
    assert provider.official("KPW", "USD", day)
    with pytest.raises(ValueError, match="is no source of rates"):
        opening.open_provider(offline=False, sources=["fixer"])
    assert opening.open_provider() is opening.open_provider()


def test_everything_embedded_works_without_a_home_and_a_network(tmp_path):
    """Nothing is written either, offline or not."""
    script = (
        "import datetime, rates; day = datetime.date(2019, 5, 31);"
        "ask = lambda offline, code: rates.open_provider(offline=offline).rate(code, 'KRW', day).source;"
        "print(*[ask(offline, code) for offline in (True, False) for code in ('CNY', 'VND')], sep='|')"
    )
    env = {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
    keep = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env={**keep, **env}, capture_output=True, text=True, check=True)
    ecb, mixed, *again = done.stdout.strip().split("|")
    assert ecb == "ECB"
    assert "NBP" in mixed
    assert again == [ecb, mixed]
    assert os.listdir(tmp_path) == []


def test_the_background_refresh_starts_once_a_day(folder, monkeypatch):
    """However many processes ask for it, and again on the next day."""
    started = []
    for name in ("PRE_COMMIT", "CI", "FACTCHECK_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(module, "_start", started.append)
    assert [refresh_daily(folder=folder, today=TODAY) for _ in range(3)] == [True, False, False]
    assert refresh_daily(folder=folder, today=TODAY + dt.timedelta(1))
    assert started == [folder, folder]
    assert os.listdir(folder) == [f"refreshed-{TODAY + dt.timedelta(1)}"]


@pytest.mark.parametrize("name", ["PRE_COMMIT", "CI", "FACTCHECK_OFFLINE"])
def test_no_refresh_within_a_hook(folder, monkeypatch, name):
    """There the answer must be the same every time."""
    monkeypatch.setenv(name, "1")
    monkeypatch.setattr(module, "_start", pytest.fail)
    assert not refresh_daily(folder=folder)


def test_a_refresh_fails_silently(tmp_path, monkeypatch):
    """Where nothing can be written, or nothing started."""
    for name in ("PRE_COMMIT", "CI", "FACTCHECK_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "file").write_text("in the way")
    assert not refresh_daily(folder=str(tmp_path / "file"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
    assert not refresh_daily(folder=str(tmp_path / "data"))


def test_the_background_process_outlives_the_check(folder):
    """It is started at once, is not waited for, and prints nothing into the check's output."""
    script = (
        "import sys, time, rates.update as u; sys.executable = sys.argv[2];"
        "t = time.monotonic(); print(u.refresh_daily(folder=sys.argv[1])); sys.exit(time.monotonic() - t > 2)"
    )
    env = {name: value for name, value in os.environ.items() if name not in ("PRE_COMMIT", "CI", "FACTCHECK_OFFLINE")}
    slow = Path(folder).parent / "slow"
    work = f"import time, sys\ntime.sleep(0.5)\nopen({folder!r} + '/done', 'w').write(sys.argv[2])\n"
    slow.write_text(f"#!{sys.executable}\n{work}")
    slow.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", script, folder, str(slow)], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
    assert not os.path.exists(os.path.join(folder, "done"))
    end = time.monotonic() + 10
    while not os.path.exists(os.path.join(folder, "done")) and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.05)
    assert Path(folder, "done").read_text() == "rates.update"


def test_a_table_is_imported_as_a_copy(tmp_path, folder):
    """Checked, under its own name, in place of one of that name; and removed again."""
    table = tmp_path / "market.txt"
    table.write_text("date,base,quote,rate\n2024-05-12,USD,KPW,8850\nbad\n")
    done = import_table(str(table), folder)
    assert done.path == os.path.join(folder, "tables", "market.csv")
    assert [problem.line for problem in done.table.problems] == [3]
    assert imported_tables(folder) == (done.path,)
    assert not done.replaced
    assert import_table(str(table), folder).replaced
    assert remove_table("market", folder)
    assert not remove_table("market", folder)
    assert imported_tables(folder) == ()


def test_a_table_without_rows_is_not_imported(tmp_path, folder):
    """Nor does it take the place of a good one."""
    good, bad = tmp_path / "market.csv", tmp_path / "other" / "market.csv"
    good.write_text("date,base,quote,rate\n2024-05-12,USD,KPW,8850\n")
    bad.parent.mkdir()
    bad.write_text("date,base,quote,rate\nbad\n")
    import_table(str(good), folder)
    assert import_table(str(bad), folder).path is None
    assert Path(imported_tables(folder)[0]).read_text() == good.read_text()
    assert import_table(str(tmp_path / "none.csv"), folder).table.problems
