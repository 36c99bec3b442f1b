"""The dates that a claim may be held against."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.checks.dating import BESIDE, CandidateDate, candidate_dates
from factcheck.config import DEFAULTS
from factcheck.model import Document

CLAIM = "3000 RMB (500,000 KRW)"


def dates(
    text: str, date: str | None = None, origin: str | None = None, undated: str | None = None
) -> list[CandidateDate]:
    """The dates for the claim inside a text."""
    day = None if date is None else dt.date.fromisoformat(date)
    document = Document(text, date=day, date_origin=origin, language="en")
    settings = DEFAULTS._replace(undated=None if undated is None else dt.date.fromisoformat(undated))
    start = text.index(CLAIM)
    return list(candidate_dates(document, start, start + len(CLAIM), settings))


def beside(first: str, last: str, sure: bool = False) -> CandidateDate:
    """A date that stands in the sentence."""
    return CandidateDate(dt.date.fromisoformat(first), dt.date.fromisoformat(last), BESIDE, sure)


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        ("He made {} in 2013.", [beside("2013-01-01", "2013-12-31")]),
        ("In May 2013 he made {}.", [beside("2013-05-01", "2013-05-31")]),
        ("He made {} on July 21, 2010, he says.", [beside("2010-07-21", "2010-07-21")]),
        ("On 21 July 2010 he made {}.", [beside("2010-07-21", "2010-07-21")]),
        ("He made {} (as of October 2014).", [beside("2014-10-01", "2014-10-31", True)]),
        ("Between 2008 and 2010 he made {}.", [beside("2008-01-01", "2008-12-31"), beside("2010-01-01", "2010-12-31")]),
        ("That was in 2013. He made {}. In 2014 he left.", []),
        ("He made {} and sold 2,010 cars for $2010.", []),
        ("He made {} in 1987.", [beside("1987-01-01", "1987-12-31")]),
        ("Three years ago he made {}.", [beside("2015-12-01", "2016-11-29")]),
        ("He made {} on Sept. 27.", [beside("2018-09-27", "2018-09-27")]),
        ("He makes {} until 2031.", []),
        ("He made {} on 31 June 2010.", [beside("2010-06-01", "2010-06-30")]),
    ],
)
def test_dates_in_the_sentence(text: str, owed: list[CandidateDate]) -> None:
    """Days, months and years of the same sentence come first, sure ones where the words say so; never future ones."""
    article = CandidateDate(dt.date(2019, 5, 31), dt.date(2019, 5, 31), "option")
    assert dates(text.format(CLAIM), "2019-05-31", "option") == [*owed, article]


@pytest.mark.parametrize(
    ("date", "undated", "owed"),
    [
        ("2019-05-31", None, [("2019-05-31", "front matter")]),
        ("2019-05-31", "2026-10-30", [("2019-05-31", "front matter")]),
        (None, "2026-10-30", [("2026-10-30", "setting")]),
        (None, None, []),
    ],
)
def test_the_document_or_the_setting_dates_a_claim(
    date: str | None, undated: str | None, owed: list[tuple[str, str]]
) -> None:
    """The document's date, with its origin; for an undated one the setting; never today in silence."""
    found = dates(f"He made {CLAIM}.", date, "front matter", undated)
    assert [(candidate.last.isoformat(), candidate.origin) for candidate in found] == owed
