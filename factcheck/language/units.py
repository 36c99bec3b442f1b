"""Units of measure: what each is worth, which names have several readings, and how a language calls them.

The factors are in `units.tsv`, the names in `data/units/`, a table for each language beside the one that all share.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from factcheck.language.expression import Expression
from factcheck.language.lexicon import ALIASES
from factcheck.language.tables import DATA, Row, rows
from rates.values import NamedTuple

KEY = 2
"""Names are found by their first letters, this many."""
PER_HOUR = "per hour"
_HERE = os.path.dirname(os.path.abspath(__file__))
_HEAD = Expression(r"[^\W\d_]*")
_HOURLY = {"km": "km/h", "kilo": "km/h", "mi": "mph"}


class Unit(NamedTuple):
    """A unit: what one is worth in the base unit of its dimension, `offset` added before; `inverse`: divided by it."""

    symbol: str
    dimension: str
    factor: Decimal
    offset: Decimal
    inverse: bool
    system: str
    source: str

    def to_base(self, value: Decimal) -> Decimal:
        """A value of this unit in the base unit of the dimension."""
        return self.factor / value if self.inverse else (value + self.offset) * self.factor

    def from_base(self, value: Decimal) -> Decimal:
        """A value of the base unit in this one."""
        return self.factor / value if self.inverse else value / self.factor - self.offset


class UnitWords(NamedTuple):
    """How a language names units and what it says around them.

    `names` gives for the first two letters (one, for a name of one letter) the names that begin so, the longest
    first, with symbol and whether the name is `glued` to its digits. `heads` are their first words, `glued` those of
    glued names alone. `before` are words before a number that make its unit another one (摄氏, 시속), `one` those that
    stand for a number (a mile, half a mile), `asides` may end a bracket.
    """

    names: dict[str, tuple[tuple[str, str, bool], ...]]
    heads: frozenset[str]
    glued: frozenset[str]
    before: dict[str, str]
    minus: Expression | None
    difference: Expression | None
    equal: Expression | None
    one: dict[str, Decimal]
    nominal: Expression | None
    water: Expression | None
    asides: tuple[str, ...]


@cache
def units() -> dict[str, Unit]:
    """All units by their symbol."""
    return {fields[1]: _unit(*fields) for fields in _fields() if len(fields) == len(Unit._fields) - 1}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return {fields[1]: tuple(fields[2].split()) for fields in _fields() if fields[0] == "reading"}


@cache
def kin(symbol: str) -> tuple[Unit, ...]:
    """The other units that one is taken for."""
    groups = (fields[2].split() for fields in _fields() if fields[0] == "kin")
    found = dict.fromkeys(one for group in groups if symbol in group for one in group if one != symbol)
    return tuple(units()[one] for one in found)


def called(symbol: str, *, one: bool = False) -> str:
    """What a unit is called in a sentence, of several or of one."""
    return _called().get(symbol, (symbol, symbol))[not one]


@cache
def _called() -> dict[str, tuple[str, str]]:
    return {fields[1]: (fields[2], fields[3]) for fields in _fields() if fields[0] == "called"}


@cache
def base(dimension: str) -> str:
    """The symbol of the base unit of a dimension."""
    return next(unit.symbol for unit in units().values() if unit.dimension == dimension and unit.factor == 1)


def readings(symbol: str) -> tuple[Unit, ...]:
    """The units that a symbol may stand for, the likeliest first; none for one that is no unit of measure."""
    known = units()
    return tuple(known[one] for one in _readings().get(symbol, (symbol,)) if one in known)


@cache
def dimensions(symbol: str) -> frozenset[str]:
    """The dimensions that a symbol may have."""
    return frozenset(unit.dimension for unit in readings(symbol))


@cache
def unit_words(language: str | None) -> UnitWords:
    """What a language says of units; where it has no table of its own, the symbols that all share."""
    code = ALIASES.get(language or "", language or "en")
    found: dict[str, list[Row]] = {}
    own = rows(f"units/{code}") if os.path.exists(os.path.join(DATA, "units", f"{code}.tsv")) else ()
    for row in (*rows("units/common"), *own):
        found.setdefault(row.kind, []).append(row)
    words = {kind: [word for row in of_kind for word in row.words] for kind, of_kind in found.items()}
    heads = _heads(row for row in found["name"] if "glued" not in row.note)
    return UnitWords(
        names=_names(found["name"]),
        heads=heads,
        glued=_heads(found["name"]) - heads,
        before={word: row.value for row in found.get("before", ()) for word in row.words},
        minus=_ending(words.get("minus", ())),
        difference=_anywhere(words.get("difference", ())),
        equal=_ending(words.get("equal", ())),
        one={word: _ratio(row.value) for row in found.get("one", ()) for word in row.words},
        nominal=_ending(words.get("nominal", ())),
        water=_anywhere(words.get("water", ())),
        asides=tuple(words.get("aside", ())),
    )


def comparable(first: str | None, second: str | None, between: str, words: UnitWords) -> bool:
    """Whether two symbols may measure the same thing; of water a mass is a volume too."""
    one, other = dimensions(first or ""), dimensions(second or "")
    if one & other:
        return True
    return one | other >= {"mass", "volume"} and bool(words.water and words.water.search(between))


def hourly(symbol: str) -> str:
    """The speed that a length each hour is."""
    return _HOURLY.get(symbol, symbol)


def _fields() -> list[list[str]]:
    with open(os.path.join(_HERE, "units.tsv"), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def _unit(dimension: str, symbol: str, factor: str, form: str, system: str, source: str) -> Unit:
    inverse = form == "inverse"
    return Unit(symbol, dimension, _ratio(factor), Decimal(0 if inverse else form or 0), inverse, system, source)


def _ratio(written: str) -> Decimal:
    """A number written as a decimal or a ratio of two."""
    above, _, below = written.partition("/")
    return Decimal(above) / Decimal(below or 1)


def _names(found: Iterable[Row]) -> dict[str, tuple[tuple[str, str, bool], ...]]:
    table: dict[str, dict[str, tuple[str, bool]]] = {}
    for row in found:
        for word in row.words:
            name = word.lower().replace("-", " ")
            table.setdefault(name[:KEY], {})[name] = (row.value, "glued" in row.note)
    return {
        key: tuple((name, *names[name]) for name in sorted(names, key=len, reverse=True))
        for key, names in table.items()
    }


def _heads(found: Iterable[Row]) -> frozenset[str]:
    """The first words of names, none for names that begin with a sign."""
    return frozenset(_HEAD.findall(word.lower())[0] for row in found for word in row.words)


def _ending(words: Iterable[str]) -> Expression | None:
    """One of the words right before a place of the text."""
    if not words:
        return None
    return Expression(lambda: rf"(?<![A-Za-zÀ-ÿ])({_either(words)})[\s-]?$", re.IGNORECASE)


def _anywhere(words: Iterable[str]) -> Expression | None:
    return Expression(lambda: rf"(?<![A-Za-zÀ-ÿ])(?:{_either(words)})", re.IGNORECASE) if words else None


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
