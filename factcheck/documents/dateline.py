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
_YEAR = Expression(r"(?:19|20)\d\d|[１２][０-９]{3}|\d[./-]\d\d(?!\d)")
_SHORT, _PROSE, _FEW = 90, 160, 5
_LONGEST = 400
_CLOCK = Expression(
    r"[\s,(@–-]*(?:\b[^\W\d_]{2,3}\s)?(?<!\d)\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m?\b\.?)?(?: Uhr)?"
)
_BEFORE_TEXT = Expression(r"\s*(?:\(([^()\n]{6,30})\) (?=[^\W\d_a-z])|([^()|\n]{6,30}?) ?(?:--|—) ?(?=[^\W\d_a-z]))")
_STOPS, _PART, _LABEL_WORDS = (".", "!", "?", "…"), 60, 4
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
        if not _YEAR.search(line[:_LONGEST]):
            continue
        if wire := _of_wire(line[:_PROSE]):
            return wire
        for kind, date in _dates(line, day_first=day_first, beside=beside):
            (labelled if kind else bare).append(date)
    if labelled:
        return labelled[0]
    return bare[0] if len(set(bare)) == 1 else None


def _dates(line: str, *, day_first: bool, beside: bool) -> list[tuple[bool, dt.date]]:
    """The dates of a line; of a long one those that a word names, and the bare ones if it is a row of short parts."""
    if len(line) > _LONGEST:
        return []
    stated = list(_stated(line, day_first=day_first))
    if len(line) <= _SHORT:
        return stated or (list(_accompanied(line, day_first=day_first)) if beside else [])
    row = not line.endswith(_STOPS) and max(map(len, _PARTS.split(line))) <= _PART
    return stated if row else [(kind, date) for kind, date in stated if kind]


def labelled_date(line: str, *, day_first: bool = False) -> dt.date | None:
    """The date behind a word such as "Published" in a line."""
    return next((date for kind, date in _stated(line, day_first=day_first) if kind), None)


def told_date(line: str, *, day_first: bool = False) -> dt.date | None:
    """The date in a sentence such as "This article was published by J. Doe on 31 May 2019 and ..."."""
    words = line.replace(" | ", " ")
    subject, verb, not_so = (_told(kind) for kind in ("subject", "verb", "unlike"))
    if not (subject.search(words) and verb.search(words)) or not_so.search(words):
        return None
    dates = {date for *_, date in find_dates(words, day_first=day_first)}
    return dates.pop() if len(dates) == 1 else None


def date_at_start(line: str, *, day_first: bool = False) -> dt.date | None:
    """The date before the first words of a text: "May 31, 2019 -- Wages ...", "(31.05.2019) Wages ..."."""
    head = line[:_SHORT].removeprefix("| ")
    match = _BEFORE_TEXT.match(head)
    return parse_date(match[1] or match[2], day_first=day_first) if match else None


def date_at_end(title: str, *, day_first: bool = False) -> dt.date | None:
    """The date that is the last part of a title: "Wages are late | The Daily | 31.05.2019"."""
    _, *parts = _PARTS.split(title)
    return parse_date(parts[-1], day_first=day_first) if parts else None


def date_beside(line: str, *, day_first: bool = False) -> dt.date | None:
    """The date of a short line: alone, behind a word such as "Published", or beside a name or a place."""
    stated = [*_stated(line, day_first=day_first)] or [*_accompanied(line, day_first=day_first)]
    return next((date for kind, date in stated if kind), stated[0][1] if stated else None)


def _stated(line: str, *, day_first: bool) -> Iterator[tuple[bool, dt.date]]:
    """The dates that stand alone between the signs that part a line, and whether a word says that they are the ones."""
    before = ""
    for part in _PARTS.split(line):
        kind, rest = _label(_without_change(part.strip(" ,;•-–—")))
        kind = kind or before
        plain = rest.strip(" :：.,()[]<>")
        date = parse_date(plain, day_first=day_first) or parse_date(rest.strip(), day_first=day_first)
        if date and kind != "changed":
            yield kind == "published", date
        before = _ending(rest) if rest else kind


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


def _without_change(part: str) -> str:
    """What stands before the word at the end that says that there was a change later: "31 May 2019, updated"."""
    head, comma, last = part.rpartition(",")
    return head if comma and label(last) == "changed" else part


def _ending(part: str) -> str:
    """What the words at the end of a part say of a date in the next: "This entry was posted on"."""
    words = part.rstrip(" :：").rsplit(maxsplit=_LABEL_WORDS)[-_LABEL_WORDS:]
    kinds = (label(" ".join(words[at:])) for at in range(len(words)))
    return next((kind for kind in kinds if kind), "")


def _label(part: str) -> tuple[str, str]:
    """What the word before a date says, and what is left."""
    kind = ""
    while match := _labels().match(part):
        kind = kind or match.lastgroup or ""
        part = part[match.end() :]
    return "" if kind == "neutral" else kind, part


@cache
def _labels() -> re.Pattern[str]:
    named = (f"(?P<{kind}>{_words(kind)})" for kind in ("published", "changed", "neutral"))
    return re.compile(rf"(?:{'|'.join(named)})(?![^\W\d_])\s*[:：]?\s*", re.IGNORECASE)


@cache
def _told(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{_words(kind)})", re.IGNORECASE)


def _words(kind: str) -> str:
    """The words of a kind as an expression, the longest first."""
    with open(os.path.join(os.path.dirname(__file__), "datelines.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    words = [word for row in rows if row[0] == kind for word in row[1].split("|")]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _of_wire(line: str) -> dt.date | None:
    """The date of a news agency's first line: "SEOUL, May 31, 2019 (Agency) - ..."."""
    for start, end, date in find_dates(line):
        place = line[:start].rstrip(" ,(")
        if re.fullmatch(_PLACE, place) and _AGENCY.match(line, end):
            return date
    return None
