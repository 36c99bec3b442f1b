"""GitHub workflow commands, which show findings beside the changed lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices a step: the worst come first. Values are escaped as the runner
unescapes them, so that an article cannot give commands of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter import wording
from factcheck.reporter.entries import SEVERITIES, Entry, entries
from factcheck.reporter.location import path
from factcheck.reporter.sanitize import visible

if TYPE_CHECKING:
    from factcheck.model import Place, Report
    from factcheck.reporter import Options

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_DATA = str.maketrans(_DATA)
_IN_PROPERTY = str.maketrans(_DATA | {":": "%3A", ",": "%2C"})


def render(report: Report, options: Options) -> str:
    """The report as one command a finding, the inputs not read before them and the counts behind."""
    standing = [entry for entry in entries(report, options) if not entry.suppressed]
    standing.sort(key=lambda entry: SEVERITIES.index(entry.finding.severity))
    lines = [
        _command("error", {"file": path(error.source, options)}, f"{error.source}: {error.message}", options)
        for error in report.errors
    ]
    lines += [_finding(entry, options) for entry in standing]
    return "\n".join((*lines, f"factcheck: {wording.summary(report)}")) + "\n"


def _finding(entry: Entry, options: Options) -> str:
    finding, anchored = entry.finding, entry.places.anchor(entry.finding.start)
    where = {} if anchored else _lines(entry.place)
    properties = {"file": path(entry.report.document.source, options)} | where | {"title": finding.code}
    told = (wording.position(entry.places, finding.start, finding.end),) if anchored else ()
    text = "\n".join((finding.message, *told, *wording.notes(finding, entry.report)))
    return _command(_COMMANDS[finding.severity], properties, text, options)


def _lines(place: Place) -> dict[str, str]:
    """The lines, and within one line the columns: GitHub takes no columns of a longer span."""
    columns = {"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}
    return {name: str(value) for name, value in ({"line": place.line, "endLine": place.end_line} | columns).items()}


def _command(name: str, properties: dict[str, str], message: str, options: Options) -> str:
    listed = ",".join(f"{key}={_escaped(value, _IN_PROPERTY, options)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(message, _IN_DATA, options)}"


def _escaped(text: str, table: dict[int, str], options: Options) -> str:
    return visible(text.translate(table), options)
