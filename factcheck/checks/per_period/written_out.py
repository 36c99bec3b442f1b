"""Products that are written out (36 x 300), and those of so few that a word tells how many."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.arithmetic import allowed, constant, printed_unit
from factcheck.checks.per_period.products import Stated
from factcheck.checks.per_period.rated import Amount
from factcheck.checks.relations.claiming import comparable, judged
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.wording import number
from factcheck.language.rated import rate_words

_TIMES = ("x", "×", "*")


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
