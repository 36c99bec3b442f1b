"""Shares: a part, its whole, and the share that it is said to be."""

from __future__ import annotations

import pytest
from figure_claims import claims, verdicts

import factcheck

CASES = [
    ("en", "Some 12 of the 40 (30 percent) walk to school.", "ok"),
    ("en", "Some 12 of the 40 (13 percent) walk to school.", "wrong"),
    ("en", "Women are 2% of the chamber - 13 out of 659.", "ok"),
    ("en", "Women are 20% of the chamber - 13 out of 659.", "wrong"),
    ("en", "The fund lost $1.6 billion, or 14 percent of its $11.7 billion.", "ok"),
    ("en", "The fund lost $1.6 billion, or 41 percent of its $11.7 billion.", "wrong"),
    ("en", "One in five homes (20%) has a garden.", "ok"),
    ("en", "One in five homes, or 25 percent, has a garden.", "wrong"),
    ("en", "Some 30, or a third of the 90, will go.", "ok"),
    ("en", "Of the 650 members, 208, or 32%, are women.", "ok"),
    ("en", "Of the 650 members, 208, or 23%, are women.", "wrong"),
    ("en", "Of 1,200 flights scheduled, 90 were cancelled, or 4.5 percent of the total.", "wrong"),
    ("en", "China brought $12 billion, or 24%, of its $50 billion in sales.", "ok"),
    ("en", "China brought $12 billion, or 42%, of its $50 billion in sales.", "wrong"),
    ("en", "Its 3 million readers represent 51 percent of the market of 20 million.", "wrong"),
    ("en", "Some 60 percent of the 5,000 employees, or about 6,000, work from home.", "wrong"),
    ("en", "Nearly half of the 400 seats, 196, went to newcomers.", "ok"),
    ("en", "It earned $30 million on sales of $200 million, for a margin of 15%.", "ok"),
    ("en", "It earned $30 million on sales of $200 million, for a margin of 51%.", "wrong"),
    ("fr", "Sur 705 titres recensés, 58 (soit 8 %) sont en breton.", "ok"),
    ("de", "Die Quote lag bei 13 Prozent, 4 Treffer bei 31 Versuchen.", "ok"),
    ("en", "There were 340 complaints, of which 85, or 52%, were upheld.", "wrong"),
    ("en", "Smokers make up 81% of adults, or 9 million of 50 million.", "wrong"),
    ("en", "The group holds $1.2 billion of the $4 billion debt, a 30% share.", "ok"),
    ("de", "Von den 120 Abgeordneten sind 42, also 53 Prozent, Frauen.", "wrong"),
    ("de", "Jeder fünfte Haushalt, also 20 Prozent, hat kein Auto.", "ok"),
    ("es", "De los 120 diputados, 42, es decir, el 53%, son mujeres.", "wrong"),
    ("zh", "120名议员中有42名女性，占35%。", "ok"),
    ("ko", "유권자 260만명의 5%인 13만명이 서명했다.", "ok"),
    ("ko", "유권자 260만명의 8%인 13만명이 서명했다.", "wrong"),
]

ALONE = [
    "In 2019, 12 of the 40 schools closed, 30 percent fewer than in 2018.",
    "More than half of the 40 members voted, and 12 abstained.",
    "A third of the 90 staff will lose their jobs, including 12 managers.",
    "It claims 90% of 13 to 24 year-olds in the country and over 75% of those aged 13 to 34.",
]


@pytest.mark.parametrize(("language", "text", "verdict"), CASES)
def test_a_share(language: str, text: str, verdict: str) -> None:
    """In percent, in words, and one in so many."""
    assert verdicts(text, "share", language) == [verdict]


@pytest.mark.parametrize("text", ALONE)
def test_shares_of_something_else(text: str) -> None:
    """Nothing is claimed where the whole is another, or the part is not printed."""
    assert verdicts(text, "share") == []


def test_the_roles_of_a_share() -> None:
    """The part, the whole and the share."""
    (claim,) = claims("Some 12 of the 40 (30 percent) walk to school.", "share")
    assert claim.roles == ("part", "whole", "share")
    assert claim.expected is not None
    assert claim.expected.value == 30


def test_what_would_hold() -> None:
    """The help says what would agree with the other figures."""
    (finding,) = factcheck.check("Of the 40 children, 12, or 66 percent, were ill.", language="en").findings
    assert "; 66% of 40 is 26.4" in finding.help
