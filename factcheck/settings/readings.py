"""What a desk means by a name or sign that several currencies share: `won = "KPW"`, `dollar = "AUD"`, `"$" = "MXN"`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from factcheck.language.tables import DATA, Mark, languages, mark

FIRST = "en"
SHARED = "common"
"""The table that all languages share."""
_KINDS = tuple(f"{kind}\t" for kind in ("sign", "name", "mark", "behind"))
_KIN = 2  # names without a default are the same name if they have so many currencies in common


def shared(language: str = "en") -> tuple[str, ...]:
    """The names and signs of a language that several currencies share."""
    marks = _marks(SHARED) | _marks(language)
    return tuple(sorted(word for word, found in marks.items() if len(found.readings) > 1))


def possible(name: str) -> tuple[str, ...]:
    """The currencies that a name or sign can mean; empty where it is none, or means but one in every language."""
    found = [found.readings for found in _owners(_key(name)).values() if len(found.readings) > 1]
    return tuple(dict.fromkeys(code for readings in found for code in readings))


def readings(meant: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The reading of each word that is set: a name sets the signs and words of its kind, too; the exact word wins."""
    found: dict[str, str] = {}
    for name, code in meant.items():
        if any(character.isalpha() for character in name):
            found |= dict.fromkeys(_kin(_key(name), code), code)
    return tuple(sorted((found | {_key(name): code for name, code in meant.items()}).items()))


def _kin(name: str, code: str) -> Iterator[str]:
    """The words for the same thing that can mean a currency: "dollar" reaches "$", "dollars" and "cents".

    A word counts as it is meant in the language of the name, English if it is an English one: a pound is a lira in
    Italian, and no lira in English; cents are euro cents in French, and of dollars in English.
    """
    known = _owners(name)
    owners = {FIRST: known[FIRST]} if FIRST in known else known
    for word, tables in _index().items():
        own = [(one, other) for table, one in owners.items() if (other := tables.get(table) or tables.get(SHARED))]
        pairs = own or [(one, other) for other in tables.values() for one in owners.values()]
        if all(code in other.readings for _, other in pairs) and (all if own else any)(_alike(*pair) for pair in pairs):
            yield word


def _alike(own: Mark, other: Mark) -> bool:
    if len(other.readings) < _KIN:
        return False
    if own.defaults == 0 and other.defaults == 0:
        return len(set(own.readings) & set(other.readings)) >= _KIN
    return own.readings[0] == other.readings[0]


def _owners(word: str) -> dict[str, Mark]:
    """What a word means, by the table that has it."""
    return _index().get(word, {})


def _key(name: str) -> str:
    """A name as the tables have it, whatever its capitals."""
    return name if _owners(name) else name.lower()


@cache
def _index() -> dict[str, dict[str, Mark]]:
    found: dict[str, dict[str, Mark]] = {}
    for table in (SHARED, *languages()):
        for word, meaning in _marks(table).items():
            found.setdefault(word, {})[table] = meaning
    return found


@cache
def _marks(table: str) -> dict[str, Mark]:
    """Every mark of a table by its word. Other lines, which are most, are passed by."""
    found: dict[str, Mark] = {}
    with open(os.path.join(DATA, f"{table}.tsv"), encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(_KINDS):
                _, words, value, note = [*line.rstrip("\n").split("\t"), ""][:4]
                found |= dict.fromkeys((word.strip() for word in words.split(", ")), mark(value.strip(), note))
    return found
