"""The report for the ear."""

from __future__ import annotations

import re

import pytest
from reporter_examples import clean, english, everything, hostile, korean, run, undated

from factcheck.reporter import Options, render


def test_what_is_said():
    """The counts come first; a finding has a number, a place, its sentence, and what to do, in whole sentences."""
    assert render(run(english()), "narrate").splitlines() == [
        "Checked 1 document, 2 figures, 1 claim: 0 right, 0 loose, 1 wrong, 0 unchecked.",
        "The rates: ECB through 2026-10-30.",
        "",
        "Finding 1 of 1: error FC101. 500,000 KRW is 17% too low for 3000 RMB.",
        "In article.md, line 3, column 45.",
        "The text: Each applicant pays 3000 RMB (approximately 500,000 KRW) for it.",
        "3000 CNY times 200.69 KRW/CNY equals 602,070 KRW; the article says 500,000 KRW.",
        "Rate: 1 CNY equals 200.69 KRW (ECB, 2026-10-30), for the article's date 2026-10-30 from the front matter.",
        '"500,000" may be anything from 450,000 to 550,000 KRW; the rates of that week give 597,000 to 606,000 KRW.',
        "Likely: stale rate: last fitted within 2% on 2021-01-15.",
        'Help: replace with "about 600,000 KRW".',
    ]


@pytest.mark.parametrize("width", [0, 80])
def test_nothing_is_drawn(width):
    """No line is made of signs, and none begins with blanks or a gutter."""
    for line in render(everything(), "narrate", Options(width=width)).splitlines():
        assert not line or re.match(r"[\w\"'$€(]", line)
        assert not re.search(r"\^|-->| \|", line)


def test_hostile_text():
    """An article adds no lines: the counts, the rates, two findings with all that is said of them, each thing once."""
    assert len(render(run(hostile()), "narrate").splitlines()) == 2 + (1 + 6) + (1 + 4)


def test_the_sentence_alone():
    """Of a long paragraph only the sentence is read."""
    assert "The text: 무역일꾼 한 명이 매달 3000위안(약 50만 원)을 당국에 지불했다고 소식통이 전했다." in render(
        run(korean()), "narrate"
    )
    assert "The text: He paid 3000 yuan (5,000,000 won).\n" in render(run(undated()), "narrate")


def test_what_was_not_checked():
    """A claim that was not checked is told of even where its finding is left out."""
    text = render(run(undated()._replace(findings=())), "narrate")
    assert "Not checked in drafts/rent.txt: $10 for 70 yuan (no date)." in text


@pytest.mark.parametrize("width", [40, 80])
def test_fits_the_screen(width):
    """Where there is a screen, lines are wrapped to it."""
    from rich.cells import cell_len

    text = render(everything(), "narrate", Options(width=width))
    assert max(map(cell_len, text.splitlines())) <= width


def test_quiet():
    """A quiet run with nothing to say says nothing."""
    assert render(run(clean()), "narrate", Options(quiet=True)) == ""
