"""A rate, the number of its units and the total: shares at a price each, so much a year over ten years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from factcheck.checks.arithmetic import allowed, printed_unit
from factcheck.checks.per_period.lasting import LONG, PAUSES, closing, counts_periods, lasting
from factcheck.checks.per_period.parted import broken, told_apart
from factcheck.checks.per_period.rated import Amount, counts, is_year, told_shorter
from factcheck.checks.relations.claiming import Judged, comparable, judged
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.wording import number
from factcheck.language.expression import Expression
from factcheck.language.numbers import rounded
from factcheck.language.rated import RateWords
from factcheck.model import Figure

FARTHEST = 1100  # times: thousands taken for units are a slip, more is another matter
NET = Decimal("0.06")  # on both sides, for what fees and rounding take from a product
CUT = Decimal("0.1")
BARE = 100_000  # a number without a currency that is money is in hundreds of thousands at least
BEFORE = 40  # characters before a number in which words may divide a total by it
THREE = 3  # a rate, the number of its units, a total
MOST_PARTS = 4  # words from a number to what each of its parts is
_RESULT = Expression(r"(?:,?r|[(-]r?|(?<!a)T[wo]?|q|:)[wy]{0,2}$")
_AND = Expression("a[udwT]?$")
_BARE = Expression("Nw{0,2}$")  # no word but "is" and "each"
_OPENS = Expression("w{0,1}n")
_OF = Expression("N[wn]{0,3}o[wyn]?")
_FROM = Expression("f[wyn]{0,2}$")
_BOUNDED = Expression(r"h|uw?t$")
_SHARED = Expression(r"N[wy]{0,2},?r[wy]?(?:T[wo]*N|N[wyo]{0,4}T)")

Stated = tuple[tuple[int, ...], tuple[str, ...], Judged, bool]
"""The places of a claim, their roles, the judgement, and whether the text links them so that it may be an error."""


def products(sentence: Sentence, found: list[Amount], words: RateWords) -> Iterator[Stated]:
    """A rate, the number of its units, and the total: shares at a price each, so much a year over so many years."""
    options = [
        (rate, many, total)
        for rate, many in permutations([*found, *told_shorter(found, words)], 2)
        if _counted(sentence, rate, many, words)
        for total in found
        if total is not rate
        and total is not many
        and _total(rate, many, total)
        and not _of(sentence, total, many, rate)
    ]
    tried = [(parts, _product(*parts, words)) for parts in options]
    exact = [one for one in tried if one[1].verdict == "ok"]
    best = exact or [one for one in tried if near(one[1]) and not _borne_out(one[0], found, words)]
    for (rate, many, total), result in best:
        last = max(rate.place, total.place)
        places = [*sorted({rate.place, many.place, total.place} - {last}), last]
        names = {rate.place: "per_period", many.place: "count", total.place: "total"}
        strict = len({one.place for parts in options for one in parts}) == len(options[0])
        strict = strict and (rate.rate or many.shared != 0 or many.place < rate.place)
        strict = strict and (not many.shared or rate.period in (None, "year", total.period))  # a month, and in a year
        strict = strict and _worked_out(sentence, (rate, many, total), words)
        yield tuple(places), tuple(names[place] for place in places), result, strict


def _of(sentence: Sentence, total: Amount, many: Amount, rate: Amount) -> bool:
    """Whether an amount is no total: a part of a number (88 of the 705), or what a rate has grown from."""
    part = rate.period is None and _OF.fullmatch(sentence.codes, total.place, many.place) is not None
    grown = _FROM.search(sentence.codes, 0, total.place) and "t" in sentence.codes[total.place : rate.place]
    return part or bool(grown)


def near(result: Judged) -> bool:
    """Whether two values are near enough to be meant as the same: the price of a share is no price of all."""
    ratio = result.stated.value / result.expected.value if result.expected.value else Decimal(0)
    return 0 < ratio < FARTHEST and FARTHEST * ratio > 1


def _borne_out(parts: tuple[Amount, Amount, Amount], found: list[Amount], words: RateWords) -> bool:
    """Whether another number gives the total: "2.6 million of the 3.06 million shares at $24, or $62.4 million"."""
    rate, many, total = parts
    others = (one for one in found if one.figure.kind != "money" and one.place != many.place and one.unit is None)
    return any(_product(rate, one, total, words).verdict == "ok" for one in others if one.figure.amount > 0)


def _counted(sentence: Sentence, rate: Amount, many: Amount, words: RateWords) -> str | None:
    """The unit that a rate is for and a number counts; a price "at $22" is for each of the things before it."""
    if rate.place == many.place or is_year(many.figure):
        return None
    if many.shared and _next(sentence, many, rate):
        return "item"
    if many.period and many.period == rate.period and _parts(rate, many, words):
        return many.period  # "12 monthly payments of $500"
    for unit in (rate.unit, rate.period):
        if unit and counts(many, unit, words):
            return unit
    before = sentence.document.text[max(0, many.figure.start - BEFORE) : many.figure.start]
    if before.rstrip().endswith(words.divided):
        return rate.unit
    if _only(sentence, rate, many):
        return rate.unit
    if rate.rate or not many.nouns or not counts(many, "item", words):
        return None
    return "item" if _priced(sentence, rate, many, words) else None


def _only(sentence: Sentence, rate: Amount, many: Amount) -> bool:
    """Whether a rate can be for nothing else than a number before it: "$64m for 16 aircraft, or $4m per plane"."""
    alone = (
        sentence.codes.count("N") == THREE
        and rate.unit not in (None, "share")
        and many.figure.kind != "money"
        and not many.rate
    )
    if alone and rate.place < many.place and _OPENS.fullmatch(sentence.codes, 0, rate.place):
        return True  # at $2.75 a ride, a commuter making 40 trips spends $110
    return alone and many.place < rate.place and _RESULT.search(sentence.codes, 0, rate.place) is not None


def _next(sentence: Sentence, many: Amount, rate: Amount) -> bool:
    """Whether an amount is the one that is for each of a number: the last before it, or the first behind it."""
    first, last = sorted((many.place, rate.place))
    side = (rate.place > many.place) - (rate.place < many.place)
    return side == many.shared and "N" not in sentence.codes[first + 1 : last]


def _priced(sentence: Sentence, rate: Amount, many: Amount, words: RateWords) -> bool:
    """Whether an amount is the price of one of a number: "20 million shares at $22", "36 payments of $300"."""
    if rate.place < many.place:
        shares = rate.before.rstrip().endswith(words.priced) and counts(many, "share", words)
        return shares or "T" in sentence.codes[many.place :]
    if rate.figure.kind != "money":
        return False
    if _SHARED.match(sentence.codes, rate.place):
        return True  # "The 400 workers will get a bonus of $1,500, or $600,000 in all"
    return _parts(rate, many, words) or rate.before.rstrip().endswith(words.priced)


def _parts(rate: Amount, many: Amount, words: RateWords) -> bool:
    """Whether only a noun stands between a number and what each of its parts is: "36 payments of $300"."""
    before = rate.before.rstrip()
    near = many.figure.end <= rate.figure.start <= many.figure.end + len(rate.before) + MOST_PARTS
    return near and before.endswith(words.parts) and len(before.split()) <= MOST_PARTS and "," not in before


def _total(rate: Amount, many: Amount, total: Amount) -> bool:
    """Whether an amount may be the total of a rate: for no unit itself, the same money, and more of it."""
    spread = total.period is not None and (rate.unit is None or rate.period not in (None, total.period))
    spread = spread and rate.period != "hour"  # so many hours are of a day or a week
    spread = spread or None is not many.period != total.period is not None
    spread = spread or (total.period is not None and total.figure.amount < rate.figure.amount)
    told = (many.figure.kind, many.figure.amount)  # "for 170,000 shares, if as many are tendered"
    spread = spread or (total.figure.kind, total.figure.amount) == told
    if total.unit or spread or many.figure.bound == "at most" or many.figure.amount < 2:
        return False
    one, other = rate.figure._replace(per=None), total.figure._replace(per=None)
    less = 0 < one.amount < other.amount or (bool(rate.rate or many.shared) and other.amount > 0)
    bare = {one.kind, other.kind} == {"money", "count"} and None is one.unit is other.unit
    bare = bare and (one if one.kind == "count" else other).amount >= BARE
    return (one.kind == other.kind or bare) and comparable(one, other) and less


def _product(rate: Amount, many: Amount, total: Amount, words: RateWords) -> Judged:
    counted = many.figure._replace(bound=None) if lasting(many, words) else many.figure
    price, count, whole = allowed(rate.figure), allowed(counted), allowed(total.figure)
    shown = f"{number(rate.figure.amount)} x {number(many.figure.amount)} = {number(price.value * count.value)}"
    if total.place > rate.place or not count.divisible:
        return judged(whole, price * count, last_digit(total.figure), shown, total.figure.currency, NET)
    expected = whole / count
    shown = f"{number(whole.value)} / {number(count.value)} = {number(rounded(expected.value, 2))}"
    return judged(price, expected, last_digit(rate.figure), shown, rate.figure.currency, NET)


def last_digit(figure: Figure) -> Decimal:
    """What digits cut off may explain: one in the last digit, but of a single digit that is too much."""
    return min(printed_unit(figure), abs(figure.amount) * CUT)


def _worked_out(sentence: Sentence, parts: tuple[Amount, Amount, Amount], words: RateWords) -> bool:
    """Whether the text says that one of two amounts is what comes of the other."""
    rate, many, total = parts
    places = [amount.place for amount in parts]
    inside = sentence.codes[min(places) : max(places)]
    if re.search("[ecdPR]|,i|by", inside.replace(",d", "")) or broken(sentence, min(places), max(places), words):
        return False
    if "at most" in (rate.figure.bound, total.figure.bound) or told_apart(sentence, places, words):
        return False
    first, later = sorted((rate, total), key=lambda amount: amount.place)
    if _BOUNDED.search(sentence.codes, first.place, later.place):
        return False
    if _RESULT.search(sentence.codes[: later.place]):
        return True
    lasts = rate.period is not None and lasting(many, words)
    if _apart(sentence, first, many, later, words) and not (lasts and words.unspaced):
        return False
    if sentence.codes[later.place + 1 : later.place + 2] == "T":
        return True
    made = words.makes is not None and words.makes.search(total.before) is not None
    if later is total and not made and _other_period(rate, many, total):
        return False
    return _spoken(sentence, (rate, many, total), later, words)


def _other_period(rate: Amount, many: Amount, total: Amount) -> bool:
    """Whether a total is for another time than its parts: "$500 for 1,200 people, and wages of $90 million a year"."""
    if total.period is not None:
        return total.period not in (many.period, rate.period) and rate.period != "hour"
    return many.period is not None and rate.unit is not None


def _financed(sentence: Sentence, rate: Amount, words: RateWords) -> bool:
    """Whether an amount is a payment that may have interest in it: a month's, or any in a sentence of a loan."""
    text = sentence.document.text
    lent = words.lent is not None and words.lent.search(text, sentence.start, rate.figure.start) is not None
    return lent or rate.period == "month"


def _apart(sentence: Sentence, first: Amount, many: Amount, later: Amount, words: RateWords) -> bool:
    """Whether "and" begins something else: "for $180 million and paid 20 cents per share"; so does a semicolon."""
    between = sentence.codes[first.place : later.place]
    behind = sentence.codes[max(first.place, many.place) : later.place] if many.place < later.place else between
    counted = first.place < many.place < later.place
    reaped = words.reaps is not None and words.reaps.search(later.before) is not None
    if words.unspaced:
        reaped = reaped or (words.reaps is not None and words.reaps.search("".join(later.nouns)) is not None)
        return not reaped and any(mark in later.before for mark in PAUSES)
    if _AND.search(behind) and reaped:
        return False
    return "a" in (behind if counted and later.unit is None else between) or (";" in behind and later.unit is None)


def _aside(sentence: Sentence, rate: Amount, later: Amount) -> bool:
    """Whether a comma leads to what each unit costs: "600 acres for $2.4 million, about $4,000 an acre"."""
    led = rate.place > 0 and sentence.codes[rate.place - 1] == "," and rate.figure.bound in (None, "about")
    return later is rate and led and rate.unit not in (None, "item", "person", "share")


def _spoken(sentence: Sentence, parts: tuple[Amount, Amount, Amount], later: Amount, words: RateWords) -> bool:
    """Whether words say that the later of the amounts is what comes of the others."""
    rate, many, total = parts
    if _aside(sentence, rate, later):
        return True
    if later is rate and _financed(sentence, rate, words):
        return False
    lasts = rate.period is not None and counts_periods(many, words, LONG)
    if lasts and closing(sentence, parts, later, words):
        return True
    if words.wholes.intersection(later.nouns[:1]) or many.before.rstrip().endswith(words.divided):
        return True
    first = min(rate.place, total.place)
    said = "".join(amount.before for amount in parts if first < amount.place <= later.place)
    behind = "".join(total.nouns) if words.unspaced else ""
    if words.makes is not None and words.makes.search(said + behind):
        return True
    if lasts:
        return False  # $1,200 a month for two years before buying a house for $310,000
    named = rate.unit in (None, "item") or rate.unit in words.units.values()
    if later is total and not named and sentence.codes.count("N") > len(parts):
        return False  # "40 hotels with 5,000 rooms at $200 a room, for sales of": so much for a night
    if later is total and _is(sentence, min(rate.place, many.place), total.place, words):
        return True
    before = " ".join(" ".join(amount.before.split()[-4:]) for amount in (total, later))
    told = said if words.unspaced and later is rate else ""
    return words.comes_to is not None and words.comes_to.search(before + behind + told) is not None


def _is(sentence: Sentence, first: int, last: int, words: RateWords) -> bool:
    """Whether a total is the last of a sentence that begins with a word for it: "The bill for 3,200 lamps ... is"."""
    opening = sentence.document.text[sentence.start : sentence.tokens[first].start]
    told = words.comes_to is not None and words.comes_to.search(opening) is not None
    return told and _BARE.search(sentence.codes, first, last) is not None
