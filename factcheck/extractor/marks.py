"""Currency marks on either side of a number: signs, codes, letters, names with their adjectives, and scale words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factcheck.language.lexicon import Lexicon
from factcheck.language.tables import Mark

LONGEST_MARK = 6
MOST_PARTS = 4
SPACES = " \u00a0\u202f"


class Right(NamedTuple):
    """What stands behind a number: the power of ten and where its words end, the mark and where that ends."""

    exponent: int
    scale_end: int
    mark: Mark | None
    end: int


def right(text: str, position: int, lexicon: Lexicon) -> Right:
    """Scale words, then adjectives and a currency name, a code or a sign, from `position` on."""
    exponent, position = _scales(text, position, lexicon)
    match = lexicon.marks.token.match(text, position)
    if match is None:
        return Right(exponent, position, None, position)
    token, end = match[2], match.end()
    sign = lexicon.marks.behind.get(token)
    if sign is not None and not (token in lexicon.marks.signs and text[end : end + 2].strip()[:1].isdigit()):
        return Right(exponent, position, sign, end)
    name = lexicon.marks.names.get(token)
    if name is not None and token not in lexicon.marks.phrase_openers:
        return (
            Right(exponent, position, None, position)
            if name.glued and match[1]
            else Right(exponent, position, name, end)
        )
    found = _name(text, match.start(2), lexicon, glued=not match[1])
    return Right(exponent, position, *(found or (None, position)))


def _scales(text: str, position: int, lexicon: Lexicon) -> tuple[int, int]:
    """The sum of the powers of ten of scale words ("lakh crore"), and where they end."""
    exponent = 0
    while match := lexicon.marks.token.match(text, position):
        scale = lexicon.numerals.scales.get(match[2]) or lexicon.numerals.scales.get(match[2].lower())
        if scale is None or scale.glued and match[1]:
            break
        exponent += scale.exponent
        position = match.end()
    return exponent, position


def _parts(text: str, position: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The next words in lower case, each with its end."""
    parts: list[tuple[str, int]] = []
    while len(parts) < MOST_PARTS and (match := lexicon.marks.token.match(text, position)):
        parts.append((match[2].lower(), match.end()))
        position = match.end()
    return parts


def _name(text: str, position: int, lexicon: Lexicon, glued: bool) -> tuple[Mark, int] | None:
    """A currency name with its adjectives: the mark, narrowed to what the adjectives allow, and its end."""
    parts = _parts(text, position, lexicon)
    first, allowed = 0, None
    while adjective := _longest(parts, first, lexicon.marks.adjectives):
        allowed = (
            lexicon.marks.adjectives[adjective[0]]
            if allowed is None
            else allowed & lexicon.marks.adjectives[adjective[0]]
        )
        first = adjective[1]
    named = _longest(parts, first, lexicon.marks.names)
    if named is None:
        return None
    mark = lexicon.marks.names[named[0]]
    if mark.glued and not glued:
        return None
    return narrowed(mark, allowed) if allowed else mark, parts[named[1] - 1][1]


def _longest(parts: list[tuple[str, int]], first: int, table: Mapping[str, object]) -> tuple[str, int] | None:
    """The longest phrase of the table that begins at part `first`, and the index of the part behind it."""
    for last in range(min(len(parts), first + 3), first, -1):
        phrase = " ".join(part for part, _ in parts[first:last])
        if phrase in table:
            return phrase, last
    return None


def narrowed(mark: Mark, allowed: frozenset[str] | tuple[str, ...]) -> Mark:
    """The mark with only the readings allowed, now sure of them; unchanged where none of its readings is."""
    readings = tuple(code for code in mark.readings if code in allowed)
    return mark._replace(readings=readings, defaults=1, weak=False) if readings else mark


def left(text: str, position: int, lexicon: Lexicon) -> tuple[Mark, int] | None:
    """The mark that ends right before `position` or one space before it, and where it begins."""
    end = position - 1 if position and text[position - 1] in SPACES else position
    begin = end - 1
    while begin and end - begin < LONGEST_MARK and (text[begin - 1].isalpha() or text[begin - 1] in ".$"):
        begin -= 1
    while begin < end:
        mark = lexicon.marks.before.get(text[begin:end])
        if mark is not None and (begin == 0 or not text[begin - 1].isalnum() or text[begin] in lexicon.marks.signs):
            return _qualified(text, begin, mark, lexicon)
        begin += 1
    return None


def _qualified(text: str, begin: int, mark: Mark, lexicon: Lexicon) -> tuple[Mark, int]:
    """A shared sign with the code or country in front of it: "USD $200", "US $5"."""
    if (
        len(mark.readings) < 2
        or begin < 3
        or text[begin - 1] not in SPACES
        or not (text[begin - 2].isupper() or text[begin - 2] == ".")
    ):
        return mark, begin
    word_begin = max(text.rfind(" ", 0, begin - 1), text.rfind("(", 0, begin - 1)) + 1
    word = text[word_begin : begin - 1]
    allowed = lexicon.marks.adjectives.get(word.lower()) or frozenset((word,))
    if any(code in allowed for code in mark.readings):
        return narrowed(mark, allowed), word_begin
    return mark, begin
