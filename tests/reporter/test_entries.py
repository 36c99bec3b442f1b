"""Fingerprints: the same through edits elsewhere, different for different findings."""

from __future__ import annotations

import pytest
from reporter_examples import english, run, undated

from factcheck.reporter import Options
from factcheck.reporter.entries import entries, fails


def fingerprints(*documents, **options):
    return [entry.fingerprint for entry in entries(run(*documents), Options(**options))]


SENTENCE = "Each applicant pays 3000 RMB (approximately 500,000 KRW) for it."


@pytest.mark.parametrize(
    "text",
    [
        f"Another sentence first.\n\nAnd a paragraph. {SENTENCE} And more.",
        SENTENCE.replace("RMB (", "RMB\n("),
        SENTENCE.replace("Each applicant", "Every single applicant"),
    ],
)
def test_edits_elsewhere(text):
    """Another line, another line break, other words around the claim: the same finding."""
    assert fingerprints(english(text)) == fingerprints(english(SENTENCE))


def test_another_claim():
    """Where the claim itself is edited, it is another finding."""
    other = SENTENCE.replace("approximately", "some")
    assert fingerprints(english(other)) != fingerprints(english(SENTENCE))


def test_unique():
    """The same words twice are two findings, and those of two files differ."""
    report = english()
    twice = report._replace(findings=report.findings * 2)
    elsewhere = report._replace(document=report.document._replace(source="other.md"))
    found = [*fingerprints(twice), *fingerprints(elsewhere), *fingerprints(undated())]
    assert len(set(found)) == len(found) == 6


def test_the_root_does_not_matter(tmp_path):
    """A project checked out elsewhere keeps its fingerprints."""
    found = set()
    for root in (tmp_path / "a", tmp_path / "b"):
        named = english().document._replace(source=str(root / "in" / "article.md"))
        found.update(fingerprints(english()._replace(document=named), root=str(root)))
    assert len(found) == 1


def test_order():
    """Entries are in the order of the text, those suppressed among the others."""
    found = list(entries(run(undated()), Options()))
    assert [entry.finding.code for entry in found] == ["FC103", "FC501", "FC101"]
    assert [bool(entry.suppressed) for entry in found] == [False, True, False]


@pytest.mark.parametrize(
    ("severity", "fail_on", "fail"),
    [("error", "error", True), ("warning", "error", False), ("warning", "note", True), ("note", "warning", False)],
)
def test_fails(severity, fail_on, fail):
    """A finding fails the run from the severity that the desk has chosen."""
    assert fails(severity, Options(fail_on=fail_on)) is fail
