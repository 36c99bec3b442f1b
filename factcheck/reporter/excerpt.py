"""A source line with marks under it, cut around them where the line is too long for the screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.reporter.layout import cells, ellipsis
from factcheck.reporter.sanitize import visible
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from factcheck.reporter import Options

_TAB = "    "
_NEARBY = 14  # a cut moves at most so far to fall between words

Part = tuple[int, int]


class Mark(NamedTuple):
    """What to underline of a line, in code points: the finding's own span, or another figure of its claim."""

    start: int
    end: int
    primary: bool


class Underline(NamedTuple):
    """Where a mark stands on the screen, in cells."""

    column: int
    width: int
    primary: bool


class Excerpt(NamedTuple):
    """A line as it is shown, and the underlines of the marks that are in view."""

    text: str
    underlines: tuple[Underline, ...]


def excerpt(line: str, marks: Sequence[Mark], room: int, options: Options) -> Excerpt:
    """The line within `room` cells: all of it, or the surroundings of the marks."""
    shown, dots = _shown(line, options), ellipsis(options)
    parts = _parts(shown, marks, room, dots)
    underlines = (_underline(shown, parts, dots, mark) for mark in marks)
    return Excerpt(_joined(shown, parts, dots, len(shown)), tuple(one for one in underlines if one))


def _shown(line: str, options: Options) -> Sequence[str]:
    """What the screen shows for each code point of the line."""
    if "\t" not in line and visible(line, options) == line:
        return line
    return [_TAB if char == "\t" else visible(char, options) for char in line]


def _parts(shown: Sequence[str], marks: Sequence[Mark], room: int, dots: str) -> list[Part]:
    """The parts of the line to show, ascending. All marks are in them if possible, else those of the finding."""

    def cost(parts: list[Part]) -> int:
        return cells(_joined(shown, parts, dots, len(shown)))

    whole = [(0, len(shown))]
    if cost(whole) <= room:
        return whole
    finding = [mark for mark in marks if mark.primary] or list(marks)
    for chosen in (list(marks), finding):
        margins = range(room + 1)
        margin = bisect_right(margins, room, key=lambda margin: cost(_around(chosen, margin, len(shown), dots))) - 1
        if margin >= 0:
            return [_between_words(shown, part, chosen) for part in _around(chosen, margin, len(shown), dots)]
    start = min(mark.start for mark in finding)
    ends = range(start + 1, min(start + room, len(shown)) + 1)
    return [(start, start + max(bisect_right(ends, room, key=lambda end: cost([(start, end)])), 1))]


def _around(marks: Sequence[Mark], margin: int, length: int, dots: str) -> list[Part]:
    """The marks with a margin, those that meet joined."""
    parts: list[Part] = []
    for mark in sorted(marks):
        start, end = max(mark.start - margin, 0), min(mark.end + margin, length)
        if start <= len(dots):
            start = 0
        if end + len(dots) >= length:
            end = length
        if parts and start <= parts[-1][1] + len(dots):
            parts[-1] = parts[-1][0], max(end, parts[-1][1])
        else:
            parts.append((start, end))
    return parts


def _between_words(shown: Sequence[str], part: Part, marks: Sequence[Mark]) -> Part:
    """The part, a little shorter where that makes it begin and end with whole words."""
    start, end = part
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    first, last = min(mark.start for mark in inside), max(mark.end for mark in inside)
    if start > 0 and shown[start - 1] != " ":
        near = range(start, min(start + _NEARBY, first - 1))
        start = next((at + 1 for at in near if shown[at] == " "), start)
    if end < len(shown) and shown[end] != " ":
        near = range(end - 1, max(end - _NEARBY, last), -1)
        end = next((at for at in near if shown[at] == " "), end)
    return start, end


def _joined(shown: Sequence[str], parts: list[Part], dots: str, position: int) -> str:
    """What is shown before `position`, with dots for what is left out."""
    text = ""
    for start, end in parts:
        text += dots if start else ""
        if position <= end:
            return text + "".join(shown[start:position])
        text += "".join(shown[start:end])
    return text + dots


def _underline(shown: Sequence[str], parts: list[Part], dots: str, mark: Mark) -> Underline | None:
    end = next((min(end, mark.end) for start, end in parts if start <= mark.start < end), None)
    if end is None:
        return None
    column = cells(_joined(shown, parts, dots, mark.start))
    return Underline(column, max(cells(_joined(shown, parts, dots, end)) - column, 1), mark.primary)
