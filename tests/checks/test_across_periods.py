"""Amounts for one period told in other money for another."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck

DAY = dt.date(2019, 6, 14)
SENTENCES = [
    ("en", "Workers earn 30,000 yuan a month ($50,000 a year).", "ok"),
    ("en", "Workers earn 30,000 yuan a month ($5,000 a year).", "wrong"),
    ("en", "A teacher makes 800,000 won a month, or about $8,000 a year.", "ok"),
    ("en", "A teacher makes 800,000 won a month, or about $18,000 a year.", "wrong"),
    ("en", "The clerk's salary of 25,000 rupees a month, about $43,000 a year, feeds six.", "wrong"),
    ("en", "He is paid £4,000 a month, or €54,000 a year.", "ok"),
    ("en", "He earned 52,000 euros a year, about $5,000 a month.", "ok"),
    ("en", "He earned 52,000 euros a year, about $1,000 a week.", "ok"),
    ("de", "Ein Arbeiter verdient 6.000 Yuan im Monat (umgerechnet 9.200 Euro im Jahr).", "ok"),
    ("de", "Ein Arbeiter verdient 6.000 Yuan im Monat (umgerechnet 92.000 Euro im Jahr).", "wrong"),
    ("ko", "직원들은 월 3만위안(연 5만달러)을 번다.", "ok"),
    ("ko", "직원들은 월 3만위안(연 5000달러)을 번다.", "wrong"),
]


@pytest.mark.parametrize(("language", "text", "verdict"), SENTENCES)
def test_other_money_for_another_period(language: str, text: str, verdict: str) -> None:
    """The first amount is brought to the period of the second, and then converted."""
    report = factcheck.check(text, date=DAY, language=language)
    (claim,) = report.claims
    assert (claim.kind, claim.verdict, claim.roles) == ("per_period", verdict, ("amount", "per_period"))
    assert [(one.code, one.severity) for one in report.findings] == ([("FC305", "error")] if verdict == "wrong" else [])


@pytest.mark.parametrize(
    "text",
    [
        "Rent is £1,200 a month and she earns $30,000 a year.",
        "The fine is €100 a day, and $50,000 a year for firms abroad.",
        "It costs £10 a month, or $99 a year.",
        "It costs £9.99 a month ($119 a year in America).",
    ],
)
def test_amounts_that_are_not_one(text: str) -> None:
    """Two amounts of different things, and a price that is lower for a year."""
    assert factcheck.check(text, date=DAY, language="en").findings == ()


def test_the_working_names_both_steps() -> None:
    """The amount for the other period stands before the conversion, and what to write is an amount for that period."""
    (finding,) = factcheck.check("Workers earn 30,000 yuan a month ($5,000 a year).", date=DAY).findings
    assert finding.working[0] == "30,000 x 12 (months in a year) = 360,000"
    assert [edit.text for edit in finding.edits] == ["$52,000"]
