"""The blocks of a page that are the article's, and their text with the exact way back to the source."""

from __future__ import annotations

import os
import re
from functools import cache
from html import unescape

from factcheck.documents.assembly import Assembly
from factcheck.documents.html.blocks import Block
from factcheck.documents.html.content import Page
from factcheck.documents.html.names import name_kinds
from factcheck.documents.html.tree import Node
from factcheck.language.dates import parse_date

_SPECIAL = re.compile(r"[ \t\r\n\f]{2,}+|[\t\r\n\f]|&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GROUPS = frozenset("ul ol dl div section table tbody tr menu".split())
_CELLS = ("td", "th")
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_LINKED, _LIST_LINKED = 0.8, 0.5
_DATED = re.compile(r"(?:19|20)\d\d|\d{1,2}[:.]\d\d|\b[0-3]?\d\b")
_DIGIT = re.compile(r"\d")
_FRONT_LINE, _STANDFIRST = 60, 2
_LINE = 200
_SMALL = 400


def article(page: Page) -> list[Block]:
    """The blocks of the article of a page, in order; all that is shown of a fragment or a very short page."""
    if not any(node.name == "body" for node in page.root.children if isinstance(node, Node)) and not _has(page, "body"):
        return page.blocks
    if page.all < _SMALL:
        return [block for block in page.alive if not _beside(block, page)]
    within = set(page.main())
    inside = [block for block in page.alive if not within.isdisjoint((block.node, *block.node.ancestors()))]
    linked = _linked(inside)
    kept = [block for block in inside if _belongs(block, page, linked)]
    return _without_idle_headings(_without_front_lines(kept), inside)


def _has(page: Page, name: str) -> bool:
    return any(node.name == name for node in page.root.walk())


def _linked(blocks: list[Block]) -> dict[Node, int]:
    linked: dict[Node, int] = {}
    for block in blocks:
        if block.linked:
            for node in (block.node, *block.node.ancestors()):
                linked[node] = linked.get(node, 0) + block.linked
    return linked


def _belongs(block: Block, page: Page, linked: dict[Node, int]) -> bool:
    """Whether a block inside the article's element is the article's."""
    if block.prose >= _LINE:
        return True
    if block.linked >= _LINKED * block.chars and block.node.name not in ("h1", *_CELLS):
        return False
    if block.node.name == "figcaption" and not any(character.isdigit() for character in block.text):
        return False  # nothing to check, and not the article's own text
    if _matches("line", block) or _is_time(block.text) or _beside(block, page):
        return False
    return not any(
        node.name in _GROUPS and linked[node] > _LIST_LINKED * page.chars[node]
        for node in (block.node, *block.node.ancestors())
        if node in linked
    )


def _is_time(text: str) -> bool:
    """Whether a line holds nothing but a date or a time of day."""
    line = " ".join(text.split())
    return len(line) < 80 and (bool(_TIME.fullmatch(line)) or parse_date(line) is not None)


def _beside(block: Block, page: Page) -> bool:
    """Whether a block is a short line beside the article, such as the name of its author."""
    if block.chars >= _LINE:
        return False
    around = (block.node, *block.node.ancestors())
    return any("aside" in name_kinds(node) and page.chars.get(node, 0) < 2 * _LINE for node in around[:4])


def _matches(kind: str, block: Block) -> bool:
    return block.chars < _LINE and not _says_figure(block) and bool(_phrases(kind).match(" ".join(block.text.split())))


def _says_figure(block: Block) -> bool:
    """Whether a block holds a number that is not part of a date or a time."""
    return bool(_DIGIT.search(_DATED.sub("", block.text)))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    with open(os.path.join(os.path.dirname(__file__), "phrases.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return re.compile("|".join(row[1] for row in rows if row[0] == kind), re.IGNORECASE)


def _without_front_lines(kept: list[Block]) -> list[Block]:
    """Leave out what stands between the headline and the first paragraph, such as a name, if it holds no figure."""
    first = next((index for index, block in enumerate(kept) if block.prose), 0)
    return [
        block
        for index, block in enumerate(kept)
        if index >= first or block.node.name in _HEADINGS or block.chars > _FRONT_LINE or _says_figure(block)
    ]


def _without_idle_headings(kept: list[Block], inside: list[Block]) -> list[Block]:
    """Leave out headings of what was left out: those that name it, and the last ones where more came behind."""
    while kept and kept[-1].node.name in _HEADINGS and kept[-1].node.name != "h1" and kept[-1] is not inside[-1]:
        kept = kept[:-1]
    return [
        block
        for block, after in zip(kept, [*kept[1:], None], strict=True)
        if not (_matches("heading", block) and not block.prose and not (after and after.prose))
    ]


def with_headline(blocks: list[Block], headline: Block | None, page: Page) -> list[Block]:
    """The blocks of an article behind its headline, and the standfirst between the two."""
    if headline is None or headline in blocks:
        return blocks
    if not blocks:
        return [headline]
    places = {block: place for place, block in enumerate(page.blocks)}
    between = page.blocks[places[headline] + 1 : places[blocks[0]]]
    standfirst = [block for block in between if block.prose and not page.apart(block.node) and not _beside(block, page)]
    return [headline, *(standfirst if len(standfirst) <= _STANDFIRST else []), *blocks]


def assemble(blocks: list[Block], source: str) -> Assembly:
    """The text of blocks: a blank line between them, a line for each row of a table, a bar between its cells."""
    text = Assembly(source)
    writer, before = _Writer(text), None
    for block in blocks:
        writer.gap = _between(before, block) if before else ""
        writer.write(block)
        before = block
    return text


def _between(before: Block, block: Block) -> str:
    if before.node.name not in _CELLS or block.node.name not in _CELLS or before.node is block.node:
        return "\n\n"
    if before.node.parent is block.node.parent:
        return " | "
    return "\n" if _table(before.node) is _table(block.node) else "\n\n"


def _table(cell: Node) -> Node | None:
    return next((node for node in cell.ancestors() if node.name == "table"), None)


class _Writer:
    """Writes blocks with the white space that a browser shows. What parts two words is written before the second."""

    def __init__(self, text: Assembly) -> None:
        self.text = text
        self.gap = ""
        self.space = -1
        self.begin = 0

    def write(self, block: Block) -> None:
        """Write one block."""
        self.space, self.begin = -1, self.text.length
        as_is = any(node.name == "pre" for node in (block.node, *block.node.ancestors()))
        for start, end, shown in block.pieces:
            if shown == "\n":
                self._break(1)
            elif shown == " ":
                self.space = start
            else:
                self._span(start, end, as_is=as_is)
        self.gap = ""

    def _break(self, lines: int) -> None:
        if self.text.length > self.begin:
            self.gap = (self.gap + "\n" * lines)[:2]

    def _span(self, start: int, end: int, *, as_is: bool) -> None:
        source = self.text.source
        while match := _SPECIAL.search(source, start, end):
            self._words(start, match.start())
            start = match.end()
            if match[0][0] == "&":
                start = self._entity(match)
            elif as_is and "\n" in match[0]:
                self._break(match[0].count("\n"))
            else:
                self.space = match.start()
        self._words(start, end)

    def _words(self, start: int, end: int) -> None:
        """Add words with single spaces between them, and perhaps around them."""
        if start < end and self.text.source[start] == " ":
            self.space, start = start, start + 1
        behind = start < end and self.text.source[end - 1] == " "
        self._add(start, end - behind)
        if behind:
            self.space = end - 1

    def _entity(self, match: re.Match[str]) -> int:
        shown = unescape(match[0])
        rest = len(shown) - 1  # of "&pound5" the number stands for itself
        if shown == match[0] or rest and not match[0].endswith(shown[1:]):
            self._add(match.start(), match.end())
            return match.end()
        self._part(match.start())
        self.text.put(shown[0], match.start())
        return match.end() - rest

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self._part(start)
            self.text.add(start, end)

    def _part(self, at: int) -> None:
        """Write what parts the words before from those that begin here."""
        if self.gap:
            self.text.put(self.gap, at)
        elif self.space >= 0 and self.text.length:
            if self.space == at - 1 and self.text.source[self.space] == " ":
                self.text.add(self.space, at)
            else:
                self.text.put(" ", self.space)
        self.gap, self.space = "", -1
