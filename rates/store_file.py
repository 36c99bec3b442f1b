"""Opens the SQLite file of a store, whatever state it is in."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator

_STALE_LOCK = 60.0  # seconds after which the process that was mending a file is taken for dead
_ONLY_READ = "The cache of rates {} can be read but not written: new rates are not kept."
_PARTS = ("", "-wal", "-shm")


class NewerError(Exception):
    """The file is of a later version than this program knows."""


class _DamagedError(Exception):
    """The file is no whole database."""


def open_file(path: str, migrations: tuple[str, ...], patience: float) -> tuple[sqlite3.Connection, bool, list[str]]:
    """A connection to the file, whether it can be written, and what the user should know about it.

    Raises NewerError, OSError or sqlite3.Error where it cannot be used at all.
    """
    try:
        connection, writable = _open(path, migrations, patience)
        return connection, writable, [] if writable else [_ONLY_READ.format(path)]
    except _DamagedError:
        pass
    with _mending(path, patience):
        try:  # another process may have mended it meanwhile
            return (*_open(path, migrations, patience), [])
        except _DamagedError as problem:
            remark = _set_aside(path, str(problem), migrations, patience)
    return (*_open(path, migrations, patience), [remark])


def _open(path: str, migrations: tuple[str, ...], patience: float) -> tuple[sqlite3.Connection, bool]:
    """A connection that can write if possible."""
    if os.path.exists(path) and not _can_write(path):
        return _open_to_read(path, migrations, patience), False
    connection = _connect(path, patience)
    try:
        _prepare(connection, migrations)
    except sqlite3.OperationalError as problem:
        connection.close()
        if "readonly" in str(problem) or "unable to open" in str(problem):
            return _open_to_read(path, migrations, patience), False
        raise
    except sqlite3.DatabaseError as problem:
        connection.close()
        raise _DamagedError(str(problem)) from problem
    except BaseException:
        connection.close()
        raise
    return connection, True


def _connect(path: str, patience: float, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False, uri=uri)


def _can_write(path: str) -> bool:
    return os.access(path, os.W_OK) and os.access(os.path.dirname(os.path.abspath(path)), os.W_OK)


def _prepare(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> None:
    """Checks the file and brings it up to date."""
    _check(connection, migrations)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as problem:
        if "locked" not in str(problem):  # a file that another process is just making is in this mode already
            raise
    connection.execute("PRAGMA synchronous = NORMAL")
    if _version(connection) < len(migrations):
        _migrate(connection, migrations)


def _check(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> None:
    connection.execute("BEGIN")  # another process may be making the file: all of this is read at one moment
    try:
        version = _version(connection)
        if version > len(migrations):
            raise NewerError(f"version {version}")
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(f"malformed: {found}")
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]
        if (version == 0) != (tables == 0):
            raise sqlite3.DatabaseError("malformed: this is no cache of rates")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> None:
    """Runs the statements that the file has not been through, all or none; another process may be faster."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in migrations[_version(connection) :]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _open_to_read(path: str, migrations: tuple[str, ...], patience: float) -> sqlite3.Connection:
    """A connection to a file that cannot be written, which must be up to date."""
    from urllib.parse import quote

    address = f"file:{quote(os.path.abspath(path))}?mode=ro"
    for uri in (address, f"{address}&immutable=1"):  # in a folder that cannot be written, WAL mode needs the latter
        connection = _connect(uri, patience, uri=True)
        try:
            _check(connection, migrations)
        except sqlite3.OperationalError:
            connection.close()
            continue
        except (sqlite3.DatabaseError, NewerError):
            connection.close()
            raise
        if _version(connection) < len(migrations):
            connection.close()
            raise sqlite3.OperationalError("it is of an older version and cannot be written")
        return connection
    raise sqlite3.OperationalError("it cannot be read")


@contextlib.contextmanager
def _mending(path: str, patience: float) -> Iterator[None]:
    """Only one process at a time mends a file."""
    lock, end = f"{path}.mending", time.monotonic() + patience
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with contextlib.suppress(OSError):
                if time.time() - os.stat(lock).st_mtime > _STALE_LOCK:
                    os.unlink(lock)
            if time.monotonic() > end:
                raise sqlite3.OperationalError("another process is mending it") from None
            time.sleep(0.02)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.unlink(lock)


def _set_aside(path: str, problem: str, migrations: tuple[str, ...], patience: float) -> str:
    """Renames a damaged file, and copies what can be read of it into a new one."""
    aside = f"{path}.damaged-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
    for part in _PARTS:
        if os.path.exists(path + part):
            os.replace(path + part, aside + part)
    connection, _ = _open(path, migrations, patience)
    try:
        count = _salvage(connection, aside)
    finally:
        connection.close()
    return (
        f"The cache of rates {path} was damaged ({problem}): it is kept as {os.path.basename(aside)}, and a new one was"
        f" made with the {count} rates that could still be read."
    )


def _salvage(connection: sqlite3.Connection, aside: str) -> int:
    """Copies the rates of a damaged file, row by row and from both ends, and counts them."""
    rows: set[tuple[object, ...]] = set()
    for order in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.Error), contextlib.closing(_connect(aside, 0)) as damaged:
            damaged.execute("PRAGMA writable_schema = ON")  # so that a truncated file can be read as far as it goes
            query = f"SELECT base, quote, asked, source, published, value, fetched FROM answers ORDER BY 1 {order}"  # noqa: S608
            for row in damaged.execute(query):
                rows.add(tuple(row))
    whole = [row for row in rows if len(row) == 7 and all(isinstance(field, str) for field in row)]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)", whole)
    connection.execute("COMMIT")
    return len(whole)
