"""The dates that a claim may be held against: those in its own sentence first, then the document's."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache, lru_cache

from factcheck.checks.market import bounds
from factcheck.config import Settings
from factcheck.language.expression import Expression
from factcheck.language.expressions import alternatives
from factcheck.language.lexicon import lexicon
from factcheck.language.relative import ahead, bounding, relative_spans, then
from factcheck.model import Document
from rates.values import NamedTuple

BESIDE = "beside the amount"
REACH = 240
FIRST_YEAR = 1999
# A year that is not inside a number.
_YEAR = Expression(r"(?<![\d.,/$€£¥만억조万億亿兆])(?:19|20)\d\d(?!\d|[.,]\d|-?(?:million|billion)|[만억조万億亿兆])")
_LONGEST_DAY = 48  # characters of a month and a day before their year


class CandidateDate(NamedTuple):
    """A day, month or year that a claim may mean, its first and last day, and where it comes from.

    A date that merely stands in the same sentence is not `sure`: it may speak of something else. One that is `told`, as
    present or past, bounds the day of an article without a date: it was not written before.
    """

    first: dt.date
    last: dt.date
    origin: str
    sure: bool = True
    told: bool = False


def candidate_dates(document: Document, start: int, end: int, settings: Settings) -> tuple[CandidateDate, ...]:
    """The dates for a claim that spans `start` to `end`, those beside the amount first; empty where none is known."""
    begin, finish = _around(document.text, start, end, document.language)
    elsewhere = then(document.text[begin:finish], document.language)
    beside = _beside(document, begin, finish)
    if elsewhere:  # "at the time": of the day that the sentence names, else of one told before, if at all
        beside = tuple(date._replace(sure=True) for date in beside)
        beside = beside or _beside(document, max(0, begin - REACH), begin)
    if document.date is not None:
        origin = document.date_origin or "option"
        return (*beside, CandidateDate(document.date, document.date, origin, sure=not elsewhere))
    if settings.undated is not None and not beside:
        return (CandidateDate(settings.undated, settings.undated, "setting"),)
    return beside


def surroundings(document: Document, start: int, end: int) -> str:
    """The sentence around a claim."""
    begin, finish = _around(document.text, start, end, document.language)
    return document.text[begin:finish]


@lru_cache(maxsize=8)
def _around(text: str, start: int, end: int, language: str | None) -> tuple[int, int]:
    """The sentence around a claim, which several questions are asked of one after the other."""
    return bounds(text, start, end, lexicon(language))


def _beside(document: Document, begin: int, finish: int) -> tuple[CandidateDate, ...]:
    """Days, months and years named in the sentence, past ones only; "last year" where the article has a date."""
    sentence = document.text[begin:finish]
    named = _named(document, sentence) if "19" in sentence or "20" in sentence else []
    if document.date is not None:
        spans = relative_spans(sentence, document.language, document.date)
        named += [CandidateDate(*span, BESIDE, sure=False) for span in spans]
    return tuple(dict.fromkeys(named))


def _named(document: Document, sentence: str) -> list[CandidateDate]:
    words = lexicon(document.language)
    latest = document.date or dt.date.max
    dates = []
    last = 0
    for year in _YEAR.finditer(sentence):
        dated = _dated_year(document.language).search(sentence, max(last, year.start() - _LONGEST_DAY), year.end())
        last = year.end()
        first, end = _span(int(year[0]), dated, words.connectives.months)
        if first <= latest:
            before = sentence[: (dated or year).start()].rstrip().lower()
            told = document.date is None and bounding(before, sentence[last:], document.language)
            told = told and not ahead(sentence, document.language)
            dates.append(CandidateDate(first, end, BESIDE, before.endswith(words.connectives.as_of), told))
    return dates


@cache
def _dated_year(language: str | None) -> re.Pattern[str]:
    """A year at the end with its month, or with month and day in either order."""
    months = alternatives(lexicon(language).connectives.months)
    return re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})\s)?(?P<month>{months})\b\s?(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s)?,?\s?(?:19|20)\d\d\Z",
        re.IGNORECASE,
    )


def _span(year: int, dated: re.Match[str] | None, months: dict[str, int]) -> tuple[dt.date, dt.date]:
    """First and last day of what is named: there may be no rates of that time, which is worth knowing."""
    if dated is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month, day = months[dated["month"].lower()], dated["day"] or dated["day2"]
    last = calendar.monthrange(year, month)[1]
    if day and 1 <= int(day) <= last:
        return dt.date(year, month, int(day)), dt.date(year, month, int(day))
    return dt.date(year, month, 1), dt.date(year, month, last)
