"""Figures for the tests of the checks, as the extractor finds them, and the embedded rates."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import rates
from factcheck.checks.dating import CandidateDate
from factcheck.model import Figure, Numeral
from rates.model import Provider

SCALES = {"million": 6, "billion": 9, "trillion": 12, "thousand": 3, "k": 3, "m": 6, "bn": 9, "tn": 12, "lakh": 5, "crore": 7}
_NUMBER = re.compile(r"(?<![\d.,])(\d[\d.,  ]*\d|\d)(?:[ -]?(thousand|million|billion|trillion|lakh|crore|bn|tn|k|m)\b)?")


def provider() -> Provider:
    """The rates that come with the package."""
    return rates.open_provider(offline=True)


def figure(text: str, currency: str | None, bound: str | None = None, start: int = 0, **fields: object) -> Figure:
    """A figure written as `text`: one number or a range, "," grouping and "." before decimals."""
    found = [(match, match[2]) for match in _NUMBER.finditer(text)]
    last = found[-1][1]
    numerals, amounts = [], []
    for match, word in found:
        scale = Decimal(1).scaleb(SCALES.get(word or last or "", 0))
        digits = re.sub(r"[, \u00a0]", "", match[1])
        value = Decimal(digits)
        _, kept, exponent = value.normalize().as_tuple()
        numerals.append(Numeral(start + match.start(1), start + match.end(1), scale, scale.scaleb(int(exponent))))
        amounts.append(value * scale)
    high = amounts[1] if len(amounts) > 1 else None
    hedge = None if bound is None else bound
    return Figure(
        "money", text, start, start + len(text), amounts[0], high, currency, hedge=hedge, bound=bound,
        numerals=tuple(numerals),
    )._replace(**fields)  # type: ignore[arg-type]


def on(day: str, origin: str = "option") -> tuple[CandidateDate, ...]:
    """One candidate date."""
    date = dt.date.fromisoformat(day)
    return (CandidateDate(date, date, origin),)
