"""What a language knows of money: the words of its data file, compiled once into tables and expressions.

The files in `data/` are tables of kind, words, value and note, parted by tabs; `common.tsv` holds what every language
shares. A value "USD; AUD CAD" is the default readings and those that need evidence; a leading number is the worth of a
minor unit ("0.01 USD"). Adding a language is adding one file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rates import currencies

DATA = os.path.join(os.path.dirname(__file__), "data")
FALLBACK = "en"


class Row(NamedTuple):
    """A line of a data file."""

    kind: str
    words: tuple[str, ...]
    value: str
    note: str


class Mark(NamedTuple):
    """A currency mark: the readings it can have, how many of them need no evidence, and how far it may be trusted.

    One default is the reading unless the document speaks for others too; several, or none, stand on equal footing.
    `unit` is what one is worth in the main unit (a cent: 0.01). A `weak` mark needs a scale, four digits or other
    evidence beside it, and digits are none where it names a `measure` too; a `glued` one stands directly behind them.
    """

    readings: tuple[str, ...]
    defaults: int
    unit: Decimal
    weak: bool = False
    glued: bool = False
    measure: bool = False
    word: str = ""


class Scale(NamedTuple):
    """A scale word: its power of ten, and whether it must be glued to the digits."""

    exponent: int
    glued: bool


class Lexicon(NamedTuple):
    """The tables of one language. Words of several parts are keyed by all their parts, in lower case.

    `before_ends` are the last two letters of the marks of letters that may stand before a number, `openers` the words
    that may follow one: a number with neither, nor a sign, is dismissed at a glance.
    """

    language: str
    group: str
    point: str
    scales: dict[str, Scale]
    numbers: dict[str, Decimal]
    scale_openers: dict[str, Decimal]
    names: dict[str, Mark]
    phrase_openers: frozenset[str]
    adjectives: dict[str, frozenset[str]]
    before: dict[str, Mark]
    before_ends: frozenset[str]
    behind: dict[str, Mark]
    openers: frozenset[str]
    signs: str
    hedges: dict[str, tuple[tuple[str, str], ...]]
    range_joins: dict[str, str]
    range_before: dict[str, str]
    not_before: dict[str, frozenset[str]]
    not_behind: dict[str, frozenset[str]]
    periods: dict[str, str]
    places: dict[str, str]
    links: dict[str, str]
    sentence_links: frozenset[str]
    fillers: tuple[str, ...]
    months: dict[str, int]
    as_of: tuple[str, ...]
    scan: re.Pattern[str]
    token: re.Pattern[str]
    scan_words: tuple[re.Pattern[str], ...]
    period: re.Pattern[str]
    place: re.Pattern[str]


def rows(name: str) -> Iterator[Row]:
    """The lines of a data file, without comments."""
    with open(os.path.join(DATA, f"{name}.tsv"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                kind, words, value, note = (line.rstrip("\n").split("\t") + ["", "", ""])[:4]
                yield Row(kind, tuple(word.strip() for word in words.split(", ")), value.strip(), note)


def mark(value: str, note: str = "", word: str = "") -> Mark:
    """A mark from the value and note of a line."""
    head, _, rest = value.partition(";")
    first = head.split()
    unit = Decimal(first.pop(0)) if first and first[0][0].isdigit() else Decimal(1)
    readings = (*first, *rest.split())
    return Mark(readings, len(first), unit, "weak" in note, "glued" in note, "unit" in note, word)


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a data file."""
    return tuple(sorted(name[:-4] for name in os.listdir(DATA) if name.endswith(".tsv") and name != "common.tsv"))


@lru_cache(maxsize=None)
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language, by its ISO 639-1 code; an unknown one falls back on English with the common signs."""
    return _build(language if language in languages() else FALLBACK)


class _Tables:
    """The lines of a language, sorted into what the grammar asks for."""

    def __init__(self, language: str) -> None:
        self.rows: dict[str, list[Row]] = {}
        for row in (*rows("common"), *rows(language)):
            self.rows.setdefault(row.kind, []).append(row)

    def pairs(self, *kinds: str) -> Iterator[tuple[str, Row]]:
        return ((word, row) for kind in kinds for row in self.rows.get(kind, ()) for word in row.words)

    def marks(self, *kinds: str) -> dict[str, Mark]:
        return {word: mark(row.value, row.note, word) for word, row in self.pairs(*kinds)}

    def values(self, kind: str) -> dict[str, str]:
        return {word: row.value for word, row in self.pairs(kind)}


def _codes(tables: _Tables) -> dict[str, Mark]:
    weak = {word for word, _ in tables.pairs("weak-code")}
    codes = {code: Mark((code,), 1, Decimal(1), code in weak, word=code) for code in currencies.codes()}
    return codes | tables.marks("code")


@lru_cache(maxsize=None)
def _build(language: str) -> Lexicon:
    tables, codes = _Tables(language), {}
    codes = _codes(tables)
    signs = tables.marks("sign")
    scales = {word: Scale(int(row.value), "glued" in row.note) for word, row in tables.pairs("scale")}
    numbers = {word: Decimal(row.value) for word, row in tables.pairs("number") if "scale" not in row.note}
    scale_openers = {word: Decimal(row.value) for word, row in tables.pairs("number") if "scale" in row.note}
    names = tables.marks("name")
    adjectives = {word.lower(): frozenset(value.split()) for word, value in tables.values("adjective").items()}
    before, behind = codes | tables.marks("mark") | signs, codes | tables.marks("behind") | signs
    sign_characters = "".join(sorted({word[-1] for word in signs if not word[-1].isalpha()}))
    first_words = {phrase.split()[0] for phrase in (*scales, *names, *adjectives)}
    group, point = next(row for _, row in tables.pairs("separators")).value.split()
    places = tables.values("place")
    periods = tables.values("per")
    return Lexicon(
        language=language,
        group=group,
        point=point,
        scales=scales,
        numbers=numbers,
        scale_openers=scale_openers,
        names=names,
        phrase_openers=frozenset(phrase.split()[0] for phrase in (*names, *adjectives) if " " in phrase or phrase in adjectives),
        adjectives=adjectives,
        before=before,
        before_ends=frozenset(word[-2:] for word in before if word[-1].isalnum() or word[-1] == "."),
        behind=behind,
        openers=frozenset({*first_words, *(word.capitalize() for word in first_words), *(word.upper() for word in first_words), *behind}),
        signs=sign_characters,
        hedges=_by_last_word(tables.values("hedge")),
        range_joins=tables.values("range"),
        range_before=tables.values("range-before"),
        not_before=_invert(tables, "not-before"),
        not_behind=_invert(tables, "not-behind"),
        periods=periods,
        places=places,
        links={word: row.value for word, row in tables.pairs("link") if row.value != "sentence"},
        sentence_links=frozenset(word for word, row in tables.pairs("link") if row.value == "sentence"),
        fillers=tuple(sorted((word for word, _ in tables.pairs("filler")), key=len, reverse=True)),
        as_of=tuple(word for word, _ in tables.pairs("as-of")),
        months={word.lower(): int(value) for word, value in tables.values("month").items()},
        scan=re.compile(rf"{NUMBER}(?:([ \u00a0\u202f-]?)({_token(sign_characters)}))?"),
        token=re.compile(rf"([ \u00a0\u202f-]?)({_token(sign_characters)})"),
        scan_words=_scan_words(tables, scales),
        period=re.compile(rf"[ -]?({_alternatives(periods)})\b"),
        place=re.compile(rf"(?:{_alternatives(places)})\b"),
    )


# Digits with any grouping; a space groups only behind at most three digits and before exactly three.
NUMBER = "(\\d+(?:[.,]\\d+|(?<!\\d{4})[ \u00a0\u202f\u2009'’]\\d{3}(?!\\d))*)"


def _token(signs: str) -> str:
    """What may stand behind a number: an abbreviation with points, a word (with a sign: "US$"), a sign."""
    return rf"(?:[A-Z]\.){{2,}}|[^\W\d_]+[{re.escape(signs)}]?|[{re.escape(signs)}]"


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _scan_words(tables: _Tables, scales: dict[str, Scale]) -> tuple[re.Pattern[str], ...]:
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


def _invert(tables: _Tables, kind: str) -> dict[str, frozenset[str]]:
    """For each name of the value: the words that deny it."""
    denied: dict[str, set[str]] = {}
    for word, row in tables.pairs(kind):
        for name in row.value.split(", "):
            denied.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in denied.items()}
