"""GitHub workflow commands, read back as the runner reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporter_examples import english, everything, hostile, run, two_lines, undated

from factcheck.model import InputError
from factcheck.reporter import Options, render
from factcheck.reporter.sanitize import visible

COMMAND = re.compile(r"::(\w+) ([^\r\n]*?)::([^\r\n]*)")


def unescaped(text, more=()):
    for sign, code in (*more, ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def read(text):
    """The commands of an output, as the runner takes them apart, and its other lines."""
    commands, rest = [], []
    for line in text.split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        if match is None:
            rest.append(line)
            continue
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        named = {key: unescaped(value, ((":", "%3A"), (",", "%2C"))) for key, value in pairs.items()}
        commands.append((match[1], named, unescaped(match[3])))
    return commands, rest


def test_a_finding():
    """A finding has its file, its lines, its columns and its code; the message holds the working."""
    ((name, properties, message),), rest = read(render(run(english()), "github"))
    assert name == "error"
    place = {"line": "3", "endLine": "3", "col": "45", "endColumn": "56"}
    assert properties == {"file": "article.md", "title": "FC101"} | place
    assert message.splitlines()[:2] == ["500,000 KRW is 17% too low for 3000 RMB", english().findings[0].working[0]]
    assert rest == ["factcheck: 1 document, 2 figures, 1 claim: 0 right, 0 loose, 1 wrong, 0 unchecked"]


def test_no_columns_over_lines():
    """Of a finding over several lines GitHub takes no columns."""
    report = two_lines()
    finding = report.findings[0]._replace(start=report.figures[0].start)
    ((_, properties, _),), _ = read(render(run(report._replace(findings=(finding,))), "github"))
    assert (properties["line"], properties["endLine"]) == ("3", "5")
    assert not {"col", "endColumn"} & set(properties)


def test_the_worst_first():
    """Only ten of a kind are shown: inputs that could not be read, then errors, warnings and notices."""
    note = english().findings[0]._replace(severity="note")
    first = english()._replace(findings=(note,))
    commands, _ = read(render(run(first, undated(), errors=(InputError("nope.md", "not found"),)), "github"))
    assert [name for name, *_ in commands] == ["error", "error", "warning", "notice"]
    assert commands[0][1:] == ({"file": "nope.md"}, "nope.md: not found")


def test_suppressed_findings_are_silent():
    """What the text suppresses is not shown."""
    assert "FC501" not in render(everything(), "github")


def test_paths_count_from_the_root(tmp_path):
    """GitHub knows files by their path in the repository."""
    source = str(tmp_path / "in" / "a, b: 100%.md")
    report = english()._replace(document=english().document._replace(source=source))
    text = render(run(report), "github", Options(root=str(tmp_path)))
    assert "file=in/a%2C b%3A 100%25.md," in text


def test_hostile_text():
    """An article gives no command of its own: what it says stays in the message."""
    commands, rest = read(render(run(hostile()), "github"))
    assert [name for name, *_ in commands] == ["error", "notice"]
    assert len(rest) == 1
    assert "::stop-commands::x %0A::warning::%25" in commands[0][2]


@given(st.text())
def test_whatever_it_says(message):
    """Any message comes back as it was, but for its control characters."""
    finding = english().findings[0]._replace(message=message, working=(), help="", edits=())
    report = english()._replace(findings=(finding,), claims=(), figures=())
    ((_, _, read_back),), _ = read(render(run(report._replace(findings=(finding._replace(claim=None),))), "github"))
    assert read_back == "".join(char if char in "\r\n" else visible(char, Options()) for char in message)


@pytest.mark.parametrize("char", ["\n", "\r", "\x85", "\u2028", "\x0b", "\x0c", "\x1c"])
def test_no_line_is_broken(char):
    """No character of a message begins a line, whatever counts as a line end."""
    finding = english().findings[0]._replace(message=f"a{char}::error::b")
    text = render(run(english()._replace(findings=(finding,))), "github")
    assert len(text.splitlines()) == 2
