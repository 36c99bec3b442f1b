"""Paragraphs, tables and notes of a format without lines, put into one text with the place of each."""

from __future__ import annotations

from factcheck.documents.errors import DocumentError
from factcheck.language.identify import identify
from factcheck.model import Document

LIMIT = 20_000_000
_SCRIPTS = frozenset("ko ja zh ru uk be sr bg kk ar fa ur he el th hi".split())


class Paragraph:
    """A paragraph that is being read: its number in its part, where it stands, and its text so far."""

    __slots__ = ("cell", "joined", "number", "parts", "row")

    def __init__(self, number: int, row: int, cell: int) -> None:
        self.number = number
        self.row = row
        self.cell = cell
        self.parts: list[str] = []
        self.joined = False


class Paragraphs:
    """Collects paragraphs. What stands inside another one (a text box, a note) follows it, or the table it is in."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.part: str | None = None
        self.number = self.length = self.row = self.cell = self.tables = self._end = 0
        self.open: list[Paragraph] = []
        self._texts: list[str] = []
        self._anchors: list[tuple[int, str | None, int | None, int | None]] = []
        self._waiting: list[Paragraph] = []
        self._before: Paragraph | None = None

    def enter(self, part: str) -> None:
        """Begin another part of the document; its paragraphs are counted from 1."""
        self.part, self.number, self._before = part, 0, None

    def begin(self) -> None:
        """Begin a paragraph."""
        self.number += 1
        nested = bool(self.open)
        self.open.append(Paragraph(self.number, 0 if nested else self.row, 0 if nested else self.cell))

    def text(self, text: str) -> None:
        """Add text to the paragraph that is open."""
        if self.open:
            self.open[-1].parts.append(text)
            self.length += len(text)
            if self.length > LIMIT:
                raise DocumentError(self.source, f"has more than {LIMIT // 1_000_000} million characters; split it")

    def end(self, *, joined: bool = False) -> None:
        """End a paragraph. `joined` says that the mark of its end is deleted, so that the next one goes on with it."""
        if not self.open:
            return
        paragraph = self.open.pop()
        paragraph.joined = joined
        if self.open or self.tables and not paragraph.row:
            self._waiting.append(paragraph)
            return
        self._write(paragraph)
        self._flush()

    def table(self, step: int) -> None:
        """Begin (1) or end (-1) a table."""
        self.tables += step
        if not self.tables:
            self.row = self.cell = 0
            self._flush()

    def _flush(self) -> None:
        if not self.tables and not self.open:
            waiting, self._waiting = sorted(self._waiting, key=lambda one: one.number), []
            for paragraph in waiting:
                self._write(paragraph)

    def _write(self, paragraph: Paragraph) -> None:
        text = "".join(paragraph.parts).strip("\t\n ") if not paragraph.joined else "".join(paragraph.parts)
        if not text:
            return
        gap = self._gap(paragraph) if self._texts else ""
        self._anchors.append((self._end + len(gap), self.part, paragraph.number, None))
        self._texts += (gap, text)
        self._end += len(gap) + len(text)
        self._before = paragraph

    def _gap(self, paragraph: Paragraph) -> str:
        before = self._before
        if before and before.joined:
            return ""
        if not before or not before.row or not paragraph.row:
            return "\n\n"
        if before.row != paragraph.row:
            return "\n"
        return "\n" if before.cell == paragraph.cell else " | "

    def document(self, title: str | None, language: str | None) -> Document:
        """The finished document. A language stated is not believed where the text is in another script."""
        text = "".join(self._texts)
        return Document(text, self.source, title=title, language=trusted(language, text), anchors=tuple(self._anchors))


def trusted(stated: str | None, text: str) -> str | None:
    """The language that a document states, unless its text is in another script: templates often say English."""
    if not stated:
        return None
    code = stated.replace("_", "-").partition("-")[0].lower()
    found = identify(text, "")
    if found in _SCRIPTS and code not in _SCRIPTS:
        return found
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
