"""Rates that the text itself states, held beside its conversions: they may settle what no table can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.exchange_rates import rate_wording
from factcheck.checks.interval import End, ends
from factcheck.checks.judging import compare, readings
from factcheck.config import Settings
from factcheck.language.numbers import rounded
from factcheck.model import Claim, Evidence, Figure, Finding, Interval

Judged = tuple[Claim, list[Finding]]

SETTLED = frozenset(("FC101", "FC102", "FC103", "FC501"))
_UNKNOWN = frozenset(("no rate", "no single rate"))


def supported(
    conversions: Sequence[Judged], stated: Sequence[Claim], figures: tuple[Figure, ...], settings: Settings
) -> Iterator[Judged]:
    """Conversions that fit a rate which the text states are right; where no table knows better, the others wrong."""
    evidence = [
        one
        for claim in stated
        for one in claim.rates
        if claim.verdict != "wrong" and one.role == "stated" and _clear(claim, one, figures)
    ]
    for claim, findings in conversions:
        yield _beside(claim, findings, evidence, figures, settings) if evidence else (claim, findings)


def _clear(claim: Claim, one: Evidence, figures: tuple[Figure, ...]) -> bool:
    """Whether a rate is one of the currencies that its figures are read in, not of others that they may be in too."""
    return all(figures[index].currency in (one.base, one.quote) for index in claim.figures)


def _beside(
    claim: Claim, findings: list[Finding], evidence: list[Evidence], figures: tuple[Figure, ...], settings: Settings
) -> Judged:
    converted, equivalent = (figures[index] for index in claim.figures)
    if min(converted.amount, equivalent.amount) <= 0:
        return claim, findings
    compared = ends(converted, equivalent, settings)
    known = [one for each in evidence if (one := _turned(each, converted, equivalent)) is not None]
    verdicts = [compare(compared, one.low, one.high) for one in known]
    if "ok" in verdicts:
        return _right(claim, findings, compared, known[verdicts.index("ok")])
    if not known or claim.verdict == "ok":
        return claim, findings
    if claim.verdict == "unchecked" and claim.reason in _UNKNOWN and set(verdicts) == {"wrong"}:
        return _contradicted(claim, findings, compared, known[0], (converted, equivalent))
    line = rate_wording.stated_too(known[0], compared[0].amount)
    return claim._replace(rates=(*claim.rates, known[0])), [
        each._replace(working=(*each.working, line)) if each.code in SETTLED else each for each in findings
    ]


def _turned(one: Evidence, converted: Figure, equivalent: Figure) -> Evidence | None:
    """A stated rate in the direction of a conversion; None where it is one of other currencies."""
    bases, quotes = readings(converted), readings(equivalent)
    if one.base in bases and one.quote in quotes:
        return one
    if one.quote in bases and one.base in quotes:
        return Evidence(one.role, one.quote, one.base, 1 / one.value, 1 / one.high, 1 / one.low, None, one.source)
    return None


def _expected(compared: tuple[End, ...], one: Evidence) -> Interval:
    first, last = compared[0], compared[-1]
    high = None if first.amount == last.amount_high else last.amount_high * one.value
    return Interval(first.amount * one.value, high, first.least * one.low, last.most * one.high, one.quote)


def _deviation(compared: tuple[End, ...], one: Evidence) -> Decimal:
    stated, expected = compared[0].furthest(one.value)
    return rounded(stated / expected - 1, 4)


def _right(claim: Claim, findings: list[Finding], compared: tuple[End, ...], one: Evidence) -> Judged:
    evidence = (*claim.rates, one)
    if claim.verdict == "ok":
        return claim._replace(rates=evidence), findings
    left = [each for each in findings if each.code not in SETTLED]
    same = (each for each in claim.rates if {each.base, each.quote} == {one.base, one.quote})
    settled = claim._replace(
        verdict="ok", reason=None, cause=None, expected=_expected(compared, one),
        deviation=_deviation(compared, one), rates=(*same, one),
    )  # fmt: skip
    return settled, left


def _contradicted(
    claim: Claim, findings: list[Finding], compared: tuple[End, ...], one: Evidence, pair: tuple[Figure, Figure]
) -> Judged:
    expected = _expected(compared, one)
    stated, owed = compared[0].furthest(one.value)
    wrong = claim._replace(
        verdict="wrong", reason=None, expected=expected, deviation=_deviation(compared, one), rates=(*claim.rates, one)
    )
    message = rate_wording.against_stated(*pair, stated, owed)
    lines = (rate_wording.stated_too(one, compared[0].amount),)
    found = Finding("FC101", "error", message, pair[1].start, pair[1].end, 0, (), lines, (), rate_wording.EITHER_HELP)
    return wrong, [*(each for each in findings if each.code not in SETTLED), found]
