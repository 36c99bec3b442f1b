"""All formats: that they are there, how they look (snapshots/report.*), and the contract's JSON.

`UPDATE_SNAPSHOTS=1 python -m pytest tests/reporter` writes the snapshots anew. Read them before you keep them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
from reporter_examples import anchored, clean, english, everything, hostile, korean, run, undated

from factcheck.model import InputError
from factcheck.reporter import ENDINGS, FORMATS, READ_BY_PEOPLE, Options, format_for_path, render
from factcheck.reporter.json_object import dump
from factcheck.reporter.sanitize import HOSTILE as CONTROLS

SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = {
    "sarif": "report.sarif",
    "github": "report.github.txt",
    "gitlab": "gl-code-quality-report.json",
    "junit": "report.junit.xml",
    "csv": "report.csv",
    "html": "report.html",
    "compact": "report.compact.txt",
    "narrate": "report.narrate.txt",
}


def explain(code):
    return f"What {code} means (error)\n\nIt means **much**.\n"


@pytest.mark.parametrize("name", NAMES)
def test_snapshot(name):
    """The report looks as it did when somebody last looked at it."""
    missing = InputError("nope.md", "not found")
    report = run(english(), korean(), undated(), clean(), errors=(missing,))
    path = SNAPSHOTS / NAMES[name]
    text = render(report, name, Options(today=dt.date(2026, 11, 23), explain=explain)).replace("\r\n", "\n")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_bytes(text.encode())
    assert path.read_bytes().decode().replace("\r\n", "\n") == text


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders(name):
    """Every format ends its last line, and its module says what it is."""
    text = render(everything(), name)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert import_module(f"factcheck.reporter.{FORMATS[name]}").__doc__


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_obeys_an_article(name):
    """No control character of the article reaches the output, nor what UTF-8 cannot hold."""
    text = render(run(hostile()), name, Options(verbose=True))
    assert not {ord(char) for char in text} & CONTROLS - {ord("\n"), ord("\r") if name == "csv" else 0}
    text.encode()


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"json", "jsonl", "gitlab", "csv"}))
def test_places_without_lines(name):
    """In a format without lines a finding is found by page, part and paragraph, and no line is made up."""
    text = render(run(anchored()), name)
    assert "page 4, footnote 3, paragraph 2" in text
    for made_up in ("3:45", "line=3", "startLine", "line 3"):
        assert made_up not in text


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_run(name):
    """A run over nothing is a report, too."""
    assert render(run()._replace(sources=()), name).endswith("\n")


@pytest.mark.parametrize("name", sorted(set(FORMATS) - set(READ_BY_PEOPLE)))
def test_programs_get_the_same_on_any_terminal(name):
    """Width, colour and loudness of a terminal are nothing to a program."""
    usual = render(everything(), name, Options())
    assert usual == render(everything(), name, Options(width=40, colour=True, verbose=True, quiet=True, unicode=True))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("report.json", "json"),
        ("report.jsonl", "jsonl"),
        ("report.ndjson", "jsonl"),
        ("Report.SARIF", "sarif"),
        ("out/factcheck.sarif.json", "sarif"),
        ("out/gl-code-quality-report.json", "gitlab"),
        ("junit.xml", "junit"),
        ("figures.csv", "csv"),
        ("mail.html", "html"),
        ("mail.htm", "html"),
        ("report.txt", "terminal"),
        ("report", None),
        ("report.pdf", None),
        ("folder.json/report", None),
    ],
)
def test_format_for_path(path, name):
    """The ending of a file names the format."""
    assert format_for_path(path) == name


def test_every_format_is_documented():
    """The page about reports names every format and every ending of a file that asks for one."""
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")
    rows = {row.split("|")[1].strip(" `"): row for row in page.splitlines() if row.startswith("| `")}
    assert set(rows) == set(FORMATS)
    for name, row in rows.items():
        endings = set(re.findall(r"`(\.[a-z.]+|gl-[a-z.-]+)`", row.split("|")[2]))
        assert {ending for ending in ENDINGS if ENDINGS[ending] == name} == endings


def test_formats_are_loaded_when_asked_for():
    """Knowing the formats loads none of them, nor what they need."""
    script = (
        "import sys, factcheck.reporter as r; r.format_for_path('a.html'); "
        "print(*[m for m in sys.modules if m.startswith('factcheck.reporter.') or m in "
        "('json', 'csv', 'html', 'hashlib', 'rich', 'urllib.parse')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, check=True, env=environment)
    assert done.stdout.split() == []


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
