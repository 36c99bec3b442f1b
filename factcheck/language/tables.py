"""The data files of a language, line by line: kind, words, value and note, parted by tabs.

The files lie in `data/`; `common.tsv` holds what every language shares. A value "USD; AUD CAD" is the default readings
and those that need evidence; a leading number is the worth of a minor unit ("0.01 USD").
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from rates.values import NamedTuple

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


ONE = Decimal(1)


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
    A `coin` counts behind notes only; a `counter` ends the figure whatever mark stands in front (美金500元); behind a
    `final` one the phrase ends (10 grand, no grand slam). One is `contradicted` by readings
    of another mark on the other side, of which either may be a slip (R$ 5 milhões de euros).
    """

    readings: tuple[str, ...]
    defaults: int
    unit: Decimal
    weak: bool = False
    glued: bool = False
    measure: bool = False
    word: str = ""
    coin: bool = False
    counter: bool = False
    final: bool = False
    contradicted: tuple[str, ...] = ()

    def written(self, word: str) -> Mark:
        """The mark as one of the words that write it."""
        return tuple.__new__(Mark, (*self[:6], word, *self[7:]))


class Scale(NamedTuple):
    """A scale word: its power of ten, whether it is glued to the digits, a point may end it, it may open a number."""

    exponent: int
    glued: bool
    abbreviation: bool
    opens: bool


def rows(name: str) -> Iterator[Row]:
    """The lines of a data file, without comments."""
    with open(os.path.join(DATA, f"{name}.tsv"), encoding="utf-8") as file:
        lines = file.read().split("\n")
    for line in lines:
        if line and line[0] != "#":
            kind, words, value, note = f"{line}\t\t\t".split("\t", 4)[:4]
            yield Row(kind, tuple(words.split(", ")), value, note)


def mark(value: str, note: str = "", word: str = "") -> Mark:
    """A mark from the value and note of a line."""
    head, _, rest = value.partition(";")
    first = head.split()
    unit = Decimal(first.pop(0)) if first and first[0][0].isdigit() else ONE
    readings = (*first, *rest.split())
    if not note:
        return Mark(readings, len(first), unit, False, False, False, word)
    return Mark(
        readings,
        len(first),
        unit,
        "weak" in note,
        "glued" in note,
        "unit" in note,
        word,
        "coin" in note,
        "counter" in note,
        "final" in note,
    )


def scale(value: str, note: str) -> Scale:
    """A scale from the value and note of a line."""
    return Scale(int(value), "glued" in note, "abbreviation" in note, "opens" in note)


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a data file."""
    return tuple(sorted(name[:-4] for name in os.listdir(DATA) if name.endswith(".tsv") and name != "common.tsv"))


class Tables:
    """The lines of a language and those that all share, sorted into what the grammar asks for.

    Names of the Unicode CLDR lie under those written by hand, which win.
    """

    def __init__(self, language: str) -> None:
        self.rows: dict[str, list[Row]] = {}
        named = os.path.join("cldr", language)
        listed = rows(named) if os.path.exists(os.path.join(DATA, f"{named}.tsv")) else ()
        for row in (*rows("common"), *listed, *rows(language)):
            self.rows.setdefault(row.kind, []).append(row)

    def pairs(self, *kinds: str) -> Iterator[tuple[str, Row]]:
        """Every word of some kinds with its line."""
        return ((word, row) for kind in kinds for row in self.rows.get(kind, ()) for word in row.words)

    def words(self, kind: str, *values: str) -> tuple[str, ...]:
        """The words of a kind, or those with one of some values, the longest first."""
        found = (word for word, row in self.pairs(kind) if not values or row.value in values)
        return tuple(sorted(found, key=len, reverse=True))

    def values(self, kind: str) -> dict[str, str]:
        """The value of each word of a kind."""
        return {word: row.value for word, row in self.pairs(kind)}

    def marks(self, kind: str) -> dict[str, Mark]:
        """The currency mark that each word of a kind is."""
        found = {}
        for row in self.rows.get(kind, ()):
            meant = mark(row.value, row.note)
            for word in row.words:
                found[word] = meant.written(word)
        return found

    def numbers(self, *, before_scale: bool) -> dict[str, Decimal]:
        """Number words: those that count anywhere, or those that do before a scale only."""
        return {word: Decimal(row.value) for word, row in self.pairs("number") if ("scale" in row.note) is before_scale}

    def denied(self, kind: str) -> dict[str, frozenset[str]]:
        """For each name that the value of a line lists: the words of the line, which deny it."""
        found: dict[str, set[str]] = {}
        for word, row in self.pairs(kind):
            for name in row.value.split(", "):
                found.setdefault(name, set()).add(word)
        return {name: frozenset(words) for name, words in found.items()}


@cache
def tables(language: str) -> Tables:
    """The lines of a language, read once."""
    return Tables(language)
