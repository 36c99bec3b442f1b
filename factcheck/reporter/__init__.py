"""A report in words: one small file a format, loaded when it is asked for."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable

from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from factcheck.model import Report

Explain = Callable[[str], str | None]
"""What a code means: its title and severity in the first line, then an empty line and Markdown."""


class Options(NamedTuple):
    """How to show a report.

    `width` is the number of cells of the terminal, 0 where there is none: then nothing is wrapped, and only very long
    source lines are cut. `unicode` allows decor beyond ASCII. What `encoding` cannot hold is shown as an escape.
    `today` is the day from which the age of the rates is counted. `root` is the folder from which programs count
    paths (without one, paths are as they were given), `fail_on` the severity from which a run fails, and `explain`
    what a format asks for the meaning of a code.
    """

    width: int = 0
    colour: bool = False
    unicode: bool = True
    verbose: bool = False
    quiet: bool = False
    today: dt.date | None = None
    encoding: str = "utf-8"
    root: str = ""
    fail_on: str = "error"
    explain: Explain | None = None


# The module of this package that has `render(report, options)` for a format.
FORMATS = {
    "terminal": "terminal",
    "compact": "compact",
    "narrate": "narrate",
    "json": "json_object",
    "jsonl": "json_lines",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "csv": "csv_table",
    "html": "html",
}

READ_BY_PEOPLE = ("terminal", "compact", "narrate")
"""The formats for a screen, which wrap and colour as their options say."""

ENDINGS = {
    "gl-code-quality-report.json": "gitlab",  # the name in GitLab's own examples
    ".sarif.json": "sarif",
    ".sarif": "sarif",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "junit",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".txt": "terminal",
}
"""The format that the name of a file asks for by how it ends; the longest that fits is meant."""


def render(report: Report, format: str = "terminal", options: Options | None = None) -> str:
    """The report in one of `FORMATS`: whole lines, or nothing."""
    from importlib import import_module

    text: str = import_module(f"{__name__}.{FORMATS[format]}").render(report, options or Options())
    return text


def format_for_path(path: str) -> str | None:
    """The format that the name of a file asks for, None where it says nothing."""
    name = os.path.basename(path).lower()
    return next((ENDINGS[ending] for ending in ENDINGS if name.endswith(ending)), None)


def schema() -> str:
    """The JSON Schema of the JSON report, version 1. Its `$defs` document and run are the lines of JSON lines."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "schema", "report.v1.json")
    with open(path, encoding="utf-8") as file:
        return file.read()
