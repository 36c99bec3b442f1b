"""What stands behind a number: scale words, then adjectives and the name, the code or the sign of a currency."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.spelling import half
from factcheck.language.tables import Mark
from factcheck.language.tokens import Token
from rates.values import NamedTuple

MOST_PARTS = 6
MOST_SCALES = 4  # "lakh crore", "mil millones de millones"
CODE = Expression("[A-Z]{3}")
LONGEST_PHRASE = 4
NOTHING, HALF = Decimal(0), Decimal("0.5")


class Right(NamedTuple):
    """What stands behind a number: its power of ten ("and a half" too) and their end, the mark and its end."""

    exponent: int
    scale_end: int
    mark: Mark | None
    end: int
    more: Decimal = Decimal(0)


def right(text: str, position: int, lexicon: Lexicon, *, scaled: bool = False) -> Right:
    """Scale words, then adjectives and a currency name, a code or a sign, from `position` on.

    `scaled` says that a scale word stands before, behind which "de" and the like may lead to the name.
    """
    return right_from(text, position, lexicon.marks.token.match(text, position), lexicon, scaled=scaled)


def right_from(text: str, position: int, match: Token | None, lexicon: Lexicon, *, scaled: bool) -> Right:
    """The same, where `match` is the word there or None: a match of `Marks.scan` has it in the same groups."""
    marks = lexicon.marks
    exponent, position, more, match = _halved_scales(text, position, match, lexicon)
    if match and match[3].lower() in (marks.connectors if exponent or scaled else marks.links):
        match = marks.token.match(text, match.end())
    found = _mark(text, match, lexicon) if match else None
    if found is None:
        return Right(exponent, position, None, position, more)
    mark, end, glued = found
    if not exponent and text[end - 1].isupper() and CODE.fullmatch(text, end - 3, end):
        glued, end, _ = _scales(text, end, marks.token.match(text, end), lexicon)  # "75 USD million"
    return Right(exponent + glued, position, mark, end, more)


def _mark(text: str, match: Token, lexicon: Lexicon) -> tuple[Mark, int, int] | None:
    """The mark that a token is or opens, its end, and the power of ten of a scale letter glued to it."""
    marks, token, end = lexicon.marks, match[3], match.end()
    if token not in marks.openers and token.lower() not in marks.openers:
        return None
    sign = token in marks.signs
    if (sign or token.isascii()) and (text[end : end + 2].strip() if sign else text[end : end + 1])[:1].isdigit():
        return None  # the mark of the next number: "USD100-USD200"
    if match[3] == "$" and text[end : end + 1].islower():
        return None  # a name in code: "1 $singular"
    if match[2] == "-" and token in marks.before and text[end : end + 2].strip()[:1].isdigit():
        return None  # the same with a space behind it: "Rp 1 juta-Rp 2 juta"
    mark = marks.behind.get(token)
    if mark is not None:
        return (*_narrowed_behind(text, mark, end, lexicon), 0)
    name = marks.names.get(token)
    if name is not None and token not in marks.phrase_openers and "behind" not in lexicon.traits:
        return None if name.glued and match[2] else (name, end, 0)
    named = _name(_parts(text, match, lexicon), lexicon, glued=not match[2])
    return (*named, 0) if named else _scaled_sign(text, token, end, lexicon)


def _narrowed_behind(text: str, sign: Mark, end: int, lexicon: Lexicon) -> tuple[Mark, int]:
    """A sign behind its number with the letters or adjective that narrow it: "10 $ US", "20 $ canadiens"."""
    narrows = len(sign.readings) > 1 and "behind" in lexicon.traits
    parts = _parts(text, lexicon.marks.token.match(text, end), lexicon) if narrows else []
    if not parts:
        return sign, end
    allowed, last = _adjectives(parts, 0, lexicon.marks.adjectives)
    if not last:
        allowed, last = frozenset((parts[0][0].upper(),)), 1
    if not any(code in allowed for code in sign.readings):
        return sign, end
    return narrowed(sign, allowed), parts[last - 1][1]


def _scales(text: str, position: int, match: Token | None, lexicon: Lexicon) -> tuple[int, int, Token | None]:
    """The sum of the powers of ten of scale words ("lakh crore", "Mio."), where they end, and the token behind."""
    exponent, scales, marks = 0, lexicon.numerals.scales, lexicon.marks
    for _ in range(MOST_SCALES):
        if match is None:
            break
        counted, word = match, match[3]
        lower = word.lower()
        if lower in marks.links and (counted := marks.token.match(text, match.end()) or match):
            word = counted[3]
            lower = word.lower()
        scale = scales.get(word) or scales.get(lower)
        if scale is None or (scale.glued and (counted[2] or text[counted.end() : counted.end() + 1].isdigit())):
            break
        exponent += scale.exponent
        position = counted.end()
        if scale.abbreviation and text[position : position + 1] == ".":
            position += 1
        match = marks.token.match(text, position)
    return exponent, position, match


def letter_apart(text: str, end: int, before: Mark, lexicon: Lexicon) -> Right | None:
    """A scale letter parted from the digits of an amount with its sign before: "$12 K", "£4 m"."""
    match = lexicon.marks.token.match(text, end)
    scale = lexicon.numerals.scales.get(match[3]) if match and match[2] == " " else None
    if (
        match is None
        or scale is None
        or not scale.glued
        or before.weak
        or text.startswith(("'", "’", "-"), match.end())
    ):
        return None
    return Right(scale.exponent, match.end(), None, match.end())


def _halved_scales(
    text: str, position: int, match: Token | None, lexicon: Lexicon
) -> tuple[int, int, Decimal, Token | None]:
    """Scale words with "and a half" behind them ("millones y medio") or in front ("с половиной миллиона")."""
    exponent, end, match = _scales(text, position, match, lexicon)
    halved = half(text, end, lexicon.numerals)
    if halved == end:
        return exponent, end, NOTHING, match
    following = lexicon.marks.token.match(text, halved)
    if exponent:
        return exponent, halved, HALF, following
    exponent, scaled, behind = _scales(text, halved, following, lexicon)
    return (exponent, scaled, HALF, behind) if exponent else (0, end, NOTHING, match)


def _scaled_sign(text: str, token: str, end: int, lexicon: Lexicon) -> tuple[Mark, int, int] | None:
    """A scale letter glued to the sign or code: "12 M€", "30 MUSD"."""
    scales, behind = lexicon.numerals.scales, lexicon.marks.behind
    for size in (len(token) - 1, 1):
        scale, mark = scales.get(token[:size]), behind.get(token[size:])
        if scale is not None and mark is not None:
            return (*_narrowed_behind(text, mark, end, lexicon), scale.exponent)
    return None


def _parts(text: str, match: Token | None, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The words from a token on in lower case, each with its end, as far as names and adjectives may go on."""
    parts: list[tuple[str, int]] = []
    while match and len(parts) < MOST_PARTS:
        word = match[3].lower()
        parts.append((word, match.end()))
        match = lexicon.marks.token.match(text, match.end()) if word in lexicon.marks.phrase_words else None
    return parts


def _name(parts: list[tuple[str, int]], lexicon: Lexicon, *, glued: bool) -> tuple[Mark, int] | None:
    """A currency name with its adjectives: the mark, narrowed to what they allow, and its end."""
    adjectives = lexicon.marks.adjectives
    allowed, first = _adjectives(parts, 0, adjectives)
    named = _longest(parts, first, lexicon.marks.names)
    if named is None and allowed:  # the adjective belongs to a name of several words: "kirgisischer Som"
        allowed, named = frozenset(), _longest(parts, 0, lexicon.marks.names)
    if named is None:
        return None
    mark, last = lexicon.marks.names[named[0]], named[1]
    if mark.glued and not glued:
        return None
    if "behind" in lexicon.traits and not allowed:
        allowed, last = _adjectives(parts, last, adjectives)
    return narrowed(mark, allowed) if allowed else mark, parts[last - 1][1]


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
    words = [part for part, _ in parts[first : first + LONGEST_PHRASE]]
    while words:
        phrase = " ".join(words)
        if phrase in table:
            return phrase, first + len(words)
        words.pop()
    return None


def narrowed(mark: Mark, allowed: frozenset[str] | tuple[str, ...]) -> Mark:
    """The mark with only the readings allowed, now sure of them; unchanged where none of its readings is."""
    readings = tuple(code for code in mark.readings if code in allowed)
    return mark._replace(readings=readings, defaults=1, weak=False) if readings else mark
