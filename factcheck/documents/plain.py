"""Plain text: the text is the source."""

from __future__ import annotations

from factcheck.documents.encoding import decode
from factcheck.model import Document


def read(data: bytes | str, source: str) -> Document:
    """The document of a plain text file."""
    return Document(decode(data, source), source)
