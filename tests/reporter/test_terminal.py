"""The report for a reader, kept in snapshots/ as it looks.

`UPDATE_SNAPSHOTS=1 python -m pytest tests/reporter` writes the snapshots anew. Read them before you keep them.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from reporter_examples import SOURCES, clean, english, everything, interval, korean, run, two_lines, undated

import factcheck
from factcheck.model import InputError
from factcheck.reporter import Options, render, wording

SNAPSHOTS = Path(__file__).parent / "snapshots"
TODAY = dt.date(2026, 11, 23)
PIPE, SCREEN = Options(today=TODAY), Options(width=80, today=TODAY)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("60", SCREEN._replace(width=60)),
        ("80", SCREEN),
        ("200", SCREEN._replace(width=200)),
        ("verbose-80", SCREEN._replace(verbose=True)),
        ("pipe", PIPE),
        ("colour-80", SCREEN._replace(colour=True)),
        ("ascii-80", SCREEN._replace(unicode=False, encoding="ascii")),
        ("korean-windows-80", SCREEN._replace(unicode=False, encoding="cp949")),
    ],
)
def test_snapshot(name, options):
    """The whole report looks as it did when somebody last looked at it."""
    path, text = SNAPSHOTS / f"{name}.txt", render(everything(), "terminal", options)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_bytes(text.encode())
    assert path.read_bytes().decode().replace("\r\n", "\n") == text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("verbose", [False, True])
def test_fits_the_screen(width, verbose):
    """No row is wider than the terminal."""
    from rich.cells import cell_len

    text = render(everything(), "terminal", SCREEN._replace(width=width, verbose=verbose))
    assert max(map(cell_len, text.splitlines())) <= width


def test_pipe_is_not_wrapped():
    """Without a terminal every message and every note is one line, for grep and for the log of a hook."""
    lines = render(everything(), "terminal", PIPE).splitlines()
    for finding in undated().findings:
        assert f"{finding.severity}[{finding.code}]: {finding.message}" in lines
    assert f"  = help: {undated().findings[0].help}" in lines


def test_colour_is_never_alone():
    """Severity and underlines are told by words and signs; without colour no escape sequence is left."""
    assert "\x1b" not in render(everything(), "terminal", SCREEN)
    coloured = render(everything(), "terminal", SCREEN._replace(colour=True))
    assert "\x1b[1;31merror[FC101]\x1b[0m\x1b[1m: " in coloured
    assert "\x1b[1;33mwarning[FC103]\x1b[0m" in coloured
    assert coloured.count("\x1b[0m") * 2 == coloured.count("\x1b[")


def test_working():
    """The first line of the working is always shown, the others when asked."""
    working = english().findings[0].working
    short, long = (render(run(english()), "terminal", PIPE._replace(verbose=verbose)) for verbose in (False, True))
    assert [line in short for line in working] == [True, False, False]
    assert [line in long for line in working] == [True, True, True]


def test_explain_is_said_once():
    """How to read more about a code is said with its first finding."""
    text = render(run(english(), korean()), "terminal", PIPE)
    assert text.count("error[FC101]") == 2
    assert text.count("factcheck explain FC101") == 1


TOLD_ONCE = {
    "# Plant to pay $120 million in wages\n\nThe plant is to pay $120 billion in wages, it said.": "1,000 times more",
    "They paid 100 kroner ($150) for it.": "a zero too many",
}


@pytest.mark.parametrize("text", TOLD_ONCE)
@pytest.mark.parametrize("form", ["terminal", "narrate", "html", "junit"])
def test_the_likely_slip_is_said_once(text, form):
    """Not under a message that tells it, nor under a finding on the currency of one figure."""
    checked = factcheck.check(text, date=dt.date(2019, 5, 31))
    assert len(checked.findings) == 1 + ("kroner" in text)
    assert render(run(checked), form, Options(verbose=True)).count(TOLD_ONCE[text]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "# Wages of 3000 RMB are late\n\nWages of 3000 yuan are late, it said.",
            "3000 yuan agrees with 3000 RMB above",
        ),
        (
            "---\ntitle: Wages of 3000 RMB are late\n---\nWages of 3000 yuan are late.",
            "3000 yuan agrees with the title",
        ),
    ],
)
def test_what_is_told_twice(text, said):
    """The two figures are named and underlined, not all that stands between them."""
    document = factcheck.open_document(io.BytesIO(text.encode()), name="a.md")
    told = run(factcheck.check_document(document))
    assert f"ok: {said}" in render(told, "terminal", Options(verbose=True))
    page = render(told, "html", Options())
    assert said in page
    assert "are late</span>" not in page


def test_help_from_the_edit():
    """A finding that has an edit and no help of its own offers the edit."""
    assert '  = help: replace with "500,000 won"' in render(run(undated()), "terminal", PIPE)


def test_two_lines():
    """Figures on different lines are both shown, with a gap between the lines."""
    text = render(run(two_lines()), "terminal", PIPE)
    assert text.splitlines()[2:9] == [
        "  |",
        "3 | Each applicant pays 3000 RMB",
        "  |                     --------",
        "...",
        "5 |     about 500,000 KRW, for it.",
        "  |           ^^^^^^^^^^^ should be about 600,000 KRW",
        "  = 3000 CNY × 200.69 KRW/CNY = 602,070 KRW; the article says 500,000 KRW",
    ]


def test_findings_are_in_the_order_of_the_text():
    """A reader goes through the article once."""
    report = undated()
    text = render(run(report._replace(findings=report.findings[::-1])), "terminal", PIPE)
    assert text.index("FC103") < text.index("FC101")


@pytest.mark.parametrize(
    ("start", "end", "place"), [(0, 0, "article.md"), (9, 9, "article.md:3:1"), (0, 8, "article.md:1:1")]
)
def test_place(start, end, place):
    """A finding about the document as a whole names the file; others name line and column."""
    finding = english().findings[0]._replace(start=start, end=end, claim=None, edits=())
    lines = render(run(english()._replace(findings=(finding,))), "terminal", PIPE).splitlines()
    assert lines[1] == f" --> {place}"
    assert ("^" in "".join(lines[2:5])) == (start < end)


def test_claim_over_two_lines():
    """Of a finding that runs over a line end, both lines are marked."""
    report = two_lines()
    start, end = report.figures[0].start, report.document.text.index(", which")
    finding = report.findings[0]._replace(start=start, end=end, claim=None, edits=())
    text = render(run(report._replace(findings=(finding,))), "terminal", PIPE)
    assert text.splitlines()[3:7] == [
        "3 | Each applicant pays 3000 RMB",
        "  |                     ^^^^^^^^",
        "4 | to the office in Dandong, which is",
        "  | ^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    ("report", "silent"),
    [
        (run(clean()), True),
        (run(), True),
        (run(english()), False),
        (run(clean(), errors=(InputError("nope.md", "not found"),)), False),
    ],
)
def test_quiet(report, silent):
    """A quiet run with nothing to say says nothing; otherwise it is as any other."""
    loud = render(report, "terminal", PIPE)
    assert render(report, "terminal", PIPE._replace(quiet=True)) == ("" if silent else loud)
    assert loud


def test_verbose_shows_what_holds():
    """A claim that holds is shown with its sum, the interval allowed, the rate and the date."""
    text = render(run(clean()), "terminal", PIPE._replace(verbose=True))
    assert text.splitlines() == [
        "article.md: dated 2019-05-31 (option), 2 figures, 1 claim",
        "",
        "ok: 500,000 KRW holds for 3000 RMB",
        " --> article.md:3:21",
        "  = 3000 CNY × 172.41 KRW/CNY = 517,230 KRW",
        '  = "500,000 KRW" as printed allows 450,000 to 550,000 KRW; the rates give 512,000 to 520,500 KRW',
        "  = rate: 1 CNY = 172.41 KRW (ECB, 2019-05-31)",
        "  = date: 2019-05-31 (option)",
        "",
        "1 document, 2 figures, 1 claim: 1 right, 0 loose, 0 wrong, 0 unchecked",
        "rates: ECB through 2026-10-30 (24 days old; newer ones: factcheck rates update)",
    ]


def test_verbose_shows_what_was_not_checked():
    """A claim that was not checked and has no finding is listed with its reason; so is a suppressed finding."""
    report = undated()._replace(findings=())
    lines = render(run(report), "terminal", PIPE._replace(verbose=True)).splitlines()
    assert "unchecked: $10 for 70 yuan (no date)" in lines
    assert "wrong: 5,000,000 won for 3000 yuan" in lines
    assert 'suppressed[FC501]: which "$" is meant is not said' in lines
    assert "  = by the comment on line 1: always the United States' in this column" in lines


@pytest.mark.parametrize(
    ("today", "ending"),
    [
        (None, "ECB through 2026-10-30"),
        (dt.date(2026, 10, 30), "ECB through 2026-10-30"),
        (dt.date(2026, 10, 31), "ECB through 2026-10-30 (1 day old)"),
        (dt.date(2026, 11, 6), "ECB through 2026-10-30 (7 days old)"),
        (dt.date(2026, 11, 7), "ECB through 2026-10-30 (8 days old; newer ones: factcheck rates update)"),
    ],
)
def test_age_of_the_rates(today, ending):
    """The report ends with how far the rates reach, how old that is, and from a week on how to get newer ones."""
    assert render(run(), "terminal", Options(today=today)).splitlines()[-1] == f"rates: {ending}"


def test_no_claims():
    """A run without claims has counts and no verdicts."""
    assert render(run()._replace(sources=()), "terminal", PIPE) == "0 documents, 0 figures, 0 claims\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("517234.56", "517,235"),
        ("172.413793", "172.41"),
        ("0.00580046", "0.0058005"),
        ("1", "1"),
        ("1E+3", "1000"),
        ("12345.6", "12,346"),
        ("100.0", "100"),
        ("2500000000", "2,500,000,000"),
        ("0", "0"),
        ("0E-9", "0"),
        ("-12.5", "-12.5"),
        ("NaN", "NaN"),
    ],
)
def test_number(value, text):
    """Values have five significant digits, or all those before the point, in groups from ten thousand."""
    assert wording.number(Decimal(value)) == text


@pytest.mark.parametrize("unit", ["%", "percent"])
def test_percentages(unit):
    """A percentage is written with its sign, a quantity with its unit."""
    assert wording.amount(Decimal("11.5"), Decimal("12.5"), unit) == "11.5 to 12.5%"
    assert wording.amount(Decimal(5), None, "km") == "5 km"


def test_inverse_rate():
    """Where the rate is quoted the other way round, the amount is divided by it."""
    claim = clean().claims[0]
    rate = claim.rates[0]._replace(base="KRW", quote="CNY", value=Decimal("0.0058004"))
    assert next(wording.working(claim._replace(rates=(rate,)), clean().figures)) == (
        "3000 CNY ÷ 0.0058004 CNY/KRW = 517,230 KRW"
    )


def test_working_of_arithmetic():
    """A claim without rates is told by what is stated and what was computed."""
    stated, expected = interval("11.5", "12", "12.5", "%"), interval("12.2", "12.3", "12.4", "%")
    claim = clean().claims[0]._replace(kind="change", roles=("from", "to"), stated=stated, expected=expected)
    figures = clean().figures
    assert wording.headline(claim, figures) == '"3000 RMB (500,000 KRW)" holds'
    assert list(wording.working(claim._replace(rates=(), dates=()), figures)) == [
        "12.3%",
        "the stated 12% allows 11.5 to 12.5%; computed: 12.2 to 12.4%",
    ]


def test_light_to_import():
    """A report in plain English loads no widths of characters and no JSON."""
    heavy = "{'json', 'typing', 'rich', 'rich.cells', 'dataclasses', 'pathlib', 'inspect', 'shutil', 'ctypes'}"
    script = (
        "import sys, factcheck.reporter as r, factcheck.reporter.console as c; from factcheck.model import *;"
        "d = DocumentReport(Document('a “3000 RMB” – €5'), findings=(Finding('FC1', 'error', 'm', 3, 8),));"
        "c.write(sys.stdout, r.render(Report((d,)), 'terminal', c.detect(sys.stdout, {}))); "
        f"assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr.decode()
    assert b"error[FC1]: m" in done.stdout


def environment() -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": root, "PYTHONUTF8": "1"}


def test_sources_are_named():
    """Every source is named with its last day."""
    house = SOURCES[0]._replace(name="house table", last=dt.date(2026, 11, 20))
    text = render(run()._replace(sources=(*SOURCES, house)), "terminal", PIPE)
    assert "rates: ECB through 2026-10-30, house table through 2026-11-20 (3 days old)" in text
