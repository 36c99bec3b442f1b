"""Notes and coins that are one amount: "5 dollars and 30 cents", "2222円13銭", "3 euros 50"."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from factcheck.extractor.found import Found
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import quantum
from factcheck.model import Numeral

LONGEST_JOIN = 6
LONGEST_BEFORE = 24
MOST_NOTES = 1000  # with coins behind them that have no name
CENT, HUNDRED = Decimal("0.01"), 100
LONGEST_HEAD = 12
HEAD = Expression(r"(?<!\d)\d{1,3}(?:[ \u00a0]\d{3})+$|\d+$")
SHILLINGS = Expression(r" (\d{1,2})s\b\.?(?: (\d{1,2})d\b\.?)?")
SHILLINGS_OF_POUND, PENCE_OF_SHILLING = 20, 12
GOES_ON = Expression(r"[\w%％]|[.,]\d")
# Two digits, "and" before them perhaps, and what they end: a clause, or the phrase before the next word.
BARE = Expression(
    r" (?:([^\W\d_]+) )?(\d\d)(?![\w%€$£]|[.,:/-]\d| ?[€$£%])(?:(?= ?(?:$|[.,;:!?)\]»”\"–—(\n]))| (?=([^\W\d_]+)))"
)


def counted(found: list[Found], text: str, lexicon: Lexicon) -> list[Found]:
    """The figures with coins added to the notes before them; marks that count behind notes only are left out alone."""
    kept: list[Found] = []
    last: Found | None = None
    for each in found:
        if each.start > 1 and not _whole(each, text, last.end if last else 0, lexicon):
            continue
        if last is not None and kept and kept[-1] is last and _upper_coins(last, each, text, lexicon):
            _widen(last, each.end, last.amount - _broken(last) + each.amount)
            continue
        if last is not None and each.mark.unit < 1 and _together(last, each, text, lexicon):
            _add(last, each)
            if not kept or kept[-1] is not last:
                kept.append(last)  # coins with smaller ones: 两角五分
            continue
        last = each
        if each.mark.measure and text[each.end : each.end + 1].isdecimal():
            read_out_tenths(each, text, lexicon)
        if text[each.end : each.end + 1] == " ":
            _read_out(each, text, lexicon)
            if each.mark.word == "£":
                _shillings(each, text)
        if not each.mark.coin:
            kept.append(each)
    return kept


def _broken(notes: Found) -> Decimal:
    """What an amount has behind its point; the remainder of a division fails where a number has too many digits."""
    return notes.amount - notes.amount.to_integral_value(ROUND_FLOOR)


def _whole(coins: Found, text: str, floor: int, lexicon: Lexicon) -> bool:
    """Add the notes before hundredths ("14:50 kr", "5€50", "150-00 руб."), from `floor` on.

    False for the end of a time or ratio.
    """
    begin, before = coins.start, text[coins.start - 1]
    timed = before == ":" and text[begin - 2].isdecimal() and text[begin].isdecimal()
    split = before.isdecimal() and coins.end == begin + 3 and text[begin + 1 : coins.end].isdecimal()
    nought = before in ("-", "=") and text[begin - 2].isdecimal() and coins.amount == 0
    if timed and "colon" not in lexicon.traits:
        return False
    if (timed or split or nought) and coins.high is None and coins.mark.unit == 1 and coins.amount < HUNDRED:
        stop = begin if split else begin - 1
        head = HEAD.search(text, max(floor, stop - LONGEST_HEAD), stop)
        if head is not None:
            coins.start = head.start()
            _extend(coins, coins.end, int("".join(filter(str.isdecimal, head[0]))) + coins.amount * CENT, CENT)
    return True


def _read_out(notes: Found, text: str, lexicon: Lexicon) -> None:
    """Add coins in two digits without a name: "3 euros 50", "15 euro e 50", where they end the phrase."""
    if notes.mark.unit != 1 or not text[notes.end - 1].isalpha() or "unspaced" in lexicon.traits:
        return
    word, _, rest = text[notes.end + 1 : notes.end + LONGEST_BEFORE].partition(" ")
    digits = rest if word in lexicon.numerals.coin_joins else word  # at a glance
    if not digits[:2].isdigit() or notes.high is not None or not 0 < notes.amount < MOST_NOTES or _broken(notes):
        return
    match = BARE.match(text, notes.end)
    if match is None or (match[3] and (match[1] or match[3].lower() not in lexicon.numerals.elliptic)):
        return
    before = text[max(0, notes.start - LONGEST_BEFORE) : notes.start].lower().split()
    if match[1] and set(before) & lexicon.numerals.range_before.keys():
        return
    _extend(notes, match.end(2), notes.amount + int(match[2]) * CENT, CENT)


def read_out_tenths(notes: Found, text: str, lexicon: Lexicon) -> None:
    """Add the tenths that are read out behind the name, or hundredths behind a nought: 三块五, 三块零四, 2块5一斤."""
    digits, rest = lexicon.numerals.digits, text[notes.end : notes.end + 3]
    values = [int(each) if each.isdecimal() else digits.get(each) for each in rest]
    size = 1 + (values[:1] == [0])
    value, end = values[size - 1] if len(values) >= size else None, notes.end + size
    if not value or notes.mark.unit != 1 or notes.high is not None or _broken(notes):
        return
    if GOES_ON.match(text, end) and lexicon.context.period.at(text, end) is None:
        return
    unit = notes.mark.unit.scaleb(-size)
    notes.end, notes.sure, notes.amount = end, True, notes.amount + value * unit
    notes.numerals = (Numeral(notes.start, notes.start, Decimal(1), quantum(notes.amount)),)


def _shillings(notes: Found, text: str) -> None:
    """Add shillings and old pence to pounds: "£3 4s 6d", "£12 10s."."""
    match = SHILLINGS.match(text, notes.end) if notes.high is None and not _broken(notes) else None
    if match and int(match[1]) < SHILLINGS_OF_POUND and int(match[2] or 0) < PENCE_OF_SHILLING:
        pence = int(match[1]) * PENCE_OF_SHILLING + int(match[2] or 0)
        worth = Decimal(pence) / (SHILLINGS_OF_POUND * PENCE_OF_SHILLING)
        _extend(notes, match.end(), notes.amount + worth, Decimal(1) / (SHILLINGS_OF_POUND * PENCE_OF_SHILLING))


def _together(notes: Found, coins: Found, text: str, lexicon: Lexicon) -> bool:
    gap = text[notes.end : coins.start]
    if len(gap) > LONGEST_JOIN or gap.strip() not in lexicon.numerals.coin_joins:
        return False
    shared = any(code in coins.mark.readings for code in notes.mark.readings)
    return shared and notes.high is None and coins.mark.unit < notes.mark.unit and 0 < coins.amount < notes.mark.unit


def _upper_coins(last: Found, each: Found, text: str, lexicon: Lexicon) -> bool:
    """Whether coins are the upper end of a range whose lower one has notes: "151円20銭～22銭"."""
    join = lexicon.numerals.range_joins.get(text[last.end : each.start].strip()) if each.mark.unit < 1 else None
    coins = _broken(last) if join == "any" and last.amount > 1 else Decimal(0)
    alike = last.mark.unit == each.mark.unit and last.mark.readings == each.mark.readings
    return alike and last.high is None and each.high is None and 0 < coins < each.amount < 1


def _add(notes: Found, coins: Found) -> None:
    whole = notes.amount
    _extend(notes, coins.end, whole + coins.amount, coins.mark.unit)
    if coins.high is not None:  # "151円20～22銭"
        _widen(notes, coins.end, whole + coins.high)


def _widen(notes: Found, end: int, high: Decimal) -> None:
    notes.end, notes.high = end, high
    notes.numerals = (*notes.numerals, Numeral(notes.start, notes.start, Decimal(1), quantum(high)))


def _extend(notes: Found, end: int, amount: Decimal, unit: Decimal) -> None:
    notes.end, notes.amount, notes.mark = end, amount, notes.mark._replace(unit=unit)
    notes.sure = True
    notes.numerals = (Numeral(notes.start, notes.start, Decimal(1), quantum(notes.amount)),)
