"""What a language says about its figures: percent, times, parts of a whole, and the words of change, sum and share.

Read only when a text has one of the anchors, so that a text without claims pays for nothing but the search for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.language import expressions
from factcheck.language.expression import Expression
from factcheck.language.lexicon import ALIASES, FALLBACK
from factcheck.language.tables import Tables, languages
from factcheck.language.tables import tables as read_tables
from factcheck.language.vocabulary import Pieces
from rates.values import NamedTuple

# Code of a word that no table names, and of a year or a day, which are no values.
OTHER, DAY = "w", "y"
ROLES = {
    "up": "u", "down": "d", "change": "m", "from": "f", "to": "t", "against": "c", "of": "o", "by": "b", "or": "r",
    "and": "a", "total": "T", "including": "i", "running": "g", "expected": "e", "break": ";", "in": "n", "skip": "",
    "more": "M", "extreme": "k", "yearly": "A", "basis": "B", "each": "G", "other": "w", "on": "v", "equal": "q",
    "than": "h", "ratio": "Y", "undecided": "U", "comprising": "K", "difference": "L", "behind-from": "F",
    "behind-to": "t", "then": DAY, "over": "O", "having": "H", "ages": "S",
    "from-of": "f", "of-from": "o", "up-end": "z",
}  # fmt: skip
"""The roles that a word may have in a claim, with the one-character code that patterns name them by."""
MARKS = {"(": "(", ")": ")", "[": "(", "]": ")", "（": "(", "）": ")", ",": ",", "，": ",", "、": ",",
         ";": ";", "；": ";", ":": ":", "：": ":", "/": "/", "÷": "/",
         "–": "-", "—": "-", "-": "-", "--": "-", "=": "q"}  # fmt: skip


class ClaimWords(NamedTuple):
    """The words of one language that claims are made of.

    `sought` are literal pieces of text of which one stands in every claim. `percents` give what a number before them
    is: percent or points; `percents_before` the same in front (百分之). `times` make it a multiple, `times_before` do
    in front. `multiples` and `parts` are words that are one by themselves (doubled, a third), but not before `no_part`
    (a third time); `points` are phrases for points of percent (half a point). `one_in` leads to the whole of a part
    (one in five, three in ten). `roles` are the codes of all other words; `no_nouns` end what stands behind a number
    and is no thing that it counts (2.6 million pumped in May), `count_adjectives` stand before that thing; `bases` lead
    to a number that a rate is told of (9.3 per 1,000); `past` stand behind a length of time that tells when something
    was (ten years earlier).
    """

    language: str
    percents: dict[str, str]
    percents_before: tuple[str, ...]
    times_before: tuple[str, ...]
    times: frozenset[str]
    behind: Expression | None
    multiples: dict[str, Decimal]
    parts: dict[str, Decimal]
    points: dict[str, Decimal]
    roles: dict[str, str]
    token: Expression
    number: Expression | None
    alone: Expression | None
    no_part: Expression | None
    no_part_before: tuple[str, ...]
    openers: tuple[str, ...]
    one_in: tuple[Expression, ...]
    telling: frozenset[str]
    people: frozenset[str]
    no_nouns: tuple[str, ...]
    count_adjectives: frozenset[str]
    bases: tuple[str, ...]
    past: frozenset[str]
    rest: Expression | None
    others: frozenset[str]
    denied: Expression | None
    often: Expression | None
    lasting: tuple[str, ...]
    unspaced: bool
    kinds: frozenset[str]
    nouns: bool
    rate_telling: frozenset[str]
    rate_articles: tuple[str, ...]
    sought: Pieces
    sought_compared: Pieces
    sought_rates: Pieces

    @property
    def postpositions(self) -> bool:
        """Whether words follow what they belong to: 에서, から."""
        return "behind-from" in self.kinds

    @property
    def from_of(self) -> bool:
        """Whether the word for "of" is that for "from" as well: "de 40 a 30"."""
        return "of-from" in self.kinds

    @property
    def partitive(self) -> bool:
        """Whether a word for "from" joins a part to its whole as well: 92 von 230."""
        return "from-of" in self.kinds


@cache
def claim_words(language: str | None) -> ClaimWords | None:
    """The words of a language, or None where its table has none; an unknown language falls back on English."""
    code = ALIASES.get(language or "", language or FALLBACK)
    tables = read_tables(code if code in languages() else FALLBACK)
    anchors = _anchors(tables, "anchor")
    return _build(code, tables, anchors) if "percent" in tables.rows and anchors else None


@cache
def improving(language: str | None) -> frozenset[str]:
    """The words for a rise of what is good: waiting times that improve get shorter."""
    code = ALIASES.get(language or "", language or FALLBACK)
    return frozenset(read_tables(code if code in languages() else FALLBACK).words("claim-improving"))


def _build(code: str, tables: Tables, anchors: tuple[str, ...]) -> ClaimWords:
    unspaced = bool({"unspaced", "endings"} & set(tables.words("trait")))
    multiples, parts, points = _alone(tables)
    roles = {word.lower(): ROLES[value] for word, value in tables.values("claim").items()}
    telling = _telling(tables, (*multiples, *parts, *points))
    return ClaimWords(
        language=code,
        percents=tables.values("percent"),
        percents_before=tables.words("percent-before"),
        times_before=tuple(f"{word} " for word in tables.words("times-before")),
        times=frozenset(tables.words("times")),
        behind=_behind((*tables.values("percent"), *tables.words("times")), _edge(unspaced=unspaced)),
        multiples=multiples, parts=parts, points=points,
        roles=roles,
        token=_token((*multiples, *parts, *roles), unspaced=unspaced),
        number=_number(tables, unspaced=unspaced),
        alone=_words((*multiples, *parts, *points), unspaced=unspaced),
        no_part=_behind(tables.words("no-part"), _edge(unspaced=unspaced)),
        no_part_before=tuple(form + mark for form in _begun(tables.words("no-part-before")) for mark in " -"),
        openers=tuple(f"{word} " for word in (*tables.words("one-in"), *tables.words("opener"))),
        one_in=(*_one_in(tables.words("one-in")), *_some_in(tables)),
        telling=telling,
        people=frozenset(word.lower() for word in tables.words("people")),
        no_nouns=tables.words("no-noun"),
        count_adjectives=frozenset(tables.words("count-adjective")),
        past=frozenset(tables.words("past")), bases=tuple(f" {word} " for word in tables.words("rate-base")),
        rest=_words((*tables.words("rest"), *tables.words("rest-other")), unspaced=unspaced),
        others=frozenset(tables.words("rest-other")),
        denied=_denied(tables.words("no-count"), tables.words("lasting"), _edge(unspaced=unspaced)),
        lasting=tuple(f" {word} " for word in tables.words("lasting-before")),
        often=_behind(tables.words("no-times"), _edge(unspaced=unspaced)),
        unspaced=unspaced,
        nouns="nouns" in tables.words("trait"),
        kinds=frozenset(row.value for _, row in tables.pairs("claim")),
        rate_telling=telling | frozenset(tables.words("per-word")),
        rate_articles=tuple(f" {word} " for word in tables.words("per-article")),
        sought=Pieces(anchors),
        sought_compared=Pieces(_anchors(tables, "anchor-compared")),
        sought_rates=Pieces(_anchors(tables, "per-anchor")),
    )  # fmt: skip


def _edge(*, unspaced: bool) -> str:
    """What ends a word, where spaces part them."""
    return "" if unspaced else r"(?![^\W\d_])"


def _alone(tables: Tables) -> tuple[dict[str, Decimal], ...]:
    """The words that are a multiple by themselves, those that are a part, and those that are points of percent."""
    read = {"multiple": Decimal, "part": _fraction, "part-points": Decimal}
    return tuple({word.lower(): of(value) for word, value in tables.values(kind).items()} for kind, of in read.items())


def _anchors(tables: Tables, kind: str) -> tuple[str, ...]:
    """Pieces of text, in which a low line stands for a space at an end."""
    return tuple(sorted(word.replace("_", " ") for word in tables.words(kind)))


def _begun(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they stand, and with a capital."""
    return (*words, *(word.capitalize() for word in words))


def _fraction(value: str) -> Decimal:
    """A part in percent of its whole, from "1/3"."""
    above, _, below = value.partition("/")
    return Decimal(above) * 100 / Decimal(below or 1)


def _token(words: tuple[str, ...], *, unspaced: bool) -> Expression:
    """A number, a known phrase, any other word, or a mark. Single words are looked up, where spaces part them."""
    return Expression(lambda: _token_source(words, unspaced=unspaced))


def _token_source(words: tuple[str, ...], *, unspaced: bool) -> str:
    phrases = [word for word in words if unspaced or not word.isalpha()]
    known = expressions.tree({word: re.escape(word).replace(r"\ ", r"\s") for word in phrases})
    if not unspaced:
        known = rf"(?i:{known})(?![^\W\d_])"
    other = r"[^\W\d_]" if unspaced else r"[^\W\d_]+(?:['’]s(?![^\W\d_]))?"
    marks = r"[()\[\],;:/–—=÷（），、；：]|(?<=\s)--?(?=\s)"
    return rf"(?P<digit>\d+(?:[.,]\d+)*)|(?P<known>{known})|(?P<other>{other})|(?P<mark>{marks})"


def _behind(words: tuple[str, ...], edge: str) -> Expression | None:
    """One of the words right behind a number, apart by a space, a hyphen or the break of a line at most."""
    if not words:
        return None
    broken = r"\n[ \t]{0,8}"
    gap, inside = rf"(?:[ \u00a0\u202f-]|{broken})?", f"(?: |{broken})"
    return Expression(lambda: rf"{gap}({expressions.alternatives(words).replace(chr(92) + ' ', inside)}){edge}")


def _one_in(words: tuple[str, ...]) -> Iterator[Expression]:
    """What leads to the number in "one in five"; a star is any word: "un ménage sur cinq"."""
    if words:
        yield Expression(lambda: rf"\b(?i:{_starred(words)})\b")


def _some_in(tables: Tables) -> Iterator[Expression]:
    """What leads to the number in "three in ten", "trois salariés sur dix"; the first group is how many."""
    words = tables.words("some-in")
    some = ("[2-9]", *(word for word, row in tables.pairs("number") if row.value in "23456789"))
    if words:
        yield Expression(lambda: rf"(?<![\w.,-])(?i:({'|'.join(some)}) (?:{_starred(words)}))\b")


def _starred(words: tuple[str, ...]) -> str:
    """One of several phrases, in which a star stands for any word."""
    return expressions.alternatives(words).replace(chr(92) + "*", r"[^\W\d_]+")


def _denied(words: tuple[str, ...], lasting: tuple[str, ...], edge: str) -> Expression | None:
    """What makes a number none: a year, a day; but not where the word goes on as a length of time (年間)."""
    if not words:
        return None
    kept = rf"(?!{expressions.alternatives(lasting)})" if lasting else ""
    return Expression(lambda: rf"[ \u00a0\u202f-]?{kept}({expressions.alternatives(words)}){edge}")


def _words(words: tuple[str, ...], *, unspaced: bool) -> Expression | None:
    edge = "" if unspaced else r"\b"
    return Expression(lambda: rf"{edge}(?i:{expressions.by_endings(words)}){edge}") if words else None


def _telling(tables: Tables, phrases: tuple[str, ...]) -> frozenset[str]:
    """Single words of which one stands in a sentence that has a number in words."""
    last = {re.split(r"[\s-]", phrase)[-1].lower() for phrase in phrases}
    return frozenset(last | {word.lower() for word in _number_words(tables)})


def _number_words(tables: Tables) -> list[str]:
    """Number words but those that are pronouns or articles as often."""
    return [word for word, row in tables.pairs("number") if "scale" not in row.note and Decimal(row.value) >= 2]


def _number(tables: Tables, *, unspaced: bool) -> Expression | None:
    """Where a number in words may begin."""
    words = () if unspaced else tuple(_number_words(tables))
    return Expression(lambda: rf"\b(?i:{expressions.alternatives(words)})\b") if words else None
