"""Several conversions of one pair imply one rate: the odd one out is told, also where no table has the currency."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.checks.dating import BESIDE
from factcheck.checks.exchange_rates import rate_wording
from factcheck.checks.interval import Bounds, ends, intersection
from factcheck.checks.judging import NEWEST
from factcheck.checks.wording import number
from factcheck.config import Settings
from factcheck.model import Claim, Figure, Finding
from rates.values import NamedTuple

Judged = tuple[Claim, list[Finding]]

FEWEST = 3
_NO_TABLE = frozenset(("no rate", "no single rate"))


class Implied(NamedTuple):
    """The rate that a conversion implies, in the direction of its group, and the rates at which it is right or loose.

    One that is `proven` holds at the rate of a known day.
    """

    place: int
    rate: Decimal
    right: Bounds
    loose: Bounds
    proven: bool


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
    if not base or not quote or dated or claim.verdict == "wrong" or min(converted.amount, equivalent.amount) <= 0:
        return (base, quote), None
    compared = ends(converted, equivalent, settings)
    right, loose = (intersection([getattr(end, name) for end in compared]) for name in ("right", "loose"))
    rate = compared[0].stated / compared[0].amount
    # Without a date one that fits the newest rate may be as wrong as others, that fit those of years ago, are right.
    today = claim.verdict == "ok" and any(date.origin == NEWEST for date in claim.dates)
    one = Implied(place, rate, right, loose, claim.verdict != "unchecked" and not today)
    return ((base, quote), one) if base < quote else ((quote, base), _turned(one))


def _turned(one: Implied) -> Implied:
    right, loose = (Bounds(1 / each.high, 1 / each.low) for each in (one.right, one.loose))
    return one._replace(rate=1 / one.rate, right=right, loose=loose)


def _odd(group: list[Implied], found: list[Judged]) -> tuple[Implied, Decimal] | None:
    """The one of which the rate of the others is not the rate, where all others agree on it."""
    for one in group:
        if one.proven:
            continue
        others = [other for other in group if other is not one]
        median = _median([other.rate for other in others])
        agreed = all(_near(other, median) for other in others)
        tabled = found[one.place][0].reason not in _NO_TABLE
        if agreed and not one.right.meet(median, median) and not (tabled and _near(one, median)):
            return one, median
    return None


def _near(one: Implied, rate: Decimal) -> bool:
    return one.right.meet(rate, rate) or one.loose.meet(rate, rate)


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
