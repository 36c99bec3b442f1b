"""The underline stands exactly under its figure, whatever else is on the line and wherever the line is cut."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporter_examples import english, run

from factcheck.model import DocumentReport
from factcheck.reporter import Options, render
from factcheck.reporter.excerpt import Mark, excerpt

FIRST, SECOND = "3000위안", "500,000 KRW"
WORDS = st.sampled_from(
    ["the", "won", "한국어", "元", "ｗｉｄｅ", "e\u0301", "né", "“so”", "—", "😀", "\t", " ", "  ", "אב", "₩"]
)
PROSE = st.lists(WORDS, max_size=60).map(" ".join)


def width_of(text: str) -> int:
    """The cells of a text by the Unicode character database: an oracle beside the library that is used."""
    zero = ("Mn", "Me", "Cf")
    return sum(0 if unicodedata.category(c) in zero else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def rows(line: str, options: Options) -> list[str]:
    """The rows of the report's snippet without their gutter, for a line with the two figures."""
    body = render(run(article(line)), "terminal", options)
    return [row.split("| ", 1)[1] for row in body.splitlines() if row.startswith(("  | ", "1 | "))]


def article(line: str) -> DocumentReport:
    """A document of one line, with a finding about the second figure."""
    report = english()
    places = [(line.index(text), line.index(text) + len(text)) for text in (FIRST, SECOND)]
    figures = tuple(one._replace(start=a, end=b) for one, (a, b) in zip(report.figures, places, strict=True))
    finding = report.findings[0]._replace(start=places[1][0], end=places[1][1])
    return report._replace(document=report.document._replace(text=line), figures=figures, findings=(finding,))


@given(PROSE, PROSE, PROSE, st.sampled_from([0, 40, 60, 80, 200]), st.booleans())
def test_underline_is_under_its_figure(before, between, after, width, unicode):
    """The first cell under the figure is the first of its underline, and the underline is as wide as the figure."""
    source, strokes, *_ = rows(f"{before} {FIRST} {between} {SECOND} {after}", Options(width, unicode=unicode))
    assert strokes.index("^") == width_of(source[: source.rindex(SECOND)])
    assert strokes.count("^") == width_of(SECOND)
    if FIRST in source:
        assert strokes.index("-") == width_of(source[: source.index(FIRST)])
        assert strokes.count("-") == width_of(FIRST)
    assert (FIRST in source) == ("-" in strokes.split("should")[0])
    if width:
        assert all(width_of(row) <= width - 4 for row in (source, strokes))
        assert FIRST in source  # both figures are short enough for any terminal


@given(PROSE, PROSE)
def test_ascii_escapes_are_counted(before, after):
    """Where the output takes only ASCII, the escapes that stand for other characters have their width too."""
    source, strokes, *_ = rows(f"{before} {FIRST} {SECOND} {after}", Options(80, unicode=False, encoding="ascii"))
    assert source.isascii()
    assert strokes.index("^") == source.rindex(SECOND)


@pytest.mark.parametrize(
    ("line", "room", "shown", "underlined"),
    [
        ("one two FIG three four", 40, "one two FIG three four", "FIG"),
        ("one two three four five six FIG seven eight nine ten", 20, "…six FIG seven…", "FIG"),
        ("FIG one two three four five six", 14, "FIG one two…", "FIG"),
        ("one two three four five six FIG", 14, "…five six FIG", "FIG"),
        ("onetwothreefourfivesixseven FIG eightnineteneleventwelve", 16, "…even FIG eigh…", "FIG"),
        ("FIGUREWITHOUTANENDFIGUREWITHOUTANEND", 10, "FIGUREWIT…", "FIGUREWIT"),
        ("아주 긴 문장 속에 있는 500원 그리고 뒤에도 계속 이어지는 말", 20, "…있는 500원 그리고…", "500원"),
        ("a\tFIG\x1b", 40, "a    FIG␛", "FIG"),
    ],
)
def test_cut(line, room, shown, underlined):
    """A line too long is cut between words where it can be, around the figure, within the room."""
    figure = line if line.startswith("FIGURE") else ("FIG" if "FIG" in line else "500원")
    start = line.index(figure)
    view = excerpt(line, [Mark(start, start + len(figure), primary=True)], room, Options())
    assert view.text == shown
    assert width_of(view.text) <= room
    column, width, _ = view.underlines[0]
    assert (column, width) == (width_of(shown[: shown.index(underlined)]), width_of(underlined))


def test_far_apart():
    """Two figures far apart on one line are both shown, what lies between is left out."""
    line = "start " * 50 + "AAAA " + "middle " * 100 + "BBBB " + "end " * 50
    marks = [Mark(line.index(text), line.index(text) + 4, text == "BBBB") for text in ("AAAA", "BBBB")]
    view = excerpt(line, marks, 60, Options())
    assert view.text.count("…") == 3
    assert "AAAA" in view.text
    assert "BBBB" in view.text


def test_too_wide_together():
    """Where both do not fit, the finding's own figure is shown."""
    line = "A" * 50 + " and " + "B" * 20
    view = excerpt(line, [Mark(0, 50, primary=False), Mark(55, 75, primary=True)], 40, Options())
    assert "B" * 20 in view.text
    assert [one.primary for one in view.underlines] == [True]


def test_joined_emoji():
    """A family of four is two cells, as a terminal that joins them shows it."""
    view = excerpt("👩‍👩‍👧‍👦 FIG", [Mark(8, 11, primary=True)], 40, Options())
    assert view.underlines[0].column == 3
