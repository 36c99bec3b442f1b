"""Words whose part in a claim those beside them tell: "a 5% rise over the 200 sold", "at 19, having begun at 18"."""

from __future__ import annotations

from factcheck.checks.relations.durations import period_of
from factcheck.checks.relations.sentence import Sentence, Token
from factcheck.language.claims import DAY, OTHER
from factcheck.language.expression import Expression

OVER, HAVING, AGES = "O", "H", "S"
_OPEN = Expression(f"[{OVER}{HAVING}{AGES}]")
_THAN = Expression(rf"(?:[PpFN][udM]|[PF]M?|[ud]o[PpFN]){OVER}(?=[wyno]{{0,6}}[NP]|w?(y))")
_FROM = Expression(rf"t[NP][wyno]{{0,5}},{HAVING}(?=[wyn]{{0,6}}[NP])")
_RANGE = Expression("[hc][wyno/]{0,6}N[t-]N")
_AGED = Expression(rf"(?<={AGES})n?N(?:[ta-]N)?")


def in_context(sentence: Sentence) -> Sentence:
    """The sentence with each such word in the part that it has: as "than", as "from", or as any word.

    Ages, and the two ends of a range of them, are no values: "those aged 18 to 24"; nor are those of a range that
    something is compared with: "22% down on last year's 4.1 to 4.2 million".
    """
    ranges, opened = list(_RANGE.finditer(sentence.codes)), _OPEN.search(sentence.codes)
    if not ranges and opened is None:
        return sentence
    tokens = list(sentence.tokens)
    for match in ranges:
        for place in (match.end() - 3, match.end() - 1):
            tokens[place] = tokens[place]._replace(code="R")
    if opened is None:
        return sentence.of_tokens(tokens)
    for match in _THAN.finditer(sentence.codes):
        year = match[1] is not None and sentence.document.text[sentence.tokens[match.start(1)].start].isdigit()
        if year or (match[1] is None and not _lasts(sentence, match.end())):
            tokens[match.end() - 1] = tokens[match.end() - 1]._replace(code="h")
    for match in _FROM.finditer(sentence.codes):
        tokens[match.end() - 1] = tokens[match.end() - 1]._replace(code="f")
    for match in _AGED.finditer(sentence.codes):
        for place in range(match.start(), match.end()):
            tokens[place] = tokens[place]._replace(code=DAY, figure=-1)
    return sentence.of_tokens(map(_any_word, tokens))


def _any_word(token: Token) -> Token:
    """The token as any word, where it is still open what it is."""
    return token._replace(code=OTHER) if token.code in (OVER, HAVING, AGES) else token


def _lasts(sentence: Sentence, place: int) -> bool:
    """Whether the next figure is a length of time: "a 20% rise over five years"."""
    following = next(at for at in range(place, len(sentence.tokens)) if sentence.tokens[at].figure >= 0)
    return period_of(sentence, following) is not None
