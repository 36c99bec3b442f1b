"""What probably happened where a conversion does not hold: the simplest slip whose correction makes it hold.

The slips are tried in the order of their simplicity. Where two of one kind fit equally well, none is named.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache

from factcheck.checks.judging import Judgement, compare, fits_some_day, misplaced, widened, window_of, zeros
from factcheck.config import Settings
from factcheck.language.writing import rescaled, scale_word, write_amount
from factcheck.model import Cause, Figure
from rates.model import Miss, Provider, Window

_MOST_DIGITS = 18
_Maker = Callable[[Judgement, Figure, Figure, Provider, Settings], "list[Cause]"]


def find_cause(
    judgement: Judgement, converted: Figure, equivalent: Figure, provider: Provider, settings: Settings
) -> Cause | None:
    """The likely slip behind a wrong or loose conversion, or None where none fits or two fit equally well."""
    # A small deviation has many explanations that fit by accident; only a rate of other days is likely.
    for maker in _MAKERS if judgement.verdict == "wrong" else (_stale,):
        causes = maker(judgement, converted, equivalent, provider, settings)
        if causes:
            return causes[0] if len(causes) == 1 else None
    return None


def _magnitude(judged: Judgement, _: Figure, equivalent: Figure, provider: Provider, __: Settings) -> list[Cause]:
    off = zeros(judged)
    if off and (misplaced(judged) or _held_once(judged, Decimal(1).scaleb(off), provider)):
        return [_misplaced(equivalent, off)]
    return []


def _held_once(judged: Judgement, factor: Decimal, provider: Provider) -> bool:
    """Whether an undated claim held on some day, but for the zeros."""
    if judged.date is not None or judged.base is None or judged.quote is None:
        return False
    return fits_some_day(judged.base, judged.quote, [end.right.scaled(1 / factor) for end in judged.ends], provider)


def _misplaced(equivalent: Figure, off: int) -> Cause:
    corrected = rescaled(equivalent, -off)
    printed, meant = scale_word(equivalent.text), scale_word(corrected)
    if printed and meant and printed != meant:
        return Cause("magnitude", f'"{printed}" for "{meant}"', corrected)
    if printed:
        return Cause(
            "magnitude", f"{_NUMBERS[abs(off)]} decimal {'place' if abs(off) == 1 else 'places'} off", corrected
        )
    number = "a zero" if abs(off) == 1 else f"{_NUMBERS[abs(off)]} zeros"
    return Cause("magnitude", f"{number} too {'many' if off > 0 else 'few'}", corrected)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def _copied(judged: Judgement, converted: Figure, equivalent: Figure, _: Provider, __: Settings) -> list[Cause]:
    if (converted.amount, converted.amount_high) != (equivalent.amount, equivalent.amount_high):
        return []
    detail = "the number of the other currency, not converted"
    return [Cause("copied", detail, suggestion(judged, converted, equivalent))]


def _inverted(judged: Judgement, converted: Figure, equivalent: Figure, _: Provider, __: Settings) -> list[Cause]:
    if judged.low <= 0 or compare(judged.ends, 1 / judged.high, 1 / judged.low) != "ok":
        return []
    detail = "multiplied by the rate instead of divided, or the reverse"
    return [Cause("inverted", detail, suggestion(judged, converted, equivalent))]


def _currency(
    judged: Judgement, converted: Figure, equivalent: Figure, provider: Provider, settings: Settings
) -> list[Cause]:
    base, quote = judged.base or "", judged.quote or ""
    causes = [
        Cause("currency", f"right if {equivalent.text} is in {code}, not {quote}", _recoded(equivalent, quote, code))
        for code in family(quote)
        if code != base and _holds(judged, base, code, provider, settings)
    ]
    causes += [
        Cause("currency", f"right if {converted.text} is in {code}, not {base}", None)
        for code in family(base)
        if code != quote and _holds(judged, code, quote, provider, settings)
    ]
    return causes


def _holds(judged: Judgement, base: str, quote: str, provider: Provider, settings: Settings) -> bool:
    found: Window | Miss
    if judged.date is None:
        found = provider.newest(base, quote)
    else:
        found = window_of(base, quote, judged.date, provider, settings.window_days)
    if isinstance(found, Miss) or found.drift > settings.old_rate_limit:
        return False
    return compare(judged.ends, *widened(found)) == "ok"


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


def _swapped(judged: Judgement, _: Figure, equivalent: Figure, __: Provider, ___: Settings) -> list[Cause]:
    if len(equivalent.numerals) != 1:
        return []
    start, end = (place - equivalent.start for place in equivalent.numerals[0][:2])
    printed = equivalent.text[start:end]
    causes = []
    for number, ratio in digits_exchanged(printed):
        # A stated amount that is `ratio` times as high stands for a true rate that is that much lower.
        if compare(judged.ends, judged.low / ratio, judged.high / ratio) == "ok":
            corrected = equivalent.text[:start] + number + equivalent.text[end:]
            causes.append(Cause("swapped", f'two digits exchanged: "{printed}" for "{number}"', corrected))
    return causes


def digits_exchanged(printed: str) -> Iterable[tuple[str, Decimal]]:
    """Every number that two neighbouring digits make when they change places, and by what factor it differs."""
    places = [place for place, character in enumerate(printed) if character.isdecimal()]
    digits = [printed[place] for place in places]
    if not 2 <= len(digits) <= _MOST_DIGITS:
        return
    value = Decimal("".join(digits))
    for left in range(len(digits) - 1):
        if digits[left] == digits[left + 1] or (left == 0 and digits[1] == "0"):
            continue
        changed = digits.copy()
        changed[left], changed[left + 1] = digits[left + 1], digits[left]
        text = list(printed)
        text[places[left]], text[places[left + 1]] = changed[left], changed[left + 1]
        yield "".join(text), Decimal("".join(changed)) / value


def _stale(
    judged: Judgement, converted: Figure, equivalent: Figure, provider: Provider, settings: Settings
) -> list[Cause]:
    window, end = judged.window, judged.ends[0]
    if window is None or judged.date is None or judged.base is None or judged.quote is None:
        return []
    implied, within = end.stated / end.amount, settings.stale_within
    before = min(window.published, judged.date.first)
    last = provider.last_fit(judged.base, judged.quote, implied * (1 - within), implied * (1 + within), before)
    if last is None:
        return []
    detail = f"stale: last fitted within {within * 100:.0f}% on {last}"
    return [Cause("stale", detail, suggestion(judged, converted, equivalent))]


def suggestion(judged: Judgement, converted: Figure, equivalent: Figure) -> str | None:
    """The equivalent as it should be, at the newest rate of the window and in the form of its writer.

    None where a range stands for a single amount: nobody can tell what the writer would keep.
    """
    if judged.window is None or (converted.amount_high is None) != (equivalent.amount_high is None):
        return None
    amounts = [end.amount * judged.window.value for end in judged.ends]
    return write_amount(equivalent, amounts[0], amounts[-1])


_MAKERS: tuple[_Maker, ...] = (_magnitude, _copied, _inverted, _currency, _swapped, _stale)
