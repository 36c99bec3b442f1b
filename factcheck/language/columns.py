"""Tables in a plain text, a line for each row with a bar between its cells, and the units in the heads of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck.language.expression import Expression
from factcheck.language.identify import identify
from factcheck.language.lexicon import ALIASES, FALLBACK, lexicon
from factcheck.language.tables import languages
from factcheck.language.tables import tables as read_tables
from rates.values import NamedTuple

BAR = " | "
MOST_COLUMNS, MOST_ROWS = 60, 500
_FEWEST_ROWS = 3
NUMBER = Expression(r"[-+−(]?\d[\d.,'’ \u00a0\u2009\u202f]*+%?\)?")
"""A cell that holds a number and nothing else."""
_RULE = Expression(r"[\s|:+=-]*")
_UNITS = (  # in brackets, behind a comma or "in"
    Expression(r"[(\[（【]([^()\[\]（）【】]{1,30})[)\]）】]\s*$"),
    Expression(r"(?:,|:|\b[Ii]n\b|\be[nm]\b)\s*([^,:]{1,30})$"),
)
_TIME = Expression(r"^[^%]*\d[^%]*$")  # "2023", "Q1 2019", "31.12.2020"
_JOINS = frozenset(("of", "in", "us", "u.s."))
_LONGEST_UNIT = 4
_SIGNED = Expression(r"((?:[A-Z]{1,3})?[$€£¥￥₩￦₹₽₺₫฿₪₱₴₦])\s*(.*)")
_THOUSANDS = Expression(r"['’]?000s?$|^thousands? of |^thousands?$")
_SCALES = Expression(r"^(millions?|billions?|trillions?|thousands?) of (.*)$", re.IGNORECASE)


class Cell(NamedTuple):
    """The content of a cell, as a span of the text."""

    start: int
    end: int


class Unit(NamedTuple):
    """What is written before and behind the numbers of a column."""

    before: str
    behind: str


@lru_cache(maxsize=2)
def tables(text: str) -> tuple[list[list[Cell]], ...]:
    """The tables of a text: runs of two lines and more with a bar between cells, each row a list of them."""
    return tuple(rows for rows in _tables(text) if len(rows) > 1)


def _tables(text: str) -> Iterator[list[list[Cell]]]:
    start = text.find(BAR)
    while start >= 0:
        rows, end = _table(text, text.rfind("\n", 0, start) + 1)
        yield rows
        start = text.find(BAR, end)


def _table(text: str, start: int) -> tuple[list[list[Cell]], int]:
    """The rows of the table that begins with a line, and where the next line begins."""
    rows: list[list[Cell]] = []
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text.find("|", start, end) < 0:
            break
        if len(rows) < MOST_ROWS and not _RULE.fullmatch(text, start, end):
            rows.append(list(_cells(text[start:end], start)))
        start = end + 1
    return rows, start


def _cells(line: str, start: int) -> Iterator[Cell]:
    """The cells of a line that begins at `start`; a bar at either end parts nothing. The first may be empty."""
    bare = line.strip()
    inside = bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == "|" else line
    at = start + line.find(inside)
    for content in inside.split("|", MOST_COLUMNS)[:MOST_COLUMNS]:
        left = at + len(content) - len(content.lstrip())
        yield Cell(left, left + len(content.strip()))
        at += len(content) + 1


def is_row(line: str) -> bool:
    """Whether a line is the row of a table with more numbers than words: no sentence."""
    cells = [cell.strip() for cell in line.split("|") if cell.strip()][1:]
    return bool(cells) and 2 * sum(NUMBER.fullmatch(cell) is not None for cell in cells) >= len(cells)


def column_units(heads: list[str]) -> list[Unit | None]:
    """The unit of each column; a first head that is a unit and nothing else ("€ million") holds for those without."""
    own = [unit_of(head) for head in heads]
    general = own[0] if heads and own[0] and _unitary(heads[0]) else None
    return [
        unit or (general if place and _TIME.search(head) else None)
        for place, (unit, head) in enumerate(zip(own, heads, strict=True))
    ]


@lru_cache(maxsize=512)
def unit_of(head: str) -> Unit | None:
    """The unit that the head of a column names, if it is one of money: "Revenue, €m", "Fee (RMB)", "매출(억원)"."""
    language = identify(head)
    units = (_unit(one, language) for one in _candidates(head[-100:].strip()) if not _weak(one, head, language))
    return next((unit for unit in units if unit), None)


def _weak(unit: str, head: str, language: str) -> bool:
    """Whether a unit is a single word that means other things too, and no bracket sets it apart: "Games won"."""
    mark = lexicon(language).marks.names.get(unit.lower())
    return mark is not None and mark.weak and not head.rstrip().endswith((")", "]", "）", "】"))


def _candidates(head: str) -> Iterator[str]:
    """What in a head may be its unit, the likeliest first: a bracket, the end behind a comma, its last words."""
    for pattern in _UNITS:
        match = pattern.search(head)
        if match:
            yield match[1].strip()
    words = head.split()
    for count in range(min(len(words), _LONGEST_UNIT), 1, -1):
        if _unitary(" ".join(words[-count:])):
            yield " ".join(words[-count:])
    yield from words[-1:]


@lru_cache(maxsize=512)
def _unitary(words: str) -> bool:
    """Whether words are scales and currencies and nothing else: "€ million", "in thousands of US dollars"."""
    language = lexicon(identify(words))
    known = {*language.marks.behind, *language.marks.names}
    return bool(words) and all(
        word in known or word.lower() in known or word.lower() in language.numerals.scales or word.lower() in _JOINS
        or (_SIGNED.fullmatch(word) is not None and not word[-1].isdigit())
        for word in words.strip("()").replace("'000", " thousand").split()
    )  # fmt: skip


def _unit(unit: str, language: str) -> Unit | None:
    scale = ""
    if named := _SCALES.match(unit):
        scale, unit = f" {named[1].lower().removesuffix('s')}", named[2]
    thousands = _THOUSANDS.search(unit)
    if thousands:
        scale, unit = " thousand", _THOUSANDS.sub("", unit).strip()
    signed = _SIGNED.fullmatch(unit)
    if signed:
        rest = signed[2].strip()
        return Unit(signed[1], scale or (f" {rest}" if len(rest) > 2 and rest.isascii() else rest))
    if not _names_money(unit, language):
        return None
    return Unit("", f"{scale} {unit}" if unit.isascii() or scale else unit)


def _names_money(unit: str, language: str) -> bool:
    """Whether a short text ends or begins with a currency."""
    marks = lexicon(language).marks
    words = re.split(r"[\s/'’]+", unit)
    known = {*marks.behind, *marks.names}
    ends = [unit[index:] for index in range(len(unit)) if not unit[index].isascii()] if not unit.isascii() else []
    return any(word in known or word.lower() in marks.names for word in (*words, *ends))


def totalled(text: str, rows: list[list[Cell]], language: str | None) -> bool:
    """Whether the last row of a table is the total of those above, and the only one; all rows must be as long."""
    if len({len(row) for row in rows[1:]}) > 1:
        return False
    words = _total_words(language or FALLBACK)
    labels = [text[row[0].start : row[0].end].strip(" *_:").lower() for row in rows if row]
    return len(rows) > _FEWEST_ROWS and labels[-1] in words and not any(word in labels[:-1] for word in words)


@cache
def _total_words(language: str) -> frozenset[str]:
    code = ALIASES.get(language, language)
    return frozenset(
        word.lower() for word in read_tables(code if code in languages() else FALLBACK).words("table-total")
    )
