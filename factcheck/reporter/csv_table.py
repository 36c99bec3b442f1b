"""A table of all figures for a spreadsheet, with what was found of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model import Places, plain
from factcheck.reporter.sanitize import encodable, sentence

if TYPE_CHECKING:
    from factcheck.model import DocumentReport, Figure, Report
    from factcheck.reporter import Options

COLUMNS = (
    *("source", "line", "column", "end_line", "end_column", "start", "end", "kind", "text", "amount", "amount_high"),
    *("currency", "candidates", "unit", "hedge", "bound", "per", "verdict", "codes"),
)
_VERDICTS = ("wrong", "unchecked", "loose", "ok")
_OF_FIGURES = ("kind", "text", "amount", "amount_high", "currency", "candidates", "unit", "hedge", "bound", "per")
_NUMBERS = ("amount", "amount_high")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets take UTF-8 for something else


def render(report: Report, options: Options) -> str:
    """The figures as comma-separated values, RFC 4180, the names of the columns first."""
    import csv
    import io

    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document in report.documents:
        writer.writerows(_rows(document, options))
    return (_BYTE_ORDER_MARK if options.encoding == "utf-8" else "") + table.getvalue()


def _rows(document: DocumentReport, options: Options) -> Iterator[list[str | int]]:
    places = Places(document.document)
    for index, figure in enumerate(document.figures):
        told = [_guarded(text, options) for text in (_verdict(index, document), _codes(figure, index, document))]
        yield [
            _guarded(document.document.source, options),
            *places.place(figure.start, figure.end),
            figure.start,
            figure.end,
            *(_cell(figure, name, options) for name in _OF_FIGURES),
            *told,
        ]


def _cell(figure: Figure, name: str, options: Options) -> str:
    value = plain(getattr(figure, name))
    if name in _NUMBERS:
        return value or ""
    return _guarded(" ".join(value) if isinstance(value, list) else value or "", options)


def _guarded(text: str, options: Options) -> str:
    """A text that no spreadsheet takes for a formula."""
    marked = f"'{text}" if text.lstrip().startswith(_FORMULA) else text
    return encodable(sentence(marked, options), "utf-8")


def _verdict(index: int, document: DocumentReport) -> str:
    """The worst verdict of the claims that the figure is part of."""
    verdicts = {claim.verdict for claim in document.claims if index in claim.figures}
    return next((verdict for verdict in _VERDICTS if verdict in verdicts), "")


def _codes(figure: Figure, index: int, document: DocumentReport) -> str:
    """The codes of the findings about the figure, or about a claim that it is part of."""
    claims = {number for number, claim in enumerate(document.claims) if index in claim.figures}
    return " ".join(
        sorted(
            {
                finding.code
                for finding in document.findings
                if finding.claim in claims or (finding.start < figure.end and figure.start < finding.end)
            }
        )
    )
