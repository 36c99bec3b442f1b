"""What in a sentence is no part of what is compared: "from 900 to 600 in two years", "to 90,000 tonnes a year"."""

from __future__ import annotations

from factcheck.checks.relations.sentence import Sentence, Token
from factcheck.language.claims import DAY, OTHER
from factcheck.language.expression import Expression
from factcheck.language.rated import PERIODS, plain, rate_words, unit_of

_FOR_EACH = Expression("(?<=N)A|(?<=Nw)A|(?<=o)A(?=w)")  # 90,000 a year; tonnes a year; of annual sales
_TOOK = Expression("g(?![^NPRFX,;]{0,4}[tT])")  # took 44 seats; not: took the total to 44
ENOUGH = 3  # other figures, that are a claim by themselves
_COMPARED, _AGO = Expression("[ftcbh]w?$"), Expression("wy")  # three times that of five years before


def without_durations(sentence: Sentence) -> Sentence:
    """The sentence with what is no part of a comparison as words: lengths of time, and the time an amount is for.

    A length of time, the only one in its unit, is one unless a word makes it part of a comparison; "ten years earlier"
    always is.
    """
    tokens = list(sentence.tokens)
    units = [period_of(sentence, place) if token.code == "N" else None for place, token in enumerate(tokens)]
    enough = sum(token.figure >= 0 for token in tokens) - sum(unit is not None for unit in units) >= ENOUGH
    for place, unit in enumerate(units):
        lone = units.count(unit) == 1 and not _COMPARED.search(sentence.codes, 0, place)
        if unit is not None and (lone or _past(sentence, place) or (enough and _joined(sentence, place))):
            tokens[place] = tokens[place]._replace(code=DAY, figure=-1)
    for place in _rates(sentence):
        tokens[place] = tokens[place]._replace(code=OTHER)
    return sentence.of_tokens(tokens) if tokens != list(sentence.tokens) else sentence


def period_of(sentence: Sentence, place: int) -> str | None:
    """The unit of time that a number counts, if it does."""
    words, figure = rate_words(sentence.document.language), sentence.figures[sentence.tokens[place].figure]
    unit = unit_of(plain(figure.unit), words) if figure.kind == "count" and figure.unit is not None else None
    return unit if unit in PERIODS else None


def _joined(sentence: Sentence, place: int) -> bool:
    """Whether a hyphen makes a length of time a part of a name: "its 50-day average"."""
    return sentence.document.text.startswith("-", sentence.tokens[place].end)


def _past(sentence: Sentence, place: int) -> bool:
    """Whether a length of time tells when something was: "ten years earlier"."""
    behind: tuple[Token, ...] = sentence.tokens[place + 2 : place + 3]
    if _AGO.match(sentence.codes, place + 1):
        return True
    return any(sentence.document.text[token.start : token.end].lower() in sentence.words.past for token in behind)


def _rates(sentence: Sentence) -> list[int]:
    """The places of words that tell what time an amount is for: what grows "5% a year" is another matter."""
    places = [match.start() for match in _FOR_EACH.finditer(sentence.codes)]
    if places:
        periods, text = rate_words(sentence.document.language).periods, sentence.document.text
        told = [sentence.tokens[place] for place in places]
        places = [place for place, token in zip(places, told, strict=True) if text[token.start : token.end] in periods]
    return places + [match.start() for match in _TOOK.finditer(sentence.codes)]
