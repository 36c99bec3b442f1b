"""A report in words: one small file a format, loaded when it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcheck.model import Report


class Options(NamedTuple):
    """How to show a report.

    `width` is the number of cells of the terminal, 0 where there is none: then nothing is wrapped, and only very long
    source lines are cut. `unicode` allows decor beyond ASCII. What `encoding` cannot hold is shown as an escape.
    `today` is the day from which the age of the rates is counted.
    """

    width: int = 0
    colour: bool = False
    unicode: bool = True
    verbose: bool = False
    quiet: bool = False
    today: dt.date | None = None
    encoding: str = "utf-8"


# The module of this package that has `render(report, options)` for a format.
FORMATS = {
    "terminal": "terminal",
    "json": "json_object",
    "jsonl": "json_lines",
}


def render(report: Report, format: str = "terminal", options: Options | None = None) -> str:
    """The report in one of `FORMATS`: whole lines, or nothing."""
    from importlib import import_module

    text: str = import_module(f"{__name__}.{FORMATS[format]}").render(report, options or Options())
    return text
