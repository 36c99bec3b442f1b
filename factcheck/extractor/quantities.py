"""Figures that are no money: percents, points, multiples, parts, counts. Only where a sentence may state a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.extractor.behind import right_from
from factcheck.extractor.hedges import hedge, hedge_behind
from factcheck.language import expressions
from factcheck.language.claim_sentences import claim_sentences, rates_of
from factcheck.language.claims import ClaimWords, claim_words
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import mixed, parse_digits, parse_units, quantum, rounded
from factcheck.language.spelling import half, spelled
from factcheck.language.vocabulary import words_in
from factcheck.model import Figure, Numeral

MOST_DIGITS = 30
WORD_QUANTUM, HALF = Decimal("0.1"), Decimal("0.5")
YEARS = range(1900, 2100)
LAST_DAY = 31
MOST_POINTS = 100  # of percent; what has more is an index
BASES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100))  # that writers count parts of
OLD_YEARS = range(1500, 1900)
NAMED = Expression(r"\(([^\W\d_a-z][^\W\d_]+)\.? $")
SPAN = Expression(r" (\S{1,8}) (\d{4})(?![\d.,]?\d)")
UNIT = Expression(r"(?:[ \u00a0\u202f-]|\n(?=[a-z]))?([^\W\d_]+)")
DATED = Expression(r"\.?[ \u00a0\u202f-]?([^\W\d_]+)")  # 1. Januar
BEFORE = Expression(r"([^\W\d_]+)\.?[ \u00a0]?$")
GLUED = Expression(r"[A-Z][a-z]|[-–/:]\d|[.,]\d")
CROSSES = ("x", "×")  # between two numbers: 138 x 67
PARTS, TIMES, POINTS, BASIS, TENTHS, POINT_TENTHS = "part", "times", "points", "basis", "tenths", "point-tenths"
"""Units of figures that are no counts: part (a third), times (doubled, three times), points (of percent).

The last three are told in others: basis points, tenths (3割), which are ten percent each, and tenths of a point.
"""
_OF_POINTS = {BASIS: -2, POINT_TENTHS: -1}


def quantities(text: str, money: tuple[Figure, ...], lexicon: Lexicon) -> tuple[Figure, ...]:
    """All figures in the order of the text: those of money, and of other kinds where a claim may need them."""
    words = claim_words(lexicon.language)
    spans = claim_sentences(text, lexicon.language, rates_of(money, text, lexicon.language)) if words else ()
    if words is None or not spans:
        return money
    found = list(money)
    position = 0
    for start, end in spans:
        while position < len(money) and money[position].end <= start:
            position += 1
        taken = [figure for figure in money[position : position + 40] if figure.start < end]
        found += sentence_figures(text, start, end, taken, words, lexicon)
    return tuple(sorted(found, key=lambda figure: figure.start))


def sentence_figures(
    text: str, start: int, end: int, taken: list[Figure], words: ClaimWords, lexicon: Lexicon
) -> Iterator[Figure]:
    """The other figures of one sentence, none inside a figure of money or another one."""
    edges = [start, *(edge for figure in taken for edge in (figure.start, figure.end)), end]
    gaps = list(zip(edges[::2], edges[1::2], strict=True))
    in_words = words.unspaced or not words.telling.isdisjoint(words_in(text[start:end]))
    spans: list[tuple[int, int]] = []
    scans = (_one_in, digit_figures, _alone, _spelt) if in_words else (_one_in, digit_figures)
    if words.unspaced:
        scans = (_alone, digit_figures)  # 3분의 1 has two numbers that are none
    for scan in scans:
        for figure in (found for low, high in gaps for found in scan(text, low, high, words, lexicon)):
            if all(figure.end <= low or figure.start >= high for low, high in spans):
                spans.append((figure.start, figure.end))
                yield figure


@cache
def _number(units: frozenset[str]) -> re.Pattern[str]:
    return re.compile(expressions.number(sorted(units)))


def digit_figures(text: str, start: int, end: int, words: ClaimWords, lexicon: Lexicon) -> Iterator[Figure]:
    """Numbers in digits that are no money, between two places of the text."""
    numerals, last = lexicon.numerals, start
    for match in _number(frozenset(numerals.units)).finditer(text, start, end):
        digits, begin, stop = match[1], match.start(), match.end()
        if begin < last or len(digits) > MOST_DIGITS or _inside(text, begin, words):
            continue
        if numerals.units and not digits.isdigit():
            value = parse_units(digits, numerals)
        else:
            value = parse_digits(digits, numerals.group, numerals.point)
        added, last = mixed(text, digits, stop)
        figure = value is not None and _figure(text, begin, last, value + added, digits, words, lexicon)
        if figure:
            yield figure


def _inside(text: str, begin: int, words: ClaimWords) -> bool:
    """Whether digits go on with something else: A380, 29-13, 10:30, N°5."""
    before = text[max(0, begin - 2) : begin]
    if before[-1:].isalpha() and not words.unspaced:
        return True
    return before[-1:] in "-–/:.," and before[-2:-1].isdigit() or before[-1:] == "-" and before[-2:-1].isalpha()


def _figure(
    text: str, begin: int, stop: int, value: Decimal, digits: str, words: ClaimWords, lexicon: Lexicon
) -> Figure | None:
    """The figure of a number that ends at `stop`, with what stands behind it; None for a year, a day, a score."""
    exponent, end, more = _scaled(text, stop, lexicon)
    denied = words.denied and words.denied.match(text, end) and not text.endswith(words.lasting, 0, begin)
    if denied or GLUED.match(text, end):
        return None
    kind, unit, last = _kind(text, begin, end, words, whole=value == int(value))
    if unit == POINTS and value > MOST_POINTS:
        kind = "count"  # of an index
    if unit in _OF_POINTS:
        unit, exponent = POINTS, exponent + _OF_POINTS[unit]
    if unit == TENTHS:
        unit, exponent = None, exponent + 1
    year = _year(digits) and not exponent and not (words.unspaced and unit)  # 2000人 are no year
    year = year and not (unit in words.people and not _led_by(text, begin, lexicon.numerals.before_years))
    if kind == "count" and (year or value <= LAST_DAY and _day(text, begin, end, lexicon)):
        return None
    bare = kind == "count" and unit is None
    if bare and (_old_year(text, begin, digits, lexicon) or _reference(text, begin, end, words)):
        return None
    amount = (value + more).scaleb(exponent)
    written = digits.isascii() and stop == begin + len(digits)  # no fraction behind them
    numeral = Numeral(begin, stop if written else begin, Decimal(1).scaleb(exponent), quantum(amount))
    return _hedged(Figure(kind, text[begin:last], begin, last, amount, unit=unit, numerals=(numeral,)), text, lexicon)


def _scaled(text: str, stop: int, lexicon: Lexicon) -> tuple[int, int, Decimal]:
    """The power of ten behind a number, where it ends, and what "and a half" adds."""
    following = lexicon.marks.token.match(text, stop)
    if following is None or lexicon.marks.openers.isdisjoint((following[3], following[3].lower())):
        return 0, stop, Decimal(0)
    behind = right_from(text, stop, following, lexicon, scaled=False)
    return (behind.exponent, behind.scale_end, behind.more) if behind.scale_end > stop else (0, stop, Decimal(0))


def _kind(text: str, begin: int, end: int, words: ClaimWords, *, whole: bool) -> tuple[str, str | None, int]:
    """Kind, unit and end of a number that ends at `end`; 3 times last year is how often, 1.5 times is not."""
    match = words.behind.match(text, end) if words.behind else None
    if match and (unit := words.percents.get(" ".join(match[1].split()))) is not None:
        return "percent", None if unit == "percent" else unit, match.end()
    crossed = match is not None and match[1] in CROSSES and text[match.end() : match.end() + 2].strip()[:1].isdigit()
    if match and not crossed and not (whole and words.often and words.often.match(text, match.end())):
        return "quantity", TIMES, match.end()
    before = next((word for word in words.percents_before if text.endswith(word, 0, begin)), None)
    if before:
        return "percent", None, end
    if text.endswith(words.times_before, 0, begin):
        return "quantity", TIMES, end  # multiplié par six
    following = UNIT.match(text, end)
    if following is not None and following[1].lower() in words.count_adjectives:
        following = UNIT.match(text, following.end()) or following  # 24 new schools
    name = "" if following is None else following[1].lower()
    if words.nouns and following is not None and not following[1][0].isupper():
        name = ""
    if words.unspaced:
        name = text[end : end + 1] if text[end : end + 1].isalpha() else ""
    plain = name in words.roles or (name not in words.people and name.endswith(words.no_nouns))
    return "count", None if plain else name or None, end


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and int(digits) in YEARS


def _old_year(text: str, begin: int, digits: str, lexicon: Lexicon) -> bool:
    """Whether a number behind "in" or "since" is a year of an earlier century: not in "from 1650 down to 1485"."""
    if not digits.isdecimal() or int(digits) not in OLD_YEARS:
        return False
    if not _led_by(text, begin, lexicon.numerals.before_years):
        return False
    behind = SPAN.match(text, begin + len(digits))
    return behind is None or (lexicon.numerals.range_joins.get(behind[1]) != "move" and int(behind[2]) > int(digits))


def _led_by(text: str, begin: int, leading: tuple[list[str], ...]) -> bool:
    """Whether the word before a number is one of those that lead to a year."""
    before = BEFORE.search(text, max(0, begin - 12), begin)
    return before is not None and [before[1].lower()] in leading


def _reference(text: str, begin: int, end: int, words: ClaimWords) -> bool:
    """Whether a number is the place of something in a work, alone in brackets behind its name, or of a note: [2]."""
    if text[begin - 1 : begin] == "[" and text[end : end + 1] == "]":
        return True
    named = NAMED.search(text, max(0, begin - 20), begin) if text[end : end + 1] == ")" else None
    return named is not None and named[1].lower() not in words.roles


def _day(text: str, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a number stands beside the name of a month."""
    months = lexicon.connectives.months
    before, behind = BEFORE.search(text, max(0, begin - 12), begin), DATED.match(text, end)
    return any(match is not None and match[1].lower() in months for match in (before, behind))


def _spelt(text: str, start: int, end: int, words: ClaimWords, lexicon: Lexicon) -> Iterator[Figure]:
    """Numbers in words: "zehn Millionen", "six percent"."""
    if words.number is None:
        return
    position = start
    for match in words.number.finditer(text, start, end):
        if match.start() < position:
            continue
        value, position, _ = spelled(text, match.start(), lexicon)
        if value and position <= end:
            behind = half(text, position, lexicon.numerals)
            if behind > position and words.behind and words.behind.match(text, behind):
                value, position = value + HALF, behind  # two and a half times
            figure = _figure(text, match.start(), position, value, "", words, lexicon)
            if figure:
                yield figure


def _alone(text: str, start: int, end: int, words: ClaimWords, lexicon: Lexicon) -> Iterator[Figure]:
    """Words that are a multiple or a part by themselves: doubled, a third."""
    for match in words.alone.finditer(text, start, end) if words.alone else ():
        if words.no_part and words.no_part.match(text, match.end()):
            continue
        before = text[max(0, match.start() - 1) : match.start()]
        if words.unspaced and before and _numeric(before, lexicon) and _numeric(match[0][0], lexicon):
            continue  # 十二倍 is not 二倍
        if text.endswith(words.no_part_before, 0, match.start()):
            continue  # the first half
        if text.endswith(lexicon.numerals.halves, start, match.end()):
            continue  # two and a half times
        kind, unit, amount = _worth(" ".join(match[0].lower().split()), words)
        numeral = Numeral(match.start(), match.start(), Decimal(1), WORD_QUANTUM)
        found = Figure(kind, match[0], match.start(), match.end(), amount, unit=unit, numerals=(numeral,))
        yield _hedged(found, text, lexicon, _led(text, match.start(), words))


def _worth(word: str, words: ClaimWords) -> tuple[str, str, Decimal]:
    """Kind, unit and amount of a word or phrase that is a multiple, a part or a number of points by itself."""
    if word in words.points:
        return "percent", POINTS, words.points[word]
    multiple = words.multiples.get(word)
    return ("percent", PARTS, words.parts[word]) if multiple is None else ("quantity", TIMES, multiple)


def _numeric(character: str, lexicon: Lexicon) -> bool:
    """Whether a character is a digit, or writes a number."""
    return character.isdecimal() or character in lexicon.numerals.units or character in lexicon.numerals.digits


def _led(text: str, start: int, words: ClaimWords) -> int:
    """Where a part begins with the word that leads to it: "cut nearly by half"."""
    before = BEFORE.search(text, max(0, start - 8), start)
    return before.start() if before and words.roles.get(before[1].lower()) == "b" else start


def _one_in(text: str, start: int, end: int, words: ClaimWords, lexicon: Lexicon) -> Iterator[Figure]:
    """A part of a whole: "one in five", "1 in 20", "three in ten"."""
    for match in (match for expression in words.one_in for match in expression.finditer(text, start, end)):
        some = spelled(text, match.start(1), lexicon)[0] or Decimal(match[1]) if match.re.groups else Decimal(1)
        digits = _number(frozenset()).match(text, match.end() + 1)
        value: Decimal | None
        if digits:
            value, last = parse_digits(digits[1], lexicon.numerals.group, lexicon.numerals.point), digits.end()
        else:
            value, last, _ = spelled(text, match.end() + 1, lexicon)
        if value and (some == 1 < value not in YEARS or some < value in BASES) and last <= end:
            if some > 1 and words.denied and words.denied.match(text, last):
                continue  # two in three years
            numeral = Numeral(match.start(), match.start(), Decimal(1), Decimal(1))
            found = Figure(
                "percent",
                text[match.start() : last],
                match.start(),
                last,
                rounded(100 * some / value, 4),
                unit=PARTS,
                numerals=(numeral,),
            )
            yield _hedged(found, text, lexicon)


def _hedged(figure: Figure, text: str, lexicon: Lexicon, start: int | None = None) -> Figure:
    """The figure with the hedge before it, or before the place where it begins, or behind it."""
    written, bound = hedge(text, figure.start if start is None else start, lexicon)
    if written is None:
        written, bound = hedge_behind(text, figure.end, lexicon)
    if written is not None and written == figure.unit and figure.kind == "count":
        return figure  # 火灾408起 counts fires, though 10元起 is "from 10 yuan"
    return figure._replace(hedge=written, bound=bound) if written else figure
