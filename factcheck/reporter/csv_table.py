"""A table of all figures for a spreadsheet, with what was found of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model import Places, plain
from factcheck.reporter.entries import by_claim
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
    places, judged = Places(document.document), _judged(document)
    for index, figure in enumerate(document.figures):
        verdicts, codes = judged.get(index, (set(), set()))
        yield [
            _guarded(document.document.source, options),
            *places.place(figure.start, figure.end),
            figure.start,
            figure.end,
            *(_cell(figure, name, options) for name in _OF_FIGURES),
            next((verdict for verdict in _VERDICTS if verdict in verdicts), ""),
            " ".join(sorted(codes)),
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


def _judged(document: DocumentReport) -> dict[int, tuple[set[str], set[str]]]:
    """For the number of a figure the verdicts of its claims, and the codes of the findings about them or it."""
    about = by_claim(document.findings)
    judged: dict[int, tuple[set[str], set[str]]] = {}
    for number, claim in enumerate(document.claims):
        for index in claim.figures:
            verdicts, codes = judged.setdefault(index, (set(), set()))
            verdicts.add(claim.verdict)
            codes.update(finding.code for finding in about.get(number, ()))
    for finding in about.get(None, ()):
        for index, figure in enumerate(document.figures):
            if finding.start < figure.end and figure.start < finding.end:
                judged.setdefault(index, (set(), set()))[1].add(finding.code)
    return judged
