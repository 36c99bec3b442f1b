"""Reads a house's own table of rates: a CSV file with `date,base,quote,rate[,market][,source]`.

What cannot be used is named by file, line and reason; the rest is used.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from decimal import Decimal

from rates.currencies import ALIASES, exists
from rates.values import NamedTuple

COLUMNS = ("date", "base", "quote", "rate")
OPTIONAL = ("market", "source")
LARGEST = 64 << 20
"""The most bytes of a table."""

_RATE = re.compile(r"\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Row(NamedTuple):
    """One rate of a house: units of `quote` for one `base`; `market` is "" where only one is surveyed."""

    day: dt.date
    base: str
    quote: str
    rate: Decimal
    market: str
    source: str
    line: int


class Problem(NamedTuple):
    """A line of a table that was not used, and why; line 0 is the file itself."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.reason}"


class Table(NamedTuple):
    """The rows of one file, in its order, and what could not be used of it."""

    path: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


class _BadRowError(ValueError):
    """A row that cannot be used, with the reason."""


def read_table(path: str) -> Table:
    """Reads a table; one that cannot be read at all has no rows and one problem."""
    try:
        if os.path.getsize(path) > LARGEST:
            return _unreadable(path, f"has more than {LARGEST >> 20} MB")
        with open(path, "rb") as stream:
            return parse_table(stream.read(), path)
    except OSError as problem:
        return _unreadable(path, f"cannot be read ({problem.strerror or problem})")


def parse_table(data: bytes, path: str) -> Table:
    """Reads the bytes of a table: UTF-8, with or without a byte order mark, whatever the ends of its lines."""
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    if not lines:
        return _unreadable(path, "is empty")
    try:
        header, delimiter = _header(lines[0])
    except _BadRowError as problem:
        return Table(path, (), (Problem(path, 1, str(problem)),))
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[tuple[object, ...], int] = {}
    name = os.path.splitext(os.path.basename(path))[0]
    for number, line in enumerate(lines[1:], 2):
        try:
            row = _row(_fields(line, delimiter), header, name, number)
            if row is not None:
                rows.append(_unique(row, seen))
        except _BadRowError as problem:
            problems.append(Problem(path, number, str(problem)))
    return Table(path, tuple(rows), tuple(problems))


def _header(line: bytes) -> tuple[list[str], str]:
    """The names of the columns and what separates them: the comma, or what a spreadsheet may write instead."""
    for delimiter in ",;\t":
        names = [name.lower() for name in _fields(line, delimiter)]
        if set(COLUMNS) <= set(names):
            return names, delimiter
    raise _BadRowError(f"the first line must name the columns {','.join(COLUMNS)}")


def _fields(line: bytes, delimiter: str) -> list[str]:
    import csv

    try:
        text = line.decode("utf-8")
        found = next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except UnicodeDecodeError:
        raise _BadRowError("is not UTF-8; save the table as UTF-8") from None
    except csv.Error as problem:
        raise _BadRowError(f"is no row of a table ({problem})") from None
    return [field.strip() for field in found]


def _row(fields: list[str], header: list[str], name: str, line: int) -> Row | None:
    """One row; None for an empty line."""
    if not any(fields):
        return None
    if len(fields) > len(header) and any(fields[len(header) :]):
        raise _BadRowError(f"has {len(fields)} fields, but the first line names {len(header)}")
    named = dict(zip(header, fields, strict=False))
    day = _day(named.get("date", ""))
    base, quote = _code(named.get("base", "")), _code(named.get("quote", ""))
    if base == quote:
        raise _BadRowError("base and quote are the same currency")
    rate, market, source = (named.get(column, "") for column in ("rate", "market", "source"))
    return Row(day, base, quote, _rate(rate), market, source or name, line)


def _unique(row: Row, seen: dict[tuple[object, ...], int]) -> Row:
    """The row, if no other is for the same day, pair and market, in either direction."""
    key = (row.day, *sorted((row.base, row.quote)), row.market)
    if key in seen:
        raise _BadRowError(f"repeats line {seen[key]}, which is used")
    seen[key] = row.line
    return row


def _day(text: str) -> dt.date:
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise _BadRowError(f"{text[:20]!r} is no date; write it as 2024-05-12")


def _code(text: str) -> str:
    code = text.upper()
    if not exists(code):
        raise _BadRowError(f"{text[:20]!r} is no currency code of ISO 4217")
    return ALIASES.get(code, code)


def _rate(text: str) -> Decimal:
    if not _RATE.fullmatch(text):
        raise _BadRowError(f"{text[:20]!r} is no rate; write it as 8850 or 8850.5, without signs and separators")
    value = Decimal(text)
    if value == 0:
        raise _BadRowError("the rate is zero")
    return value


def _unreadable(path: str, reason: str) -> Table:
    return Table(path, (), (Problem(path, 0, reason),))
