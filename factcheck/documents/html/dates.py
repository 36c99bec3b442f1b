"""When a page was published: what its metadata, its marked elements, its address and the lines at its headline say."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import islice
from typing import Any

from factcheck.documents.dateline import date_beside, label
from factcheck.documents.html.tree import Node
from factcheck.language.dates import parse_date
from rates.values import NamedTuple

_ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle blogposting"
    " backgroundnewsarticle askpublicnewsarticle liveblogposting report socialmediaposting techarticle scholarlyarticle"
    " advertisercontentarticle satiricalarticle review posting".split()
)
_CHANGED = re.compile(r"updat|modif|revis|changed|edited", re.IGNORECASE)
_OFFSET = re.compile(r"[+-](?!00:?00$)\d\d:?\d\d$")
_COMMENT_NAMES = re.compile(
    r"comment|related|sidebar|aside|secondary|teaser|promo(?!ted)|recommend|popular|latest|footer"
)
_DATE_NAMES = re.compile(r"publi|posted|date(?:time)?\b|fecha|datum|dateline|time(?:stamp)?\b")
_SAYS = re.compile(r"publi|posted|(?:post|entry)[-_]?date")
_IN_PATH = re.compile(
    r"https?://[^/?#]+/(?:[^?#]*?/)?(?P<year>20\d\d)(?:/(?:[a-z_]+/)?(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=/)"
    r"|-(?P<month_>\d\d)-(?P<day_>\d\d)(?=[/_-])|(?P<month__>[01]\d)(?P<day__>[0-3]\d)(?=/))"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
FIRST = dt.date(1990, 1, 1)
_JSON_LIMIT = 1_000_000
_NESTED = 6
_LD, _MARKED, _OTHER_LD, _ADDRESS, _NAMED, _TIME = 1, 2, 3, 4, 5, 6  # ranks; those of <meta> are 1 to 3
_TWICE = 2
_NEAR, _WITHIN, _LABEL = 5000, 6, 30

_Written = tuple[int, object, int]
"""A rank, what is written, and where in the source."""


class _Stated(NamedTuple):
    rank: int
    written: str
    at: int
    date: dt.date


def published(nodes: list[Node], named: list[tuple[str, str]], source: str, *, day_first: bool) -> dt.date | None:
    """The date of publication that a page states by its markup."""
    headline = next((node.start for node in nodes if node.name == "h1"), len(source))
    marks = _in_marks(nodes, source, headline)
    written = [*_in_names(named), *_in_json(nodes, source), *marks, *_in_address(nodes, named)]
    stated = [one for found in written if (one := _dated(*found, day_first=day_first))]
    return _settled(stated, headline)


def _dated(rank: int, written: object, at: int, *, day_first: bool) -> _Stated | None:
    if not isinstance(written, str):
        return None
    written = " ".join(unescape(written).split())
    read = date_beside if rank == _NAMED else parse_date
    date = read(written, day_first=day_first)
    return _Stated(rank, written, at, date) if date and date >= FIRST else None


def _in_names(named: list[tuple[str, str]]) -> Iterator[_Written]:
    ranks = _ranks()
    return ((ranks[name], value, 0) for name, value in named if name in ranks)


@cache
def _ranks() -> dict[str, int]:
    with open(os.path.join(os.path.dirname(__file__), "dates.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {name: int(rank) for rank, names in rows[1:] for name in names.split()}


def _in_address(nodes: list[Node], named: list[tuple[str, str]]) -> Iterator[_Written]:
    """The date in the path of the address that a page gives as its own."""
    own = [node.get("href") for node in nodes if node.name == "link" and node.get("rel").lower() == "canonical"]
    for address in own or [value for name, value in named if name == "og:url"]:
        if match := _IN_PATH.match(address.strip().lower()):
            year, month, day = (part for part in match.groups() if part)
            yield _ADDRESS, f"{year}-{_MONTHS.index(month) + 1 if month in _MONTHS else month}-{day}", 0


def _in_json(nodes: list[Node], source: str) -> Iterator[_Written]:
    """The dates in JSON-LD: those of articles before those of pages."""
    for node in nodes:
        if node.name == "script" and "ld+json" in node.get("type").lower():
            text = "".join([source[start:end] for start, end in _spans(node)])
            for kinds, date in _objects(_loaded(text), _NESTED):
                if kinds & _ARTICLES:
                    yield _LD, date, 0
                elif not kinds or "webpage" in kinds:
                    yield _OTHER_LD, date, 0


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


def _in_marks(nodes: list[Node], source: str, headline: int) -> Iterator[_Written]:
    """The dates that elements of the page itself are marked with; a mere "date" above the headline may be today's."""
    for node in nodes:
        if node.name != "meta" and (rank := _mark(node, source)) and not elsewhere(node, headline):
            if rank == _NAMED and node.name != "time" and node.start < headline and not _SAYS.search(_names(node)):
                continue
            attributes = (node.get(name) for name in ("datetime", "content", "title"))
            yield rank, next(filter(None, attributes), "") or _inner(node, source), node.start


def _mark(node: Node, source: str) -> int:
    """Whether an element is marked as a date, and how well: by microdata, by its name, by its tag."""
    if "datePublished" in node.get("itemprop").split() or node.get("property").endswith("datePublished"):
        return _MARKED
    if node.name == "time":
        if "pubdate" in node.attributes:
            return _MARKED
        said = label(_before(node, source)[-_LABEL:])
        return _NAMED if said == "published" or _DATE_NAMES.search(_names(node)) else 0 if said else _TIME
    if _DATE_NAMES.search(_names(node)):
        return _NAMED if any(map(str.isdigit, f"{_inner(node, source)}{node.get('title')}")) else 0
    return _TIME if node.name == "abbr" and node.get("title")[:2].isdigit() else 0


def _before(node: Node, source: str) -> str:
    """The text that stands before an element in the one around it."""
    around = _spans(node.parent) if node.parent else []
    return unescape(next((source[start:end] for start, end in reversed(around) if end <= node.start), ""))


def _inner(node: Node, source: str) -> str:
    """The text of an element with few others in it."""
    within = [*islice(node.walk(), _WITHIN + 1)]
    spans = [span for inner in within if inner.name not in ("script", "style") for span in _spans(inner)]
    return unescape(" ".join([source[start:end] for start, end in spans])) if len(within) <= _WITHIN else ""


def _names(node: Node) -> str:
    return f"{node.get('class')} {node.get('id')} {node.get('itemprop')}".lower()


def is_change(node: Node) -> bool:
    """Whether a date is named as that of a change; "published updated" is that of an article never changed."""
    names = _names(node)
    return bool(_CHANGED.search(names) and not _SAYS.search(names) and "pubdate" not in node.attributes)


def elsewhere(node: Node, headline: int, *, foot: bool = False) -> bool:
    """Whether a time is that of a change, a comment, another article or (unless it may be there) of a page's foot.

    What is around the headline as well is no such part, whatever its name.
    """
    if is_change(node):
        return True
    around = [outer for outer in (node, *node.ancestors()) if not outer.start <= headline < outer.end]
    own = foot or any(outer.name == "article" for outer in node.ancestors())  # whose foot often tells its date
    if any(outer.name in ("aside", "nav") or outer.name == "footer" and not own for outer in around):
        return True
    if any(outer.name == "li" and not _SAYS.search(_names(outer)) for outer in around):
        return True
    named = (match[0] for outer in around if (match := _COMMENT_NAMES.search(_names(outer))))
    return any(not own or name != "footer" for name in named)


def _settled(stated: list[_Stated], headline: int) -> dt.date | None:
    """The date of the best rank; of marks on the page that differ the first near the headline, of bare times none.

    Where a page gives a day twice, in universal time and with an offset, the day is that of the desk.
    """
    if not stated:
        return None
    rank = min(one.rank for one in stated)
    best = [one for one in stated if one.rank == rank]
    if rank in (_MARKED, _NAMED) and len({one.date for one in best}) > 1:
        best = [one for one in best if not one.at or headline <= one.at < headline + _NEAR][:1] or best
    if rank >= _NAMED and (len({one.date for one in best}) > 1 or len(best) > _TWICE):
        return None  # a list of others
    date = _agreed(best, stated)
    near = [one.date for one in stated if abs((one.date - date).days) <= 1 and _OFFSET.search(one.written)]
    return near[0] if near and date not in near else date


def _agreed(best: list[_Stated], stated: list[_Stated]) -> dt.date:
    """The first of the best dates; where they differ, the one that is found most often on the page."""
    counts = [sum(one.date == other.date for other in stated) for one in best]
    return best[counts.index(max(counts))].date
