"""Figures whose number is written in words: "two million pesos", "half a billion dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.extractor.found import Found
from factcheck.extractor.marks import denied_behind, right
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_units, parse_words, quantum
from factcheck.model import Numeral

WORD = re.compile(r"(?:[ -]| and )?([^\W\d_]+)")


def scan(text: str, lexicon: Lexicon) -> list[Found]:
    """Every number in words, or in the characters of East Asia, that a currency name follows, in order."""
    found: list[Found] = []
    end = 0
    for start in sorted(_starts(text, lexicon)):
        if start >= end and (figure := _figure(text, start, lexicon)):
            found.append(figure)
            end = figure.end
    if lexicon.numerals.native:
        found += (
            figure for match in lexicon.numerals.native.finditer(text) if (figure := _native(text, match, lexicon))
        )
    return found


def _native(text: str, match: re.Match[str], lexicon: Lexicon) -> Found | None:
    """A number in characters (三千五百, 삼천만) with its currency; not inside a word or behind digits."""
    numerals, before = lexicon.numerals, text[match.start() - 1 : match.start()]
    if not any(unit in match[0] for unit in numerals.units) or before.isdigit():
        return None
    if before.isalpha() and "spaced" in lexicon.traits:
        return None
    amount = parse_units(match[0], numerals.units, numerals.digits, numerals.group, numerals.point)
    return _found(text, match.start(), match.end(), amount, lexicon, large=True) if amount else None


def _starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where numbers in words may begin: at the very start, and wherever the language's expressions say."""
    yield 0
    for expression in lexicon.numerals.starts:
        for match in expression.finditer(text):
            start = match.start()
            if not text[start].isalpha():
                yield start + 1
            elif start == 0 or not text[start - 1].isalpha():
                yield start


def _figure(text: str, start: int, lexicon: Lexicon) -> Found | None:
    parsed, position = _phrase(text, start, lexicon)
    if not parsed:
        return None
    large = any(isinstance(word, int) and word > 2 for word in parsed)
    return _found(text, start, position, parse_words(parsed), lexicon, large=large)


def _found(text: str, start: int, end: int, value: Decimal, lexicon: Lexicon, *, large: bool) -> Found | None:
    """The figure of a number that ends at `end`, where a currency name follows."""
    behind = right(text, end, lexicon, scaled=large)
    if behind.mark is None or behind.exponent or denied_behind(text, behind.end, behind.mark.word, lexicon):
        return None
    amount = value * behind.mark.unit
    numeral = Numeral(start, start, behind.mark.unit, quantum(amount))
    return Found(start, behind.end, amount, behind.mark, (numeral,), large or not behind.mark.weak)


def _phrase(text: str, start: int, lexicon: Lexicon) -> tuple[list[Decimal | int], int]:
    """The number words from `start` on, as `parse_words` takes them, and where they end."""
    parsed, position = _opened(text, start, lexicon)
    while match := WORD.match(text, position):
        word = match[1].lower()
        if word in lexicon.numerals.words:
            parsed.append(lexicon.numerals.words[word])
        elif word in lexicon.numerals.scales and parsed and not lexicon.numerals.scales[word].glued:
            parsed.append(lexicon.numerals.scales[word].exponent)
        else:
            break
        position = match.end()
    return parsed, position


def _opened(text: str, start: int, lexicon: Lexicon) -> tuple[list[Decimal | int], int]:
    """A phrase that counts only before a scale ("half a", "a"), where the number opens with one."""
    head = text[start : start + 16].lower()
    for phrase, value in lexicon.numerals.openers.items():
        if head.startswith((f"{phrase} ", f"{phrase}-")):
            return [value], start + len(phrase)
    return [], start
