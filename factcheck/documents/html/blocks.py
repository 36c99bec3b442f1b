"""The blocks of text of a page: paragraphs, headings, list items and cells, with how much of each is linked."""

from __future__ import annotations

import re

from factcheck.documents.html.tree import Node

Piece = tuple[int, int, str | None]
"""A span of the source that is shown as it stands, or (with a text) what is shown in its place."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr picture q rb rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr img".split()
)
UNREAD = frozenset(
    "applet audio button canvas datalist dialog embed frame frameset head iframe input link map math menu meta meter"
    " nav noembed noframes noscript object optgroup option param progress rp rt script select style svg template"
    " textarea title track video xmp".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARK = re.compile(r"\W*\w{0,3}\W*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_STOPS = re.compile(r"""[.!?…。！？:;][)"'”’»」』）\]]*$""")


class Block:
    """A run of text in one element. A character of Chinese, Japanese or Korean counts double in lengths."""

    __slots__ = ("chars", "linked", "node", "pieces", "prose", "text")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.pieces: list[Piece] = []
        self.chars = self.linked = self.prose = 0
        self.text = ""

    def measure(self, source: str) -> None:
        """Count the characters that are prose: those of long texts and of sentences, without links."""
        self.text = "".join([source[a:b] if shown is None else shown for a, b, shown in self.pieces]).strip()
        self.chars = _length(self.text)
        if self.linked > 0.5 * self.chars or self.node.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return
        if self.chars >= 80 or self.chars >= 25 and _STOPS.search(self.text):
            self.prose = self.chars - self.linked


def find_blocks(root: Node, source: str) -> list[Block]:
    """All blocks of a page that can be seen, in order."""
    collector = _Collector(root, source)
    collector.visit(root, linked=False)
    collector.flush(root)
    return collector.blocks


def hidden(node: Node) -> bool:
    """Whether an element is not shown."""
    if node.name in INLINE and not node.attributes:
        return False
    return "hidden" in node.attributes or bool(_HIDDEN.search(node.get("style")))


class _Collector:
    def __init__(self, root: Node, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.open = Block(root)

    def flush(self, node: Node) -> None:
        """End the block that is open; what follows belongs to this element."""
        if self.open.pieces:
            self.open.measure(self.source)
            if self.open.chars:
                self.blocks.append(self.open)
        self.open = Block(node)

    def visit(self, node: Node, *, linked: bool) -> None:
        """Collect the text of an element."""
        for child in node.children:
            if not isinstance(child, Node):
                self._text(child[0], child[1], linked=linked)
            elif child.name == "br":
                self.open.pieces.append((child.start, child.end, "\n"))
            elif child.name in INLINE:
                self._inline(child, linked=linked)
            elif child.name not in UNREAD and not hidden(child):
                self.flush(child)
                self.visit(child, linked=linked)
                self.flush(node)

    def _text(self, start: int, end: int, *, linked: bool) -> None:
        self.open.pieces.append((start, end, None))
        if linked:
            self.open.linked += _length(self.source[start:end].strip())

    def _inline(self, node: Node, *, linked: bool) -> None:
        if hidden(node) or node.name == "del" or _is_reference(node, self.source):  # changes as accepted
            return
        if node.name in ("sub", "sup"):  # "500,000" and a raised "2" are not one number
            self.open.pieces.append((node.start, node.end, " "))
        self.visit(node, linked=linked or node.name == "a" and bool(node.get("href")))


def _is_reference(node: Node, source: str) -> bool:
    """Whether an element is the mark of a footnote, or the way back from one."""
    if node.name == "a":
        return (
            node.get("role") in ("doc-backlink", "doc-noteref")
            or node.get("href").startswith("#")
            and _short(node, source)
        )
    if node.name != "sup":
        return False
    children = [child for child in node.children if isinstance(child, Node)]
    return bool(children) and all(child.name == "a" and child.get("href").startswith("#") for child in children)


def _short(node: Node, source: str) -> bool:
    text = "".join([source[child[0] : child[1]] for child in node.children if not isinstance(child, Node)])
    return len(text) < 40 and bool(_MARK.fullmatch(re.sub(r"&#?\w+;", "", text)))


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_CJK.findall(text))
