"""Numbers in words: "three and a half billion", "quatre-vingt-dix mille", "zweihundertfünfzig"."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from factcheck.language.expression import Expression
from factcheck.language.grammar import Numerals
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.numbers import parse_words

# The vowel signs of Indian scripts are marks, no letters; an apostrophe parts a word in Ukrainian (п'ять).
VOWEL_SIGNS = "\u0900-\u0903\u093a-\u094f"
WORD = Expression(rf"[ \u00a0\n'’-]?((?:[^\W\d_]|(?<!\s)[{VOWEL_SIGNS}])+)")
MOST_STEPS = 16
MOST_DECIMALS = 4
LONGEST_NAME = 3
LONGEST_COMPOUND = 48
LONGEST_HALF = 24
DIGITS = Expression(r"[ \u00a0](\d{1,3})(?!\d|[.,]\d)")
THOUSAND = 3
TENS = 20
TEN = 10
HALF = Decimal("0.5")


def spelled(text: str, start: int, words: Lexicon, *, commas: bool = True) -> tuple[Decimal | None, int, int]:
    """The value of the number words from `start` on, where they end, and the largest scale; None where none begins."""
    parsed, position = _opened(text, start, words.numerals)
    for _ in range(MOST_STEPS):
        step = _step(text, position, parsed, words) or _digits(text, position, parsed)
        if step is None and commas and text[position : position + 2] == ", ":
            step = _smaller(text, position + 1, parsed, words)
        if step is None:
            break
        parsed, position = parsed + step[0], step[1]
    largest = max((word for word in parsed if isinstance(word, int)), default=0)
    return (parse_words(parsed) if parsed else None), position, largest


def _smaller(
    text: str, position: int, parsed: list[Decimal | int], words: Lexicon
) -> tuple[list[Decimal | int], int] | None:
    """The smaller part behind a scale word and a comma: "five million, two hundred thousand"."""
    scale = parsed[-1] if parsed else None
    if not isinstance(scale, int) or scale <= THOUSAND:
        return None
    rest, end, largest = spelled(text, position + 1, words, commas=False)
    return ([rest], end) if rest and largest >= THOUSAND and rest < Decimal(1).scaleb(scale) else None


def _digits(text: str, position: int, parsed: list[Decimal | int]) -> tuple[list[Decimal | int], int] | None:
    """Digits that go on with a number behind a scale word: "mil 500", "dos mil 300 millones"."""
    behind_scale = bool(parsed) and isinstance(parsed[-1], int) and parsed[-1] >= THOUSAND
    match = DIGITS.match(text, position) if behind_scale else None
    return ([Decimal(match[1])], match.end()) if match else None


def half(text: str, position: int, numerals: Numerals) -> int:
    """Where the words for "and a half" end that begin at `position`; `position` where none do."""
    if text.startswith(numerals.halves, position):
        return position + max(len(phrase) for phrase in numerals.halves if text.startswith(phrase, position))
    if text.startswith("-", position):  # "two-and-a-half"
        joined = text[position : position + LONGEST_HALF].replace("-", " ")
        return position + max((len(phrase) for phrase in numerals.halves if joined.startswith(phrase)), default=0)
    return position


def _opened(text: str, start: int, numerals: Numerals) -> tuple[list[Decimal | int], int]:
    """A phrase that counts only before a scale ("half a", "a"), where the number opens with one."""
    head = text[start : start + LONGEST_HALF].lower()
    for phrase, value in numerals.openers.items():
        if head.startswith((f"{phrase} ", f"{phrase}-")):
            scale = WORD.match(text, start + len(phrase))
            return ([value], start + len(phrase)) if scale and scale[1].lower() in numerals.scales else ([], start)
    return [], start


def _step(
    text: str, position: int, parsed: list[Decimal | int], words: Lexicon
) -> tuple[list[Decimal | int], int] | None:
    """The next part of a number, as `parse_words` takes it, and where it ends."""
    match, numerals = WORD.match(text, position), words.numerals
    if match is None:
        return None
    word, end = match[1].lower(), match.end()
    value, end = _phrase(text, end, word, numerals) if word in numerals.phrases else (numerals.words.get(word), end)
    if value is not None:
        return None if parsed and _again(parsed[-1], value) else ([value], end)
    scale = numerals.scales.get(word)
    if scale is not None and not scale.glued and (parsed or scale.opens):
        return [scale.exponent], end + (scale.abbreviation and text.startswith(".", end))
    if parsed and (halved := half(text, position, numerals)) > position:
        return _half(text, parsed[-1], halved, numerals)
    if word in numerals.points and parsed:
        return _decimals(text, end, parsed[-1], numerals)
    if word in numerals.joins and parsed and _joined(parsed[-1], text, end, words):
        return _step(text, end, parsed, words)
    parts = _compound(word, words.language) if "compound" in words.traits else ()
    return (list(parts), end) if parts else None


def _decimals(
    text: str, position: int, last: Decimal | int, numerals: Numerals
) -> tuple[list[Decimal | int], int] | None:
    """The decimals that are read out one by one behind the point: "one point seven five million"."""
    read, end = "", position
    while not isinstance(last, int) and len(read) < MOST_DECIMALS:
        match = WORD.match(text, end)
        value = numerals.words.get(match[1].lower()) if match else None
        if match is None or value is None or value >= TEN:
            break
        read, end = f"{read}{value}", match.end()
    return ([Decimal(f"0.{read}")], end) if read else None


def _again(last: Decimal | int, value: Decimal) -> bool:
    """Whether a number begins anew, as the other end of a range does: "пять-шесть", "twenty-thirty"."""
    if isinstance(last, int) or not last:
        return False
    return value < TENS if last < TEN else value >= last and last % TEN == 0


def _half(text: str, last: Decimal | int, position: int, numerals: Numerals) -> tuple[list[Decimal | int], int] | None:
    """Half of the scale behind which "and a half" stands, or a half where a scale follows at `position`."""
    if isinstance(last, int):
        return [HALF.scaleb(last)], position
    following = WORD.match(text, position)
    return ([HALF], position) if following and following[1].lower() in numerals.scales else None


def _phrase(text: str, position: int, word: str, numerals: Numerals) -> tuple[Decimal | None, int]:
    """The longest number of several words that begins with `word`, which ends at `position`, and its end."""
    found, phrase = (numerals.words.get(word), position), word
    for _ in range(LONGEST_NAME - 1):
        match = WORD.match(text, position)
        if match is None:
            break
        phrase, position = f"{phrase} {match[1].lower()}", match.end()
        if phrase in numerals.words:
            found = (numerals.words[phrase], position)
    return found


def _joined(last: Decimal | int, text: str, position: int, words: Lexicon) -> bool:
    """Whether "and" goes on with the number: behind a scale, or behind tens with something smaller."""
    match = WORD.match(text, position)
    if match is None:
        return False
    following = words.numerals.words.get(match[1].lower())
    if isinstance(last, int) and last >= THOUSAND and following:
        scale = _scaled(text, match.end(), words.numerals)
        if scale == last or scale > last > THOUSAND:
            return False  # "two million and three million dollars" are two
    if following is None:
        compound = "compound" in words.traits and _compound(match[1].lower(), words.language)
        return isinstance(last, int) and bool(compound)
    return isinstance(last, int) or (last >= TENS and last % 10 == 0 and following < last)


def _scaled(text: str, position: int, numerals: Numerals) -> int:
    """The scale behind the next few number words, 0 where they have none."""
    for _ in range(LONGEST_NAME):
        match = WORD.match(text, position)
        word = match[1].lower() if match else ""
        if match is None or word not in numerals.words:
            scale = numerals.scales.get(word)
            return scale.exponent if scale else 0
        position = match.end()
    return 0


@lru_cache(maxsize=4096)
def _compound(word: str, language: str) -> tuple[Decimal | int, ...]:
    """The parts of a number written as one word, the longest first; empty where it is none."""
    numerals = lexicon(language).numerals
    parts: list[Decimal | int] = []
    while word and len(word) <= LONGEST_COMPOUND:
        for size in range(len(word), 0, -1):
            head = word[:size]
            scale = numerals.scales.get(head)
            part = numerals.words.get(head, scale.exponent if scale and not scale.glued else None)
            if part is not None or (head in numerals.joins and parts and size < len(word)):
                parts += [] if part is None else [part]
                word = word[size:]
                break
        else:
            return ()
    return tuple(parts) if len(parts) > 1 else ()
