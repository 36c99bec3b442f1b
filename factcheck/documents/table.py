"""Tables (.csv, .tsv): a line for each row, a bar between its cells, and each number with the unit of its column.

"Revenue, €m" over "1,200" is read as "€1,200m"; the sign stands for the cell's first character, the "m" for its last.
"""

from __future__ import annotations

import re

from factcheck.documents.assembly import Assembly
from factcheck.documents.encoding import decode
from factcheck.language.columns import Unit, column_units
from factcheck.model import Document
from rates.values import NamedTuple

_NUMBER = re.compile(r"[-+−(]?\d[\d.,'’ \u00a0\u2009\u202f]*+%?\)?")
_DELIMITERS = ",;\t|"
_HEAD_ROWS, _COLUMNS = 1, 1000


class Cell(NamedTuple):
    """A cell: where its content begins and ends in the source, and whether it is in quotes."""

    start: int
    end: int
    quoted: bool


def read(data: bytes | str, source: str) -> Document:
    """The document of a table with one row of heads."""
    original = decode(data, source)
    delimiter = "\t" if source.lower().endswith((".tsv", ".tab")) else _delimiter(original)
    text = Assembly(original)
    units: list[Unit | None] = []
    for number, row in enumerate(_rows(original, delimiter)):
        if number == 0:
            units = column_units([original[cell.start : cell.end].strip() for cell in row[:_COLUMNS]])
        if any(cell.start < cell.end for cell in row):
            _add_row(text, row, units if number >= _HEAD_ROWS else [])
    return text.document(source)


def _delimiter(original: str) -> str:
    """The sign that parts the cells: the one that the first line has most of outside quotes."""
    line = re.sub(r'"[^"]*"', "", original.partition("\n")[0])
    return max(_DELIMITERS, key=line.count)


def _rows(original: str, delimiter: str) -> list[list[Cell]]:
    """The cells of every row. A quoted cell may hold line ends; quotes that never end are taken as they stand."""
    sign = re.escape(delimiter)
    plain = rf"([^{sign}\r\n]*)"
    pattern = re.compile(rf'[ ]*+(?:"((?:[^"]++|"")*+)"[ ]*+(?=[{sign}\r\n]|\Z)|{plain})({sign}|\r?\n|\r|\Z)')
    simple = re.compile(rf"(?:(?!)()|{plain})({sign}|\r?\n|\r|\Z)")
    last, rows, row, at = original.rfind('"'), [], list[Cell](), 0
    while at < len(original):
        match = (pattern if at < last else simple).match(original, at) or simple.match(original, at)
        if not match:
            break
        group = 1 if match[1] is not None else 2
        row.append(_trimmed(original, match.start(group), match.end(group), quoted=group == 1))
        at = match.end()
        if match[3] != delimiter:
            rows.append(row)
            row = []
    return [*rows, row] if row else rows


def _trimmed(original: str, start: int, end: int, *, quoted: bool) -> Cell:
    content = original[start:end]
    end -= len(content) - len(content.rstrip(" "))
    return Cell(min(start + len(content) - len(content.lstrip(" ")), end), end, quoted)


def _add_row(text: Assembly, row: list[Cell], units: list[Unit | None]) -> None:
    if text.length:
        text.put("\n", row[0].start)
    for index, cell in enumerate(row):
        if index:
            text.put(" | ", cell.start)
        unit = units[index] if index < len(units) else None
        if unit and _NUMBER.fullmatch(text.source[cell.start : cell.end].strip()):
            _add_number(text, cell, unit)
        else:
            _add_cell(text, cell)


def _add_number(text: Assembly, cell: Cell, unit: Unit) -> None:
    text.put(unit.before, cell.start)
    text.add(cell.start, cell.end)
    text.put(unit.behind, cell.end - 1)


def _add_cell(text: Assembly, cell: Cell) -> None:
    start = cell.start
    while cell.quoted and (at := text.source.find('""', start, cell.end)) >= 0:
        text.add(start, at + 1)
        start = at + 2
    text.add(start, cell.end)
