"""The bar of long work: seen by people, by nobody else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.reporter.progress import track

ENVIRONMENT = {"TERM": "xterm"}


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
@pytest.mark.parametrize("patience", [0, 60])
def test_items_pass_unchanged(stream, patience):
    """With or without a bar, all items come, in their order."""
    items = track(iter("abc"), 3, stream, environ=ENVIRONMENT, patience=patience)
    assert list(items) == ["a", "b", "c"]


def test_a_terminal_sees_how_far_it_is():
    """On a terminal, work that takes long shows a bar with counts."""
    stream = Terminal()
    list(track(range(3), 3, stream, what="articles", environ=ENVIRONMENT, patience=0))
    assert "1/3" in stream.getvalue()
    assert "articles" in stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "environ", "total", "patience"),
    [
        (io.StringIO(), ENVIRONMENT, 3, 0),
        (Terminal(), {"TERM": "dumb"}, 3, 0),
        (Terminal(), ENVIRONMENT, 1, 0),
        (Terminal(), ENVIRONMENT, 3, 60),
    ],
    ids=["pipe", "dumb terminal", "one item", "short work"],
)
def test_no_bar(stream, environ, total, patience):
    """A pipe, a terminal that draws nothing, a single article and short work have no bar."""
    list(track(range(total), total, stream, environ=environ, patience=patience))
    assert stream.getvalue() == ""


def test_the_bar_is_taken_away():
    """Whoever stops early, or fails, leaves no bar and a visible cursor behind."""
    stream = Terminal()
    items = track(range(3), 3, stream, environ=ENVIRONMENT, patience=0)
    next(items)
    items.close()
    assert stream.getvalue().endswith("\x1b[2K")
    assert stream.getvalue().count("\x1b[?25l") == stream.getvalue().count("\x1b[?25h")


def test_short_work_loads_nothing():
    """What draws the bar is loaded with the bar."""
    script = (
        "import sys; from factcheck.reporter.progress import track; list(track(range(9), 9, sys.stderr)); "
        "assert not any(name.startswith('rich') for name in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-S", "-c", script], check=True, env=environment)
