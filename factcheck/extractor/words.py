"""Figures whose number is written in words: "two million pesos", "half a billion dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.extractor.behind import right
from factcheck.extractor.both_sides import combined
from factcheck.extractor.coins import read_out_tenths
from factcheck.extractor.found import Found
from factcheck.extractor.hedges import hedge_behind
from factcheck.extractor.marks import denied_behind, denied_behind_one, left, over_hedge, vague
from factcheck.language.landmarks import JOINS, landmarks
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_units, quantum
from factcheck.language.spelling import WORD, half, spelled
from factcheck.language.tables import Mark
from factcheck.model import Numeral

HUNDRED, THOUSAND = 2, 3
HUNDRED_NOTES = 100
TEN = 10
ONE, HALF = Decimal(1), Decimal("0.5")
LONGEST_LOWER = 8
LONGEST_RANGE = 32
DASHES = ("-", "–", "—")
LONGEST_OPENER = 24
SPACED = dict.fromkeys(map(ord, JOINS), " ")


def scan(text: str, lexicon: Lexicon) -> list[Found]:
    """Every number in words, or in the characters of East Asia, that a currency name follows, in order."""
    found: list[Found] = []
    end = 0
    for start in sorted(_starts(text, lexicon)):
        if start < end:
            continue
        # Where one phrase is no figure, neither is any that begins inside it.
        value, end, largest = spelled(text, start, lexicon)
        figure = _found(text, start, end, value, lexicon, large=largest > HUNDRED) if value else None
        if figure and value:
            ranged = _ranged(text, figure, value, largest, lexicon) if figure.start == start else figure
            found.append(_with_coins(text, ranged, lexicon))
            end = figure.end
    if lexicon.numerals.native:
        matches = lexicon.numerals.native.finditer(text)
        found += (figure for match in matches if (figure := _native(text, match, lexicon)))
    return found


def _ranged(text: str, found: Found, high: Decimal, largest: int, lexicon: Lexicon) -> Found:
    """The figure with the lower end in words before it, which may share scale and name: "five to six million"."""
    head = text[max(0, found.start - LONGEST_RANGE) : found.start].rstrip()
    numerals, join = lexicon.numerals, head[-1:] if head[-1:] in DASHES else (head.split() or [""])[-1]
    kind = numerals.range_joins.get(join)
    if kind is None or kind == "move":
        return found
    end = found.start - len(text[max(0, found.start - LONGEST_RANGE) : found.start]) + len(head) - len(join)
    end -= text[end - 1 : end] == " "
    for match in WORD.finditer(text, max(0, end - LONGEST_RANGE), end):
        start = match.start(1)
        low, stop, _ = spelled(text, start, lexicon)
        before = (text[max(0, start - LONGEST_OPENER) : start].lower().split() or [""])[-1]
        role = numerals.range_before.get(before)
        if low and stop == end and role != "never" and (kind == "between") == (role == "between"):
            scaled = low.scaleb(largest) if largest > HUNDRED and low < high.scaleb(-largest) else low
            if scaled < high:
                found.start, found.amount, found.high = start, scaled * found.mark.unit, found.amount
            return found
    return found


def _article(text: str, end: int, mark: Mark, lexicon: Lexicon) -> bool:
    """Whether what is behind a name makes "one" its article: "ein Euro 6", "einem Euro-Land", "un euro più forte"."""
    compounded = "compound" in lexicon.traits and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
    return compounded or text[end : end + 2].strip().isdigit() or denied_behind_one(text, end, mark, lexicon)


def _with_coins(text: str, found: Found, lexicon: Lexicon) -> Found:
    """The figure with the half or the coins read out behind its name: "dos dólares y medio", "zwei Euro fünfzig"."""
    if found.high is not None or found.mark.unit != 1 or found.amount >= HUNDRED_NOTES or found.end >= len(text):
        return found
    end = half(text, found.end, lexicon.numerals)
    more = HALF if end > found.end else None
    if more is None and text[found.end] == " " and found.amount == found.amount.to_integral_value():
        more, end = _coins(text, found.end, lexicon)
    if more is not None:
        amount = found.amount + more
        found.sure = True
        found.end, found.amount, found.numerals = (
            end,
            amount,
            (Numeral(found.start, found.start, ONE, quantum(amount)),),
        )
    return found


def _coins(text: str, position: int, lexicon: Lexicon) -> tuple[Decimal | None, int]:
    """The coins in words behind the name of notes, which end the phrase, and their end: "sei euro e cinquanta"."""
    joined = WORD.match(text, position)
    start = joined.end() if joined and joined[1] in lexicon.numerals.coin_joins else position
    coins, end, _ = spelled(text, start + 1, lexicon)
    behind = WORD.match(text, end)
    if coins is None or not TEN <= coins < HUNDRED_NOTES:
        return None, position
    verb = "nouns" in lexicon.traits and start == position and behind and behind[1].islower()  # no noun is counted
    ended = behind is None or verb or behind[1].lower() in lexicon.numerals.elliptic
    return (coins.scaleb(-2), end) if ended else (None, position)


def _native(text: str, match: re.Match[str], lexicon: Lexicon) -> Found | None:
    """A number in characters (三千五百, 삼천만) with its currency; not inside a word or behind digits."""
    (start, end), number = match.span(), match[0]
    before, spaced = text[start - 1 : start], "spaced" in lexicon.traits
    stands = _stands(number, before, lexicon)
    if not stands and (before.isdigit() or spaced or end - start > 1 or text[end : end + 1] not in lexicon.marks.names):
        return None
    if spaced and before == " ":
        start, number = _headed(text, start, number, lexicon)
    low, *more = (_value(one, lexicon) for one in _neighbours(number, lexicon))
    found = _found(text, start, end, low, lexicon, large=end - start > 1) if low else None
    # A character alone counts before foreign names and written apart (십달러, 三美元, 만 원): 만원 and 一元 are words.
    alone = end - start == 1 and found is not None and found.mark.counter and found.end - end == 1
    if found is None or ((alone and text[end] != " " or not stands) and not _vouched(text, start, found.end, lexicon)):
        return None
    if found.mark.weak and found.mark.measure:
        read_out_tenths(found, text, lexicon)
        if end - start == 1 and not found.sure:
            found.mark = found.mark._replace(coin=True)  # 一块 is "together", unless coins stand behind it
    if more and more[0] and low:
        found.high = found.amount * more[0] / low
    elif low and found.start == start:
        _widen(text, found, number, low, lexicon)
    return found


def _vouched(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what stands behind a character with a name of one character makes it an amount: 만원짜리, 百円で."""
    numerals = lexicon.numerals
    words = numerals.vouchers_low if numerals.units.get(text[start]) in (HUNDRED, THOUSAND) else numerals.vouchers
    return text.startswith(words, end) or hedge_behind(text, end, lexicon)[0] is not None


def _headed(text: str, start: int, number: str, lexicon: Lexicon) -> tuple[int, str]:
    """The number with a larger part that stands before it, where words are parted: "일억 이천만"."""
    units, digits = lexicon.numerals.units, lexicon.numerals.digits
    begin = end = start - 1
    while end - begin < LONGEST_LOWER and begin > 0 and (text[begin - 1] in units or text[begin - 1] in digits):
        begin -= 1
    head = text[max(begin, 0) : max(end, 0)]
    largest = max((units[part] for part in number if part in units), default=0)
    whole = head != "" and units.get(head[-1], 0) > largest and _stands(head, text[begin - 1 : begin], lexicon)
    return (begin, head + number) if whole else (start, number)


def _stands(number: str, before: str, lexicon: Lexicon) -> bool:
    """Whether characters may be a number of their own: with a unit or alone, behind no digit, and no word's ending."""
    units, spaced = lexicon.numerals.units, "spaced" in lexicon.traits
    if len(number) == 1:
        return not before.isdigit() and (not before.isalpha() if spaced else units.get(number, 0) <= 1)
    return any(unit in number for unit in units) and not before.isdigit() and not (before.isalpha() and spaced)


def _value(number: str, lexicon: Lexicon) -> Decimal | None:
    numerals = lexicon.numerals
    return parse_units(number, numerals)


def _widen(text: str, found: Found, upper: str, high: Decimal, lexicon: Lexicon) -> None:
    """Make the figure a range where a number in characters and what joins ranges stand before: 两到三千元."""
    lower, begin = _lower(text, found.start, lexicon)
    low = _value(lower, lexicon) if lower else None
    if not low:
        return
    units = lexicon.numerals.units
    counted = upper[:-1] if any(unit in lower for unit in units) else upper.rstrip("".join(units))
    shared = _value(counted, lexicon) if upper[-1] in units and counted else None
    low = low * high / shared if shared and low < shared else low
    if low < high:
        found.start, found.high, found.amount = begin, found.amount, found.amount * low / high


def _lower(text: str, start: int, lexicon: Lexicon) -> tuple[str, int]:
    """The characters of a number before what joins ranges before `start`, and where they begin."""
    numerals = lexicon.numerals
    joins = (join for join, kind in numerals.range_joins.items() if kind == "any" and text.endswith(join, 0, start))
    join = next(joins, None)
    begin = end = 0 if join is None else start - len(join)
    while end - begin < LONGEST_LOWER and begin and (text[begin - 1] in (*numerals.digits, *numerals.units)):
        begin -= 1
    return text[begin:end], begin


def _neighbours(number: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Two digits side by side before a unit are the ends of a range: 四五千 is 四千 to 五千."""
    digits, units = lexicon.numerals.digits, lexicon.numerals.units
    for index in range(len(number) - 2):
        first, second = digits.get(number[index]), digits.get(number[index + 1])
        if first and second and second > first and number[index + 2] in units:
            return number[: index + 1] + number[index + 2 :], number[:index] + number[index + 1 :]
    return (number,)


def _starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where numbers in words may begin: at the very start, at number words, and at what counts before scales only."""
    yield 0
    numerals, compound = lexicon.numerals, "compound" in lexicon.traits
    openers = tuple(numerals.openers)
    for start, end in landmarks(text, lexicon.language):
        word = text[start:end].lower()
        if not word.isalpha():
            word = word.translate(SPACED)
        scale = numerals.scales.get(word)
        if (word in numerals.words or (scale and scale.opens)) and (compound or _goes_on(text, end, lexicon)):
            yield start
        if scale and text[start - 1 : start] in (" ", "-"):
            yield from _opened(text, start - 1, openers)


def _goes_on(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether what follows a number word may go on with it, or name a currency: a glance that most words fail."""
    if text[end : end + 1] not in JOINS:
        return False
    following = WORD.match(text, end)
    if following is None or "endings" in lexicon.traits or text.startswith(".", following.end()):
        return True  # "one U.S. dollar"
    word, numerals = following[1].lower(), lexicon.numerals
    return word in lexicon.marks.openers or following[1] in lexicon.marks.openers or word in numerals.followers


def _opened(text: str, end: int, openers: tuple[str, ...]) -> Iterator[int]:
    """Where the words begin that end at a place and count before a scale: "half a"."""
    before = text[max(0, end - LONGEST_OPENER) : end].lower()
    if before.endswith(openers):
        starts = (len(before) - len(one) for one in openers if before.endswith(one))
        yield from (end - len(before) + at for at in starts if not before[max(at - 1, 0) : at].isalpha())


def _found(text: str, start: int, end: int, value: Decimal, lexicon: Lexicon, *, large: bool) -> Found | None:
    """The figure of a number that ends at `end`, where a currency name follows."""
    behind = over_hedge(text, start, right(text, end, lexicon, scaled=large), lexicon)
    if behind.mark is None and (halved := half(text, end, lexicon.numerals)) > end and not large:
        return _found(text, start, halved, value + HALF, lexicon, large=False)  # "two and a half dollars"
    before = left(text, start, lexicon)
    if before and behind.mark and behind.mark.unit < before[0].unit:
        before = None  # the name of the notes before coins: 七美元五十美分
    both = combined(before, behind, start, text)
    scaled = behind.exponent if lexicon.marks.links else 0  # "douăzeci și cinci de mii de lei"
    if both is None or (behind.mark is None and not large) or behind.exponent != scaled:
        return None
    value, large = value.scaleb(scaled), large or scaled > 0
    mark, begin, finish = both
    if denied_behind(text, finish, mark, lexicon) or vague(text, begin, lexicon):
        return None
    if value == 1 and _article(text, finish, mark, lexicon):
        return None
    if value == 1 and text[start:end].lower() in lexicon.marks.not_before.get(mark.word, ()):
        return None  # "un livre": a book
    if begin == start and not large and text[finish - 1] in lexicon.marks.signs:
        return None  # "termina en un $ escapado"
    amount = value * mark.unit
    numeral = Numeral(start, start, mark.unit, quantum(amount))
    return Found(begin, finish, amount, mark, (numeral,), large or not mark.weak)
