"""The report for the ear: whole sentences, no drawing, so that a screen reader says it in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.reporter import wording
from factcheck.reporter.entries import Entry, entries
from factcheck.reporter.layout import wrap
from factcheck.reporter.sanitize import sentence

if TYPE_CHECKING:
    from factcheck.model import DocumentReport, Finding, Report
    from factcheck.reporter import Options

_SPOKEN = ((" × ", " times "), (" ÷ ", " divided by "), (" = ", " equals "))
_ENDS = (". ", "! ", "? ", ".\n", "!\n", "?\n", "。", "\n\n")
_LONGEST = 240


def render(report: Report, options: Options) -> str:
    """The counts first, then each finding by number; nothing when it is to be quiet and there is nothing to say."""
    found = [entry for entry in entries(report, options) if not entry.suppressed]
    if options.quiet and not found and not report.errors:
        return ""
    blocks = [[f"Checked {wording.summary(report)}.", *_rates(report, options)]]
    blocks += [list(_finding(entry, number, len(found))) for number, entry in enumerate(found, 1)]
    blocks += [[f"Not read: {error.source}. {_ended(error.message)}"] for error in report.errors]
    blocks += [lines for document in report.documents if (lines := list(_untold(document)))]
    return "\n\n".join("\n".join(_lines(block, options)) for block in blocks) + "\n"


def _rates(report: Report, options: Options) -> Iterator[str]:
    if report.sources:
        yield _ended(f"The rates: {wording.rates_at_hand(report, options.today)}")


def _finding(entry: Entry, number: int, total: int) -> Iterator[str]:
    finding, document, column = entry.finding, entry.report.document, f", column {entry.place.column}"
    where = wording.position(entry.places, finding.start, finding.end)
    yield f"Finding {number} of {total}: {finding.severity} {finding.code}. {_ended(finding.message)}"
    yield f"In {document.source}, {where}{'' if entry.places.anchor(finding.start) else column}."
    if finding.end > finding.start:
        yield f"The text: {_sentence_around(document.text, finding)}"
    for line in wording.notes(finding, entry.report):
        yield _ended(_spoken(line[:1].upper() + line[1:]))


def _untold(document: DocumentReport) -> Iterator[str]:
    """What could not be checked and has no finding of its own."""
    told = {finding.claim for finding in document.findings}
    for index, claim in enumerate(document.claims):
        if claim.verdict == "unchecked" and index not in told:
            yield f"Not checked in {document.document.source}: {_ended(wording.headline(claim, document.figures))}"


def _sentence_around(text: str, finding: Finding) -> str:
    """The sentence that the finding stands in, or as much of it as one listens to."""
    first, last = max(finding.start - _LONGEST, 0), finding.end + _LONGEST
    start = max((at + len(end) for end in _ENDS if (at := text.rfind(end, first, finding.start)) >= 0), default=first)
    ends = (at + len(end.rstrip()) for end in _ENDS if (at := text.find(end, finding.end, last)) >= 0)
    return _ended(" ".join(text[start : min(ends, default=last)].split()))


def _spoken(working: str) -> str:
    for sign, words in _SPOKEN:
        working = working.replace(sign, words)
    return working


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "。")) else f"{text}."


def _lines(block: list[str], options: Options) -> Iterator[str]:
    for line in block:
        yield from wrap(sentence(line, options), options.width)
