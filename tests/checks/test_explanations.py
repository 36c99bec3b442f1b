"""The explanations of the codes, whose examples are run."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

import factcheck
from factcheck.checks import codes, explanation, severity
from factcheck.config import DEFAULTS


def examples() -> Iterator[tuple[str, str, str, str]]:
    """Code, section, day and sentence of every example."""
    for code in codes():
        for section, body in re.findall(
            r"^## (Right|Wrong)\n(.*?)(?=^## )", explanation(code) or "", re.MULTILINE | re.DOTALL
        ):
            for day, text in re.findall(r"^- (\S+): (.+)$", body, re.MULTILINE):
                yield code, section, day, text


@pytest.mark.parametrize("code", codes())
def test_an_explanation_is_complete(code: str) -> None:
    """A title with the severity, how it is judged, two right and two wrong examples, what to do."""
    text = explanation(code)
    assert text is not None
    assert text.partition("\n")[0].endswith(f"({severity(code)})")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## How it is judged",
        "## Right",
        "## Wrong",
        "## What to do",
    ]
    assert [section for found, section, _, _ in examples() if found == code] == ["Right", "Right", "Wrong", "Wrong"]


@pytest.mark.parametrize(("code", "section", "day", "text"), list(examples()))
def test_an_example_is_what_it_is_said_to_be(code: str, section: str, day: str, text: str) -> None:
    """A right sentence does not raise the code, a wrong one does."""
    settings = DEFAULTS._replace(profile="ap", style=(code,)) if code.startswith("FC6") else DEFAULTS
    report = factcheck.check(text, date=None if day == "undated" else dt.date.fromisoformat(day), settings=settings)
    assert report.claims
    assert (code in {finding.code for finding in report.findings}) == (section == "Wrong")


def test_an_unknown_code_has_no_explanation() -> None:
    """Nor is it looked for among the files."""
    assert explanation("FC999") is None
    assert explanation("../codes") is None
