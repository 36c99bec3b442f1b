"""JUnit XML, read by a reader of JUnit XML."""

from __future__ import annotations

import pytest
from reporter_examples import clean, english, everything, hostile, run, undated

from factcheck.model import InputError
from factcheck.reporter import Options, render

junitparser = pytest.importorskip("junitparser")


def read(report, **options):
    """The cases of a report: name, and the kinds and messages of what became of them."""
    suites = junitparser.JUnitXml.fromstring(render(report, "junit", Options(**options)).encode())
    return suites, [
        (case.name, [(type(result).__name__, result.message) for result in case.result])
        for suite in suites
        for case in suite
    ]


def test_a_case_a_claim():
    """A wrong claim fails, one that was not checked is skipped, one that holds passes."""
    _, cases = read(run(undated()))
    assert cases == [
        (
            '1:14 conversion "70 yuan ($10)"',
            [("Skipped", "70 yuan ($10) was not checked: no date is known for this article")],
        ),
        (
            '2:9 conversion "3000 yuan (5,000,000 won)"',
            [("Failure", "5,000,000 won is ten times too much for 3000 yuan on any day")],
        ),
        ('3:9 conversion "900 yuan (150,000 won)"', []),
    ]


def test_fails_where_the_run_would():
    """With --fail-on warning, the warning is a failure."""
    _, cases = read(run(undated()), fail_on="warning")
    assert [results[0][0] if results else None for _, results in cases] == ["Failure", "Failure", None]


def test_what_does_not_fail_is_told():
    """A warning that does not fail the run passes, and is told in the output of its case."""
    finding = english().findings[0]._replace(severity="warning")
    text = render(run(english()._replace(findings=(finding,))), "junit")
    assert "<failure" not in text
    assert "<system-out>warning[FC101]: 500,000 KRW is 17% too low" in text


@pytest.mark.parametrize(
    "report", [everything(), run(clean()), run(hostile()), run()], ids=["all", "clean", "hostile", "none"]
)
def test_counts(report):
    """The counts are those of the cases, in each suite and in all."""
    suites, cases = read(report)
    suites_before = (suites.tests, suites.failures, suites.errors, suites.skipped)
    suites.update_statistics()
    assert suites_before == (suites.tests, suites.failures, suites.errors, suites.skipped)
    assert suites.tests == len(cases)


def test_findings_without_a_claim():
    """A finding of its own is a case of its own."""
    finding = english().findings[0]._replace(claim=None, code="FC502")
    _, cases = read(run(clean()._replace(findings=(finding,))))
    assert [name for name, _ in cases] == ['3:21 conversion "3000 RMB (500,000 KRW)"', "3:45 FC502"]


def test_a_clean_document_passes():
    """A document without claims is one case that passes: an empty suite looks like a job that did not run."""
    bare = english()._replace(claims=(), findings=(), figures=())
    assert read(run(bare))[1] == [("no claims", [])]


def test_unread_inputs():
    """An input that could not be read is an error."""
    _, cases = read(run(errors=(InputError("nope.md", "not found"),)))
    assert cases == [("read", [("Error", "not found")])]


def test_other_encodings():
    """Where the output is not UTF-8 the XML still is what its head says."""
    text = render(run(undated()), "junit", Options(encoding="cp949"))
    assert text.isascii()
