"""AsciiDoc: the prose, without its markup, its listings, its comments and its macros."""

from __future__ import annotations

import re

from factcheck.documents.assembly import Cut, Lines
from factcheck.documents.encoding import decode
from factcheck.documents.front_matter import FrontMatter, read_front_matter
from factcheck.language.dates import parse_date
from factcheck.model import Document

_ATTRIBUTE = re.compile(r":!?([\w-]{1,60})!?:(?:\s+(.*))?$")
_DATES = ("page-date", "page-pubdate", "jbake-date", "date", "pubdate", "revdate")
_REVISION = re.compile(r"(?:v?[\d.]+,\s*)?([^:]{6,40}?)(?::.*)?$")
_UNREAD = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})[^`]*$")
_DELIMITER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|[|,:!]={3,}|'{3,}|<{3,}|\+)$")
_STYLE = re.compile(r"\[[^\[\]]*\]$|\[\[[^\[\]]+\]\]$")
_NO_PROSE = re.compile(r"(?i)\[\s*(?:source|listing|literal|stem|latexmath|asciimath|pass|plantuml|ditaa|comment)\b")
_MACRO = re.compile(r"(?:image|video|audio|include|toc|ifdef|ifndef|endif|ifeval)::")
_HEADING = re.compile(r"={1,6}\s+")
_ITEM = re.compile(r"(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|<[.\d]+>)\s+(?:\[[ x*]\]\s+)?")
_CUTS = re.compile(
    r"(?P<gone>`\+?[^`\n]++\+?`|(?:image|icon|kbd|btn|menu|stem|indexterm2?|anchor):[^\s\[\]]*\[[^\[\]]*\]|<<[^<>,\n]++>>"
    r"|\(\(\([^()\n]++\)\)\)|\[\[[^\[\]\n]++\]\]|\{[\w-]{1,40}\}|pass:\w*\[[^\[\]]*\])"
    r"|(?P<note>footnote(?:ref)?:[\w-]*\[(?P<notes>[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+)\])"
    r"|(?P<text>(?:(?:link|xref|mailto):[^\s\[\]]*+|(?:https?|ftp)://[^\s\[\]<>]++)\[(?P<inner>[^\[\]]*?)(?:,\s*\w+=[^\[\]]*+)?\]"
    r"|<<[^<>,\n]++,\s*(?P<named>[^<>\n]++)>>)"
    r"|(?P<url>(?<![A-Za-z0-9])(?:https?://|ftp://)[^\s\[\]<>]++)"
    r"|(?P<mark>(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)|(?<!#)##(?!#)|(?<![\w*])\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?!\w)|(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?!\w)"
    r"|(?:\[[.#%][^\[\]\n]{1,60}\])?#{1,2}(?=[^\s#\d])|(?<=[^\s#])#{1,2}(?!\w)|\s\+(?=\r?\n)|\\(?=[*_`#{\[<^~]))"
    r"|(?P<raised>(?P<sign>[\^~])(?P<script>[^\s\^~]{1,40})(?P=sign))"
    r"|(?P<cell>(?:(?<=\s)|\A)(?:\d{1,3}(?:\.\d{1,3})?[+*]|\.\d{1,3}\+)?(?:[<^>]?(?:\.[<^>])?)[aehlmsd]?(?=\|)(?<=[\w+*<^>]))"
)


def read(data: bytes | str, source: str) -> Document:
    """The document of an AsciiDoc file."""
    original = decode(data, source)
    matter = read_front_matter(original)
    blocks = _Blocks(original, matter.end)
    prose, title = blocks.prose(_cuts)
    date = matter.date or blocks.date(_DATES)
    return prose.document(source)._replace(
        title=matter.title or title,
        date=date,
        date_origin="front matter" if date else None,
        language=_language(matter, blocks),
    )


def _language(matter: FrontMatter, blocks: _Blocks) -> str | None:
    return matter.language or blocks.fields.get("lang", "")[:2].lower() or None


def _cuts(text: str) -> list[Cut]:
    cuts: list[Cut] = []
    for match in _CUTS.finditer(text):
        inner = next((name for name in ("notes", "inner", "named", "script") if match[name]), None)
        if inner:
            start = match.start(inner)
            cuts.append((match.start(), start, " " if match["note"] or match["raised"] else ""))
            if match["note"]:
                cuts += [(start + first, start + last, shown) for first, last, shown in _cuts(match[inner])]
            cuts.append((match.end(inner), match.end(), ""))
        else:
            cuts.append((match.start(), match.end(), "" if match["mark"] or match["cell"] else " "))
    return [cut for cut in cuts if cut[0] < cut[1]]


class _Blocks(Lines):
    """The blocks of prose of a source, line by line, and the attributes that it sets."""

    def __init__(self, source: str, start: int) -> None:
        self.unread = ""
        self.header = self.skipping = False
        super().__init__(source, start)

    def _line(self, start: int, end: int) -> None:
        line = self.source[start:end].rstrip()
        if self.unread:
            self.unread = "" if line == self.unread else self.unread
        elif not line:
            self.open, self.header, self.skipping = None, False, False
        elif not self.skipping and not self._is_markup(line):
            self._content(start, end, line)

    def _is_markup(self, line: str) -> bool:
        """Whether a line holds no prose; sets what follows from it."""
        if unread := _UNREAD.match(line):
            self.unread, self.open = unread[1], None
        elif _DELIMITER.match(line) or _MACRO.match(line):
            self.open = None
        elif attribute := _ATTRIBUTE.match(line):
            self.fields.setdefault(attribute[1].lower(), (attribute[2] or "").strip())
        elif self.open is None and _STYLE.match(line):
            self.skipping = bool(_NO_PROSE.match(line))
        elif self.header:
            self._revision(line)
        elif line.startswith("//") or self.open is None and line[0] in " \t" and not _ITEM.match(line.lstrip()):
            self.skipping = not line.startswith("//")
        else:
            return False
        return True

    def _revision(self, line: str) -> None:
        """A line below the title: the author's, or the one with the date."""
        match = _REVISION.match(line)
        if match and parse_date(match[1]):
            self.fields.setdefault("revdate", match[1])

    def _content(self, start: int, end: int, line: str) -> None:
        if heading := _HEADING.match(line):
            self.open = None
            self._add(start + heading.end(), end)
            if self.title is None and heading[0].strip() == "=" and len(self.leaves) == 1:
                self.title, self.header = self.open, True
            self.open = None
        elif self.open is None and line[0] == "." and line[1:2].strip(". "):
            self._add(start + 1, end)
            self.open = None
        else:
            self._text(start, end, line)

    def _text(self, start: int, end: int, line: str) -> None:
        margin = len(line) - len(line.lstrip())
        if item := _ITEM.match(line, margin):
            self.open = None
            start = start + item.end()
        self._add(start, end)
