"""Figures that are no money, in sentences that may state a claim."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extractor import extract, extract_all
from factcheck.model import Document

CASES = [
    ("en", "It rose 20% from 13 weeks to 26.", ["percent: 20% = 20", "count: 13 = 13 weeks", "count: 26 = 26"]),
    (
        "en",
        "It rose 12.5 per cent from 8 million to 9 million.",
        ["percent: 12.5 per cent = 12.5", "count: 8 million = 8000000", "count: 9 million = 9000000"],
    ),
    (
        "en",
        "It rose 5 percentage points from 10% to 15%.",
        ["percent: 5 percentage points = 5 points", "percent: 10% = 10", "percent: 15% = 15"],
    ),
    (
        "en",
        "It doubled from 1,200 to 2,400.",
        ["quantity: doubled = 2 times", "count: 1,200 = 1200", "count: 2,400 = 2400"],
    ),
    (
        "en",
        "On Jan. 5 in 2018 the 28th team of 12-year-olds won 29-13, 10% more than the 40 of 2017.",
        ["percent: 10% = 10", "count: 40 = 40"],
    ),
    (
        "de",
        "Rund zehn Millionen, 75 Prozent von 13,5 Millionen.",
        ["count: zehn Millionen = 10000000", "percent: 75 Prozent = 75", "count: 13,5 Millionen = 13500000"],
    ),
    (
        "fr",
        "Sur 705 titres, 58 (soit 8 %) et 20 pour cent.",
        ["count: 705 = 705 titres", "count: 58 = 58", "percent: 8 % = 8", "percent: 20 pour cent = 20"],
    ),
    (
        "es",
        "El 20 por ciento de 40 casas, 8 casas.",
        ["percent: 20 por ciento = 20", "count: 40 = 40 casas", "count: 8 = 8 casas"],
    ),
    (
        "ko",
        "260만명의 5퍼센트는 13만명",
        ["count: 260만 = 2600000 명", "percent: 5퍼센트 = 5", "count: 13만 = 130000 명"],
    ),
    ("ja", "50.1％と49.9％、計2社", ["percent: 50.1％ = 50.1", "percent: 49.9％ = 49.9", "count: 2 = 2 社"]),
    ("zh", "增长百分之20，从100到120", ["percent: 20 = 20", "count: 100 = 100", "count: 120 = 120"]),
]


def rows(text: str, language: str) -> list[str]:
    """Kind, text, amount and unit of every figure."""
    found = extract_all(Document(text, language=language))
    return [
        f"{figure.kind}: {figure.text} = {figure.amount.normalize():f} {figure.unit or ''}".rstrip() for figure in found
    ]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_figures_of_a_sentence_with_a_claim(language: str, text: str, expected: list[str]) -> None:
    """Percents, points, multiples and counts, with numbers in words, and no years, days, ages or scores."""
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("text", "amount"), [("A third of the 90 left 60.", "33.33"), ("One in five of 100 is 20.", "20")]
)
def test_parts_in_words_are_percents(text: str, amount: str) -> None:
    """A third, one in five."""
    part = extract_all(Document(text, language="en"))[0]
    assert (part.kind, part.unit) == ("percent", "part")
    assert round(part.amount, 2) == Decimal(amount)


def test_hedges_belong_to_the_figure() -> None:
    """As for money."""
    found = extract_all(Document("It rose nearly 20% from more than 36,000 to about 43,000.", language="en"))
    assert [figure.bound for figure in found] == ["under", "over", "about"]


@pytest.mark.parametrize(
    "text", ["It has 12 rooms and 40 doors.", "It was 5% in May.", "In 2016 it rose by 20% to a record."]
)
def test_no_figures_without_a_claim(text: str) -> None:
    """A sentence without the words of a claim, or with too few numbers, is not read."""
    assert extract_all(Document(text, language="en")) == ()


def test_money_stays_as_it_is() -> None:
    """The figures of money are the same ones, in their place among the others."""
    document = Document("It rose 20% to $120 from $100, with 3 of 4 shops open.", language="en")
    assert tuple(figure for figure in extract_all(document) if figure.kind == "money") == extract(document)
    assert [figure.start for figure in extract_all(document)] == sorted(f.start for f in extract_all(document))
