"""Corrections that are certain, put into the file. Every other byte of it stays as it was: encoding, marks, line ends.

Of a page or a Word document a copy is written beside it, with the corrections marked; the file itself is left alone.
Certain is a wrong conversion with one reading, one date and a rate of its day, whose slip is known: zeros too many or
too few, or the rate of another time. Everything else is for the writer to decide.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator

from factcheck.documents import FORMATS, MARKED_COPY
from factcheck.documents.encoding import decode
from factcheck.documents.errors import DocumentError
from factcheck.model import Claim, Document, DocumentReport, Edit, Finding, Places
from rates.values import NamedTuple

CAUSES = ("magnitude", "stale")
READERS = ("plain", "markdown")
"""The formats whose text is their source, up to what is not prose."""
MARKED = ("html", "docx")
"""The formats of which a copy is written, with the corrections marked."""
_CHANGED = "has changed since it was checked; run again"
_FRESH = 10  # days: the rate of a weekly table
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNICODE = ("utf-8", "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


class FixError(Exception):
    """Why a file is not corrected, in a sentence for its editor."""


class Fixed(NamedTuple):
    """The source of a document before and after its corrections, and how many there are.

    Of a document in `marked` the file stays as it is, and a copy with the `edits` marked in it is written.
    """

    before: str
    after: str
    corrections: int
    marked: Document | None = None
    edits: tuple[Edit, ...] = ()


class Written(NamedTuple):
    """The file that was written, and how many corrections are in it."""

    path: str
    corrections: int


def corrected(report: DocumentReport) -> Fixed | None:
    """The source of a document with its certain corrections; None if there is none. Nothing is written."""
    edits = list(certain_edits(report))
    if not edits:
        return None
    document = report.document
    ending = os.path.splitext(document.source)[1].lower().partition("#")[0]  # one of many articles: export.jsonl#2
    kind = FORMATS.get(ending, "plain")
    if kind in MARKED and "#" not in document.source and "://" not in document.source:
        return _marked(document, kind, tuple(_trimmed(edit, document.text) for edit in edits))
    if kind not in READERS:
        advice = f"copy the amounts into the {ending} file"
        raise FixError(f"only text, Markdown, HTML and .docx files are corrected; {advice}")
    places = Places(document)
    after, count = places.source, 0
    for edit in reversed(edits):
        start, end = places.span(edit.start, edit.end)
        if after[start:end] == document.text[edit.start : edit.end]:  # never over markup
            after, count = after[:start] + edit.text + after[end:], count + 1
    return Fixed(places.source, after, count) if count else None


def _marked(document: Document, kind: str, edits: tuple[Edit, ...]) -> Fixed | None:
    """The corrections of a document that is not changed itself: for HTML the page marked, else the text corrected."""
    if kind == "html":
        from factcheck.documents.html.marked import marked

        after, count = marked(document, edits)
        return Fixed(Places(document).source, after, count, document, edits) if count else None
    from factcheck.documents.docx_marked import applied

    return Fixed(document.text, applied(document.text, edits), len(edits), document, edits)


def _trimmed(edit: Edit, text: str) -> Edit:
    """An edit without the words at either end that it leaves as they are: "500,000 KRW" to "600,000 KRW"."""
    old, new = (re.split(r"(\s)", words) for words in (text[edit.start : edit.end], edit.text))
    start, end = edit.start, edit.end
    while min(len(old), len(new)) > 1 and old[-1] == new[-1]:
        end -= len(old.pop())
        new.pop()
    while min(len(old), len(new)) > 1 and old[0] == new[0]:
        start += len(old.pop(0))
        new.pop(0)
    return Edit(start, end, "".join(new))


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


def write(path: str, fixed: Fixed) -> Written:
    """Replace the file as a whole, with its permissions, if it still is what was checked. A link stays a link.

    A document whose corrections are marked is left alone; its copy is written beside it, never over another file.
    """
    target = os.path.realpath(path) if fixed.marked is None else _copy_of(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
        content, count = _content(fixed, data, path)
        _replace(os.path.realpath(path), target, content)
    except DocumentError:
        raise FixError(_CHANGED) from None
    except OSError as error:
        raise FixError(f"could not be written: {error.strerror or error}") from None
    return Written(path if fixed.marked is None else target, count)


def _replace(original: str, target: str, content: bytes) -> None:
    import shutil

    partial = f"{target}.{os.getpid()}.part"
    try:
        with open(partial, "wb") as file:
            file.write(content)
        shutil.copymode(original, partial)
        os.replace(partial, target)
    finally:
        if os.path.exists(partial):
            os.unlink(partial)


def _copy_of(path: str) -> str:
    """Where the marked copy of a file goes: "article.docx" to "article.factcheck.docx"."""
    base, ending = os.path.splitext(path)
    copy = f"{base}{MARKED_COPY}{ending}"
    if base.endswith(MARKED_COPY):
        raise FixError("is a marked copy itself; correct the original")
    if os.path.exists(copy):
        raise FixError(f"{os.path.basename(copy)} is there already; move it away")
    return copy


def _content(fixed: Fixed, data: bytes, path: str) -> tuple[bytes, int]:
    """The bytes to write, and how many corrections are in them."""
    if fixed.marked is None:
        return _encoded(fixed, data, _is_text(fixed, data, path)), fixed.corrections
    if fixed.marked.text != fixed.before:
        from factcheck.documents.html import decode_page

        return _encoded(fixed, data, decode_page(data, path) == fixed.before, "xmlcharrefreplace"), fixed.corrections
    from factcheck.documents.docx_marked import marked

    found = marked(data, fixed.marked, fixed.edits)
    if found is None:
        raise FixError(_CHANGED)
    return found[0], len(found[1])


def difference(name: str, fixed: Fixed) -> str:
    """What would change, as a unified diff."""
    from difflib import unified_diff

    before, after = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (fixed.before, fixed.after))
    lines = unified_diff(before, after, *(name.replace(os.sep, "/"),) * 2)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _is_text(fixed: Fixed, data: bytes, path: str) -> bool:
    try:
        return decode(data, path) == fixed.before
    except DocumentError:
        return False


def _encoded(fixed: Fixed, data: bytes, unchanged: bool, errors: str = "strict") -> bytes:
    """The new text in the encoding of the file: the one that gives back the old file, byte for byte."""
    if not unchanged:
        raise FixError(_CHANGED)
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    for encoding in (*_UNICODE, *_pages()):
        try:
            if mark + fixed.before.encode(encoding) == data:
                return mark + fixed.after.encode(encoding, errors)
        except UnicodeEncodeError:
            continue
    raise FixError("is in an encoding that cannot be written back; save it as UTF-8")


def _pages() -> Iterator[str]:
    """The older encodings that are read."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "documents")
    with open(os.path.join(folder, "code_pages.tsv"), encoding="utf-8") as lines:
        rows = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
    yield from rows[1:]
