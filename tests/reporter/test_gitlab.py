"""GitLab Code Quality."""

from __future__ import annotations

import json

import pytest
from reporter_examples import english, everything, hostile, run, undated

from factcheck.model import InputError
from factcheck.reporter import render

jsonschema = pytest.importorskip("jsonschema")

# What GitLab's manual asks of an issue.
ISSUES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^(/|\\./)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("report", [everything(), run(), run(hostile())], ids=["all", "none", "hostile"])
def test_valid(report):
    """The report is what the manual asks for, and no fingerprint is there twice in a file."""
    issues = json.loads(render(report, "gitlab"))
    jsonschema.validate(issues, ISSUES)


def test_an_issue():
    """An issue names its code in the description, as GitLab hides the name of the check."""
    (issue,) = json.loads(render(run(english()), "gitlab"))
    assert issue["description"] == ('FC101: 500,000 KRW is 17% too low for 3000 RMB; replace with "about 600,000 KRW"')
    assert issue["location"] == {"path": "article.md", "lines": {"begin": 3, "end": 3}}
    assert (issue["check_name"], issue["severity"]) == ("FC101", "major")


def test_suppressed_findings_count_as_solved():
    """What the text suppresses is left out; severities are GitLab's."""
    issues = json.loads(render(run(undated(), errors=(InputError("nope.md", "not found"),)), "gitlab"))
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("unread", "blocker"),
        ("FC103", "minor"),
        ("FC101", "major"),
    ]
    assert len({issue["fingerprint"] for issue in issues}) == 3
