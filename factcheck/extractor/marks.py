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


def right(text: str, position: int, lexicon: Lexicon, *, scaled: bool = False) -> Right:
    """Scale words, then adjectives and a currency name, a code or a sign, from `position` on.

    `scaled` says that a scale word stands before, behind which "de" and the like may lead to the name.
    """
    marks = lexicon.marks
    exponent, position = _scales(text, position, lexicon)
    match = marks.token.match(text, position)
    if match and (exponent or scaled) and match[2].lower() in marks.connectors:
        match = marks.token.match(text, match.end())
    if match is None:
        return Right(exponent, position, None, position)
    token, end = match[2], match.end()
    sign = marks.behind.get(token)
    if sign is not None and not (token in marks.signs and text[end : end + 2].strip()[:1].isdigit()):
        return Right(exponent, position, sign, end)
    name = marks.names.get(token)
    if name is not None and token not in marks.phrase_openers and "behind" not in lexicon.traits:
        glued = name.glued and match[1]
        return Right(exponent, position, None, position) if glued else Right(exponent, position, name, end)
    found = _name(text, match.start(2), lexicon, glued=not match[1]) or _scaled_sign(token, end, lexicon)
    if found is None:
        return Right(exponent, position, None, position)
    mark, end, more = found
    return Right(exponent + more, position, mark, end)


def _scales(text: str, position: int, lexicon: Lexicon) -> tuple[int, int]:
    """The sum of the powers of ten of scale words ("lakh crore", "Mio."), and where they end."""
    exponent, scales = 0, lexicon.numerals.scales
    while match := lexicon.marks.token.match(text, position):
        scale = scales.get(match[2]) or scales.get(match[2].lower())
        if scale is None or (scale.glued and match[1]):
            break
        exponent += scale.exponent
        position = match.end()
        if scale.abbreviation and text[position : position + 1] == ".":
            position += 1
    return exponent, position


def _scaled_sign(token: str, end: int, lexicon: Lexicon) -> tuple[Mark, int, int] | None:
    """A scale letter glued to the sign: "12 M€"."""
    scale, mark = lexicon.numerals.scales.get(token[:-1]), lexicon.marks.behind.get(token[-1])
    return None if scale is None or mark is None else (mark, end, scale.exponent)


def _parts(text: str, position: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The next words in lower case, each with its end."""
    parts: list[tuple[str, int]] = []
    while len(parts) < MOST_PARTS and (match := lexicon.marks.token.match(text, position)):
        parts.append((match[2].lower(), match.end()))
        position = match.end()
    return parts


def _name(text: str, position: int, lexicon: Lexicon, *, glued: bool) -> tuple[Mark, int, int] | None:
    """A currency name with its adjectives: the mark, narrowed to what they allow, its end, and no more scale."""
    parts, adjectives = _parts(text, position, lexicon), lexicon.marks.adjectives
    allowed, first = _adjectives(parts, 0, adjectives)
    named = _longest(parts, first, lexicon.marks.names)
    if named is None:
        return None
    mark, last = lexicon.marks.names[named[0]], named[1]
    if mark.glued and not glued:
        return None
    if "behind" in lexicon.traits and not allowed:
        allowed, last = _adjectives(parts, last, adjectives)
    return narrowed(mark, allowed) if allowed else mark, parts[last - 1][1], 0


def _adjectives(
    parts: list[tuple[str, int]], first: int, adjectives: dict[str, frozenset[str]]
) -> tuple[frozenset[str], int]:
    """The currencies that the adjectives from part `first` on allow, all together, and the index behind them."""
    allowed: frozenset[str] = frozenset()
    while adjective := _longest(parts, first, adjectives):
        allowed = allowed & adjectives[adjective[0]] or adjectives[adjective[0]]
        first = adjective[1]
    return allowed, first


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
        if mark is not None and (not text[begin].isascii() or begin == 0 or not text[begin - 1].isalnum()):
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


def denied_behind(text: str, end: int, name: str, lexicon: Lexicon) -> bool:
    """Whether the words behind a name say that it is no currency here: "12 pounds of rice"."""
    denying = lexicon.marks.not_behind.get(name)
    if denying is None:
        return False
    following = text[end : end + 16]
    if "endings" in lexicon.traits:
        return following.startswith(tuple(denying))
    return following.split(None, 1)[:1] != [] and following.split(None, 1)[0].strip(".,") in denying
