"""The regular expressions of a language, built from its words, none of which can backtrack badly."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.language.tables import Scale, Tables

SPACES = " \u00a0\u202f"
# Digits with any grouping; a space groups only behind at most three digits and before exactly three.
DIGITS = "\\d+(?:[.,]\\d+|(?<!\\d{4})[ \u00a0\u202f\u2009'’]\\d{3}(?!\\d))*"
LONGEST_NATIVE = 24
SCALE_HEAD = 3
# What parts the words of a number. Not one class: a class with a character beyond Latin-1 is slow to compile.
WITHIN = "(?:[ '-]|’)"
# Of a longer word only the beginning is read: scripts without spaces run on, and the cost must stay linear.
LONGEST_WORD = 40


def number(units: Iterable[str]) -> str:
    """A number in digits; where a language counts in units (만, 億), with all that belong to it: "1조 3700억"."""
    if not units:
        return f"({DIGITS})"
    wide = DIGITS.replace("[.,]", "[.,，．]")
    return rf"({wide}(?:[ ]?[{''.join(units)}](?:[ ]?\d+(?:[.,]\d+)*)?)*)"


def token(signs: str, words: Iterable[str]) -> str:
    """What may stand behind a number, and what parts it: an abbreviation with points, a word ("US$"), a sign.

    Where names carry endings or run into the next word, `words` are those to look for at the beginning. A line may
    break before a word in small letters or a code; before others it parts the cells of a table. "12,-" is 12,00.
    """
    signs = re.escape(signs)
    known = f"{tree({word: re.escape(word) for word in words})}|" if words else ""
    letters = rf"[^\W\d_]{{1,{LONGEST_WORD}}}[{signs}]?"
    gap = r"( |[,.][-–—] ?|[\u00a0\u202f'’-]|\n(?=[^\W\d_A-Z]|[A-Z]{2,4}\b(?! ?\d))|)"
    return rf"{gap}({known}(?:[A-Z]\.){{2,}}|{letters}|[{signs}])"


def starts(tables: Tables, scales: dict[str, Scale], *, compound: bool) -> tuple[re.Pattern[str], ...]:
    """Where a number in words may begin: behind a space, behind other marks, and in capitals.

    Apart, each begins with few or rare characters, and together they scan several times faster than one for all.
    Where numbers are written as one word (`compound`), any word that begins like a number is looked at.
    """
    # Only the first letters of a scale, in either case: what follows an opener is read in full later.
    heads = {word[:SCALE_HEAD] for word, scale in scales.items() if not scale.glued}
    before_scale = f"(?=[ -](?:{alternatives(heads | {head.capitalize() for head in heads})}))"
    opening = [word for word, row in tables.pairs("number") if "scale" in row.note]
    plain = [word for word, row in tables.pairs("number") if "scale" not in row.note]
    plain += [word for word, scale in scales.items() if scale.opens]
    ended = "" if compound else f"(?={WITHIN})"
    lower = f"(?:{_spaced(plain)}){ended}" + (f"|(?:{_spaced(opening)}){before_scale}" if opening else "")
    patterns = [f" (?:{lower})", rf"[(\[\"'“‘„«–—\n/-](?:{lower})", f"(?:{_spaced(map(str.capitalize, plain))}){ended}"]
    if opening:
        patterns.append(f"(?:{_spaced(map(str.capitalize, opening))}){before_scale}")
    return tuple(re.compile(pattern) for pattern in patterns) if plain else ()


def _spaced(words: Iterable[str]) -> str:
    """Any of the words, whose parts may be joined by hyphens as well."""
    return tree({word: re.escape(word).replace(r"\ ", WITHIN) for word in words})


def native(digits: Iterable[str], units: dict[str, int], names: Iterable[str]) -> re.Pattern[str] | None:
    """A number in the characters of a language that counts in units: 三千五百, 삼천만. None begins vaguely (余, 여).

    A digit alone is one right before what may be a name of several characters (三美元, 一ユーロ), not in a fraction.
    """
    powers = "".join(unit for unit, power in units.items() if power)
    first, characters = "".join((*digits, powers)), "".join((*digits, *units))
    if not characters:
        return None
    heads = "".join(sorted({name[0] for name in names if len(name) > 1 and not name.isascii()}))
    alone = rf"|(?<![・·.点點第])[{''.join(digits)}](?=[{re.escape(heads)}])" if heads else ""
    return re.compile(rf"[{first}][{characters}]{{1,{LONGEST_NATIVE - 1}}}|[{powers}]{alone}")


def alternatives(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def tree(words: dict[str, str]) -> str:
    """Alternatives gathered by their first letter, so that most places fail at once."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        branches.setdefault(word[0], []).append(words[word][len(re.escape(word[0])) :])
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items())
