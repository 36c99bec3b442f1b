"""The sentences of a text that may state a claim about their figures: told apart by a glance, for most state none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from factcheck.language.claims import ClaimWords, claim_words
from factcheck.language.columns import BAR, is_row
from factcheck.language.expression import Expression
from factcheck.language.sentences import LONGEST, sentence_end, sentence_start
from factcheck.language.vocabulary import words_in
from factcheck.model import Figure
from rates.values import NamedTuple


class Told(NamedTuple):
    """What a sentence has: an anchor, one of a rate, an amount for a unit, an anchor for three numbers alone."""

    anchored: bool
    rated: bool
    per: bool
    compared: bool


TOGETHER = 90  # characters between the first and the last of three amounts that one claim may be made of
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
    # "12 per cent" is no rate, though "per" is a word of rates.
    percents = tuple(f" {word}" for word in words.percents)
    listed = None if words.unspaced else " ".join(set(text.split()))
    rated = [place for place in words.sought_rates.places(text, listed) if not text.startswith(percents, place)]
    rated = sorted((*rated, *rates))
    anchored = sorted(words.sought.places(text, listed))
    compared = sorted(words.sought_compared.places(text, listed))
    expression = _RUNS_UNSPACED if words.unspaced else _RUNS
    last = 0
    for position in sorted((*anchored, *rated, *compared)):
        if position < last:
            continue
        start = sentence_start(text, position, last, unspaced=words.unspaced)
        last = sentence_end(text, position, unspaced=words.unspaced)
        sentence = text[start:last]
        runs = [run for run in expression.findall(sentence) if words.unspaced or not _is_year(run)]
        if not runs or len(sentence) > LONGEST or (BAR in sentence and is_row(sentence)):
            continue
        here = Told(*(_any_between(places, start, last) for places in (anchored, rated, rates, compared)))
        if _states(sentence, runs, words, here):
            yield start, last


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in a span."""
    return bisect_left(places, start) < bisect_left(places, end)


def rates_of(figures: Iterable[Figure], text: str, language: str | None) -> tuple[int, ...]:
    """Where amounts of money stand that may make a claim without an anchor: for a period or unit, three together.

    Of units no table names the word before them tells: "$40 an acre".
    """
    words = claim_words(language)
    articles = words.rate_articles if words else ()
    rates: list[int] = []
    row: list[Figure] = []
    for figure in figures:
        money = figure.kind == "money"
        row = [*row[-2:], figure] if money else row
        if figure.per is not None or (money and (text.startswith(articles, figure.end) or _compare(row))):
            rates.append(figure.start)
    return tuple(rates)


def _compare(row: Sequence[Figure]) -> bool:
    """Whether three amounts are in one currency and near each other: by £4m, from £18m to £14m."""
    return (
        len(row) > 2 and row[0].currency == row[1].currency == row[2].currency and row[2].start - row[0].end < TOGETHER
    )


def _states(sentence: str, runs: list[str], words: ClaimWords, here: Told) -> bool:
    """Whether a sentence with numbers may state a claim."""
    if len(runs) == 1:  # "one in five"
        return not words.unspaced and any(map(sentence.lower().__contains__, words.openers))
    if (here.anchored and _enough(sentence, runs, words)) or (here.compared and len(runs) > 2):
        return True
    told = len(runs) > 2 or here.per or words.unspaced
    return here.rated and (told or not words.rate_telling.isdisjoint(words_in(sentence)))


def _is_year(run: str) -> bool:
    return len(run) == 4 and run[:2] in ("19", "20") and run.isdigit()


def _enough(sentence: str, runs: list[str], words: ClaimWords) -> bool:
    """Whether a sentence has three numbers, years apart; two, where words may be the third."""
    if len(runs) > 2 or words.unspaced or _halves(runs):
        return True
    return not words.telling.isdisjoint(words_in(sentence))


def _halves(runs: list[str]) -> bool:
    """Whether two numbers make a hundred."""
    parts = [run.rstrip(".,").replace(",", ".") for run in runs]
    return all(part.count(".") < 2 for part in parts) and abs(sum(map(float, parts)) - 100) < 0.01
