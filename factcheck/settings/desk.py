"""What a desk has set, as a value: the keys in force for one file, each with where it was set."""

from __future__ import annotations

from factcheck.config import DEFAULTS, Settings
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Any

SHARED = "pyproject.toml"
"""The settings file that other tools use too."""


class SettingsError(ValueError):
    """A settings file that cannot be used: which, where, and what to write instead."""


class Value(NamedTuple):
    """The value of a key, and where it was set."""

    value: Any
    origin: str


class Desk:
    """The keys that are in force for one file, each with its origin. Without a settings file there is none."""

    def __init__(self, values: dict[str, Value] | None = None, path: str | None = None) -> None:
        self.values = values or {}
        self.path = path

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or the default where nobody has set it."""
        found = self.values.get(key)
        return default if found is None else found.value

    @property
    def settings(self) -> Settings:
        """The thresholds and readings for the checks."""
        if not self.values:
            return DEFAULTS
        names = {key.replace("-", "_"): key for key in self.values}
        fields = {name: self.values[key].value for name, key in names.items() if name in Settings._fields}
        return DEFAULTS._replace(**fields)


NOBODY = Desk()
