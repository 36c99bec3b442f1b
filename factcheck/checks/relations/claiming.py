"""What the checks of figures share: which figures compare, and a claim with its finding from a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.checks.arithmetic import HUNDRED, NEAR, Span, in_words, verdict
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.wording import number
from factcheck.language.numbers import rounded
from factcheck.language.writing import in_millions, in_units_of
from factcheck.model import Cause, Claim, Figure, Finding, Interval
from rates.values import NamedTuple

_SHARED = Decimal(1000)
_FAR, _FARTHEST = Decimal(12), Decimal(1200)  # a zero, and thousands for millions
_POWER = Decimal("0.1")
_CLOSE = Decimal("0.02")
_ENDING = 2  # letters that make a unit plural


class Judged(NamedTuple):
    """A claim worked out: its verdict, what is stated and what follows from the other figures, how, what would hold."""

    verdict: str
    stated: Span
    expected: Span
    working: str
    unit: str | None = None
    cause: Cause | None = None
    holds: str | None = None


def judged(
    stated: Span, expected: Span, unit: Decimal, working: str, name: str | None = None, near: Decimal = NEAR
) -> Judged:
    """The judgement where stated and expected values are held against each other; `unit`: one in the last digit."""
    return Judged(verdict(stated, expected, unit, near), stated, expected, working, name)


def comparable(first: Figure, second: Figure) -> bool:
    """Whether two figures are of one kind: the same currency and period, percents both, the same things counted."""
    if first.amount_high is not None or second.amount_high is not None:
        return False
    if first.kind == "money" or second.kind == "money":
        bare = first.unit is None and second.unit is None and "count" in (first.kind, second.kind)
        bare = bare and not any(_few_in_words(figure) for figure in (first, second))
        return (bare or first.currency == second.currency) and not (
            first.per and second.per and first.per != second.per
        )
    return first.kind == second.kind and _same(first.unit, second.unit)


def _few_in_words(figure: Figure) -> bool:
    """Whether a figure is a small number in words, which counts no money: a family of four."""
    return figure.kind == "count" and in_words(figure) and figure.amount < HUNDRED


def _same(first: str | None, second: str | None) -> bool:
    """Whether two units are the same, or none is named; "310 metres" and "the 153-metre tower" are in one."""
    if first is None or second is None or first == second:
        return True
    short, long = sorted((first, second), key=len)
    return long.startswith(short) and len(long) - len(short) <= _ENDING


def unlike(ratio: Decimal) -> bool:
    """Whether two values are too far apart to be meant as one, by no power of ten that a slip of the hand makes."""
    if ratio <= 0:
        return False
    apart, power = max(ratio, 1 / ratio), ratio.log10()
    return apart > _FARTHEST or (apart > _FAR and abs(power - round(power)) > _POWER)


def scaled(figure: Figure, other: Figure) -> Figure:
    """The figure with the scale of its neighbour where it shares that: "from 12 to 13 million", "45,000 to 90,000"."""
    if figure.kind == "count" and figure.unit is None and other.kind == "percent":
        return figure._replace(kind="percent")
    if figure.kind != "count" or not (figure.numerals and other.numerals) or other.numerals[-1].scale < _SHARED:
        return figure
    one, scale = figure.numerals[0], other.numerals[-1].scale
    if one.scale != 1 or (figure.amount >= _SHARED and other.amount < _SHARED * scale):
        return figure
    numeral = one._replace(scale=scale, quantum=one.quantum * scale)
    return figure._replace(amount=figure.amount * scale, numerals=(numeral,))


def claim(
    kind: str, sentence: Sentence, places: Sequence[int], roles: tuple[str, ...], found: Judged, code: str
) -> tuple[Claim, list[Finding]]:
    """The claim of the figures at some places of a sentence; a finding where it is wrong. The last place is stated."""
    tokens = [sentence.tokens[place] for place in places]
    if found.verdict == "wrong" and found.cause is None:
        found = found._replace(cause=_slip(sentence.figure(places[-1]), found))
    start, end = min(token.start for token in tokens), max(token.end for token in tokens)
    stated, expected = _interval(found.stated, found.unit), _interval(found.expected, found.unit)
    deviation = rounded(found.stated.value / found.expected.value - 1, 4) if found.expected.value else None
    made = Claim(
        kind, sentence.document.text[start:end], start, end, tuple(token.figure for token in tokens), roles,
        found.verdict, stated, expected, deviation, cause=found.cause,
    )  # fmt: skip
    return made, [_finding(sentence, tokens[-1].figure, found, code)] if found.verdict == "wrong" else []


def _slip(figure: Figure, found: Judged) -> Cause | None:
    """Two digits of the stated figure swapped, or a zero too many or too few, where only one of these explains it."""
    numeral = figure.numerals[-1] if figure.numerals else None
    if numeral is None or numeral.start == numeral.end or not found.stated.value:
        return None
    digits = figure.text[numeral.start - figure.start : numeral.end - figure.start]
    behind = figure.text[numeral.end - figure.start :]
    plain = Decimal(plain_digits(digits))
    fits = [one for one in _swapped(digits) if _sharp(Decimal(plain_digits(one)) / plain, found)]
    if len(fits) == 1:
        return Cause("digits", "two digits are swapped", fits[0] + behind)
    zeros = [power for power in (-3, -2, -1, 1, 2, 3) if _fits(Decimal(1).scaleb(power), found)]
    if len(zeros) == 1 and not fits:
        side = "high" if zeros[0] < 0 else "low"
        return Cause("magnitude", f"{10 ** abs(zeros[0]):,} times too {side}")
    return None


def plain_digits(printed: str) -> str:
    """The digits of a printed number without separators; "1" where they are all zeros, by which none can be divided."""
    return "".join(digit for digit in printed if digit.isdecimal()).lstrip("0") or "1"


def _swapped(digits: str) -> list[str]:
    """The same digits with any two neighbours swapped, none of which begins the number with a zero."""
    pairs = [(at, digits[at], digits[at + 1]) for at in range(len(digits) - 1)]
    return [
        digits[:at] + second + first + digits[at + 2 :]
        for at, first, second in pairs
        if first.isdecimal() and second.isdecimal() and first != second and (at or second != "0")
    ]


def _fits(factor: Decimal, found: Judged) -> bool:
    """Whether the stated value times a factor would hold."""
    value = found.stated.value * factor
    return found.expected.low <= value <= found.expected.high


def _sharp(factor: Decimal, found: Judged) -> bool:
    """Whether it would, and is near what the figures come to besides: of wide bounds many a number lies within."""
    stated, expected = found.stated, found.expected
    near = max(abs(expected.value) * _CLOSE, stated.high - stated.value)
    return _fits(factor, found) and abs(stated.value * factor - expected.value) <= near


def _interval(span: Span, unit: str | None) -> Interval:
    return Interval(span.value, None, span.low, span.high, unit=unit)


def _finding(sentence: Sentence, index: int, found: Judged, code: str) -> Finding:
    figure, language = sentence.figures[index], sentence.document.language
    low, high = number(found.expected.low), number(found.expected.high)
    printed = sentence.document.text[sentence.start : sentence.end]
    lines = (found.working, f"the figures as printed allow {low} to {high}")
    working, allows = (in_millions(in_units_of(language, line, printed)) for line in lines)
    text = " ".join(figure.text.split())
    message = f"{text} does not follow from the other figures: {working}"
    return Finding(
        code, "error", message, figure.start, figure.end, 0, working=(working, allows), help=_advice(found, language)
    )


def _advice(found: Judged, language: str | None) -> str:
    """What to do about a claim that does not hold: which figures would agree."""
    if found.cause is not None and found.cause.corrected:
        return f'if the others are right, write "{found.cause.corrected}"'
    told = in_millions(in_units_of(language, found.holds or ""))
    return f"check each of the figures; {told}" if told else "check each of the figures"
