"""One line a finding."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from reporter_examples import clean, everything, hostile, run, undated

from factcheck.model import InputError
from factcheck.reporter import Options, render


def test_a_line_a_finding():
    """A line begins with the place, as text editors expect it, and ends with what to do."""
    lines = render(run(undated(), errors=(InputError("nope.md", "not found"),)), "compact").splitlines()
    assert [line.partition(" ")[0] for line in lines[:3]] == [
        "drafts/rent.txt:1:23:",
        "drafts/rent.txt:2:20:",
        "nope.md:",
    ]
    assert lines[1].endswith('5,000,000 won is ten times too much for 3000 yuan on any day; replace with "500,000 won"')
    assert len(lines) == 3 + 2


@pytest.mark.parametrize("width", [0, 40, 80])
def test_lines_are_whole(width):
    """Nothing is cut or wrapped: the correction stands at the end."""
    today = dt.date(2026, 11, 23)
    options = Options(width=width, today=today)
    assert render(everything(), "compact", options) == render(everything(), "compact", Options(today=today))


def test_colour():
    """Colour is added to the words, never instead of them."""
    coloured = render(everything(), "compact", Options(colour=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == render(everything(), "compact")
    assert "\x1b[1;31merror[FC101]\x1b[0m" in coloured


def test_quiet():
    """A quiet run with nothing to say says nothing."""
    assert render(run(clean()), "compact", Options(quiet=True)) == ""
    assert render(run(undated()), "compact", Options(quiet=True))


def test_hostile_text():
    """An article adds no lines."""
    assert len(render(run(hostile()), "compact").splitlines()) == 2 + 2
