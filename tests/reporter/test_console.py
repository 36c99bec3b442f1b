"""What the output can do is asked of the stream and its environment, and writing never fails on a character."""

from __future__ import annotations

import io
import os
import sys
from types import ModuleType, SimpleNamespace

import pytest
from reporter_examples import everything

from factcheck.reporter import Options, render
from factcheck.reporter.console import detect, write


class Stream(io.StringIO):
    """A stream that says of itself what the test wants."""

    def __init__(self, terminal, encoding="utf-8", descriptor=None):
        super().__init__()
        self.terminal, self.name_of_encoding, self.descriptor = terminal, encoding, descriptor

    def isatty(self):
        return self.terminal

    def fileno(self):
        if self.descriptor is None:
            raise io.UnsupportedOperation
        return self.descriptor

    @property
    def encoding(self):
        return self.name_of_encoding


@pytest.mark.parametrize(
    ("terminal", "environ", "colour"),
    [
        (True, {}, True),
        (True, {"TERM": "xterm-256color"}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"CLICOLOR": "0"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"FORCE_COLOR": "0"}, False),
        (True, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (False, {}, False),
        (False, {"TERM": "xterm"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": ""}, False),
        (False, {"CLICOLOR_FORCE": "1"}, True),
        (False, {"CLICOLOR_FORCE": "0"}, False),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(terminal, environ, colour):
    """NO_COLOR wins over what forces colour, and that over what the terminal is."""
    assert detect(Stream(terminal), environ).colour is colour


@pytest.mark.parametrize(
    ("terminal", "environ", "width"),
    [
        (False, {}, 0),
        (False, {"COLUMNS": "60"}, 0),
        (False, {"FORCE_COLOR": "1"}, 0),
        (True, {}, 80),
        (True, {"COLUMNS": "132"}, 132),
        (True, {"COLUMNS": "0"}, 80),
        (True, {"COLUMNS": "-5"}, 80),
        (True, {"COLUMNS": "wide"}, 80),
        (True, {"COLUMNS": "٣٠"}, 80),
        (True, {"COLUMNS": "9"}, 40),
    ],
)
def test_width(terminal, environ, width):
    """A pipe has no width; a terminal that does not know its own has 80 cells."""
    assert detect(Stream(terminal), environ).width == width


def test_terminal_without_size():
    """A terminal of no rows and no columns, as pre-commit makes, has 80 cells; one with a size has that."""
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    try:
        stream = Stream(terminal=os.isatty(theirs), descriptor=theirs)
        assert detect(stream, {}).width == 80
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 117, 0, 0))
        assert detect(stream, {}).width == 117
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.parametrize(
    ("encoding", "name", "unicode"),
    [
        ("utf-8", "utf-8", True),
        ("UTF8", "utf-8", True),
        (None, "utf-8", True),
        ("ascii", "ascii", False),
        ("cp1252", "cp1252", False),
        ("cp949", "cp949", False),
        ("no-such-encoding", "ascii", False),
    ],
)
def test_encoding(encoding, name, unicode):
    """Decor beyond ASCII only where the encoding has it."""
    options = detect(Stream(terminal=False, encoding=encoding), {})
    assert (options.encoding, options.unicode) == (name, unicode)


def test_closed_stream():
    """A closed stream is no terminal."""
    stream = io.StringIO()
    stream.close()
    assert detect(stream, {}) == Options()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp949", "utf-16", "utf-8"])
@pytest.mark.parametrize("form", ["terminal", "json", "jsonl"])
def test_any_stream_takes_any_report(encoding, form):
    """Korean text, a won sign and a lone surrogate reach a strict stream of any encoding."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="")
    text = render(everything(), form, detect(stream, {})) + "₩ \ud800 \U0001f600\n"
    write(stream, text)
    stream.flush()
    written = raw.getvalue().decode(encoding)
    assert written.count("\n") == text.count("\n")
    assert written.endswith(
        (r"₩ \ud800 😀" + "\n", r"₩ \ud800 \ud83d\ude00" + "\n", r"\u20a9 \ud800 \ud83d\ude00" + "\n")
    )


@pytest.mark.parametrize(("answers", "colour"), [(True, True), (False, False)])
def test_windows_console_is_told_to_obey(monkeypatch, answers, colour):
    """On Windows escape sequences are switched on first; an old console that refuses gets no colour."""
    import ctypes

    modes = []
    kernel = SimpleNamespace(
        GetConsoleMode=lambda _handle, _mode: 1,
        SetConsoleMode=lambda _handle, mode: modes.append(mode) or int(answers),
    )
    system = ModuleType("msvcrt")
    system.get_osfhandle = lambda descriptor: descriptor
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", system)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert detect(Stream(terminal=True, descriptor=1), {}).colour is colour
    assert modes == [0x0004]
