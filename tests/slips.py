"""Right conversions broken on purpose, as newspapers break them: the slips, and the cause that each is owed.

A slip changes the text of the equivalent and nothing else. It is made only where the rate is off by more
than the 14% to which rounding to one digit may stretch (1 / 0.88).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import rates
from factcheck.checks.dating import BESIDE
from factcheck.language.writing import rescaled, write_amount
from factcheck.model import Claim, DocumentReport, Figure
from rates.model import Miss

PROVIDER = rates.open_provider(offline=True)
LIMIT = Decimal("0.14")
YEARS = 5
SCALES = [
    *(("million", "billion"), ("billion", "million"), ("trillion", "billion"), ("m", "bn"), ("bn", "m")),
    *(("Millionen", "Milliarden"), ("Milliarden", "Millionen"), ("Mio.", "Mrd."), ("Mrd.", "Mio.")),
    *(("millions", "milliards"), ("milliards", "millions"), ("milhões", "bilhões"), ("bilhões", "milhões")),
    *(("juta", "miliar"), ("miliar", "juta"), ("млн", "млрд"), ("млрд", "млн"), ("milyon", "milyar")),
    *(("crore", "lakh"), ("lakh", "crore"), ("만", "억"), ("억", "만"), ("亿", "万")),
]
BY_LANGUAGE = {"ja": [("万", "億"), ("億", "万")], "zh": [("万", "亿")]}
NEIGHBOURS = {
    "USD": ("AUD", "CAD", "NZD", "SGD", "HKD", "EUR", "GBP"),
    "EUR": ("USD", "GBP"),
    "GBP": ("USD", "EUR"),
    "JPY": ("CNY", "KRW"),
    "KRW": ("JPY",),
    "CNY": ("JPY",),
    "INR": ("PKR", "LKR"),
    "SEK": ("NOK", "DKK"),
    "NOK": ("SEK", "DKK"),
    "DKK": ("SEK", "NOK"),
}


class Slip(NamedTuple):
    """One slip: what kind it is, the cause owed, and the text that stands for the right one."""

    kind: str
    cause: str
    text: str


def slips(report: DocumentReport, claim: Claim) -> Iterator[Slip]:
    """Every slip of a right conversion between two single amounts."""
    converted, equivalent = (report.figures[index] for index in claim.figures)
    if converted.amount_high is not None or equivalent.amount_high is not None:
        return
    text = report.document.text
    for kind, cause, printed in _printed(report, claim, converted, equivalent):
        if printed != equivalent.text:
            yield Slip(kind, cause, text[: equivalent.start] + printed + text[equivalent.end :])


def _printed(
    report: DocumentReport, claim: Claim, converted: Figure, equivalent: Figure
) -> Iterator[tuple[str, str, str]]:
    language = report.document.language
    used = next(one for one in claim.rates if one.role == "used")
    yield "a zero too many", "magnitude", rescaled(equivalent, 1, language)
    yield "a zero too few", "magnitude", rescaled(equivalent, -1, language)
    yield from (("scale", "magnitude", printed) for printed in _other_scale(equivalent.text, language))
    if abs(used.value**2 - 1) > LIMIT and converted.amount / used.value >= 1:
        yield "inverse", "inverted", write_amount(equivalent, converted.amount / used.value, None, language)
    for code in NEIGHBOURS.get(equivalent.currency or "", ()):
        other = PROVIDER.rate(equivalent.currency or "", code, used.published or dt.date.min)
        if code != converted.currency and not isinstance(other, Miss) and abs(1 / other.value - 1) > LIMIT:
            yield "neighbour", "currency", f"{code} {equivalent.amount.normalize():f}"
    before = PROVIDER.rate(used.base, used.quote, _earlier(used.published or dt.date.max))
    if any(date.origin == BESIDE for date in claim.dates):
        return  # the sentence names another time, of which the old rate may be right
    if not isinstance(before, Miss) and abs(before.value / used.value - 1) > LIMIT:
        yield "old rate", "stale", write_amount(equivalent, converted.amount * before.value, None, language)


def _other_scale(text: str, language: str | None) -> Iterator[str]:
    """The figure with another scale word, where it has one; a number of several units has no other that makes sense."""
    for old, new in (*SCALES, *BY_LANGUAGE.get(language or "", ())):
        word = rf"(?<=[\d ]){re.escape(old)}(?![^\W\d])" if old < "\u3000" else rf"(?<=\d){old}(?!\s?\d)"
        if len(re.findall(word, text)) == 1 and len(re.findall(r"\d[\d.,]*", text)) == 1:
            yield re.sub(word, new, text)


def _earlier(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=round(365.25 * YEARS))
