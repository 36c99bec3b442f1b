"""What a desk has set: factcheck.toml, or [tool.factcheck] in pyproject.toml, found upward from the file being checked.

The search looks at names only. Where it finds nothing, which is the rule, no parser and no table of keys is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from factcheck.settings.desk import NOBODY, SHARED, Desk

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from factcheck.settings.keys import SettingsFile

OWN = "factcheck.toml"
_TABLE = b"tool.factcheck"


class Desks:
    """Finds the desk of each file: the one named by `--config`, or the nearest above the file."""

    def __init__(self, named: str | None = None) -> None:
        self._named = _load(os.path.abspath(named)) if named is not None else None
        self._above = cache(self._find)

    def of(self, path: str) -> Desk:
        """The desk of a file, the overrides for its path applied."""
        full = os.path.abspath(path)
        found = self._named or self._above(os.path.dirname(full))
        return found.desk(full) if found else NOBODY

    def _find(self, folder: str) -> SettingsFile | None:
        """The settings in a folder or the nearest above it. A pyproject.toml without our table is passed by."""
        for name in (OWN, SHARED):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name == OWN or _has_table(path)):
                return _load(path)
        parent = os.path.dirname(folder)
        return None if parent == folder else self._above(parent)


def _has_table(path: str) -> bool:
    """Whether it is worth parsing: most pyproject.toml speak of other tools."""
    try:
        with open(path, "rb") as file:
            return _TABLE in file.read()
    except OSError:
        return False


@cache
def _load(path: str) -> SettingsFile:
    from factcheck.settings.keys import load

    return load(path)


def first_desk(paths: Iterable[str], desks: Desks) -> Desk:
    """The desk whose keys hold for a whole run, such as fail-on: that of the first input."""
    for path in paths:
        return desks.of(os.path.join(path, "_") if os.path.isdir(path) else path)
    return desks.of("_")
