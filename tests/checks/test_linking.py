"""Which figures a text says to be equal, as a table of cases."""

from __future__ import annotations

import os
import tomllib
from typing import Any

import pytest

from factcheck.checks.linking import links
from factcheck.extractor import extract
from factcheck.model import Document

with open(os.path.join(os.path.dirname(__file__), "linking.toml"), "rb") as file:
    CASES = tomllib.load(file)["case"]


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
