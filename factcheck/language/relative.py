"""Times told from the day of the article: "last year", "three years ago", "at the time"; and what is yet to come."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from factcheck.language.expression import Expression
from factcheck.language.lexicon import lexicon
from factcheck.language.tables import tables

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
_MOST_DAYS = 365 * 60
_MONTH_BEHIND = Expression(r" ?(\d{1,2}) ?[月월]")
_NEVER = re.compile(r"(?!)")


def relative_spans(text: str, language: str | None, day: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """First and last day of each time that a text names by its distance from a day, give or take half a unit."""
    code = lexicon(language).language
    for match in _said(text, code, "date-shift"):
        count, unit = _lower(code, "date-shift")[match[0].lower()].split()
        if unit == "none":
            continue  # "on the year before", of which nothing is told
        month = _MONTH_BEHIND.match(text, match.end())
        yield _month(day.year + int(count), int(month[1])) if month else _calendar(day, int(count), unit)
    for match in _days(code).finditer(text) if _dated(text.lower(), code) else ():
        span = _in_the_past(match, code, day)
        if span is not None:
            yield span
    for match in _ago(code).finditer(text) if _listed(text.lower(), code, "date-before", "date-behind") else ():
        span = _around(match, code, day) if match["before"] or match["behind"] else None
        if span is not None:
            yield span


def then(text: str, language: str | None) -> bool:
    """Whether a text speaks of the rate of another time without naming it: "at the time", not "... of writing"."""
    code = lexicon(language).language
    return any(_lower(code, "date-then")[match[0].lower()] != "now" for match in _said(text, code, "date-then"))


def ahead(text: str, language: str | None) -> bool:
    """Whether a text speaks, or may speak, of what is to come: "will", "by 2030", "costará"."""
    code = lexicon(language).language
    endings = _small(code, "date-ahead-ending")
    if endings and any(word.endswith(endings) for word in text.lower().replace(",", " ").replace(".", " ").split()):
        return True
    return next(_said(text, code, "date-ahead"), None) is not None


def bounding(before: str, behind: str, language: str | None) -> bool:
    """Whether the words around a date say that something is, or was, so on it: "in 2024", "2024년 현재"."""
    code = lexicon(language).language
    led, followed = _small(code, "date-told"), _small(code, "date-told-behind")
    return before.lower().rpartition(" ")[2] in led or behind.lstrip().startswith(followed)


@cache
def _lower(code: str, kind: str) -> dict[str, str]:
    return {word.lower(): value for word, value in tables(code).values(kind).items()}


@cache
def _counts(code: str) -> dict[str, int]:
    """Numbers of years in words, and in the digits of East Asia."""
    return {word: int(value) for word, value in _lower(code, "rate-count").items()} | lexicon(code).numerals.digits


def revalued(text: str, language: str | None) -> bool:
    """Whether a text tells an amount by what it would buy today: "in today's money"."""
    return next(_said(text, lexicon(language).language, "date-now"), None) is not None


def _calendar(day: dt.date, count: int, unit: str) -> tuple[dt.date, dt.date]:
    """The calendar year or month that lies `count` of them from that of a day."""
    if unit == "year":
        return dt.date(day.year + count, 1, 1), dt.date(day.year + count, 12, 31)
    months = day.year * 12 + day.month - 1 + count
    return _month(months // 12, months % 12 + 1)


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    month = min(max(month, 1), 12)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _in_the_past(match: re.Match[str], code: str, day: dt.date) -> tuple[dt.date, dt.date] | None:
    """A day or a month without its year: the last one past."""
    months = lexicon(code).connectives.months
    month = int(match["month"]) if match["month"].isdigit() else months[match["month"].lower()]
    if not 1 <= month <= 12:
        return None
    first, last = _month(day.year - (month > day.month), month)
    number = int(match["day"] or match["day2"] or 0)
    if not 1 <= number <= last.day:
        return (first, min(last, day)) if not number else None
    one = first.replace(day=number)
    return (one, one) if one <= day else None


def _around(match: re.Match[str], code: str, day: dt.date) -> tuple[dt.date, dt.date] | None:
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _counts(code)[count]
    days = _DAYS[_lower(code, "rate-span")[match["unit"].lower()]]
    if not 0 < number * days <= _MOST_DAYS or day.year < 1 + number * days // 365 + 1:
        return None
    middle = day - dt.timedelta(number * days)
    return middle - dt.timedelta(days // 2), min(middle + dt.timedelta(days // 2), day)


def _said(text: str, code: str, kind: str) -> Iterator[re.Match[str]]:
    """The words of a kind that a text has; their expression is made when a text may have one."""
    if _listed(text.lower(), code, kind):
        yield from _words(code, kind).finditer(text)


def _listed(lower: str, code: str, *kinds: str) -> bool:
    """Whether a text in small letters may have a word of some kinds: a glance."""
    return any(map(lower.__contains__, _small(code, *kinds)))


@cache
def _small(code: str, *kinds: str) -> tuple[str, ...]:
    return tuple(word.lower() for kind in kinds for word in tables(code).words(kind))


def _dated(lower: str, code: str) -> bool:
    """Whether a text in small letters may name a month: a glance."""
    return any(month in lower for month in lexicon(code).connectives.months) or "月" in lower or "월" in lower


@cache
def _words(code: str, kind: str) -> re.Pattern[str]:
    words = tables(code).words(kind)
    return re.compile(_any(words, code), re.IGNORECASE) if words else _NEVER


@cache
def _ago(code: str) -> re.Pattern[str]:
    """A number of units with a word before them ("vor drei Jahren") or behind ("three years ago")."""
    table = tables(code)
    before, behind, units = table.words("date-before"), table.words("date-behind"), table.words("rate-span")
    if not units or not (before or behind):
        return _NEVER
    counts = _any(tuple(_counts(code)), code) if _counts(code) else "(?!)"
    lead = rf"(?P<before>{_any(before, code)})\s" if before else r"(?P<before>(?!))"
    tail = rf"\s?(?P<behind>{_any(behind, code)})" if behind else r"(?P<behind>(?!))"
    number = rf"(?<!\d)(?P<count>\d{{1,3}}|{counts})[ -]?(?P<unit>{_any(units, code)})"
    return re.compile(rf"(?:{lead})?{number}(?:{tail})?", re.IGNORECASE)


@cache
def _days(code: str) -> re.Pattern[str]:
    """A day without its year: "Sept. 27", "27. September", 9月27日; in East Asia a month as well."""
    if "unspaced" in lexicon(code).traits or code == "ko":
        apart = r"(?<![\d年년])(?<![年년] )"
        return re.compile(apart + r"(?P<month>\d{1,2}) ?[月월](?: ?(?P<day>\d{1,2}) ?[日일])?(?P<day2>)")
    months = "|".join(re.escape(month) for month in sorted(lexicon(code).connectives.months, key=len, reverse=True))
    no_year = r"(?!\d|,? (?:del? )?(?:19|20)\d\d)"
    before, behind = r"(?:(?P<day>\d{1,2})\.? (?:de )?)?", rf"(?(day){no_year}| (?P<day2>\d{{1,2}}){no_year})"
    return re.compile(rf"(?<![\d.]){before}\b(?P<month>{months})\b\.?{behind}", re.IGNORECASE)


def _any(words: tuple[str, ...], code: str) -> str:
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return f"(?:{listed})" if "unspaced" in lexicon(code).traits else rf"(?<![^\W\d_])(?:{listed})(?![^\W\d_])"
