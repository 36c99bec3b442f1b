"""Sentences of many forms, right and with one slip of the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_claims import verdicts

import factcheck


def rows(name: str) -> list[list[str]]:
    """The lines of a table."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [[*line.split("\t"), ""][:4] for line in lines if not line.startswith("#")]


ROWS = rows("sums.tsv")

# What only looks like a slip: another figure beside it, a share of something else, words that are names.
ALONE = {
    "a share of something else": "Of the 40 schools, 12 closed; 43 percent of the others are full.",
    "an ordinal": "Another film took $18m, a third $17m, and the fourth $20m.",
    "a name with a number": "The successor of 3G is to be 10 times faster than 3G, which has 12 users.",
    "another measure": "The jet flies at Mach 6, twice as fast as the 2,300-mile-an-hour model.",
    "likelihood": "Those with $75,000 or more are four times more likely to own one than those on $30,000.",
    "a price list": "Yakima Skyrise 3: $998, down from $1,500. In total there are 12 tents.",
    "an upside": "The bull case goes to $2,600 (from $2,200) with 71% upside, the analysts wrote.",
    "three numbers of languages": "More than 600 languages are spoken here, over 800 in India, and over 100 there.",
    "a numbered list": "It depends on fuel in two ways: 1. direct use on the farm and 2. indirect use.",
    "years of another century": "The population declined by nearly one-third from 1830 to 1872.",
    "a place in a book": "He came with 50 ships, each carrying 50 men (Book 2), and five captains.",
    "two firms": "Sales were $5.1 billion and costs $600 million, a rise of 7%.",
}


@pytest.mark.parametrize(("language", "kind", "text"), [row[:3] for row in ROWS])
def test_right(language: str, kind: str, text: str) -> None:
    """The claim is seen, and nothing is said of it."""
    assert "ok" in verdicts(text, kind, language)
    assert [one.message for one in factcheck.check(text, language=language).findings if one.severity == "error"] == []


@pytest.mark.parametrize(("language", "text"), [(row[0], row[3]) for row in ROWS if row[3]])
def test_slipped(language: str, text: str) -> None:
    """One figure does not follow from the others."""
    (finding,) = [one for one in factcheck.check(text, language=language).findings if one.severity == "error"]
    assert finding.code in ("FC301", "FC302", "FC303", "FC304")


@pytest.mark.parametrize(("language", "text"), [row[:2] for row in rows("no_sums.tsv")])
def test_figures_that_need_not_agree(language: str, text: str) -> None:
    """Figures beside each other that are no claim, or that a claim does not rest on."""
    assert [one.message for one in factcheck.check(text, language=language).findings if one.severity == "error"] == []


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE)
def test_what_is_no_claim(text: str) -> None:
    """No slip is made up."""
    assert [finding.message for finding in factcheck.check(text).findings] == []


def test_the_slip_is_named() -> None:
    """A figure other than the stated one may be the wrong one."""
    text = "In 2008 there were 57,000 pubs; now there are 84,350, a drop of 15%."
    (claim,) = factcheck.check(text).claims
    assert claim.cause is not None
    assert (claim.cause.kind, claim.cause.corrected) == ("digits", "48,350")
