"""Where a text has words that figures and rates may begin with: numbers, scales, bare names of currencies.

Extraction looks for the first two, the checks of rates for the last: one search serves both.
"""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.language.lexicon import lexicon
from factcheck.language.tables import tables
from factcheck.language.vocabulary import Finder

JOINS = (" ", "'", "-", "’")
"""What may part the words of a number."""


@lru_cache(maxsize=8)
def landmarks(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of all such words by their start, longer ones first, by the code of a language that has a table."""
    spans = (span for finder in _finders(language) for span in finder.find(text))
    return tuple(sorted(spans, key=lambda span: (span[0], -span[1])))


def rate_names(language: str) -> tuple[str, ...]:
    """The words that may name a currency without an amount, or a rate.

    Where words are not parted, every place may begin a name: there only those that rates are told of are sought.
    """
    words, listed = lexicon(language), tables(language)
    named = listed.words("rate-name")
    if "unspaced" not in words.traits:
        shortest = 3
        marks = words.marks.names.items()
        names = (name for name, mark in marks if not mark.weak and mark.unit == 1 and len(name) >= shortest)
        named = (*names, *named)
    return (*named, *listed.words("rate-currency"), *listed.words("rate-word"))


@cache
def _finders(language: str) -> tuple[Finder, ...]:
    numerals, traits = lexicon(language).numerals, lexicon(language).traits
    scales = {word: scale for word, scale in numerals.scales.items() if not scale.glued}
    numbers = [form for word in numerals.words for form in _joined(word)]
    numbers += [word for word, scale in scales.items() if scale.opens] if numbers else []
    whole, begun = ([], numbers) if "compound" in traits else (numbers, [])
    whole += scales if numerals.words else ()
    if "unspaced" in traits:
        spaced = (Finder(whole, begun),) if numerals.words else ()
        return (*spaced, Finder(rate_names(language), glued=True))
    return (Finder((*whole, *rate_names(language)), begun),)


def _joined(words: str) -> set[str]:
    """Number words of several parts as they may be joined: "quatre-vingt"."""
    return {words.replace(" ", join) for join in JOINS}


@lru_cache(maxsize=8)
def places_named(text: str, language: str) -> frozenset[str]:
    """The places of a text that a currency belongs to."""
    named: set[str] = set()
    floor = 0
    for start, end in sorted(_places(language).find(text), key=lambda span: (span[0], -span[1])):
        if start >= floor:
            named.add(text[start:end])
            floor = end
    return frozenset(named)


@cache
def _places(language: str) -> Finder:
    words = lexicon(language)
    return Finder(words.context.places, glued="unspaced" in words.traits)
