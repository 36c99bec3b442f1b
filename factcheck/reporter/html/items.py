"""What the HTML report makes a card of: each claim and each other finding, numbered in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from factcheck.reporter import Options
from factcheck.reporter.entries import by_claim
from factcheck.reporter.sanitize import sentence, visible
from rates.values import NamedTuple

if TYPE_CHECKING:
    from factcheck.model import Claim, DocumentReport, Finding, Suppressed

SIGNS = {"wrong": "✗", "loose": "≈", "look": "!", "unchecked": "?", "note": "i", "ok": "✓", "suppressed": "–"}
"""The sign of each status, the worst first: no status is told by colour alone."""
NAMES = {"look": "to look at", "unchecked": "not checked", "note": "note", "ok": "right"}

_SEVERITIES = {"error": "wrong", "warning": "look", "note": "note"}
_LONGEST_MARK = 240
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_UTF8 = Options()


class Item(NamedTuple):
    """A card: its number, what became of it, what to underline, and what it is about."""

    number: int
    status: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    claim: Claim | None
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]


def name(status: str) -> str:
    """A status in words."""
    return NAMES.get(status, status)


def items(report: DocumentReport) -> list[Item]:
    """The cards of a document."""
    rows = sorted(_rows(report), key=lambda item: (item.start, item.end))
    return [item._replace(number=number) for number, item in enumerate(rows, 1)]


def marked(text: str) -> str:
    """Text that is not ours, on one line, for HTML."""
    return escape(sentence(text, _UTF8))


def dated(text: str) -> str:
    """As `marked`, with days that are not broken over two lines."""
    return _DAY.sub(r'<span class="day">\g<0></span>', marked(text))


def kept(text: str) -> str:
    """Text that is not ours with its line ends and tabs, for HTML."""
    return escape("\n".join(visible(line.replace("\t", "    "), _UTF8) for line in text.replace("\r", "").split("\n")))


def _rows(report: DocumentReport) -> Iterator[Item]:
    about = by_claim(report.findings)
    for index, claim in enumerate(report.claims):
        findings = tuple(about.get(index, ()))
        hidden = tuple(one for one in report.suppressed if one.finding.claim == index)
        spans = _spans(claim, report)
        yield Item(0, _status(claim, findings, hidden), claim.start, claim.end, spans, claim, findings, hidden)
    for finding in about.get(None, ()):
        yield _alone(finding, _SEVERITIES[finding.severity], (finding,), ())
    for one in report.suppressed:
        if one.finding.claim is None:
            yield _alone(one.finding, "suppressed", (), (one,))


def _alone(finding: Finding, status: str, told: tuple[Finding, ...], hidden: tuple[Suppressed, ...]) -> Item:
    spans = ((finding.start, finding.end),) if finding.end > finding.start else ()
    return Item(0, status, finding.start, finding.end, spans, None, told, hidden)


def _status(claim: Claim, findings: Iterable[Finding], hidden: tuple[Suppressed, ...]) -> str:
    if hidden and not findings:
        return "suppressed"
    if claim.verdict != "ok":
        return claim.verdict
    statuses = [_SEVERITIES[finding.severity] for finding in findings]
    return next((status for status in SIGNS if status in statuses), "ok")


def _spans(claim: Claim, report: DocumentReport) -> tuple[tuple[int, int], ...]:
    """The claim whole, or its figures where it is long or tells in two places the same."""
    if claim.end - claim.start <= _LONGEST_MARK and claim.kind != "restated":
        return ((claim.start, claim.end),)
    figures = (report.figures[index] for index in claim.figures)
    return tuple(sorted({(figure.start, figure.end) for figure in figures}))
