"""SARIF 2.1.0, which code scanning services and text editors show beside the text.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from factcheck.reporter import wording
from factcheck.reporter.entries import entries
from factcheck.reporter.json_object import dump
from factcheck.reporter.location import uri
from factcheck.reporter.sanitize import visible

if TYPE_CHECKING:
    from factcheck.model import Claim, Edit, Figure, Finding, InputError, Place, Report
    from factcheck.reporter import Options
    from factcheck.reporter.entries import Entry

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"

# In a message, brackets make a link and braces a placeholder.
_PLAIN = str.maketrans({"\\": r"\\", "[": r"\[", "]": r"\]", "{": "{{", "}": "}}"})


def render(report: Report, options: Options) -> str:
    """The report as a SARIF log with one run."""
    found = list(entries(report, options))
    codes = sorted({entry.finding.code for entry in found})
    driver = {"name": "factcheck", "rules": [_rule(code, options) for code in codes]}
    run = {
        "tool": {"driver": driver | ({"version": report.version} if report.version else {})},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _message("The folder from which the paths count.", options)}},
        "invocations": [_invocation(report.errors, options)],
        "artifacts": [
            {"location": _artifact(source, options), "roles": ["analysisTarget"]}
            for source in dict.fromkeys(one.document.source for one in report.documents)
        ],
        "results": [_result(entry, codes.index(entry.finding.code), options) for entry in found],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str, options: Options) -> dict[str, Any]:
    head, _, text = ((options.explain(code) if options.explain else None) or "").partition("\n")
    if not head:
        return {"id": code}
    title = {"text": head.rpartition(" (")[0] or head}
    return {"id": code, "shortDescription": title, "help": {"text": text.strip(), "markdown": text.strip()}}


def _result(entry: Entry, rule: int, options: Options) -> dict[str, Any]:
    finding = entry.finding
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": _message("\n".join((finding.message, *wording.notes(finding, entry.report))), options),
        "locations": [_location(entry, finding, options)],
        "relatedLocations": _related(entry, options),
        "partialFingerprints": {"claim/v1": entry.fingerprint},
        "suppressions": _suppressions(entry),
    }
    if finding.edits and not entry.places.anchor(finding.start):  # a fix is made in lines
        result["fixes"] = [_fix(finding.edits, entry, options)]
    return result


def _related(entry: Entry, options: Options) -> list[dict[str, Any]]:
    """The figures of the claim, and the claims to compare with."""
    report, finding = entry.report, entry.finding
    figures = report.claims[finding.claim].figures if finding.claim is not None else ()
    others = [report.figures[index] for index in figures] + [report.claims[index] for index in finding.related]
    return [
        _location(entry, one, options) | {"id": number, "message": _message(one.text, options)}
        for number, one in enumerate(others, 1)
        if (one.start, one.end) != (finding.start, finding.end)
    ]


def _suppressions(entry: Entry) -> list[dict[str, Any]]:
    """Empty for a finding that stands: then a service knows that it was looked for."""
    if not entry.suppressed:
        return []
    reason = {"justification": entry.suppressed.reason} if entry.suppressed.reason else {}
    return [{"kind": "inSource", "status": "accepted"} | reason]


def _fix(edits: Iterable[Edit], entry: Entry, options: Options) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(entry.places.place(edit.start, edit.end)), "insertedContent": {"text": edit.text}}
        for edit in edits
    ]
    change = {"artifactLocation": _artifact(entry.report.document.source, options), "replacements": replacements}
    return {
        "description": _message(wording.advice(entry.finding) or entry.finding.message, options),
        "artifactChanges": [change],
    }


def _invocation(errors: Iterable[InputError], options: Options) -> dict[str, Any]:
    notices = [
        {
            "level": "error",
            "message": _message(f"{error.source}: {error.message}", options),
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(error.source, options)}}],
        }
        for error in errors
    ]
    return {"executionSuccessful": not notices, "toolExecutionNotifications": notices}


def _location(entry: Entry, thing: Finding | Figure | Claim, options: Options) -> dict[str, Any]:
    """Where a thing is: lines and columns, or the name of the place in a format that has none."""
    file = {"artifactLocation": _artifact(entry.report.document.source, options)}
    if entry.places.anchor(thing.start):
        where = visible(wording.position(entry.places, thing.start, thing.end), options)
        return {"physicalLocation": file, "logicalLocations": [{"fullyQualifiedName": where}]}
    return {"physicalLocation": file | {"region": _region(entry.places.place(thing.start, thing.end))}}


def _artifact(source: str, options: Options) -> dict[str, str]:
    where = uri(source, options)
    absolute = where.partition(":")[0] in ("file", "http", "https") and ":" in where
    return {"uri": where} if absolute else {"uri": where, "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(names, place, strict=False))


def _message(text: str, options: Options) -> dict[str, str]:
    lines = (visible(line, options) for line in text.splitlines())
    return {"text": "\n".join(lines).translate(_PLAIN)}
