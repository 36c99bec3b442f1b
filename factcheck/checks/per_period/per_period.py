"""FC305: "$1,500 a month, or $18,000 a year", "60 million shares at $22.50 each": amounts per period or unit.

Amounts for two periods must be as many times each other as one period is the other; a rate times the number of its
units must be the total; totals with amounts per share must imply much the same number of shares.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations, pairwise

from factcheck.checks.arithmetic import HUNDRED, NEAR, Span, allowed, constant, printed_unit
from factcheck.checks.digits import digits_exchanged
from factcheck.checks.per_period.lasting import PAUSES
from factcheck.checks.per_period.parted import told_apart
from factcheck.checks.per_period.products import Stated, last_digit, near, products
from factcheck.checks.per_period.rated import Amount, amounts
from factcheck.checks.per_period.written_out import shares_out
from factcheck.checks.relations.claiming import Judged, claim, comparable, judged
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.wording import number
from factcheck.language.claim_sentences import rates_of
from factcheck.language.expression import Expression
from factcheck.language.numbers import rounded
from factcheck.language.rated import PERIODS, RateWords, rate_words
from factcheck.model import Claim, Figure, Finding

CODE, KIND = "FC305", "per_period"
MOST_AMOUNTS = 8
AGREE = Decimal("0.15")  # how far two counts of shares may be apart
APART = Decimal("0.3")  # further apart, something is misprinted
MANY = 300_000_000  # shares, of which no company has half as many a year later
SAME = Decimal("0.05")  # what a slip of two digits leaves them apart
TEN = Decimal(10)
SMALL = Decimal(1000)  # a price for a month is less, in most currencies
CHEAP = Decimal("0.3")  # no discount for a longer time leaves less of a price than this
WEAK = ("JPY", "KRW", "VND", "IDR", "HUF", "RUB", "INR", "KPW", "IRR", "CLP", "COP")

# How many of the first there are in the second, in every way that writers count: working days, six-day weeks.
LENGTHS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("minute", "hour"): (("60", "60"),),
    ("minute", "day"): (("480", "600"), ("1440", "1440")),
    ("hour", "day"): (("7", "10"), ("24", "24")),
    ("hour", "week"): (("35", "48"), ("168", "168")),
    ("hour", "month"): (("140", "210"), ("720", "744")),
    ("hour", "year"): (("1700", "2200"), ("8760", "8784")),
    ("day", "week"): (("5", "7"),),
    ("day", "month"): (("20", "27"), ("28", "31")),
    ("day", "quarter"): (("60", "66"), ("90", "92")),
    ("day", "year"): (("195", "262"), ("300", "313"), ("350", "366")),
    ("week", "month"): (("4", "4.5"),),
    ("week", "quarter"): (("12", "13.1"),),
    ("week", "year"): (("46", "53"),),
    ("month", "quarter"): (("3", "3"),),
    ("month", "year"): (("12", "12"), ("13", "13"), ("14", "14")),
    ("quarter", "year"): (("4", "4"),),
    ("semester", "year"): (("2", "2"),),
    ("year", "decade"): (("10", "10"),),
}
_LINK = Expression(r"[wAByoFnvt]{0,8}(?:,|\(|-|,r|r)[wrAByoT]{0,3}")
_LINK_UNSPACED = Expression(r"[wAByoFnt]{0,5}(?:[,(-]|,?r)?[wrAByoTt]{0,4}")
_SHORT = 14  # characters between two amounts, where words are written without spaces
_SPEAKING = Expression(r"[wAynotruTFvM,(-]{0,12}")
_SAID = Expression(r"N[wyAB]{0,3}(?:,?r|,|\()[wy]?N")


def per_periods(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The amounts per period or unit that a sentence states beside others that they follow from."""
    if not _rated(sentence):
        return
    found = amounts(sentence)
    words = rate_words(sentence.document.language)
    if not 2 <= len(found) <= MOST_AMOUNTS:
        return
    taken: set[int] = set()
    for places, roles, result, strict in chain(
        _periods(sentence, found, words),
        _pairs(sentence, found),
        products(sentence, found, words),
        shares_out(sentence, found),
        _annualised(sentence, found, words),
    ):
        if taken.isdisjoint(places) and (result.verdict == "ok" or strict):
            taken |= set(places)
            yield claim(KIND, sentence, places, roles, result, CODE)


def _rated(sentence: Sentence) -> bool:
    """Whether a sentence has two amounts, and a rate or words that may make one."""
    tokens = [token for token in sentence.tokens if token.code == "N"]
    if len(tokens) < 2:
        return False
    figures, document = [sentence.figures[token.figure] for token in tokens], sentence.document
    if sentence.words.unspaced or rates_of(figures, document.text, document.language):
        return True
    text = document.text[sentence.start : sentence.end]
    told = sentence.words.sought_rates.stand_in(text)
    return told or ("T" in sentence.codes and len(tokens) > 2)


def _periods(sentence: Sentence, found: list[Amount], words: RateWords) -> Iterator[Stated]:
    """Amounts for two periods: a month against a year."""
    for first, second in combinations(found, 2):
        if first.period and second.period and first.period != second.period and _alike(first, second):
            result = _scaled(first, second, words)
            if result is not None:
                others = {one.place for one in found if one.period and one.place < second.place} - {first.place}
                strict = not others and _equated(sentence, first, second, words, result)
                yield (first.place, second.place), ("amount", "per_period"), result, strict


def _alike(first: Amount, second: Amount) -> bool:
    """Whether two amounts are of the same money, or count the same, per unit as well."""
    one, other = (amount.figure._replace(per=None) for amount in (first, second))
    units = {first.unit, second.unit} - {None}
    return comparable(one, other) and one.kind == other.kind and len(units) < 2 and one.amount > 0 < other.amount


def _scaled(first: Amount, second: Amount, words: RateWords) -> Judged | None:
    """The second amount held against the first at the scale of its period, in the best of the ways to count."""
    order = sorted((first.period or "", second.period or ""), key=PERIODS.index)
    lengths = LENGTHS.get((order[0], order[1]))
    if lengths is None:
        return None
    if order == ["day", "year"] and not words.always.isdisjoint((*first.nouns[:1], *second.nouns[:1])):
        lengths = lengths[-1:]
    grows = order[0] == first.period
    tried = [_in_length(first.figure, second.figure, length, order, grows=grows) for length in lengths]
    return min(tried, key=lambda one: ("ok", "loose", "wrong").index(one.verdict))


def _in_length(one: Figure, other: Figure, length: tuple[str, str], order: list[str], *, grows: bool) -> Judged:
    low, high = Decimal(length[0]), Decimal(length[1])
    times = Span(low, high, low)
    expected = allowed(one) * times if grows else allowed(one) / times
    sign = "x" if grows else "/"
    range_ = number(low) if low == high else f"{number(low)}-{number(high)}"
    worked = (
        f"{number(one.amount)} {sign} {range_} ({order[0]}s in a {order[1]}) = {number(rounded(expected.value, 2))}"
    )
    near = NEAR if low == high else Decimal(0)
    return judged(allowed(other), expected, last_digit(other), worked, other.currency or other.unit, near)


def _equated(sentence: Sentence, first: Amount, second: Amount, words: RateWords, result: Judged) -> bool:
    """Whether the text makes two amounts one, and does not merely offer a cheaper price for a longer time."""
    between = sentence.codes[first.place + 1 : second.place]
    figures = (first.figure, second.figure)
    if "e" in between or any(one.bound == "at most" for one in figures):
        return False
    if told_apart(sentence, (first.place, second.place), words):
        return False
    said = _said(second.before, words)
    if said or not _linked(between, second, words):
        return said and _SPEAKING.fullmatch(between) is not None
    if between.endswith("r") and "," not in between and "(" not in between and "-" not in between:
        return False  # "fines of $100 a day or $50,000 a year" are two
    shorter = min(figures, key=lambda one: one.amount)
    grows = PERIODS.index(first.period or "") < PERIODS.index(second.period or "")
    ratio = result.stated.value / result.expected.value
    if not near(result):
        return False  # 3 litres a day each, 90 million litres a year in a town
    dear = ratio if grows else 1 / ratio
    large = shorter.amount >= SMALL and shorter.currency not in WEAK
    if between.endswith("-"):
        return True  # "$300 a year - $25 each month" are no two prices
    return large or shorter.kind != "money" or not CHEAP < dear <= 1 or _paid(sentence, first, words)


def _linked(between: str, second: Amount, words: RateWords) -> bool:
    """Whether only a mark and small words stand between two amounts."""
    if words.unspaced:
        near = len(second.before) <= _SHORT and any(mark in second.before for mark in PAUSES)
        return near and _LINK_UNSPACED.fullmatch(between) is not None
    return _LINK.fullmatch(between) is not None


def _said(before: str, words: RateWords) -> bool:
    """Whether words before an amount say that it is what another comes to."""
    return any(one is not None and one.search(before) is not None for one in (words.equal, words.makes))


def _paid(sentence: Sentence, first: Amount, words: RateWords) -> bool:
    """Whether an amount is a wage, a rent, a dividend: what is paid for a longer time is no cheaper."""
    until = sentence.end if words.unspaced else sentence.tokens[first.place].start
    opening = sentence.document.text[sentence.start : until]
    return words.wages is not None and words.wages.search(opening) is not None


def _pairs(sentence: Sentence, found: list[Amount]) -> Iterator[Stated]:
    """Two totals, each with what it is per share, imply counts of shares that agree."""
    said = [
        (one, two)
        for one, two in pairwise(found)
        if _SAID.fullmatch(sentence.codes[one.place : two.place + 1]) and not one.rate and two.unit in ("share", None)
    ]
    for (first, per_first), (second, per_second) in combinations(said, 2):
        figures = [amount.figure for amount in (first, per_first, second, per_second)]
        same = all(one.kind == "money" and one.currency == figures[0].currency for one in figures)
        if not same or per_first.unit != "share" or not all(one.amount > 0 for one in figures):
            continue
        if figures[1].amount < figures[0].amount and figures[3].amount < figures[2].amount:
            places = (first.place, per_first.place, second.place, per_second.place)
            result = _agreeing(figures)
            if result is not None:
                yield places, ("total", "per_period", "total", "per_period"), result, True


def _agreeing(figures: list[Figure]) -> Judged | None:
    """The pairs held against each other: of two times as often, between which a small company may issue shares."""
    total, each, other_total, other_each = (allowed(figure) for figure in figures)
    expected = other_total / (total / each)
    first, second = total.value / each.value, other_total.value / other_each.value
    worked = f"{number(rounded(first, 0))} shares by the one pair, {number(rounded(second, 0))} by the other"
    ratio = second / first
    slips = [factor for figure in figures for factor in _exchanged(figure)]
    slipped = any(_apart(ratio * slip) <= SAME or _apart(ratio / slip) <= SAME for slip in slips)
    slipped = slipped or min(_apart(ratio * TEN), _apart(ratio / TEN)) <= AGREE
    # Cents are few digits: three cents are two and a half to three and a half.
    coarse = sum((printed_unit(figure) / figure.amount for figure in figures[1::2]), Decimal(0)) / 2
    verdict = "ok" if _apart(ratio) <= AGREE + coarse else "loose" if _apart(ratio) <= APART + coarse else "wrong"
    if verdict == "wrong" and not slipped and (coarse > SAME or min(first, second) < MANY):
        return None
    return Judged(verdict, other_each, expected, worked, figures[3].currency)


def _exchanged(figure: Figure) -> Iterator[Decimal]:
    """By what factors a figure differs from those with two of its digits swapped."""
    for numeral in figure.numerals[-1:]:
        digits = figure.text[numeral.start - figure.start : numeral.end - figure.start]
        yield from (factor for _, factor in digits_exchanged(digits))


def _apart(ratio: Decimal) -> Decimal:
    return max(ratio, 1 / ratio) - 1


def _annualised(sentence: Sentence, found: list[Amount], words: RateWords) -> Iterator[Stated]:
    """A dividend, and what it comes to in a year."""
    text = sentence.document.text
    said = max((text.find(piece, sentence.start, sentence.end) for piece in words.annual), default=-1)
    if said < 0:
        return
    yearly = min(found, key=lambda one: abs(one.figure.start - said))
    others = [one for one in found if one.place != yearly.place and one.figure.amount < yearly.figure.amount]
    paid = [one for one in others if one.period not in (None, "year")]
    others = paid or others
    tried = [(one, times, _times(one.figure, yearly.figure, times)) for one in others for times in (4, 12, 2)]
    for one, _, result in sorted(tried, key=lambda each: each[2].verdict != "ok"):
        if one.figure.kind == "money" and comparable(*(each.figure._replace(per=None) for each in (one, yearly))):
            strict = len(others) == 1 and yearly.figure.amount < HUNDRED and "e" not in sentence.codes
            yield (one.place, yearly.place), ("amount", "per_period"), result, strict
            return


def _times(one: Figure, yearly: Figure, times: int) -> Judged:
    expected = allowed(one) * constant(times)
    worked = f"{number(one.amount)} x {times} = {number(expected.value)}"
    return judged(allowed(yearly), expected, last_digit(yearly), worked, yearly.currency, NEAR)
