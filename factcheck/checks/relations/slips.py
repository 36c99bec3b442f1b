"""Slips of the keyboard undone: two digits swapped, a zero too many or too few, one digit another.

Where the words leave room for doubt that figures belong together, a claim that does not hold is called wrong only if
one such slip in one of them explains it: that the sum then comes out to the digit is no chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from factcheck.checks.arithmetic import ONE, printed_unit
from factcheck.checks.digits import digits_exchanged
from factcheck.checks.relations.claiming import Judged, plain_digits
from factcheck.checks.relations.sentence import Sentence
from factcheck.language.claims import DAY
from factcheck.language.expression import Expression
from factcheck.language.numbers import quantum
from factcheck.model import Cause, Figure

POSSIBLE, GUESSED, LIKELY, SURE = range(4)
"""How sure it is that figures belong together: wrong is never said; only where two stated digits are swapped, or where
any slip explains it; always."""

Form = tuple[int, int, int, int]
"""The places of two figures and of what is stated of them, and how sure it is that they belong together."""
TELLING = 4  # significant digits of a number that is not one digit off by chance
WHOLE = 100
BESIDE = 4  # words around a figure
LEAST = 3  # figures that any sum has
FEW = 3  # and of one that is not off in its first digit alone, where a sentence has no other figures
_CALLED = Expression("[TL][wo]{0,2}$")  # a total of 67; a trade gap of $3.7 billion
_LISTED = Expression("w{0,3}[:K]")  # 84 members: 29, 17 and 8
_ASIDE = Expression("[ekABgGRU]|;(?!r)|Y(?!P)|u.*d|d.*u|[,a]w+[ud][wn]{0,2}b?P")
_TIGHT = Decimal("0.02")
_COARSE = Decimal("0.1")  # "3 times" is of few digits
_SCALES, _ALMOST = (1, 1e3, 1e6, 1e9, 1e12), 1e-6
_TENTH, _TEN = Decimal("0.1"), Decimal(10)


def settled(
    sentence: Sentence,
    places: Sequence[int],
    judge: Callable[[Sentence], Judged | None],
    certainty: int,
    *,
    exact: bool = False,
    alone: bool = False,
) -> Judged | None:
    """The judgement on figures at some places of a sentence, as far as it may be told; `exact`: one digit tells.

    `alone`: no slip need explain it where a sentence has no other figures, nor a word that speaks against an error.
    """
    found = judge(sentence)
    if found is None or found.verdict == "ok" or certainty == SURE:
        return found
    if certainty == POSSIBLE or found.verdict != "wrong":
        return None
    if alone and _fewest(sentence, places):
        return found
    if certainty == GUESSED:
        return _swapped(sentence, places, judge, found)
    return _explained(sentence, places, judge, found, exact=exact)


def each_once(
    sentence: Sentence,
    forms: Iterable[Form],
    judge: Callable[..., Judged | None],
    taken: set[int],
) -> Iterator[tuple[tuple[int, int, int], Judged]]:
    """The judgement on every form of which something may be told, with its places, each stated figure once."""
    for a, b, c, certainty in forms:
        judged = partial(judge, a=a, b=b, c=c)
        found = None if c in taken else settled(sentence, (a, b, c), judged, certainty)
        if found is not None:
            taken.add(c)
            yield (a, b, c), found


def _explained(
    sentence: Sentence,
    places: Sequence[int],
    judge: Callable[[Sentence], Judged | None],
    found: Judged,
    *,
    exact: bool,
) -> Judged | None:
    """The judgement with its cause, where one slip in one of the figures explains that it does not hold."""
    printed = {place: sentence.figures[sentence.tokens[place].figure] for place in places}
    few = _fewest(sentence, places) if "g" not in sentence.codes else 0  # others were counted before
    beyond = found.unit == "percent" and found.expected.value > WHOLE and printed[places[1]].amount >= WHOLE
    stated = (places[0], places[-1]) if beyond else places[-1:]  # 4,800 of the 4,500, or 40%
    causes = [
        cause
        for place, one in printed.items()
        for figure, cause in _undone(one, exact=exact, first=few if place in stated else FEW if exact and few else 0)
        if (not exact or _makes_up(float(figure.amount - one.amount), found))
        and _holds(judge, sentence.with_figure(place, figure), places, exact=exact)
    ]
    return found._replace(cause=causes[0] if len(causes) == 1 else None) if causes else None


def _swapped(
    sentence: Sentence, places: Sequence[int], judge: Callable[[Sentence], Judged | None], found: Judged
) -> Judged | None:
    """The judgement with its cause, where two digits of what is stated explain that it does not hold."""
    for figure, cause in _undone(sentence.figures[sentence.tokens[places[-1]].figure], exact=False):
        swapped = cause.kind == "digits" and _holds(
            judge, sentence.with_figure(places[-1], figure), places, exact=False
        )
        if swapped:
            return found._replace(cause=cause)
    return None


def told_before(sentence: Sentence, place: int) -> bool:
    """Whether a word or a year beside a figure tells that it is an earlier value: "last year", "in 2015"."""
    near, text = sentence.tokens[max(0, place - BESIDE) : place + BESIDE + 1], sentence.document.text
    words = (text[token.start : token.end].lower().rpartition(" ")[2] for token in near if token.figure < 0)
    return any(token.code == DAY for token in near) or any(word in sentence.words.past for word in words)


def _fewest(sentence: Sentence, places: Sequence[int]) -> int:
    """How many digits of what is stated tell that the first is another; none where more than a claim is told.

    That is where a sentence has no other figures, and no word that speaks against an error.
    """
    held, last = sum(token.figure >= 0 for token in sentence.tokens), places[-1]
    if held != len(places) or _ASIDE.search(sentence.codes) or sentence.figure(last).bound not in (None, "about"):
        return 0
    listed = held > LEAST and _LISTED.match(sentence.codes, last + 1)
    called = listed or sentence.figure(last).kind == "percent" or _CALLED.search(sentence.codes, 0, last)
    return 1 if called else FEW


def _makes_up(change: float, found: Judged) -> bool:
    """Whether what a sum lacks is about what a figure changes by, which may leave out its thousands or millions.

    Told first, and with no decimals: few of all digits that may be wrong come near, and each costs a judgement.
    """
    lacking = abs(float(found.expected.value - found.stated.value))
    room = float(found.expected.high - found.expected.low + found.stated.high - found.stated.low)
    return any(abs(lacking - abs(change) * scale) <= room + lacking * _ALMOST for scale in _SCALES)


def _holds(
    judge: Callable[[Sentence], Judged | None], sentence: Sentence, places: Sequence[int], *, exact: bool
) -> bool:
    """Whether figures hold as printed: what they may have been rounded from leaves too much to chance.

    A sum comes out to the units printed; what is divided, to two in a hundred.
    """
    found = judge(sentence)
    if found is None or found.verdict != "ok":
        return False
    value, rounding = found.expected.value, printed_unit(sentence.figure(places[-1])) / 2
    if exact:
        figures = [sentence.figure(place) for place in places]
        rounding = sum((printed_unit(figure) for figure in figures if not _counted(figure)), Decimal(0)) / 2
    rounding, near = min(rounding, abs(value) * _COARSE), abs(value) * _TIGHT
    return abs(found.stated.value - value) <= (min(rounding, near) if exact else max(rounding, near))


def _counted(figure: Figure) -> bool:
    return figure.kind == "count" and printed_unit(figure) == 1


def _undone(figure: Figure, *, exact: bool, first: int = 0) -> Iterator[tuple[Figure, Cause]]:
    """What a figure may have been meant to be, with the slip that made it what it is; `first`: one of so many."""
    numeral = figure.numerals[-1] if figure.numerals else None
    if numeral is None or numeral.start == numeral.end or figure.amount_high is not None:
        return
    start, end = numeral.start - figure.start, numeral.end - figure.start
    digits = figure.text[start:end]
    for text, detail in _rewritten(digits, exact=exact, first=first):
        amount = figure.amount * Decimal(plain_digits(text)) / Decimal(plain_digits(digits))
        yield _with(figure, amount, ONE, text), Cause("digits", detail, text + figure.text[end:])
    for factor, side in ((_TENTH, "high"), (_TEN, "low")):
        yield (
            _with(figure, figure.amount * factor, factor, digits),
            Cause("magnitude", f"{figure.text} is 10 times too {side}"),
        )


def _with(figure: Figure, amount: Decimal, factor: Decimal, digits: str) -> Figure:
    """The figure with another amount, in as many digits and at another scale: what rounds to it follows from these."""
    numeral = figure.numerals[-1]
    scale = numeral.scale * factor
    start, end = numeral.start - figure.start, numeral.end - figure.start
    written = figure.text[:start] + digits + figure.text[end:]
    return figure._replace(
        amount=amount, text=written, numerals=(numeral._replace(scale=scale, quantum=quantum(amount)),)
    )


def _rewritten(digits: str, *, exact: bool, first: int) -> Iterator[tuple[str, str]]:
    """The digits with two neighbours swapped; with one another, where they are enough to tell."""
    for swapped, _ in digits_exchanged(digits):
        yield swapped, f'two digits are swapped: "{digits}" for "{swapped}"'
    places = [at for at, digit in enumerate(digits.rstrip("0")) if digit.isdecimal()]
    every = exact and len(places) >= TELLING
    told = sum(digit.isdecimal() for digit in digits) > 1  # one digit may be any other
    if every or (told and 0 < first <= len(places)):
        for at in places if every else places[:1]:
            for other in "123456789" if at == places[0] else "0123456789":
                if other != digits[at]:
                    changed = digits[:at] + other + digits[at + 1 :]
                    yield changed, f'one digit is another: "{digits}" for "{changed}"'
