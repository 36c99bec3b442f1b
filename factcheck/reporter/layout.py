"""Text in cells of a terminal: measuring, wrapping, clipping, colouring."""

from __future__ import annotations

from collections.abc import Iterator

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from factcheck.reporter import Options

STYLES = {
    "error": "1;31",
    "wrong": "1;31",
    "warning": "1;33",
    "loose": "1;33",
    "note": "1;36",
    "unchecked": "1;36",
    "suppressed": "1;36",
    "ok": "1;32",
    "bold": "1",
    "dim": "2",
    "mark": "36",
}

# Letters, quotes, dashes and currency signs of one cell: most articles need no table of widths.
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x300))
_NARROW = frozenset(map(chr, (*_LATIN, *range(0x2010, 0x2027), *range(0x20A0, 0x20C0))))


def cells(text: str) -> int:
    """The number of terminal cells that the text takes: wide characters two, combining ones none."""
    if text.isascii() or _NARROW.issuperset(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def ellipsis(options: Options) -> str:
    """The sign for what is left out."""
    return "…" if options.unicode else "..."


def clip(text: str, room: int, options: Options) -> str:
    """The beginning of the text, cut to `room` cells."""
    if cells(text) <= room:
        return text
    dots = ellipsis(options)
    return _head(text, room - cells(dots)).rstrip() + dots


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most `width` cells (0: any), `first` before the first line and `rest` before others."""
    if not width or cells(first) + cells(text) <= width:
        return [first + text]
    lines, line, empty = [], first, True
    for joint, word in _words(text, max(width - max(cells(first), cells(rest)), 2)):
        if not empty and cells(line) + len(joint) + cells(word) > width:
            lines.append(line)
            line, empty = rest, True
        line, empty = line + word if empty else line + joint + word, False
    return [*lines, line]


def paint(text: str, style: str, options: Options) -> str:
    """The text in one of `STYLES`, where colour is wanted."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if options.colour and text else text


def _words(text: str, room: int) -> Iterator[tuple[str, str]]:
    """The words with what joins each to the one before; too long a word, as Chinese or a path may be, in parts."""
    for word in text.split():
        joint, left = " ", word
        while cells(left) > room:
            part = _head(left, room) or left[0]
            yield joint, part
            joint, left = "", left[len(part) :]
        yield joint, left


def _head(text: str, room: int) -> str:
    from bisect import bisect_right

    fitting = bisect_right(range(1, min(len(text), 2 * room + 8) + 1), room, key=lambda end: cells(text[:end]))
    return text[:fitting]
