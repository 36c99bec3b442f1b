"""OpenDocument texts (.odt): paragraphs, headings, tables, text boxes, notes; tracked changes as accepted.

Running heads and comments are not read. The dates in the properties are not those of publication.
"""

from __future__ import annotations

import re

from factcheck.documents.archive import Archive, local
from factcheck.documents.docx import read_properties
from factcheck.documents.paragraphs import Paragraphs
from factcheck.model import Document

_PART = "content.xml"
_SPACE = re.compile(r"[ \t\r\n]+")
_SKIPPED = frozenset(
    "tracked-changes annotation note-citation ruby-text title desc hidden-paragraph forms script".split()
)
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"


def read(data: bytes | str, source: str) -> Document:
    """The document of an OpenDocument text."""
    archive = Archive(data if isinstance(data, bytes) else data.encode("latin-1", "replace"), source)
    paragraphs = Paragraphs(source)
    paragraphs.enter(_PART)
    reader = _Content(paragraphs)
    if not archive.parse(_PART, reader.start, reader.end, reader.text):
        raise archive.damaged()
    title, language = read_properties(archive, "meta.xml")
    return paragraphs.document(title, language)


class _Content:
    """Reads the content. White space counts once, as the format wants it."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.paragraphs = paragraphs
        self.skipped = self.rows = 0
        self.spaced: list[bool] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = local(name)
        if self.skipped:
            self.skipped += 1
            self.paragraphs.number += _is_paragraph(name)
        elif tag in _SKIPPED:
            self.skipped = 1
        elif _is_paragraph(name):
            self.paragraphs.begin()
            self.spaced.append(True)
        elif f"{_NAMESPACE}table" in name:
            self._table(tag)
        elif f"{_NAMESPACE}text" in name:
            self._sign(tag, attributes)

    def _table(self, tag: str) -> None:
        if tag == "table":
            self.paragraphs.table(1)
        elif tag == "table-row":
            self.rows += 1
            self.paragraphs.row = self.rows
        elif tag == "table-cell":
            self.rows += 1
            self.paragraphs.cell = self.rows

    def _sign(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "s":
            count = next((value for key, value in attributes.items() if local(key) == "c"), "1")
            self._put(" " * min(int(count), 100) if count.isascii() and count.isdigit() else " ")
        elif tag in ("tab", "line-break"):
            self._put("\t" if tag == "tab" else "\n")

    def _put(self, text: str) -> None:
        self.paragraphs.text(text)
        if self.spaced:
            self.spaced[-1] = False

    def end(self, name: str) -> None:
        """An element ends."""
        if self.skipped:
            self.skipped -= 1
        elif _is_paragraph(name):
            self.paragraphs.end()
            self.spaced.pop()
        elif name == f"{_NAMESPACE}table:1.0 table":
            self.paragraphs.table(-1)

    def text(self, text: str) -> None:
        """Characters between tags."""
        if self.skipped or not self.spaced:
            return
        text = _SPACE.sub(" ", text)
        if self.spaced[-1]:
            text = text.removeprefix(" ")
        if text:
            self.paragraphs.text(text)
            self.spaced[-1] = text.endswith(" ")


def _is_paragraph(name: str) -> bool:
    return name in (f"{_NAMESPACE}text:1.0 p", f"{_NAMESPACE}text:1.0 h")
