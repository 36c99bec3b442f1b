"""Lengths of time in a sentence that are no part of what is compared: "from 900 to 600 in two years"."""

from __future__ import annotations

from factcheck.checks.relations.sentence import Sentence
from factcheck.language.claims import DAY
from factcheck.language.expression import Expression
from factcheck.language.rated import PERIODS, plain, rate_words, unit_of

_COMPARED = Expression("[ftcbh]w?$")


def without_durations(sentence: Sentence) -> Sentence:
    """The sentence with a lone length of time as a word of time, unless a word makes it part of a comparison."""
    words = rate_words(sentence.document.language)
    lengths = [
        place
        for place, token in enumerate(sentence.tokens)
        if token.code == "N"
        and sentence.figures[token.figure].kind == "count"
        and (unit := sentence.figures[token.figure].unit)
        and unit_of(plain(unit), words) in PERIODS
    ]
    if len(lengths) != 1 or _COMPARED.search(sentence.codes[: lengths[0]]):
        return sentence
    tokens = list(sentence.tokens)
    tokens[lengths[0]] = tokens[lengths[0]]._replace(code=DAY, figure=-1)
    return sentence.of_tokens(tokens)
