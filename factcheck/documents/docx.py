"""Word documents (.docx): body, tables, text boxes, then footnotes and endnotes; tracked changes as accepted.

Running heads and comments are not read. The dates in the properties are those of the file, not of publication.
"""

from __future__ import annotations

from factcheck.documents.archive import Archive, local
from factcheck.documents.paragraphs import Paragraphs
from factcheck.model import Document

_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_DOCUMENT = "/officeDocument"
_WORDS = "wordprocessingml"
_SKIPPED = frozenset({"Fallback", "moveFrom", "del", "rt", "instrText", "delText", "pPrChange", "rPrChange"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes | str, source: str) -> Document:
    """The document of a Word file."""
    archive = Archive(data if isinstance(data, bytes) else data.encode("latin-1", "replace"), source)
    paragraphs = Paragraphs(source)
    main = _main_part(archive)
    for part in (main, *_NOTES):
        paragraphs.enter(part)
        reader = PartReader(paragraphs)
        if not archive.parse(part, reader.start, reader.end, reader.text) and part == main:
            raise archive.damaged()
    title, language = read_properties(archive, "docProps/core.xml")
    return paragraphs.document(title, language)


def read_properties(archive: Archive, part: str) -> tuple[str | None, str | None]:
    """The title and the language that the properties of an office document state."""
    found: dict[str, str] = {}
    path: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        path.append(local(name))

    def end(_: str) -> None:
        path.pop()

    def text(text: str) -> None:
        if path[-1] in ("title", "language"):
            found[path[-1]] = (found.get(path[-1], "") + text)[:1000]

    archive.parse(part, start, end, text)
    return " ".join(found.get("title", "").split()) or None, found.get("language", "").strip() or None


def _main_part(archive: Archive) -> str:
    """The part that holds the text, as the archive's list of relations says."""
    found: list[str] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith(_DOCUMENT):
            found.append(attributes.get("Target", "").lstrip("/"))

    archive.parse("_rels/.rels", start, lambda _: None, lambda _: None)
    return found[0] if found else _MAIN


class PartReader:
    """Reads one part. Deleted runs, what was moved away and older forms of text boxes are skipped."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.paragraphs = paragraphs
        self.skipped = self.properties = self.rows = 0
        self.reading = self.hidden = self.joined = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = local(name)
        is_paragraph = tag == "p" and _WORDS in name
        if self.skipped:
            self.skipped += 1
            self.paragraphs.number += is_paragraph
        elif is_paragraph:
            self.paragraphs.begin()
            self.joined = False
        elif self.properties:
            self._property(tag, attributes)
        elif tag in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr"):
            self.properties = 1
        elif tag in _SKIPPED or tag in ("footnote", "endnote") and _value(attributes, "type") in _NO_NOTES:
            self.skipped = 1
        elif _WORDS in name:
            self._content(tag)

    def _property(self, tag: str, attributes: dict[str, str]) -> None:
        self.properties += 1
        if tag == "vanish" and _value(attributes, "val") not in ("0", "false"):
            self.hidden = True
        elif tag == "del":
            self.joined = True

    def _content(self, tag: str) -> None:
        if tag == "r":
            self.hidden = False
        elif tag == "t":
            self.reading = not self.hidden
        elif tag in _SIGNS and not self.hidden:
            self.paragraphs.text(_SIGNS[tag])
        elif tag == "tbl":
            self.paragraphs.table(1)
        elif tag == "tr":
            self.rows += 1
            self.paragraphs.row = self.rows
        elif tag == "tc":
            self.rows += 1
            self.paragraphs.cell = self.rows

    def end(self, name: str) -> None:
        """An element ends."""
        tag = local(name)
        if self.skipped:
            self.skipped -= 1
        elif self.properties:
            self.properties -= 1
        elif tag == "t":
            self.reading = False
        elif tag == "p" and _WORDS in name:
            self.paragraphs.end(joined=self.joined)
            self.joined = False
        elif tag == "tbl" and _WORDS in name:
            self.paragraphs.table(-1)

    def text(self, text: str) -> None:
        """Characters between tags."""
        if self.reading and not self.skipped:
            self.paragraphs.text(text)


def _value(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")
