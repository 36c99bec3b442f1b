"""Sentences about exchange rates in many languages: each is understood, and none that is right raises an alarm."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Iterator

import pytest

import factcheck

KINDS = {"stated_rate": ("stated_rate",), "move": ("move", "record")}
with open(os.path.join(os.path.dirname(__file__), "rates_told.toml"), "rb") as file:
    CASES = tomllib.load(file)


def told() -> Iterator[tuple[dt.date, str, str, str]]:
    """Day, kind, language and text of every sentence."""
    for group in CASES["told"]:
        for language, texts in group.items():
            if isinstance(texts, list):
                yield from ((group["day"], group["kind"], language, text) for text in texts)


@pytest.mark.parametrize(("day", "kind", "language", "text"), list(told()))
def test_what_is_told_is_understood(day: dt.date, kind: str, language: str, text: str) -> None:
    """It is recognised, right on its day, and nothing else in it is found wrong."""
    report = factcheck.check(text, day, language)
    assert any(claim.kind in KINDS[kind] and claim.verdict in ("ok", "loose") for claim in report.claims)
    assert not [finding.message for finding in report.findings if finding.severity != "note"]


@pytest.mark.parametrize(("day", "language", "text"), [tuple(case.values()) for case in CASES["silent"]])
def test_what_is_no_claim_raises_nothing(day: dt.date, language: str, text: str) -> None:
    """Prices, other things that rose or fell, other days, and markets of which no history is at hand."""
    report = factcheck.check(text, day, language)
    assert not [finding.message for finding in report.findings if finding.severity != "note"]
