"""Sentences that an editor understands at once."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from check_examples import figure

from factcheck.checks import wording
from rates.model import Period


@pytest.mark.parametrize(
    ("stated", "expected", "words"),
    [
        ("500000", "602115", "17% too low"),
        ("46", "41", "12% too high"),
        ("5000000", "602115", "8.3 times too high"),
        ("3.4", "3364", "989 times too low"),
        ("3400000000", "3400", "1,000,000 times too high"),
        ("1", "9.97", "10 times too low"),
    ],
)
def test_how_far_off(stated: str, expected: str, words: str) -> None:
    """In percent up to twice, in times beyond."""
    assert wording.off(Decimal(stated), Decimal(expected)) == words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("602115.00", "602,115"),
        ("3000", "3000"),
        ("200.70503841", "200.705"),
        ("0.0049824352", "0.00498244"),
        ("1.1100", "1.11"),
        ("2500000000", "2,500,000,000"),
        ("0", "0"),
    ],
)
def test_numbers_that_can_be_worked_with(value: str, written: str) -> None:
    """Six significant digits, never an exponent."""
    assert wording.number(Decimal(value)) == written


def test_a_line_break_inside_a_figure_stays_out_of_the_message() -> None:
    """A headline is one line."""
    broken = figure("500,000 KRW", "KRW")._replace(text="500,000\n  KRW")
    message = wording.wrong(figure("3000 RMB", "CNY"), broken, Decimal(500000), Decimal(602115))
    assert message == "500,000 KRW is 17% too low for 3000 RMB"


def periods(*spans: tuple[str, str]) -> list[Period]:
    """Periods from days in ISO 8601."""
    return [Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) for first, last in spans]


def test_the_days_on_which_a_conversion_was_right() -> None:
    """Short gaps are closed; of many periods the first and the last are told."""
    assert wording.days(periods(("2019-05-31", "2019-05-31"))) == "on 2019-05-31"
    near = periods(("2005-07-21", "2008-01-02"), ("2008-02-01", "2021-01-15"))
    assert wording.days(near) == "from 2005-07-21 to 2021-01-15 with gaps"
    many = periods(*((f"{year}-01-02", f"{year}-01-09") for year in range(2001, 2006)))
    assert wording.days(many) == (
        "in 5 periods, the first from 2001-01-02 to 2001-01-09, the last from 2005-01-02 to 2005-01-09"
    )
