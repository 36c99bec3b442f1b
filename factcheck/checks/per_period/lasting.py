"""Amounts for a period over a length of time: "$500 a month for two years, or $12,000"."""

from __future__ import annotations

from factcheck.checks.per_period.rated import Amount
from factcheck.checks.relations.sentence import Sentence
from factcheck.language.expression import Expression
from factcheck.language.rated import PERIODS, RateWords, unit_of

LONG = PERIODS[PERIODS.index("week") :]
"""The periods of which so many are a length of time; so many hours or days may be of one week."""
PAUSES = ("、", "，", ",", "(", "（")
_SHORT = 4  # characters from a length of time to its total: 年間で
_LEADS = Expression(r"[yn]{0,2}(?:[,(:-]w?|w?(?=[rqT]))(?:[rqT]{1,2}o?w?)?")


def lasting(many: Amount, words: RateWords) -> bool:
    """Whether a number is a length of time that something lasts: "over five years", "5년간"."""
    if not counts_periods(many, words, PERIODS):
        return False
    led = many.before.split()[-2:]
    return words.unspaced or not words.during.isdisjoint((" ".join(led), *led[-1:]))


def counts_periods(many: Amount, words: RateWords, periods: tuple[str, ...]) -> bool:
    """Whether a number counts periods."""
    return bool(many.nouns) and unit_of(many.nouns[0], words) in periods


def closing(sentence: Sentence, parts: tuple[Amount, Amount, Amount], later: Amount, words: RateWords) -> bool:
    """Whether few words lead from a length of time to an amount: not in "for two years before buying a house for"."""
    rate, many, total = parts
    if words.unspaced and later is total:
        between = sentence.document.text[max(many.figure.end, rate.figure.end) : total.figure.start].strip()
        told = len(between) <= _SHORT or "T" in sentence.codes[max(many.place, rate.place) : total.place]
        return told and not any(mark in between for mark in PAUSES)
    leads = _LEADS.fullmatch(sentence.codes, max(many.place, rate.place) + 1, total.place)
    return words.unspaced or later is rate or (total.place < many.place and lasting(many, words)) or leads is not None
