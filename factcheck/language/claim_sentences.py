"""The sentences of a text that may state a claim about their figures: told apart by a glance, for most state none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from factcheck.language.claims import ClaimWords, claim_words
from factcheck.language.columns import BAR, is_row
from factcheck.language.expression import Expression
from factcheck.language.sentences import LONGEST, sentence_end, sentence_start
from factcheck.language.vocabulary import parted, words_in
from factcheck.model import Figure

TOGETHER = 90  # characters from the first to the last of three amounts that may make a claim
_SHORT = 20_000
_SPARSE = 125  # characters for each number
_RUNS = Expression(r"[0-9][0-9.,]*")
# A year has the word for one behind it: 2000만원 are none.
_RUNS_UNSPACED = Expression(r"(?<![\d.,])(?!(?:19|20)\d\d ?[年년])\d[\d.,]*")


@lru_cache(maxsize=4)
def claim_sentences(text: str, language: str | None, rates: tuple[int, ...] = ()) -> tuple[tuple[int, int], ...]:
    """The sentences of a text that may state a claim: those with an anchor and enough numbers beside it.

    `rates` are the places of amounts of money that are for a period or unit: two such make a claim.
    """
    words = claim_words(language)
    return tuple(_claimed(text, words, rates)) if words else ()


def _claimed(text: str, words: ClaimWords, rates: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    last = 0
    for position in _places(text, words, rates):
        if position < last:
            continue
        start = sentence_start(text, position, last, unspaced=words.unspaced)
        last = sentence_end(text, position, unspaced=words.unspaced)
        sentence = text[start:last]
        runs = [run[0] for run in _runs(sentence, words)]
        if not runs or len(sentence) > LONGEST or (BAR in sentence and is_row(sentence)):
            continue
        per = bisect_left(rates, start) < bisect_left(rates, last)
        if per and len(runs) == 1:  # "24.000 Euro, also 2000 Euro im Monat": the one is no year
            runs = [run[0] for run in _RUNS.finditer(sentence)]
        if _states(sentence, runs, words, per=per):
            yield start, last


def _places(text: str, words: ClaimWords, rates: tuple[int, ...]) -> list[int]:
    """Places in all sentences that may state a claim, in order.

    In a short text, or one with few numbers, these are the numbers; else the anchors, which much text has soon told.
    """
    if len(text) < _SHORT or sum(1 for _ in _runs(text[:_SHORT], words)) * _SPARSE < _SHORT:
        return sorted((*(run.start() for run in _runs(text, words)), *rates))
    listed = None if words.unspaced else parted(text)
    sought = (words.sought, words.sought_rates, words.sought_compared)
    return sorted((*rates, *(place for pieces in sought for place in pieces.places(text, listed))))


def _runs(text: str, words: ClaimWords) -> Iterator[re.Match[str]]:
    """The numbers in digits of a text, but those that are years."""
    expression = _RUNS_UNSPACED if words.unspaced else _RUNS
    return (run for run in expression.finditer(text) if words.unspaced or not _is_year(run[0]))


def rates_of(figures: Iterable[Figure], text: str, language: str | None) -> tuple[int, ...]:
    """Where amounts of money stand that may make a claim without an anchor: for a period or unit, three together.

    Of units no table names the word before them tells: "$40 an acre".
    """
    words = claim_words(language)
    articles = words.rate_articles if words else ()
    ends = ((figure,) * (1 + (figure.amount_high is not None)) for figure in figures if figure.kind == "money")
    money = list(chain.from_iterable(ends))  # a range may be two: "rose £5 to £20"
    rates = {figure.start for figure in figures if figure.per is not None}
    rates |= {figure.start for figure in money if text.startswith(articles, figure.end)}
    rates |= {
        third.start
        for first, second, third in zip(money, money[1:], money[2:], strict=False)
        if third.start - first.end < TOGETHER and first.currency == second.currency == third.currency
    }
    return tuple(sorted(rates))


def _states(sentence: str, runs: list[str], words: ClaimWords, *, per: bool) -> bool:
    """Whether a sentence with numbers may state a claim. `per` says that an amount in it is for a period or unit."""
    if len(runs) == 1:  # "one in five"
        return not words.unspaced and any(map(sentence.lower().__contains__, words.openers))
    many = len(runs) > 2 or words.unspaced
    said = frozenset() if many else frozenset(words_in(sentence))
    told = many or _halves(runs) or not words.telling.isdisjoint(said)
    rated = many or per or not words.rate_telling.isdisjoint(said)
    if told and words.sought.stand_in(sentence):
        return True
    if len(runs) > 2 and words.sought_compared.stand_in(sentence):
        return True
    if not rated or per:
        return rated
    # "12 per cent" is no rate, though "per" is a word of rates.
    percents = tuple(f" {word}" for word in words.percents)
    return not all(sentence.startswith(percents, place) for place in words.sought_rates.places(sentence))


def _is_year(run: str) -> bool:
    return len(run) == 4 and run[:2] in ("19", "20") and run.isdigit()


def _halves(runs: list[str]) -> bool:
    """Whether two numbers make a hundred."""
    parts = [run.rstrip(".,").replace(",", ".") for run in runs]
    return all(part.count(".") < 2 for part in parts) and abs(sum(map(float, parts)) - 100) < 0.01
