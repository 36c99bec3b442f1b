"""What stands between two figures, as a row of codes, one for each phrase, word and mark.

o: "or"; e: "equals", in one word; E: the same in several; b: what also opens a sentence; s: what opens one only.
r: a rate ("at today's rate"); t: a time ("then"); a: "as of"; h: a hedge; f: a filler; c: "and"; p: "respectively".
x: "more" and the like; S: a subject ("that") and V: a verb ("is"), which together become b.
w: a word that no table knows, W: one with a capital; y: a year, d: another number. Marks stand for themselves.
"""

from __future__ import annotations

from functools import cache

from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.tables import tables
from rates.values import NamedTuple

WIDE = str.maketrans("（）［］〔〕【】，、；。／｜：＝≒・·،؛’｡—–−−～！？", "()[][][],,;./|:=≈,,,;'.----~!?")
WORD_OF_SIGNS = 4  # as many characters without spaces are counted as one word
SHORT = 2
_TOKEN = Expression(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|\S")
_SIGN = Expression(r"\d+|[A-Za-z]+|\s|.")
_KINDS = {"or": "o", "equal": "e", "both": "b", "sentence": "s"}
_CLAUSE = Expression(r"(?:S[htfr,]*)+[VeEbsr]|[bsrE][htf,]*VS?")
_YEAR = Expression(r"(?:19|20)\d\d")


class Phrases(NamedTuple):
    """The phrases of a language by their first word or character, longest first: their words, and their code.

    Those `behind` an amount say that it equals the one before ("denk", に相当); `particles` end its phrase (을, を).
    """

    known: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    unspaced: bool
    spaced: bool
    behind: tuple[str, ...]
    particles: tuple[str, ...]


@cache
def phrases(language: str) -> Phrases:
    """The phrases that may join two figures in a language."""
    words = lexicon(language)
    rows = tables(words.language)
    unspaced = "unspaced" in words.traits
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, code in _coded(words).items():
        parts = tuple(_parts(phrase, unspaced=unspaced))
        if parts and any(part.isalpha() for part in "".join(parts)):
            joined = "E" if code == "e" and (len(parts) > 1) else code
            table.setdefault(parts[0], []).append((parts, joined))
    known = {first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in table.items()}
    return Phrases(known, unspaced, "spaced" in words.traits, rows.words("behind-equal"), rows.words("particle"))


def _coded(words: Lexicon) -> dict[str, str]:
    """Every phrase with its code; what says that two figures are equal comes before all else."""
    joins, rows = words.connectives, tables(words.language)
    least = 1 if "unspaced" in words.traits else SHORT + 1  # "in 2018" closes a bracket, but "in" is like other words
    asides = [phrase.lower() for phrase in rows.words("aside") if len(phrase) >= least]
    hedges = {phrase: bound for known in words.context.hedges.values() for phrase, bound in known}
    coded = dict.fromkeys(joins.differences, "x") | dict.fromkeys(asides, "t")
    coded |= dict.fromkeys((filler.lower() for filler in joins.fillers), "f") | dict.fromkeys(joins.chains, "c")
    coded |= {phrase: "w" if bound == "none" else "h" for phrase, bound in hedges.items()}
    coded |= dict.fromkeys(joins.sentences, "s") | {phrase: _KINDS[kind] for phrase, kind in joins.links.items()}
    coded |= dict.fromkeys((phrase.lower() for phrase in joins.as_of), "a")
    coded |= {phrase: "b" for phrase in joins.sentences if phrase in joins.links}
    coded |= {phrase.lower(): "p" for phrase in rows.words("respectively")}
    rated = {phrase.lower() for phrase in rows.words("aside", "rate")} | joins.links.keys() & set(asides)
    coded |= dict.fromkeys(rated, "r")
    for kind, code in (("subject", "S"), ("verb", "V")):
        coded |= {phrase.lower(): code for phrase in rows.words(kind) if phrase.lower() not in coded}
    return coded


def _parts(text: str, *, unspaced: bool) -> list[str]:
    plain = " ".join(text.translate(WIDE).split())
    return (_SIGN if unspaced else _TOKEN).findall(plain)


def codes(gap: str, language: str, led: str = "") -> str:
    """The codes of what stands in a gap, behind those that it is `led` by. Words without spaces count by length."""
    known, unspaced, spaced = phrases(language)[:3]
    parts = _parts(gap, unspaced=unspaced)
    lowered = [part.lower() for part in parts]
    row: list[str] = []
    place = run = 0
    while place < len(parts):
        found = next((one for one in known.get(lowered[place], ()) if _stands(one[0], lowered, place, spaced)), None)
        if found is not None:
            row.append(found[1])
            place, run = place + len(found[0]), 0
            continue
        code = _code(parts[place])
        run = run + 1 if unspaced and code == "w" else 0
        row.append("" if run % WORD_OF_SIGNS > 1 else code)
        place += 1
    return _clauses(led + "".join(row))


def _clauses(row: str) -> str:
    """The codes with each subject and verb made one connective; what is left of them is like other words."""
    return _CLAUSE.sub("b", row).replace("S", "w").replace("V", "w") if "S" in row or "V" in row else row


def _stands(phrase: tuple[str, ...], parts: list[str], place: int, spaced: bool) -> bool:
    """Whether a phrase stands at a place; where words are parted, one of a letter or two only as a word."""
    end = place + len(phrase)
    if tuple(parts[place:end]) != phrase:
        return False
    if not spaced or len(phrase) > SHORT:
        return True
    return not (place and parts[place - 1].isalpha()) and not (end < len(parts) and parts[end].isalpha())


def _code(part: str) -> str:
    if part.isalpha() or part[0].isalpha():
        return "W" if part[0].isupper() else "w"
    if part.isdecimal():
        return "y" if _YEAR.fullmatch(part) else "d"
    return part.strip()
