"""Figures for the tests of the checks, as the extractor finds them, and the embedded rates."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import rates
from factcheck.checks.dating import CandidateDate
from factcheck.checks.judging import Judgement, judge
from factcheck.config import DEFAULTS
from factcheck.model import Figure, Numeral

PROVIDER = rates.open_provider(offline=True)
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "bn": 9, "tn": 12}
_NUMBER = re.compile(r"(\d[\d.,]*\d|\d)(?:[ -]?(thousand|million|billion|trillion|bn|tn|k|m)\b)?")


def figure(text: str, currency: str | None, bound: str | None = None, *others: str, start: int = 0) -> Figure:
    """A figure written as `text`, with one number or two: "," between groups and "." before decimals."""
    found = list(_NUMBER.finditer(text))
    numerals, amounts = [], []
    for match in found:
        scale = Decimal(1).scaleb(SCALES.get(match[2] or found[-1][2] or "", 0))
        value = Decimal(match[1].replace(",", ""))
        last_digit = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
        numerals.append(Numeral(start + match.start(1), start + match.end(1), scale, scale * last_digit))
        amounts.append(value * scale)
    return Figure(
        "money",
        text,
        start,
        start + len(text),
        amounts[0],
        amounts[1] if len(amounts) > 1 else None,
        currency,
        others,
        hedge=bound,
        bound=bound,
        numerals=tuple(numerals),
    )


def on(*days: str, origin: str = "option") -> tuple[CandidateDate, ...]:
    """Candidate dates: days as "2019-05-31", years as "2019"."""
    return tuple(
        CandidateDate(dt.date(int(day), 1, 1), dt.date(int(day), 12, 31), "beside the amount")
        if len(day) == 4
        else CandidateDate(dt.date.fromisoformat(day), dt.date.fromisoformat(day), origin)
        for day in days
    )


def judged(converted: Figure, equivalent: Figure, *days: str) -> Judgement:
    """The judgement on a conversion with the default settings and the embedded rates."""
    found = judge(converted, equivalent, on(*days), PROVIDER, DEFAULTS)
    assert found is not None
    return found
