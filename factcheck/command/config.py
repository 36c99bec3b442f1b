"""`factcheck config`: the settings in force for an article, and where each was set."""

from __future__ import annotations

import datetime as dt
import os
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from factcheck.command.output import emit, safe
from factcheck.settings.file import Desks
from factcheck.settings.keys import KEYS

if TYPE_CHECKING:
    from argparse import Namespace


def run_config(arguments: Namespace) -> int:
    """Print every key as it would stand in a settings file, with its origin behind it."""
    path = arguments.path
    desk = Desks(arguments.config).of(os.path.join(path, "_") if os.path.isdir(path) else path)
    emit(f"# settings for {safe(path)}: {safe(desk.path or 'no settings file found, the defaults hold')}\n")
    values = {key: (desk.get(key, about.default), "default") for key, about in KEYS.items()}
    values |= {key: (value, origin) for key, (value, origin) in desk.values.items() if key != "readings"}
    for key, (value, origin) in values.items():
        written = f"# {key} is not set" if value is None else f"{_key(key)} = {_toml(value)}  # {origin}"
        emit(f"{safe(written)}\n")
    return 0


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else _toml(name)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (Decimal, int, dt.date)):
        return str(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return f"[{', '.join(map(_toml, value))}]"
