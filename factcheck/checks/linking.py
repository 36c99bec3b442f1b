"""Which figures a text says to be equal: brackets, "or", "equivalent to", dashes, slashes, and chains of them.

The structure is here, the words are in the language's data file. Figures link only to the figure before them (in a
chain to the first of the chain), only in another currency, and never where the text states a rate ("$1 = 1,377 won").
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.model import Document, Figure
from rates.values import NamedTuple

LONGEST_GAP = 80
DASHES = "-–—"
PARTS = " ,;:/"
RATE_UNITS = frozenset({Decimal(1), Decimal(100)})
# A few words of the same phrase, none with a capital, or a year: "Rp 3 trillion in losses in 2016 (US$244 million)".
WORDS_APART = Expression(r"(?:[ \u00a0](?:[^\W\d_A-Z]{1,20}(?:['’-][^\W\d_A-Z]{1,20})?|(?:19|20)\d\d)){0,4}")
# What may end the sentence of the first figure: "... million for the tuna. That is about ..."
SENTENCE_END = Expression(r"(?:[ \u00a0]?[^\W\d_]{1,24}){0,5}")
PARTICLE = Expression(r"[^\W\d_]{1,3}(?=[\s,])")
WIDE = str.maketrans("（）［］〔〕，、；。／：＝≒·・،؛", "()[][],,;./:=≈,,,;")
CLOSED = Expression(r"\.?\s?(?:[)\];,/]|[-–—])")


class Link(NamedTuple):
    """Two figures that the text says to be equal: their indices, and the span of the whole claim in the text."""

    converted: int
    equivalent: int
    start: int
    end: int


def links(
    document: Document,
    figures: tuple[Figure, ...],
    unrelated: Callable[[Figure, Figure], bool] | None = None,
    words: Lexicon | None = None,
) -> list[Link]:
    """The conversions that the text states, in order: between all figures but those that are `unrelated`.

    That is by default whether they are amounts of one currency. `words` are those of the document's language.
    """
    words, unrelated = words or lexicon(document.language), unrelated or _same_money
    found: list[Link] = []
    head, bracketed = 0, False
    for index in range(1, len(figures)):
        first, second = figures[index - 1], figures[index]
        if second.start - first.end > LONGEST_GAP:
            continue
        gap = _past_point(document.text[first.end : second.start].translate(WIDE))
        chained = bool(found) and found[-1].equivalent == index - 1 and _in_chain(gap, second, bracketed, words)
        converted = head if chained else index - 1
        if unrelated(figures[converted], second):
            continue
        if chained or _linked(document.text, gap, first, second, words):
            head, bracketed = converted, (chained and bracketed) or "(" in gap or "[" in gap
            found.append(Link(converted, index, figures[converted].start, _end(document.text, gap, second)))
    return found


def _past_point(gap: str) -> str:
    """The gap without the point of an abbreviation: "300 лв., или 150 евро", "4 mln zł. (około ...)"."""
    pointed = gap[1:2] in (",", ";") or gap[1:3].strip()[:1] in ("(", "[") or gap[2:3].islower()
    return gap[1:] if pointed and gap.startswith(".") else gap


def _same_money(first: Figure, second: Figure) -> bool:
    """Whether both are in one currency, or are amounts for different periods or units."""
    if first.kind != "money" or second.kind != "money":
        return True
    same = first.currency == second.currency and (first.currency is not None or first.candidates == second.candidates)
    return same or (first.per is not None and second.per is not None and first.per != second.per)


def _in_chain(gap: str, second: Figure, bracketed: bool, words: Lexicon) -> bool:
    """Whether the figure goes on with a chain: inside a bracket "(€435, $510; £380)", outside of one only with "or"."""
    core = _core(gap, second, words).strip(PARTS)
    joined = words.connectives.links.get(core) == "or"
    return joined or (bracketed and (not core or core in words.connectives.chains))


def _core(gap: str, second: Figure, words: Lexicon) -> str:
    """The gap without the hedges, and the words before the second figure that change nothing."""
    if "endings" in words.traits and gap[:1].isalpha():
        gap = PARTICLE.sub("", gap, count=1)
    core = " ".join(gap.split())
    if second.hedge:
        core = core.removesuffix(" ".join(second.hedge.split())).rstrip()
    for filler in words.connectives.fillers:
        if core.endswith(filler) and ("unspaced" in words.traits or not core[: -len(filler)][-1:].isalpha()):
            core = core[: -len(filler)].rstrip()
    return core.strip()


def _linked(text: str, gap: str, first: Figure, second: Figure, words: Lexicon) -> bool:
    behind = words.context.hedge_behind.match(gap) if words.context.hedge_behind else None
    core = _core(gap[behind.end() :] if behind else gap, second, words)
    for opening in "([":
        before, bracket, inside = core.rpartition(opening)
        if bracket:
            return _bracketed(text, before.strip(), inside.strip(PARTS), second, words)
    if core in ("=", "/", "≈", "~"):
        return core == "/" or not _rate(first, second)
    if core and not core.strip(DASHES):
        return second.hedge is not None and text[second.end : second.end + 2].strip()[:1] in (*DASHES, ",", ".", "")
    ended, stop, opened = core.rpartition(".")
    if stop and core.strip(" ,;:").lower() not in words.connectives.links:  # "bzw." and "d. h." end no sentence
        return opened.strip(" ,").lower() in words.connectives.sentences and SENTENCE_END.fullmatch(ended) is not None
    return _worded(text, core.strip(" ,;:"), gap, first, second, words)


def _bracketed(text: str, before: str, inside: str, second: Figure, words: Lexicon) -> bool:
    """A figure that opens a bracket right behind the other, or behind a few words of the same phrase."""
    opened = not inside or inside.lower().startswith(words.connectives.as_of) or _connective(inside.lower(), words)
    if not opened or not _closed(text, second.end, words):
        return False
    return not before or WORDS_APART.fullmatch(f" {before}") is not None


def _closed(text: str, end: int, words: Lexicon) -> bool:
    """Whether nothing but a hedge, a period or words of time part the figure from the end of its bracket or clause."""
    behind = text[end : end + LONGEST_GAP].translate(WIDE)
    if CLOSED.match(behind):
        return True
    for expression in (words.context.hedge_behind, words.context.period, words.connectives.aside):
        match = expression.match(behind) if expression else None
        if match and CLOSED.match(behind, match.end()):
            return True
    following = behind.split(None, 1)[:1]
    return words.connectives.links.get(following[0].lower() if following else "") == "or"


def _worded(text: str, core: str, gap: str, first: Figure, second: Figure, words: Lexicon) -> bool:
    """A connective in words, or an apposition: "five million reais, close to one million dollars"."""
    following = text[second.end : second.end + 16].split(None, 1)[:1]
    if following and following[0].strip(".,;") in words.connectives.differences:
        return False
    apart, comma, connective = core.rpartition(",")
    if comma and WORDS_APART.fullmatch(f" {apart}") and words.connectives.links.get(connective.strip().lower()) != "or":
        core = connective.strip()  # "in cash, equivalent to"
    kind = _connective(core.lower(), words)
    if kind is not None:
        return kind == "or" or not _rate(first, second)
    return not core and gap.startswith(",") and second.hedge is not None and second.per == first.per


def _connective(core: str, words: Lexicon) -> str | None:
    """What kind of connective the words are; without spaces it may be two in a row: 按当时汇率 + 折合."""
    links = words.connectives.links
    kind = links.get(core) or _trailing(core, links)
    if kind is not None or "unspaced" not in words.traits:
        return kind
    halves = ((core[:cut].strip(PARTS), core[cut:].strip(PARTS)) for cut in range(2, len(core)))
    return next((links[second] for first, second in halves if first in links and second in links), None)


def _trailing(core: str, links: dict[str, str]) -> str | None:
    """The kind of a connective of several words that a few others lead up to: "a fine that is equivalent to"."""
    parts = core.split()
    for cut in range(1, len(parts) - 1):
        kind = links.get(" ".join(parts[cut:]))
        if kind in ("equal", "both") and WORDS_APART.fullmatch(f" {' '.join(parts[:cut])}"):
            return kind
    return None


def _rate(first: Figure, second: Figure) -> bool:
    """Whether a round unit of one currency is set against the other: a rate, no conversion."""
    return first.kind == "money" and (first.amount in RATE_UNITS or second.amount in RATE_UNITS)


def _end(text: str, gap: str, second: Figure) -> int:
    """The end of the claim: behind the closing bracket where it opens one."""
    closing = text[second.end : second.end + 1].translate(WIDE)
    bracketed = ("(" in gap and closing == ")") or ("[" in gap and closing == "]")
    return second.end + 1 if bracketed else second.end
