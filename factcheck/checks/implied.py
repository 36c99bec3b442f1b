"""Several conversions of one pair imply one rate: the odd one out is told, also where no table has the currency."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.checks import rate_wording
from factcheck.checks.dating import BESIDE
from factcheck.checks.interval import Bounds, ends, intersection
from factcheck.checks.wording import number
from factcheck.config import Settings
from factcheck.model import Claim, Figure, Finding
from rates.values import NamedTuple

Judged = tuple[Claim, list[Finding]]

FEWEST = 3


class Implied(NamedTuple):
    """The rate that a conversion implies, in the direction of its group, and the rates at which it is right."""

    place: int
    rate: Decimal
    right: Bounds


def consistent(conversions: Sequence[Judged], figures: tuple[Figure, ...], settings: Settings) -> list[Judged]:
    """The conversions, each that is unchecked and at odds with all others of its pair with a warning."""
    found = list(conversions)
    groups: dict[tuple[str, str], list[Implied]] = {}
    for place, (claim, _) in enumerate(found):
        pair, implied = _implied(place, claim, figures, settings)
        if implied is not None:
            groups.setdefault(pair, []).append(implied)
    for pair, group in groups.items():
        odd = _odd(group, found) if len(group) >= FEWEST else None
        if odd is not None:
            one, rate = odd
            claim, findings = found[one.place]
            found[one.place] = (claim, [*findings, _finding(claim, pair, one, rate, len(group) - 1, figures)])
    return found


def _implied(
    place: int, claim: Claim, figures: tuple[Figure, ...], settings: Settings
) -> tuple[tuple[str, str], Implied | None]:
    converted, equivalent = (figures[index] for index in claim.figures)
    base, quote = converted.currency or "", equivalent.currency or ""
    dated = any(date.origin == BESIDE for date in claim.dates)
    if not base or not quote or dated or min(converted.amount, equivalent.amount) <= 0:
        return (base, quote), None
    compared = ends(converted, equivalent, settings)
    right, rate = intersection([end.right for end in compared]), compared[0].stated / compared[0].amount
    if base < quote:
        return (base, quote), Implied(place, rate, right)
    return (quote, base), Implied(place, 1 / rate, Bounds(1 / right.high, 1 / right.low))


def _odd(group: list[Implied], found: list[Judged]) -> tuple[Implied, Decimal] | None:
    """The one of which the rate of the others is not the rate, where all others agree on it."""
    for one in group:
        if found[one.place][0].verdict != "unchecked":
            continue
        others = [other for other in group if other is not one]
        median = _median([other.rate for other in others])
        agreed = all(other.right.meet(median, median) for other in others)
        if agreed and not one.right.meet(median, median):
            return one, median
    return None


def _median(rates: list[Decimal]) -> Decimal:
    ordered = sorted(rates)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _finding(
    claim: Claim, pair: tuple[str, str], one: Implied, rate: Decimal, others: int, figures: tuple[Figure, ...]
) -> Finding:
    converted, equivalent = (figures[index] for index in claim.figures)
    forward = (converted.currency or "", equivalent.currency or "")
    # Told in the direction that gives the larger number, as people quote a rate.
    turned = rate < 1
    names = (pair[1], pair[0]) if turned else pair
    values = (1 / one.rate, 1 / rate) if turned else (one.rate, rate)
    expected = converted.amount * (rate if forward == pair else 1 / rate)
    message = rate_wording.odd(equivalent, converted, names, values, others)
    lines = (f"at the rate of the others it would be {number(expected)} {forward[1]}",)
    return Finding("FC104", "warning", message, equivalent.start, equivalent.end, 0, (), lines)
