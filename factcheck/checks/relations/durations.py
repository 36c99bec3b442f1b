"""Lengths of time in a sentence that are no part of what is compared: "from 900 to 600 in two years".

Nor is the time that each amount is for: "to 90,000 tonnes a year from 45,000".
"""

from __future__ import annotations

from factcheck.checks.relations.sentence import Sentence
from factcheck.language.claims import DAY, OTHER
from factcheck.language.expression import Expression
from factcheck.language.rated import PERIODS, plain, rate_words, unit_of

_FOR_EACH = Expression("(?<=N)A|(?<=Nw)A|(?<=o)A(?=w)")  # 90,000 a year; tonnes a year; of annual sales
_COMPARED, _AGO = Expression("[ftcbh]w?$"), Expression("wy")  # three times that of five years before


def without_durations(sentence: Sentence) -> Sentence:
    """The sentence with a lone length of time as a word of time, unless a word makes it part of a comparison."""
    sentence = _without_rates(sentence)
    words = rate_words(sentence.document.language)
    lengths = [
        place
        for place, token in enumerate(sentence.tokens)
        if token.code == "N"
        and sentence.figures[token.figure].kind == "count"
        and (unit := sentence.figures[token.figure].unit)
        and unit_of(plain(unit), words) in PERIODS
    ]
    if len(lengths) != 1:
        return sentence
    if _COMPARED.search(sentence.codes[: lengths[0]]) and not _AGO.match(sentence.codes, lengths[0] + 1):
        return sentence
    tokens = list(sentence.tokens)
    tokens[lengths[0]] = tokens[lengths[0]]._replace(code=DAY, figure=-1)
    return sentence.of_tokens(tokens)


def _without_rates(sentence: Sentence) -> Sentence:
    """The sentence with the time that an amount is for as any word: what grows "5% a year" is another matter."""
    places = [match.start() for match in _FOR_EACH.finditer(sentence.codes)]
    if places:
        periods, text = rate_words(sentence.document.language).periods, sentence.document.text
        told = [sentence.tokens[place] for place in places]
        places = [place for place, token in zip(places, told, strict=True) if text[token.start : token.end] in periods]
    if not places:
        return sentence
    tokens = list(sentence.tokens)
    for place in places:
        tokens[place] = tokens[place]._replace(code=OTHER)
    return sentence.of_tokens(tokens)
