"""Words that part amounts of one sentence, which then are of different things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.checks.relations.sentence import Sentence, Token
from factcheck.language.rated import RateWords

BEHIND = 24  # characters behind an amount in which a word may tell what it is of


def told_apart(sentence: Sentence, places: Sequence[int], words: RateWords) -> bool:
    """Whether a word between amounts, or soon behind them, makes them of different things: "in the first year"."""
    tokens = [sentence.tokens[place] for place in places]
    start, end = min(token.start for token in tokens), max(token.end for token in tokens)
    told = sentence.document.text[start : end if words.unspaced else min(end + BEHIND, sentence.end)]
    return any(map(told.__contains__, words.apart))


def _counts_on(text: str, token: Token, words: RateWords) -> bool:
    """Whether a number, or a word for each of them, stands behind "with"."""
    if token.code == "N":
        return True
    return words.all_of is not None and words.all_of.match(text, token.start, token.end) is not None


def broken(sentence: Sentence, first: int, last: int, words: RateWords) -> bool:
    """Whether a word (while, after) parts two places; no semicolon does, nor does "with 450 million users"."""
    text, tokens = sentence.document.text, sentence.tokens[first : last + 1]
    return any(
        token.code == ";" and token.end - token.start > 1
        for token, following in pairwise(tokens)
        if text[token.start : token.end] not in words.beside or not _counts_on(text, following, words)
    )
