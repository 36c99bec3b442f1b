"""The findings of a run as other programs list them: each with its place and a fingerprint that edits leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.model import Places
from factcheck.reporter.location import path
from rates.values import NamedTuple

if TYPE_CHECKING:
    from factcheck.model import DocumentReport, Finding, Place, Report, Suppressed
    from factcheck.reporter import Options

SEVERITIES = ("error", "warning", "note")


class Entry(NamedTuple):
    """A finding with what a program needs to show it and to know it again; `suppressed` where the text hides it."""

    report: DocumentReport
    places: Places
    place: Place
    finding: Finding
    fingerprint: str
    suppressed: Suppressed | None = None


def entries(report: Report, options: Options) -> Iterator[Entry]:
    """Every finding of every document in the order of the text, those suppressed among them."""
    for document in report.documents:
        yield from _entries(document, options)


def by_claim(findings: Iterable[Finding]) -> dict[int | None, list[Finding]]:
    """The findings about each claim, and under None those about no claim."""
    about: dict[int | None, list[Finding]] = {}
    for finding in findings:
        about.setdefault(finding.claim, []).append(finding)
    return about


def fails(severity: str, options: Options) -> bool:
    """Whether a finding of that severity makes the run fail."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(options.fail_on)


def _entries(document: DocumentReport, options: Options) -> Iterator[Entry]:
    from hashlib import sha256

    places, seen = Places(document.document), dict[str, int]()
    name = path(document.document.source, options)
    found = [(finding, None) for finding in document.findings] + [(one.finding, one) for one in document.suppressed]
    for finding, hidden in sorted(found, key=lambda one: (one[0].start, one[0].end, one[0].code)):
        basis = "\0".join((name, finding.code, _words(finding, document)))
        seen[basis] = seen.get(basis, 0) + 1  # the same words twice are two findings
        digest = sha256(f"{basis}\0{seen[basis]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
        yield Entry(document, places, places.place(finding.start, finding.end), finding, digest, hidden)


def _words(finding: Finding, document: DocumentReport) -> str:
    """What the finding is about: the words of its claim, however they are broken into lines."""
    about = finding if finding.claim is None else document.claims[finding.claim]
    return " ".join(document.document.text[about.start : about.end].split())
