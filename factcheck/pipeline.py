"""The way of an article: read, extract, check. The only place where the rooms meet."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import rates
from factcheck import __version__, documents, extractor
from factcheck.config import DEFAULTS, Settings
from factcheck.language.identify import identify
from factcheck.model import Document, DocumentReport, Figure, InputError, RateSource, Report
from rates.model import Provider
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import BinaryIO

    from factcheck.documents.lines import Part

COMMENT = "factcheck:"
"""What every comment has that silences a finding."""


def check(
    text: str,
    date: dt.date | None = None,
    language: str | None = None,
    settings: Settings | None = None,
    provider: Provider | None = None,
) -> DocumentReport:
    """Check a text against the rates of `date`. Pure: the same arguments give the same report; no network is used."""
    return check_document(documents.from_text(text, date=date, language=language), settings, provider)


def check_document(
    document: Document, settings: Settings | None = None, provider: Provider | None = None
) -> DocumentReport:
    """Check a document that `open_document` has read."""
    from factcheck import checks  # not needed by who wants the figures alone

    settings = settings or DEFAULTS
    document = completed(document, settings)
    found = extractor.extract_all(document, settings)
    title = extractor.extract_title(document, settings)
    found, claims, findings = checks.examined(document, found, provider or embedded(), settings, title)
    report = DocumentReport(document, found, claims, findings)
    if COMMENT in (document.text if document.original is None else document.original):
        from factcheck.suppress import suppressed

        return suppressed(report)
    return report


def figures(text: str, language: str | None = None, settings: Settings | None = None) -> tuple[Figure, ...]:
    """The monetary figures of a text, without judging any claim about them."""
    return figures_in(documents.from_text(text, language=language), settings)


def figures_in(document: Document, settings: Settings | None = None) -> tuple[Figure, ...]:
    """The monetary figures of a document."""
    settings = settings or DEFAULTS
    return extractor.extract(completed(document, settings), settings)


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


def run(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    date: dt.date | None = None,
    language: str | None = None,
    settings: Settings | None = None,
    provider: Provider | None = None,
    jobs: int = 1,
) -> Report:
    """Check files and folders, and `stdin` for "-". What cannot be read is listed; the others are still checked."""
    from factcheck.workers import results

    tasks = [
        Task(path, "<stdin>" if path == "-" and stdin else path, date, language, settings or DEFAULTS)
        for path in documents.find_inputs(paths)
    ]
    provider = provider or embedded()
    return assembled(results(tasks, provider, stdin=stdin, jobs=jobs), provider)


def assembled(results: Iterable[Result], provider: Provider) -> Report:
    """The report of a run: its documents and errors in the order in which they come, and the rates at hand."""
    reports: list[DocumentReport] = []
    errors: list[InputError] = []
    for result in results:
        if isinstance(result, DocumentReport):
            reports.append(result)
        else:
            errors.append(result)
    sources = tuple(RateSource(source.name, source.first, source.last) for source in provider.sources())
    return Report(tuple(reports), tuple(errors), sources, __version__)


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
    from factcheck.changes import only_changed

    return only_changed(report, task.changed)


@cache
def embedded() -> Provider:
    """The rates that come with the package, opened when first needed."""
    return rates.open_provider(offline=True)


def completed(document: Document, settings: Settings) -> Document:
    """The document with its language recognised, and with the desk's date where it has none of its own."""
    if document.language is None:
        document = document._replace(language=identify(document.text))
    if document.date is None and settings.undated is not None:
        document = document._replace(date=settings.undated, date_origin="setting")
    return document
