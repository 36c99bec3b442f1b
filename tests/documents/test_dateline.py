"""The date that the first lines of an article show."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import from_text
from factcheck.documents.dateline import dateline

DATED = """
SEOUL, May 31, 2019 (Wire) - The plant
LONDON, 31 May 2019 — The plant
BEIJING, May 31, 2019 /Wire/ -- The plant
New York (31 May 2019) - The plant
2019-05-31
May 31, 2019
Friday, 31 May 2019
2019년 5월 31일
2019年5月31日
Title\\nPublished 31 May 2019\\nText
Title\\nPublished: May 31, 2019, 10:00 AM
Title\\nBy J. Doe | 31 May 2019 | 5 min read
Title\\nBy J. Doe - 31 May 2019
Title\\nPublished 31 May 2019 | Updated 2 June 2019
Title\\nUpdated 2 June 2019 | Published 31 May 2019
입력 2019.05.31 10:00 | 수정 2019.06.02 11:00
입력 : 2019.05.31 10:00 수정 : 2019.06.02 11:00
发布时间：2019-05-31 10:20
Veröffentlicht am 31. Mai 2019
Publié le 31 mai 2019 à 10h00
"""
UNDATED = """

The fair on 31 May 2019 was good.
Updated 31 May 2019
수정 2019.05.31
31/05/19
05/04/2019
May 2019
2019
31 May 2019\\n2 June 2019
SEOUL (Wire) - The plant
The plant, 31 May 2019, was closed. It had been so - for long.
the plant, May 31, 2019 - is closed
Copyright 2019 The Daily
Prices since 2019-05-31 have risen by a tenth, to 3000 RMB.
"""


def lines(table: str) -> list[str]:
    """The rows of a table, in which line ends are written out."""
    return [row.replace("\\n", "\n") for row in table[1:].splitlines()]


@pytest.mark.parametrize("text", lines(DATED))
def test_a_dateline(text: str) -> None:
    """Alone in a line, behind a word for publication, or of a news agency."""
    assert dateline(f"{text}\n\nThe rest costs 5 USD.") == dt.date(2019, 5, 31)


@pytest.mark.parametrize("text", lines(UNDATED))
def test_no_dateline(text: str) -> None:
    """Dates of changes, of events, without a year, that could be two days; two without a word for either."""
    assert dateline(text) is None


def test_only_the_first_lines_count() -> None:
    """A date further down is of something else."""
    assert dateline("word\n" * 12 + "31 May 2019\n") is None
    assert dateline("word " * 400 + "\n31 May 2019\n") is None


def test_a_string_has_a_dateline() -> None:
    """An option wins."""
    document = from_text("LONDON, 31 May 2019 - 5 USD")
    assert (document.date, document.date_origin) == (dt.date(2019, 5, 31), "dateline")
    assert from_text(document.text, date=dt.date(2001, 1, 1)).date_origin == "option"


@given(st.text(max_size=300) | st.text("0123456789-./ ,년月 May|:\n(", max_size=200))
def test_any_text(text: str) -> None:
    """Nothing raises."""
    assert isinstance(dateline(text), dt.date | None)
