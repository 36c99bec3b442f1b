"""Which figures a text says to be equal, as a table of cases."""

from __future__ import annotations

import os
import tomllib
from typing import Any

import pytest

from factcheck.checks.conversions.linking import candidates, links
from factcheck.extractor import extract
from factcheck.model import Document

with open(os.path.join(os.path.dirname(__file__), "linking.toml"), "rb") as file:
    CASES = tomllib.load(file)["case"]
with open(os.path.join(os.path.dirname(__file__), "linking_sentences.tsv"), encoding="utf-8") as file:
    SENTENCES = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_links_of_a_text(case: dict[str, Any]) -> None:
    """Every conversion that the text states is linked, and nothing else is."""
    document = Document(case["text"], language=case.get("language", "en"))
    figures = extract(document)
    found = [[figures[link.converted].text, figures[link.equivalent].text] for link in links(document, figures)]
    assert found == case["links"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_claim_spans_both_figures(case: dict[str, Any]) -> None:
    """The span of a claim holds both its figures, and brackets only in pairs."""
    document = Document(case["text"], language=case.get("language", "en"))
    figures = extract(document)
    for link in links(document, figures):
        claim = document.text[link.start : link.end]
        assert figures[link.converted].text in claim
        assert claim.endswith((figures[link.equivalent].text, ")", "]", "）"))


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[1])
def test_links_of_a_sentence(sentence: list[str]) -> None:
    """What newspapers of each language print between an amount and its equivalent, and between two that are not."""
    language, text, owed = sentence
    document = Document(text, language=language)
    figures = extract(document)
    found = (f"{figures[link.converted].text} => {figures[link.equivalent].text}" for link in links(document, figures))
    assert "; ".join(found) == owed


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("He paid a record $3.1 million for one tuna. Bidding stopped at 333.6 million yen.", True),
        ("A plot at 1,656 yuan, $223.51 for a night.", True),
        ("You can pay 20 euros or 25 dollars at the door.", True),
        ("The farm was sold for 45 million yuan (then $6.3 million).", True),
        ("He paid $500 and 300 euros for travel.", False),
        ("A deal for €5m, about $2m more than planned.", False),
        ("It sold for €5m ($6m) in May, a second for $7m (£6m).", False),
        ("It sold for €5m (and another for $7m) in May.", False),
    ],
)
def test_figures_that_may_be_meant_as_equal(text: str, likely: bool) -> None:
    """What is not said, but may be meant, is a candidate: it counts only where the amounts agree."""
    document = Document(text, language="en")
    figures = extract(document)
    assert any(not link.sure for link in candidates(document, figures)) is likely
