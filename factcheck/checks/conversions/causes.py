"""What probably happened where a conversion does not hold: the slip whose correction fits best, the likelier first.

A slip is thought of where the claim corrected for it would hold. Of several the one counts that leaves the least to
explain: how far the corrected claim is off, beside how far off its rounding lets it be, and how often newspapers slip
so. A power of ten hardly fits by accident, an old rate often does. Where two fit equally well, none is named.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from math import exp, log

from factcheck.checks.digits import digits_exchanged
from factcheck.checks.interval import intersection
from factcheck.checks.judging import (
    Judgement,
    apart,
    compare,
    excess,
    fits_some_day,
    misplaced,
    widened,
    window_of,
    zeros,
)
from factcheck.config import Settings
from factcheck.language.lexicon import lexicon
from factcheck.language.numbers import SQUARE, parse_units, quantum
from factcheck.language.scales import counted, scale_power, scale_word
from factcheck.language.writing import rescaled, write_amount
from factcheck.model import Cause, Figure
from rates.model import Miss, Provider, Window
from rates.values import NamedTuple

_LEAST_BLUR = 0.01  # what the rates of a week and of several banks differ by
_HEDGED, _ONE_SIDED = 0.01, 0.06
_WANDER = 0.4  # a rate of some past day may be anywhere within this
_YEARS = 6.0  # and is the less likely to have been copied the longer ago it was
_EQUAL = 0.05  # of scores
_SEVERAL = 2
_FURTHEST = 10  # two digits that change places make no larger factor


class Slip(NamedTuple):
    """A conversion that does not hold, its two figures, and what its correction may be looked up in."""

    judged: Judgement
    converted: Figure
    equivalent: Figure
    provider: Provider
    settings: Settings
    language: str | None


class Fit(NamedTuple):
    """A cause, the factor by which the claim corrected for it is still off (as a logarithm), and how usual it is.

    `blur` is what the correction itself leaves open, where that is more than rounding.
    """

    cause: Cause
    off: float
    weight: float
    blur: float = 0.0


_Maker = Callable[[Slip], "Iterable[Fit]"]


def find_cause(
    judgement: Judgement,
    converted: Figure,
    equivalent: Figure,
    provider: Provider,
    settings: Settings,
    language: str | None = None,
) -> Cause | None:
    """The likely slip behind a wrong or loose conversion, or None where none fits or two fit equally well."""
    slip = Slip(judgement, converted, equivalent, provider, settings, language)
    # A small deviation has many explanations that fit by accident: an old rate is likely, or one number for both.
    # So has one without a date, which was right on a day before it can have been written.
    makers = _MAKERS if judgement.verdict == "wrong" and judgement.since is None else (_copied, _stale)
    fits = [fit for maker in makers for fit in maker(slip)]
    if len(fits) < _SEVERAL:
        return fits[0].cause if fits else None
    blur = _blur(slip)
    (best, cause), (second, _) = sorted(((_score(fit, blur), fit.cause) for fit in fits), key=lambda one: -one[0])[:2]
    return cause if best - second >= _EQUAL else None


def _score(fit: Fit, blur: float) -> float:
    """How well a cause explains the printed amount: best where it is sharp and usual, and leaves nothing over."""
    width = max(blur, fit.blur)
    return log(fit.weight) - log(width) - 2 * max(0.0, fit.off / width - 1)


def _blur(slip: Slip) -> float:
    """By how much rounding may have moved the two amounts apart."""
    blur = _LEAST_BLUR
    for figure in (slip.converted, slip.equivalent):
        if figure.numerals:
            blur += min(float(figure.numerals[0].quantum / (2 * figure.amount)), float(slip.settings.floor))
        if figure.bound is not None:
            blur += _HEDGED if figure.bound == "about" else _ONE_SIDED
    return blur


def _off(judged: Judgement, factor: Decimal = Decimal(1)) -> float:
    """By what factor the stated amount is off once the rate is `factor` times what it was, as a logarithm."""
    return 0.0 if judged.window is None else apart(excess(judged, judged.window.value * factor))


def _magnitude(slip: Slip) -> Iterator[Fit]:
    judged, off = slip.judged, zeros(slip.judged)
    factor = Decimal(1).scaleb(off)
    if not off:
        return
    once = not misplaced(judged, off)
    if once and not _held_once(judged, factor, slip.provider):
        return
    cause = _misplaced(slip.equivalent, off, slip.language)
    # One zero, or another scale word, is a slip of the hand; several zeros are seldom.
    weight = 0.3 if abs(off) in (1, 3) or cause.detail.startswith('"') else 0.03
    yield Fit(cause, 0.0, weight, _WANDER) if once else Fit(cause, _off(judged, factor), weight)


def _whole(*texts: str) -> bool:
    """Whether no number in the texts has decimals."""
    return not any(re.search(r"\d[.,]\d{1,2}(?!\d)", text) for text in texts)


def _units(slip: Slip) -> Iterator[Fit]:
    """Another unit in a number of several: 1조 6천만원 for 1조 6천억원."""
    equivalent, numerals = slip.equivalent, lexicon(slip.language).numerals
    compound = bool(numerals.units) and all(one.start == one.end for one in equivalent.numerals)
    span = counted(equivalent.text) if compound else None
    printed = equivalent.text[slice(*span)] if span else ""
    for place, old in enumerate(printed):
        for new, power in numerals.units.items() if numerals.units.get(old, 0) >= SQUARE else ():
            number = printed[:place] + new + printed[place + 1 :]
            meant = parse_units(number, numerals)
            ratio = meant / equivalent.amount if power >= SQUARE and new != old and meant else None
            if meant and ratio and compare(slip.judged.ends, slip.judged.low / ratio, slip.judged.high / ratio) == "ok":
                corrected = equivalent.text.replace(printed, number)
                cause = Cause("magnitude", f'"{old}" for "{new}"', corrected)
                rounding = _LEAST_BLUR + float(quantum(meant) / (2 * meant))
                yield Fit(cause, _off(slip.judged, 1 / ratio), 0.3, rounding)


def _held_once(judged: Judgement, factor: Decimal, provider: Provider) -> bool:
    """Whether an undated claim held on some day, but for the zeros."""
    if judged.date is not None or judged.base is None or judged.quote is None:
        return False
    right = intersection([end.right.scaled(1 / factor) for end in judged.ends])
    return fits_some_day(judged.base, judged.quote, right, provider)


def _misplaced(equivalent: Figure, off: int, language: str | None) -> Cause:
    corrected = rescaled(equivalent, -off, language)
    printed, meant = scale_word(equivalent.text), scale_word(corrected)
    if printed and meant and scale_power(printed) != scale_power(meant):
        return Cause("magnitude", f'"{printed}" for "{meant}"', corrected)
    if printed and not _whole(equivalent.text, corrected):
        places = f"{_NUMBERS[abs(off)]} decimal {'place' if abs(off) == 1 else 'places'} off"
        return Cause("magnitude", places, corrected)
    number = "a zero" if abs(off) == 1 else f"{_NUMBERS[abs(off)]} zeros"
    return Cause("magnitude", f"{number} too {'many' if off > 0 else 'few'}", corrected)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def _copied(slip: Slip) -> Iterator[Fit]:
    first, second = slip.converted, slip.equivalent
    if (first.amount, first.amount_high) == (second.amount, second.amount_high):
        detail = "the number of the other currency, not converted"
        yield Fit(Cause("copied", detail, _suggestion(slip)), 0.0, 1.0)


def _inverted(slip: Slip) -> Iterator[Fit]:
    judged = slip.judged
    if judged.low <= 0 or judged.window is None or compare(judged.ends, 1 / judged.high, 1 / judged.low) != "ok":
        return
    detail = "multiplied by the rate instead of divided, or the reverse"
    yield Fit(Cause("inverted", detail, _suggestion(slip)), _off(judged, 1 / judged.window.value**2), 0.1)


def _currency(slip: Slip) -> Iterator[Fit]:
    base, quote = slip.judged.base or "", slip.judged.quote or ""
    for figure, printed, other in ((slip.equivalent, quote, base), (slip.converted, base, quote)):
        # A code is easily another; and of the two amounts the converted one is the one that was looked up.
        weight = (0.2 if printed in figure.text else 0.06) * (1.0 if printed == quote else 0.3)
        for place, code in enumerate(family(printed)):
            found = _at(slip, *((base, code) if printed == quote else (code, quote))) if code != other else None
            if found is not None and slip.judged.window is not None:
                detail = f"right if {figure.text} is in {code}, not {printed}"
                off = _off(slip.judged, found.value / slip.judged.window.value)
                yield Fit(Cause("currency", detail, _recoded(figure, printed, code)), off, weight / (1 + place / 2))


def _at(slip: Slip, base: str, quote: str) -> Window | None:
    """The rates of another pair on the same day, if the claim holds at them."""
    found: Window | Miss
    if slip.judged.date is None:
        found = slip.provider.newest(base, quote)
    else:
        found = window_of(base, quote, slip.judged.date, slip.provider, slip.settings.window_days)
    if isinstance(found, Miss) or found.drift > slip.settings.old_rate_limit:
        return None
    return found if compare(slip.judged.ends, *widened(found)) == "ok" else None


def _recoded(figure: Figure, old: str, new: str) -> str | None:
    return figure.text.replace(old, new) if old in figure.text else None


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """For each currency, those that it is taken for."""
    others: dict[str, list[str]] = {}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "families.tsv")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            codes = line.partition("\t")[2].split() if not line.startswith("#") else []
            for code in codes:
                others.setdefault(code, []).extend(other for other in codes if other != code)
    return {code: tuple(dict.fromkeys(found)) for code, found in others.items()}


def family(code: str) -> tuple[str, ...]:
    """The currencies that one is taken for."""
    return _families().get(code, ())


def _swapped(slip: Slip) -> Iterator[Fit]:
    judged, equivalent = slip.judged, slip.equivalent
    if len(equivalent.numerals) != 1:
        return
    if compare(judged.ends, judged.low / _FURTHEST, judged.high * _FURTHEST) == "wrong":
        return
    start, end = (place - equivalent.start for place in equivalent.numerals[0][:2])
    printed = equivalent.text[start:end]
    for number, ratio in digits_exchanged(printed):
        # A stated amount that is `ratio` times as high stands for a true rate that is that much lower.
        if compare(judged.ends, judged.low / ratio, judged.high / ratio) == "ok":
            corrected = equivalent.text[:start] + number + equivalent.text[end:]
            detail = f'two digits exchanged: "{printed}" for "{number}"'
            yield Fit(Cause("swapped", detail, corrected), _off(judged, 1 / ratio), 0.02)


def _stale(slip: Slip) -> Iterator[Fit]:
    judged, within = slip.judged, slip.settings.stale_within
    window = judged.window
    first = judged.since if judged.date is None else judged.date.first
    if window is None or first is None or judged.base is None or judged.quote is None:
        return
    ratios = [stated / expected for stated, expected in (end.furthest(window.value) for end in judged.ends)]
    implied = max(ratios, key=lambda ratio: abs(ratio.ln())) * window.value
    before = min(window.published, first)
    low, high = implied * (1 - within), implied * (1 + within)
    last = slip.provider.last_fit(judged.base, judged.quote, low, high, before)
    if last is not None:
        detail = f"stale: last fitted within {within * 100:.0f}% on {last}"
        weight = exp(-max((before - last).days / 365 - _YEARS, 0.0) / 2)
        corrected = None if judged.date is None else _suggestion(slip)
        yield Fit(Cause("stale", detail, corrected), 0.0, weight, _WANDER)


def _suggestion(slip: Slip) -> str | None:
    return suggestion(slip.judged, slip.converted, slip.equivalent, slip.language)


def suggestion(judged: Judgement, converted: Figure, equivalent: Figure, language: str | None = None) -> str | None:
    """The equivalent as it should be, at the newest rate of the window and in the form of its writer.

    None where a range stands for a single amount: nobody can tell what the writer would keep.
    """
    if judged.window is None or (converted.amount_high is None) != (equivalent.amount_high is None):
        return None
    amounts = [end.amount * judged.window.value for end in judged.ends]
    return write_amount(equivalent, amounts[0], amounts[-1], language)


_MAKERS: tuple[_Maker, ...] = (_magnitude, _units, _copied, _inverted, _currency, _swapped, _stale)
