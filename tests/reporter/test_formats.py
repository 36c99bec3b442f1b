"""The formats for programs: the contract's JSON, and the registry."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib import import_module

import pytest
from reporter_examples import clean, english, everything, korean, run

from factcheck.reporter import FORMATS, Options, render
from factcheck.reporter.json_object import dump


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders(name):
    """Every format ends its last line, and its module says what it is."""
    text = render(everything(), name)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert import_module(f"factcheck.reporter.{FORMATS[name]}").__doc__


def test_json_is_the_contract():
    """The JSON report is the report's own dictionary, in one object, in its order, with other scripts as they are."""
    report = everything()
    text = render(report, "json", Options(width=60, colour=True, verbose=True))
    assert json.loads(text) == report.to_dict()
    assert list(json.loads(text)) == ["version", "tool", "rates", "documents", "errors", "summary"]
    assert '"text": "50만 원"' in text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_json_has_no_infinity(value):
    """What JSON cannot say is an error, not a word that other programs stumble over."""
    with pytest.raises(ValueError, match="Out of range"):
        dump({"value": value})


def test_decimals_are_in_full():
    """No amount is written with an exponent."""
    report = english()
    figures = (report.figures[0]._replace(amount=Decimal("2.5E9")), report.figures[1])
    assert '"amount": "2500000000"' in render(run(report._replace(figures=figures)), "json")


def test_json_lines():
    """A line a document in the shape of the JSON report, and a last line for the run."""
    report = run(english(), korean(), clean())
    *documents, last = map(json.loads, render(report, "jsonl").splitlines())
    whole = report.to_dict()
    assert documents == whole.pop("documents")
    assert last == whole
    assert last["summary"]["documents"] == 3
