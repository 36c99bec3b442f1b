"""Quantities in parts, made one: "5ft 11in", "11 stone 5", "50m x 25m x 2m"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.language.expression import Expression
from factcheck.language.numbers import quantum
from factcheck.language.units import units
from factcheck.model import Figure, Numeral

# What a larger unit has of the smaller one that may follow it.
PARTS = {"ft": ("in", 12), "stone": ("lb", 14), "lb": ("oz", 16)}
_SMALLER = {"ounce": "oz"}
# A short word joins them in every language (and, y, et, und), as long as it is none that parts them.
GAP = Expression(r",? ?(?:(?!or |to |by |per |vs |bis |ou |o )[^\W\d_]{1,3} )?|-")
BARE = Expression(r"(?:-| (?=\d{1,2} ?[(),.;]))(\d{1,2})(?![\d.,]\d|\d|-)")
TIMES = Expression(r" ?[x×] ?|[ -]by[ -]")
SIDE = Expression(r"(?<![\w.,])(\d+(?:[.,]\d+)?)(?: ?[x×] ?|[ -]by[ -])$")
LONGEST_SIDE = 14
POWERS = {2: "²", 3: "³"}


def combined(text: str, found: list[Figure]) -> list[Figure]:
    """The quantities with those that are parts of one, or sides of one area or volume, made one."""
    made: list[Figure] = []
    for figure in found:
        former = made[-1] if made else None
        compound = _compound(text, former, figure) if former else None
        if compound:
            made[-1] = compound
        else:
            made.append(figure)
    return [_with_side(text, figure) for figure in _products(text, [_with_bare(text, figure) for figure in made])]


def _with_side(text: str, figure: Figure) -> Figure:
    """An area whose first side has no unit of its own: "6.5-by-9-foot", "3 x 4 metres"."""
    begin = max(0, figure.start - LONGEST_SIDE)
    side = SIDE.search(text[begin : figure.start]) if f"{figure.unit}²" in units() and figure.numerals else None
    if side is None or figure.amount_high is not None or figure.amount <= 0:
        return figure
    length = Decimal(side[1].replace(",", "."))
    start, amount = begin + side.start(), figure.amount * length
    off = (quantum(length) / length + figure.numerals[0].quantum / figure.amount) * amount if length else amount
    numerals = (Numeral(start, start, Decimal(1), min(off, amount)),)
    area = f"{figure.unit}²"
    return figure._replace(text=text[start : figure.end], start=start, amount=amount, unit=area, numerals=numerals)


def _compound(text: str, former: Figure, figure: Figure) -> Figure | None:
    smaller, share = PARTS.get(former.unit or "", ("", 0))
    unit = _SMALLER.get(figure.unit or "", figure.unit)
    gap = text[former.end : figure.start]
    if unit != smaller or figure.amount >= share or former.amount_high or figure.amount_high or not GAP.fullmatch(gap):
        return None
    return _joined(text, former, figure.end, former.amount * share + figure.amount, smaller, figure.numerals[0].quantum)


def _with_bare(text: str, figure: Figure) -> Figure:
    """A figure with a part whose unit goes without saying: "6-foot-2", "11 stone 5"."""
    smaller, share = PARTS.get(figure.unit or "", ("", 0))
    match = BARE.match(text, figure.end) if share and figure.unit != "lb" and figure.amount_high is None else None
    if match is None or int(match[1]) >= share:
        return figure
    return _joined(text, figure, match.end(), figure.amount * share + int(match[1]), smaller, Decimal(1))


def _joined(text: str, figure: Figure, end: int, amount: Decimal, unit: str, quantum: Decimal) -> Figure:
    """One figure with no numeral of its own: its number stands in several places."""
    numerals = (Numeral(figure.start, figure.start, Decimal(1), quantum),)
    return figure._replace(text=text[figure.start : end], end=end, amount=amount, unit=unit, numerals=numerals)


def _products(text: str, found: list[Figure]) -> list[Figure]:
    made: list[Figure] = []
    sides: list[Figure] = []
    for figure in found:
        if sides and (figure.unit != sides[-1].unit or not TIMES.fullmatch(text, sides[-1].end, figure.start)):
            made += _product(text, sides)
            sides = []
        sides.append(figure)
    return made + _product(text, sides)


def _product(text: str, sides: list[Figure]) -> list[Figure]:
    """The area or volume of two or three sides; what they may be off adds up."""
    unit = f"{sides[0].unit}{POWERS.get(len(sides), '')}" if sides else ""
    if len(sides) < 2 or unit not in units() or not all(side.amount_high is None and side.amount > 0 for side in sides):
        return sides
    amount = Decimal(1)
    for side in sides:
        amount *= side.amount
    off = sum((side.numerals[0].quantum / side.amount for side in sides), Decimal(0)) * amount
    first, last = sides[0], sides[-1]
    numeral = Numeral(first.start, first.start, Decimal(1), min(off, amount))
    end = last.end
    return [first._replace(text=text[first.start : end], end=end, amount=amount, unit=unit, numerals=(numeral,))]
