"""Writing an amount as the writer of a figure would: same marks, same scale words, same grouping, as many digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from factcheck.language.expression import Expression
from factcheck.language.lexicon import lexicon
from factcheck.language.numbers import significant
from factcheck.language.scales import Scale, Style, connector, counted, joined, scale_behind, spaced, style_of
from factcheck.model import Figure, Numeral
from rates.values import NamedTuple

_FAITHFUL = Decimal("0.02")
_SPACE = "\u00a0"
_EASTERN = {"ko": "만", "ja": "万", "zh": "万"}
_COUNTING = ("ko", "ja")  # 13억4000만, not 13.4억, unless the writer does
_GROUPED = 4  # more digits than these without a sign between them are not grouped by their writer
_NUMBER_WORDS = Expression(
    r"\b(?:an?\b[\s-]*)?(?:(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand|million|billion|trillion|dozen|quarter|an?|and|of|or|to)\b[\s-]*)+",
    re.IGNORECASE,
)
_LARGE = Expression(r"(?<![^\s+-])\d{1,3}(?:,\d{3})+(?![\d.,]*\d)")  # 1,200,000,000,000
_TEN_THOUSAND = 10_000
_PRICELESS = Decimal(10) ** 20  # nobody prints the cents of so much
_MOST_PLACES = 3
_MILLIONS = {6: "million", 9: "billion", 12: "trillion"}
_ROUNDING = {"over": ROUND_FLOOR, "at least": ROUND_FLOOR, "under": ROUND_CEILING, "at most": ROUND_CEILING}


class _Form(NamedTuple):
    """How a number is written: its grouping sign, Indian groups or not, decimal sign, decimals, significant digits."""

    group: str
    indian: bool
    point: str
    decimals: int
    significant: int
    zero: str


def write_amount(figure: Figure, value: Decimal, value_high: Decimal | None = None, language: str | None = None) -> str:
    """The figure's text with another amount: as many digits as its writer used, one more while that is 2% off."""
    rounding = _ROUNDING.get(figure.bound or "", ROUND_HALF_EVEN)
    return _write(figure, _values(figure, value, value_high), rounding, language)


def rescaled(figure: Figure, zeros: int, language: str | None = None) -> str:
    """The figure's text with its amount times ten to the power of `zeros`, all digits kept."""
    high = figure.amount if figure.amount_high is None else figure.amount_high
    return _write(figure, _values(figure, figure.amount.scaleb(zeros), high.scaleb(zeros)), None, language)


def in_units_of(language: str | None, text: str, beside: str = "") -> str:
    """A text with its large numbers as its language counts: 1조2000억, 1.2万亿; `beside` is a text of its style."""
    if language not in _EASTERN or not _LARGE.search(text):
        return text
    style = style_of(beside, language) or style_of(_EASTERN[language], language)
    return text if style is None else _LARGE.compiled.sub(lambda match: _counted_in(style, match[0], language), text)


def _counted_in(style: Style, printed: str, language: str | None) -> str:
    """A whole number in units of ten thousand, by parts or with decimals."""
    value = Decimal(printed.replace(",", ""))
    if value < _TEN_THOUSAND:
        return printed
    if language in _COUNTING:
        return joined(style, value, "", "")
    power, (word, *_) = next(pair for pair in reversed(style.words) if value >= Decimal(10) ** pair[0])
    return f"{(value.scaleb(-power)).normalize():f}{word}"


def in_millions(text: str) -> str:
    """A text with its large numbers in millions, billions or trillions, where few digits say them so."""
    return _LARGE.compiled.sub(lambda match: _in_millions(match[0]), text)


def _in_millions(printed: str) -> str:
    value = Decimal(printed.replace(",", ""))
    power = next((power for power in reversed(_MILLIONS) if value >= Decimal(10) ** power), None)
    if power is None or significant(value) > value.adjusted() - power + 1 + _MOST_PLACES:
        return printed
    return f"{value.scaleb(-power).normalize():f} {_MILLIONS[power]}"


def _values(figure: Figure, low: Decimal, high: Decimal | None) -> list[Decimal]:
    return [low] if figure.amount_high is None else [low, low if high is None else high]


def _write(figure: Figure, values: list[Decimal], rounding: str | None, language: str | None) -> str:
    numerals = figure.numerals
    if len(numerals) != len(values) or any(numeral.start >= numeral.end for numeral in numerals):
        return _in_units(figure, values, rounding, language) or _in_digits(figure, values, rounding)
    text, shared = figure.text, None
    for index in range(len(numerals) - 1, -1, -1):
        numeral, value = numerals[index], values[index]
        start, end = numeral.start - figure.start, numeral.end - figure.start
        printed = (figure.amount, figure.amount_high or figure.amount)[index]
        form = _form(text[start:end], printed / numeral.scale, language)
        scale = scale_behind(text, end, language)
        if scale is None and shared is not None and numeral.scale == shared[0]:
            text = text[:start] + _digits(form, value / shared[1], rounding, True) + text[end:]
            continue
        word, unit = _choose(scale, numeral, form, value, printed, rounding)
        number = _digits(form, value / unit, rounding, bool(word))
        if scale is not None and language in _COUNTING and not form.decimals and form.point in number:
            whole = _rounded(form, value, rounding)
            text = text[:start] + joined(scale.style, whole, form.group if "," in text else "", "") + text[scale.end :]
            continue
        text = text[:start] + number + _tail(text, end, scale, word)
        shared = (numeral.scale, unit)
    return text


def _tail(text: str, end: int, scale: Scale | None, word: str) -> str:
    """What follows the digits, with the scale word replaced, or dropped with the space before it."""
    if scale is None:
        return text[end:]
    if word:
        return text[end : scale.start] + word + text[scale.end :]
    after = connector(text, scale.end)
    return (" " if after > scale.end else "") + text[after:]


def _choose(
    scale: Scale | None, numeral: Numeral, form: _Form, value: Decimal, printed: Decimal, rounding: str | None
) -> tuple[str, Decimal]:
    """The scale word to write, "" for none, and what one written unit is then worth."""
    if scale is None:
        return "", numeral.scale
    base = numeral.scale.scaleb(-scale.power)
    power = _power(scale, numeral, form, value, printed, rounding)
    if power is None:
        return "", base
    unit = base.scaleb(power)
    return scale.style.written(power, _rounded(form, value / unit, rounding)), unit


def _power(
    scale: Scale, numeral: Numeral, form: _Form, value: Decimal, printed: Decimal, rounding: str | None
) -> int | None:
    """The power of ten of the scale word to write, None for no word."""
    base = numeral.scale.scaleb(-scale.power)
    number, written = _rounded(form, value / numeral.scale, rounding), printed / numeral.scale
    larger = [power for power, _ in scale.style.words if power > scale.power]
    crowded = bool(larger) and number >= Decimal(1).scaleb(larger[0] - scale.power) > written
    if not crowded and (number >= 1 or (written < 1 and number >= Decimal("0.1"))):
        return scale.power
    # "Thousand" and its like are written by few: only where the writer did.
    usual = [power for power, _ in scale.style.words if power > 3 or scale.power == 3]
    fitting = [power for power in usual if _rounded(form, value / base.scaleb(power), rounding) >= 1]
    return fitting[-1] if fitting else None


def _form(printed: str, number: Decimal, language: str | None) -> _Form:
    digits = [character for character in printed if character.isdecimal()]
    decimals = _decimals(digits, number)
    signs = [character for character in printed if not character.isdecimal()]
    point = signs[-1] if decimals and signs else ""
    groups = signs[:-1] if point else signs
    plain = "".join(digits) if printed.isascii() else "".join(str(int(digit)) for digit in digits)
    plain = plain.lstrip("0") if decimals else plain.strip("0")
    usual_group, usual_point = _usual(language, point)
    group = groups[0] if groups else usual_group if len(digits) - decimals <= _GROUPED else ""
    whole = printed.rpartition(point)[0] if point else printed
    indian = len(groups) > 1 and re.search(r"\D\d\d\D\d{3}$", whole) is not None
    point = point or (usual_point if group == usual_group or not group else "," if group == "." else ".")
    return _Form(group, indian, point, decimals, max(len(plain), 1), _zero(digits))


def _decimals(digits: list[str], number: Decimal) -> int:
    """How many of the digits are decimals, seen from the number that they are said to write."""
    whole = Decimal("".join(digits) or "0")
    return next((places for places in range(len(digits) + 1) if whole.scaleb(-places) == number), 0)


def _usual(language: str | None, point: str) -> tuple[str, str]:
    """What groups digits and what stands before decimals, where the writer shows it only in part."""
    numerals = lexicon(language).numerals
    if point and point != numerals.point:
        return numerals.point, point
    return _SPACE if spaced(language) else numerals.group, numerals.point


def _zero(digits: list[str]) -> str:
    """The zero of the writer's script."""
    return chr(ord(digits[0]) - int(digits[0])) if digits else "0"


def _digits(form: _Form, number: Decimal, rounding: str | None, scaled: bool) -> str:
    if form.decimals == 2 and not scaled and rounding is not None and 1 <= number < _PRICELESS:
        number = number.quantize(Decimal("0.01"), rounding)
        whole, _, decimals = f"{number:f}".partition(".")
    else:
        whole, _, decimals = f"{_rounded(form, number, rounding):f}".partition(".")
        decimals = decimals.rstrip("0")
    written = _grouped(whole, form) + (form.point + decimals if decimals else "")
    if form.zero == "0":
        return written
    return "".join(chr(ord(form.zero) + int(one)) if one.isdecimal() else one for one in written)


def _rounded(form: _Form, number: Decimal, rounding: str | None) -> Decimal:
    if rounding is None or not number:
        return number
    for kept in range(form.significant, 28):
        rounded = number.quantize(Decimal(1).scaleb(number.adjusted() - kept + 1), rounding)
        if abs(rounded - number) <= number * _FAITHFUL:
            return rounded
    return number


def _grouped(whole: str, form: _Form) -> str:
    if not form.group or len(whole) < 4:
        return whole
    return form.group.join(reversed(list(_groups(whole, 2 if form.indian else 3))))


def _groups(whole: str, size: int) -> Iterator[str]:
    """The groups of digits from the right: three, then `size` each."""
    yield whole[-3:]
    for end in range(len(whole) - 3, 0, -size):
        yield whole[max(end - size, 0) : end]


def _in_units(figure: Figure, values: list[Decimal], rounding: str | None, language: str | None) -> str | None:
    """An amount in units of ten thousand, part by part: 3억1500만원, 256万2000ドル. None where it is none."""
    span = None if figure.amount_high is not None else counted(figure.text)
    printed = figure.text[slice(*span)] if span else ""
    style = style_of(printed, language)
    if span is None or style is None:
        return None
    form = _Form("", False, ".", 0, significant(figure.amount), "0")
    value = _rounded(form, values[0], rounding).to_integral_value(ROUND_HALF_EVEN)
    number = joined(style, value, "," if "," in printed else "", " " if " " in printed else "")
    return figure.text[: span[0]] + number + figure.text[span[1] :]


def _in_digits(figure: Figure, values: list[Decimal], rounding: str | None) -> str:
    """An amount in words becomes digits: "half a million won" -> "602,000 won"."""
    form = _Form(",", False, ".", 0, max(significant(figure.amount), 1), "0")
    power = max((power for power in _MILLIONS if values[0] >= Decimal(1).scaleb(power)), default=0)
    number = " to ".join(_digits(form, value.scaleb(-power), rounding, True) for value in values)
    scale = f" {_MILLIONS[power]}" if power else ""
    words = None if any(map(str.isdecimal, figure.text)) else _NUMBER_WORDS.search(figure.text)
    if words is None:
        return f"{number}{scale} {figure.currency or ''}".rstrip()
    gap = " " if figure.text[words.end() - 1].isspace() else ""
    return figure.text[: words.start()] + number + scale + gap + figure.text[words.end() :]
