"""The table of figures, read back by a reader of CSV."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporter_examples import english, everything, hostile, run, undated

from factcheck.reporter import Options, render
from factcheck.reporter.csv_table import COLUMNS

FORMULA = "=+-@＝＋－＠"


def read(report, **options):
    text = render(report, "csv", Options(**options)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_figure_is_a_row():
    """A row has the place, the meaning, and what became of the figure."""
    rows = read(run(english()))
    place = {"source": "article.md", "line": "3", "column": "45", "end_line": "3", "end_column": "56"}
    meaning = {"kind": "money", "text": "500,000 KRW", "amount": "500000", "currency": "KRW"}
    judged = {"start": "53", "end": "64", "verdict": "wrong", "codes": "FC101"}
    assert rows[1] == dict.fromkeys(COLUMNS, "") | place | meaning | judged
    assert len(read(everything())) == everything().summary()["figures"]


def test_verdicts():
    """The verdict is the worst of the claims that the figure is part of; a figure without claims has none."""
    report = undated()
    assert [row["verdict"] for row in read(run(report))] == ["unchecked", "unchecked", "wrong", "wrong", "ok", "ok"]
    assert {row["verdict"] for row in read(run(report._replace(claims=(), findings=())))} == {""}


@pytest.mark.parametrize("sign", FORMULA)
@pytest.mark.parametrize("before", ["", " ", "\t", "\r\n"])
def test_no_formula(sign, before):
    """No cell of text is a formula to a spreadsheet, while a negative amount stays a number."""
    figure = english().figures[0]._replace(text=f"{before}{sign}1+cmd|x", amount=Decimal(-5))
    (row,) = read(run(english()._replace(figures=(figure,), claims=(), findings=())))
    assert row["text"].startswith("'")
    assert row["amount"] == "-5"


@given(st.text(st.sampled_from("=+-@'\",;\r\n\t aA＝")))
def test_whatever_it_says(text):
    """Any text is one cell of one row, and none is a formula."""
    figure = english().figures[0]._replace(text=text, hedge=text, unit=text)
    (row,) = read(run(english()._replace(figures=(figure,), claims=(), findings=())))
    assert not [cell for cell in row.values() if cell.strip().startswith(tuple(FORMULA))]


def test_hostile_names():
    """Names of files and everything else of others pass the same gate."""
    assert len(read(run(hostile()))) == 2


def test_byte_order_mark():
    """UTF-8 begins with a mark, without which spreadsheets misread it; other encodings have none."""
    assert render(run(), "csv").startswith("\ufeffsource,")
    assert render(run(), "csv", Options(encoding="cp949")).startswith("source,")
