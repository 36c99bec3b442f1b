"""HTML as a tree of elements, each with its place in the source, built in one pass and whatever the page is like.

The standard library's parser tells no offsets, and the one of Python 3.11 takes quadratic time on hostile pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

DEPTH = 150
_QUOTES_TRIED = 20
_NAME = r"[A-Za-z][\w:.-]{0,60}+"
_TAG = re.compile(rf"""<(?:({_NAME})((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>|(?:/({_NAME})[^>]*+|[!?/][^>]*+)>)""")
_PLAIN_TAG = re.compile(rf"<(?:({_NAME})([^>]*+)>|(?:/({_NAME})[^>]*+|[!?/][^>]*+)>)")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?+""")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"})
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hgroup hr main menu nav ol p pre section table ul".split()
)
_CLOSES = {  # a start tag ends what is still open of these, up to the limits
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "tbody": ({"tr", "td", "th", "tbody", "thead", "tfoot"}, {"table"}),
    "tfoot": ({"tr", "td", "th", "tbody", "thead"}, {"table"}),
    "option": ({"option"}, {"select"}),
}
_CELLS = frozenset({"td", "th", "table", "caption"})
_TABLE_PARTS = frozenset("table tbody thead tfoot tr td th body html".split())


class Node:
    """An element: where its tag begins, its attributes as written, what is in it (elements and spans of text)."""

    __slots__ = ("_attributes", "_head", "children", "end", "name", "parent", "start")

    def __init__(self, name: str, start: int, head: str, parent: Node | None) -> None:
        self.name = name
        self.start = self.end = start
        self.parent = parent
        self.children: list[Node | Span] = []
        self._head = head
        self._attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes; of one given twice, the first counts."""
        if self._attributes is None:
            self._attributes = {}
            if self._head.strip():
                for match in _ATTRIBUTE.finditer(self._head):
                    self._attributes.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
        return self._attributes

    def get(self, name: str) -> str:
        """An attribute, or an empty string."""
        return self.attributes.get(name, "") if self._head else ""

    def ancestors(self) -> Iterator[Node]:
        """The elements around this one, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in the order of the page."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))


def parse(source: str) -> Node:
    """The tree of a page. Nothing raises; elements deeper than `DEPTH` count as text of those around them."""
    return _Builder(source).root


class _Builder:
    def __init__(self, source: str) -> None:
        self.source = source
        self.root = self.node = Node("#root", 0, "", None)
        self.depth = self.beyond = self.failures = 0
        self._run()

    def _run(self) -> None:
        source, at, text = self.source, 0, 0
        last = source.rfind(">")
        while 0 <= (at := source.find("<", at)) < last:
            match = self._tag(at)
            if not match:
                at += 1
                continue
            if text < at:
                self.node.children.append((text, at))
            at = text = self._element(match)
        if text < len(source):
            self.node.children.append((text, len(source)))

    def _tag(self, at: int) -> re.Match[str] | None:
        """A tag; one whose quotes never end is taken to end at the next bracket, like all after many of that kind."""
        if self.failures < _QUOTES_TRIED:
            match = _TAG.match(self.source, at)
            if match or not self.source[at + 1 : at + 2].isalpha():
                return match
            self.failures += 1
        return _PLAIN_TAG.match(self.source, at)

    def _element(self, match: re.Match[str]) -> int:
        """Take in a tag; the offset to go on from."""
        if match[1]:
            return self._open(match[1].lower(), match)
        if match[3]:
            self._close(match[3].lower(), match.start())
        elif self.source.startswith("<!--", match.start()):
            end = self.source.find("-->", match.start() + 2)
            return end + 3 if end >= 0 else len(self.source)
        return match.end()

    def _open(self, name: str, match: re.Match[str]) -> int:
        if name in _ENDS_PARAGRAPH:
            self._close_implied({"p"}, _CELLS)
        if name in _CLOSES:
            self._close_implied(*_CLOSES[name])
        head = match[2]
        if self.depth >= DEPTH and name not in _RAW:
            self.beyond += name not in _VOID
            return match.end()
        node = Node(name, match.start(), head, self.node)
        self.node.children.append(node)
        if name in _RAW:
            return self._raw(node, match.end())
        node.end = match.end()
        if name not in _VOID and not (head.endswith("/") and name in ("path", "circle", "rect", "use", "g")):
            self.node = node
            self.depth += 1
        return match.end()

    def _raw(self, node: Node, start: int) -> int:
        """An element without elements in it: to its end tag, or to the end of the page."""
        closed = re.compile(rf"</{node.name}(?=[\s/>])[^>]*+>?", re.IGNORECASE).search(self.source, start)
        stop = closed.start() if closed else len(self.source)
        if start < stop:
            node.children.append((start, stop))
        node.end = closed.end() if closed else stop
        return node.end

    def _close(self, name: str, at: int) -> None:
        if self.beyond:
            self.beyond -= 1
            return
        node: Node | None = self.node
        steps = 1
        while node and node.name != name:
            if node.name in _CELLS and name not in _TABLE_PARTS:
                return
            node, steps = node.parent, steps + 1
        if node and node.parent:
            self._up(node, steps, at)

    def _close_implied(self, names: set[str], limits: set[str] | frozenset[str]) -> None:
        """End the outermost open element of these names that is inside the nearest limit."""
        node, steps, found = self.node, 1, None
        while node.parent and node.name not in limits:
            if node.name in names:
                found = (node, steps)
            node, steps = node.parent, steps + 1
        if found:
            self._up(*found, -1)

    def _up(self, node: Node, steps: int, at: int) -> None:
        node.end = max(at, node.end)
        self.node = node.parent or self.root
        self.depth -= steps
