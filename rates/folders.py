"""Where a user's own files are kept: answers in the cache folder, tables in the data folder.

The environment variables FACTCHECK_CACHE_DIR and FACTCHECK_DATA_DIR name other folders.
"""

from __future__ import annotations

import os
import sys


def cache_folder() -> str | None:
    """The folder for what can be fetched again; None where the user has no home."""
    return os.environ.get("FACTCHECK_CACHE_DIR") or _within("XDG_CACHE_HOME", ".cache", "Caches", "Cache")


def data_folder() -> str | None:
    """The folder for tables that were fetched or imported on request; None where the user has no home."""
    return os.environ.get("FACTCHECK_DATA_DIR") or _within("XDG_DATA_HOME", ".local/share", "Application Support", "")


def make_private(folder: str) -> None:
    """Makes a folder that only its user may enter. One that is there already is left as it is."""
    if not os.path.isdir(folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.chmod(folder, 0o700)


def _within(variable: str, unix: str, mac: str, windows: str) -> str | None:
    """The folder of this program among those of its user, by the custom of the platform."""
    named = os.environ.get(variable)
    if named and os.path.isabs(named):
        return os.path.join(named, "factcheck")
    home = os.path.expanduser("~")
    if not os.path.isabs(home) or not os.path.isdir(home):
        return None
    if sys.platform == "darwin":
        return os.path.join(home, "Library", mac, "factcheck")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "factcheck", windows).rstrip("\\/")
    return os.path.join(home, *unix.split("/"), "factcheck")
