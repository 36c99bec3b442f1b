"""Multiples: doubled, tripled, halved, times as many, with their hedges."""

from __future__ import annotations

import pytest
from figure_claims import claims, verdicts

CASES = [
    ("en", "Output doubled to 400 tonnes from 200 tonnes.", "ok"),
    ("en", "Output doubled to 350 tonnes from 200 tonnes.", "loose"),
    ("en", "Output doubled to 270 tonnes from 200 tonnes.", "wrong"),
    ("en", "Output more than doubled to $59m from $28m.", "ok"),
    ("en", "Output more than doubled to $59m from $32m.", "wrong"),
    ("en", "Output nearly doubled, from 120 tonnes to 220 tonnes.", "ok"),
    ("en", "Output nearly doubled, from 120 tonnes to 190 tonnes.", "wrong"),
    ("en", "Debt halved to $25m from $50m.", "ok"),
    ("en", "Debt halved to $35m from $50m.", "wrong"),
    ("en", "The bill was $96 million, more than triple the $30 million of last year.", "ok"),
    ("en", "The bill was $96 million, more than triple the $38 million of last year.", "wrong"),
    ("en", "It has double the storage: 256GB, up from 128GB.", "ok"),
    ("en", "It paid $32 billion, ten times larger than its last deal, at $3.2 billion.", "ok"),
    ("en", "The bill of $600 is double the $300 of last year.", "ok"),
    ("en", "Complaints jumped to 9,000 from 3,000, a threefold increase.", "ok"),
    ("en", "Complaints jumped to 5,000 from 3,000, a threefold increase.", "wrong"),
    ("en", "It sold 3,000 cars, three times more than the 1,000 of last year.", "ok"),
    ("en", "Gifts almost tripled in May, jumping to $9.2m from $3.1m.", "ok"),
    ("en", "Gifts almost tripled in May, jumping to $6.2m from $3.1m.", "wrong"),
    ("en", "Twice as many boats were sold as in 2018: 49,000 against 24,000.", "ok"),
    ("en", "Twice as many boats were sold as in 2018: 94,000 against 24,000.", "wrong"),
    ("en", "The rate is half what it was a decade ago: 3.7% compared with 7.4%.", "ok"),
    ("en", "Only 26 of the mills remain open, half the 52 that were running in 2010.", "ok"),
    ("en", "A five-fold increase in cases, from 1,500 to 4,600, was reported.", "wrong"),
    ("en", "Rates at 9.5% are double the 3.2% that borrowers were paying two years ago.", "wrong"),
    ("en", "Some 54% of women now live with their parents, twice as many as in 2000 (27%).", "ok"),
    ("en", "The tax would halve from 20% to 10%.", "ok"),
    ("de", "Die Einnahmen verdoppelten sich von 20 auf 40 Millionen Euro.", "ok"),
    ("fr", "Le budget a doublé, passant de 20 à 40 millions d'euros.", "ok"),
    ("es", "El presupuesto se duplicó de 20 a 40 millones de euros.", "ok"),
    ("de", "Der Umsatz hat sich von 30 auf 45 Millionen Euro verdoppelt.", "wrong"),
    ("de", "Mit 90 Millionen Euro war die Brücke dreimal so teuer wie die geplanten 30 Millionen.", "ok"),
    ("fr", "Le chiffre d'affaires a doublé, de 30 à 60 millions d'euros.", "ok"),
    ("ja", "建設費は90億円と、当初予算の30億円の3倍に膨らんだ。", "ok"),
    ("zh", "销售额从30亿元增加到45亿元，翻了一番。", "wrong"),
    ("ko", "요금이 5달러에서 27달러로 5.4배 올랐다.", "ok"),
]

ALONE = [
    "Both laptops double as tablets, their 12.3-inch, 2,400 x 1,600 screens turning 360 degrees.",
    "Double hammock: $69, down from $100.",
    "In total the tower has 61 lifts, 34 of them double-deckers, and 50 escalators.",
    "Demand for the $38 billion of notes was just 2.44 times supply.",
    "Of those hit at 40mph, nine times out of ten die, at 30mph half.",
    "The VX can have 32 users, double the capacity of the model six that it replaces.",
    "It showed a 14-inch disk with 6.8 gigabytes of memory, five times that of a tape.",
    "Output of the Dash 8 has been doubled to 4 a month, they said.",
    "They tripled their money on the $14 shares, which fell from $48 to $31 in May.",
    "She twice won 3 medals at 2 games.",
]


@pytest.mark.parametrize(("language", "text", "verdict"), CASES)
def test_a_multiple(language: str, text: str, verdict: str) -> None:
    """A plain word is taken loosely, a hedged one at its word."""
    assert verdicts(text, "multiple", language) == [verdict]


@pytest.mark.parametrize("text", ALONE)
def test_what_only_looks_like_a_multiple(text: str) -> None:
    """Nothing is claimed by other senses of the words."""
    assert verdicts(text, "multiple") == []


def test_the_roles_of_a_multiple() -> None:
    """The value before, the value after, and the word."""
    (claim,) = claims("Output doubled to 400 tonnes from 200 tonnes.", "multiple")
    assert claim.roles == ("from", "to", "multiple")
    assert (claim.stated.value, claim.expected and claim.expected.value) == (2, 2)
