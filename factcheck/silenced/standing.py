"""Where a finding stands, for those who ask for more than the figure that it is about."""

from __future__ import annotations

from factcheck.model import DocumentReport, Finding, Places


def span_of(finding: Finding, report: DocumentReport) -> tuple[int, int]:
    """The offsets of a finding and its claim."""
    if finding.claim is None:
        return finding.start, finding.end
    claim = report.claims[finding.claim]
    return min(finding.start, claim.start), max(finding.end, claim.end)


def lines_of(finding: Finding, report: DocumentReport, places: Places) -> tuple[int, int]:
    """The lines of a finding and its claim: a claim may run over several."""
    place = places.place(*span_of(finding, report))
    return place.line, place.end_line
