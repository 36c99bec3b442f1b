"""Ranges whose ends have the unit each: "10 feet to 12 feet (3m to 3.7m)", beside the same range in another unit."""

from __future__ import annotations

from factcheck.language.lexicon import Lexicon
from factcheck.model import Figure

LONGEST_JOIN = 9
LONGEST_GAP = 24


def with_ranges(text: str, found: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The quantities with two that are the ends of a range as one, where the next or the last is a range too."""
    joins = frozenset(lexicon.numerals.range_joins)
    made: list[Figure] = []
    merged: set[int] = set()
    for figure in found:
        last = made[-1] if made else None
        if last is not None and _ends(text, last, figure, joins):
            merged.add(len(made) - 1)
            made[-1] = _range(text, last, figure)
        else:
            made.append(figure)
    if not merged:
        return found
    kept = {place for place in merged if _beside(made, place)}
    return found if kept != merged else made


def _ends(text: str, first: Figure, second: Figure, joins: frozenset[str]) -> bool:
    """Whether nothing but a word or a mark joins two quantities of one unit, the lower one first."""
    gap = text[first.end : second.start]
    plain = first.amount_high is None and second.amount_high is None and first.unit == second.unit
    return plain and len(gap) <= LONGEST_JOIN and gap.strip() in joins and first.amount < second.amount


def _range(text: str, first: Figure, second: Figure) -> Figure:
    return first._replace(
        text=text[first.start : second.end], end=second.end, amount_high=second.amount,
        numerals=(*first.numerals, *second.numerals),
    )  # fmt: skip


def _beside(made: list[Figure], place: int) -> bool:
    """Whether the quantity before or behind one is a range in another unit, close by."""
    here = made[place]
    near = (made[other] for other in (place - 1, place + 1) if 0 <= other < len(made))
    return any(
        other.amount_high is not None
        and other.unit != here.unit
        and max(other.start - here.end, here.start - other.end) <= LONGEST_GAP
        for other in near
    )
