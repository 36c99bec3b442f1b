"""The publication date that the first lines of an article show: strictly, for events have dates too."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.language.dates import find_dates, parse_date
from factcheck.language.expression import Expression

_HEAD, _LINES = 1500, 10
_YEAR = Expression(r"(?:19|20)\d\d|[１２][０-９]{3}")
_SHORT, _PROSE = 90, 160
_PARTS = re.compile(r"[|·•∙‧ㅣ／]|\s[-–—/]\s|\s{2,}|\t|\s(?=[^\W\d_]+\s?:)")
_PLACE = r"[^\W\d_a-z][^\d\n():;!?]{1,48}?"
_AGENCY = Expression(r"[,)]?\s*(?:/[^/\n]{1,30}/|\([^()\n]{1,40}\)|[^\W\d_a-z][\w. ]{0,25})?\s*(?:--|[-–—])\s")


def dateline(text: str) -> dt.date | None:
    """The date in the first lines of a plain text: alone in a line, behind a word such as "Published", or of a wire."""
    head = text[:_HEAD]
    if not _YEAR.search(head):
        return None
    lines = [line.strip() for line in head.splitlines()]
    return dateline_in([line for line in lines if line][:_LINES])


def dateline_in(lines: Sequence[str]) -> dt.date | None:
    """The date in some lines around a headline; none where they show several and no word tells which is meant."""
    labelled: list[dt.date] = []
    bare: list[dt.date] = []
    for line in lines:
        if not _YEAR.search(line):
            continue
        if wire := _of_wire(line[:_PROSE]):
            return wire
        if len(line) <= _SHORT:
            for kind, date in _stated(line):
                (labelled if kind else bare).append(date)
    if labelled:
        return labelled[0]
    return bare[0] if len(set(bare)) == 1 else None


def _stated(line: str) -> Iterator[tuple[bool, dt.date]]:
    """The dates that stand alone between the signs that part a line, and whether a word says that they are the ones."""
    before = ""
    for part in _PARTS.split(line):
        kind, rest = _label(part.strip())
        kind = kind or before
        date = parse_date(rest.strip(" :：.,()[]<>")) or parse_date(rest.strip())
        if date and kind != "changed":
            yield kind == "published", date
        before = "" if rest else kind


def _label(part: str) -> tuple[str, str]:
    """What the word before a date says, and what is left."""
    match = _labels().match(part)
    if not match:
        return "", part
    return ("published" if match["published"] else "changed"), part[match.end() :]


@cache
def _labels() -> re.Pattern[str]:
    with open(os.path.join(os.path.dirname(__file__), "datelines.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    kinds: dict[str, list[str]] = {}
    for kind, words in rows[1:]:
        kinds.setdefault(kind, []).extend(map(re.escape, words.split("|")))
    named = "|".join(f"(?P<{kind}>{'|'.join(sorted(words, key=len, reverse=True))})" for kind, words in kinds.items())
    return re.compile(rf"(?:{named})(?![^\W\d_])\s*[:：]?\s*", re.IGNORECASE)


def _of_wire(line: str) -> dt.date | None:
    """The date of a news agency's first line: "SEOUL, May 31, 2019 (Agency) - ..."."""
    for start, end, date in find_dates(line):
        place = line[:start].rstrip(" ,(")
        if re.fullmatch(_PLACE, place) and _AGENCY.match(line, end):
            return date
    return None
