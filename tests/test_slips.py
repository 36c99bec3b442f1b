"""Right conversions of published texts, broken on purpose: each slip is caught, and what it was is said."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest
from slips import LIMIT, slips
from test_labelled import labelled

import factcheck
from factcheck.checks.conversions.linking import links

# The share of each that is owed a name. Two readings of a rate, or of a currency, may explain a number equally well.
NAMED = dict.fromkeys(("a zero too many", "a zero too few", "scale"), 0.95)
NAMED |= dict.fromkeys(("inverse", "neighbour", "old rate"), 0.8)
# An old rate is no mistake where the sentence says "at the time".
CAUGHT = dict.fromkeys(NAMED, 0.95) | {"old rate": 0.9}


@cache
def outcomes() -> dict[str, collections.Counter[str]]:
    """For each kind of slip how many there are, how many were caught, and how many of those were named."""
    found: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case, report in labelled():
        for claim in report.claims:
            right = claim.verdict == "ok" and any(one.role == "used" for one in claim.rates)
            if claim.kind == "conversion" and right and _stated(report, claim):
                for kind, verdict, named in _judged(case["lang"], report, claim):
                    found[kind].update(slips=1, caught=verdict == "wrong", named=named)
    return found


def _stated(report: factcheck.DocumentReport, claim: factcheck.Claim) -> bool:
    """Whether the text says that the two are equal: what it does not say counts only where it is right."""
    money = tuple(figure for figure in report.figures if figure.kind == "money")
    pairs = [(money[link.converted], money[link.equivalent]) for link in links(report.document, money)]
    return tuple(report.figures[index] for index in claim.figures) in pairs


def _judged(language: str, report: factcheck.DocumentReport, claim: factcheck.Claim) -> Iterator[tuple[str, str, bool]]:
    converted, equivalent = (report.figures[index] for index in claim.figures)
    for slip in slips(report, claim):
        broken = factcheck.check(slip.text, date=report.document.date, language=language)
        if not _before(report, equivalent.start) <= _before(broken, equivalent.start):
            continue  # the slip took away a currency that another figure shared
        one = _claim(broken, converted.start, equivalent.start)
        if one is not None and one.verdict != "wrong" and abs(one.deviation or Decimal(0)) <= LIMIT:
            continue  # the rounding of the right amount takes back what the slip put on
        cause = one.cause.kind if one is not None and one.cause is not None else None
        yield slip.kind, one.verdict if one is not None else "missed", cause == slip.cause


def _before(report: factcheck.DocumentReport, end: int) -> set[int]:
    return {figure.start for figure in report.figures if figure.kind == "money" and figure.start < end}


def _claim(report: factcheck.DocumentReport, converted: int, equivalent: int) -> factcheck.Claim | None:
    for claim in report.claims:
        if claim.kind == "conversion":
            first, second = (report.figures[index] for index in claim.figures)
            if first.start == converted and second.start <= equivalent + 1 and second.end > equivalent:
                return claim
    return None


@pytest.mark.parametrize("kind", sorted(NAMED))
def test_a_slip_is_caught(kind: str) -> None:
    """What is off by more than rounding to one digit allows is wrong."""
    found = outcomes()[kind]
    assert found["slips"] > 25
    assert found["caught"] >= CAUGHT[kind] * found["slips"]


@pytest.mark.parametrize("kind", sorted(NAMED))
def test_the_cause_of_a_slip_is_named(kind: str) -> None:
    """A power of ten 95 times in 100, the others 80."""
    found = outcomes()[kind]
    assert found["named"] >= NAMED[kind] * found["slips"]
