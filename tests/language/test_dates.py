"""One date that stands alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.dates import parse_date

FOURTH_OF_MARCH = """
2024-03-04 | 2024-3-4 | 2024/03/04 | 2024.03.04 | 20240304 | 20240304T101500Z | 2024-03-04T10:00:00Z
2024-03-04T23:30:00-05:00 | 2024-03-04T00:30:00.123+09:00 | 2024-03-04 10:00:00 +0900 | 2024-03-04 10:00
2024年3月4日 | 2024年03月04日 10:00 | 2024年3月4日（月） | 2024年3月4日 星期一 | 2024년 3월 4일 | 2024년 3월 4일 월요일
2024. 3. 4. | 2024年3月4日(周一) | 20240304T101500+0900
4 March 2024 | 4th March 2024 | 4th of March, 2024 | March 4, 2024 | March 4th, 2024 | Mar 4 2024 | Mar. 4, 2024
4 MAR 2024 | 4-Mar-2024 | Mon, 04 Mar 2024 10:00:00 GMT | Monday, March 4, 2024 10:00 AM | Monday 4 March 2024
4. März 2024 | Montag, 4. März 2024 | 4 mars 2024 | lundi 4 mars 2024 | lun. 4 mars 2024 | 4 de marzo de 2024
lunes, 4 de marzo de 2024 | 4 marzo 2024 | 4 de março de 2024 | segunda-feira, 4 de março de 2024 | 4 maart 2024
4 марта 2024 г. | ４ March ２０２４ |  4   March  2024
"""
NONE = """
10/11/2024 | 3.4.2024 | 03-04-2024 | 04/03/24 | March 2024 | 2024-03 | March | 12 | Mon | 2024 | true | 2024-13-01
2024-02-30 | 30 February 2024 | 2024-W10-1 | 99999999 | 1850-01-01 | 0000-00-00 | Updated 4 March 2024 | 4 Foo 2024
4 March 2024 and more | costs 3000 RMB since May | next Tuesday | 2024-03-04x | 2024-03/04 | 4 2024 | 2024 March
"""


MONTHS = "January February March April May June July August September October November December".split()


def table(cells: str) -> list[str]:
    """The cells of a table."""
    return [cell for line in cells.strip().splitlines() for cell in line.split("|")]


@pytest.mark.parametrize("text", table(FOURTH_OF_MARCH))
def test_a_date_is_read_as_written(text: str) -> None:
    """In digits and in words, with a time or not; the zone does not move the day."""
    assert parse_date(text) == dt.date(2024, 3, 4)


@pytest.mark.parametrize("text", ["", *table(NONE)])
def test_what_is_no_single_day_is_none(text: str) -> None:
    """Nothing is completed, nothing guessed, nothing ignored."""
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["31/05/2019", "05/31/2019", "31.05.2019", "31-5-2019"])
def test_day_and_month_are_told_where_only_one_reading_is_a_date(text: str) -> None:
    """A number over twelve is no month."""
    assert parse_date(text) == dt.date(2019, 5, 31)
    assert parse_date("04/04/2024") == dt.date(2024, 4, 4)


def test_two_digits_of_a_year() -> None:
    """Where all readings but one are no date, or the day is known to come first; a century never from far."""
    assert parse_date("08-13-10 05:18 PM") == dt.date(2010, 8, 13)
    assert parse_date("8/17/13 11:04am") == dt.date(2013, 8, 17)
    assert parse_date("02.12.19", day_first=True) == dt.date(2019, 12, 2)
    assert parse_date("8.5.98", day_first=True) == dt.date(1998, 5, 8)
    for text in ("02.12.19", "19.03.12", "8.5.66"):
        assert parse_date(text) is None
    assert parse_date("8.5.66", day_first=True) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_in_its_usual_forms(day: dt.date) -> None:
    """ISO 8601, both orders of English, and East Asian."""
    month = MONTHS[day.month - 1]
    forms = (
        day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
    )  # fmt: skip
    assert {parse_date(form) for form in forms} == {day}


@given(st.text(max_size=100))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Nothing raises."""
    assert isinstance(parse_date(text), dt.date | None)


def test_the_day_may_be_known_to_come_first() -> None:
    """Then two numbers are one date, unless only the other reading is one."""
    assert parse_date("Mo, 10.11.2024, 09:30", day_first=True) == dt.date(2024, 11, 10)
    assert parse_date("10/11/2024", day_first=True) == dt.date(2024, 11, 10)
    assert parse_date("11/23/2024", day_first=True) == dt.date(2024, 11, 23)
    assert parse_date("foo 10.11.2024", day_first=True) is None
