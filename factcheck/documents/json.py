"""JSON and JSON lines, as publishing systems export them: one article a record, in fields with usual names.

A field may hold plain text or HTML, at once, in a list, or one level further in ("content": {"rendered": ...}). Lines
are read one after the other, so that an archive of any size takes the memory of one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.documents import html
from factcheck.documents.assembly import Assembly, through
from factcheck.documents.encoding import decode
from factcheck.documents.errors import DocumentError
from factcheck.documents.json_strings import Path, Value, add_string, unescaped, values
from factcheck.documents.paragraphs import trusted
from factcheck.language.dates import parse_date
from factcheck.model import Document
from rates.values import NamedTuple

_MARKUP = re.compile(r"(?i)</?(?:p|br|div|h[1-6]|li|ul|ol|table|a|em|strong|b|i|figure|span)\b[^<>]{0,500}>")
LONGEST = 20_000_000
"""So many bytes a line may have."""
_INNER = frozenset("rendered raw value html text plain content body #text en".split())


class Fields(NamedTuple):
    """The names of the fields that hold an article, in lower case; of several that are there, the first counts."""

    title: tuple[str, ...] = ("title", "headline", "name")
    lead: tuple[str, ...] = ("standfirst", "subtitle", "subheadline", "deck", "dek")
    body: tuple[str, ...] = ("body", "content", "text", "articlebody", "article_body", "bodytext", "body_text",
                             "html", "maintext", "article", "story")  # fmt: skip
    date: tuple[str, ...] = ("datepublished", "date_published", "published_at", "publishedat", "publish_date",
                             "published", "publication_date", "publicationdate", "pubdate", "pub_date",
                             "firstpublished", "first_published_at", "date", "date_publish", "issued")  # fmt: skip
    language: tuple[str, ...] = ("language", "lang", "inlanguage", "locale", "language_code")


def read(data: bytes | str, source: str) -> Document:
    """The document of a file that holds one article."""
    found = list(read_all(data, source))
    if len(found) != 1:
        advice = "check it with `factcheck check`" if found else "name them body, title and date"
        raise DocumentError(source, f"holds {len(found) or 'no'} articles in fields of the usual names; {advice}")
    return found[0]


def read_all(data: bytes | str, source: str, fields: Fields | None = None) -> Iterator[Document]:
    """The documents of a file, one for each record that has a body. Those of several are named "file#number"."""
    original = decode(data, source)
    lines = original.split("\n")
    if in_lines([line for line in lines if line.strip()][:2]):
        return read_lines(lines, source, fields)
    found = list(records(original, source, fields or Fields()))
    if len(found) > 1:
        found = [one._replace(source=f"{source}#{number}") for number, one in enumerate(found, 1)]
    return iter(found)


def in_lines(first: Sequence[bytes | str]) -> bool:
    """Whether each line of a file is an object of its own, as the first two that are not empty tell."""
    text = "".join([line if isinstance(line, str) else line.decode("utf-8-sig", "replace") for line in first[:1]])
    return len(first) > 1 and text.lstrip()[:1] == "{" and text.rstrip()[-1:] == "}"


def read_lines(
    lines: Iterable[bytes | str], source: str, fields: Fields | None = None, first_line: int = 1
) -> Iterator[Document]:
    """The documents of lines, each with its line as its source. Behind a damaged line, the others are read."""
    return _Articles(lines, source, fields or Fields(), first_line)


class _Articles(Iterator[Document]):
    """Goes on behind an error, as no generator does."""

    def __init__(self, lines: Iterable[bytes | str], source: str, fields: Fields, first_line: int) -> None:
        self._lines = enumerate(lines, first_line)
        self._source, self._fields = source, fields
        self._ready: list[Document] = []
        self._count = 0

    def __next__(self) -> Document:
        while not self._ready:
            number, line = next(self._lines)
            if line.strip():
                self._ready = [*self._read(number, line)][::-1]
        return self._ready.pop()

    def _read(self, number: int, line: bytes | str) -> Iterator[Document]:
        if len(line) > LONGEST:
            raise DocumentError(self._source, f"line {number} is larger than {LONGEST // 1_000_000} MB; split it")
        try:
            text = decode(line, self._source).rstrip("\r\n")
        except DocumentError as error:
            raise DocumentError(self._source, f"in line {number} {error.message}") from None
        try:
            found = [*records(text, self._source, self._fields)]
        except DocumentError:
            raise DocumentError(self._source, f"is not sound JSON (line {number}); export it again") from None
        for document in found:
            self._count += 1
            yield document._replace(source=f"{self._source}#{self._count}", first_line=number)


def records(original: str, source: str, fields: Fields) -> Iterator[Document]:
    """The documents in a text of JSON."""
    groups: dict[Path, dict[str, list[Value]]] = {}
    for value in values(original, source):
        where = _field(value.path)
        if value.quoted and where:
            groups.setdefault(where[0], {}).setdefault(where[1], []).append(value)
    for found in groups.values():
        record = _Record(*(_first(found, names) for names in fields))
        if record.body:
            yield _document(record, original, source)


class _Record(NamedTuple):
    """The values of the fields of one article."""

    title: list[Value]
    lead: list[Value]
    body: list[Value]
    date: list[Value]
    language: list[Value]


def _field(path: Path) -> tuple[Path, str] | None:
    """The record that a path leads into, and the name of the field in it, in lower case."""
    end = len(path)
    while end and isinstance(path[end - 1], int):
        end -= 1
    if end > 1 and isinstance(path[end - 2], str) and str(path[end - 1]).lower() in _INNER:
        return path[: end - 2], str(path[end - 2]).lower()
    return (path[: end - 1], str(path[end - 1]).lower()) if end else None


def _first(found: dict[str, list[Value]], names: Iterable[str]) -> list[Value]:
    return next((found[name] for name in names if name in found), [])


def _document(record: _Record, original: str, source: str) -> Document:
    text = Assembly(original)
    for value in (*record.title[:1], *record.lead[:1], *record.body):
        if text.length:
            text.put("\n\n", value.start)
        add_string(text, value.start, value.end)
    document = text.document(source)
    if _MARKUP.search(document.text):
        document = through(html.read(document.text, source), document)
    date = next((date for value in record.date if (date := parse_date(_said(value, original)))), None)
    language = _said(record.language[0], original) if record.language else None
    return document._replace(
        title=" ".join(_said(record.title[0], original).split()) or None if record.title else None,
        date=date,
        date_origin="metadata" if date else None,
        language=trusted(language, document.text),
    )


def _said(value: Value, original: str) -> str:
    return unescaped(original[value.start : value.end])
