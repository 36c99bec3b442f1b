"""Quantities with a unit of measure, where another of the same dimension stands near: "500 kilometres (300 miles)".

A quantity alone states nothing that could be checked, so only neighbours are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.extractor.behind import right
from factcheck.extractor.convention import conventional
from factcheck.extractor.found import numeral_of
from factcheck.extractor.hedges import hedge, hedge_behind
from factcheck.extractor.marks import inside_word
from factcheck.extractor.measures import combined
from factcheck.extractor.number_places import numbers
from factcheck.extractor.spelt_units import may_be_spelt, spelt_neighbours
from factcheck.extractor.unit_before import LONGEST_BEFORE, preceded
from factcheck.extractor.unit_names import CLOSING, SPACES, unit_at
from factcheck.extractor.unit_ranges import with_ranges
from factcheck.language import expressions
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_digits, parse_units, quantum, rounded
from factcheck.language.units import KEY, UnitWords, comparable, hourly, unit_words
from factcheck.model import Figure, Numeral

LONGEST_GAP = 80
MOST_DIGITS = 30
LONGEST_OPENING = 12
LONGEST_APART = 150  # from one number to the next, the names and the words between them included
UNIT, GLUED, SCALE = "unit", "glued", "scale"
ORDINAL = Expression(r"(?:^|[^1])1st(?! ?\d)")  # "the 21st", but "21st 3lb"
FEET_AND_INCHES = Expression(r"['’′] ?(\d{1,2})(?:[\"”″]|['’′]['’′])")
FOLLOWING = Expression(r"(?:\.(?= [a-zà-ÿ]))?[ \u00a0-]?([^\W\d_]{1,20})")
NUMBER_SIGNS = frozenset("0123456789.,，． \u00a0\u202f\u2009'’")
FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67"}
FRACTION = Expression(f"[{''.join(FRACTIONS)}]")
APART = ".,;:)\n"  # what parts a number from all that follows
# The word behind a number that may be a unit, or the sign.
BEHIND = Expression(rf"[{SPACES}]?(?:([^\W\d_]{{1,20}})|[°º'’′℃℉㎀-㏟])")
SIMPLE_FRACTION = Expression(r"(?:(\d{1,3})[ -])?(\d)/$")
_ONE = Decimal(1)


def with_units(text: str, figures: tuple[Figure, ...], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, and quantities that stand beside others of their dimension in the place of counts they cover."""
    found = _neighbours(text, _readable(text, figures, lexicon), unit_words(lexicon.language))
    if not found:
        return figures
    starts, ends = [figure.start for figure in found], [figure.end for figure in found]
    kept = [figure for figure in figures if bisect_left(starts, figure.end) == bisect_right(ends, figure.start)]
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
        if position == len(money) or money[position].start >= figure.end or _weighed(figure, money, position):
            kept.append(_fast(text, kept[-1], figure) if kept else figure)
    return with_ranges(text, kept, lexicon)


def _fast(text: str, former: Figure, figure: Figure) -> Figure:
    """The figure as a speed where it is one in other words: "시속 100㎞(62마일)"."""
    gap = text[former.end : figure.start].lstrip()
    if former.unit not in ("km/h", "mph") or len(gap) > LONGEST_OPENING or gap[:1] not in ("(", "（"):
        return figure
    return figure._replace(unit=hourly(figure.unit or ""))


def _weighed(figure: Figure, money: list[Figure], position: int) -> bool:
    """Whether pounds that were read as money may be a weight: "550,000 pounds". Not where other money is beside."""
    read = money[position]
    beside = money[max(position - 1, 0) : position] + money[position + 1 : position + 2]
    if any(max(one.start - figure.end, figure.start - one.end) <= LONGEST_OPENING for one in beside):
        return False
    return figure.unit == "lb" and (read.start, read.end, read.currency) == (figure.start, figure.end, "GBP")


def _neighbours(text: str, found: list[Figure], words: UnitWords) -> list[Figure]:
    """The quantities with another of the same dimension, in another unit, right before or behind them."""
    kept: dict[int, Figure] = {}
    for first, second in pairwise(found):
        if second.start - first.end > LONGEST_GAP or first.unit == second.unit:
            continue
        if comparable(first.unit, second.unit, text[first.end : second.start], words):
            kept |= {first.start: first, second.start: second}
    return list(kept.values())


@cache
def _number(units: frozenset[str]) -> re.Pattern[str]:
    return re.compile(expressions.number(sorted(units)))


@cache
def _lower(joins: tuple[str, ...]) -> re.Pattern[str]:
    """The lower end of a range, right before the upper one."""
    return re.compile(rf"({expressions.DIGITS})[ \u00a0]?(?:{expressions.alternatives(joins)})[ \u00a0]?$")


def scan(text: str, lexicon: Lexicon, words: UnitWords) -> Iterator[Figure]:
    """The numbers in digits with a unit behind them that may be told in another unit beside, in order."""
    units = frozenset(lexicon.numerals.units)
    ends, last = list(_ends(text, lexicon, words)), 0
    for index, end in enumerate(ends):
        near = index and end - ends[index - 1] <= LONGEST_APART
        near = near or index + 1 < len(ends) and ends[index + 1] - end <= LONGEST_APART
        number = _ending(text, end, units) if near or may_be_spelt(text, end) else None
        figure = _quantity(text, *number, words, lexicon) if number else None
        if figure is not None and figure.start >= last:
            last = figure.end
            yield figure


def _ends(text: str, lexicon: Lexicon, words: UnitWords) -> Iterator[int]:
    """The end of every number in digits behind which the first word of a unit stands."""
    kinds: dict[str | None, str] = {None: UNIT}
    others: set[str | None] = set()  # words that begin no unit
    whole = "unspaced" not in lexicon.traits
    for end, token in _number_ends(text, lexicon):
        apart = token in others or (token is None and text[end : end + 1] in APART)
        match = None if apart else BEHIND.match(text, end)
        if match is None:
            continue
        word = match[1]
        kind = kinds.get(word)
        if kind is None:
            kind = kinds[word] = _kind(word, lexicon, words)
        if not kind:
            if whole and word == token:
                others.add(token)
            continue
        if kind == GLUED and text[end] in SPACES and not text.startswith(CLOSING, match.end()):
            continue
        if kind == SCALE:
            following = FOLLOWING.match(text, match.end())
            if following is None or following[1].lower() not in words.heads:
                continue
        yield end


def _number_ends(text: str, lexicon: Lexicon) -> Iterable[tuple[int, str | None]]:
    """The end of every number in digits, and what word stands behind it, where that was read already."""
    ends = ((match.end(1), match[3]) for match in numbers(text, lexicon.marks.scan))
    if not any(map(text.__contains__, FRACTIONS)):
        return ends
    signs = {match.end() for match in FRACTION.finditer(text)}  # "2½", "½"
    plain = [each for each in ends if each[0] + 1 not in signs]
    return sorted(plain + [(end, None) for end in signs], key=lambda each: each[0])


def _kind(word: str, lexicon: Lexicon, words: UnitWords) -> str:
    """What a word behind a number may be the first of: a unit, one glued to its number, a scale; "" for none."""
    lowered, scales = word.lower(), lexicon.numerals.scales
    if lowered in words.heads:
        return UNIT
    if lowered in words.glued and word not in scales:
        return GLUED
    if word in scales or lowered in scales:
        return SCALE if lowered not in words.glued else UNIT
    runs_on = "unspaced" in lexicon.traits and (lowered[:KEY] in words.names or lowered[0] in words.names)
    return UNIT if runs_on else ""


def _ending(text: str, end: int, units: frozenset[str]) -> tuple[int, int, str] | None:
    """The number that ends at a place, and its digits; a sign of a fraction may be the last."""
    last = end - (text[end - 1] in FRACTIONS)
    begin = last
    while begin and last - begin < MOST_DIGITS and (text[begin - 1] in NUMBER_SIGNS or text[begin - 1] in units):
        begin -= 1
    numbers = list(_number(units).finditer(text, begin, last))
    if numbers and numbers[-1].end() == last:
        return numbers[-1].start(), end, text[numbers[-1].start() : end]
    return (last, end, text[last:end]) if last < end else None


def _quantity(text: str, start: int, end: int, digits: str, words: UnitWords, lexicon: Lexicon) -> Figure | None:
    """The quantity of a number in digits, or None where no unit follows."""
    if start and inside_word(text[start - 1], lexicon) or len(digits) > MOST_DIGITS:
        return None
    exponent, named = 0, unit_at(text, end, words)
    first = FOLLOWING.match(text, end)
    if first and (first[1] in lexicon.numerals.scales or first[1].lower() in lexicon.numerals.scales):
        exponent, scaled = _scaled(text, end, lexicon)  # "5m acres" are millions of acres
        larger = unit_at(text, scaled, words) if exponent else None
        exponent, named = (exponent, larger) if larger else (0, named)
    value = _value(digits, lexicon)
    if named and named.symbol == "stone" and ORDINAL.match(text, max(0, end - 2)):
        return None
    if named is None or value is None:
        return _feet(text, start, end, value, lexicon)
    scale = _ONE.scaleb(exponent)
    begin, value = _fraction(text, start, value) if text[start - 1 : start] == "/" else (start, value)
    if begin < start or digits[-1] in FRACTIONS:
        numeral = Numeral(begin, begin, scale, quantum(rounded(value * scale, 2)))
    else:
        numeral = numeral_of(start, digits, scale, rounded(value * scale, 2), value)
    start, numerals = begin, (numeral,)
    stop = _past_aside(text, named.end, words)
    figure = Figure("quantity", "", start, stop, value * scale, unit=named.symbol, numerals=numerals)
    before = preceded(text, _ranged(text, figure, scale, lexicon), words, lexicon)
    return _completed(text, before, lexicon) if before else None


def _past_aside(text: str, end: int, words: UnitWords) -> int:
    """The end of a quantity with the word joined to it that says what is measured: "300-foot-tall"."""
    if text[end : end + 1] != "-":
        return end
    aside = next((aside for aside in words.asides if text.startswith(aside, end + 1)), "")
    stop = end + 1 + len(aside)
    return stop if aside and not text[stop : stop + 1].isalnum() else end


def _value(digits: str, lexicon: Lexicon) -> Decimal | None:
    numerals = lexicon.numerals
    if digits[-1] in FRACTIONS:
        whole = _value(digits[:-1], lexicon) if len(digits) > 1 else Decimal(0)
        return None if whole is None else whole + Decimal(FRACTIONS[digits[-1]])
    if numerals.units and not digits.isdigit():
        return parse_units(digits, numerals)
    return parse_digits(digits, numerals.group, numerals.point)


def _fraction(text: str, start: int, value: Decimal) -> tuple[int, Decimal]:
    """Where a number written as a fraction begins, and its value: "1 1/2"."""
    match = SIMPLE_FRACTION.search(text, max(0, start - 6), start)
    if match is None or not value:
        return start, value
    return match.start(), Decimal(match[1] or 0) + Decimal(match[2]) / value


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
    led = text[before : figure.start].rstrip(" \u00a0").endswith(joins)  # few numbers are
    match = _lower(joins).search(text, before, figure.start) if led else None
    if match is None or text[match.start() - 1 : match.start()].isalnum():
        return figure
    low = _value(match[1], lexicon)
    start, end = match.span(1)
    opened = text[start - 1 : start] in ("(", "（")  # a range whatever its order: nothing else opens a bracket so
    if low is None or not (0 < low * scale < figure.amount or (opened and low > 0)):
        return figure
    numeral = Numeral(start, end, scale, quantum(low * scale))
    return figure._replace(
        start=start, amount=low * scale, amount_high=figure.amount, numerals=(numeral, *figure.numerals)
    )


def _completed(text: str, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure with its text and its hedge."""
    written, bound = hedge(text, figure.start, lexicon)
    if written is None:
        written, bound = hedge_behind(text, figure.end, lexicon)
    if written is None:
        written, bound = figure.hedge, figure.bound
    return figure._replace(text=text[figure.start : figure.end], hedge=written, bound=bound)
