"""A copy of a Word document with corrections in it as tracked changes, to be accepted or refused in a word processor.

The parts are read as `docx` reads them, with the place of each piece of text in the bytes. What is not corrected is not
touched, and the copy is read again: accepted, its changes must give the corrected text and nothing else.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from xml.parsers import expat

from factcheck.documents import docx
from factcheck.documents.archive import local
from factcheck.documents.paragraphs import Paragraph, Paragraphs
from factcheck.model import Document, Edit
from rates.values import NamedTuple

AUTHOR = "factcheck"
LIMIT = 200_000_000
"""The bytes that all parts of a document may have together, pictures included."""
_IDS = re.compile(rb':id="(\d{1,9})"')
_STRIPPED = "\t\n "
_PREFIXED = re.compile(rb"<([\w.-]+:)t[\s/>]")


class Piece:
    """A text element of a run: its bytes in the part, its run, and where its text begins in its paragraph."""

    __slots__ = ("end", "offset", "paragraph", "run", "start", "text")

    def __init__(self, start: int, run: Run, paragraph: Paragraph) -> None:
        self.start = self.end = start
        self.run = run
        self.paragraph = paragraph
        self.offset = sum(map(len, paragraph.parts))
        self.text = ""


class Run:
    """A run: where its tag begins, and the bytes of its properties."""

    __slots__ = ("end", "properties", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.properties = self.end = 0


class Cut(NamedTuple):
    """What goes out of a piece of text, and what is put behind it."""

    piece: Piece
    start: int
    end: int
    new: str


def marked(data: bytes, document: Document, edits: Sequence[Edit]) -> tuple[bytes, list[Edit]] | None:
    """The copy and the edits that are in it; None where the file is not what was checked, or none can be marked."""
    if docx.read(data, document.source).text != document.text:
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LIMIT:
            return None
        parts: dict[str, bytes] = {}
        done: list[Edit] = []
        for name in dict.fromkeys(part for _, part, _, _ in document.anchors if part):
            changed, edited = _part(archive.read(name), name, document, edits)
            if edited:
                parts[name] = changed
                done += edited
        copy = _copied(archive, parts)
    right = done and docx.read(copy, document.source).text == applied(document.text, done)
    return (copy, done) if right else None


def applied(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits, none of which is over another."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _copied(archive: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            copy.writestr(part, parts[part.filename] if part.filename in parts else archive.read(part))
    return stream.getvalue()


def _part(data: bytes, name: str, document: Document, edits: Sequence[Edit]) -> tuple[bytes, list[Edit]]:
    """One part with the edits that are in it; a part that is not in UTF-8 stays as it is."""
    try:
        pieces = _Located(name, data).pieces
    except expat.ExpatError:
        return data, []
    cuts: list[Cut] = []
    done = []
    for edit in edits:
        found = _cuts(edit, name, document, pieces)
        if found:
            cuts += found
            done.append(edit)
    number = max(map(int, _IDS.findall(data)), default=0)
    for piece in sorted({id(cut.piece): cut.piece for cut in cuts}.values(), key=lambda one: -one.start):
        own = sorted((cut for cut in cuts if cut.piece is piece), key=lambda cut: cut.start)
        data = data[: piece.start] + _written(data, piece, own, number) + data[piece.end :]
        number += 2 * len(own)
    return data, done


def _cuts(edit: Edit, part: str, document: Document, pieces: list[Piece]) -> list[Cut]:
    """An edit as cuts in the pieces that it covers; none where it covers anything else, such as a line break."""
    index = bisect_right(document.anchors, edit.start, key=lambda anchor: anchor[0]) - 1
    offset, of, number, _ = document.anchors[index]
    if of != part:
        return []
    own = [piece for piece in pieces if piece.paragraph.number == number]
    if not own:
        return []
    whole = "".join(own[0].paragraph.parts)
    lead = 0 if own[0].paragraph.joined else len(whole) - len(whole.lstrip(_STRIPPED))
    start, end = edit.start - offset + lead, edit.end - offset + lead
    found = [
        Cut(piece, max(start - piece.offset, 0), min(end - piece.offset, len(piece.text)), "")
        for piece in own
        if piece.offset < end and start < piece.offset + len(piece.text)
    ]
    if sum(cut.end - cut.start for cut in found) != end - start:
        return []
    return [*found[:-1], found[-1]._replace(new=edit.text)]


def _written(data: bytes, piece: Piece, cuts: list[Cut], number: int) -> bytes:
    """A text element cut in two, or more, with a deletion and an insertion between."""
    match = _PREFIXED.match(data, piece.start)
    prefix = match[1].decode() if match else ""
    head = data[piece.run.start : data.index(b">", piece.run.start) + 1].decode("utf-8")
    head += data[piece.run.properties : piece.run.end].decode("utf-8")
    made, at = "", 0
    for cut in cuts:
        made += _text(prefix, "t", piece.text[at : cut.start]) + f"</{prefix}r>"
        for tag, text, told in (("del", "delText", piece.text[cut.start : cut.end]), ("ins", "t", cut.new)):
            number += 1
            inner = f"{head}{_text(prefix, text, told)}</{prefix}r>"
            opened = f'<{prefix}{tag} {prefix}id="{number}" {prefix}author="{AUTHOR}">'
            made += f"{opened}{inner}</{prefix}{tag}>" if told else ""
        made += head
        at = cut.end
    return (made + _text(prefix, "t", piece.text[at:])).encode("utf-8")


def _text(prefix: str, tag: str, text: str) -> str:
    from xml.sax.saxutils import escape

    return f'<{prefix}{tag} xml:space="preserve">{escape(text)}</{prefix}{tag}>' if text else ""


class _Located(docx.PartReader):
    """Reads a part like `docx`, and notes where each piece of text is in its bytes."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(Paragraphs(name))
        self.pieces: list[Piece] = []
        self.data = data
        self.path: list[str] = []
        self.runs: list[Run] = []
        self.piece: Piece | None = None
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.Parse(data, True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag, here = local(name), self.parser.CurrentByteIndex
        parent = self.path[-1] if self.path else ""
        if tag == "r":
            self.runs.append(Run(here))
        elif tag == "rPr" and parent == "r":
            self.runs[-1].properties = here
        self.path.append(tag)
        super().start(name, attributes)
        shown = self.reading and not self.skipped and bool(self.paragraphs.open)
        if tag == "t" and parent == "r" and shown and _PREFIXED.match(self.data, here):
            self.piece = Piece(here, self.runs[-1], self.paragraphs.open[-1])

    def end(self, name: str) -> None:
        """An element ends."""
        super().end(name)
        tag = self.path.pop()
        after = self.data.find(b">", self.parser.CurrentByteIndex) + 1
        if tag == "t" and self.piece:
            self.piece.end = after
            self.pieces.append(self.piece)
            self.piece = None
        elif tag == "rPr" and self.path[-1:] == ["r"]:
            self.runs[-1].end = after
        elif tag == "r":
            self.runs.pop()

    def text(self, text: str) -> None:
        """Characters between tags."""
        super().text(text)
        if self.piece:
            self.piece.text += text
