"""The sentences about rates that a text states, their moves and records."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.dating import CandidateDate
from factcheck.checks.market import Scene
from factcheck.checks.wording import number, off
from factcheck.model import Claim, Evidence, Figure
from rates import currencies
from rates.model import Miss, Window

EITHER_HELP = "correct the amount, or the rate"
CHECK_HELP = "look the rate up in a source that the desk trusts"
_PLACES = 4
_REASONS = {
    "no date": "the article has no date, and the rate was right on other days than the newest",
    "old rate": "the newest rate at hand is too old to tell",
    "unsupported": "it may be the rate of another time, or one that is expected",
}


def wrong_rate(text: str, stated: Decimal, expected: Decimal, pair: tuple[str, str], units: Decimal) -> str:
    """The headline of a stated rate that does not hold."""
    one = "one" if units == 1 else number(units)
    return f'"{text}": the rate is {off(stated, expected)}; {one} {pair[0]} was {number(expected)} {pair[1]}'


def rate_working(window: Window, date: CandidateDate | None, units: Decimal, claim: Claim) -> tuple[str, ...]:
    """The lines that a reader needs to hold the rate against its source."""
    rate = f"{number(window.value)} {window.quote}/{window.base}"
    lines = [f"{window.source} reference rate of {window.published}: {rate}"]
    if date is not None:
        lines.append(f"held against the week up to {date.last} ({date.origin})")
    if claim.expected is not None and claim.expected.low != claim.expected.high:
        least, most = number(claim.expected.low), number(claim.expected.high)
        lines.append(f"rates accepted: {least} to {most} {window.quote} for {number(units)} {window.base}")
    printed = f"{number(claim.stated.low)} to {number(claim.stated.high)} {window.quote}"
    return (*lines, f"as printed it allows {printed}")


def rate_help(scenery: Scene, claim: Claim) -> str:
    """What to print instead."""
    if claim.cause is not None and claim.cause.corrected:
        return f'write "{claim.cause.corrected}"'
    return f'write "{plain(scenery, claim.expected.value)}"' if claim.expected is not None else ""


def plain(scenery: Scene, value: Decimal) -> str:
    """A rate as a writer of the language prints it, to five significant digits."""
    places = max(_PLACES - value.adjusted(), 0)
    digits = format(value, f",.{min(places, 6)}f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    numerals = scenery.words.numerals
    return digits.translate({ord(","): numerals.group, ord("."): numerals.point})


def unchecked_rate(text: str, claim: Claim, miss: Miss | None) -> str:
    """The headline of a stated rate that could not be judged, with the reason."""
    if miss is not None:
        return f'"{text}" is not checked: {miss.message.rstrip(".")}'
    return f'"{text}" is not checked: {_REASONS.get(claim.reason or "", "no rate is known")}'


def known(miss: Miss) -> Iterator[Evidence]:
    """The rates known of a day that had no single one."""
    for role, rates in (("official", miss.official), ("market", miss.market)):
        for rate in rates:
            yield Evidence(role, rate.base, rate.quote, rate.value, rate.value, rate.value, rate.published, rate.source)


def move(text: str, stated: Decimal, pairs: tuple[str, str], found: Decimal, days: tuple[str, str]) -> str:
    """The headline of a move that does not hold: by how much the rate moved."""
    way = "rose" if found > 0 else "fell"
    told = f"{number(abs(stated))}% {'up' if stated > 0 else 'down'}"
    moved = f"{named(pairs[0])} {way} {abs(found):.1f}% against {named(pairs[1])}"
    return f'"{text}": not {told}; from {days[0]} to {days[1]} {moved}'


def record(text: str, code: str, against: str, beyond: str, extreme: str) -> str:
    """The headline of a record that another day broke."""
    return f'"{text}": {named(code)} was {extreme} against {named(against)} on {beyond}'


def named(code: str) -> str:
    """A currency as a sentence speaks of it: the Japanese yen."""
    known = currencies.currency(code)
    return f"the {known.name}" if known else code


def per_unit(base: str, quote: str, *values: Decimal) -> str:
    """Rates in units of `quote` for one `base`, or the other way about where these are parts of one."""
    if max(values) >= 1:
        return f"{' to '.join(map(number, values))} {quote}/{base}"
    return f"{' to '.join(number(1 / value) for value in reversed(values))} {base}/{quote}"


def stated_too(one: Evidence, amount: Decimal) -> str:
    """The line that says what a conversion is at the rate that the text states."""
    result = number(amount * one.value)
    rate = f"{number(one.value)} {one.quote} for one {one.base}"
    return f"the text states {rate}: {number(amount)} {one.base} is {result} {one.quote}"


def against_stated(converted: Figure, equivalent: Figure, stated: Decimal, expected: Decimal) -> str:
    """The headline of a conversion that the rate in the text contradicts."""
    return f"{_text(equivalent)} is {off(stated, expected)} for {_text(converted)} at the rate that the text states"


def odd(
    equivalent: Figure, converted: Figure, names: tuple[str, str], rates: tuple[Decimal, Decimal], others: int
) -> str:
    """The headline of a conversion whose rate is not that of the others."""
    here, there = number(rates[0]), number(rates[1])
    return (
        f"{_text(equivalent)} for {_text(converted)} is at {here} {names[1]} to one {names[0]}, the {others} other "
        f"conversions of this article at {there}"
    )


def _text(figure: Figure) -> str:
    return " ".join(figure.text.split())
