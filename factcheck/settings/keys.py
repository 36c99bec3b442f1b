"""The keys of a settings file: what each may hold, and what is said about one that is unknown or wrong.

Loaded only where a settings file exists. Names and signs of currencies (`won`, `"$"`) are keys, too.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from factcheck.config import DEFAULTS, Settings
from factcheck.settings.desk import SHARED, Desk, SettingsError, Value
from rates.values import NamedTuple

SEVERITIES = ("error", "warning", "note")
_MOST_DAYS = 3660
_CODE = re.compile(r"FC\d{0,3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9-]+)?")

Reader = Callable[[Any], Any]


class Key(NamedTuple):
    """A key: how its value is read, whether it may differ from file to file, and its default."""

    read: Reader
    each_file: bool
    default: Any


class SettingsFile(NamedTuple):
    """A settings file that has been read: its values, and those for some paths only, in the order of the file."""

    path: str
    values: dict[str, Any]
    overrides: tuple[tuple[tuple[str, ...], dict[str, Any]], ...]

    def desk(self, file: str) -> Desk:
        """What is in force for one file."""
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for origin, layer in self._layers(file):
            readings = (*values.get("readings", ()), *layer.get("readings", ()))
            values |= layer | ({"readings": readings} if readings else {})
            origins |= dict.fromkeys(layer, origin)
        return Desk({key: Value(value, origins[key]) for key, value in values.items()}, self.path)

    def _layers(self, file: str) -> Iterator[tuple[str, dict[str, Any]]]:
        yield self.path, self.values
        for patterns, layer in self.overrides:
            matched = next((one for one in patterns if matches(one, file, os.path.dirname(self.path))), None)
            if matched is not None:
                yield f"{self.path}, for {matched}", layer


def load(path: str) -> SettingsFile:
    """Read a settings file; whatever is wrong with it raises `SettingsError`."""
    table = _table(path)
    overrides = table.pop("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(one, dict) for one in overrides):
        raise SettingsError(f"{path}: overrides are written as [[tool.factcheck.overrides]], with paths and keys")
    values = _values(table, path, each_file=False)
    return SettingsFile(path, values, tuple(_override(one, path) for one in overrides))


def _table(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            content: Any = tomllib.load(file, parse_float=Decimal)
    except OSError as error:
        raise SettingsError(f"{path}: could not be read ({error.strerror or error})") from None
    except (ValueError, RecursionError) as error:  # tomllib's own error is a ValueError, as is one of encoding
        raise SettingsError(f"{path}: is no valid TOML: {error}") from None
    if os.path.basename(path) != SHARED and "tool" not in content:
        return dict(content)
    content = content.get("tool", {})
    content = content.get("factcheck", {}) if isinstance(content, dict) else content
    if not isinstance(content, dict):
        raise SettingsError(f"{path}: tool.factcheck is no table; write [tool.factcheck]")
    return dict(content)


def _override(table: dict[str, Any], path: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    table = dict(table)
    patterns = table.pop("paths", None)
    if not isinstance(patterns, list) or not patterns or not all(isinstance(one, str) for one in patterns):
        raise SettingsError(f'{path}: an override needs paths, such as paths = ["nk/**"]')
    return tuple(patterns), _values(table, path, each_file=True)


def _values(table: dict[str, Any], path: str, *, each_file: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    meant: dict[str, str] = {}
    for name, value in table.items():
        key = KEYS.get(name)
        if key is None:
            meant[name] = _currency(name, value, path)
            continue
        if each_file and not key.each_file:
            raise SettingsError(f"{path}: {name} holds for a whole run and cannot stand in an override")
        try:
            found[name] = key.read(value)
        except ValueError as error:
            raise SettingsError(f"{path}: {name}: {error}") from None
    if meant:
        from factcheck.settings.readings import readings

        found |= meant | {"readings": readings(meant)}
    return _rooted(found, os.path.dirname(path))


def _currency(name: str, value: Any, path: str) -> str:
    """The code that a name or sign of a currency is set to; any other key is unknown."""
    from factcheck.settings.readings import possible

    codes = possible(name)
    if not codes:
        raise SettingsError(f"{path}: there is no key {name!r}{_nearest(name)}")
    if value not in codes:
        raise SettingsError(f"{path}: {name}: {value!r} is none of {', '.join(codes)}")
    return str(value)


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    from factcheck.settings.readings import shared

    near = get_close_matches(name.lower().replace("_", "-"), [*KEYS, "overrides", *shared()], 1)
    return f"; did you mean {near[0]}?" if near else "; docs/configuration.md lists them"


def _rooted(values: dict[str, Any], folder: str) -> dict[str, Any]:
    """Paths are meant from the folder of the settings file."""
    for key in ("tables", "baseline"):
        if key in values:
            paths = values[key]
            rooted = tuple(os.path.join(folder, one) for one in ([paths] if isinstance(paths, str) else paths))
            values[key] = rooted[0] if isinstance(paths, str) else rooted
    return values


def matches(pattern: str, file: str, folder: str) -> bool:
    """Whether a file is meant by a pattern: by its name where it has no slash, else by its path from the folder."""
    try:
        path = os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return False
    if "/" not in pattern:
        path = path.rpartition("/")[2]
    return re.fullmatch(_expression(pattern + "**" * pattern.endswith("/")), path) is not None


def _expression(pattern: str) -> str:
    """A glob as a regular expression: ** crosses folders, * and ? do not."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(meaning.get(part, re.escape(part)) for part in parts)


def _fraction(value: Any) -> Decimal:
    fraction = Decimal(value) if isinstance(value, (Decimal, int)) and not isinstance(value, bool) else Decimal(-1)
    if not fraction.is_finite() or not 0 <= fraction < 1:
        raise ValueError(f"{value} is no fraction; write 0.05 for five per cent")
    return fraction


def _whole(low: int, high: int) -> Reader:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"{value!r} is no whole number from {low} to {high}")
        return value

    return read


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")  # noqa: TRY004 - told like any other wrong value
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} is no text")
    return value


def _one_of(*choices: str) -> Reader:
    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"{value!r} is none of {', '.join(choices)}")
        return str(value)

    return read


def _list(read_one: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f'{value!r} is no list; write ["..."]')  # noqa: TRY004 - as above
        return tuple(map(read_one, value))

    return read


def _code(value: Any) -> str:
    from factcheck.checks import codes

    code = str(value).upper()
    if not _CODE.fullmatch(code) or not any(known.startswith(code) for known in codes()):
        raise ValueError(f"no code begins with {value}; `factcheck explain` lists them")
    return code


def _language(value: Any) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise ValueError(f"{value!r} is no language code; write en, ko or the like")
    return value


def _undated(value: Any) -> dt.date:
    if value == "today":
        return dt.date.today()  # noqa: DTZ011 - the desk's own day
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f'{value!r} is no date; write "today" or YYYY-MM-DD') from None


def _source(value: Any) -> str:
    from rates.sources import select

    select([_text(value)])
    return str(value)


def _style(kind: str) -> Reader:
    def read(value: Any) -> str:
        from factcheck.checks.house_style.style_values import READERS

        return READERS[kind](_text(value))

    return read


def _thresholds() -> dict[str, Key]:
    """A key for every field of the settings, read as its default is: a fraction or a number of days."""
    readers = {Decimal: _fraction, int: _whole(1, _MOST_DAYS)}
    plain = {name: default for name, default in DEFAULTS._asdict().items() if type(default) in readers}
    return {name.replace("_", "-"): Key(readers[type(value)], True, value) for name, value in plain.items()}


KEYS: dict[str, Key] = {
    "language": Key(_language, True, None),
    "undated": Key(_undated, True, None),
    "select": Key(_list(_code), True, ()),
    "ignore": Key(_list(_code), True, ()),
    "profile": Key(_style("profile"), True, None),
    "style": Key(_list(_style("rule")), True, ()),
    "house-currency": Key(_style("money"), True, None),
    "marks": Key(_list(_style("mark")), True, ()),
    "fail-on": Key(_one_of(*SEVERITIES), False, "error"),
    "strict": Key(_switch, False, False),
    "jobs": Key(_whole(0, 1024), False, 0),
    "baseline": Key(_text, False, None),
    "tables": Key(_list(_text), False, ()),
    "tables-valid-days": Key(_whole(0, _MOST_DAYS), False, 31),
    "sources": Key(_list(_source), False, ()),
    "update": Key(_one_of("never", "daily"), False, "never"),
    **_thresholds(),
}
EXTRA = tuple(sorted(set(Settings._fields) - {key.replace("-", "_") for key in KEYS} - {"readings"}))
"""Fields of the settings that no key sets; there should be none."""
