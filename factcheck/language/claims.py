"""What a language says about its figures: percent, times, parts of a whole, and the words of change, sum and share.

Read only when a text has one of the anchors, so that a text without claims pays for nothing but the search for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache

from factcheck.language import expressions
from factcheck.language.columns import BAR, is_row
from factcheck.language.expression import Expression
from factcheck.language.lexicon import ALIASES, FALLBACK
from factcheck.language.sentences import LONGEST, sentence_end, sentence_start
from factcheck.language.tables import Tables, languages
from factcheck.language.tables import tables as read_tables
from factcheck.language.vocabulary import Pieces, words_in
from factcheck.model import Figure
from rates.values import NamedTuple

# Code of a word that no table names, and of a year or a day, which are no values.
OTHER, DAY = "w", "y"
ROLES = {
    "up": "u", "down": "d", "change": "m", "from": "f", "to": "t", "against": "c", "of": "o", "by": "b", "or": "r",
    "and": "a", "total": "T", "including": "i", "running": "g", "expected": "e", "break": ";", "in": "n", "skip": "",
    "more": "M", "extreme": "k", "yearly": "A", "basis": "A", "each": "g", "other": "w", "on": "v", "equal": "q",
    "than": "h", "ratio": "Y", "undecided": "U", "comprising": "K", "difference": "L", "behind-from": "F",
    "behind-to": "t",
}  # fmt: skip
"""The roles that a word may have in a claim, with the one-character code that patterns name them by."""
MARKS = {"(": "(", ")": ")", "[": "(", "]": ")", "（": "(", "）": ")", ",": ",", "，": ",", "、": ",",
         ";": ";", "；": ";", ":": ":", "：": ":", "/": "/", "÷": "/",
         "–": "-", "—": "-", "-": "-", "=": "q"}  # fmt: skip


class ClaimWords(NamedTuple):
    """The words of one language that claims are made of.

    `anchors` are literal pieces of text of which one stands in every claim. `percents` give what a number before them
    is: percent or points; `percents_before` the same in front (百分之). `times` make it a multiple. `multiples` and
    `parts` are words that are one by themselves (doubled, a third), but not before `no_part` (a third time). `roles`
    are the codes of all other words.
    """

    language: str
    anchors: tuple[str, ...]
    percents: dict[str, str]
    percents_before: tuple[str, ...]
    times: frozenset[str]
    behind: Expression | None
    multiples: dict[str, Decimal]
    parts: dict[str, Decimal]
    roles: dict[str, str]
    token: Expression
    number: Expression | None
    alone: Expression | None
    no_part: Expression | None
    openers: tuple[str, ...]
    one_in: Expression | None
    telling: frozenset[str]
    people: frozenset[str]
    denied: Expression | None
    often: Expression | None
    lasting: tuple[str, ...]
    unspaced: bool
    postpositions: bool
    nouns: bool
    rate_anchors: tuple[str, ...]
    rate_telling: frozenset[str]
    rate_articles: tuple[str, ...]
    sought: Pieces
    sought_rates: Pieces


@cache
def claim_words(language: str | None) -> ClaimWords | None:
    """The words of a language, or None where its table has none; an unknown language falls back on English."""
    code = ALIASES.get(language or "", language or FALLBACK)
    tables = read_tables(code if code in languages() else FALLBACK)
    anchors = tuple(sorted(word.replace("_", " ") for word in tables.words("anchor")))
    return _build(code, tables, anchors) if "percent" in tables.rows and anchors else None


def _build(code: str, tables: Tables, anchors: tuple[str, ...]) -> ClaimWords:
    unspaced = bool({"unspaced", "endings"} & set(tables.words("trait")))
    multiples = {word.lower(): Decimal(value) for word, value in tables.values("multiple").items()}
    parts = {word.lower(): _fraction(value) for word, value in tables.values("part").items()}
    roles = {word.lower(): ROLES[value] for word, value in tables.values("claim").items()}
    percents, times = tables.values("percent"), tables.words("times")
    edge = "" if unspaced else r"(?![^\W\d_])"
    rate_anchors = tuple(sorted(word.replace("_", " ") for word in tables.words("per-anchor")))
    telling = _telling(tables, (*multiples, *parts))
    return ClaimWords(
        language=code,
        anchors=anchors,
        percents=percents,
        percents_before=tables.words("percent-before"),
        times=frozenset(times),
        behind=_behind((*percents, *times), edge),
        multiples=multiples,
        parts=parts,
        roles=roles,
        token=_token((*multiples, *parts, *roles), unspaced=unspaced),
        number=_number(tables, unspaced=unspaced),
        alone=_words((*multiples, *parts), unspaced=unspaced),
        no_part=_behind(tables.words("no-part"), edge),
        openers=tuple(f"{word} " for word in (*tables.words("one-in"), *tables.words("opener"))),
        one_in=_one_in(tables.words("one-in")),
        telling=telling,
        people=frozenset(word.lower() for word in tables.words("people")),
        denied=_denied(tables.words("no-count"), tables.words("lasting"), edge),
        lasting=tuple(f" {word} " for word in tables.words("lasting-before")),
        often=_behind(tables.words("no-times"), edge),
        unspaced=unspaced,
        nouns="nouns" in tables.words("trait"),
        postpositions=any(row.value == "behind-from" for _, row in tables.pairs("claim")),
        rate_anchors=rate_anchors,
        rate_telling=telling | frozenset(tables.words("per-word")),
        rate_articles=tuple(f" {word} " for word in tables.words("per-article")),
        sought=Pieces(anchors),
        sought_rates=Pieces(rate_anchors),
    )


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
    upper = {word.capitalize(): re.escape(word.capitalize()).replace(r"\ ", r"\s") for word in phrases}
    if not unspaced:
        known = rf"(?:{known}|{expressions.tree(upper)})(?![^\W\d_])"
    other = r"[^\W\d_]" if unspaced else r"[^\W\d_]+(?:['’]s(?![^\W\d_]))?"
    marks = r"[()\[\],;:/–—=÷（），、；：]|(?<=\s)-(?=\s)"
    return rf"(?P<digit>\d+(?:[.,]\d+)*)|(?P<known>{known})|(?P<other>{other})|(?P<mark>{marks})"


def _behind(words: tuple[str, ...], edge: str) -> Expression | None:
    """One of the words right behind a number, apart by a space or a hyphen at most."""
    if not words:
        return None
    return Expression(lambda: rf"[ \u00a0\u202f-]?({expressions.alternatives(words)}){edge}")


def _one_in(words: tuple[str, ...]) -> Expression | None:
    """What leads to the number in "one in five"; a star is any word: "un ménage sur cinq"."""
    noun = r"[^\W\d_]+"
    return (
        Expression(lambda: rf"\b(?i:{expressions.alternatives(words).replace(chr(92) + '*', noun)})\b")
        if words
        else None
    )


def _denied(words: tuple[str, ...], lasting: tuple[str, ...], edge: str) -> Expression | None:
    """What makes a number none: a year, a day; but not where the word goes on as a length of time (年間)."""
    if not words:
        return None
    kept = rf"(?!{expressions.alternatives(lasting)})" if lasting else ""
    return Expression(lambda: rf"[ \u00a0\u202f-]?{kept}({expressions.alternatives(words)}){edge}")


def _words(words: tuple[str, ...], *, unspaced: bool) -> Expression | None:
    edge = "" if unspaced else r"\b"
    return Expression(lambda: rf"{edge}(?i:{expressions.alternatives(words)}){edge}") if words else None


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


_RUNS = Expression(r"[0-9][0-9.,]*")
# A year has the word for one behind it: 2000만원 are none.
_RUNS_UNSPACED = Expression(r"(?<![\d.,])(?!(?:19|20)\d\d ?[年년])\d[\d.,]*")


@lru_cache(maxsize=4)
def claim_sentences(text: str, language: str | None, rates: tuple[int, ...] = ()) -> tuple[tuple[int, int], ...]:
    """The sentences of a text that may state a claim: those with an anchor and enough numbers beside it.

    `rates` are the places of amounts of money that are for a period or unit: two such make a claim.
    """
    words = claim_words(language)
    return tuple(_claimed(text, words, rates)) if words else ()


def _claimed(text: str, words: ClaimWords, rates: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    # "12 per cent" is no rate, though "per" is a word of rates.
    percents = tuple(f" {word}" for word in words.percents)
    listed = None if words.unspaced else " ".join(set(text.split()))
    rated = (place for place in words.sought_rates.places(text, listed) if not text.startswith(percents, place))
    expression = _RUNS_UNSPACED if words.unspaced else _RUNS
    last = 0
    for position in sorted((*words.sought.places(text, listed), *rated, *rates)):
        if position < last:
            continue
        start = sentence_start(text, position, last, unspaced=words.unspaced)
        last = sentence_end(text, position, unspaced=words.unspaced)
        sentence = text[start:last]
        runs = [run for run in expression.findall(sentence) if words.unspaced or not _is_year(run)]
        if not runs or len(sentence) > LONGEST or (BAR in sentence and is_row(sentence)):
            continue
        per = bisect_left(rates, start) < bisect_left(rates, last)
        if _states(sentence, runs, words, rated=per):
            yield start, last


def rates_of(figures: Iterable[Figure], text: str, language: str | None) -> tuple[int, ...]:
    """Where the amounts of money stand that are for a period or unit: of those that no table names, "$40 an acre"."""
    words = claim_words(language)
    articles = words.rate_articles if words else ()
    return tuple(
        figure.start
        for figure in figures
        if figure.per is not None or (figure.kind == "money" and text.startswith(articles, figure.end))
    )


def _states(sentence: str, runs: list[str], words: ClaimWords, *, rated: bool) -> bool:
    """Whether a sentence with numbers may state a claim, told by pieces of text of which one must stand in it."""
    if len(runs) == 1:  # "one in five"
        return not words.unspaced and any(map(sentence.lower().__contains__, words.openers))
    if any(map(sentence.__contains__, words.anchors)) and _enough(sentence, runs, words):
        return True
    if not (rated or any(map(sentence.__contains__, words.rate_anchors))):
        return False
    told = len(runs) > 2 or rated or words.unspaced
    return told or not words.rate_telling.isdisjoint(words_in(sentence))


def _is_year(run: str) -> bool:
    return len(run) == 4 and run[:2] in ("19", "20") and run.isdigit()


def _enough(sentence: str, runs: list[str], words: ClaimWords) -> bool:
    """Whether a sentence has three numbers, years apart; two, where words may be the third."""
    if len(runs) > 2 or words.unspaced or _halves(runs):
        return True
    return not words.telling.isdisjoint(words_in(sentence))


def _halves(runs: list[str]) -> bool:
    """Whether two numbers make a hundred."""
    parts = [run.rstrip(".,").replace(",", ".") for run in runs]
    return all(part.count(".") < 2 for part in parts) and abs(sum(map(float, parts)) - 100) < 0.01
