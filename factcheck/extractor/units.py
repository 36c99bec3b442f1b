"""Quantities with a unit of measure, where another of the same dimension stands near: "500 kilometres (300 miles)".

A quantity alone states nothing that could be checked, so only neighbours are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.extractor.convention import conventional
from factcheck.extractor.hedges import hedge, hedge_behind
from factcheck.extractor.marks import inside_word, right
from factcheck.extractor.measures import combined
from factcheck.extractor.spelt_units import spelt_neighbours
from factcheck.extractor.unit_names import SPACES, unit_at
from factcheck.language import expressions
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_digits, parse_units, quantum
from factcheck.language.units import KEY, PER_HOUR, UnitWords, comparable, dimensions, hourly, unit_words
from factcheck.model import Figure, Numeral

LONGEST_GAP = 80
MOST_DIGITS = 30
LONGEST_BEFORE = 24
FEET_AND_INCHES = re.compile(r"['’′] ?(\d{1,2})(?:[\"”″]|['’′]['’′])")
_ONE = Decimal(1)


def with_units(text: str, figures: tuple[Figure, ...], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, and quantities that stand beside others of their dimension in the place of counts they cover."""
    found = _neighbours(text, _readable(text, figures, lexicon), unit_words(lexicon.language))
    if not found:
        return figures
    spans = {(figure.start, figure.end) for figure in found}
    kept = [figure for figure in figures if not any(figure.start < end and start < figure.end for start, end in spans)]
    return tuple(sorted(kept + found, key=lambda figure: figure.start))


def _readable(text: str, figures: tuple[Figure, ...], lexicon: Lexicon) -> list[Figure]:
    """All quantities of the text, in order, but those that are money: only pounds may be either."""
    words = unit_words(lexicon.language)
    found = combined(text, list(scan(text, conventional(text, lexicon), words)))
    found = spelt_neighbours(text, found, lexicon, words)
    money = [figure for figure in figures if figure.kind == "money"]
    kept: list[Figure] = []
    position = 0
    for figure in found:
        while position < len(money) and money[position].end <= figure.start:
            position += 1
        if position == len(money) or money[position].start >= figure.end or _weighed(figure, money[position]):
            kept.append(figure)
    return kept


def _weighed(figure: Figure, money: Figure) -> bool:
    """Whether pounds that were read as money may be a weight: "550,000 pounds"."""
    return figure.unit == "lb" and money.start == figure.start and money.end == figure.end and money.currency == "GBP"


def _neighbours(text: str, found: list[Figure], words: UnitWords) -> list[Figure]:
    """The quantities with another of the same dimension, in another unit, right before or behind them."""
    kept: dict[int, Figure] = {}
    for first, second in zip(found, found[1:], strict=False):
        if second.start - first.end > LONGEST_GAP or first.unit == second.unit:
            continue
        if comparable(first.unit, second.unit, text[first.end : second.start], words):
            kept |= {first.start: first, second.start: second}
    return list(kept.values())


@cache
def _number(units: frozenset[str]) -> re.Pattern[str]:
    """A number with something behind it that may be a unit."""
    return re.compile(rf"{expressions.number(sorted(units))}[{SPACES}]?(?=[^\W\d_]|[°º'’′℃℉㎀-㏟])")


@cache
def _lower(joins: tuple[str, ...]) -> re.Pattern[str]:
    """The lower end of a range, right before the upper one."""
    return re.compile(rf"({expressions.DIGITS})[ \u00a0]?(?:{expressions.alternatives(joins)})[ \u00a0]?$")


def scan(text: str, lexicon: Lexicon, words: UnitWords) -> Iterator[Figure]:
    """Every number in digits with a unit behind it, in order."""
    names, scales = words.names, {scale[:KEY].lower() for scale in lexicon.numerals.scales}
    scales |= {scale[:KEY] for scale in lexicon.numerals.scales}
    for match in _number(frozenset(lexicon.numerals.units)).finditer(text):
        behind = match.end()
        head = text[behind : behind + KEY].lower()
        if head not in names and head[:1] not in names and head not in scales and head[:1] not in "'’′":
            continue
        figure = _quantity(text, match.start(), match.end(1), match[1], words, lexicon)
        if figure is not None:
            yield figure


def _quantity(
    text: str, start: int, end: int, digits: str, words: UnitWords, lexicon: Lexicon
) -> Figure | None:
    """The quantity of a number in digits, or None where no unit follows."""
    exponent, scaled = _scaled(text, end, lexicon)
    named = unit_at(text, scaled, words) if scaled > end else None
    if named is None:
        exponent, named = 0, unit_at(text, end, words)
    if start and inside_word(text[start - 1], lexicon) or len(digits) > MOST_DIGITS:
        return None
    value = _value(digits, lexicon)
    if named is None or value is None:
        return _feet(text, start, end, value, lexicon)
    scale = _ONE.scaleb(exponent)
    numerals = (Numeral(start, end if digits.isascii() else start, scale, quantum(value * scale)),)
    figure = Figure("quantity", "", start, named.end, value * scale, unit=named.symbol, numerals=numerals)
    preceded = _preceded(text, _ranged(text, figure, scale, lexicon), words)
    return _completed(text, preceded, lexicon) if preceded else None


def _value(digits: str, lexicon: Lexicon) -> Decimal | None:
    numerals = lexicon.numerals
    if numerals.units and not digits.isdigit():
        return parse_units(digits, numerals.units, numerals.digits, numerals.group, numerals.point)
    return parse_digits(digits, numerals.group, numerals.point)


def _scaled(text: str, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """The power of ten of the scale words behind a number, and their end."""
    behind = right(text, end, lexicon)
    return behind.exponent, behind.scale_end if behind.exponent else end


def _feet(text: str, start: int, end: int, value: Decimal | None, lexicon: Lexicon) -> Figure | None:
    """Feet and inches with their signs: 6'2"."""
    match = FEET_AND_INCHES.match(text, end)
    if match is None or value is None:
        return None
    numerals = (Numeral(start, start, _ONE, _ONE),)
    amount = value * 12 + Decimal(match[1])
    return _completed(text, Figure("quantity", "", start, match.end(), amount, unit="in", numerals=numerals), lexicon)


def _ranged(text: str, figure: Figure, scale: Decimal, lexicon: Lexicon) -> Figure:
    """The figure as the upper end of a range, where a lower end stands before it: "10-16 feet"."""
    joins = tuple(lexicon.numerals.range_joins)
    before = max(0, figure.start - LONGEST_BEFORE)
    match = _lower(joins).search(text, before, figure.start) if joins else None
    if match is None or text[match.start() - 1 : match.start()].isalnum():
        return figure
    low = _value(match[1], lexicon)
    if low is None or not 0 < low * scale < figure.amount:
        return figure
    start, end = match.span(1)
    numeral = Numeral(start, end, scale, quantum(low * scale))
    return figure._replace(
        start=start, amount=low * scale, amount_high=figure.amount, numerals=(numeral, *figure.numerals)
    )


def _preceded(text: str, figure: Figure, words: UnitWords) -> Figure | None:
    """The figure with what the words before it make of it: below zero, Celsius, an hour."""
    before = text[max(0, figure.start - LONGEST_BEFORE) : figure.start].rstrip()
    if "temperature" in dimensions(figure.unit or ""):
        below = words.minus.search(before) if words.minus else None
        signed = before[-1:] in ("-", "−", "–") and not before[-2:-1].isalnum()
        if (below or signed) and figure.amount_high is not None:
            return None  # nobody can tell whether "minus 5 to 10 degrees" ends below zero
        if below or signed:
            figure = figure._replace(start=figure.start - signed, amount=-figure.amount)
            before = before[:-1] if signed else before[: below.start()].rstrip() if below else before
    return _named_before(before, figure, words)


def _named_before(before: str, figure: Figure, words: UnitWords) -> Figure:
    """The figure whose unit the word before it names: "섭씨 30도", "시속 100km"."""
    meant = next((meant for word, meant in words.before.items() if before.endswith(word)), None)
    if meant is None or figure.unit not in ("degree", "km", "mi"):
        return figure
    return figure._replace(unit=hourly(figure.unit) if meant == PER_HOUR else meant)


def _completed(text: str, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure with its text and its hedge."""
    written, bound = hedge(text, figure.start, lexicon)
    if written is None:
        written, bound = hedge_behind(text, figure.end, lexicon)
    return figure._replace(text=text[figure.start : figure.end], hedge=written, bound=bound)
