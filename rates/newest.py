"""Finds the newest packed tables: those in the package, or those that the user has fetched since.

A fetched file has the last of its days in its name ("ecb-2026-11-20.rates"), so that it never takes the place of one
that another process has open.
"""

from __future__ import annotations

import datetime as dt
import os

from rates.folders import data_folder

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object

SUFFIX = ".rates"


class _Opened(Protocol):
    """A packed file, opened."""

    @property
    def days(self) -> memoryview[int]:
        """The ordinals of its days."""


class _Open(Protocol):
    def __call__(self, path: str) -> _Opened:
        """Opens a packed file. Raises OSError or ValueError."""


def fetched(prefix: str, folder: str | None = None) -> list[tuple[dt.date, str]]:
    """The last days and the paths of the files that the user has fetched, newest first."""
    folder = folder or data_folder()
    try:
        names = os.listdir(folder) if folder else []
    except OSError:
        return []
    found = []
    for name in names:
        if name.startswith(f"{prefix}-") and name.endswith(SUFFIX):
            try:
                day = dt.date.fromisoformat(name[len(prefix) + 1 : -len(SUFFIX)])
            except ValueError:
                continue
            found.append((day, os.path.join(folder or "", name)))
    return sorted(found, reverse=True)


def newest(prefix: str, packaged: str, opener: _Open, folder: str | None = None) -> str:
    """The path of the newest file that can be opened, fetched or packaged; the packaged one at last."""
    files = fetched(prefix, folder)
    if not files:
        return packaged
    end = _last(packaged, opener) or dt.date.min
    return next((path for day, path in files if day > end and _last(path, opener) == day), packaged)


def newest_ecb(folder: str | None = None) -> str:
    """The path of the newest ECB history."""
    from rates.snapshot import PATH, Snapshot

    return newest("ecb", PATH, Snapshot, folder)


def newest_nbp(folder: str | None = None) -> str:
    """The path of the newest NBP tables."""
    from rates.sheet import PATH, Sheet

    return newest("nbp", PATH, Sheet, folder)


def _last(path: str, opener: _Open) -> dt.date | None:
    """The last day of a packed file; None if it cannot be opened."""
    try:
        return dt.date.fromordinal(opener(path).days[-1])
    except (OSError, ValueError, IndexError):
        return None
