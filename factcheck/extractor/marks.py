"""Currency marks on either side of a number: signs, codes, letters, names with their adjectives, and scale words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from factcheck.extractor.hedges import by_time, hedge
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.spelling import WORD, half
from factcheck.language.tables import Mark
from rates.values import NamedTuple

LONGEST_MARK = 8
MARK_SIGNS = ".$/\u0941\u0942"  # what marks of letters hold besides: S/., and the vowel signs of रु.
LONGEST_VAGUE = 16
MOST_PARTS = 6
MOST_SCALES = 4  # "lakh crore", "mil millones de millones"
CODE = Expression("[A-Z]{3}")
LONGEST_PHRASE = 4
NOTHING, HALF = Decimal(0), Decimal("0.5")
SPACES = " \u00a0\u202f"


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
    marks = lexicon.marks
    exponent, position, more, match = _halved_scales(text, position, lexicon)
    if match and match[2].lower() in (marks.connectors if exponent or scaled else marks.links):
        match = marks.token.match(text, match.end())
    found = _mark(text, match, lexicon) if match else None
    if found is None:
        return Right(exponent, position, None, position, more)
    mark, end, glued = found
    if not exponent and CODE.fullmatch(text, end - 3, end):
        glued, end, _ = _scales(text, end, lexicon)  # "75 USD million"
    return Right(exponent + glued, position, mark, end, more)


def _mark(text: str, match: re.Match[str], lexicon: Lexicon) -> tuple[Mark, int, int] | None:
    """The mark that a token is or opens, its end, and the power of ten of a scale letter glued to it."""
    marks, token, end = lexicon.marks, match[2], match.end()
    if token not in marks.openers and token.lower() not in marks.openers:
        return None
    if (token.isascii() or token in marks.signs) and text[end : end + 1 + (token in marks.signs)].strip()[:1].isdigit():
        return None  # the mark of the next number: "USD100-USD200"
    if match[1] == "-" and token in marks.before and text[end : end + 2].strip()[:1].isdigit():
        return None  # the same with a space behind it: "Rp 1 juta-Rp 2 juta"
    sign = marks.behind.get(token)
    if sign is not None:
        return (*_narrowed_behind(text, sign, end, lexicon), 0)
    name = marks.names.get(token)
    if name is not None and token not in marks.phrase_openers and "behind" not in lexicon.traits:
        return None if name.glued and match[1] else (name, end, 0)
    named = _name(text, match.start(2), lexicon, glued=not match[1])
    return (*named, 0) if named else _scaled_sign(text, token, end, lexicon)


def _narrowed_behind(text: str, sign: Mark, end: int, lexicon: Lexicon) -> tuple[Mark, int]:
    """A sign behind its number with the letters or adjective that narrow it: "10 $ US", "20 $ canadiens"."""
    parts = _parts(text, end, lexicon) if len(sign.readings) > 1 and "behind" in lexicon.traits else []
    if not parts:
        return sign, end
    allowed, last = _adjectives(parts, 0, lexicon.marks.adjectives)
    if not last:
        allowed, last = frozenset((parts[0][0].upper(),)), 1
    if not any(code in allowed for code in sign.readings):
        return sign, end
    return narrowed(sign, allowed), parts[last - 1][1]


def _scales(text: str, position: int, lexicon: Lexicon) -> tuple[int, int, re.Match[str] | None]:
    """The sum of the powers of ten of scale words ("lakh crore", "Mio."), where they end, and the token behind."""
    exponent, scales, marks, match = 0, lexicon.numerals.scales, lexicon.marks, None
    for _ in range(MOST_SCALES):
        match = marks.token.match(text, position)
        if match is None:
            break
        word = match[2]
        lower = word.lower()
        counted = match
        if lower in marks.links and (counted := marks.token.match(text, match.end()) or match):
            word = counted[2]
            lower = word.lower()
        scale = scales.get(word) or scales.get(lower)
        if scale is None or (scale.glued and (counted[1] or text[counted.end() : counted.end() + 1].isdigit())):
            break
        exponent += scale.exponent
        position = counted.end()
        if scale.abbreviation and text[position : position + 1] == ".":
            position += 1
    return exponent, position, match


def letter_apart(text: str, end: int, before: Mark, lexicon: Lexicon) -> Right | None:
    """A scale letter parted from the digits of an amount with its sign before: "$12 K", "£4 m"."""
    match = lexicon.marks.token.match(text, end)
    scale = lexicon.numerals.scales.get(match[2]) if match and match[1] == " " else None
    if (
        match is None
        or scale is None
        or not scale.glued
        or before.weak
        or text.startswith(("'", "’", "-"), match.end())
    ):
        return None
    return Right(scale.exponent, match.end(), None, match.end())


def _halved_scales(text: str, position: int, lexicon: Lexicon) -> tuple[int, int, Decimal, re.Match[str] | None]:
    """Scale words with "and a half" behind them ("millones y medio") or in front ("с половиной миллиона")."""
    exponent, end, match = _scales(text, position, lexicon)
    halved = half(text, end, lexicon.numerals)
    if halved == end:
        return exponent, end, NOTHING, match
    if exponent:
        return exponent, halved, HALF, lexicon.marks.token.match(text, halved)
    exponent, scaled, behind = _scales(text, halved, lexicon)
    return (exponent, scaled, HALF, behind) if exponent else (0, end, NOTHING, match)


def _scaled_sign(text: str, token: str, end: int, lexicon: Lexicon) -> tuple[Mark, int, int] | None:
    """A scale letter glued to the sign or code: "12 M€", "30 MUSD"."""
    scales, behind = lexicon.numerals.scales, lexicon.marks.behind
    for size in (len(token) - 1, 1):
        scale, mark = scales.get(token[:size]), behind.get(token[size:])
        if scale is not None and mark is not None:
            return (*_narrowed_behind(text, mark, end, lexicon), scale.exponent)
    return None


def _parts(text: str, position: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The next words in lower case, each with its end."""
    parts: list[tuple[str, int]] = []
    while len(parts) < MOST_PARTS and (match := lexicon.marks.token.match(text, position)):
        parts.append((match[2].lower(), match.end()))
        position = match.end()
    return parts


def _name(text: str, position: int, lexicon: Lexicon, *, glued: bool) -> tuple[Mark, int] | None:
    """A currency name with its adjectives: the mark, narrowed to what they allow, and its end."""
    parts, adjectives = _parts(text, position, lexicon), lexicon.marks.adjectives
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
    for last in range(min(len(parts), first + LONGEST_PHRASE), first, -1):
        phrase = " ".join(part for part, _ in parts[first:last])
        if phrase in table:
            return phrase, last
    return None


def narrowed(mark: Mark, allowed: frozenset[str] | tuple[str, ...]) -> Mark:
    """The mark with only the readings allowed, now sure of them; unchanged where none of its readings is."""
    readings = tuple(code for code in mark.readings if code in allowed)
    return mark._replace(readings=readings, defaults=1, weak=False) if readings else mark


def combined(before: tuple[Mark, int] | None, behind: Right, start: int) -> tuple[Mark, int, int] | None:
    """The one mark of both sides, where the figure begins and ends: "$40,000 USD" is American dollars."""
    if before is None:
        return None if behind.mark is None else (behind.mark, start, behind.end)
    mark, begin = before
    if behind.mark is not None and any(code in mark.readings for code in behind.mark.readings):
        return narrowed(mark, behind.mark.readings), begin, behind.end
    counted = behind.mark is not None and behind.mark.counter
    return mark, begin, behind.end if counted else behind.scale_end


def inside_word(before: str, lexicon: Lexicon) -> bool:
    """Whether the character before a number makes it part of a word ("R2D2"), not the end of the last, or a prefix."""
    return (
        before == "&" or before.isalnum() and (before.isascii() or lexicon.traits.isdisjoint(("unspaced", "prefixes")))
    )


def left(text: str, position: int, lexicon: Lexicon) -> tuple[Mark, int] | None:
    """The mark that ends right before `position` or one space before it, and where it begins."""
    end = position - 1 if position and text[position - 1] in SPACES else position
    begin = max(end - 1, 0)
    while begin and end - begin < LONGEST_MARK and (text[begin - 1].isalpha() or text[begin - 1] in MARK_SIGNS):
        begin -= 1
    while begin < end:
        mark = lexicon.marks.before.get(text[begin:end])
        if mark is not None and mark.glued and end < position:
            return None  # T50 billion, but the Model T 1,000
        if mark is not None and (not text[begin].isascii() or begin == 0 or not inside_word(text[begin - 1], lexicon)):
            return _qualified(text, begin, mark, lexicon)
        begin += 1
    phrases = lexicon.marks.before_phrases
    if not text.endswith(phrases, 0, end):
        return None
    phrase = next(words for words in phrases if text.endswith(words, 0, end))
    return lexicon.marks.before[phrase], end - len(phrase)


def _qualified(text: str, begin: int, mark: Mark, lexicon: Lexicon) -> tuple[Mark, int]:
    """A shared sign with the code or country in front of it: "USD $200", "US $5", "c $ 16.4 million"."""
    if len(mark.word) == 1 and text[begin + 1] in SPACES and begin > 1 and text[begin - 1] in SPACES:
        return _spaced_sign(text, begin, mark, lexicon)
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


def _spaced_sign(text: str, begin: int, mark: Mark, lexicon: Lexicon) -> tuple[Mark, int]:
    """A sign parted from its letters and its number: "hk $ 10.05 billion". An article is no letter of a sign."""
    word_begin = max(text.rfind(" ", 0, begin - 1), text.rfind("(", 0, begin - 1)) + 1
    word = text[word_begin : begin - 1].upper()
    lettered = lexicon.marks.before.get(word + mark.word) if word != "A" else None
    allowed = lettered.readings if lettered else lexicon.marks.adjectives.get(word.lower(), frozenset((word,)))
    if any(code in allowed for code in mark.readings):
        return narrowed(mark, allowed), word_begin
    return mark, begin


def over_hedge(text: str, start: int, behind: Right, lexicon: Lexicon) -> Right:
    """What stands behind a number with the mark that stands before its hedge: "新台币约3亿元", "人民币接近1亿"."""
    if "unspaced" not in lexicon.traits or text.startswith(lexicon.numerals.counted, behind.scale_end):
        return behind
    written = hedge(text, start, lexicon)[0] if behind.mark is None or len(behind.mark.readings) > 1 else None
    before = left(text, text.rindex(written, 0, start), lexicon) if written else None
    if before is None or (behind.mark is None and before[0].weak):
        return behind
    return behind._replace(mark=narrowed(behind.mark, before[0].readings) if behind.mark else before[0])


def vague(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the word right before a number makes it none: "数百万円", "몇 만 원"."""
    words = lexicon.numerals.vague
    before = text[max(0, start - LONGEST_VAGUE) : start].rstrip().lower() if words else ""
    if not before.endswith(words):
        return False
    longest = next(word for word in words if before.endswith(word))
    apart = "unspaced" in lexicon.traits and "spaced" not in lexicon.traits
    return apart or not before[: -len(longest)][-1:].isalpha()


def denied_behind(text: str, end: int, mark: Mark, lexicon: Lexicon) -> bool:
    """Whether the words behind a name say that it is no currency here: "12 pounds of rice", "2 grand slams"."""
    if mark.final:
        word = WORD.match(text, end)
        return word is not None and word[1].lower() not in lexicon.numerals.elliptic
    denying = lexicon.marks.not_behind.get(mark.word)
    if denying is None or by_time(text, end, lexicon):
        return False
    following = text[end : end + 16]
    if "endings" in lexicon.traits:
        return following.startswith(tuple(denying))
    return following.split(None, 1)[:1] != [] and following.split(None, 1)[0].strip(".,") in denying
