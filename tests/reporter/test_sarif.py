"""SARIF 2.1.0: valid by its schema, and what it says of findings, places, corrections and suppressions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reporter_examples import clean, english, everything, hostile, korean, run, undated

from factcheck.model import InputError
from factcheck.reporter import Options, render

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


def explain(code):
    return f"What {code} means (error)\n\nIt means **much**.\n"


def the_run(report, **options):
    log = json.loads(render(report, "sarif", Options(**options)))
    return log["runs"][0]


@pytest.mark.parametrize("report", [everything(), run(), run(hostile())], ids=["all", "none", "hostile"])
@pytest.mark.parametrize("meaning", [None, explain])
def test_valid(report, meaning):
    """The log is valid by the schema of the standard."""
    log = json.loads(render(report, "sarif", Options(explain=meaning)))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)


def test_rules():
    """Each code that is reported is a rule with its meaning, and results point at it."""
    done = the_run(run(undated()), explain=explain)
    rules = done["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["FC101", "FC103", "FC501"]
    assert rules[0]["shortDescription"] == {"text": "What FC101 means"}
    assert rules[0]["help"] == {"text": "It means **much**.", "markdown": "It means **much**."}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in done["results"])


def test_a_finding():
    """A result has its level, its place in code points, the other figure, and a fix that repairs the source."""
    document = korean().document.text
    done = the_run(run(korean()))
    (result,) = done["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert done["columnKind"] == "unicodeCodePoints"
    assert result["level"] == "error"
    assert document[region["startColumn"] - 1 : region["endColumn"] - 1] == "50만 원"
    assert [one["message"]["text"] for one in result["relatedLocations"]] == ["3000위안"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "약 60만 원"}}


def test_addresses():
    """Paths below the root are relative and percent-encoded; others are file addresses."""
    root = str(Path("/desk").absolute())
    names = [str(Path(root, "in", "기사 1.md")), str(Path(root).parent / "elsewhere:%.md"), "https://a.example/b?c=1"]
    documents = [english()._replace(document=english().document._replace(source=name)) for name in names]
    found = [one["location"] for one in the_run(run(*documents), root=root)["artifacts"]]
    assert found[0] == {"uri": "in/%EA%B8%B0%EC%82%AC%201.md", "uriBaseId": "%SRCROOT%"}
    assert found[1]["uri"].startswith("file:///")
    assert found[1]["uri"].endswith("/elsewhere%3A%25.md")
    assert found[2] == {"uri": "https://a.example/b?c=1"}


def test_suppressed_findings_are_marked():
    """A suppressed finding is still a result, with the reason; others say that they are not suppressed."""
    results = the_run(run(undated()))["results"]
    marked = {result["ruleId"]: result["suppressions"] for result in results}
    reason = "always the United States' in this column"
    assert marked.pop("FC501") == [{"kind": "inSource", "status": "accepted", "justification": reason}]
    assert set(map(str, marked.values())) == {"[]"}


def test_nothing_found():
    """A clean run lists what it looked at, and no results."""
    done = the_run(run(clean()))
    assert (done["results"], done["tool"]["driver"]["rules"]) == ([], [])
    assert [one["location"]["uri"] for one in done["artifacts"]] == ["article.md"]
    assert done["invocations"][0]["executionSuccessful"]


def test_unread_inputs():
    """An input that could not be read is told as a failure of the run."""
    (invocation,) = the_run(run(errors=(InputError("nope.md", "not found"),)))["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "nope.md: not found"


def test_messages_are_no_markup():
    """Brackets of an article make no link, and braces no placeholder."""
    finding = english().findings[0]._replace(message=r"[see](http://a.example) {0} a\b")
    (result,) = the_run(run(english()._replace(findings=(finding,))))["results"]
    assert result["message"]["text"].startswith(r"\[see\](http://a.example) {{0}} a\\b")
