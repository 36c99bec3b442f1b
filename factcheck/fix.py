"""Corrections that are certain, put into the file. Every other byte of it stays as it was: encoding, marks, line ends.

Certain is a wrong conversion with one reading, one date and a rate of its day, whose slip is known: zeros too many or
too few, or the rate of another time. Everything else is for the writer to decide.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.documents import FORMATS
from factcheck.documents.encoding import decode
from factcheck.documents.errors import DocumentError
from factcheck.model import Claim, DocumentReport, Edit, Finding, Places

CAUSES = ("magnitude", "stale")
READERS = ("plain", "markdown")
"""The formats whose text is their source, up to what is not prose."""
_FRESH = 10  # days: the rate of a weekly table
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNICODE = ("utf-8", "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


class FixError(Exception):
    """Why a file is not corrected, in a sentence for its editor."""


class Fixed(NamedTuple):
    """The source of a document before and after its corrections, and how many there are."""

    before: str
    after: str
    corrections: int


def corrected(report: DocumentReport) -> Fixed | None:
    """The source of a document with its certain corrections; None if there is none. Nothing is written."""
    edits = list(certain_edits(report))
    if not edits:
        return None
    document = report.document
    ending = os.path.splitext(document.source)[1].lower().partition("#")[0]  # one of many articles: export.jsonl#2
    if FORMATS.get(ending, "plain") not in READERS:
        raise FixError(f"only plain text and Markdown are corrected; copy the amounts into the {ending} file")
    places = Places(document)
    after, count = places.source, 0
    for edit in reversed(edits):
        start, end = places.span(edit.start, edit.end)
        if after[start:end] == document.text[edit.start : edit.end]:  # never over markup
            after, count = after[:start] + edit.text + after[end:], count + 1
    return Fixed(places.source, after, count) if count else None


def certain_edits(report: DocumentReport) -> Iterator[Edit]:
    """The edits that nobody need decide about, in the order of the text, none over another."""
    end = 0
    for finding in report.findings:
        if finding.claim is not None and _is_certain(finding, report.claims[finding.claim], report):
            for edit in finding.edits:
                if edit.start >= end:
                    yield edit
                    end = edit.end


def _is_certain(finding: Finding, claim: Claim, report: DocumentReport) -> bool:
    if not finding.edits or claim.verdict != "wrong" or claim.cause is None or claim.cause.kind not in CAUSES:
        return False
    if len(claim.dates) != 1 or not claim.dates[0].used:
        return False
    figures = [report.figures[index] for index in claim.figures]
    if any(figure.currency is None or figure.candidates for figure in figures):
        return False
    published = [rate.published for rate in claim.rates if rate.role == "used"]
    return bool(published) and all(day and abs((claim.dates[0].date - day).days) <= _FRESH for day in published)


def write(path: str, fixed: Fixed) -> None:
    """Replace the file as a whole, with its permissions, if it still is what was checked. A link stays a link."""
    import shutil

    target = os.path.realpath(path)
    partial = f"{target}.{os.getpid()}.part"
    try:
        with open(target, "rb") as file:
            data = file.read()
        with open(partial, "wb") as file:
            file.write(_encoded(fixed, data, path))
        shutil.copymode(target, partial)
        os.replace(partial, target)
    except OSError as error:
        raise FixError(f"could not be written: {error.strerror or error}") from None
    finally:
        if os.path.exists(partial):
            os.unlink(partial)


def difference(name: str, fixed: Fixed) -> str:
    """What would change, as a unified diff."""
    from difflib import unified_diff

    before, after = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (fixed.before, fixed.after))
    lines = unified_diff(before, after, *(name.replace(os.sep, "/"),) * 2)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _encoded(fixed: Fixed, data: bytes, path: str) -> bytes:
    """The new text in the encoding of the file: the one that gives back the old file, byte for byte."""
    try:
        unchanged = decode(data, path) == fixed.before
    except DocumentError:
        unchanged = False
    if not unchanged:
        raise FixError("has changed since it was checked; run again")
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    for encoding in (*_UNICODE, *_pages()):
        try:
            if mark + fixed.before.encode(encoding) == data:
                return mark + fixed.after.encode(encoding)
        except UnicodeEncodeError:
            continue
    raise FixError("is in an encoding that cannot be written back; save it as UTF-8")


def _pages() -> Iterator[str]:
    """The older encodings that are read."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "documents")
    with open(os.path.join(folder, "code_pages.tsv"), encoding="utf-8") as lines:
        rows = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
    yield from rows[1:]
