"""Figures whose number is written in words: "two million pesos", "half a billion dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.extractor.found import Found
from factcheck.extractor.marks import right
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_words, quantum
from factcheck.model import Numeral

WORD = re.compile(r"(?:[ -]| and )?([^\W\d_]+)")


def scan(text: str, lexicon: Lexicon) -> list[Found]:
    """Every number in words that a currency name follows, in order."""
    found: list[Found] = []
    end = 0
    for start in sorted(_starts(text, lexicon)):
        if start >= end and (figure := _figure(text, start, lexicon)):
            found.append(figure)
            end = figure.end
    return found


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
    behind = right(text, position, lexicon) if parsed else None
    if behind is None or behind.mark is None or behind.exponent:
        return None
    amount = parse_words(parsed) * behind.mark.unit
    if _denied(text, behind.end, behind.mark.word, lexicon):
        return None
    numeral = Numeral(start, start, behind.mark.unit, quantum(amount))
    sure = not behind.mark.weak or any(isinstance(word, int) and word > 2 for word in parsed)
    return Found(start, behind.end, amount, behind.mark, (numeral,), sure)


def _denied(text: str, end: int, name: str, lexicon: Lexicon) -> bool:
    behind = text[end : end + 16].split(None, 1)
    return bool(behind) and behind[0].strip(".,") in lexicon.marks.not_behind.get(name, ())


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
