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


def test_the_slip_is_named() -> None:
    """A figure other than the stated one may be the wrong one."""
    text = "In 2008 there were 57,000 pubs; now there are 84,350, a drop of 15%."
    (claim,) = factcheck.check(text).claims
    assert claim.cause is not None
    assert (claim.cause.kind, claim.cause.corrected) == ("digits", "48,350")
