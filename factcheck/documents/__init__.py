"""The documents room: a file, a stream or a string becomes a `Document`, with its date, its language and the way back.

A format is one file of this folder with `read(data, source) -> Document`, and one line per ending in `FORMATS`.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module

from factcheck.documents.encoding import is_binary
from factcheck.documents.errors import DocumentError
from factcheck.documents.file_date import date_in_name
from factcheck.language.identify import identify
from factcheck.model import Document

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Any, BinaryIO, TextIO

    from factcheck.documents.lines import Part

_SAVE = "save it as .docx, .txt or .md"

__all__ = ["DocumentError", "find_inputs", "from_text", "open_document", "open_documents"]

FORMATS = {
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".csv": "table",
    ".docm": "docx",
    ".docx": "docx",
    ".eml": "eml",
    ".htm": "html",
    ".html": "html",
    ".ipynb": "ipynb",
    ".json": "json",
    ".jsonl": "json",
    ".markdown": "markdown",
    ".md": "markdown",
    ".mdown": "markdown",
    ".mdx": "markdown",
    ".mkd": "markdown",
    ".ndjson": "json",
    ".odt": "odt",
    ".ott": "odt",
    ".pdf": "pdf",
    ".qmd": "markdown",
    ".rst": "rst",
    ".text": "plain",
    ".tsv": "table",
    ".txt": "plain",
    ".xhtml": "html",
}
NAMED_ONLY = frozenset({".csv", ".json", ".jsonl", ".ndjson", ".pdf", ".tsv"})
"""Endings of files that are read where they are named; in folders most of them are no articles."""
LINES = (".jsonl", ".ndjson")
BINARY = frozenset({"docx", "odt", "pdf"})
UNSUPPORTED = frozenset(
    ".doc .dot .dotx .epub .key .mht .mhtml .numbers .odp .ods .pages .ppt .pptx .rtf .wpd .xls .xlsx".split()
)
SIGNATURES = {
    b"%PDF-": ("pdf", "a PDF file", "name it .pdf"),
    b"PK\x03\x04": ("docx", "a ZIP or Office file", "name it .docx or .odt if it is one"),
    b"{\\rtf": ("", "an RTF file", _SAVE),
    b"\xd0\xcf\x11\xe0": ("", "an old Office file", _SAVE),
}
MARKED_COPY = ".factcheck"
"""What the name of a copy with marked corrections has before its ending; in folders such copies are passed by."""
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
LIMIT = 20_000_000
_HEAD, _FIRST_LINES = 8192, 1500
_HTML = r"(?is)(?:\ufeff|ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html\b)"


def open_document(
    source: str | os.PathLike[str] | BinaryIO | TextIO,
    *,
    name: str | None = None,
    date: dt.date | None = None,
    language: str | None = None,
    online: bool = False,
) -> Document:
    """The document in a file, an open stream or, where `online` allows it, at a web address.

    `name` is what to call the input; its ending chooses the format. A date or language given here wins over what the
    document says of itself. What cannot be read raises `DocumentError`.
    """
    data, label = _load(source, name, online=online)
    return _completed(_reader(data, label).read(data, label), date, language)


def open_documents(
    source: str | os.PathLike[str] | BinaryIO | TextIO,
    *,
    name: str | None = None,
    date: dt.date | None = None,
    language: str | None = None,
    online: bool = False,
    part: Part | None = None,
) -> Iterator[Document]:
    """The documents in an input, as `open_document` reads them: one, but for exports that hold many articles."""
    found = _of_lines(source, name) if part is None else _of_part(part, name)
    if found is None:
        data, label = _load(source, name, online=online)
        reader = _reader(data, label)
        found = reader.read_all(data, label) if hasattr(reader, "read_all") else iter([reader.read(data, label)])
    return map(partial(_completed, date=date, language=language), found)  # no generator: it goes on when one fails


def _completed(document: Document, date: dt.date | None, language: str | None) -> Document:
    return _finish(_whole_words(document), date, language)


def _of_lines(source: str | os.PathLike[str] | BinaryIO | TextIO, name: str | None) -> Iterator[Document] | None:
    """The documents of a file of JSON lines, which may be larger than memory."""
    if not isinstance(source, (str, os.PathLike)) or not os.fspath(source).endswith(LINES):
        return None
    from factcheck.documents.lines import lines_of

    return lines_of(os.fspath(source), name or os.fspath(source))


def _of_part(part: Part, name: str | None) -> Iterator[Document]:
    from factcheck.documents.lines import lines_in

    return lines_in(part, name or "<stream>")


def from_text(
    text: str, *, source: str = "<text>", date: dt.date | None = None, language: str | None = None
) -> Document:
    """The document of a string of plain text, exactly as given."""
    return _finish(Document(text, source), date, language)


def find_inputs(paths: Sequence[str]) -> Iterator[str]:
    """The inputs that the paths name, each once: what is named itself, and in folders the files of known formats."""
    seen: set[str] = set()
    for path in paths:
        for found in _walk(path) if os.path.isdir(path) else (path,):
            key = found if found == "-" else os.path.normcase(os.path.realpath(found))
            if key not in seen:
                seen.add(key)
                yield found


def _load(
    source: str | os.PathLike[str] | BinaryIO | TextIO, name: str | None, *, online: bool
) -> tuple[bytes | str, str]:
    """What an input holds, and what to call it."""
    if not isinstance(source, (str, os.PathLike)):
        label = name or _stream_name(source)
        return _read_stream(source, label), label
    path = os.fspath(source)
    if path.startswith(("https://", "http://")):
        from factcheck.documents.web import fetch

        return fetch(path, allowed=online), name or path
    return _read_file(path, name or path), name or path


def _whole_words(document: Document) -> Document:
    """A document whose words are not parted by signs that only say where a line may break."""
    if "\u00ad" not in document.text:
        return document
    from factcheck.documents.assembly import unhyphenated

    return unhyphenated(document)


def _finish(document: Document, date: dt.date | None, language: str | None) -> Document:
    """Settle the date (option, the document itself, its first lines, its name) and the language."""
    if date:
        document = document._replace(date=date, date_origin="option")
    elif not document.date and (shown := _shown_date(document.text)):
        document = document._replace(date=shown, date_origin="dateline")
    elif not document.date and (named := date_in_name(document.source)):
        document = document._replace(date=named, date_origin="file name")
    given = language.replace("_", "-").partition("-")[0].lower() if language else None  # zh-TW, pt_BR
    return document._replace(language=given or document.language or identify(document.text))


def _shown_date(text: str) -> dt.date | None:
    """The date in the first lines. What reads it is imported only where there is a year."""
    if not re.search(r"(?:19|20)\d\d", text[:_FIRST_LINES]):
        return None
    from factcheck.documents.dateline import dateline

    return dateline(text)


def _reader(data: bytes | str, label: str) -> Any:
    """The module that reads an input: by the ending of its name, without one by how it begins."""
    ending = os.path.splitext(label.partition("?")[0] if "://" in label else label)[1].lower()
    if ending in UNSUPPORTED:
        raise DocumentError(label, f"{ending} files are not read yet; {_SAVE}")
    kind = FORMATS.get(ending, "")
    if kind in BINARY and isinstance(data, str):
        raise DocumentError(label, f"{ending} files are no text; open the stream as bytes")
    return import_module(f"{__name__}.{kind if kind in BINARY else _sniffed(data, label, kind)}")


def _sniffed(data: bytes | str, label: str, kind: str) -> str:
    """The format of what should be text: a binary file is refused where its name says something else."""
    if isinstance(data, bytes):
        for signature, (found, what, advice) in SIGNATURES.items():
            if data.startswith(signature):
                if found and not kind:
                    return "odt" if b"opendocument.text" in data[:200] else found
                raise DocumentError(label, f"is {what} inside; {advice}")
    if kind:
        return kind
    head = data[:_HEAD] if isinstance(data, str) else data[:_HEAD].decode("latin-1")
    return "html" if re.match(_HTML, head) else "plain"


def _read_file(path: str, label: str) -> bytes | str:
    try:
        if os.path.isdir(path):
            raise DocumentError(label, _about_folder(path))
        with open(path, "rb") as stream:
            return _capped(stream.read(LIMIT + 1), label)
    except FileNotFoundError:
        raise DocumentError(label, "no such file; check the path") from None
    except PermissionError:
        raise DocumentError(label, "permission denied; make the file readable for you") from None
    except OSError as error:
        raise DocumentError(label, f"could not be read ({error.strerror or error}); check the path") from None
    except ValueError:  # a NUL or a lone surrogate in the path
        raise DocumentError(label, "is not a possible file name; check the path") from None


def _about_folder(path: str) -> str:
    if not os.access(path, os.R_OK | os.X_OK):
        return "permission denied; make the folder readable for you"
    return "is a folder; name the files in it"


def _read_stream(stream: BinaryIO | TextIO, label: str) -> bytes | str:
    try:
        return _capped(stream.read(LIMIT + 1) or "", label)
    except UnicodeDecodeError:
        raise DocumentError(label, "is not in the encoding that the stream was opened with; open it as bytes") from None
    except (OSError, ValueError) as error:
        raise DocumentError(label, f"could not be read ({error}); give a file instead") from None


def _capped(data: bytes | str, label: str) -> bytes | str:
    if len(data) > LIMIT:
        raise DocumentError(label, f"is larger than {LIMIT // 1_000_000} MB; split it into single articles")
    return data


def _stream_name(stream: BinaryIO | TextIO) -> str:
    name = getattr(stream, "name", None)
    return name if isinstance(name, str) else "<stream>"


def _walk(folder: str) -> Iterator[str]:
    """The files to check below a folder, in order. A folder that cannot be listed is given itself, to be told of."""
    unreadable: list[str] = []
    for where, folders, files in os.walk(folder, onerror=lambda error: unreadable.append(error.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS)
        for name in sorted(files):
            path = os.path.join(where, name).removeprefix(os.curdir + os.sep)
            if not name.startswith(".") and _is_article(name, path):
                yield path
        yield from unreadable
        unreadable.clear()
    yield from unreadable


def _is_article(name: str, path: str) -> bool:
    stem, ending = os.path.splitext(name.lower())
    if stem.endswith(MARKED_COPY):
        return False
    return ending in FORMATS and ending not in NAMED_ONLY and (FORMATS[ending] in BINARY or _is_text(path))


def _is_text(path: str) -> bool:
    """Whether a file is worth opening; one that cannot be read is, so that it is told of."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as stream:
            return not is_binary(stream.read(_HEAD))
    except OSError:
        return True
