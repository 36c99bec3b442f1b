"""Writing an amount as the writer of a figure would: same marks, same scale words, same grouping, as many digits."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import NamedTuple

from factcheck.model import Figure, Numeral

_FAITHFUL = Decimal("0.02")
_GAP = re.compile(r"[\s\-\u2010\u2011]*")
_NUMBER_WORDS = re.compile(
    r"\b(?:an?\b[\s-]*)?(?:(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand|million|billion|trillion|dozen|quarter|an?|and|of|or|to)\b[\s-]*)+",
    re.IGNORECASE,
)
_MILLIONS = {6: "million", 9: "billion", 12: "trillion"}
_ROUNDING = {"over": ROUND_FLOOR, "at least": ROUND_FLOOR, "under": ROUND_CEILING, "at most": ROUND_CEILING}


class _Scale(NamedTuple):
    """A scale word in a text: where it stands, its power of ten, and the words of its style by their powers."""

    start: int
    end: int
    power: int
    words: tuple[tuple[int, str], ...]


class _Form(NamedTuple):
    """How a number is written: its grouping sign, Indian groups or not, decimal sign, decimals, significant digits."""

    group: str
    indian: bool
    point: str
    decimals: int
    significant: int
    zero: str


def write_amount(figure: Figure, value: Decimal, value_high: Decimal | None = None) -> str:
    """The figure's text with another amount: as many digits as its writer used, one more while that is 2% off."""
    return _write(figure, _values(figure, value, value_high), _ROUNDING.get(figure.bound or "", ROUND_HALF_EVEN))


def rescaled(figure: Figure, zeros: int) -> str:
    """The figure's text with its amount times ten to the power of `zeros`, all digits kept."""
    high = figure.amount if figure.amount_high is None else figure.amount_high
    return _write(figure, _values(figure, figure.amount.scaleb(zeros), high.scaleb(zeros)), None)


def scale_word(text: str) -> str | None:
    """The first scale word behind a number of a text: "billion" in "$3 billion", "bn" in "$3bn"."""
    for number in re.finditer(r"\d[\d.,]*", text):
        scale = _scale_behind(text, number.end())
        if scale is not None:
            return text[scale.start : scale.end]
    return None


def _values(figure: Figure, low: Decimal, high: Decimal | None) -> list[Decimal]:
    return [low] if figure.amount_high is None else [low, low if high is None else high]


def _write(figure: Figure, values: list[Decimal], rounding: str | None) -> str:
    numerals = figure.numerals
    if len(numerals) != len(values) or any(numeral.start >= numeral.end for numeral in numerals):
        return _in_digits(figure, values, rounding)
    text, shared = figure.text, None
    for index in range(len(numerals) - 1, -1, -1):
        numeral, value = numerals[index], values[index]
        start, end = numeral.start - figure.start, numeral.end - figure.start
        printed = (figure.amount, figure.amount_high or figure.amount)[index]
        form = _form(text[start:end], printed / numeral.scale)
        scale = _scale_behind(text, end)
        if scale is None and shared is not None and numeral.scale == shared[0]:
            text = text[:start] + _digits(form, value / shared[1], rounding, True) + text[end:]
            continue
        word, unit = _choose(scale, numeral, form, value, printed, rounding)
        number = _digits(form, value / unit, rounding, bool(word))
        text = text[:start] + number + _tail(text, end, scale, word)
        shared = (numeral.scale, unit)
    return text


def _tail(text: str, end: int, scale: _Scale | None, word: str) -> str:
    """What follows the digits, with the scale word replaced, or dropped with the space before it."""
    if scale is None:
        return text[end:]
    return (text[end : scale.start] + word if word else "") + text[scale.end :]


def _choose(
    scale: _Scale | None, numeral: Numeral, form: _Form, value: Decimal, printed: Decimal, rounding: str | None
) -> tuple[str, Decimal]:
    """The scale word to write, "" for none, and what one written unit is then worth."""
    if scale is None:
        return "", numeral.scale
    base = numeral.scale.scaleb(-scale.power)
    number, written = _rounded(form, value / numeral.scale, rounding), printed / numeral.scale
    larger = [power for power, _ in scale.words if power > scale.power]
    crowded = bool(larger) and number >= Decimal(1).scaleb(larger[0] - scale.power) > written
    if not crowded and (number >= 1 or (written < 1 and number >= Decimal("0.1"))):
        return dict(scale.words)[scale.power], numeral.scale
    best = ("", base)
    for power, word in scale.words:
        # "Thousand" and its like are written by few: only where the writer did.
        usual = power > 3 or scale.power == 3
        if usual and _rounded(form, value / base.scaleb(power), rounding) >= 1:
            best = (word, base.scaleb(power))
    return best


@cache
def _styles() -> tuple[tuple[tuple[int, str], ...], ...]:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "writing.tsv")
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t")[1:] for line in lines if line.strip() and not line.startswith("#")]
    return tuple(tuple((int(power), word) for power, word in zip(row[::2], row[1::2], strict=True)) for row in rows)


@cache
def _by_word() -> dict[str, tuple[int, tuple[tuple[int, str], ...]]]:
    found: dict[str, tuple[int, tuple[tuple[int, str], ...]]] = {}
    for style in _styles():
        for power, word in style:
            found.setdefault(word, (power, style))
            capital = tuple((power, other[0].upper() + other[1:]) for power, other in style)
            if len(word) > 3:
                found.setdefault(word[0].upper() + word[1:], (power, capital))
    return found


@cache
def _scale_pattern() -> re.Pattern[str]:
    words = sorted(_by_word(), key=len, reverse=True)
    # A word of letters ends where the letters end; 만 and 万 may be followed by the name of the currency.
    parts = [re.escape(word) + (r"(?![^\W\d_])" if word[0] < "\u3000" else "") for word in words]
    return re.compile("|".join(parts))


def _scale_behind(text: str, end: int) -> _Scale | None:
    gap = _GAP.match(text, end)
    found = _scale_pattern().match(text, gap.end() if gap else end)
    if found is None:
        return None
    power, words = _by_word()[found.group()]
    return _Scale(found.start(), found.end(), power, words)


def _form(printed: str, number: Decimal) -> _Form:
    digits = [character for character in printed if character.isdecimal()]
    decimals = _decimals(digits, number)
    signs = [character for character in printed if not character.isdecimal()]
    point = signs[-1] if decimals and signs else ""
    groups = signs[:-1] if point else signs
    plain = "".join(str(int(digit)) for digit in digits).lstrip("0")
    if not decimals:
        plain = plain.rstrip("0")
    group = groups[0] if groups else _usual_group(len(digits) - decimals, point)
    whole = printed.rpartition(point)[0] if point else printed
    indian = bool(re.search(r"\D\d\d\D\d{3}$", whole))
    return _Form(group, indian, point or ("," if group == "." else "."), decimals, max(len(plain), 1), _zero(digits))


def _decimals(digits: list[str], number: Decimal) -> int:
    """How many of the digits are decimals, seen from the number that they are said to write."""
    whole = Decimal("".join(digits) or "0")
    return next((places for places in range(len(digits) + 1) if whole.scaleb(-places) == number), 0)


def _usual_group(whole_digits: int, point: str) -> str:
    if whole_digits > 4:
        return ""
    return "." if point == "," else ","


def _zero(digits: list[str]) -> str:
    """The zero of the writer's script."""
    return chr(ord(digits[0]) - int(digits[0])) if digits else "0"


def _digits(form: _Form, number: Decimal, rounding: str | None, scaled: bool) -> str:
    if form.decimals == 2 and not scaled and rounding is not None and number >= 1:
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
    for significant in range(form.significant, 28):
        rounded = number.quantize(Decimal(1).scaleb(number.adjusted() - significant + 1), rounding)
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


def _in_digits(figure: Figure, values: list[Decimal], rounding: str | None) -> str:
    """An amount in words becomes digits: "half a million won" -> "602,000 won"."""
    form = _Form(",", False, ".", 0, max(len(figure.amount.normalize().as_tuple().digits), 1), "0")
    power = max((power for power in _MILLIONS if values[0] >= Decimal(1).scaleb(power)), default=0)
    number = " to ".join(_digits(form, value.scaleb(-power), rounding, True) for value in values)
    scale = f" {_MILLIONS[power]}" if power else ""
    words = None if any(map(str.isdecimal, figure.text)) else _NUMBER_WORDS.search(figure.text)
    if words is None:
        return f"{number}{scale} {figure.currency or ''}".rstrip()
    gap = " " if figure.text[words.end() - 1].isspace() else ""
    return figure.text[: words.start()] + number + scale + gap + figure.text[words.end() :]
