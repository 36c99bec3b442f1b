"""Times told from the day of the article."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.language.relative import relative_spans, then

DAY = dt.date(2019, 5, 31)
SPANS = [
    ("en", "It was worth $5m last year.", ["2018-01-01 2018-12-31"]),
    ("en", "It was worth $5m three years ago.", ["2015-12-01 2016-11-29"]),
    ("en", "He paid it on Sept. 27, and on 12 May.", ["2018-09-27 2018-09-27", "2019-05-12 2019-05-12"]),
    ("en", "He paid it on Sept. 27, 2011.", []),
    ("en", "He has three years, and 12 more.", []),
    ("en", "A month earlier it was less.", ["2019-04-01 2019-04-30"]),
    ("ko", "지난해 10월 3천만 달러", ["2018-10-01 2018-10-31"]),
    ("ko", "3년 전 3천만 달러", ["2015-12-01 2016-11-29"]),
    ("ko", "2015년 3월 2일", []),
    ("ja", "昨年10月、約1兆5千億円", ["2018-10-01 2018-10-31"]),
    ("ja", "9月27日に50万ドル", ["2018-09-27 2018-09-27"]),
    ("zh", "三年前为3000万美元", ["2015-12-01 2016-11-29"]),
    ("zh", "去年为3000万美元", ["2018-01-01 2018-12-31"]),
    ("ja", "前年比20%増の10億ドル", []),
    ("ko", "전년 대비 20% 늘어난 10억 달러", []),
    ("zh", "比去年增长20%，达到10亿美元", []),
    ("de", "20 Prozent mehr als im Vorjahr", []),
    ("de", "im vergangenen Jahr", ["2018-01-01 2018-12-31"]),
    ("de", "vor drei Jahren", ["2015-12-01 2016-11-29"]),
    ("de", "am 27. September, am 3. März 2011", ["2018-09-27 2018-09-27"]),
    ("fr", "il y a trois ans, le 27 septembre", ["2018-09-27 2018-09-27", "2015-12-01 2016-11-29"]),
    ("es", "hace tres años; el 27 de septiembre de 2012", ["2015-12-01 2016-11-29"]),
    ("ru", "три года назад", ["2015-12-01 2016-11-29"]),
    ("it", "tre anni fa", ["2015-12-01 2016-11-29"]),
    ("pt", "no ano passado", ["2018-01-01 2018-12-31"]),
]


@pytest.mark.parametrize(("language", "text", "owed"), SPANS)
def test_a_time_told_from_the_day(language: str, text: str, owed: list[str]) -> None:
    """A calendar year or month, a day without its year, or so many years give or take half a one."""
    assert {f"{first} {last}" for first, last in relative_spans(text, language, DAY)} >= set(owed)
    assert owed or list(relative_spans(text, language, DAY)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "$5m at the time"), ("ko", "당시 500만 달러"), ("ja", "(当時のレートで約134億ドル)"),
        ("zh", "按当时汇率"),
        ("de", "damals 5 Millionen Dollar"), ("fr", "5 millions de dollars à l'époque"), ("ru", "по тогдашнему курсу"),
        ("es", "unos 5 millones de dólares de la época"), ("pt", "cerca de 5 milhões na época"),
    ],
)  # fmt: skip
def test_the_rate_of_another_time(language: str, text: str) -> None:
    """Words that say that the amount was not turned into the other at the rate of the article's day."""
    assert then(text, language)
    assert not then("It cost 5 dollars.", language)


def test_no_day_is_too_early() -> None:
    """Nor any number too large."""
    assert list(relative_spans("five decades ago, 900 years ago", "en", dt.date(12, 1, 1))) == []
