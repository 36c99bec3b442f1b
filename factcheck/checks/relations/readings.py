"""The readings of a sentence that tells of several changes, or says one twice: "down $1.68, or 2.7%, from $62.72"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.checks.relations.sentence import Sentence
from factcheck.language.expression import Expression

WHOLE = 3  # figures of a clause that is a claim by itself
LEAST = 4  # figures: from, to, and the change twice
_PAIR = r"(?P<one>[NPF])(?P<gap>w?(?:,?r|,|[(]))(?P<other>[NPpF])(?P<end>[),]?)"
_TWICE = Expression(rf"(?:(?<=[udb])|(?<=[ud]o)){_PAIR}")
_CUT = Expression(",?(?:;|a(?!N))|[,;](?=w[wyno]{0,12}[ud])")
_CHANGE, _BASE = Expression("[ud].*[fch]|[fch].*[ud]"), Expression("[fch][^NP]{0,9}[NP]")
_ELLIPTIC = Expression(",?aP")
_TWICE_MORE = Expression(rf"{_PAIR}(?=w?[ud]?M?h)")  # 4.2p or 3.6% less than


def readings(sentence: Sentence) -> Iterator[Sentence]:
    """Each clause that is a claim by itself, the sentence as it stands, and with one only of a change said twice."""
    several = sum(token.figure >= 0 for token in sentence.tokens) >= LEAST
    if several:
        yield from _clauses(sentence)
    yield sentence
    if not several:
        return
    for match in chain(_TWICE.finditer(sentence.codes), _TWICE_MORE.finditer(sentence.codes)):
        if (match["one"] == "N") != (match["other"] == "N"):
            yield _without(sentence, match.start("one"), match.start("other"))
            yield _without(sentence, match.start("gap"), match.end())


def _without(sentence: Sentence, start: int, end: int) -> Sentence:
    return sentence.of_tokens((*sentence.tokens[:start], *sentence.tokens[end:]))


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    """The clauses of a sentence that have three figures, of which one is a change and one what came before.

    One that has no verb has that of the clause before: "rose 5% here to 42 from 40 and 3% abroad to 65 from 63".
    """
    places = [place for place, token in enumerate(sentence.tokens) if token.figure >= 0]
    edges = [-1, *places, len(sentence.codes)]
    for index in range(1, len(edges) - WHOLE):
        start = _cut(sentence, edges[index - 1] + 1, edges[index])
        end = _cut(sentence, edges[index + WHOLE - 1] + 1, edges[index + WHOLE])
        if index == 1:
            start = 0
        if index == len(edges) - WHOLE - 1:
            end = len(sentence.codes)
        if start is not None and end is not None and end - start < len(sentence.codes):
            yield from _whole(sentence, start, end)


def _cut(sentence: Sentence, start: int, end: int) -> int | None:
    """Where a clause begins between two figures, with the word or mark that parts it from the last."""
    match = _CUT.search(sentence.codes, start, end + 1)
    return match.start() if match else None


def _whole(sentence: Sentence, start: int, end: int) -> Iterator[Sentence]:
    """The clause between two places, if it is a claim by itself."""
    tokens = sentence.tokens[start:end]
    if elliptic := _ELLIPTIC.match(sentence.codes, start):
        verb = [token for token in sentence.tokens[:start] if token.code in "ud"][-1:]
        tokens = (*verb, *sentence.tokens[elliptic.end() - 1 : end])
    clause = sentence.of_tokens(tokens)
    if sum(code in "PpF" for code in clause.codes) == 1 and _CHANGE.search(clause.codes) and _BASE.search(clause.codes):
        yield clause
