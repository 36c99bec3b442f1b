"""The way of an article: read, extract, check. The only place where the rooms meet."""

from __future__ import annotations

import datetime as dt
import gc
from functools import cache

import rates
from factcheck import documents, extractor
from factcheck.config import DEFAULTS, Settings
from factcheck.language.identify import identify
from factcheck.model import Claim, Document, DocumentReport, Figure, Finding
from rates.model import Provider

COMMENT = "factcheck:"
"""What every comment has that silences a finding."""
LONG = 100_000
"""Characters of a text that is long enough for its objects to be many."""


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
    found, claims, findings = _examined(document, provider or embedded(), settings)
    report = DocumentReport(document, found, claims, findings)
    if COMMENT in (document.text if document.original is None else document.original):
        from factcheck.silenced.comments import suppressed

        return suppressed(report)
    return report


def _examined(
    document: Document, provider: Provider, settings: Settings
) -> tuple[tuple[Figure, ...], tuple[Claim, ...], tuple[Finding, ...]]:
    """The figures, claims and findings of a document.

    While a long text is read nothing searches for cycles: there are none, and each search costs more than the last.
    """
    from factcheck import checks  # not needed by who wants the figures alone

    paused = len(document.text) > LONG and gc.isenabled()
    if paused:
        gc.disable()
    try:
        found = extractor.extract_all(document, settings)
        title = extractor.extract_title(document, settings)
        return checks.examined(document, found, provider, settings, title)
    finally:
        if paused:
            gc.enable()


def figures(text: str, language: str | None = None, settings: Settings | None = None) -> tuple[Figure, ...]:
    """The monetary figures of a text, without judging any claim about them."""
    return figures_in(documents.from_text(text, language=language), settings)


def figures_in(document: Document, settings: Settings | None = None) -> tuple[Figure, ...]:
    """The monetary figures of a document."""
    settings = settings or DEFAULTS
    return extractor.extract(completed(document, settings), settings)


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
