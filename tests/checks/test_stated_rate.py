"""Rates that a text states: which sentences state one, whether it was the rate, and what probably happened."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.model import Claim

DAY = dt.date(2019, 5, 31)
with open(os.path.join(os.path.dirname(__file__), "stated_rates.toml"), "rb") as file:
    CASES: dict[str, Any] = tomllib.load(file)


def told(text: str, language: str = "en", date: dt.date | None = DAY) -> list[Claim]:
    """The rates that a text states."""
    return [claim for claim in factcheck.check(text, date, language).claims if claim.kind == "stated_rate"]


def sentences(kind: str) -> list[tuple[str, str]]:
    """Every sentence of a list of cases, with its language."""
    return [(language, text) for language, texts in CASES[kind].items() for text in texts]


@pytest.mark.parametrize(("language", "text"), sentences("right"))
def test_a_right_rate_is_recognised(language: str, text: str) -> None:
    """In whatever form it is stated, in which direction, and with how many digits."""
    verdicts = [claim.verdict for claim in told(text, language)]
    assert verdicts
    assert set(verdicts) <= {"ok", "loose"}


@pytest.mark.parametrize(("language", "text"), sentences("none"))
def test_a_price_is_no_rate(language: str, text: str) -> None:
    """A currency and a number in one sentence are not enough."""
    assert told(text, language) == []


@pytest.mark.parametrize(("language", "text"), sentences("another_time"))
def test_a_rate_of_another_time_is_not_called_wrong(language: str, text: str) -> None:
    """What is expected, assumed or long ago cannot be held against the day of the article."""
    report = factcheck.check(text, DAY, language)
    assert not [finding for finding in report.findings if finding.severity != "note"]


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"])
def test_a_wrong_rate(case: dict[str, Any]) -> None:
    """It is an error, with the slip that explains it where one does."""
    report = factcheck.check(case["text"], DAY, case.get("language", "en"))
    assert [finding.code for finding in report.findings] == ["FC201"]
    (claim,) = report.claims
    assert (claim.cause and claim.cause.kind) == case.get("cause")
    assert (claim.cause and claim.cause.corrected) == case.get("corrected")


def test_the_claim_says_what_was_stated_and_what_was() -> None:
    """Roles of the figures, the rate as printed, and the reference rate that it is held against."""
    (claim,) = told("The rate was 1 yuan to 171 South Korean won.")
    assert claim.roles == ("base", "quote")
    assert [(each.role, each.base, each.quote) for each in claim.rates] == [
        ("used", "CNY", "KRW"),
        ("stated", "CNY", "KRW"),
    ]
    assert claim.stated.value == Decimal(171)
    assert claim.expected is not None
    assert claim.expected.low <= claim.expected.value <= claim.expected.high


def test_a_unit_of_a_hundred() -> None:
    """A rate for a hundred yen is a hundred times the rate for one."""
    (claim,) = told("100 yen was worth 1,090 won.")
    assert claim.verdict == "ok"
    assert claim.rates[1].value == Decimal("10.9")


def test_without_a_date() -> None:
    """A rate that held on some day is not checked; one that never held is wrong."""
    assert [claim.reason for claim in told("It was at 109.2 yen per dollar.", date=None)] == ["no date"]
    assert [claim.verdict for claim in told("It was at 1092 yen per dollar.", date=None)] == ["wrong"]


@given(st.decimals(Decimal("0.2"), Decimal(5), places=2))
def test_no_rate_is_both_right_and_far_off(factor: Decimal) -> None:
    """The reference rate times a factor is ok near one, and wrong beyond a twentieth and the swing of the week."""
    printed = f"{Decimal('1191.2') * factor:.2f}"
    (claim,) = told(f"The rate was {printed} won per dollar.")
    if abs(factor - 1) <= Decimal("0.01"):
        assert claim.verdict == "ok"
    if abs(factor - 1) > Decimal("0.08"):
        assert claim.verdict == "wrong"


THIRD_OFF = [
    ("en", "The dollar fetched 182 yen in late New York trading."),
    ("en", "The euro was up at $1.4275 in Asian trade."),
    ("de", "Der Euro notierte am Abend bei 1,4275 US-Dollar."),
    ("fr", "Le dollar valait 182 yens."),
    ("es", "El euro se cambiaba a 1,4275 dólares en Fráncfort."),
    ("pt", "O euro era negociado a 1,4275 dólares."),
    ("it", "L'euro passa di mano a 1,4275 dollari."),
    ("nl", "Voor een euro werd 1,4275 dollar betaald."),
    ("ru", "Евро торгуется на уровне 112,4 рубля."),
    ("ko", "서울 외환시장에서 원·달러 환율은 1,721.5원에 거래를 마쳤다."),
    ("tr", "Dolar/TL 25,35 seviyesinde bulunuyor."),
    ("tr", "1 dolar 25,35 lira."),
]


@pytest.mark.parametrize(("language", "text"), THIRD_OFF)
def test_a_rate_a_third_off_is_caught_in_plain_prose(language: str, text: str) -> None:
    """A currency and a word of trading say that it is a rate, though nothing says that it is one of the pair."""
    report = factcheck.check(text, dt.date(2021, 6, 1) if language == "ru" else dt.date(2023, 5, 10), language)
    assert [finding.code for finding in report.findings] == ["FC201"]
