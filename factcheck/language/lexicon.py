"""What a language knows of money: the words of its data file, compiled once into tables and expressions.

Adding a language is adding one data file (see `tables`); the structure of the grammar is in the rooms that use this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck.language.tables import Mark, Scale, Tables, languages
from rates import currencies

FALLBACK = "en"


class Numerals(NamedTuple):
    """How numbers are written: separators, scale words, number words, and what joins the ends of a range.

    `openers` are number words that count before a scale only; `starts` find where a number in words may begin.
    """

    group: str
    point: str
    scales: dict[str, Scale]
    words: dict[str, Decimal]
    openers: dict[str, Decimal]
    starts: tuple[re.Pattern[str], ...]
    range_joins: dict[str, str]
    range_before: dict[str, str]
    before_years: tuple[list[str], ...]


class Marks(NamedTuple):
    """How currencies are marked. Words of several parts are keyed by all their parts, in lower case.

    `scan` finds a number in digits with the word behind it, `token` the next word. `before_ends` are the last two
    letters of the marks of letters that may stand before a number, `openers` the words that may follow one: a number
    with neither, nor a sign, is dismissed at a glance.
    """

    scan: re.Pattern[str]
    token: re.Pattern[str]
    signs: str
    before: dict[str, Mark]
    before_ends: frozenset[str]
    behind: dict[str, Mark]
    openers: frozenset[str]
    names: dict[str, Mark]
    phrase_openers: frozenset[str]
    adjectives: dict[str, frozenset[str]]
    not_before: dict[str, frozenset[str]]
    not_behind: dict[str, frozenset[str]]


class Context(NamedTuple):
    """What stands around a figure: hedges by their last word, periods, and places that speak for a currency."""

    hedges: dict[str, tuple[tuple[str, str], ...]]
    period: re.Pattern[str]
    periods: dict[str, str]
    place: re.Pattern[str]
    places: dict[str, str]


class Connectives(NamedTuple):
    """What says that one figure is another, inside a sentence and across two, and what dates a claim."""

    links: dict[str, str]
    sentences: frozenset[str]
    fillers: tuple[str, ...]
    months: dict[str, int]
    as_of: tuple[str, ...]


class Lexicon(NamedTuple):
    """The words of one language, by what they are for."""

    language: str
    numerals: Numerals
    marks: Marks
    context: Context
    connectives: Connectives


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language, by its ISO 639-1 code; an unknown one falls back on English with the common signs."""
    return _build(language if language in languages() else FALLBACK)


@cache
def _build(language: str) -> Lexicon:
    tables = Tables(language)
    numerals = _numerals(tables)
    return Lexicon(language, numerals, _marks(tables, numerals), _context(tables), _connectives(tables))


def _numerals(tables: Tables) -> Numerals:
    group, point = next(row for _, row in tables.pairs("separators")).value.split()
    scales = {word: Scale(int(row.value), "glued" in row.note) for word, row in tables.pairs("scale")}
    return Numerals(
        group=group,
        point=point,
        scales=scales,
        words=tables.numbers(before_scale=False),
        openers=tables.numbers(before_scale=True),
        starts=_starts(tables, scales),
        range_joins=tables.values("range"),
        range_before=tables.values("range-before"),
        before_years=tuple([word] for word in tables.words("before-year")),
    )


def _marks(tables: Tables, numerals: Numerals) -> Marks:
    signs, names = tables.marks("sign"), tables.marks("name")
    codes = _codes(tables)
    before, behind = codes | tables.marks("mark") | signs, codes | tables.marks("behind") | signs
    adjectives = {word.lower(): frozenset(value.split()) for word, value in tables.values("adjective").items()}
    characters = "".join(sorted({word[-1] for word in signs if not word[-1].isalpha()}))
    phrases = (phrase.split() for phrase in (*names, *adjectives))
    return Marks(
        scan=re.compile(rf"{NUMBER}(?:{_token(characters)})?"),
        token=re.compile(_token(characters)),
        signs=characters,
        before=before,
        before_ends=frozenset(word[-2:] for word in before if word[-1].isalnum() or word[-1] == "."),
        behind=behind,
        openers=frozenset(behind) | _cased(phrase.split()[0] for phrase in (*numerals.scales, *names, *adjectives)),
        names=names,
        phrase_openers=frozenset(parts[0] for parts in phrases if len(parts) > 1 or parts[0] in adjectives),
        adjectives=adjectives,
        not_before=tables.denied("not-before"),
        not_behind=tables.denied("not-behind"),
    )


def _codes(tables: Tables) -> dict[str, Mark]:
    weak = set(tables.words("weak-code"))
    codes = {code: Mark((code,), 1, Decimal(1), code in weak, word=code) for code in currencies.codes()}
    return codes | tables.marks("code")


def _cased(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand, with a capital, and in capitals."""
    return frozenset(cased for word in words for cased in (word, word.capitalize(), word.upper()))


def _context(tables: Tables) -> Context:
    periods, places = tables.values("per"), tables.values("place")
    return Context(
        hedges=_by_last_word(tables.values("hedge")),
        period=re.compile(rf"[ -]?({_alternatives(tables.words('per'))})\b"),
        periods=periods,
        place=re.compile(rf"(?:{_alternatives(tables.words('place'))})\b"),
        places=places,
    )


def _connectives(tables: Tables) -> Connectives:
    return Connectives(
        links={word: value for word, value in tables.values("link").items() if value != "sentence"},
        sentences=frozenset(tables.words("link", "sentence")),
        fillers=tables.words("filler"),
        months={word.lower(): int(value) for word, value in tables.values("month").items()},
        as_of=tables.words("as-of"),
    )


# Digits with any grouping; a space groups only behind at most three digits and before exactly three.
NUMBER = "(\\d+(?:[.,]\\d+|(?<!\\d{4})[ \u00a0\u202f\u2009'’]\\d{3}(?!\\d))*)"


def _token(signs: str) -> str:
    """What may stand behind a number, and what parts it: an abbreviation with points, a word ("US$"), a sign.

    A line may break before a word in small letters; before others it parts the cells of a table.
    """
    signs = re.escape(signs)
    return rf"([ \u00a0\u202f-]?|\n(?=[a-z]))((?:[A-Z]\.){{2,}}|[^\W\d_]+[{signs}]?|[{signs}])"


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _starts(tables: Tables, scales: dict[str, Scale]) -> tuple[re.Pattern[str], ...]:
    """Where a number in words may begin: behind a space, behind other marks, and in capitals.

    Apart, each begins with few or rare characters, and together they scan several times faster than one for all.
    """
    spelt = "|".join(word for word, scale in scales.items() if len(word) > 3 and not scale.glued)
    lower: dict[str, str] = {}
    for word, row in tables.pairs("number"):
        condition = rf"(?=[ -](?:{spelt})\b)" if "scale" in row.note else "(?=[ -])"
        lower[word] = re.escape(word) + condition
    upper = {word.capitalize(): row[0].upper() + row[1:] for word, row in lower.items()}
    return tuple(re.compile(p) for p in (rf" (?:{_tree(lower)})", rf"[(\[\"'“‘–—\n/-](?:{_tree(lower)})", _tree(upper)))


def _tree(words: dict[str, str]) -> str:
    """Alternatives gathered by their first letter, so that most places fail at once."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        branches.setdefault(word[0], []).append(words[word][1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in branches.items())


def _by_last_word(hedges: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Hedges by their last word, the longest first, so that one look tells whether a word ends a hedge."""
    table: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(hedges, key=len, reverse=True):
        table.setdefault(phrase.split()[-1], []).append((phrase, hedges[phrase]))
    return {last: tuple(phrases) for last, phrases in table.items()}
