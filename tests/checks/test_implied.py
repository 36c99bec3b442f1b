"""Conversions held against the rates that the text states, and against each other."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

import factcheck
from factcheck.model import DocumentReport

NORTH = "Rice is 5,000 North Korean won ($0.60), meat 20,000 North Korean won ($2.40)"


def checked(text: str, day: str = "2019-05-31") -> DocumentReport:
    """The report on a text of a day."""
    return factcheck.check(text, dt.date.fromisoformat(day))


def verdicts(report: DocumentReport) -> list[str]:
    """The verdicts on the conversions."""
    return [claim.verdict for claim in report.claims if claim.kind == "conversion"]


def test_the_odd_one_out_of_three_is_told() -> None:
    """Also where no table has a rate: the others agree on one."""
    report = checked(f"{NORTH}, oil 25,000 North Korean won ($30).")
    (finding,) = [each for each in report.findings if each.code == "FC104"]
    assert finding.severity == "warning"
    assert report.document.text[finding.start : finding.end] == "$30"
    assert "8333" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        f"{NORTH}, oil 25,000 North Korean won ($3).",
        f"{NORTH}.",
        "Rice is 5,000 North Korean won ($0.60), oil 25,000 North Korean won ($30).",
        "Rice is 5,000 North Korean won ($0.60), tea 5,000 North Korean won ($6), oil 25,000 North Korean won ($300).",
        "It was 3000 yuan (513,000 won), 4000 yuan (684,000 won) and 5000 yuan (5 won).",
    ],
    ids=["all agree", "two that agree", "two that do not", "no two agree", "an error already"],
)
def test_no_odd_one_out(text: str) -> None:
    """Where all agree, where too few do, and where a table has told it."""
    assert "FC104" not in {finding.code for finding in checked(text).findings}


BOX_OFFICE = "One film took $22m (£11.7m), another $18m (£9.5m), a third $17m (£9m); the fourth took "


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        ("$19.5m (£14.9m)", ["FC104"]),
        ("$19.5m (£14.9m). A coat was £100 ($1,900)", ["FC104", "FC101"]),
        ("$19.5m (£10.3m)", []),
        ("$7m (£3.5m)", []),
    ],
    ids=["right today alone", "beside one that is wrong", "as the others", "near the others"],
)
def test_without_a_date_the_others_say_what_the_rate_was(last: str, codes: list[str]) -> None:
    """One that fits the newest rate is the odd one where all others fit that of other days."""
    findings = factcheck.check(f"{BOX_OFFICE}{last}.").findings
    assert [finding.code for finding in findings if finding.code != "FC103"] == codes


def test_a_conversion_that_fits_the_stated_rate_is_right() -> None:
    """Even where there is no single rate; the evidence is the text."""
    report = checked("The market rate is 1 dollar to 8,300 North Korean won. Rice is 5,000 North Korean won ($0.60).")
    assert verdicts(report) == ["ok"]
    (claim,) = [claim for claim in report.claims if claim.kind == "conversion"]
    assert claim.rates[-1].role == "stated"
    assert claim.expected is not None
    assert claim.expected.low <= Decimal("0.60") <= claim.expected.high


def test_a_conversion_that_the_stated_rate_contradicts_is_wrong() -> None:
    """Where no table knows better."""
    report = checked("The market rate is 1 dollar to 8,300 North Korean won. Rice is 5,000 North Korean won ($6).")
    assert verdicts(report) == ["wrong"]
    (finding,) = [finding for finding in report.findings if finding.code == "FC101"]
    assert "that the text states" in finding.message


def test_a_wrong_conversion_shows_the_stated_rate_beside_the_reference_rate() -> None:
    """The editor sees both."""
    report = checked("The rate is 1 yuan to 171 won. She makes 3000 yuan (900,000 won).")
    assert verdicts(report) == ["wrong"]
    (finding,) = report.findings
    assert "the text states 171 KRW for one CNY" in finding.working[-1]


def test_a_wrong_rate_is_no_evidence() -> None:
    """What the text states wrongly makes no conversion right."""
    report = checked("The rate is 1 yuan to 271 won. She makes 3000 yuan (813,000 won).")
    assert {finding.code for finding in report.findings} == {"FC101", "FC201"}
