"""What the names of elements (class and id) say that they are."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache, lru_cache

from factcheck.documents.html.blocks import Block
from factcheck.documents.html.tree import Node

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_BODY = re.compile(
    r"[a-z]?(?:article|richtext|story|post|entry|news|single|blog|artcl|arti|newsct)(?:page|text|main|view|inner|the)?"
    r"(?:body|contents?|text|copy|paragraphs?|area|con|prose)(?:body|contents?|contentbody|contentstext|inner|wrapper)?"
    r"|bodycopy|contentbody|maincontentbody|bodycontent|articleview|viewcon|dicarea|harmonycon|artbody|newsend"
)
_HASH = re.compile(r"[-_]+(?=\w*\d)\w{4,8}$")  # what style sheet tools put behind a name
_LABELS = ("tag-", "category-", "topic-", "topics-")  # what an article is about, not what the element is
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OTHERS = frozenset({"comments", "others"})
_TELLING = frozenset({"side", "body"})
_ENOUGH, _TRACE = 400, 0.1
_MEANINGLESS = 0.6  # of the page's prose


def name_kinds(node: Node, ignored: frozenset[str] = frozenset()) -> frozenset[str]:
    """What the words of an element's class and id, but for those ignored, say it is: apart, edge, aside or body."""
    words = _name_words(node)
    known = _words()
    return frozenset([known[word] for word in words if word not in ignored]) if words else words


def _name_words(node: Node) -> frozenset[str]:
    """The words known in the class and id of an element; ids of headings tell of what follows them."""
    names = node.get("class") if node.name in HEADINGS else f"{node.get('class')} {node.get('id')}"
    return _known_words(names) if len(names) > 1 else frozenset()


@lru_cache(4096)
def _known_words(names: str) -> frozenset[str]:
    known = _words()
    found: set[str] = set()
    for name in names[:500].split():
        if name.startswith(_LABELS):
            continue
        words = [word.lower() for word in _WORD.findall(name)]
        if set(words) & {"has", "with", "no", "without", "wp", "is"} and len(words) > 1 and words[0] != "wp":
            continue
        joined = "".join(words)
        found.update(word for word in (*words, joined) if word in known)
    return frozenset(found)


def idle_words(blocks: list[Block]) -> frozenset[str]:
    """The words that mark elements with most prose of a page, and so tell nothing of them.

    Of what is by or about others nothing counts; a word of what stands beside an article, not in it, does tell.
    """
    known, around = _words(), dict[Node, frozenset[str]]()
    told = [(block, _words_around(block.node, around)) for block in blocks if block.prose]
    mine = [(block, words) for block, words in told if not any(known[word] in OTHERS for word in words)]
    held: Counter[str] = Counter()
    for block, words in mine:
        for word in words:
            held[word] += block.prose
    least = _MEANINGLESS * sum(block.prose for block, _ in mine)
    idle = frozenset(word for word, prose in held.items() if prose >= least and known[word] not in _TELLING)
    return idle - _beside_articles(mine, idle) if idle else idle


def _beside_articles(mine: list[tuple[Block, frozenset[str]]], idle: frozenset[str]) -> set[str]:
    """The words of which there is next to nothing in some element that is marked as an article."""
    held: Counter[Node] = Counter()
    marked: Counter[tuple[Node, str]] = Counter()
    for block, words in mine:
        for node in (block.node, *block.node.ancestors()):
            if node.name == "article" or is_body(node):
                held[node] += block.prose
                marked.update({(node, word): block.prose for word in words & idle})
    articles = [(node, prose) for node, prose in held.items() if prose >= _ENOUGH]
    return {word for word in idle if any(marked[node, word] <= _TRACE * prose for node, prose in articles)}


def _words_around(node: Node, known: dict[Node, frozenset[str]]) -> frozenset[str]:
    """The words in the names of an element and of those around it."""
    if node not in known:
        outer = _words_around(node.parent, known) if node.parent else frozenset()
        known[node] = outer | _name_words(node)
    return known[node]


@cache
def _words() -> dict[str, str]:
    with open(os.path.join(os.path.dirname(__file__), "words.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {word: kind for kind, words in rows[1:] for word in words.split()}


def is_body(node: Node) -> bool:
    """Whether an element is marked as the body of an article."""
    if "articleBody" in node.get("itemprop").split():
        return True
    names = f"{node.get('class')} {node.get('id')}"
    return len(names) > 1 and node.name not in ("p", "body", "html") and _names_body(names)


@lru_cache(4096)
def _names_body(names: str) -> bool:
    plain = (_HASH.sub("", name) for name in names[:500].split())
    return any(_BODY.fullmatch(re.sub(r"[^a-z]", "", name.lower())) for name in plain)
