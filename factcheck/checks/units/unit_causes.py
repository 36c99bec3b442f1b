"""What probably happened where a conversion of units does not hold, and the amount as it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from factcheck.checks.digits import digits_exchanged
from factcheck.checks.units.unit_judging import TEMPERATURE, Measured, compare
from factcheck.config import Settings
from factcheck.language.numbers import rounded
from factcheck.language.units import Unit, called, kin, units
from factcheck.language.writing import rescaled, write_amount
from factcheck.model import Cause, Figure

_MOST_ZEROS = 6
_Maker = Callable[[Measured, Figure, Figure, Settings], Iterator[Cause]]


def unit_cause(found: Measured, first: Figure, second: Figure, settings: Settings) -> Cause | None:
    """The likely slip, or None where none fits or two fit equally well."""
    for maker in _MAKERS:
        causes = list(maker(found, first, second, settings))
        if causes:
            return causes[0] if len(causes) == 1 else None
    return None


def corrected(found: Measured, second: Figure) -> str | None:
    """The equivalent as it should be, in the form of its writer; None where that form has no place for it."""
    values = [pair.expected.value for pair in found.pairs]
    if any(numeral.start >= numeral.end for numeral in second.numerals) or len(values) != len(second.numerals):
        return None
    if found.second.dimension == TEMPERATURE:
        return _degrees(second, values)
    if any(numeral.scale != 1 for numeral in second.numerals):
        return write_amount(second, values[0], values[-1])
    # The letters of a unit are no scale: "1.8m" are metres.
    end = second.numerals[-1].end
    number = second._replace(text=second.text[: end - second.start], end=end)
    return write_amount(number, values[0], values[-1]) + second.text[end - second.start :]


def _degrees(figure: Figure, values: list[Decimal]) -> str | None:
    """Temperatures with as many decimals as their writer used; None where their sign changes."""
    text = figure.text
    for numeral, value in reversed(list(zip(figure.numerals, values, strict=True))):
        start, end = numeral.start - figure.start, numeral.end - figure.start
        point = next((sign for sign in ",." if sign in text[start:end]), "")
        places = len(text[start:end].rpartition(point)[2]) if point else 0
        short = rounded(value, places)
        if (short < 0) != (figure.amount < 0):
            return None
        text = text[:start] + f"{abs(short):f}".replace(".", point or ".") + text[end:]
    return text


def _magnitude(found: Measured, first: Figure, second: Figure, settings: Settings) -> Iterator[Cause]:
    for zeros in range(-_MOST_ZEROS, _MOST_ZEROS + 1):
        if zeros and found.second.dimension != TEMPERATURE and _holds(found, first, _scaled(second, -zeros), settings):
            text = None if any(one.start >= one.end for one in second.numerals) else rescaled(second, -zeros)
            yield Cause("magnitude", f"off by a factor of {10 ** abs(zeros)}", text)


def _scaled(figure: Figure, zeros: int) -> Figure:
    numerals = tuple(
        one._replace(scale=one.scale.scaleb(zeros), quantum=one.quantum.scaleb(zeros)) for one in figure.numerals
    )
    high = None if figure.amount_high is None else figure.amount_high.scaleb(zeros)
    return figure._replace(amount=figure.amount.scaleb(zeros), amount_high=high, numerals=numerals)


def _holds(
    found: Measured,
    first: Figure,
    second: Figure,
    settings: Settings,
    units_: tuple[Unit | None, Unit | None] = (None, None),
) -> bool:
    """Whether the two figures would be right, in other units where they are given."""
    one, other = units_[0] or found.first, units_[1] or found.second
    return compare(first, second, one, other, settings, difference=found.difference).verdict == "ok"


def _copied(found: Measured, first: Figure, second: Figure, _: Settings) -> Iterator[Cause]:
    if first.amount == second.amount and first.amount_high == second.amount_high:
        yield Cause("copied", "the number was copied without being converted", corrected(found, second))


def _inverted(found: Measured, first: Figure, second: Figure, settings: Settings) -> Iterator[Cause]:
    if _holds(found, first, second, settings, (found.second, found.first)):
        one, other = called(found.second.symbol), called(found.first.symbol)
        detail = f"converted the wrong way round: right from {one} to {other}"
        yield Cause("inverted", detail, corrected(found, second))


def _another(found: Measured, first: Figure, second: Figure, settings: Settings) -> Iterator[Cause]:
    """A unit that is taken for the one printed: a ton of another kind, a mile at sea."""
    for unit in kin(found.second.symbol):
        if unit != found.first and _holds(found, first, second, settings, (None, unit)):
            yield Cause("unit", _meant(unit, found.second))
    for unit in kin(found.first.symbol):
        if unit != found.second and _holds(found, first, second, settings, (unit, None)):
            yield Cause("unit", _meant(unit, found.first))


def _meant(unit: Unit, other: Unit) -> str:
    return f"right if {called(unit.symbol)} are meant, not {called(other.symbol)}"


def _squared(found: Measured, first: Figure, second: Figure, settings: Settings) -> Iterator[Cause]:
    """The factor of lengths used for areas or volumes."""
    one, other = (units().get(unit.symbol.rstrip("²³")) for unit in (found.first, found.second))
    if found.first.dimension not in ("area", "volume") or one is None or other is None:
        return
    if one.dimension == other.dimension == "length" and _holds(found, first, second, settings, (one, other)):
        detail = f"right from {called(one.symbol)} to {called(other.symbol)}: the factor is that of lengths"
        yield Cause("unit", detail, corrected(found, second))


def _difference(found: Measured, first: Figure, second: Figure, settings: Settings) -> Iterator[Cause]:
    if found.second.dimension != TEMPERATURE or found.difference:
        return
    if compare(first, second, found.first, found.second, settings, difference=True).verdict == "ok":
        detail = "right for a difference in temperature only: the zero points of the scales differ"
        yield Cause("unit", detail, corrected(found, second))


def _swapped(found: Measured, first: Figure, second: Figure, settings: Settings) -> Iterator[Cause]:
    if len(second.numerals) != 1 or second.numerals[0].start >= second.numerals[0].end:
        return
    start, end = (place - second.start for place in second.numerals[0][:2])
    printed = second.text[start:end]
    for number, ratio in digits_exchanged(printed):
        meant = second._replace(amount=second.amount * ratio)
        if _holds(found, first, meant, settings):
            text = second.text[:start] + number + second.text[end:]
            yield Cause("swapped", f'two digits exchanged: "{printed}" for "{number}"', text)


_MAKERS: tuple[_Maker, ...] = (_magnitude, _copied, _inverted, _squared, _difference, _another, _swapped)
