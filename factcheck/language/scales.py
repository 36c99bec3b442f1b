"""The scale words that writers use together: what stands behind a number, and what would stand there for another."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from rates.values import NamedTuple

_HYPHENS = ("-", "\u2010", "\u2011")
_UNITS = r"\d[\d.,천백십千百十조억만兆億亿萬万 ]*[천백십千百十조억만兆億亿萬万] ?\d*"
_LETTERS = 3  # longer words may begin with a capital
_EAST_ASIAN = "\u3000"  # scales from here on may be followed by the name of the currency


class Style(NamedTuple):
    """Scale words that are used together: powers of ten, ascending, each with the forms of its word.

    `rule` is how the words are inflected: the first form for "one", for all below "two", or as in Slavic languages.
    """

    languages: tuple[str, ...]
    rule: str
    words: tuple[tuple[int, tuple[str, ...]], ...]

    def written(self, power: int, number: Decimal) -> str:
        """The word for a power of ten behind a number: "1 Milliarde", "1,5 Milliarden", "2 миллиона"."""
        forms = dict(self.words)[power]
        return forms[min(_form(self.rule, number), len(forms) - 1)]


class Scale(NamedTuple):
    """A scale word in a text: where it stands, its power of ten, and the style that it is of."""

    start: int
    end: int
    power: int
    style: Style


def scale_behind(text: str, end: int, language: str | None = None) -> Scale | None:
    """The scale word behind a number that ends at `end`; of several styles that of the language."""
    start, words = _past_gap(text, end), _by_word()
    if text[start : start + 1] not in _initials():
        return None
    for length in _lengths():
        word, stop = text[start : start + length], start + length
        known = words.get(word)
        # A word of letters ends where the letters end; 만 and 万 may be followed by the name of the currency.
        if known is not None and (word[0] >= _EAST_ASIAN or not text[stop : stop + 1].isalpha()):
            power, style = next((one for one in known if language in one[1].languages), known[0])
            return Scale(start, stop, power, style)
    return None


def _past_gap(text: str, end: int) -> int:
    while text[end : end + 1].isspace() or text[end : end + 1] in _HYPHENS:
        end += 1
    return end


def scale_word(text: str) -> str | None:
    """The first scale word behind a number of a text: "billion" in "$3 billion", "bn" in "$3bn"."""
    for number in re.finditer(r"\d[\d.,]*", text):
        scale = scale_behind(text, number.end())
        if scale is not None:
            return text[scale.start : scale.end]
    return None


def scale_power(word: str) -> int:
    """The power of ten of a scale word: 9 for "billion"."""
    return _by_word()[word][0][0]


def style_of(characters: str, language: str | None) -> Style | None:
    """The style of East Asian numbers that a text of their characters is of."""
    units = [(one, styles) for one in characters if (styles := _by_word().get(one)) and one > _EAST_ASIAN]
    fitting = [style for _, style in units[0][1] if all(_has(style, one) for one, _ in units)] if units else []
    return next((style for style in fitting if language in style.languages), fitting[0] if fitting else None)


def counted(text: str) -> tuple[int, int] | None:
    """Where a text has a number in units of ten thousand: 3억1500만 in 3억1500만원."""
    found = re.search(_UNITS, text)
    return (found.start(), found.start() + len(found[0].rstrip())) if found else None


def joined(style: Style, value: Decimal, group: str, space: str) -> str:
    """A whole number in the style, part by part: 3억1500만, 1조 6000억."""
    parts = []
    for power, (word, *_) in reversed([one for one in style.words if len(one[1][0]) == 1]):
        count, value = divmod(value, Decimal(10) ** power)
        if count:
            parts.append(f"{count:,.0f}".replace(",", group) + word)
    if value:
        parts.append(f"{value:,.0f}".replace(",", group))
    return space.join(parts)


def connector(text: str, start: int) -> int:
    """The end of what joins a scale word that ends at `start` to the currency, which goes with it: "d'euros"."""
    after = _past_gap(text, start)
    return next((after + len(word) for word in _listed("of") if text.startswith(word, after)), start)


def spaced(language: str | None) -> bool:
    """Whether a language parts groups of digits by a space."""
    return language in _listed("spaced")


def _form(rule: str, number: Decimal) -> int:
    whole = number == number.to_integral_value()
    if rule == "two":
        return 0 if abs(number) < 2 else 1
    if rule == "one" or not whole:
        return 0 if number == 1 else 1
    last, teens = int(number) % 10, int(number) // 10 % 10 == 1
    return 0 if last == 1 and not teens else 1 if last in (2, 3, 4) and not teens else 2


def _has(style: Style, word: str) -> bool:
    return any(word in forms for _, forms in style.words)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "writing.tsv")
    with open(path, encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#"))
        return tuple(tuple(row) for row in rows)


@cache
def _listed(kind: str) -> tuple[str, ...]:
    return tuple(word for row in _rows() if row[0] == kind for word in row[1:])


@cache
def _by_word() -> dict[str, tuple[tuple[int, Style], ...]]:
    """Every scale word with its power of ten and its style, those of several languages by the order of the table."""
    found: dict[str, tuple[tuple[int, Style], ...]] = {}
    for style, shortest in _styles():
        for power, forms in style.words:
            for form in dict.fromkeys(forms):
                if len(form) >= shortest:
                    found[form] = (*found.get(form, ()), (power, style))
    return found


def _styles() -> Iterator[tuple[Style, int]]:
    """Every style, and with capitals, with the length of the shortest of its words that count."""
    for _, languages, rule, *pairs in (row for row in _rows() if row[0] not in ("of", "spaced")):
        cells = zip(pairs[::2], pairs[1::2], strict=True)
        style = Style(tuple(languages.split(",")), rule, tuple((int(power), tuple(w.split("|"))) for power, w in cells))
        yield style, 1
        capital = tuple((power, tuple(map(_upper, forms))) for power, forms in style.words)
        if capital != style.words:
            yield style._replace(words=capital), _LETTERS + 1


def _upper(word: str) -> str:
    return word[0].upper() + word[1:]


@cache
def _initials() -> frozenset[str]:
    """What the words begin with."""
    return frozenset(word[0] for word in _by_word())


@cache
def _lengths() -> tuple[int, ...]:
    """How long the words are, the longest first."""
    return tuple(sorted({len(word) for word in _by_word()}, reverse=True))
