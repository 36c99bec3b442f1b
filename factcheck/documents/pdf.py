"""PDF: the text of every page, where it holds text; read by pypdf, an extra that need not be installed."""

from __future__ import annotations

import io
import logging
from importlib import import_module
from itertools import pairwise, zip_longest
from typing import Any

from factcheck.documents.errors import DocumentError
from factcheck.documents.paragraphs import LIMIT
from factcheck.model import Document

PAGES = 2_000
_FULL = 0.6


def read(data: bytes | str, source: str) -> Document:
    """The document of a PDF file. Its dates are those of the file, not of publication."""
    try:
        library: Any = import_module("pypdf")
    except ImportError:
        raise DocumentError(source, 'PDF files need pypdf: run pip install "factcheck[pdf]", or save as .txt') from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every blemish on standard error
    try:
        return _document(library, data if isinstance(data, bytes) else data.encode("latin-1", "replace"), source)
    except DocumentError:
        raise
    except (MemoryError, RecursionError):
        raise DocumentError(source, "asks for too much memory to be read; save the text as .txt or .md") from None
    except Exception as error:  # noqa: BLE001 - damaged files make the library fail in all ways
        raise DocumentError(source, f"could not be read as PDF ({type(error).__name__}); save it as .txt") from None


def _document(library: Any, data: bytes, source: str) -> Document:
    reader = library.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError(source, "is protected by a password; save it without one")
    if len(reader.pages) > PAGES:
        raise DocumentError(source, f"has more than {PAGES} pages; split it")
    text, anchors = "", []
    for number, page in enumerate(reader.pages, 1):
        words = _unwrapped(page.extract_text())
        if words:
            text += "\n\n" if text else ""
            anchors.append((len(text), None, None, number))
            text += words
        if len(text) > LIMIT:
            raise DocumentError(source, f"has more than {LIMIT // 1_000_000} million characters; split it")
    if not text:
        raise DocumentError(source, "holds no text, perhaps only pictures of pages; recognise the text first")
    title = getattr(reader.metadata, "title", None)
    return Document(text, source, title=str(title) if title else None, anchors=tuple(anchors))


def _unwrapped(text: str) -> str:
    """The text of a page with the lines of a paragraph joined: a full line goes on in the next one."""
    lines = [line.strip() for line in text.splitlines()]
    full = _FULL * max(map(len, lines), default=0)
    ends = [" " if len(line) >= full and after else "\n" for line, after in pairwise(lines)]
    return "".join(map("".join, zip_longest(lines, ends, fillvalue=""))).strip()
