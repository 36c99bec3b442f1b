"""Files of JSON lines from the disk, line by line or in parts: they may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from factcheck.documents.errors import DocumentError
from factcheck.documents.json import LONGEST, in_lines, read_lines
from factcheck.model import Document
from rates.values import NamedTuple

PART = 256_000
"""So many bytes, and what is left of the line, make a part."""
_HEAD = 1000
_BLOCK = 1 << 20


class Part(NamedTuple):
    """Some lines of a file, and the number of the first of them."""

    lines: tuple[bytes, ...]
    first_line: int


def lines_of(path: str, source: str) -> Iterator[Document] | None:
    """The documents of a file; None where it is no such file, for whoever reads it otherwise to say what it is."""
    return read_lines(_opened(path, source), source) if _is_in_lines(path) else None


def parts_of(path: str, source: str) -> Iterator[Part] | None:
    """The same lines in parts, which can be read apart from one another by `lines_in`."""
    return _parts(_opened(path, source)) if _is_in_lines(path) else None


def lines_in(part: Part, source: str) -> Iterator[Document]:
    """The documents in a part, numbered as if there were no other."""
    return read_lines(part.lines, source, first_line=part.first_line)


def count_of(path: str) -> int:
    """How many lines a file has; 1 of one that cannot be read."""
    try:
        with open(path, "rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b"")) or 1
    except (OSError, ValueError):
        return 1


def _is_in_lines(path: str) -> bool:
    try:
        with open(path, "rb") as stream:
            head = (line for line in islice(_bounded(stream), _HEAD) if line.strip())
            return in_lines(list(islice(head, 2)))
    except (OSError, ValueError):
        return False


def _parts(lines: Iterator[bytes]) -> Iterator[Part]:
    some: list[bytes] = []
    size, first, broken = 0, 1, None
    try:
        for number, line in enumerate(lines, 1):
            some.append(line)
            size += len(line)
            if size >= PART:
                yield Part(tuple(some), first)
                some, size, first = [], 0, number + 1
    except DocumentError as error:
        broken = error
    if some:
        yield Part(tuple(some), first)
    if broken:
        raise broken


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
