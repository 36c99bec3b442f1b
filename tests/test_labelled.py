"""Published conversions, labelled by hand: what is found, linked and judged, in shares.

`cases/conversions.jsonl` holds sentences with the monetary phrases, hedges and connectives as printed. A verdict is
owed only where the text, its date and a reference rate settle it.
"""

from __future__ import annotations

import collections
import datetime as dt
import json
import os
from decimal import Decimal
from functools import cache
from typing import Any

import factcheck

PATH = os.path.join(os.path.dirname(__file__), "cases", "conversions.jsonl")
LANGUAGES = ("en",)


@cache
def labelled() -> list[tuple[dict[str, Any], factcheck.DocumentReport]]:
    """Every case of known date, in whatever language, with its report."""
    cases = [case for case in _cases() if case["date"] and not case["date_approximate"]]
    return [(case, factcheck.check(case["text"], date=day(case), language=case["lang"])) for case in cases]


@cache
def reports() -> list[tuple[dict[str, Any], factcheck.DocumentReport]]:
    """Every case in a language that has a lexicon, with its report."""
    cases = [case for case in _cases() if case["lang"] in LANGUAGES]
    return [(case, factcheck.check(case["text"], date=day(case), language=case["lang"])) for case in cases]


def _cases() -> list[dict[str, Any]]:
    with open(PATH, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def day(case: dict[str, Any]) -> dt.date | None:
    """The date of a case."""
    return dt.date.fromisoformat(case["date"]) if case["date"] else None


def mention(case: dict[str, Any], figure: factcheck.Figure) -> int | None:
    """The labelled mention that a figure is: same place, same amount, same currency."""
    for index, owed in enumerate(case["mentions"]):
        overlap = figure.start < owed["end"] and owed["start"] < figure.end
        high = owed.get("amount_high")
        amounts = (Decimal(owed["amount"]), None if high is None else Decimal(high))
        same = (figure.amount, figure.amount_high) == amounts
        if overlap and same and owed["currency"] in (figure.currency, *figure.candidates):
            return index
    return None


def linked(case: dict[str, Any], report: factcheck.DocumentReport) -> dict[frozenset[int | None], str]:
    """The verdict on each pair of mentions that the report calls a conversion."""
    return {
        frozenset(mention(case, report.figures[index]) for index in claim.figures): claim.verdict
        for claim in conversions(report)
    }


def conversions(report: factcheck.DocumentReport) -> list[factcheck.Claim]:
    """The claims of a report that are conversions."""
    return [claim for claim in report.claims if claim.kind == "conversion"]


def judgeable(case: dict[str, Any], conversion: dict[str, Any]) -> bool:
    """Whether the text settles that a conversion is right."""
    dated = case["date"] and not case["date_approximate"] and not conversion.get("context_date")
    return bool(dated) and conversion["label_basis"] == "ecb" and conversion["label"] == "ok"


def test_figures_are_found() -> None:
    """Of the labelled mentions at least 95% are found, and of what is found 97% is labelled."""
    found = owed = hits = 0
    for case, report in reports():
        money = [figure for figure in report.figures if figure.kind == "money"]
        hits += len({mention(case, figure) for figure in money} - {None})
        found, owed = found + len(money), owed + len(case["mentions"])
    assert hits >= 0.95 * owed
    assert hits >= 0.97 * found


def test_conversions_are_linked() -> None:
    """F1 over the pairs of mentions that are conversions is at least 0.90."""
    hits = claimed = owed = 0
    for case, report in reports():
        pairs = {frozenset((conversion["from"], conversion["to"])) for conversion in case["conversions"]}
        found = linked(case, report)
        hits, claimed, owed = hits + len(pairs & set(found)), claimed + len(found), owed + len(pairs)
    assert 2 * hits / (claimed + owed) >= 0.90


def test_no_conversion_is_invented() -> None:
    """At most 1 in 50 texts that state none gets one."""
    without = [report for case, report in reports() if not case["conversions"]]
    assert len(without) > 30
    assert sum(bool(conversions(report)) for report in without) <= len(without) / 50


def test_right_conversions_are_called_right() -> None:
    """At least 93 in 100 are ok, and none is called wrong."""
    verdicts: collections.Counter[str] = collections.Counter()
    for case, report in reports():
        found = linked(case, report)
        for conversion in case["conversions"]:
            if judgeable(case, conversion):
                verdicts[found.get(frozenset((conversion["from"], conversion["to"])), "missed")] += 1
    assert verdicts["ok"] >= 0.93 * verdicts.total()
    assert verdicts["wrong"] == 0
