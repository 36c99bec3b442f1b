"""One line a document, in the shape of one of the JSON report's `documents`, and a last line for the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.json_object import dump

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.reporter import Options


def render(report: Report, _options: Options) -> str:
    """The report as JSON lines."""
    run = report._replace(documents=()).to_dict() | {"summary": report.summary()}
    del run["documents"]
    return "".join(dump(item) for item in (*(document.to_dict() for document in report.documents), run))
