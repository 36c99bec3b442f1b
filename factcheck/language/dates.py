"""Reading one date that stands alone, as in front matter: strictly, for a wrong date makes wrong rates.

The whole string must be the date. What could be two days ("10/11/2024"), or is no day ("March 2024"), is none, unless
it is known that the day comes first. A time may follow; its zone is not applied, for the calendar date as written is
the one that was published.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from functools import cache

_YEARS = range(1900, 2100)
_LONGEST = 80
_ISO = len("2019-05-31")  # as nearly all front matter has it
_ZONE = r"(?:Z|[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d\d:?\d\d)"
_TIME = (
    r"(?:(?:,?(?: +(?:at|à|um|alle|às|kl\.?|@|-|–))? +|T)"
    r"(?:(?:오[전후]|[上下]午|午[前後]) ?)?\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d{1,9})?)?"
    rf"(?: ?[ap]\.?m\.?|[ap])?(?: Uhr| h)? ?{_ZONE}?(?: ?[\[(][A-Za-z ]{{2,40}}[\])])?)?"
)
_WEEKDAY = r"(?:(?P<weekday>[^\W\d_]+(?:-feira)?)[.,]* )?"
_MONTH = r"(?P<month>[^\W\d_]+)"
_NUMERIC = r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME
_COMPACT = r"(\d{4})(\d\d)(\d\d)(?:T\d{4}(?:\d\d)?(?:Z|[+-]\d\d:?\d\d)?|[0-2]\d[0-5]\d[0-5]\d)?"
_TIME_FIRST = r"^\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,? (?=\d{1,2} [^\W\d]|[^\W\d]|\d{4}-)"
_EITHER_FIRST = _WEEKDAY + r"(\d{1,2})([-/.])(\d{1,2})\3(\d{4}|\d\d)" + _TIME
_EAST_ASIAN = (
    r"(\d{4}) ?[年년.] ?(\d{1,2}) ?[月월.] ?(\d{1,2}) ?[日일.]?"
    r"(?: ?[(（]?(?:星期|周|週)?[月火水木金土日월화수목금토일一二三四五六](?:曜日|요일)?[)）]?)?" + _TIME
)
_DAY_FIRST = (
    _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?(?: (?:of|de) |[ -])?"
    + _MONTH + r"[.,]?(?: (?:del?) | ?-|) ?(?P<year>\d{4})(?: г\.?)?" + _TIME
)  # fmt: skip
_MONTH_FIRST = _WEEKDAY + _MONTH + r"\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})" + _TIME
_INSIDE = (
    r"(?<![\w./-])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d\d)"
    r"|\d{4} ?[年년.] ?\d{1,2} ?[月월.] ?\d{1,2} ?[日일.]?"
    r"|\d{1,2}(?:st|nd|rd|th|er|[.ºª°])?(?: (?:of|de) |[ -])?[^\W\d_]{3,12}[.,]?(?: (?:del?) | ?-|) ?\d{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?![\w]|[-/.]\d)"
)


def parse_date(text: str, *, day_first: bool = False) -> dt.date | None:
    """The date that the whole of a short text states, None where it states none or could state two."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    words = re.sub(_TIME_FIRST, "", text) if text[:1].isdigit() else text
    return _in_digits(text, day_first=day_first) or _in_words(words)


def find_dates(text: str, *, day_first: bool = False) -> list[tuple[int, int, dt.date]]:
    """The dates inside a short text, each with its place, in order. What could be two days is left out."""
    found: list[tuple[int, int, dt.date]] = []
    at = 0
    while match := re.compile(_INSIDE, re.IGNORECASE).search(text, at):
        date = parse_date(match[0], day_first=day_first)
        if date:
            found.append((match.start(), match.end(), date))
        at = match.end() if date else match.start() + 1
    return found


def _match(pattern: str, text: str) -> re.Match[str] | None:
    """Patterns are compiled at need: most dates are in ISO 8601, the first of them."""
    return re.fullmatch(pattern, text, re.IGNORECASE)


def _in_digits(text: str, *, day_first: bool) -> dt.date | None:
    if len(text) == _ISO and text[4] == text[7] == "-" and text.replace("-", "").isdecimal():
        return _date(text[:4], text[5:7], text[8:])
    if match := _match(_NUMERIC, text):
        return _date(match[1], match[3], match[4])
    if match := _match(_COMPACT, text) or _match(_EAST_ASIAN, text):
        return _date(match[1], match[2], match[3])
    if match := _match(_EITHER_FIRST, text):
        return _either(match, day_first=day_first) if _is_weekday(match["weekday"]) else None
    return None


def _either(match: re.Match[str], *, day_first: bool) -> dt.date | None:
    """The date of two numbers and a year; of two such dates none, but where the day is known to come first."""
    _, day, _, month, year = match.groups()[:5]
    if len(year) == 2:
        return _short(day, month, year, day_first=day_first)
    readings = {_date(year, month, day), _date(year, day, month)} - {None}
    if len(readings) == 1:
        return readings.pop()
    return _date(year, month, day) if day_first else None


def _short(first: str, second: str, third: str, *, day_first: bool) -> dt.date | None:
    """The date of three numbers of two digits at most: the year may come last or first."""
    if day_first:
        return _date(_century(third), second, first)
    orders = ((third, second, first), (third, first, second), (first, second, third))
    readings = {_date(_century(year), month, day) for year, month, day in orders} - {None}
    return readings.pop() if len(readings) == 1 else None


def _century(year: str) -> str:
    return ("19" if year >= "90" else "20") + year if len(year) == 2 and not "40" <= year < "90" else "0"


def _is_weekday(word: str | None) -> bool:
    return not word or word.lower() in _calendar()[1]


def _in_words(text: str) -> dt.date | None:
    matches = (_match(pattern, text) for pattern in (_DAY_FIRST, _MONTH_FIRST))
    return next((date for match in matches if match and (date := _named(match))), None)


def _named(match: re.Match[str]) -> dt.date | None:
    month = _calendar()[0].get(match["month"].lower())
    if not month or not _is_weekday(match["weekday"]):
        return None
    return _date(match["year"], month, match["day"])


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day)) if int(year) in _YEARS else None
    except ValueError:
        return None


@cache
def _calendar() -> tuple[dict[str, str], frozenset[str]]:
    """The months by name, and the names of weekdays."""
    months: dict[str, str] = {}
    weekdays: set[str] = set()
    with open(os.path.join(os.path.dirname(__file__), "calendar.tsv"), encoding="utf-8") as lines:
        for _, number, names in (line.rstrip("\n").split("\t") for line in lines if line.count("\t") == 2):
            if number == "day":
                weekdays.update(names.split())
            elif number.isdigit():
                months.update(dict.fromkeys(names.split(), number))
    return months, frozenset(weekdays)
