"""What is kept of online answers: for how long, by how many at once, and whatever happens to the file."""

import datetime as dt
import glob
import os
import pickle
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rates import store as module
from rates.folders import cache_folder, data_folder
from rates.store import MIGRATIONS, Answer, Store

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 13)
BEFORE = DAY - dt.timedelta(1)
KEY = ("ecb", "CNY", "KRW", DAY)
RATES = [(BEFORE, Decimal("200.10")), (DAY, Decimal("200.70"))]
LATER = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
NOISE = random.Random(7).randbytes(9000)  # noqa: S311
KILLS = int(os.environ.get("FACTCHECK_KILL_ROUNDS", "6"))

WRITER = """
import datetime, decimal, sys, time
from rates.store import Store
path, writer, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
store, longest = Store(path), 0.0
for number in range(count):
    day = datetime.date(1999, 1, 1) + datetime.timedelta(number)
    started = time.monotonic()
    kept = store.keep(writer, "CNY", "KRW", day, [(day, decimal.Decimal(number + 1) / 8)])
    longest = max(longest, time.monotonic() - started)
    print("kept" if kept else "lost", number, flush=True)
print("longest", longest, *store.warnings, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "cache" / "rates.sqlite")


@pytest.fixture
def good(path):
    """The path of a file with some rates, closed."""
    store = at(path)
    for number in range(400):
        store.keep("ecb", "CNY", "KRW", dt.date(2020, 1, 1) + dt.timedelta(number), RATES_OF(number))
    store.keep(*KEY, RATES)
    store.close()
    return path


def RATES_OF(number):  # noqa: N802
    return [(dt.date(2019, 12, 31), Decimal(number + 1))]


def at(path, now=LATER):
    return Store(path, now=lambda: now)


def shown(answers):
    return None if answers is None else [(answer.published, str(answer.value)) for answer in answers]


def test_an_answer_is_kept_as_it_was(path):
    """Source, pair, day asked for, days of publication, digits, and when it was fetched."""
    assert at(path).keep(*KEY, RATES)
    assert at(path).answers(*KEY) == (
        Answer("ecb", "CNY", "KRW", DAY, BEFORE, Decimal("200.10"), LATER),
        Answer("ecb", "CNY", "KRW", DAY, DAY, Decimal("200.70"), LATER),
    )
    assert shown(at(path).answers(*KEY)) == [(BEFORE, "200.10"), (DAY, "200.70")]


@pytest.mark.parametrize("other", [("nbp", *KEY[1:]), ("ecb", "KRW", "CNY", DAY), ("ecb", "CNY", "KRW", BEFORE)])
def test_another_question_has_another_answer(path, other):
    """By source, direction and day."""
    at(path).keep(*KEY, RATES)
    assert at(path).answers(*other) is None


@pytest.mark.parametrize(
    ("fetched", "asked_again", "good"),
    [
        ("2026-11-13T10:00", "2026-11-13T10:59", True),
        ("2026-11-13T10:00", "2026-11-13T11:01", False),
        ("2026-11-14T05:00", "2026-11-14T07:00", False),
        ("2026-11-14T06:00", "2026-11-14T08:00", True),
        ("2026-11-14T06:00", "2056-11-14T08:00", True),
    ],
)
def test_a_day_that_is_over_is_kept_for_ever(path, fetched, asked_again, good):
    """Thirty hours after its beginning; until then an answer is good for one hour."""
    first, second = (dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC) for text in (fetched, asked_again))
    at(path, first).keep(*KEY, RATES)
    assert shown(at(path, second).answers(*KEY)) == ([(BEFORE, "200.10"), (DAY, "200.70")] if good else None)


@pytest.mark.parametrize(("hours", "answer"), [(0, ()), (5.9, ()), (6.1, None)])
def test_that_there_is_nothing_is_kept_briefly(path, hours, answer):
    """Six hours, whatever the day."""
    at(path).keep(*KEY, [])
    assert at(path, LATER + dt.timedelta(hours=hours)).answers(*KEY) == answer


def test_a_new_answer_replaces_the_old_one(path):
    """All of it: also nothing by something, and something by nothing."""
    store = at(path)
    store.keep(*KEY, [])
    store.keep(*KEY, RATES)
    store.keep(*KEY, RATES[:1])
    assert shown(store.answers(*KEY)) == [(BEFORE, "200.10")]
    store.keep(*KEY, [])
    assert store.answers(*KEY) == ()
    assert store.count() == 0


@given(st.decimals(min_value="1e-9", max_value="1e12", allow_nan=False, places=9))
def test_digits_are_kept(value):
    """Whatever the rate."""
    store = Store(None)
    store.path = None
    store.keep(*KEY, [(DAY, value)])
    assert [str(answer.value) for answer in store.answers(*KEY)] == [str(value)]


def test_the_folder_is_private(path):
    """Only its user may enter."""
    at(path).keep(*KEY, RATES)
    if os.name == "posix":
        assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700


def test_a_file_is_opened_only_when_it_is_used(path):
    """Making a store touches nothing."""
    at(path)
    assert not os.path.exists(os.path.dirname(path))


def test_it_waits_for_others_and_writes_ahead(good):
    """The journal and the patience that let many processes write."""
    connection = at(good)._open()
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_it_travels_to_other_processes(good):
    """Pickled, it opens the same file."""
    assert shown(pickle.loads(pickle.dumps(at(good))).answers(*KEY)) == shown(at(good).answers(*KEY))


def start_writer(path, writer, count):
    command = [sys.executable, "-c", WRITER, path, writer, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_eight_processes_write_at_once(path):
    """Into a file that is not there yet: no write is lost, none waits for five seconds."""
    writers = [start_writer(path, f"writer {number}", 60) for number in range(8)]
    lines = [line for writer in writers for line in writer.communicate(timeout=120)[0].splitlines()]
    longest = [float(line.split()[1]) for line in lines if line.startswith("longest")]
    print(f"the longest of 480 writes took {max(longest) * 1000:.0f} ms")
    assert len(longest) == 8
    assert max(longest) < 5
    assert sum(line.startswith("kept") for line in lines) == 480
    assert Store(path).count() == 480
    assert glob.glob(path + ".*") == []


def test_eight_processes_find_the_same_damage(good):
    """One of them mends the file; nobody's write is lost, and what could be read is there."""
    damage(good, slice(0, 100), b"\xff" * 100)
    writers = [start_writer(good, f"writer {number}", 10) for number in range(8)]
    lines = [line for writer in writers for line in writer.communicate(timeout=120)[0].splitlines()]
    assert sum(line.startswith("kept") for line in lines) == 80
    assert Store(good).count() >= 80
    assert len(glob.glob(good + ".damaged-*[0-9]")) == 1


def test_a_killed_process_leaves_a_whole_file(path):
    """Killed at random moments, it loses nothing of what it said was kept; FACTCHECK_KILL_ROUNDS sets how often."""
    moments = random.Random(20261123)  # noqa: S311
    for number in range(KILLS):
        writer = start_writer(path, f"writer {number}", 100_000)
        first = writer.stdout.readline()
        time.sleep(moments.uniform(0, 0.06))
        writer.kill()
        said = [first, *writer.stdout.readlines()]
        writer.wait()
        kept = sum(1 for line in said if line.startswith("kept") and line.endswith("\n"))
        store = Store(path)
        for count in range(kept):
            day = dt.date(1999, 1, 1) + dt.timedelta(count)
            assert shown(store.answers(f"writer {number}", "CNY", "KRW", day)) == [(day, str(Decimal(count + 1) / 8))]
        assert store.keep(*KEY, RATES)
        assert store.warnings == []
        assert kept > 0
        store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def damage(path, place, data):
    with open(path, "rb") as stream:
        whole = bytearray(stream.read())
    whole[place] = data
    with open(path, "wb") as stream:
        stream.write(whole)


@pytest.mark.parametrize(
    ("harm", "salvaged"),
    [
        (lambda path: os.truncate(path, os.path.getsize(path) // 2), True),
        (lambda path: os.truncate(path, 1000), False),
        (lambda path: damage(path, slice(None), NOISE), False),
        (lambda path: damage(path, slice(0, 16), b"not a database!!"), False),
        (lambda path: damage(path, slice(8192, 12288), b"\xa5" * 4096), True),
        (lambda path: damage(path, slice(None), b"<html>error</html>"), False),
    ],
    ids=["half", "a kilobyte", "noise", "another header", "a page of noise", "a web page"],
)
def test_a_damaged_file_is_set_aside_and_rebuilt(good, harm, salvaged):
    """It works at once, says so once, and keeps both what it could read and the damaged file itself."""
    harm(good)
    before = Path(good).read_bytes()
    store = at(good)
    assert store.keep("nbp", "VND", "USD", DAY, RATES)
    assert shown(store.answers("nbp", "VND", "USD", DAY)) == [(BEFORE, "200.10"), (DAY, "200.70")]
    aside = glob.glob(good + ".damaged-*[0-9]")
    assert [Path(name).read_bytes() for name in aside] == [before]
    assert len(store.warnings) == 1
    assert f"it is kept as {os.path.basename(aside[0])}" in store.warnings[0]
    assert (store.count() > 2) == salvaged
    assert at(good).warnings == []


def test_damage_that_shows_later_is_mended_too(good):
    """A file that is overwritten while it is open."""
    store = at(good)
    assert store.count() == 402
    damage(good, slice(0, None), b"\x00garbage" * 1000)
    for name in glob.glob(good + "-*"):
        os.unlink(name)
    store.answers("ecb", "CNY", "KRW", dt.date(2020, 5, 1))
    store.keep(*KEY, RATES)
    assert shown(store.answers(*KEY)) == [(BEFORE, "200.10"), (DAY, "200.70")]


def test_a_file_of_another_program_is_set_aside(path):
    """A database, but none of ours: kept as it is, under another name."""
    os.makedirs(os.path.dirname(path))
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.execute("INSERT INTO notes VALUES ('dear diary')")
    connection.close()
    assert at(path).keep(*KEY, RATES)
    with sqlite3.connect(glob.glob(path + ".damaged-*[0-9]")[0]) as connection:
        assert connection.execute("SELECT text FROM notes").fetchall() == [("dear diary",)]


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
def test_an_older_file_is_brought_up_to_date(path, version):
    """What it holds stays; what it lacks is added."""
    os.makedirs(os.path.dirname(path))
    with sqlite3.connect(path) as connection:
        for statement in MIGRATIONS[:version]:
            connection.execute(statement)
        if version:
            row = ("CNY", "KRW", "2026-11-13", "ecb", "2026-11-13", "200.70", LATER.isoformat())
            connection.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    store = at(path)
    assert shown(store.answers(*KEY)) == ([(DAY, "200.70")] if version else None)
    assert store.keep("ecb", "USD", "KRW", DAY, [])
    assert store.answers("ecb", "USD", "KRW", DAY) == ()
    assert store.warnings == []
    assert store._open().execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_a_migration_to_come(good, monkeypatch):
    """The next version's statement runs once, and the rates stay."""
    monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS, "ALTER TABLE answers ADD COLUMN note TEXT"))
    assert at(good).count() == 402
    assert at(good).count() == 402


def test_a_newer_file_is_left_alone(good):
    """Not a byte is changed; the run goes on without it and says why."""
    with sqlite3.connect(good) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = Path(good).read_bytes()
    store = at(good)
    assert store.answers(*KEY) is None
    store.keep(*KEY, RATES)
    assert shown(store.answers(*KEY)) == [(BEFORE, "200.10"), (DAY, "200.70")]
    store.close()
    assert Path(good).read_bytes() == before
    assert len(store.warnings) == 1
    assert "newer version of factcheck (version 99): it is left alone and not used" in store.warnings[0]


READER = """
import datetime, os, sys
import sqlite3, urllib.parse, rates.store_file
from rates.store import Store
store = Store(sys.argv[1])
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
day = datetime.date(2026, 11, 13)
print([str(answer.value) for answer in store.answers("ecb", "CNY", "KRW", day) or ()])
print(store.keep("nbp", "CNY", "KRW", day, []))
print(*store.warnings)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_file_that_cannot_be_written_is_read(good, what):
    """The file or its folder: what is kept is used, nothing new is kept, and a sentence says so."""
    public = tempfile.mkdtemp()
    name = shutil.copy(good, os.path.join(public, "rates.sqlite"))
    os.chmod(name, 0o444 if what == "file" else 0o666)
    os.chmod(public, 0o777 if what == "file" else 0o555)
    try:
        command = [sys.executable, "-c", READER, name]
        lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    finally:
        os.chmod(public, 0o700)
        shutil.rmtree(public)
    values, kept, *warnings = lines
    assert values == "['200.10', '200.70']"
    assert kept == "False"
    assert "can be read but not written" in warnings[0]


def test_no_home_is_no_obstacle(monkeypatch):
    """Without a folder the answers of a run are kept in memory."""
    monkeypatch.delenv("FACTCHECK_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/nowhere/at/all")
    monkeypatch.setenv("USERPROFILE", "/nowhere/at/all")
    store = Store(now=lambda: LATER)
    assert store.path is None
    assert store.keep(*KEY, RATES)
    assert shown(store.answers(*KEY)) == [(BEFORE, "200.10"), (DAY, "200.70")]
    assert store.warnings == []


def test_a_folder_that_cannot_be_made(tmp_path):
    """A file stands in its place: the run goes on and says what to do."""
    (tmp_path / "cache").write_text("in the way")
    store = at(str(tmp_path / "cache" / "rates.sqlite"))
    assert store.keep(*KEY, RATES)
    assert shown(store.answers(*KEY)) == [(BEFORE, "200.10"), (DAY, "200.70")]
    assert "FACTCHECK_CACHE_DIR" in store.warnings[0]


@pytest.mark.parametrize("column", ["published", "value", "fetched"])
def test_a_row_that_is_no_answer_is_not_used(good, column):
    """Somebody has edited the file."""
    with sqlite3.connect(good) as connection:
        connection.execute("DELETE FROM answers WHERE published = '2026-11-12'")
        connection.execute(f"UPDATE answers SET {column} = 'soon' WHERE asked = '2026-11-13'")  # noqa: S608
    assert at(good).answers(*KEY) is None


@pytest.mark.parametrize(
    ("platform", "variables", "folders"),
    [
        ("linux", {"FACTCHECK_CACHE_DIR": "/c", "FACTCHECK_DATA_DIR": "/d"}, ("/c", "/d")),
        ("linux", {"XDG_CACHE_HOME": "/x/c", "XDG_DATA_HOME": "/x/d"}, ("/x/c/factcheck", "/x/d/factcheck")),
        ("linux", {"XDG_CACHE_HOME": "relative"}, ("{home}/.cache/factcheck", "{home}/.local/share/factcheck")),
        (
            "darwin", {},
            ("{home}/Library/Caches/factcheck", "{home}/Library/Application Support/factcheck"),
        ),
        ("win32", {"LOCALAPPDATA": "/local"}, ("/local/factcheck/Cache", "/local/factcheck")),
        ("linux", {"HOME": "/nowhere"}, (None, None)),
    ],
)  # fmt: skip
def test_folders_by_platform(monkeypatch, tmp_path, platform, variables, folders):
    """By the platform's custom, or as an environment variable says."""
    for name in ("FACTCHECK_CACHE_DIR", "FACTCHECK_DATA_DIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": str(tmp_path), **variables}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert (cache_folder(), data_folder()) == tuple(name and name.format(home=tmp_path) for name in folders)
