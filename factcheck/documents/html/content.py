"""Which element of a page holds the article: by what it is marked as, else by where the prose is densest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.documents.html.blocks import Block
from factcheck.documents.html.names import HEADINGS, OTHERS, idle_words, is_body, name_kinds
from factcheck.documents.html.tree import Node

_ROLES_APART = frozenset(
    "alert alertdialog banner complementary contentinfo dialog menu menubar navigation search toolbar".split()
)
_TAGS_APART = frozenset({"aside", "footer", "nav", "fieldset"})
_TEXT_TAGS = frozenset("p li dd dt blockquote pre figcaption".split())
_SPLIT, _CLEAN, _FAR = 0.12, 0.7, 1.5
_MOST_OF_OTHERS, _SOME, _HALF = 0.3, 0.1, 0.5  # shares of the page's prose
_ENOUGH = 400
_EDGES = frozenset({"edge", "side"})
_DECAY, _AROUND = 0.5, 0.95
_LINKED = 0.8
_CARDS, _CARD_PROSE, _CARD_LINK = 3, 350, 15


class Page:
    """What is known of the elements of a page: how much prose each holds, and which are no part of an article."""

    def __init__(self, root: Node, blocks: list[Block], title: str | None = None) -> None:
        self.root = root
        self.blocks = blocks
        self.titled = [block.node for block in blocks if title and is_title(block, title)]
        self.vital = _around(self._vital())
        self.held = _held(blocks)
        self.all = self.held.get(root, 0)
        self.ignored = idle_words(blocks)
        self._apart: dict[Node, bool] = dict.fromkeys(_cards(blocks), True)
        self.alive = [block for block in blocks if not self.apart(block.node)]
        self.prose = _held(self.alive)
        self.chars: dict[Node, int] = {}
        for block in self.alive:
            for node in (block.node, *block.node.ancestors()):
                self.chars[node] = self.chars.get(node, 0) + block.chars

    def _vital(self) -> Iterator[Node]:
        """What an article has: its headline, elements marked as its body."""
        first = [node for node in self.titled if node.name == "h1"]
        for node in self.root.walk():
            if node.name == "main" or is_body(node) or node.name == "h1" and (not first or node in first):
                yield node

    def apart(self, node: Node) -> bool:
        """Whether an element, or one around it, is no part of an article."""
        if node not in self._apart:
            outer = node.parent is not None and self.apart(node.parent)
            self._apart[node] = outer or self._is_apart(node)
        return self._apart[node]

    def _is_apart(self, node: Node) -> bool:
        if node.name in ("html", "body", "#root", "main"):
            return False
        if "doc-" in node.get("role") or "footnotes" in node.get("class"):
            return False
        kinds, share = name_kinds(node, self.ignored), self.held.get(node, 0) / max(self.all, 1)
        vital = node in self.vital
        if kinds & OTHERS and not (vital and share >= _MOST_OF_OTHERS):
            return True
        if "apart" in kinds and node.name != "blockquote" and share < (_SOME if vital else _HALF):
            return True
        marked = node.name in _TAGS_APART or node.get("role") in _ROLES_APART or kinds & _EDGES
        if not marked:
            return False
        inside = node.name == "header" and any(outer.name in ("article", "main") for outer in node.ancestors())
        return not inside and not vital and (share < _HALF or self._has_centre_beside(node))

    def _has_centre_beside(self, node: Node) -> bool:
        """Whether an article stands outside an element and beside it."""
        around = set(node.ancestors())
        return any(
            self.held.get(other, 0) >= _ENOUGH and other not in around and node not in other.ancestors()
            for other in self.root.walk()
            if other.name == "article" or is_body(other)
        )

    def main(self) -> list[Node]:
        """The elements that together hold the article, in order."""
        top = self._titled_article()
        inside = [node for node in self.prose if top is self.root or node is top or top in node.ancestors()]
        bodies = [node for node in inside if is_body(node)]
        dense = self._densest(top)
        if bodies:
            best = max(bodies, key=lambda node: self.prose[node])
            if self.prose[best] >= 0.4 * self.prose.get(dense, 0):
                return self._with_others(self._outermost(best, bodies), bodies)
        areas = [node for node in inside if _is_area(node)]
        best = max(areas, key=lambda node: self.prose[node], default=top)
        if best is top or self.prose[best] < 0.5 * self.prose.get(dense, 0):
            return [self._climbed(dense, top)]
        inner = self._densest(best)
        return [self._climbed(inner, best)]

    def _titled_article(self) -> Node:
        """Of several articles on a page the one with the page's title in it, else the whole page."""
        articles = [node for node in self.prose if node.name == "article"]
        least = max(_ENOUGH, _MOST_OF_OTHERS * max((self.prose[node] for node in articles), default=0))
        own = {outer for node in self.titled if node.name in HEADINGS for outer in node.ancestors()}
        titled = [node for node in articles if node in own and self.prose[node] >= least]
        return titled[0] if len(titled) == 1 and len(articles) > 1 else self.root

    def _outermost(self, best: Node, bodies: list[Node]) -> Node:
        """The outermost element marked as a body around the best that is not much more."""
        around = set(bodies)
        for outer in best.ancestors():
            if outer in around and self.prose[outer] <= 1.2 * self.prose[best]:
                best = outer
        return best

    def _with_others(self, best: Node, bodies: list[Node]) -> list[Node]:
        """An article in several bodies, side by side or in one area, as where advertisements part them."""
        area = next((outer for outer in best.ancestors() if _is_area(outer)), None)
        together = [
            node
            for node in bodies
            if node is best
            or node.parent is best.parent
            or area
            and node.get("class") == best.get("class")
            and area is next((outer for outer in node.ancestors() if _is_area(outer)), None)
        ]
        within = set(together)
        outermost = [node for node in together if within.isdisjoint(node.ancestors())]
        return sorted(outermost, key=lambda node: node.start)

    def _densest(self, root: Node) -> Node:
        """The element below a root in which most prose stands close together."""
        scores: dict[Node, float] = {}
        if self.prose.get(root):
            self._score(root, scores)
        return max(scores, key=lambda node: scores[node] * self._purity(node), default=root)

    def _purity(self, node: Node) -> float:
        share = self.prose.get(node, 0) / max(self.chars.get(node, 0), 1)
        return (0.3 + share) * (1.2 if _is_area(node) or "body" in name_kinds(node) else 1)

    def _score(self, node: Node, scores: dict[Node, float]) -> tuple[float, int]:
        """The score of an element, and how many parts with prose it has; what is around a single part has its score."""
        inside = [child for child in node.children if isinstance(child, Node) and self.prose.get(child)]
        own = self.prose[node] - sum(self.prose[child] for child in inside)
        inner = [self._score(child, scores) for child in inside]
        if len(inner) == 1 and not own:
            scores[node] = _AROUND * inner[0][0]
            return inner[0]
        score = own + sum(value if parts <= 1 else _DECAY * value for value, parts in inner)
        if inner or node.name not in _TEXT_TAGS:
            scores[node] = score
        return score, len(inner) + 1 if inner else 1

    def _climbed(self, node: Node, limit: Node) -> Node:
        """The outermost element around it that adds prose and little else."""
        best, inner = node, node
        while inner is not limit and inner.parent:
            inner = inner.parent
            more = self.prose.get(inner, 0) - self.prose.get(best, 0)
            rest = self.chars.get(inner, 0) - self.chars.get(best, 0)
            if _SPLIT * self.prose.get(best, 0) <= more <= _FAR * self.prose.get(best, 0) and more >= _CLEAN * rest:
                best = inner
        return best


def _cards(blocks: list[Block]) -> Iterator[Node]:
    """Teasers of other articles: three or more side by side, each a linked headline and at most a short paragraph."""
    linked = [block for block in blocks if block.chars >= _CARD_LINK and block.linked >= _LINKED * block.chars]
    headlines = Counter(node for block in linked for node in (block.node, *block.node.ancestors()))
    prose = Counter(node for block in blocks if block.prose for node in (block.node, *block.node.ancestors()))
    held = _held(blocks)
    found: dict[tuple[Node | None, str], list[Node]] = {}
    for node in headlines:
        if prose[node] == 1 and held[node] < _CARD_PROSE:
            found.setdefault((node.parent, node.name), []).append(node)
    for cards in found.values():
        if len(cards) >= _CARDS:
            yield from cards


def is_title(block: Block, title: str) -> bool:
    """Whether a block is the title of the page; of a heading most of it will do, for sites add their name."""
    shown, whole = ("".join(text.split()).lower() for text in (block.text, title))
    return shown == whole or block.node.name in HEADINGS and 2 * len(shown) > len(whole) and shown in whole


def _is_area(node: Node) -> bool:
    """Whether an element is marked as the main part of a page."""
    return node.name in ("article", "main") or node.get("role") in ("main", "article")


def _around(nodes: Iterable[Node]) -> set[Node]:
    found: set[Node] = set()
    for node in nodes:
        found.add(node)
        found.update(node.ancestors())
    return found


def _held(blocks: list[Block]) -> dict[Node, int]:
    """How much prose the elements hold."""
    held: dict[Node, int] = {}
    for block in blocks:
        if block.prose:
            held[block.node] = held.get(block.node, 0) + block.prose
            for node in block.node.ancestors():
                held[node] = held.get(node, 0) + block.prose
    return held
