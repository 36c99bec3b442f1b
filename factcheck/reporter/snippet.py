"""The source lines of a finding, with line numbers, underlines and a label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.reporter.excerpt import Excerpt, Mark, Underline, excerpt
from factcheck.reporter.layout import cells, clip, paint
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from factcheck.model import Places
    from factcheck.reporter import Options

WIDE = 200  # cells of a source line where no terminal sets a limit
MOST_LINES = 6


class Span(NamedTuple):
    """A half-open span of the document's text: the finding's own, or another figure of its claim."""

    start: int
    end: int
    primary: bool


class Snippet(NamedTuple):
    """The rows to print, and the width of the line numbers, by which what follows is indented."""

    rows: tuple[str, ...]
    gutter: int


def snippet(places: Places, spans: Sequence[Span], label: str, severity: str, options: Options) -> Snippet:
    """The lines that hold the spans; `label` stands beside the finding's own."""
    marks = _nearest(_by_line(places, spans))
    if not marks:
        return Snippet((), 1)
    gutter = len(str(max(marks)))
    room = max((options.width or WIDE) - gutter - 3, 1)
    labelled = max((number for number in marks if any(mark.primary for mark in marks[number])), default=0)
    rows, before = [_row("", "", gutter, options)], min(marks) - 1
    for number in sorted(marks):
        if number != before + 1:
            rows.append(paint("...", "dim", options))
        before = number
        view = excerpt(places.line(number), marks[number], room, options)
        rows.append(_row(str(number), view.text.rstrip(), gutter, options))
        text = label if number == labelled else ""
        limit = room if options.width else 0
        rows += [_row("", row, gutter, options) for row in _underlined(view, text, severity, limit, options)]
    return Snippet(tuple(rows), gutter)


def _by_line(places: Places, spans: Iterable[Span]) -> dict[int, list[Mark]]:
    """The marks on each source line. Of a span over several lines, its first and last are marked."""
    marks: dict[int, list[Mark]] = {}
    for span in spans:
        if span.start == span.end:
            continue
        place = places.place(span.start, span.end)
        for number in {place.line, place.end_line}:
            line = places.line(number)
            start = place.column - 1 if number == place.line else len(line) - len(line.lstrip())
            end = min(place.end_column - 1 if number == place.end_line else len(line), len(line))
            if start < end:
                marks.setdefault(number, []).append(Mark(start, end, span.primary))
    return marks


def _nearest(marks: dict[int, list[Mark]]) -> dict[int, list[Mark]]:
    """As many lines as a reader takes in, those around the finding."""
    centre = min((number for number in marks if any(mark.primary for mark in marks[number])), default=0)
    kept = sorted(marks, key=lambda number: (abs(number - centre), number))[:MOST_LINES]
    return {number: marks[number] for number in kept}


def _row(number: str, text: str, gutter: int, options: Options) -> str:
    head = paint(f"{number:>{gutter}} |", "dim", options)
    return f"{head} {text}" if text else head


def _underlined(view: Excerpt, label: str, severity: str, limit: int, options: Options) -> list[str]:
    """The row of underlines, and the label behind it or, where no room is left, under it."""
    own = [one for one in view.underlines if one.primary]
    line, end = _strokes(view.underlines, severity, options)
    if not (label and own):
        return [line]
    column, text = own[-1].column, clip(label, limit, options) if limit else label
    if own[-1].column + own[-1].width == end and (not limit or end + 1 + cells(text) <= limit):
        return [f"{line} {paint(text, severity, options)}"]
    indent = max(min(column, limit - cells(text)), 0) if limit else column
    return [line, " " * indent + paint(text, severity, options)]


def _strokes(underlines: Sequence[Underline], severity: str, options: Options) -> tuple[str, int]:
    """The underlines, the finding's own over others, and the column where they end."""
    end = max((one.column + one.width for one in underlines), default=0)
    strokes = [" "] * end
    for column, width, primary in sorted(underlines, key=lambda one: one.primary):
        strokes[column : column + width] = ("^" if primary else "-") * width
    return _painted("".join(strokes), severity, options), end


def _painted(strokes: str, severity: str, options: Options) -> str:
    from itertools import groupby

    styles = {"^": severity, "-": "mark"}
    runs = (("".join(run), sign) for sign, run in groupby(strokes))
    return "".join(paint(run, styles[sign], options) if sign in styles else run for run, sign in runs)
