"""A rate, the number of its units and the total: shares at a price each, so much a year over ten years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from factcheck.checks.arithmetic import allowed, constant, printed_unit
from factcheck.checks.claiming import Judged, comparable, judged
from factcheck.checks.rated import Amount, counts
from factcheck.checks.sentence import Sentence
from factcheck.checks.wording import number
from factcheck.language.expression import Expression
from factcheck.language.rated import RateWords, rate_words

NET = Decimal("0.06")  # on both sides, for what fees and rounding take from a product
_RESULT = Expression(r"(?:,?r|[(-]r?|T[wo]?|q|:)[wy]{0,2}$")
_TIMES = ("x", "×", "*")

Stated = tuple[tuple[int, ...], tuple[str, ...], Judged, bool]
"""The places of a claim, their roles, the judgement, and whether the text links them so that it may be an error."""


def products(sentence: Sentence, found: list[Amount], words: RateWords) -> Iterator[Stated]:
    """A rate, the number of its units, and the total: shares at a price each, so much a year over so many years."""
    options = []
    for rate, many, total in permutations(found, 3):
        unit = _counted(sentence, rate, many, words)
        if unit and _total(rate, many, total):
            options.append((rate, many, total))
    best = [(parts, _product(*parts)) for parts in options]
    exact = [(parts, result) for parts, result in best if result.verdict == "ok"]
    for (rate, many, total), result in exact or best:
        places = sorted((rate.place, many.place, total.place))
        last = max(rate.place, total.place)
        places = [*(place for place in places if place != last), last]
        names = {rate.place: "per_period", many.place: "count", total.place: "total"}
        strict = len({one.place for parts in options for one in parts}) == len(options[0])
        strict = strict and (rate.rate or many.place < rate.place) and _worked_out(sentence, (rate, many, total), words)
        yield tuple(places), tuple(names[place] for place in places), result, strict


def _counted(sentence: Sentence, rate: Amount, many: Amount, words: RateWords) -> str | None:
    """The unit that a rate is for and a number counts; a price "at $22" is for each of the things before it."""
    if rate.place == many.place:
        return None
    for unit in (rate.unit, rate.period):
        if unit and counts(many, unit, words):
            return unit
    if sentence.document.text[: many.figure.start].rstrip().endswith(words.divided):
        return rate.unit
    if many.nouns and not rate.rate and rate.place < many.place and "T" in sentence.codes[many.place :]:
        return "item" if counts(many, "item", words) else None
    at = many.place < rate.place and not rate.rate and rate.before.rstrip().endswith(words.priced)
    return "item" if at and rate.figure.kind == "money" and many.nouns and counts(many, "item", words) else None


def _total(rate: Amount, many: Amount, total: Amount) -> bool:
    """Whether an amount may be the total of a rate: for no unit itself, the same money, and more of it."""
    spread = total.period is not None and (rate.unit is None or rate.period not in (None, total.period))
    if total.unit or spread or many.figure.bound == "at most" or many.figure.amount < 2:
        return False
    one, other = rate.figure._replace(per=None), total.figure
    return one.kind == other.kind and comparable(one, other) and 0 < one.amount < other.amount


def _product(rate: Amount, many: Amount, total: Amount) -> Judged:
    price, count, whole = (allowed(one.figure) for one in (rate, many, total))
    shown = f"{number(rate.figure.amount)} x {number(many.figure.amount)} = {number(price.value * count.value)}"
    if total.place > rate.place or not count.divisible:
        return judged(whole, price * count, printed_unit(total.figure), shown, total.figure.currency, NET)
    expected = whole / count
    shown = f"{number(whole.value)} / {number(count.value)} = {number(round(expected.value, 2))}"
    return judged(price, expected, printed_unit(rate.figure), shown, rate.figure.currency, NET)


def _worked_out(sentence: Sentence, parts: tuple[Amount, Amount, Amount], words: RateWords) -> bool:
    """Whether the text says that one of two amounts is what comes of the other."""
    rate, many, total = parts
    places = [amount.place for amount in parts]
    inside = sentence.codes[min(places) : max(places)]
    if re.search("[edPR]", inside.replace(",d", "")) or _broken(sentence, min(places), max(places)):
        return False
    later = max((rate, total), key=lambda amount: amount.place)
    if _RESULT.search(sentence.codes[: later.place]) or sentence.codes[later.place + 1 : later.place + 2] == "T":
        return True
    between = sentence.codes[min(rate.place, total.place) : later.place]
    if "a" in between and (later is rate or not min(rate.place, total.place) < many.place < later.place):
        return False  # "for $180 million and paid 20 cents per share"
    if later is rate and rate.unit not in (None, "item", "person", "share") and sentence.codes[rate.place - 1] == ",":
        return True
    before = " ".join(" ".join(amount.before.split()[-4:]) for amount in (total, later))
    behind = "".join(total.nouns) if words.unspaced else ""
    return words.comes_to is not None and words.comes_to.search(before + behind) is not None


def _broken(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word (while, after) parts two places; a semicolon does not."""
    tokens = sentence.tokens[first:last]
    return any(token.code == ";" and token.end - token.start > 1 for token in tokens)


def shares_out(sentence: Sentence, found: list[Amount]) -> Iterator[Stated]:
    """Products that are written out (36 x 300), and those of so few that a word tells how many."""
    text = sentence.document.text[sentence.start : sentence.end]
    if not rate_words(sentence.document.language).few and not any(map(text.__contains__, _TIMES)):
        return
    for one in found:
        for total in found:
            times = None if one.place == total.place else _multiplier(sentence, one, total)
            if times is not None and one.figure.amount < total.figure.amount:
                factor, places = times
                shown = f"{number(one.figure.amount)} x {number(factor)} = {number(one.figure.amount * factor)}"
                whole = total.figure
                result = judged(allowed(whole), allowed(one.figure) * constant(factor), printed_unit(whole), shown)
                roles = ("per_period", "count", "total") if len(places) == 2 else ("per_period", "total")
                strict = len(found) == len(places) + 1
                yield (*places, total.place), roles, result, strict


def _multiplier(sentence: Sentence, one: Amount, total: Amount) -> tuple[Decimal, list[int]] | None:
    """By how much an amount is multiplied, and the places of both factors."""
    near = [place for place in range(one.place - 2, one.place + 3) if 0 <= place < len(sentence.tokens)]
    for place in near if comparable(one.figure._replace(per=None), total.figure) else ():
        token, (first, last) = sentence.tokens[place], sorted((place, one.place))
        between = sentence.document.text[sentence.tokens[first].end : sentence.tokens[last].start].strip()
        if token.figure >= 0 and place not in (one.place, total.place) and between in _TIMES:
            return sentence.figure(place).amount, [one.place, place]
    few = rate_words(sentence.document.language).few
    told = one.before.split() if few and one.unit == "item" and total.unit is None else []
    return next(((few[word], [one.place]) for word in told if word in few), None)
