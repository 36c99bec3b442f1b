"""Fetches newer official tables into the user's data folder: the ECB's whole history, and NBP's newest tables.

    python -m rates.update

What is fetched is packed, opened and compared with what was there before it takes its place; whatever goes wrong, the
old tables stay. `refresh_daily` does the same in the background, at most once a day and without a word.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from rates.folders import data_folder, make_private
from rates.newest import SUFFIX, fetched, newest_ecb, newest_nbp
from rates.sources import BadAnswerError, Client, Limits, SourceError
from rates.sources.bank import date, number
from rates.values import NamedTuple

if TYPE_CHECKING:
    from rates.sheet import Sheet
    from rates.snapshot import Snapshot

ECB_HISTORY = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
NBP_TABLES = "https://api.nbp.pl/api/exchangerates/tables"
LIMITS = Limits(answer=90.0, run=180.0)
"""More patience than for a single rate: the history has some 650 kB."""

_LARGEST_ZIP, _LARGEST_TEXT = 16 << 20, 64 << 20
_CHUNK = 92  # days of one request to NBP
_OVERLAP = 14  # days fetched again, to compare them
_CLOSE = 0.02
_DETACHED = 0x00000008 | 0x00000200  # on Windows: without a console, in a process group of its own

Progress = Callable[[str, int, int], None]
"""Hears what is being fetched, how much of it is done, and of how much (0 if unknown)."""


class Updated(NamedTuple):
    """A table after an update: the file in use, its last day, that of the file before, and whether it is new."""

    name: str
    path: str
    last: dt.date
    before: dt.date
    new: bool


class Result(NamedTuple):
    """The tables that are in use now, and a sentence for each that could not be brought up to date."""

    tables: tuple[Updated, ...]
    problems: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether all tables could be asked for."""
        return not self.problems


def update(
    progress: Progress | None = None,
    *,
    client: Client | None = None,
    folder: str | None = None,
    today: dt.date | None = None,
) -> Result:
    """Brings the tables in the user's data folder up to date, each on its own; never raises."""
    folder = folder or data_folder()
    if folder is None:
        return Result((), ("There is no folder for fetched rates: name one in FACTCHECK_DATA_DIR.",))
    client, heard = client or Client(LIMITS), progress or _silent
    day = today or dt.datetime.now(dt.UTC).date()
    tables, problems = [], []
    for name, work in (("ECB", _update_ecb), ("NBP", _update_nbp)):
        try:
            make_private(folder)
            tables.append(work(client, folder, day, heard))
        except Exception as problem:  # noqa: BLE001  # whatever was wrong with what came, the old table stays
            said = problem if isinstance(problem, SourceError) else f"what came cannot be used ({problem})"
            problems.append(f"{name}: {said}. The table at hand stays in use; try again later.")
    return Result(tuple(tables), tuple(problems))


def _update_ecb(client: Client, folder: str, _day: dt.date, progress: Progress) -> Updated:
    from rates import build
    from rates.snapshot import Snapshot

    old_path = newest_ecb(folder)
    old = Snapshot(old_path)
    body = client.get(
        ECB_HISTORY, "application/zip", _LARGEST_ZIP, lambda done, total: progress("ECB history", done, total)
    )
    _check_zip(body)
    path = _written(folder, "ecb-download.zip", body)
    try:
        table = build.read(path)
    finally:
        os.unlink(path)
    if table.days[-1] == old.days[-1]:
        return _unchanged("ECB", old_path, old.days[-1])
    progress("packing the ECB history", 0, 0)
    packed = build.pack(table)
    return _swap("ECB", folder, packed, lambda path: _compare_ecb(Snapshot(path), old), old.days[-1])


def _check_zip(body: bytes) -> None:
    """Refuses what is no small archive of one file."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
    except zipfile.BadZipFile as problem:
        raise BadAnswerError("www.ecb.europa.eu sends no zip file") from problem
    if len(sizes) != 1 or sizes[0] > _LARGEST_TEXT:
        raise BadAnswerError("www.ecb.europa.eu sends a zip file that is not its history")


def _compare_ecb(new: Snapshot, old: Snapshot) -> dt.date:
    """The last day of a new history; raises BadAnswerError unless it continues the old one."""
    shared = set(new.days) & set(old.days)
    if len(shared) < 0.99 * len(old.days) or new.days[-1] < old.days[-1]:
        raise BadAnswerError("sends a history that lacks days of the one at hand")
    day = max(shared)
    for code, column in old.column.items():
        before = old.values(column)[old.row(day)] / 10 ** old.decimals[column]
        at = new.column.get(code)
        after = new.values(at)[new.row(day)] / 10 ** new.decimals[at] if at is not None else 0.0
        if before and abs(after / before - 1) > _CLOSE:
            raise BadAnswerError(f"sends another rate of {code} for {dt.date.fromordinal(day)} than before")
    return dt.date.fromordinal(new.days[-1])


def _update_nbp(client: Client, folder: str, day: dt.date, progress: Progress) -> Updated:
    from rates import build_nbp
    from rates.sheet import Sheet
    from rates.snapshot import Snapshot

    old_path = newest_nbp(folder)
    old = Sheet(old_path)
    quotes = build_nbp.unpack(old)
    fresh = _fetch_nbp(client, dt.date.fromordinal(old.days[-1]) - dt.timedelta(_OVERLAP), day, progress)
    _compare_nbp(fresh, quotes)
    if max(at for series in fresh.values() for at in series) <= old.days[-1]:
        return _unchanged("NBP", old_path, old.days[-1])
    progress("packing the NBP tables", 0, 0)
    for code, series in build_nbp.select(fresh, build_nbp.begun(Snapshot(newest_ecb(folder)))).items():
        quotes.setdefault(code, {}).update({at: text for at, text in series.items() if at > old.days[-1]})
    return _swap("NBP", folder, build_nbp.pack(quotes), lambda path: _last(Sheet(path), old), old.days[-1])


def _fetch_nbp(client: Client, first: dt.date, last: dt.date, progress: Progress) -> dict[str, dict[int, str]]:
    """The tables A and B of some days: zloty for one unit, as text, by code and day."""
    from rates.sources.decode import shaped
    from rates.sources.nbp import read_tables

    found: dict[str, dict[int, str]] = {}
    starts = [first + dt.timedelta(step) for step in range(0, (last - first).days + 1, _CHUNK)]
    pages = [(table, start) for start in starts for table in "AB"]
    for done, (table, start) in enumerate(pages):
        progress("NBP tables", done, len(pages))
        end = min(start + dt.timedelta(_CHUNK - 1), last)
        try:
            body = client.get(f"{NBP_TABLES}/{table}/{start}/{end}/?format=json", "application/json")
        except BadAnswerError as problem:
            if problem.status == 404:
                continue
            raise
        for published, code, mid in shaped(partial(read_tables, body)):
            at = date(published)
            if start <= at <= end:
                found.setdefault(code, {})[at.toordinal()] = f"{number(mid):f}"
    progress("NBP tables", len(pages), len(pages))
    return found


def _compare_nbp(fresh: dict[str, dict[int, str]], quotes: dict[str, dict[int, str]]) -> None:
    """Raises BadAnswerError if what was fetched contradicts what was there."""
    if not fresh:
        raise BadAnswerError("api.nbp.pl sends no table of the last weeks")
    for code in fresh.keys() & quotes.keys():
        for day in fresh[code].keys() & quotes[code].keys():
            if abs(float(fresh[code][day]) / float(quotes[code][day]) - 1) > _CLOSE:
                raise BadAnswerError(f"sends another rate of {code} for {dt.date.fromordinal(day)} than before")


def _last(new: Sheet, old: Sheet) -> dt.date:
    """The last day of new tables; raises BadAnswerError unless they continue the old ones."""
    if new.days[-1] <= old.days[-1] or not set(old.codes) <= set(new.codes):
        raise BadAnswerError("sends tables that lack what those at hand have")
    return dt.date.fromordinal(new.days[-1])


def _swap(name: str, folder: str, packed: bytes, check: Callable[[str], dt.date], old_last: int) -> Updated:
    """Puts a packed file beside the others under the name of its last day, once it has been opened and checked."""
    before, prefix = dt.date.fromordinal(old_last), name.lower()
    path = _written(folder, f"{prefix}-new", packed)
    try:
        last = check(path)
        place = os.path.join(folder, f"{prefix}-{last}{SUFFIX}")
        os.replace(path, place)
    finally:
        _remove(path)
    for _, other in fetched(prefix, folder)[2:]:  # one is kept, for a process that is reading it
        _remove(other)
    return Updated(name, place, last, before, new=True)


def _unchanged(name: str, path: str, last: int) -> Updated:
    """A table of which there is nothing newer."""
    day = dt.date.fromordinal(last)
    return Updated(name, path, day, day, new=False)


def _written(folder: str, name: str, data: bytes) -> str:
    """The path of a new file of this process alone, written through to the disk."""
    path = os.path.join(folder, f".{name}.{os.getpid()}")
    with open(path, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return path


def _remove(path: str) -> None:
    """Removes a file if it is there and nobody holds it."""
    try:
        os.unlink(path)
    except OSError:
        pass


def refresh_daily(*, folder: str | None = None, today: dt.date | None = None) -> bool:
    """Starts an update in the background, at most once a day; True if it was started. Never raises, never waits.

    Not within a commit hook or a build server: there a check must give the same answer every time.
    """
    folder = folder or data_folder()
    if folder is None or any(os.environ.get(name) for name in ("PRE_COMMIT", "CI", "FACTCHECK_OFFLINE")):
        return False
    try:
        make_private(folder)
        day = today or dt.datetime.now(dt.UTC).date()
        _claim(folder, day)
        _start(folder)
    except Exception:  # noqa: BLE001  # a refresh is a convenience
        return False
    return True


def _claim(folder: str, day: dt.date) -> None:
    """Makes the mark of a day; raises FileExistsError if another process was faster."""
    mark = f"refreshed-{day}"
    os.close(os.open(os.path.join(folder, mark), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    for name in os.listdir(folder):
        if name.startswith("refreshed-") and name != mark:
            _remove(os.path.join(folder, name))


def _start(folder: str) -> None:
    """Starts this module in a process that outlives this one."""
    import subprocess

    subprocess.Popen(
        [sys.executable, "-m", "rates.update"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "FACTCHECK_DATA_DIR": folder},
        start_new_session=True,  # on POSIX
        creationflags=_DETACHED if sys.platform == "win32" else 0,
    )


def _silent(_what: str, _done: int, _total: int) -> None:
    """Hears of the progress and says nothing."""


def main() -> int:
    """Updates, and says what is new."""
    result = update()
    for table in result.tables:
        sys.stdout.write(f"{table.name}: through {table.last}{'' if table.new else ', nothing newer'}\n")
    for problem in result.problems:
        sys.stderr.write(f"{problem}\n")
    return 0 if result.complete else 1


if __name__ == "__main__":
    sys.exit(main())
