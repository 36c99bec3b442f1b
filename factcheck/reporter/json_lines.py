"""One line a document, in the shape of one of the JSON report's `documents`, and a last line for the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.json_object import dump

if TYPE_CHECKING:
    from factcheck.model import DocumentReport, Report
    from factcheck.reporter import Options


def render(report: Report, _options: Options) -> str:
    """The report as JSON lines."""
    return "".join([*map(line, report.documents), last_line(report, report.summary())])


def line(report: DocumentReport) -> str:
    """The line of one document."""
    return dump(report.to_dict())


def last_line(report: Report, summary: dict[str, int]) -> str:
    """The line of the run, with the counts of its documents, which may be gone already."""
    run = report._replace(documents=()).to_dict() | {"summary": summary}
    del run["documents"]
    return dump(run)
