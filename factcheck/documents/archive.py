"""The XML in a zipped office document, read piece by piece within limits; nothing in it is trusted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from factcheck.documents.errors import DocumentError

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

MEMBERS = 10_000
BYTES = 30_000_000
_PIECE = 1 << 16
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError, IndexError)


class Archive:
    """A zipped document. All that is unpacked of it together has at most `BYTES` bytes."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        self.left = BYTES
        if data.count(b"PK\x01\x02") > MEMBERS:
            raise DocumentError(source, "has too many parts for an article; save it again in your word processor")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise self.damaged() from None

    def parse(self, name: str, start: Start, end: End, text: Text) -> bool:
        """Report the elements of a part, each as "namespace name"; False where there is no such part."""
        try:
            part = self._zip.open(name)
        except KeyError:
            return False
        except RuntimeError:
            raise DocumentError(self.source, "is protected by a password; save it without one") from None
        except _DAMAGED:
            raise self.damaged() from None
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            with part:
                self._feed(parser, part)
        except (expat.ExpatError, *_DAMAGED):
            raise self.damaged() from None
        return True

    def _feed(self, parser: expat.XMLParserType, part: IO[bytes]) -> None:
        while piece := part.read(_PIECE):
            self.left -= len(piece)
            if self.left < 0:
                raise DocumentError(self.source, "unpacks to far more than an article; save the text as .txt or .md")
            parser.Parse(piece, False)
        parser.Parse(b"", True)

    def _refuse(self, *_: object) -> None:
        """Office documents declare no entities; what does wants to be unpacked into something else."""
        raise DocumentError(self.source, "declares a document type, which office documents do not; save it again")

    def damaged(self) -> DocumentError:
        """The error of an archive that is none, or not of its kind."""
        return DocumentError(self.source, "is damaged or not what its name says; save it again in your word processor")


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]
