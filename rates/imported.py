"""The house tables that a user has imported: copies in the data folder, checked before they are taken."""

from __future__ import annotations

import os

from rates.folders import data_folder, make_private
from rates.table_file import Problem, Table, read_table
from rates.values import NamedTuple

_FOLDER = "tables"


class Imported(NamedTuple):
    """What became of an import: the copy (None if nothing was imported), its table, and whether it replaced another."""

    path: str | None
    table: Table
    replaced: bool = False


def import_table(path: str, folder: str | None = None) -> Imported:
    """Copies a table into the data folder under its own name; bad rows are named, and a table of none is refused."""
    table, folder = read_table(path), folder or data_folder()
    if folder is None:
        problem = Problem(path, 0, "there is no folder to import it into; name one in FACTCHECK_DATA_DIR")
        return Imported(None, table._replace(problems=(*table.problems, problem)))
    if not table.rows:
        return Imported(None, table)
    try:
        return _copy(path, table, os.path.join(folder, _FOLDER))
    except OSError as error:
        problem = Problem(path, 0, f"cannot be copied to {folder} ({error.strerror or error})")
        return Imported(None, table._replace(problems=(*table.problems, problem)))


def imported_tables(folder: str | None = None) -> tuple[str, ...]:
    """The paths of the tables that were imported, by name."""
    folder = folder or data_folder()
    place = os.path.join(folder, _FOLDER) if folder else ""
    try:
        names = sorted(name for name in os.listdir(place) if name.endswith(".csv"))
    except OSError:
        return ()
    return tuple(os.path.join(place, name) for name in names)


def remove_table(name: str, folder: str | None = None) -> bool:
    """Removes an imported table, by its name with or without ".csv"; False if there is none of that name."""
    wanted = name if name.endswith(".csv") else f"{name}.csv"
    for path in imported_tables(folder):
        if os.path.basename(path) == wanted:
            os.unlink(path)
            return True
    return False


def _copy(path: str, table: Table, place: str) -> Imported:
    """Copies the bytes, so that the copy takes its place at once."""
    make_private(os.path.dirname(place))
    make_private(place)
    stem = os.path.splitext(os.path.basename(path))[0]
    target = os.path.join(place, f"{stem}.csv")
    part = f"{target}.{os.getpid()}.part"
    replaced = os.path.exists(target)
    with open(path, "rb") as source, open(part, "wb") as copy:
        copy.write(source.read())
    os.replace(part, target)
    return Imported(target, table, replaced)
