"""One input and what becomes of it: each document in it is checked, or it is said why not."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator

from factcheck import documents
from factcheck.config import DEFAULTS, Settings
from factcheck.model import Document, DocumentReport, InputError
from factcheck.pipeline import check_document
from rates.model import Provider
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import BinaryIO

    from factcheck.documents.lines import Part

Result = DocumentReport | InputError
"""What becomes of a document: it is checked, or it could not be read."""


class Task(NamedTuple):
    """One input and how it is to be checked. Of `changed`, where it is given, only these lines are reported on.

    `name` is what the report calls the input and what tells its format; "-" is standard input. `online` allows an
    input to be an address on the web. A `part` is all that is checked of a large file.
    """

    path: str
    name: str
    date: dt.date | None = None
    language: str | None = None
    settings: Settings = DEFAULTS
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: tuple[tuple[int, int], ...] | None = None
    online: bool = False
    part: Part | None = None


def narrowed(report: DocumentReport, select: tuple[str, ...], ignore: tuple[str, ...]) -> DocumentReport:
    """The report with the findings whose code starts with one of `select` and with none of `ignore`."""
    if not select and not ignore:
        return report
    findings = tuple(
        finding
        for finding in report.findings
        if finding.code.startswith(select or "") and not (ignore and finding.code.startswith(ignore))
    )
    return report._replace(findings=findings)


def attempts(task: Task, provider: Provider, stream: BinaryIO | None = None) -> Iterator[Result]:
    """Check one input, with a report for each document in it. An error, even a bug, loses nothing of the rest."""
    found: Iterator[Document] | None = None
    while True:
        try:
            found = found or documents.open_documents(
                stream or task.path,
                name=task.name,
                date=task.date,
                language=task.language,
                online=task.online,
                part=task.part,
            )
            document = next(found, None)
            result: Result | None = _checked(task, document, provider) if document is not None else None
        except documents.DocumentError as error:
            result = InputError(error.source, error.message)
        except Exception as error:
            if sys.flags.dev_mode:
                raise
            said = f"{type(error).__name__}: {error}"
            result = InputError(task.name, f"not checked because of a bug, please report it: {said}")
        if result is not None:
            yield result
        if result is None or found is None:
            return


def has_parts(path: str) -> bool:
    """Whether an input may hold many articles that can be read apart from one another."""
    return path.endswith(documents.LINES)


def parts_of(task: Task) -> Iterator[Task | InputError] | None:
    """The parts of a large file, each a task of its own, and where it breaks off, why; None of other inputs."""
    if not has_parts(task.path):
        return None
    from factcheck.documents import lines

    parts = lines.parts_of(task.path, task.name)
    return None if parts is None else _until_it_breaks(task, parts)


def _until_it_breaks(task: Task, parts: Iterator[Part]) -> Iterator[Task | InputError]:
    try:
        yield from (task._replace(part=part) for part in parts)
    except documents.DocumentError as error:
        yield InputError(error.source, error.message)


def _checked(task: Task, document: Document, provider: Provider) -> DocumentReport:
    report = narrowed(check_document(document, task.settings, provider), task.select, task.ignore)
    if task.changed is None:
        return report
    from factcheck.silenced.changes import only_changed

    return only_changed(report, task.changed)
