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
_SHORT, _PROSE, _FEW = 90, 160, 5
_CLOCK = Expression(r"[\s,(]*\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?")
_MORE = Expression(r"\d|[!?…]|(?:^|\s)(?:[-–—]|to|until|bis|au|al|hasta|till)\s*$|^\s*(?:[-–—]|to|until|bis)\s")
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


def dateline_in(lines: Sequence[str], *, day_first: bool = False, beside: bool = False) -> dt.date | None:
    """The date in some lines around a headline; none where they show several and no word tells which is meant.

    Beside a headline it need not stand alone: a name or a place may be in its line.
    """
    labelled: list[dt.date] = []
    bare: list[dt.date] = []
    for line in lines:
        if not _YEAR.search(line):
            continue
        if wire := _of_wire(line[:_PROSE]):
            return wire
        if len(line) <= _SHORT:
            stated = list(_stated(line, day_first=day_first))
            for kind, date in stated or (_accompanied(line, day_first=day_first) if beside else ()):
                (labelled if kind else bare).append(date)
    if labelled:
        return labelled[0]
    return bare[0] if len(set(bare)) == 1 else None


def date_beside(line: str, *, day_first: bool = False) -> dt.date | None:
    """The date of a short line: alone, behind a word such as "Published", or beside a name or a place."""
    stated = [*_stated(line, day_first=day_first)] or [*_accompanied(line, day_first=day_first)]
    return next((date for kind, date in stated if kind), stated[0][1] if stated else None)


def _stated(line: str, *, day_first: bool) -> Iterator[tuple[bool, dt.date]]:
    """The dates that stand alone between the signs that part a line, and whether a word says that they are the ones."""
    before = ""
    for part in _PARTS.split(line):
        kind, rest = _label(part.strip())
        kind = kind or before
        plain = rest.strip(" :：.,()[]<>")
        date = parse_date(plain, day_first=day_first) or parse_date(rest.strip(), day_first=day_first)
        if date and kind != "changed":
            yield kind == "published", date
        before = "" if rest else kind


def _accompanied(line: str, *, day_first: bool) -> Iterator[tuple[bool, dt.date]]:
    """The date of a line that holds one beside a few words, as of a place or an author, and no other figure."""
    found = find_dates(line, day_first=day_first)
    if len(found) != 1:
        return
    start, end, date = found[0]
    before, after = line[:start], _CLOCK.sub("", line[end:])
    words = f"{before} {after}"
    changed = any(_label(part)[0] == "changed" for part in _PARTS.split(line))
    if not changed and len(words.split()) <= _FEW and not _MORE.search(words):
        yield False, date


def label(words: str) -> str:
    """Whether words before a date say "published" or "changed", if anything."""
    kind, rest = _label(words.strip())
    return "" if rest else kind


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
