"""Figures of money in English, as a table of cases and as properties."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.config import Settings
from factcheck.extractor import extract
from factcheck.model import Document, Figure

with open(os.path.join(os.path.dirname(__file__), "cases.toml"), "rb") as file:
    CASES = tomllib.load(file)["case"]


def figures(text: str, date: dt.date | None = None, **settings: Any) -> tuple[Figure, ...]:
    """The figures of an English text."""
    return extract(Document(text, language="en", date=date), Settings(**settings))


def row(figure: Figure, owed: list[Any]) -> list[Any]:
    """A figure in the form of the table, with as much as the row tells."""
    amounts = [amount for amount in (figure.amount, figure.amount_high) if amount is not None]
    told: list[Any] = [figure.text, *(format(amount.normalize(), "f") for amount in amounts)]
    if figure.currency is not None:
        told.append(figure.currency)
    if owed and isinstance(owed[-1], list):
        told.append(list(figure.candidates))
    return told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_figures_of_a_text(case: dict[str, Any]) -> None:
    """Every figure is found as printed, with its amount and currency, and nothing else is."""
    date = dt.date.fromisoformat(case["date"]) if "date" in case else None
    found = figures(case["text"], date)
    owed = case["figures"] + [[]] * (len(found) - len(case["figures"]))
    assert [row(figure, each) for figure, each in zip(found, owed, strict=True)] == case["figures"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_spans_cut_the_text(case: dict[str, Any]) -> None:
    """A figure's span, and that of its digits, cut what they say out of the text."""
    for figure in figures(case["text"]):
        assert case["text"][figure.start : figure.end] == figure.text
        for numeral in figure.numerals:
            assert all(not character.isalpha() for character in case["text"][numeral.start : numeral.end])


@pytest.mark.parametrize(
    ("before", "hedge", "bound"),
    [
        ("about ", "about", "about"),
        ("approximately ", "approximately", "about"),
        ("an estimated ", "an estimated", "about"),
        ("more than ", "more than", "over"),
        ("just over ", "just over", "over"),
        ("Nearly ", "Nearly", "under"),
        ("less than ", "less than", "under"),
        ("at least ", "at least", "at least"),
        ("up to ", "up to", "at most"),
        ("as much as ", "as much as", "at most"),
        ("(roughly ", "roughly", "about"),
        ("moreover ", None, None),
        ("roundabout ", None, None),
        ("", None, None),
    ],
)
def test_hedges(before: str, hedge: str | None, bound: str | None) -> None:
    """The words in front of a figure bound it."""
    (figure,) = figures(f"{before}$5 million")
    assert (figure.hedge, figure.bound) == (hedge, bound)


@pytest.mark.parametrize(
    ("behind", "per"),
    [
        (" a month", "month"),
        (" per year", "year"),
        (" a share.", "share"),
        (" per kg", "kilogram"),
        (" a monthly bill", None),
        (" a man", None),
    ],
)
def test_periods(behind: str, per: str | None) -> None:
    """The words behind a figure say for what it is paid."""
    (figure,) = figures(f"They pay $5{behind}")
    assert figure.per == per


@pytest.mark.parametrize(
    ("text", "quantum"),
    [
        ("500,000 KRW", "100000"),
        ("$1.2m", "100000"),
        ("82 cents", "0.01"),
        ("$45.20", "0.1"),
        ("$7", "1"),
        ("Rs 3 lakh", "100000"),
        ("half a million dollars", "100000"),
        ("two hundred and fifty thousand euros", "10000"),
    ],
)
def test_quantum_is_one_unit_of_the_last_digit_written(text: str, quantum: str) -> None:
    """Each number says to what it was rounded."""
    assert figures(text)[0].numerals[0].quantum == Decimal(quantum)


def test_the_outlet_says_what_its_dollar_is() -> None:
    """A setting of the house decides a shared sign."""
    assert [figure.currency for figure in figures("$5 and 3 million won", readings=(("$", "AUD"), ("won", "KPW")))] == [
        "AUD",
        "KPW",
    ]


@given(st.integers(1, 10**12), st.sampled_from(["USD", "KRW", "CHF", "SEK"]), st.booleans())
def test_any_amount_comes_back(amount: int, code: str, grouped: bool) -> None:
    """An amount beside a code is read as written."""
    written = f"{amount:,}" if grouped else str(amount)
    (figure,) = figures(f"it paid {code} {written} then")
    assert (figure.amount, figure.currency) == (amount, code)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Whatever the text, figures come in order, do not overlap and lie inside it."""
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end


@given(st.text(alphabet="0123456789.,  $€£-–(kmbn%USDto and million won\n'"))
def test_no_text_of_money_raises(text: str) -> None:
    """The same for texts made of what figures are made of."""
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end


def test_money_that_the_text_speaks_of_counts_whatever_the_date() -> None:
    """The francs of France were gone in 2017, but an article of that year that tells of them may mean them again."""
    told = figures("In 1995 it cost 500 French francs; in Geneva it is 80 francs.", dt.date(2017, 5, 1))
    untold = figures("In Geneva it is 80 francs.", dt.date(2017, 5, 1))
    assert (told[1].currency, told[1].candidates) == ("CHF", ("FRF",))
    assert "FRF" not in untold[0].candidates
