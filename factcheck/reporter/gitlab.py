"""The Code Quality report of GitLab, shown in merge requests. What is suppressed is left out, as if it were solved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.reporter import wording
from factcheck.reporter.entries import Entry, entries
from factcheck.reporter.json_object import dump
from factcheck.reporter.location import path
from factcheck.reporter.sanitize import sentence

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.reporter import Options

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, options: Options) -> str:
    """The report as one JSON array. An input that could not be read is an issue, too."""
    issues = [_unread(error.source, error.message, options) for error in report.errors]
    issues += [_issue(entry, options) for entry in entries(report, options) if not entry.suppressed]
    return dump(issues, indent=2)


def _issue(entry: Entry, options: Options) -> dict[str, Any]:
    finding, advice = entry.finding, wording.advice(entry.finding)
    text = f"{finding.code}: {finding.message}" + (f"; {advice}" if advice else "")  # the name of a check is not shown
    return {
        "description": sentence(text, options),
        "check_name": finding.code,
        "fingerprint": entry.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path(entry.report.document.source, options),
            "lines": {"begin": entry.place.line, "end": entry.place.end_line},
        },
    }


def _unread(source: str, message: str, options: Options) -> dict[str, Any]:
    from hashlib import sha256

    name = path(source, options)
    return {
        "description": sentence(f"not read: {message}", options),
        "check_name": "unread",
        "fingerprint": sha256(f"unread\0{name}".encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": "blocker",
        "location": {"path": name, "lines": {"begin": 1, "end": 1}},
    }
