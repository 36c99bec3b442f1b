"""What the output can do: colour, width, encoding; and writing to it without failing on a character."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping

from factcheck.reporter import Options
from factcheck.reporter.sanitize import encodable

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import TextIO

USUAL_WIDTH = 80
NARROWEST = 40
_DECOR = "…␛"
_OFF = ("", "0", "false", "no")


def detect(stream: TextIO, environ: Mapping[str, str]) -> Options:
    """The options that suit a stream and its environment. A pipe has no width and, unless forced, no colour."""
    terminal = is_terminal(stream)
    encoding = _encoding(stream)
    return Options(
        width=_width(stream, environ) if terminal else 0,
        colour=_colour(stream, environ, terminal),
        unicode=encodable(_DECOR, encoding) == _DECOR,
        encoding=encoding,
    )


def write(stream: TextIO, text: str) -> None:
    """Write the text. What the stream's encoding lacks is escaped, as in JSON; it never raises for a character."""
    stream.write(encodable(text, _encoding(stream)))


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody may be looking: a stream that is closed or no stream is none."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # no such method, or closed
        return False


def _encoding(stream: TextIO) -> str:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "ascii"


def _colour(stream: TextIO, environ: Mapping[str, str], terminal: bool) -> bool:
    """NO_COLOR wins, then what forces or forbids colour, then what the terminal can do."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        forced = environ["FORCE_COLOR"].lower() not in _OFF
    elif environ.get("CLICOLOR_FORCE", "").lower() not in _OFF:
        forced = True
    else:
        usable = terminal and environ.get("TERM") != "dumb" and environ.get("CLICOLOR") != "0"
        return usable and _obeys_escapes(stream)
    if forced and terminal:
        _obeys_escapes(stream)
    return forced


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:6]) > 0:
        return max(int(columns[:6]), NARROWEST)
    try:
        measured = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):
        measured = 0
    return max(measured or USUAL_WIDTH, NARROWEST)  # a terminal made for a program may say that it has no cells


def _obeys_escapes(stream: TextIO) -> bool:
    """Whether a terminal obeys escape sequences; a Windows console has to be told to."""
    if sys.platform != "win32":
        return True
    try:
        import ctypes
        import msvcrt

        kernel = ctypes.windll.kernel32
        handle, mode = msvcrt.get_osfhandle(stream.fileno()), ctypes.c_ulong()
        virtual_terminal = 0x0004
        read = kernel.GetConsoleMode(ctypes.c_void_p(handle), ctypes.byref(mode))
        return bool(read and kernel.SetConsoleMode(ctypes.c_void_p(handle), mode.value | virtual_terminal))
    except (ImportError, AttributeError, OSError, ValueError):
        return False
