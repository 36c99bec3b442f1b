"""A report in JSON lines, each printed when its document is done: a run of any length needs the memory of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factcheck.command.output import emit
from factcheck.model import DocumentReport
from factcheck.reporter import json_lines

if TYPE_CHECKING:
    from factcheck.model import InputError, Report


def stream(found: Iterable[DocumentReport | InputError], rest: Report) -> tuple[Report, dict[str, int]]:
    """Print the documents, then the run, of which `rest` is a report without any; that report, and the counts."""
    counts: Counter[str] = Counter()
    summary = rest.summary()
    for result in found:
        if isinstance(result, DocumentReport):
            counts.update(rest._replace(documents=(result,)).summary())
            emit(json_lines.line(result))
        else:
            rest = rest._replace(errors=(*rest.errors, result))
    summary = {name: counts[name] for name in summary}
    emit(json_lines.last_line(rest, summary))
    return rest, summary
