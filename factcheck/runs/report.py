"""A run over files and folders: every input read and checked, in one report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from factcheck import __version__, documents
from factcheck.config import DEFAULTS, Settings
from factcheck.model import DocumentReport, InputError, RateSource, Report
from factcheck.pipeline import embedded
from factcheck.runs.attempts import Result, Task
from factcheck.runs.workers import results
from rates.model import Provider

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import BinaryIO


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
