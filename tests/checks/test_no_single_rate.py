"""Currencies whose official rate is not the one that people get are never judged by it; what is known is shown."""

import datetime as dt

import pytest

import factcheck


@pytest.mark.parametrize(
    ("text", "day", "roles", "told"),
    [
        ("He paid 10,000 Iranian rials ($0.24) a day.", "2025-03-03", ["official"], "41,951.1 IRR to one USD"),
        ("He paid 10,000 Iranian rials ($24,000) a day.", "2025-03-03", ["official"], "41,951.1 IRR to one USD"),
        ("Rice costs 9,000 North Korean won ($1).", "2024-11-20", ["official", "market"], "18,100 KPW to one USD"),
    ],
)
def test_the_claim_is_left_unchecked_with_the_rates_known(text: str, day: str, roles: list[str], told: str) -> None:
    """Right or wrong by the official rate: a note, with each rate known, its source and its day."""
    report = factcheck.check(text, date=dt.date.fromisoformat(day))
    (claim,) = report.claims
    assert (claim.verdict, claim.reason) == ("unchecked", "no single rate")
    assert [rate.role for rate in claim.rates] == roles
    assert all(rate.published <= dt.date.fromisoformat(day) and rate.source for rate in claim.rates)
    (finding,) = report.findings
    assert (finding.code, finding.severity) == ("FC103", "note")
    assert "there is no single rate for the" in finding.message
    assert told in finding.message


def test_another_reading_can_still_be_wrong() -> None:
    """That won may be those of the North excuses no mistake about those of the South."""
    report = factcheck.check("It cost 3000 RMB (about 5,000,000 won).", date=dt.date(2019, 5, 31))
    assert [claim.verdict for claim in report.claims] == ["wrong"]


@pytest.mark.parametrize(
    ("text", "day", "cited"),
    [
        ("It cost 3000 UAE dirhams ($8,000).", "2019-05-31", "peg: 1 USD = 3.6725 AED ("),
        ("It cost 1,000 German marks ($9).", "2000-06-01", "ECB reference rate of 2000-06-01, euro conversion rate"),
        ("It cost 1,000,000 Vietnamese dong ($90).", "2019-05-31", "NBP reference rate of 2019-05-29 ("),
    ],
)
def test_the_working_cites_the_bank_the_peg_or_the_law(text: str, day: str, cited: str) -> None:
    """A peg has no day of publication."""
    (finding,) = factcheck.check(text, date=dt.date.fromisoformat(day)).findings
    assert any(line.startswith(cited) for line in finding.working), finding.working


def test_the_rate_that_the_text_states_is_the_one_that_is_told() -> None:
    """Not that of another currency of the same letters, which does not fit."""
    text = "Un dólar costaba 10.389 bolívares. El mínimo es de 200.021 bs, unos 19 dólares al cambio de hoy."
    report = factcheck.check(text, dt.date(2017, 8, 1), "es")
    (claim,) = (claim for claim in report.claims if claim.kind == "conversion")
    assert claim.verdict == "ok"
    assert {(rate.base, rate.quote) for rate in claim.rates} == {("VEF", "USD")}
    assert claim.rates[-1].role == "stated"
