"""Keeps what online sources have answered, in a SQLite file in the user's cache folder.

What was published for a day that is over never changes, so that such answers are kept for ever; those for today are
good for an hour, and that a source has nothing is remembered for a few hours. A file that is damaged is set aside and
what can be read of it is taken over; one that cannot be written is read; one of a newer version is left alone. Each of
these leaves a sentence in `warnings`, and none of them an exception.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from rates.folders import cache_folder, make_private
from rates.values import NamedTuple

NAME = "rates.sqlite"
PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""
CURRENT = dt.timedelta(hours=1)
"""How long an answer is good for a day that is not over."""
NEGATIVE = dt.timedelta(hours=6)
"""How long it is remembered that a source has nothing."""
SETTLED = dt.timedelta(hours=30)
"""How long after its first hour a day is over everywhere, and its rates are published."""

MIGRATIONS = (
    """CREATE TABLE answers (
        base TEXT NOT NULL, quote TEXT NOT NULL, asked TEXT NOT NULL, source TEXT NOT NULL,
        published TEXT NOT NULL, value TEXT NOT NULL, fetched TEXT NOT NULL,
        PRIMARY KEY (base, quote, asked, source, published)) WITHOUT ROWID""",
    """CREATE TABLE misses (
        base TEXT NOT NULL, quote TEXT NOT NULL, asked TEXT NOT NULL, source TEXT NOT NULL, fetched TEXT NOT NULL,
        PRIMARY KEY (base, quote, asked, source)) WITHOUT ROWID""",
)
"""One statement a version: `PRAGMA user_version` counts those that a file has been through."""

_DAMAGED = "not a database", "malformed", "file is encrypted", "disk image"
_NOTHING: list[tuple[str, ...]] = []
_INHERITED: list[sqlite3.Connection] = []  # those of a parent process: not to be used, and not to be closed either
_Result = TypeVar("_Result")


class Answer(NamedTuple):
    """One rate as it was answered: `source` by its id, `asked` the day asked for, `published` its own day."""

    source: str
    base: str
    quote: str
    asked: dt.date
    published: dt.date
    value: Decimal
    fetched: dt.datetime

    @property
    def settled(self) -> bool:
        """Whether it was fetched when the day asked for was over."""
        return self.fetched - _midnight(self.asked) >= SETTLED


class Store:
    """The answers of one file. Safe to share between threads and processes; opened when first used."""

    def __init__(self, path: str | None = None, *, now: Callable[[], dt.datetime] | None = None) -> None:
        folder = cache_folder()
        self.path = path or (folder and os.path.join(folder, NAME))
        self.warnings: list[str] = []
        self._now = now or _utc_now
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._writable = True

    def __reduce__(self) -> tuple[type[Store], tuple[str | None]]:
        return type(self), (self.path,)

    def answers(self, source: str, base: str, quote: str, asked: dt.date) -> tuple[Answer, ...] | None:
        """What a source answered for a day: its rates oldest first, () if it had none, None if it is to be asked."""
        key = (base, quote, asked.isoformat(), source)
        rows = self._run(lambda connection: _select(connection, "answers", key), _NOTHING)
        found = sorted((answer for answer in map(_parse, rows) if answer), key=lambda answer: answer.published)
        if found and (found[0].settled or self._now() - found[0].fetched < CURRENT):
            return tuple(found)
        missing = self._run(lambda connection: _select(connection, "misses", key), _NOTHING)
        if missing and self._now() - dt.datetime.fromisoformat(missing[0][-1]) < NEGATIVE:
            return ()
        return None

    def keep(
        self, source: str, base: str, quote: str, asked: dt.date, rates: Iterable[tuple[dt.date, Decimal]]
    ) -> bool:
        """Keeps the rates (day of publication and value) that a source answered for a day, or that it had none.

        False if they could not be written: they are then asked for again another time.
        """
        fetched = self._now().isoformat(timespec="seconds")
        key = (base, quote, asked.isoformat(), source)
        rows = [(*key, published.isoformat(), str(value), fetched) for published, value in rates]

        def write(connection: sqlite3.Connection) -> bool:
            if not self._writable:
                return False
            connection.execute("BEGIN IMMEDIATE")
            for table in ("answers", "misses"):
                connection.execute(f"DELETE FROM {table} WHERE (base, quote, asked, source) = (?, ?, ?, ?)", key)  # noqa: S608
            if rows:
                connection.executemany("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            else:
                connection.execute("INSERT INTO misses VALUES (?, ?, ?, ?, ?)", (*key, fetched))
            connection.execute("COMMIT")
            return True

        return self._run(write, False)

    def count(self) -> int:
        """The number of rates that are kept."""
        return int(self._run(lambda connection: connection.execute("SELECT count(*) FROM answers").fetchone()[0], 0))

    def close(self) -> None:
        """Closes the file; it is opened again when next used."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                self._connection.close()
            self._connection = None

    def _run(self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        """What a piece of work gives; a damaged file is replaced and the work done once more."""
        with self._lock:
            for _ in range(2):
                connection = self._open()
                try:
                    return work(connection)
                except sqlite3.Error as problem:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    if not _is_damage(problem):
                        self._warn(f"The cache of rates {self.path} cannot be used now ({problem}).")
                        return otherwise
                    self.close()
            return otherwise

    def _open(self) -> sqlite3.Connection:
        """The connection of this process: to the file, or to memory where the file cannot be used."""
        if self._connection is not None and self._process != os.getpid():
            _INHERITED.append(self._connection)
            self._connection = None
        if self._connection is None:
            self._process = os.getpid()
            self._connection = self._open_file() or _in_memory()
        return self._connection

    def _open_file(self) -> sqlite3.Connection | None:
        from rates.store_file import NewerError, open_file

        if self.path is None:
            return None
        try:
            make_private(os.path.dirname(os.path.abspath(self.path)))
            connection, self._writable, remarks = open_file(self.path, MIGRATIONS, PATIENCE)
        except NewerError as problem:
            self._warn(
                f"The cache of rates {self.path} was written by a newer version of factcheck ({problem}): it is left"
                " alone and not used. Update factcheck, or name another folder in FACTCHECK_CACHE_DIR."
            )
            return None
        except (OSError, sqlite3.Error) as problem:
            self._warn(
                f"The cache of rates {self.path} cannot be opened ({problem}): nothing is kept. Name a folder that"
                " can be written in FACTCHECK_CACHE_DIR."
            )
            return None
        for remark in remarks:
            self._warn(remark)
        return connection

    def _warn(self, message: str) -> None:
        if message not in self.warnings:
            self.warnings.append(message)


def _select(connection: sqlite3.Connection, table: str, key: tuple[str, ...]) -> list[tuple[str, ...]]:
    query = f"SELECT * FROM {table} WHERE (base, quote, asked, source) = (?, ?, ?, ?)"  # noqa: S608
    return connection.execute(query, key).fetchall()


def _parse(row: tuple[str, ...]) -> Answer | None:
    """A row as written; None if somebody else has written it."""
    try:
        base, quote, asked, source, published, text, fetched = row
        value, moment = Decimal(text), dt.datetime.fromisoformat(fetched)
        days = dt.date.fromisoformat(asked), dt.date.fromisoformat(published)
    except (ValueError, TypeError, InvalidOperation):
        return None
    whole = value.is_finite() and value > 0 and days[1] <= days[0] and moment.tzinfo is not None
    return Answer(source, base, quote, *days, value, moment) if whole else None


def _is_damage(problem: sqlite3.Error) -> bool:
    return isinstance(problem, sqlite3.DatabaseError) and any(word in str(problem) for word in _DAMAGED)


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for statement in MIGRATIONS:
        connection.execute(statement)
    return connection


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
