"""Figures whose number is written in digits: one pass over the numbers of the text, each asked for its neighbours."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.extractor.found import Found
from factcheck.extractor.marks import Right, left, narrowed, right
from factcheck.extractor.ranges import joined
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_digits, quantum
from factcheck.language.tables import Mark
from factcheck.model import Numeral

MOST_DIGITS = 30
YEARS = range(1900, 2100)


class Number(NamedTuple):
    """A number in digits, with or without a mark: what the next one may join to a range or a compound."""

    start: int
    end: int
    digits: str
    value: Decimal
    exponent: int
    found: Found | None


def scan(text: str, lexicon: Lexicon) -> list[Found]:
    """Every number in digits that has a currency mark beside it, in order, ranges joined."""
    found: list[Found] = []
    previous: Number | None = None
    pending: tuple[int, int, str] | None = None
    openers, ends, signs = lexicon.marks.openers, lexicon.marks.before_ends, lexicon.marks.signs
    for match in lexicon.marks.scan.finditer(text):
        digits, _, token = match.groups()
        start, end = match.span(1)
        if token is None or token not in openers:
            before = text[start - 3 : start].rstrip() if start > 2 else text[:start].rstrip()
            last = before[-1:]
            if (
                last not in signs
                and before[-2:] not in ends
                and (last not in ends or before[-2:-1].isalnum())
                or not last
            ):
                pending = (start, end, digits)
                continue
        if pending is not None:
            previous = _bare(pending, lexicon)
            pending = None
        number = _number(text, start, end, digits, token is not None, lexicon)
        if number is None:
            previous = None
            continue
        previous = joined(text, previous, number, lexicon) if previous else number
        if previous.found is not None and (not found or found[-1] is not previous.found):
            found.append(previous.found)
    return found


def _bare(pending: tuple[int, int, str], lexicon: Lexicon) -> Number | None:
    """The last number that had no neighbour of interest, read only when the next one may join it."""
    start, end, digits = pending
    value = parse_digits(digits, lexicon.numerals.group, lexicon.numerals.point) if len(digits) <= MOST_DIGITS else None
    return None if value is None else Number(start, end, digits, value, 0, None)


def _number(text: str, start: int, end: int, digits: str, followed: bool, lexicon: Lexicon) -> Number | None:
    """A number with its marks, or None where the digits are no number or stand inside a word."""
    value = parse_digits(digits, lexicon.numerals.group, lexicon.numerals.point) if len(digits) <= MOST_DIGITS else None
    if value is None:
        return None
    before = left(text, start, lexicon)
    behind = right(text, end, lexicon) if followed else Right(0, end, None, end)
    if before is None and start and text[start - 1].isalnum():
        return Number(start, end, digits, value, 0, None)
    combined = _combined(before, behind, start)
    if combined is None:
        return Number(start, behind.scale_end, digits, value, behind.exponent, None)
    mark, begin, finish = combined
    strong = behind.exponent > 0 or len(digits) > 4 or len(digits) == 4 and not _year(digits)
    year = begin == start and _year(digits)
    if _denied(text, begin, finish, mark, not strong, year, lexicon):
        return Number(start, behind.scale_end, digits, value, behind.exponent, None)
    scale = mark.unit.scaleb(behind.exponent)
    amount = value * scale
    finish = _own_code(text, finish, mark, lexicon)
    numeral = Numeral(start, end, scale, quantum(amount))
    found = Found(
        begin, finish, amount, mark, (numeral,), strong and not mark.measure or behind.exponent > 0 or not mark.weak
    )
    return Number(start, behind.scale_end, digits, value, behind.exponent, found)


def _combined(before: tuple[Mark, int] | None, behind: Right, start: int) -> tuple[Mark, int, int] | None:
    """The one mark of both sides, where the figure begins and ends: "$40,000 USD" is American dollars."""
    if before is None:
        return None if behind.mark is None else (behind.mark, start, behind.end)
    mark, begin = before
    if behind.mark is not None and any(code in mark.readings for code in behind.mark.readings):
        return narrowed(mark, behind.mark.readings), begin, behind.end
    return mark, begin, behind.scale_end


def _year(digits: str) -> bool:
    """Whether four digits read as a year: 1900 to 2099, ungrouped."""
    return len(digits) == 4 and digits.isdigit() and int(digits) in YEARS


def _denied(text: str, begin: int, end: int, mark: Mark, doubtful: bool, year: bool, lexicon: Lexicon) -> bool:
    """Whether the words around say that a name is no currency here: weights, verbs, "in 2014 won the cup"."""
    following = text[end : end + 16].split(None, 1)
    if following and following[0].strip(".,") in lexicon.marks.not_behind.get(mark.word, ()):
        return True
    words = text[max(0, begin - 40) : begin].lower().split()[-3:] if doubtful else []
    denying = lexicon.marks.not_before.get(mark.word, ())
    return any(word in denying for word in words) or year and words[-1:] in lexicon.numerals.before_years


def _own_code(text: str, end: int, mark: Mark, lexicon: Lexicon) -> int:
    """The end of the figure with its own code in brackets: "6 million Norwegian kroner (NOK)"."""
    if text[end : end + 2] != " (":
        return end
    close = text.find(")", end + 2, end + 7)
    own = lexicon.marks.behind.get(text[end + 2 : close]) if close > 0 else None
    return close + 1 if own and any(code in mark.readings for code in own.readings) else end
