"""Moves and records of rates, in every language whose table has the words."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from decimal import Decimal
from typing import Any

import pytest

import factcheck
from factcheck.checks.exchange_rates.moves import Move, allowed

with open(os.path.join(os.path.dirname(__file__), "moves.toml"), "rb") as file:
    CASES: list[dict[str, Any]] = tomllib.load(file)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['day']} {case['text']}")
def test_a_move_or_a_record(case: dict[str, Any]) -> None:
    """It is recognised and judged over the period that the sentence names, or no claim at all is made."""
    report = factcheck.check(case["text"], case["day"], case["language"])
    verdicts = [claim.verdict for claim in report.claims if claim.kind in ("move", "record")]
    if case["verdict"] == "none":
        assert verdicts == []
    else:
        assert case["verdict"] in verdicts
        assert case["verdict"] == "wrong" or "wrong" not in verdicts


@pytest.mark.parametrize(
    ("percent", "bound", "low", "high"),
    [
        ("2", None, "1.5", "2.5"),
        ("12", None, "10.8", "13.2"),
        ("-12", None, "-13.2", "-10.8"),
        ("13", "over", "11.7", "17.55"),
        ("4", "under", "3.5", "4.5"),
        ("20", "at most", "17.6", "22"),
    ],
)
def test_what_a_printed_move_stands_for(percent: str, bound: str | None, low: str, high: str) -> None:
    """Half a point or a tenth either side; a hedge opens one side."""
    one = Move(0, 1, Decimal(percent), bound, (("JPY", "USD"),), (), False)
    assert allowed(one) == (Decimal(low), Decimal(high))


def test_both_conventions_are_right() -> None:
    """The fall of one currency, and the rise of the other, are told with the same words."""
    for percent in ("23", "31"):
        text = f"The yen has fallen {percent}% against the dollar this year."
        assert [claim.verdict for claim in factcheck.check(text, dt.date(2022, 10, 21)).claims] == ["ok"]


def test_a_wrong_move_says_how_the_rate_moved() -> None:
    """A warning with the rates of both days."""
    report = factcheck.check("The yen has fallen 12% against the dollar this year.", dt.date(2019, 5, 31))
    (finding,) = report.findings
    assert (finding.code, finding.severity) == ("FC202", "warning")
    assert [each.role for each in report.claims[0].rates] == ["first", "last"]
    assert "2018-12-31" in finding.working[0]


def test_a_broken_record_names_the_day_that_broke_it() -> None:
    """A warning with the last day that went beyond."""
    report = factcheck.check("The won touched its weakest since 2009.", dt.date(2019, 5, 31))
    (finding,) = report.findings
    assert (finding.code, finding.severity) == ("FC203", "warning")
    assert "2017-01-11" in finding.message


def test_without_a_date_nothing_is_said_of_moves() -> None:
    """This year is no year then."""
    assert factcheck.check("The yen has fallen 12% against the dollar this year.").claims == ()
