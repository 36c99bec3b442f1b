"""Articles without a date: a day that their own sentence names, as present or past, bounds the days that count."""

from __future__ import annotations

import datetime as dt
import os

import pytest

import factcheck

with open(os.path.join(os.path.dirname(__file__), "undated_sentences.tsv"), encoding="utf-8") as file:
    SENTENCES = [line.split("\t") for line in file.read().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("language", "text", "verdict"), SENTENCES)
def test_what_was_right_only_before_the_date_that_a_sentence_names(language: str, text: str, verdict: str) -> None:
    """It was not written before; but what is yet to come, and the name of an event, bound nothing."""
    (claim,) = factcheck.check(text, language=language).claims
    assert claim.verdict == verdict


def test_the_days_that_count_are_said() -> None:
    """An editor reads from which day on no rate makes it right, and why that day."""
    report = factcheck.check("In 2025 the collector paid 10 million yen ($92,000) for it.")
    (finding,) = report.findings
    assert finding.message.endswith(" at the newest rate; no rate since 2025-01-01 makes it right")
    assert finding.working[0].startswith("the rate of no day from 2025-01-01 on, which the sentence names, up to ")
    assert finding.edits == ()
    (cause,) = (claim.cause for claim in report.claims)
    assert cause is not None
    assert (cause.kind, cause.corrected) == ("stale", None)


def test_a_dated_article_is_held_against_its_day() -> None:
    """A date that is known leaves nothing to bound."""
    report = factcheck.check("In 2025 it cost 10 million yen ($92,000).", date=dt.date(2021, 3, 1))
    assert report.claims[0].verdict == "ok"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The clerk earns 3000 RMB (approximately 500,000 KRW) a month.", "warning"),  # last right in 2021
        ("The stadium cost £250m ($485m).", "note"),  # last right in 2008
        ("The mill made 3bn rupees ($69m; £37m) that year.", "note"),
    ],
)
def test_what_was_last_right_long_ago_is_of_an_old_text(text: str, severity: str) -> None:
    """Nobody reuses a rate more than ten years old; it is said all the same, with the days on which it was right."""
    first, *_ = factcheck.check(text).findings
    assert (first.code, first.severity) == ("FC103", severity)
    assert any("right at the rates published" in line for line in first.working)
