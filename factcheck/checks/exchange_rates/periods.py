"""The stretch of time that a move or a record is told of: "this year", "since Sept. 3", "in more than eight months"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from factcheck.checks.market import Scene
from rates.values import NamedTuple

_BEFORE, _ABOUT, _LAST_DAYS = 24, 4, 8
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


class Stretch(NamedTuple):
    """First and last day of a move. Of a record: the days in which the level was last seen."""

    first: dt.date
    last: dt.date


class Period(NamedTuple):
    """A stretch of time, and where the text names it."""

    start: int
    end: int
    stretch: Stretch


def periods(scenery: Scene, start: int, end: int, day: dt.date) -> list[Period]:
    """The periods that a sentence may mean, from the day before each begins."""
    text, market = scenery.document.text, scenery.markets
    found: list[Period] = []
    for match in market.find("period").finditer(text, start, end):
        value = market.values["period"][match[0].lower()]
        found += [Period(*match.span(), stretch) for stretch in _named(value, day)]
    for match in market.span.finditer(text, start, end):
        if market.lasting.search(text, max(start, match.start() - _BEFORE), match.start()):
            found += [Period(*match.span(), stretch) for stretch in _lasting(scenery, match, day)]
    for match in market.since.finditer(text, start, end) if not found else ():
        since = dated(scenery, match, day)
        found += [Period(*match.span(), Stretch(one, day)) for one in _edges(since)] if since else []
    for match in market.inside.finditer(text, start, end) if not found else ():
        inside = dated(scenery, match, day)
        if inside and inside.first != inside.last:
            stretch = Stretch(inside.first - dt.timedelta(1), min(inside.last, day))
            found.append(Period(*match.span(), stretch))
    return found


def _lasting(scenery: Scene, match: re.Match[str], day: dt.date) -> Iterator[Stretch]:
    """From the day a length of time ago, or one about as long ago: "over the past three months"."""
    around = span(scenery, match, day)
    if around is not None:
        middle = around.first + (around.last - around.first) / 2
        for days in (0, -_ABOUT, _ABOUT):
            yield Stretch(middle + dt.timedelta(days), day)


def _edges(stretch: Stretch) -> tuple[dt.date, ...]:
    """From where "since March" counts: the end of the month before, its beginning, its end."""
    return tuple(dict.fromkeys((stretch.first - dt.timedelta(1), stretch.first, stretch.last)))


def _named(value: str, day: dt.date) -> Iterator[Stretch]:
    new_year = dt.date(day.year - 1, 12, 31)
    if value == "year":
        yield Stretch(new_year, day)
    elif value == "last year":
        yield Stretch(dt.date(day.year - 2, 12, 31), new_year)
    elif value == "12 months":
        yield Stretch(day - dt.timedelta(365), day)
    elif value in ("month", "last month"):
        before = day.replace(day=1) - dt.timedelta(1)
        if value == "month":
            yield Stretch(before, day)
        yield Stretch(before.replace(day=1) - dt.timedelta(1), before)
    elif value == "week":
        yield from (Stretch(day - dt.timedelta(day.weekday() + 3 + extra), day) for extra in (0, 7))
    elif value.startswith("quarter "):
        month = 3 * int(value.split()[1])
        if _closing(day, month):
            yield Stretch(_month_end(day.year, month - 3), min(day, _month_end(day.year, month)))
        else:
            year = day.year if _month_end(day.year, month) <= day else day.year - 1
            yield Stretch(_month_end(year, month - 3), _month_end(year, month))
    elif value == "quarter":
        before = dt.date(day.year, day.month - (day.month - 1) % 3, 1) - dt.timedelta(1)
        yield Stretch(before, day)
        yield Stretch(_month_end(before.year, before.month - 3), before)
    elif value.startswith("first"):
        months = int(value.split()[1])
        if _closing(day, months):
            yield Stretch(dt.date(day.year - 1, 12, 31), day)
        for year in (day.year, day.year - 1):
            last = _month_end(year, months)
            if last <= day:
                yield Stretch(dt.date(year - 1, 12, 31), last)


def _closing(day: dt.date, month: int) -> bool:
    """Whether a month is about to end: what its last days bring is told as that of the whole."""
    return 0 < (_month_end(day.year, month) - day).days < _LAST_DAYS


def _month_end(year: int, month: int) -> dt.date:
    year, month = (year, month) if month > 0 else (year - 1, month + 12)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def dated(scenery: Scene, match: re.Match[str], day: dt.date) -> Stretch | None:
    """The first and last day of a date in words; the last one past where the year is left out."""
    parts = match.groupdict()
    name, number = parts.get("month"), parts.get("day") or parts.get("day2")
    written = parts.get("year") or parts.get("only")
    months = scenery.words.connectives.months
    if name is None:
        return Stretch(dt.date(int(written), 1, 1), dt.date(int(written), 12, 31)) if written else None
    month = int(name) if name.isdigit() else months.get(name.lower()) or months[f"{name.lower()}."]
    year = int(written) if written else day.year - (month > day.month)
    last = calendar.monthrange(year, month)[1]
    if number and 1 <= int(number) <= last:
        one = dt.date(year, month, int(number))
        return Stretch(one, one)
    return Stretch(dt.date(year, month, 1), dt.date(year, month, last))


def span(scenery: Scene, match: re.Match[str], day: dt.date) -> Stretch | None:
    """The days that a span before `day` points at, give or take one of its smallest unit and a twentieth."""
    counts, units = scenery.markets.values["count"], scenery.markets.values["span"]
    total = slack = 0
    for count, unit in ((match["count"], match["unit"]), (match["count2"], match["unit2"])):
        if count is None:
            continue
        days = _DAYS[units[unit.lower()]]
        number = int(count) if count.isdigit() else int(counts.get(count.lower(), 0))
        total, slack = total + number * days, days
    if not total or total > 36500 or total >= (day - dt.date.min).days - slack:
        return None
    slack = max(slack, total // 20) + 5
    middle = day - dt.timedelta(total)
    before, behind = min(slack, (middle - dt.date.min).days), min(slack, total)
    return Stretch(middle - dt.timedelta(before), middle + dt.timedelta(behind))
