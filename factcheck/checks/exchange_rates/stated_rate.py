"""Exchange rates that a text states: "1 yuan to 171 won", "1,190 won to the dollar", "sterling was at $1.2643"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.exchange_rates.statement import (
    SHORTEST,
    Statement,
    codes,
    either,
    like_a_rate,
    moved,
    of_figure,
    of_number,
    pairs_of,
    subject_of,
    vague,
)
from factcheck.checks.market import Mention, Scene, Sentence
from factcheck.language.expression import Expression
from factcheck.language.markets import DIGITS
from factcheck.language.units import KEY, unit_words
from factcheck.model import Figure
from rates import currencies

UNITS = frozenset(Decimal(10) ** power for power in range(5))
_LONGEST_EQUAL, _SPREAD = 24, Decimal("1.01")
_NEAR, _FAR, _BESIDE, _LED = 28, 110, 6, 40
_BARE = Expression(rf"(?<![\d.,/A-Za-z-])({DIGITS})(?: ([^\W\d_]+))?\s?$")  # of a name that is weak: "0.712 pounds"
_YEAR = Expression(r"(?:19|20)\d\d")
_LEVEL = Expression(rf"(?<=\s)({DIGITS})(?![\d]|[.,]\d|\s?%|[-\s]?[^\W\d_])")
_NEXT = Expression(rf"[^\d\n.。]{{0,24}}?({DIGITS})(?![\d]|[.,]\d|\s?%|[^\W\d_])")
_THEN = Expression(rf"([^\d\n]{{1,24}}?)({DIGITS})[ \u00a0]([^\W\d_]+)")
_BRACKETED = Expression(rf"(?<![\d.,])({DIGITS}) \([^()\n]{{1,24}}\)\s$")
_CODES = Expression(
    rf"\b([A-Z]{{3}})/([A-Z]{{3}})(?:\s?[:=]?\s?|\s[^\d\n.%]{{0,30}}\s)({DIGITS})(?![\d%]|\s?(?:%|per))"
)
BESIDE = frozenset(("unspaced", "juxtaposed"))  # a unit and its price stand beside each other


def statements(scenery: Scene) -> list[Statement]:
    """The rates that a text states, in order; of those that overlap the first found."""
    found: dict[int, Statement] = {}
    for one in _found(scenery):
        if one.pairs and one.value > 0 and one.low not in found:
            found[one.low] = one
    return sorted(found.values(), key=lambda one: one.start)


def _found(scenery: Scene) -> Iterator[Statement]:
    yield from _equations(scenery)
    yield from _coded(scenery)
    for sentence in scenery.sentences:
        for mention in (*sentence.mentions, *_units(scenery, sentence)):
            if mention.connective:
                yield from _per(scenery, sentence, mention)
            yield from _behind(scenery, sentence, mention)
        if sentence.rated:
            yield from _reference(scenery, sentence)
        yield from _bracketed(scenery, sentence)
        yield from _quoted(scenery, sentence)
        yield from _level(scenery, sentence)


def _equations(scenery: Scene) -> Iterator[Statement]:
    """A unit of one currency set against an amount of another: "$1 = 1,377.5 won"."""
    figures, text = scenery.figures, scenery.document.text
    for index, figure in enumerate(figures):
        if figure.amount in UNITS:
            yield from _unnamed(scenery, index, text)
    for index in range(1, len(figures)):
        first, second = figures[index - 1], figures[index]
        if second.start - first.end > _LONGEST_EQUAL or not (first.amount in UNITS or second.amount in UNITS):
            continue
        if _apart(first) or _apart(second):
            continue
        gap = text[first.end : second.start]
        core = " ".join(gap.lower().replace("(", " ").split()).strip(" ,:")
        if second.hedge and not scenery.markets.equals(core):
            core = core.removesuffix(second.hedge.lower()).strip()
        inverse = second.amount in UNITS and scenery.markets.is_per(core)
        beside = not gap.strip() and first.amount == 1 and bool(BESIDE & scenery.words.traits)  # 1ドル161円
        if not scenery.markets.equals(core) and not inverse and not beside:
            continue
        unit, other = (index, index - 1) if inverse or first.amount not in UNITS else (index - 1, index)
        guess = beside and "unspaced" in scenery.words.traits
        yield _equation(scenery, unit, other, first.start, second.end)._replace(
            sure=not beside, guess=guess, traded=beside
        )


def _apart(figure: Figure) -> bool:
    """Whether the ends of a range are further apart than what is bid from what is asked: "151円20～22銭"."""
    return figure.amount_high is not None and figure.amount_high > figure.amount * _SPREAD


def _unnamed(scenery: Scene, index: int, text: str) -> Iterator[Statement]:
    """A unit set against a number whose currency is a word of other meanings too: "1 yuan to 171 won"."""
    unit, market = scenery.figures[index], scenery.markets
    number = _THEN.match(text, unit.end)
    if number is None or number[3] not in market.names or number[1].strip(" ,:(").lower() not in market.equal:
        return
    one = of_number(scenery, unit.start, number.start(2), number.end(2), pairs_of(codes(unit), market.names[number[3]]))
    if one:
        yield one._replace(end=number.end(), figures=(index,), roles=("base",), units=unit.amount)


def _equation(scenery: Scene, unit: int, other: int, start: int, end: int) -> Statement:
    base, quote = scenery.figures[unit], scenery.figures[other]
    pairs = pairs_of(codes(base), codes(quote))
    roles = ("base", "quote")
    return of_figure(scenery, other, start, end, pairs)._replace(figures=(unit, other), roles=roles, units=base.amount)


def _coded(scenery: Scene) -> Iterator[Statement]:
    """A pair of codes and a number: "USD/KRW at 1,377.5"."""
    text, place = scenery.document.text, 0
    while (place := text.find("/", place) + 1) > 0:
        match = _CODES.match(text, place - 4) if place > SHORTEST and text[place : place + 1].isupper() else None
        if match is None or match[1] == match[2] or not (currencies.exists(match[1]) and currencies.exists(match[2])):
            continue
        one = of_number(scenery, match.start(), match.start(3), match.end(3), ((match[1], match[2]),))
        if one and len(match[3]) >= SHORTEST:
            yield one._replace(sure=False, traded=True)


def _units(scenery: Scene, sentence: Sentence) -> Iterator[Mention]:
    """The units that a number stands before: "7.28 to one dollar"."""
    for figure in (scenery.figures[index] for index in sentence.figures):
        if figure.amount in UNITS:
            governing = scenery.markets.governed(scenery.document.text[max(0, figure.start - _NEAR) : figure.start])
            if governing:
                start = figure.start - len(governing)
                yield Mention(figure.start, figure.end, codes(figure), True, start, units=figure.amount)


def _weighed(scenery: Scene, mention: Mention) -> bool:
    """Whether the price is one for a weight: "$4.20 a pound", where nothing but an article tells of a currency."""
    text = scenery.document.text
    led, _, word = text[mention.connective : mention.end].strip().lower().rpartition(" ")
    names = unit_words(scenery.document.language)
    return led in names.one and any(word == name for name, _, _ in names.names.get(word[:KEY], ()))


def _per(scenery: Scene, sentence: Sentence, mention: Mention) -> Iterator[Statement]:
    """A figure or a bare number before "per dollar", "to the dollar"."""
    text, end = scenery.document.text, mention.connective
    if "unspaced" in scenery.words.traits:
        return
    before = len(text[sentence.start : end].rstrip())
    edge = sentence.start + before
    for index in sentence.figures:
        figure = scenery.figures[index]
        if figure.end == edge and (figure.amount <= 0 or moved(scenery, figure.start, figure.end)):
            return
        if figure.end == edge and not sentence.rated and _weighed(scenery, mention):
            return
        if figure.end == edge:
            pairs = pairs_of(mention.readings, codes(figure))
            free = [one for one in sentence.mentions if not one.governed and one.start < figure.start]
            # "The won fell past the 1,460 mark against the dollar" speaks of no marks.
            sure = not free or any(code in codes(figure) for one in free for code in one.readings)
            # "A fee of $5 for every 100 pesos" is no rate; "to buy 15 million dollars against yen" neither.
            sure = sure and mention.units == 1 and (not figure.numerals or figure.numerals[0].scale <= 1)
            told = of_figure(scenery, index, figure.start, mention.end, pairs)
            yield told._replace(sure=sure, units=mention.units, guess=figure.amount_high is not None)
            return
    bare = _BARE.search(text[sentence.start : edge])
    if bare is None or len(bare[1]) < SHORTEST or (bare[2] and bare[2] not in scenery.markets.names):
        return
    low, high = sentence.start + bare.start(1), sentence.start + bare.end(1)
    if moved(scenery, low, high) or _YEAR.fullmatch(bare[1]):
        return  # "its highest since April 2018 against the dollar"
    other = scenery.markets.names[bare[2]] if bare[2] else subject_of(scenery, sentence, low, mention)
    pairs = either(mention.readings, other)
    one = of_number(scenery, low, low, high, pairs)
    if one:
        sure = not bare[2] and mention.units == 1 and not vague(sentence, low, mention)
        yield one._replace(end=mention.end, sure=sure, units=mention.units)


def _behind(scenery: Scene, sentence: Sentence, mention: Mention) -> Iterator[Statement]:
    """A figure or a number behind the base and its connective: 달러당 1,300원, 人民币兑美元汇率报7.12."""
    text = scenery.document.text
    joined = scenery.markets.before.match(text, mention.end)
    if joined is None:
        return
    for index in sentence.figures:
        figure = scenery.figures[index]
        if (
            figure.amount != 1
            and not _counted(scenery, figure)
            and joined.end() <= figure.start <= joined.end() + _NEAR
        ):
            pairs = _facing(sentence, mention, joined.end(), figure)
            between = text[joined.end() : figure.start]
            if moved(scenery, figure.start, figure.end):
                return
            if pairs and not any(character.isdigit() or character in ",，.。、" for character in between):
                yield of_figure(scenery, index, mention.start, figure.end, pairs)
            return
    number = _NEXT.match(text, joined.end())
    other = next((one for one in sentence.mentions if joined.end() <= one.start < joined.end() + _BESIDE), None)
    if number and other and len(number[1]) > SHORTEST and number.start(1) >= other.end:
        one = of_number(
            scenery, mention.start, number.start(1), number.end(1), either(mention.readings, other.readings)
        )
        if one:
            yield one._replace(sure=False, traded=True)


def _facing(sentence: Sentence, mention: Mention, end: int, figure: Figure) -> tuple[tuple[str, str], ...]:
    """The pair of a name and a figure; where another name follows the first, the pair is of the two names."""
    other = next((one for one in sentence.mentions if end <= one.start < end + _BESIDE), None)
    if other is None:
        return pairs_of(mention.readings, codes(figure))
    both = either(mention.readings, other.readings)
    return tuple((base, quote) for base, quote in both if quote in codes(figure)) or both


def _reference(scenery: Scene, sentence: Sentence) -> Iterator[Statement]:
    """A figure behind a word for a rate: "Referenzkurs auf 1,1904 Dollar", 환율은 1,190원."""
    text = scenery.document.text
    match = scenery.markets.find("word").search(text, sentence.start, sentence.end)
    if match is None:
        return
    default = tuple(scenery.markets.values["word"].get(match[0].lower(), "").split())
    named = tuple(code for one in sentence.mentions for code in one.readings)
    for index in sentence.figures:
        figure = scenery.figures[index]
        if not match.end() <= figure.start <= match.end() + 2 * _NEAR or text[figure.start - 1] == "(":
            continue
        if _counted(scenery, figure):
            continue  # 환율은 100엔당
        if not moved(scenery, figure.start, figure.end):
            pairs = pairs_of(named or default, codes(figure)) or pairs_of(("USD",), codes(figure))
            told = of_figure(scenery, index, match.start(), figure.end, pairs)
            yield told._replace(sure=False, traded=bool(named or default))
            return


def _bracketed(scenery: Scene, sentence: Sentence) -> Iterator[Statement]:
    """A number with that of the day before in brackets: "Referenzkurs auf 1,2596 (Dienstag: 1,2634) Dollar"."""
    text, market = scenery.document.text, scenery.markets
    for place, mention in enumerate(sentence.mentions):
        number = _BRACKETED.search(text[max(sentence.start, mention.start - 2 * _NEAR) : mention.start])
        if number is None:
            continue
        start = mention.start - len(number[0])
        word = market.find("word").search(text, sentence.start, start) if sentence.rated else None
        default = tuple(market.values["word"].get(word[0].lower(), "").split()) if word else ()
        bases = tuple(code for one in sentence.mentions[:place] for code in one.readings) or default
        one = of_number(scenery, start, start, start + len(number[1]), pairs_of(bases[:1], mention.readings))
        if one:
            yield one._replace(start=word.start() if word else start, end=mention.end, sure=False, traded=True)


def _quoted(scenery: Scene, sentence: Sentence) -> Iterator[Statement]:
    """A figure at which a currency of the sentence is said to be: "sterling was at $1.2643"."""
    text, spaced = scenery.document.text, "spaced" in scenery.words.traits  # a particle stands between: 파운드화는
    for index in sentence.figures:
        figure = scenery.figures[index]
        low = figure.numerals[0].start if figure.numerals else figure.start  # "Dolar/TL 6,90"
        subjects = [one for one in sentence.mentions if one.end <= low and low - one.end < _FAR]
        if not subjects or not like_a_rate(figure) or _counted(scenery, figure):
            continue
        before = text[max(0, figure.start - _LED) : figure.start]
        if min(low, figure.start) - subjects[-1].end > (2 if spaced else 1) and not scenery.markets.quoting(before):
            continue
        for subject in reversed(subjects):
            pairs = pairs_of(subject.readings, codes(figure))
            if pairs:
                told = of_figure(scenery, index, subject.start, figure.end, pairs)
                yield told._replace(sure=False, traded=True)
                break


def _level(scenery: Scene, sentence: Sentence) -> Iterator[Statement]:
    """A bare number at which one of two currencies is said to be: "against the yen, the dollar rose to 161.50"."""
    text = scenery.document.text
    free = next((one for one in sentence.mentions if not one.governed), None)
    other = next((one.readings for one in sentence.mentions if one.governed), free.against if free else ())
    if free is None or not other or "unspaced" in scenery.words.traits:
        return
    for number in _LEVEL.finditer(text, free.end, min(sentence.end, free.end + _FAR)):
        low, high = number.span(1)
        beside = bool(free.against) and low - free.end < SHORTEST
        if len(number[1]) >= SHORTEST and (beside or scenery.markets.quoting(text[max(0, low - _LED) : low])):
            one = of_number(scenery, min(free.start, low), low, high, either(free.readings, other))
            if one:
                yield one._replace(sure=False, guess=not free.against, traded=bool(free.against))


def _counted(scenery: Scene, figure: Figure) -> bool:
    """Whether a figure is the unit that a rate is for: 100엔당."""
    return figure.amount in UNITS and scenery.markets.before.match(scenery.document.text, figure.end) is not None
