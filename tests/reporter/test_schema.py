"""The published JSON Schema of the JSON report, held against the reports of the whole tool."""

from __future__ import annotations

import copy
import json

import pytest
from reporter_examples import anchored, everything, hostile, run

from factcheck.model import Report
from factcheck.pipeline import check
from factcheck.reporter import render, schema

jsonschema = pytest.importorskip("jsonschema")
TEXTS = [
    ("", None),
    ("3000 RMB (approximately 500,000 KRW), up to $5-6 million (€4.5 million) a month, and 70%.", "2019-05-31"),
    ("It cost ₩5억 ($41 million) and 82 cents a kilo; 900 North Korean won ($1); several million dollars.", None),
    ("Le pont a coûté 45 millions d'euros (41 millions de dollars).", "2020-03-02"),
    ("무역일꾼 한 명이 매달 3000위안(약 50만 원)을 당국에 지불했다.", "2019-05-31"),
    ("3,000 yuan ($435, €390). In 1995, 10 francs ($2). 10 crore rupees ($1.4 million), £5m–£6m ($7m).", "2021-02-01"),
]


def closed(node):
    """The schema with no room for what it does not name."""
    if isinstance(node, dict):
        done = {key: closed(value) for key, value in node.items()}
        return done | {"unevaluatedProperties": False} if "properties" in node and "allOf" not in node else done
    return [closed(item) for item in node] if isinstance(node, list) else node


def validator(part=None, *, strict=False):
    whole = json.loads(schema())
    if strict:
        whole = closed(whole)
        hidden = whole["$defs"]["suppressed"]  # the one object that extends another
        finding = copy.deepcopy(whole["$defs"]["finding"])
        whole["$defs"]["suppressed"] = finding | {"properties": finding["properties"] | hidden["properties"]}
    if part:
        whole = {"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]}
    jsonschema.Draft202012Validator.check_schema(whole)
    return jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize(
    "report",
    [everything(), run(), run(hostile()), run(anchored()), Report(())],
    ids="all none hostile anchored empty".split(),
)
def test_reports_by_hand(report):
    """Reports made by hand hold every kind of value, and no member that the schema does not name."""
    validator(strict=True).validate(json.loads(render(report, "json")))


@pytest.mark.parametrize(("text", "date"), TEXTS)
def test_reports_of_the_tool(text, date):
    """What the tool finds in articles is as the schema says, in every language and without a date."""
    import datetime as dt

    day = dt.date.fromisoformat(date) if date else None
    validator("document", strict=True).validate(check(text, date=day).to_dict())


def test_lines():
    """The lines of the JSON lines report are parts of the schema."""
    *documents, last = map(json.loads, render(everything(), "jsonl").splitlines())
    for document in documents:
        validator("document", strict=True).validate(document)
    validator("run", strict=True).validate(last)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("documents", 0, "figures", 0, "amount"), "2.5E9"),
        (("documents", 0, "figures", 0, "amount"), 3000),
        (("documents", 0, "figures", 0, "line"), 0),
        (("documents", 0, "claims", 0, "verdict"), "maybe"),
        (("documents", 0, "findings", 0, "code"), "101"),
        (("documents", 0, "date"), "31 May 2019"),
        (("documents", 0, "text_sha256"), None),
        (("documents", 4, "suppressed", 0, "by"), None),
        (("summary", "wrong"), -1),
    ],
)
def test_the_schema_refuses(path, value):
    """A report that breaks the contract is told apart."""
    whole = json.loads(render(everything(), "json"))
    *way, last = path
    node = whole
    for step in way:
        node = node[step]
    node[last] = value
    assert not validator().is_valid(whole)


def test_the_schema_leaves_room():
    """A later version may say more: a member that is not named breaks no reader."""
    whole = json.loads(render(everything(), "json")) | {"later": 1}
    assert validator().is_valid(whole)
    assert not validator(strict=True).is_valid(whole)
