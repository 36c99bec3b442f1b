"""reStructuredText: the prose, without its markup, its code and its directives."""

from __future__ import annotations

import re

from factcheck.documents.assembly import Cut, Lines
from factcheck.documents.encoding import decode
from factcheck.documents.front_matter import DATES, LANGUAGES
from factcheck.model import Document

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}+\s*+$")
_BORDER = re.compile(r"=+(?: +=+)+\s*$|\+(?:[-=]+\+)+\s*$")
_EXPLICIT = re.compile(r"\.\.(?:\s+|$)")
_DIRECTIVE = re.compile(r"(?:\|[^|\n]{1,80}\|\s+)?([\w:.+-]{1,40})::(?:\s+|$)")
_NOTE = re.compile(r"\[[#*\w.-]{1,60}\]\s+")
_FIELD = re.compile(r":([A-Za-z][\w -]{0,40}):(?:\s+|$)")
_ITEM = re.compile(r"(?:[-*+•‣]|\(?(?:\d{1,4}|#|[a-zA-Z])[.)]|\|)(?:\s+|$)")
_PROSE = frozenset(
    "admonition attention caution compound container csv-table danger deprecated epigraph error figure highlights"
    " hint important list-table note pull-quote rubric seealso sidebar table tip topic versionadded versionchanged"
    " warning".split()
)
_CAPTIONED = frozenset({"figure", "csv-table", "list-table", "container", "compound"})
_CUTS = re.compile(
    r"(?P<gone>``[^`\n]++``|:(?:math|code|raw|kbd|file):`[^`]++`|\|[^|\s][^|\n]{0,80}\||\[(?:[#*]\w*|\d+|[A-Za-z]\w*)\]_"
    r"|(?<![A-Za-z0-9])(?:https?://|ftp://|www\.)[^\s<>`]++)"
    r"|(?P<text>(?::[\w:+.-]{1,40}:)?`(?P<inner>[^`<\\\s](?:[^`<\\]|\\.){0,500}?)(?:\s+<[^<>`]++>)?`(?::[\w:+.-]{1,40}:|__?)?)"
    r"|(?P<mark>(?<![\w*])\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?!\w)|(?<=\w)__?(?!\w)|\\\s)"
    r"|(?P<escape>\\[^\w\s])"
)


def read(data: bytes | str, source: str) -> Document:
    """The document of a reStructuredText file. The fields before the first section are read as front matter."""
    original = decode(data, source)
    blocks = _Blocks(original)
    prose, title = blocks.prose(_cuts)
    date = blocks.date(DATES)
    return prose.document(source)._replace(
        title=blocks.fields.get("title") or title,
        date=date,
        date_origin="front matter" if date else None,
        language=next((blocks.fields[name][:2].lower() for name in LANGUAGES if blocks.fields.get(name)), None),
    )


def _cuts(text: str) -> list[Cut]:
    cuts: list[Cut] = []
    for match in _CUTS.finditer(text):
        if match["gone"]:
            cuts.append((match.start(), match.end(), "" if match[0].endswith("]_") else " "))
        elif match["text"]:
            cuts += [(match.start(), match.start("inner"), ""), (match.end("inner"), match.end(), "")]
        else:
            cuts.append((match.start(), match.start() + 1 if match["escape"] else match.end(), ""))
    return cuts


class _Blocks(Lines):
    """The blocks of prose of a source, line by line; what is indented below something unread is unread, too."""

    def __init__(self, source: str) -> None:
        self.unread: int | None = None
        self.literal: int | None = None
        self.example = False
        super().__init__(source)

    def _line(self, start: int, end: int) -> None:
        line = self.source[start:end].expandtabs()
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if not words:
            self.open, self.example = None, False
        elif not self.example and not self._is_unread(indent):
            start += len(self.source[start:end]) - len(self.source[start:end].lstrip())
            self._content(start, end, words, indent)

    def _is_unread(self, indent: int) -> bool:
        if self.literal is not None and self.open is None:
            self.unread, self.literal = self.literal, None
        if self.unread is not None and indent > self.unread:
            return True
        self.unread = None
        return False

    def _content(self, start: int, end: int, words: str, indent: int) -> None:
        if _ADORNMENT.match(words) and words != "::" or _BORDER.match(words):
            self._adorned()
        elif explicit := _EXPLICIT.match(words):
            self._explicit(start + explicit.end(), end, words[explicit.end() :], indent)
        elif words.startswith(">>> "):
            self.example = True
        elif field := self.open is None and _FIELD.match(words):
            self._field(start, end, field, indent)
        else:
            self._prose(start, end, words, indent)

    def _adorned(self) -> None:
        if self.title is None and self.open is not None and len(self.open) == 1 and self.open is self.leaves[0]:
            self.title = self.open
        self.open = None

    def _explicit(self, start: int, end: int, words: str, indent: int) -> None:
        """What follows two dots: a footnote and some directives are prose, all else is not."""
        self.open = None
        directive = _DIRECTIVE.match(words)
        if note := _NOTE.match(words):
            self._add(start + note.end(), end)
        elif directive and directive[1] in _PROSE and not words.startswith("|"):
            if directive[1] not in _CAPTIONED and words[directive.end() :]:
                self._add(start + directive.end(), end)
        else:
            self.unread = indent

    def _field(self, start: int, end: int, field: re.Match[str], indent: int) -> None:
        """A field: of the document at its beginning, an option of a directive where it is indented."""
        if not self.leaves or len(self.leaves) == 1 and self.leaves[0] is self.title:
            self.fields.setdefault(field[1].lower(), field.string[field.end() :].strip())
        elif not indent:
            self._add(start + field.end(), end)

    def _prose(self, start: int, end: int, words: str, indent: int) -> None:
        item = _ITEM.match(words)
        if item and not (words.startswith("|") and words.endswith("|")):
            self.open = None
            start += item.end()
        if words.endswith("::"):
            self.literal = indent
            self._add(start, end - (len(self.source[start:end]) - len(self.source[start:end].rstrip())) - 1)
            self.open = None
        elif start < end:
            self._add(start, end)
