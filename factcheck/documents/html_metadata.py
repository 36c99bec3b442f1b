"""What a page says of itself: its title, its language, and when it was published (never when it was changed)."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any, NamedTuple

from factcheck.documents.dateline import dateline_in
from factcheck.documents.html_blocks import Block
from factcheck.documents.html_tree import Node
from factcheck.language.dates import parse_date

_ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle blogposting"
    " backgroundnewsarticle askpublicnewsarticle liveblogposting report socialmediaposting techarticle scholarlyarticle"
    " advertisercontentarticle satiricalarticle review posting".split()
)
_CHANGED = re.compile(r"updat|modif|revis|changed|edited", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
_OFFSET = re.compile(r"[+-](?!00:?00$)\d\d:?\d\d$")
_COMMENT_NAMES = re.compile(r"comment|related|sidebar|teaser|promo|recommend|footer|popular|latest", re.IGNORECASE)
_FIRST = dt.date(1990, 1, 1)
_JSON_LIMIT = 1_000_000
_NESTED = 6
_LD_RANK, _OTHER_LD_RANK = 1, 3
_NEAR_BEFORE, _NEAR_AFTER = 8, 12


class Metadata(NamedTuple):
    """What a page says of itself. `page_title` is what a browser shows above the page."""

    title: str | None
    page_title: str
    language: str | None
    date: dt.date | None


class _Stated(NamedTuple):
    rank: int
    written: str
    date: dt.date


def read_metadata(root: Node, source: str) -> Metadata:
    """The title, language and publication date of a page."""
    nodes = list(root.walk())
    named = list(_named(nodes))
    titles = [value for name, value in named if name in ("og:title", "twitter:title", "headline")]
    shown = next((_inner(node, source) for node in nodes if node.name == "title"), "")
    stated = [*_in_names(named), *_in_json(nodes, source), *_in_marks(nodes, source)]
    title = " ".join((titles[0] if titles else shown).split()) or None
    return Metadata(title, shown, _language(nodes, named), _settled(stated))


def shown_date(source: str, blocks: list[Block], headline: Block | None) -> dt.date | None:
    """The date that a page shows around its headline."""
    if headline is None:
        return None
    at = blocks.index(headline)
    first = next((index for index, block in enumerate(blocks) if index > at and block.prose), at + _NEAR_AFTER)
    near = blocks[max(at - _NEAR_BEFORE, 0) : min(first + 1, at + _NEAR_AFTER)]
    return dateline_in([_parted(block, source) for block in near])


def _parted(block: Block, source: str) -> str:
    """The text of a block with a bar between what different elements hold."""
    parts = [" ".join(unescape(source[start:end]).split()) for start, end, shown in block.pieces if shown is None]
    return " | ".join(part for part in parts if part)


def _named(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    """The names and values of the <meta> elements."""
    for node in nodes:
        if node.name == "meta":
            value = unescape(node.get("content")).strip()
            for key in ("property", "name", "itemprop", "http-equiv"):
                if value and (name := node.get(key)):
                    yield name.strip().lower(), value


def _inner(node: Node, source: str) -> str:
    spans = [child for child in node.children if not isinstance(child, Node)]
    return " ".join(unescape("".join([source[start:end] for start, end in spans])).split())


def _language(nodes: list[Node], named: list[tuple[str, str]]) -> str | None:
    values = [node.get("lang") or node.get("xml:lang") for node in nodes if node.name == "html"]
    values += [value for name, value in named if name in ("og:locale", "content-language", "inlanguage", "language")]
    return next((match[1].lower() for value in values if (match := _LANGUAGE.fullmatch(value.strip()))), None)


def _dated(rank: int, written: object) -> Iterator[_Stated]:
    if isinstance(written, str):
        written = unescape(written).strip()
        date = parse_date(written)
        if date and date >= _FIRST:
            yield _Stated(rank, written, date)


def _in_names(named: list[tuple[str, str]]) -> Iterator[_Stated]:
    ranks = _ranks()
    for name, value in named:
        if name in ranks:
            yield from _dated(ranks[name], value)


@cache
def _ranks() -> dict[str, int]:
    with open(os.path.join(os.path.dirname(__file__), "html_dates.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {name: int(rank) for rank, names in rows[1:] for name in names.split()}


def _in_json(nodes: list[Node], source: str) -> Iterator[_Stated]:
    """The dates in JSON-LD: those of articles before those of pages."""
    for node in nodes:
        if node.name == "script" and "ld+json" in node.get("type").lower():
            text = "".join([source[start:end] for start, end in _spans(node)])
            for kinds, date in _objects(_loaded(text), _NESTED):
                if kinds & _ARTICLES:
                    yield from _dated(_LD_RANK, date)
                elif not kinds or "webpage" in kinds:
                    yield from _dated(_OTHER_LD_RANK, date)


def _spans(node: Node) -> list[tuple[int, int]]:
    return [child for child in node.children if not isinstance(child, Node)]


def _loaded(text: str) -> Any:
    import json

    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    if len(text) > _JSON_LIMIT:
        return None
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return _salvaged(text)


def _salvaged(text: str) -> Any:
    """What damaged JSON says of the first article in it, if it says it once."""
    dates = set(re.findall(r'"datePublished"\s*:\s*"([^"]{8,40})"', text))
    kinds = re.findall(r'"@type"\s*:\s*"(\w+)"', text)
    return {"@type": kinds, "datePublished": dates.pop()} if len(dates) == 1 else None


def _objects(value: Any, depth: int) -> Iterator[tuple[set[str], Any]]:
    """The types and publication dates of objects, the outer ones first; not of those that are only referred to."""
    if isinstance(value, list) and depth:
        for item in value[:200]:
            yield from _objects(item, depth - 1)
    elif isinstance(value, dict) and depth:
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if "datePublished" in value:
            yield {str(kind).lower() for kind in kinds if kind}, value["datePublished"]
            return
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth - 1)


def _in_marks(nodes: list[Node], source: str) -> Iterator[_Stated]:
    """The dates that elements of the page itself are marked with."""
    for node in nodes:
        if node.name == "meta":
            continue
        published = "datePublished" in node.get("itemprop").split() or node.get("property").endswith("datePublished")
        if (published or node.name == "time" and "pubdate" in node.attributes) and not _elsewhere(node):
            written = node.get("datetime") or node.get("content") or node.get("title") or _inner(node, source)
            yield from _dated(2, written)
        elif node.name == "time" and node.get("datetime") and not _elsewhere(node):
            yield from _dated(4 if "publi" in _names(node) or "entry-date" in _names(node) else 5, node.get("datetime"))


def _names(node: Node) -> str:
    return f"{node.get('class')} {node.get('id')} {node.get('itemprop')}".lower()


def _elsewhere(node: Node) -> bool:
    """Whether a time is that of a change, a comment or another article."""
    if _CHANGED.search(_names(node)):
        return True
    around = list(node.ancestors())
    if any(outer.name in ("aside", "footer", "nav", "li") for outer in around):
        return True
    return any(_COMMENT_NAMES.search(_names(outer)) for outer in around if outer.name not in ("body", "html"))


def _settled(stated: list[_Stated]) -> dt.date | None:
    """The date of the best rank; of unmarked times alone, the only one or none.

    Where a page gives a day twice, in universal time and with an offset, the day is that of the desk.
    """
    if not stated:
        return None
    rank = min(one.rank for one in stated)
    best = [one for one in stated if one.rank == rank]
    if rank >= 5 and len({one.date for one in best}) > 1:
        return None
    date = _agreed(best, stated)
    near = [one.date for one in stated if abs((one.date - date).days) <= 1 and _OFFSET.search(one.written)]
    return near[0] if near and date not in near else date


def _agreed(best: list[_Stated], stated: list[_Stated]) -> dt.date:
    """The first of the best dates; where they differ, the one that is found most often on the page."""
    counts = [sum(one.date == other.date for other in stated) for one in best]
    return best[counts.index(max(counts))].date
