"""The way of an article: read, extract, check. The only place where the rooms meet."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from functools import cache
from typing import BinaryIO

import rates
from factcheck import __version__, checks, documents, extractor
from factcheck.config import DEFAULTS, Settings
from factcheck.language.identify import identify
from factcheck.model import Document, DocumentReport, Figure, InputError, RateSource, Report
from rates.model import Provider


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
    settings = settings or DEFAULTS
    document = completed(document, settings)
    found = extractor.extract(document, settings)
    claims, findings = checks.run(document, found, provider or embedded(), settings)
    return DocumentReport(document, found, claims, findings)


def figures(text: str, language: str | None = None, settings: Settings | None = None) -> tuple[Figure, ...]:
    """The monetary figures of a text, without judging any claim about them."""
    return figures_in(documents.from_text(text, language=language), settings)


def figures_in(document: Document, settings: Settings | None = None) -> tuple[Figure, ...]:
    """The monetary figures of a document."""
    settings = settings or DEFAULTS
    return extractor.extract(completed(document, settings), settings)


def run(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    date: dt.date | None = None,
    language: str | None = None,
    settings: Settings | None = None,
    provider: Provider | None = None,
) -> Report:
    """Check files and folders, and `stdin` for "-". What cannot be read is listed; the others are still checked."""
    provider = provider or embedded()
    results = [
        _attempt(path, stdin if path == "-" else None, date, language, settings, provider)
        for path in documents.find_inputs(paths)
    ]
    return Report(
        tuple(result for result in results if isinstance(result, DocumentReport)),
        tuple(result for result in results if isinstance(result, InputError)),
        tuple(RateSource(source.name, source.first, source.last) for source in provider.sources()),
        __version__,
    )


def narrowed(report: Report, select: tuple[str, ...], ignore: tuple[str, ...]) -> Report:
    """The report with the findings whose code starts with one of `select` and with none of `ignore`."""

    def kept(one: DocumentReport) -> DocumentReport:
        return one._replace(
            findings=tuple(
                finding
                for finding in one.findings
                if finding.code.startswith(select or "") and not (ignore and finding.code.startswith(ignore))
            )
        )

    return report._replace(documents=tuple(map(kept, report.documents)))


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


def _attempt(
    path: str,
    stream: BinaryIO | None,
    date: dt.date | None,
    language: str | None,
    settings: Settings | None,
    provider: Provider,
) -> DocumentReport | InputError:
    name = "<stdin>" if stream else path
    try:
        document = documents.open_document(stream or path, name=name, date=date, language=language)
        return check_document(document, settings, provider)
    except documents.DocumentError as error:
        return InputError(name, error.message)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        # One article that meets a bug must not lose the others' results.
        return InputError(name, f"not checked because of a bug, please report it: {type(error).__name__}: {error}")
