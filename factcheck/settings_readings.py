"""What a desk means by a name or sign that several currencies share: `won = "KPW"`, `dollar = "AUD"`, `"$" = "MXN"`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.language.tables import Mark, Tables, languages

_KINDS = ("sign", "name", "mark", "behind")
_KIN = 2  # names without a default are the same name if they have so many currencies in common


def shared() -> tuple[str, ...]:
    """The names and signs that several currencies share, in all languages."""
    return tuple(sorted(_marks()))


def possible(name: str) -> tuple[str, ...]:
    """The currencies that a name or sign can mean; empty where it is none, or means but one."""
    return tuple(dict.fromkeys(code for mark in _marks().get(_key(name), ()) for code in mark.readings))


def readings(meant: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The reading of each word that is set: a name sets the signs and words of its kind, too; the exact word wins."""
    found: dict[str, str] = {}
    for name, code in meant.items():
        if any(character.isalpha() for character in name):
            found |= dict.fromkeys(_kin(_key(name), code), code)
    for name, code in meant.items():
        found |= {mark.word: code for mark in _marks()[_key(name)]}
    return tuple(sorted(found.items()))


def _kin(name: str, code: str) -> Iterator[str]:
    """The words for the same thing that can mean a currency: "dollar" reaches "$", "dollars" and "cents"."""
    for own in _marks()[name]:
        for marks in _marks().values():
            yield from (mark.word for mark in marks if code in mark.readings and _alike(own, mark))


def _alike(own: Mark, other: Mark) -> bool:
    if own.defaults == 0 and other.defaults == 0:
        return len(set(own.readings) & set(other.readings)) >= _KIN
    return own.readings[0] == other.readings[0]


def _key(name: str) -> str:
    """A name as it is looked for; a plural is its singular's row."""
    return name if name in _marks() else name.lower()


@cache
def _marks() -> dict[str, tuple[Mark, ...]]:
    """Every mark with several readings, by its word, in any language."""
    found: dict[str, dict[Mark, None]] = {}
    for language in languages():
        tables = Tables(language)
        for kind in _KINDS:
            for word, mark in tables.marks(kind).items():
                if len(mark.readings) > 1:
                    found.setdefault(word, {})[mark] = None
    return {word: tuple(marks) for word, marks in found.items()}
