"""The rates for a run: those at hand, a house's own tables before them, and the network behind, if it is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import rates
from factcheck.settings.desk import Desk

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from rates.model import Provider
    from rates.tables import Problem, Table

FOLDER = "tables"
"""The folder, among the user's data, of the tables that `factcheck rates import` has taken over."""


class TableError(Exception):
    """A table of rates that cannot be used."""


def provider_for(desk: Desk, *, online: bool = False) -> tuple[Provider, tuple[str, ...]]:
    """The provider that a desk has asked for, and a sentence for each line of its tables that is not used."""
    provider = rates.open_provider(offline=True)
    problems: tuple[Problem, ...] = ()
    paths = [*desk.get("tables", ()), *imported()]
    if paths:
        from rates.tables import TablesProvider

        named = TablesProvider(paths, provider, desk.get("tables-valid-days", 31))
        provider, problems = named, named.problems
    if online:
        from rates.online import OnlineProvider
        from rates.sources import SOURCES, select

        sources = desk.get("sources", ())
        provider = OnlineProvider(provider, select(sources) if sources else SOURCES)
    return provider, tuple(map(str, problems))


def imported() -> list[str]:
    """The tables that were imported, by name."""
    folder = _folder()
    try:
        names = sorted(os.listdir(folder)) if folder else []
    except OSError:
        return []
    return [os.path.join(folder or "", name) for name in names if name.endswith(".csv")]


def import_table(path: str) -> Table:
    """Take over a table of rates: from now on it comes first, in every run of this user."""
    import shutil

    from rates.folders import make_private
    from rates.tables import read_table

    table, folder = read_table(path), _folder()
    if not table.rows:
        said = "; ".join(map(str, table.problems[:1])) or f"{path}: has no rates"
        raise TableError(f"{said}; nothing is imported")
    if folder is None:
        raise TableError("there is no folder for tables: name one in FACTCHECK_DATA_DIR")
    place = os.path.join(folder, f"{os.path.splitext(os.path.basename(path))[0]}.csv")
    try:
        make_private(folder)
        if os.path.realpath(path) != os.path.realpath(place):
            shutil.copyfile(path, f"{place}.part")
            os.replace(f"{place}.part", place)
    except OSError as error:
        raise TableError(f"{path}: could not be copied to {folder}: {error.strerror or error}") from None
    return table


def warnings(provider: Provider) -> Sequence[str]:
    """What a provider has to say about its sources after a run."""
    said: Iterable[str] = getattr(provider, "warnings", ())
    return tuple(said)


def _folder() -> str | None:
    from rates.folders import data_folder

    folder = data_folder()
    return os.path.join(folder, FOLDER) if folder else None
