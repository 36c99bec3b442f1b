"""The documents room: a file, a stream or a string becomes a `Document`, with its date, its language and the way back.

A format is one file of this folder with `read(data, source) -> Document`, and one line per ending in `FORMATS`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import BinaryIO, TextIO

from factcheck.documents.encoding import is_binary
from factcheck.documents.errors import DocumentError
from factcheck.documents.file_date import date_in_name
from factcheck.language.identify import identify
from factcheck.model import Document

__all__ = ["DocumentError", "find_inputs", "from_text", "open_document"]

FORMATS = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
}
UNSUPPORTED = frozenset(
    ".doc .docx .docm .dot .dotx .epub .key .mht .mhtml .numbers .odp .ods .odt .pages .pdf .ppt .pptx .rtf"
    " .wpd .xls .xlsx".split()
)
SIGNATURES = {b"%PDF-": "PDF", b"PK\x03\x04": "ZIP or Office", b"{\\rtf": "RTF", b"\xd0\xcf\x11\xe0": "Office"}
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
LIMIT = 20_000_000
_HEAD = 8192
_SAVE = "save it as .txt or .md"


def open_document(
    source: str | os.PathLike[str] | BinaryIO | TextIO,
    *,
    name: str | None = None,
    date: dt.date | None = None,
    language: str | None = None,
) -> Document:
    """The document in a file or an open stream; what cannot be read raises `DocumentError`.

    `name` is what to call the input; its ending chooses the format. A date or language given here wins over what the
    document says of itself.
    """
    if isinstance(source, (str, os.PathLike)):
        label = name or os.fspath(source)
        data = _read_file(os.fspath(source), label)
    else:
        label = name or _stream_name(source)
        data = _read_stream(source, label)
    return _finish(_read(data, label), date, language)


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


def _finish(document: Document, date: dt.date | None, language: str | None) -> Document:
    """Settle the date (option, the document itself, its name, in this order) and the language."""
    if date:
        document = document._replace(date=date, date_origin="option")
    elif not document.date and (named := date_in_name(document.source)):
        document = document._replace(date=named, date_origin="file name")
    return document._replace(language=language or document.language or identify(document.text))


def _read(data: bytes | str, label: str) -> Document:
    ending = os.path.splitext(label)[1].lower()
    _refuse_unsupported(data, label, ending)
    reader = import_module(f"{__name__}.{FORMATS.get(ending, 'plain')}")
    document: Document = reader.read(data, label)
    return document


def _refuse_unsupported(data: bytes | str, label: str, ending: str) -> None:
    if ending in UNSUPPORTED:
        raise DocumentError(label, f"{ending} files are not read yet; {_SAVE}")
    if isinstance(data, bytes):
        for signature, name in SIGNATURES.items():
            if data.startswith(signature):
                raise DocumentError(label, f"is a {name} file inside, which is not read yet; {_SAVE}")


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
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in FORMATS and _is_text(path):
                yield path
        yield from unreadable
        unreadable.clear()
    yield from unreadable


def _is_text(path: str) -> bool:
    """Whether a file is worth opening; one that cannot be read is, so that it is told of."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as stream:
            return not is_binary(stream.read(_HEAD))
    except OSError:
        return True
