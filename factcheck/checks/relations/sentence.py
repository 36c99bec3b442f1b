"""A sentence as a row of codes, one character for each figure and word, so that claims are patterns over them.

N is a figure of money or a count, R a range, P percent, p points of percent, X a multiple, F a part; what the words are
coded as is in `language.claims`. A conversion in brackets behind an amount is left out, for it says the same again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.language.claims import DAY, MARKS, OTHER, ClaimWords, claim_words
from factcheck.language.expression import Expression
from factcheck.model import Document, Figure
from rates.values import NamedTuple

MOST_FIGURES = 16  # what has more is a table, or no text
_UNITS = {"points": "p", "times": "X", "part": "F"}
HUNDRED, THOUSAND = 100, 1000
FROM = 30  # characters before a range in which "from" may stand
_FROM = Expression("fw?(?:w{0,2}o)?$|,o$|[ud]w?b$")
_RISE, _RISEN = Expression("[ud]$"), Expression("[wyn,]{0,4}f")
_POSSESSIVES = ("'s", "’s")
_TO_PERCENT = "(?<!f)(?<!f[wn])N[t-]P"  # two to seven percent; not: from 35 to 36 percent
_PERCENTS, _RANGES = Expression(_TO_PERCENT), Expression(rf"{_TO_PERCENT}|(?<=o)(?<![ud]o)NtN")
_NARROW = Decimal("1.5")
_SIGNS = {"+": "u", "＋": "u", "-": "d", "−": "d", "–": "d"}
_PARTITIVE = Expression("(?<![tbud])Nf(?=N(?!w{0,3}t))")  # 92 von 230
_WHOLE = Expression("w{0,2}f(?=N[^tudP]*$)")  # von den 240 Beschäftigten gehen 150
_MORE_THAN = Expression("[Pp]h|[PpNw]Mh")
_COMPARED = Expression(r"[(][NP]w?[)](?=w?F)")
_CONVERTED = Expression(r"(?<=N)[(]N(?:[,;/ar]?N)*[)]")


class Token(NamedTuple):
    """One code, the span of the text that it stands for, and the index of its figure, or -1; which end of a range."""

    code: str
    start: int
    end: int
    figure: int = -1
    part: int | None = None


class Sentence(NamedTuple):
    """A sentence that may state a claim: its codes, and the token of each."""

    document: Document
    start: int
    end: int
    figures: tuple[Figure, ...]
    words: ClaimWords
    codes: str
    tokens: tuple[Token, ...]

    def figure(self, place: int) -> Figure:
        """The figure at a place of the codes; a hedge that only tells its role ("up to", "hasta") is none."""
        token = self.tokens[place]
        figure = self.figures[token.figure]
        if token.part is not None and figure.amount_high is not None:
            amount = figure.amount_high if token.part else figure.amount
            figure = figure._replace(amount=amount, amount_high=None, numerals=figure.numerals[token.part :][:1])
            if not token.part:  # "80 to 72 million": a bare number, which takes the scale of the other end
                figure = figure._replace(kind="count", currency=None, unit=None)
        told = _leads(figure, self.words) or _MORE_THAN.search(self.codes, max(0, place - 3), place)
        return figure._replace(bound=None) if told else figure

    def lowered(self) -> set[str]:
        """The words of the sentence in small letters."""
        text = self.document.text
        return {text[token.start : token.end].lower() for token in self.tokens if token.figure < 0}

    def names(self, place: int) -> bool:
        """Whether a bare number belongs to a name before it: Dash 8, Model 3."""
        figure, before = self.figure(place), self.tokens[place - 1] if place > 1 else None
        if before is None or before.code != OTHER or (figure.kind, figure.unit) != ("count", None):
            return False
        word, gap = self.document.text[before.start : before.end], self.document.text[before.end : figure.start]
        led = gap in (" ", "-") and word[0].isupper() and not word.endswith(_POSSESSIVES)
        return led and figure.text.isdecimal() and figure.amount < THOUSAND

    def unnamed(self, first: int, last: int) -> int:
        """How many characters the words have, between two places of the codes, that no table names."""
        ends = (*(token.start for token in self.tokens[1:]), self.end)
        return sum(ends[place] - self.tokens[place].start for place in range(first, last) if self.codes[place] == OTHER)

    def matches(self, patterns: Iterable[Expression]) -> Iterator[tuple[Expression, re.Match[str]]]:
        """What each of the patterns finds in the codes, in order, with the pattern."""
        return ((pattern, match) for pattern in patterns for match in pattern.finditer(self.codes))

    def with_figure(self, place: int, figure: Figure) -> Sentence:
        """The same sentence with another figure at a place of the codes."""
        index = self.tokens[place].figure
        return self._replace(figures=(*self.figures[:index], figure, *self.figures[index + 1 :]))

    def recoded(self, places: Iterable[int], code: str) -> Sentence:
        """The same sentence with another code at some places."""
        changed = {place: self.tokens[place]._replace(code=code) for place in places}
        return self.of_tokens(changed.get(place, token) for place, token in enumerate(self.tokens))

    def of_tokens(self, tokens: Iterable[Token]) -> Sentence:
        """The same sentence in other tokens."""
        kept = tuple(tokens)
        return self._replace(tokens=kept, codes="".join(token.code for token in kept))


def sentences(
    document: Document, figures: tuple[Figure, ...], spans: tuple[tuple[int, int], ...]
) -> Iterator[Sentence]:
    """The sentences of a document, at `spans`, that may state a claim and hold figures enough for one."""
    words = claim_words(document.language)
    starts = [figure.start for figure in figures]
    for start, end in spans if words else ():
        indices = range(bisect_left(starts, start), bisect_left(starts, end))
        if words and _comparable(figures[indices.start : indices.stop]):
            tokens = list(_tokens(document.text, start, end, indices, figures, words))
            if words.unspaced:
                tokens = [token for place, token in enumerate(tokens) if not place or not _goes_on(tokens, place)]
            if words.postpositions:
                tokens = _without_brackets(tokens)
                if tokens and tokens[-1].code == "F":
                    tokens[-1] = tokens[-1]._replace(code=OTHER)  # 3050円だった: nothing is compared with it
            if words.partitive:
                tokens = _with_parts(tokens)
            tokens = _with_ranges(_without_conversions(tokens, figures), figures, words)
            yield Sentence(document, start, end, figures, words, "".join(token.code for token in tokens), tuple(tokens))


def _comparable(figures: tuple[Figure, ...]) -> bool:
    """Whether figures may make a claim: two that compare and a third; or two percents or rates."""
    ends = len(figures) + sum(figure.amount_high is not None for figure in figures)
    if len(figures) < 3:
        return len(figures) == 2 and (ends > 2 or figures[0].kind == figures[1].kind)
    kinds = [figure.currency or figure.kind for figure in figures]
    bare = any(figure.kind == "count" and figure.unit is None for figure in figures)
    return len(figures) <= MOST_FIGURES and (bare or len(set(kinds)) < ends)


def _tokens(
    text: str, start: int, end: int, indices: range, figures: tuple[Figure, ...], words: ClaimWords
) -> Iterator[Token]:
    position = start
    for index in indices:
        figure = figures[index]
        if _is_base(text, figure, words):
            continue
        behind = position > start  # another figure
        yield from _words(text, position, _hedge_start(text, position, figure, words, behind=behind), words)
        sign = _SIGNS.get(text[figure.start - 1]) if figure.kind == "percent" and figure.start > position else None
        if sign and text[figure.start - 2 : figure.start - 1] in ("(", "（", " ", ""):
            yield Token(sign, figure.start - 1, figure.start)  # 960 millions (+15%)
        yield from _figure(figure, index, led=text[start : figure.start], behind=text[figure.end : end], words=words)
        position = figure.end
    yield from _words(text, position, end, words)


def _is_base(text: str, figure: Figure, words: ClaimWords) -> bool:
    """Whether a round number is what a rate is told of: "9.3 per 1,000"."""
    told = figure.kind == "count" and text.endswith(words.bases, 0, figure.start)
    return told and figure.amount >= HUNDRED and figure.amount.normalize().as_tuple().digits == (1,)


def _figure(figure: Figure, index: int, *, led: str, behind: str, words: ClaimWords) -> Iterator[Token]:
    """The token of a figure; "from an average of £210,000 to £252,000" is no range, but two figures.

    Nor is what follows a rise, before what that is from: "rose £150m to £1.1bn from £950m".
    """
    if figure.amount_high is None or len(figure.numerals) != 2 or words.unspaced:
        yield Token(_code(figure), figure.start, figure.end, index)
        return
    codes = "".join(token.code for token in _words(led, max(0, len(led) - FROM), len(led), words))
    rise = _RISE.search(codes) and _RISEN.match("".join(token.code for token in _words(behind, 0, FROM, words)))
    if not _FROM.search(codes) and not rise:
        yield Token("R", figure.start, figure.end, index)
        return
    first, second = figure.numerals
    middle = (first.end + second.start) // 2
    yield Token("N", figure.start, middle, index, 0)
    yield Token("t", middle, middle, -1)
    yield Token("N", middle, figure.end, index, 1)


def _goes_on(tokens: list[Token], place: int) -> bool:
    """Whether a character goes on with a word that no table names, where words are written without spaces."""
    return tokens[place].code == tokens[place - 1].code == OTHER


def _leads(figure: Figure, words: ClaimWords) -> bool:
    """Whether the hedge of a figure has a word for from, to or by."""
    if not figure.hedge:
        return False
    return any(words.roles.get(word) in ("f", "t", "b") for word in figure.hedge.lower().split())


def _hedge_start(text: str, floor: int, figure: Figure, words: ClaimWords, *, behind: bool) -> int:
    """Where a figure begins with its hedge, unless that tells its role, or compares it with the figure before."""
    if not figure.hedge or _leads(figure, words):
        return figure.start
    found = text.rfind(figure.hedge, floor, figure.start)
    than = behind and found >= 0 and words.roles.get(figure.hedge.lower().rpartition(" ")[2]) == "h"
    if than and figure.unit not in ("times", "part"):
        gap = text[floor:found]  # 20% more than $80; 0.4 points less than 5.3 percent
        return figure.start if len(gap.split()) < 2 and "," not in gap else found
    if words.roles.get(figure.hedge.lower()) == "h" and not text[floor:found].strip():
        return figure.start  # "un 10 % por encima de los 850": what another figure is compared with
    # What stands behind a figure ("480起") may stand before it as well, behind another.
    return found if found >= 0 and not text[found + len(figure.hedge) : figure.start].strip() else figure.start


def _code(figure: Figure) -> str:
    if figure.amount_high is not None:
        return "R"
    if figure.kind == "percent" or (figure.kind, figure.unit) == ("quantity", "times"):
        return _UNITS.get(figure.unit or "", "P")
    return "N"


def _words(text: str, start: int, end: int, words: ClaimWords) -> Iterator[Token]:
    for match in words.token.finditer(text, start, end):
        kind, word = match.lastgroup, match[0]
        if kind == "mark":
            code = MARKS[word]
        elif kind == "digit":
            code = DAY
        else:
            code = words.roles.get(word.lower() if word.isalpha() else " ".join(word.lower().split()), OTHER)
        if code:
            yield Token(code, match.start(), match.end())


def _with_ranges(tokens: list[Token], figures: tuple[Figure, ...], words: ClaimWords) -> list[Token]:
    """The tokens with both ends in one of a range of percents, or of what shares a scale: "of 4.1 to 4.2 million"."""
    codes = "".join(token.code for token in tokens)
    for match in reversed(list((_PERCENTS if words.from_of else _RANGES).finditer(codes))):
        first, last = tokens[match.start()], tokens[match.end() - 1]
        low, high = figures[first.figure], figures[last.figure]
        scale = high.numerals[-1].scale if last.code == "N" and high.numerals else 1
        near = last.code != "N" or scale > 1 and high.amount < low.amount * scale * _NARROW
        if (
            low.kind == "count"
            and low.unit is None
            and low.amount * scale < high.amount
            and near
            and first.part is None
        ):
            tokens[match.start() : match.end()] = [Token("R", first.start, last.end, last.figure)]
    return tokens


def _with_parts(tokens: list[Token]) -> list[Token]:
    """The tokens with a word for "from" between two numbers as one for "of", unless a word for "to" follows.

    The end of a verb that tells of a rise (legte zu) is none before a figure: "zu 4,5 Prozent".
    """
    for place, token in enumerate(tokens):
        if token.code == "z":
            figure = place + 1 < len(tokens) and tokens[place + 1].figure >= 0
            tokens[place] = token._replace(code=OTHER if figure else "u")
    codes = "".join(token.code for token in tokens)
    opening = _WHOLE.match(codes)
    for match in (*_PARTITIVE.finditer(codes), *((opening,) if opening else ())):
        tokens[match.end() - 1] = tokens[match.end() - 1]._replace(code="o")
    return tokens


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens without brackets around what is compared: in 전년(120억원)보다 the number stands for the year."""
    codes = "".join(token.code for token in tokens)
    marks = {place for match in _COMPARED.finditer(codes) for place in (match.start(), match.end() - 1)}
    return [token for place, token in enumerate(tokens) if place not in marks] if marks else tokens


def _without_conversions(tokens: list[Token], figures: tuple[Figure, ...]) -> list[Token]:
    """The tokens without brackets that hold another currency only: "$205.4m (£110m)"."""
    codes = "".join(token.code for token in tokens)
    dropped: set[int] = set()
    for match in _CONVERTED.finditer(codes):
        first = figures[tokens[match.start() - 1].figure]
        inside = [figures[token.figure] for token in tokens[match.start() : match.end()] if token.figure >= 0]
        if all(one.kind == "money" and one.currency != first.currency for one in inside) and first.kind == "money":
            dropped.update(range(match.start(), match.end()))
    return [token for index, token in enumerate(tokens) if index not in dropped] if dropped else tokens
