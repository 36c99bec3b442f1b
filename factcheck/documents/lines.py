"""Files of JSON lines from the disk, line by line: they may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from factcheck.documents.errors import DocumentError
from factcheck.documents.json import LONGEST, in_lines, read_lines
from factcheck.model import Document

_HEAD = 1000


def lines_of(path: str, source: str) -> Iterator[Document] | None:
    """The documents of a file; None where it is no such file, for whoever reads it otherwise to say what it is."""
    try:
        with open(path, "rb") as stream:
            head = (line for line in islice(_bounded(stream), _HEAD) if line.strip())
            first = list(islice(head, 2))
    except (OSError, ValueError):
        return None
    return read_lines(_opened(path, source), source) if in_lines(first) else None


def _opened(path: str, source: str) -> Iterator[bytes]:
    try:
        with open(path, "rb") as stream:
            yield from _bounded(stream)
    except OSError as error:
        raise DocumentError(source, f"could not be read ({error.strerror or error}); check the path") from None


def _bounded(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long, its beginning."""
    while line := stream.readline(LONGEST + 1):
        yield line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = stream.readline(LONGEST + 1)
