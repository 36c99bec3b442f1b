"""The readings of a sentence that says a change twice: "down $1.68, or 2.7 percent, from $62.72"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.checks.relations.sentence import Sentence
from factcheck.language.expression import Expression

LEAST = 4  # figures: from, to, and the change twice
_PAIR = r"(?P<one>[NPF])(?P<gap>w?(?:,?r|,|[(]))(?P<other>[NPpF])(?P<end>[),]?)"
_TWICE = Expression(rf"(?:(?<=[udb])|(?<=[ud]o)){_PAIR}")
_TWICE_MORE = Expression(rf"{_PAIR}(?=w?[ud]?M?h)")  # 4.2p or 3.6% less than


def readings(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence as it stands, and where it says a change in two ways, with each of them alone."""
    yield sentence
    if sum(token.figure >= 0 for token in sentence.tokens) < LEAST:
        return
    for match in chain(_TWICE.finditer(sentence.codes), _TWICE_MORE.finditer(sentence.codes)):
        if (match["one"] == "N") != (match["other"] == "N"):
            yield _without(sentence, match.start("one"), match.start("other"))
            yield _without(sentence, match.start("gap"), match.end())


def _without(sentence: Sentence, start: int, end: int) -> Sentence:
    return sentence.of_tokens((*sentence.tokens[:start], *sentence.tokens[end:]))
