"""What a page says of itself: its title, its language, and when it was published (never when it was changed)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape

from factcheck.documents.html.dates import published
from factcheck.documents.html.tree import Node
from rates.values import NamedTuple

_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
_ENGLISH = re.compile(r"en[-_](?!us\b)[a-z]{2}\b", re.IGNORECASE)
_YEAR_OR_MONTH_FIRST = frozenset({"en", "zh", "ja", "ko"})


class Metadata(NamedTuple):
    """What a page says of itself. `page_title` is what a browser shows above the page."""

    title: str | None
    page_title: str
    language: str | None
    date: dt.date | None
    day_first: bool


def read_metadata(root: Node, source: str) -> Metadata:
    """The title, language and publication date of a page."""
    nodes = list(root.walk())
    named = list(_named(nodes))
    titles = [value for name, value in named if name in ("og:title", "twitter:title", "headline")]
    shown = next((_inner(node, source) for node in nodes if node.name == "title"), "")
    title = " ".join((titles[0] if titles else shown).split()) or None
    languages = _languages(nodes, named)
    language = next((match[1].lower() for value in languages if (match := _LANGUAGE.fullmatch(value))), None)
    day_first = starts_with_day(language) or any(map(_ENGLISH.match, languages))
    return Metadata(title, shown, language, published(nodes, named, source, day_first=day_first), day_first)


def starts_with_day(language: str | None) -> bool:
    """Whether "10/11/2024" in a language is surely a day of November."""
    return language not in (None, *_YEAR_OR_MONTH_FIRST)


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


def _languages(nodes: list[Node], named: list[tuple[str, str]]) -> list[str]:
    """The languages that a page states, with their regions."""
    values = [node.get("lang") or node.get("xml:lang") for node in nodes if node.name == "html"]
    values += [value for name, value in named if name in ("og:locale", "content-language", "inlanguage", "language")]
    return [value.strip() for value in values if value.strip()]
