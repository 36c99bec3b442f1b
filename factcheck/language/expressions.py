"""The regular expressions of a language, built from its words, none of which can backtrack badly."""

from __future__ import annotations

import re
from collections.abc import Iterable

SPACES = " \u00a0\u202f"
# The decimal digits of the scripts of living languages, as "\\d" has them: a search of a whole text for such a set is
# faster, though it takes longer to compile.
ZEROS = "0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０"
DIGIT = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS)
# Digits with any grouping; a space groups only behind at most three digits and before exactly three. A search for one
# character is faster than one for a repetition, so the first digit stands apart. No digit taken is given back, which
# keeps the cost of a long run of them linear; groups are, for Python before 3.11.5 errs where they are not.
DIGITS = "\\d\\d*+(?:[.,]\\d++|(?<!\\d{4})[ \u00a0\u202f\u2009'’]\\d{3}(?!\\d))*"
LONGEST_NATIVE = 24
# Of a longer word only the beginning is read: scripts without spaces run on, and the cost must stay linear.
LONGEST_WORD = 40


def number(units: Iterable[str], separators: str = "") -> str:
    """A number in digits; where a language counts in units (만, 億), with all that belong to it: "1조 3700억".

    `separators` are those of a language besides comma and point: ۲٫۵.
    """
    if not units:
        return f"({DIGITS.replace('[.,]', f'[.,{separators}]')})"
    wide = DIGITS.replace("[.,]", "[.,，．]")
    return rf"({wide}(?:[ ]?[{''.join(units)}](?:[ ]?\d++(?:[.,]\d++)*)?)*)"


def searched(units: Iterable[str], separators: str = "") -> str:
    """The same, for a search of whole texts."""
    return number(units, separators).replace(r"\d", f"[{DIGIT}]", 1)


def token(signs: str) -> str:
    """What may stand behind a number, and what parts it: an abbreviation with points, a word ("US$"), a sign.

    A line may break before a word in small letters or a code; before others it parts the cells of a table. "12,-" is
    12,00.
    """
    signs = re.escape(signs)
    letters = rf"[^\W\d_]{{1,{LONGEST_WORD}}}[{signs}]?"
    gap = r"( |[,.][-–—] ?|[\u00a0\u202f'’-]|\n(?=[^\W\d_A-Z]|[A-Z]{2,4}\b(?! ?\d))|)"
    return rf"{gap}((?:[A-Z]\.){{2,}}|{letters}|[{signs}])"


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


def by_endings(phrases: Iterable[str]) -> str:
    """Any of the phrases, the longest first, gathered by their last words: short where many end alike."""
    heads: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        head, _, last = phrase.rpartition(" ")
        heads.setdefault(last, []).append(head)
    gathered: list[str] = []
    for last, found in heads.items():
        before = [head for head in found if head]
        led = rf"(?:{by_endings(before)})\ " if before else ""
        gathered.append(f"(?:{led})?{re.escape(last)}" if before and "" in found else led + re.escape(last))
    return "|".join(gathered)


def tree(words: dict[str, str]) -> str:
    """Alternatives gathered by their first letter, so that most places fail at once."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        branches.setdefault(word[0], []).append(words[word][len(re.escape(word[0])) :])
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items())


def trie(words: Iterable[str], depth: int = 3) -> str:
    """Any of many words, the longest first, gathered by their first letters one by one."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        rests.setdefault(word[:1], []).append(word[1:])
    if not depth or len(rests) == 1 and not any(rests):
        return "|".join(re.escape(first + rest) for first, found in rests.items() for rest in found)
    branches = ((first, found) for first, found in rests.items() if first)
    gathered = "|".join(
        re.escape(first + found[0]) if len(found) == 1 else f"{re.escape(first)}(?:{trie(found, depth - 1)})"
        for first, found in branches
    )
    return f"{gathered}|" if "" in rests else gathered
