"""Figures in tables: the numbers of a column are in the unit that its head names ("Revenue, €m")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from factcheck.language.columns import NUMBER, Cell, Unit, column_units, tables, totalled
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_digits, quantum
from factcheck.model import Figure, Numeral

Reader = Callable[[str], Figure | None]
"""Reads a short text that is a figure of money and nothing else."""
_NEGATIVE = "-−("
_SIGNS = "-+−()%"
MOST_DIGITS = 30


def with_columns(text: str, figures: tuple[Figure, ...], lexicon: Lexicon, read: Reader) -> tuple[Figure, ...]:
    """The figures, with those of money that the head of a column makes of bare numbers."""
    known: dict[Unit, Figure | None] = {}
    found = [
        figure
        for rows in tables(text)
        for column, unit in enumerate(column_units([text[cell.start : cell.end] for cell in rows[0]]))
        if unit and (worth := known[unit] if unit in known else known.setdefault(unit, _worth(unit, read)))
        for figure in _column(text, _below(rows, column), worth, lexicon)
    ]
    return _merged(figures, found)


def _below(rows: list[list[Cell]], column: int) -> Iterator[Cell]:
    """The cells under a head. Pages leave out empty cells: a head row that lacks one lacks that of the corner."""
    for row in rows[1:]:
        if 0 <= len(row) - len(rows[0]) <= 1:
            yield row[column + len(row) - len(rows[0])]


def with_totals(text: str, figures: tuple[Figure, ...], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, with the other numbers of tables that end in a total."""
    bare = Figure("count", "", 0, 0, Decimal(1))
    found = [
        figure
        for rows in tables(text)
        if totalled(text, rows, lexicon.language)
        for column in range(1, len(rows[-1]))
        for figure in _column(text, (row[column] for row in rows[1:]), bare, lexicon)
    ]
    return _merged(figures, found)


def _merged(figures: tuple[Figure, ...], found: list[Figure]) -> tuple[Figure, ...]:
    """Both in the order of the text; a number that is a figure already stays what it is."""
    ends = [figure.end for figure in figures]
    free = []
    for figure in found:
        place = bisect_left(ends, figure.start + 1)
        if place == len(figures) or figures[place].start >= figure.end:
            free.append(figure)
    return tuple(sorted((*figures, *free), key=lambda figure: figure.start)) if free else figures


def _worth(unit: Unit, read: Reader) -> Figure | None:
    """What the number 1 is in a unit, as a figure; None where that is no money, or not all of it is understood."""
    for sample in _samples(unit):
        figure = read(sample)
        if figure is not None and figure.kind == "money" and figure.text == sample and figure.amount_high is None:
            return figure
    return None


def _samples(unit: Unit) -> Iterator[str]:
    """The ways to write 1 in a unit: as it stands, with its currency in front, with its scale in front."""
    yield f"{unit.before}1{unit.behind}"
    first, _, rest = unit.behind.strip().partition(" ")
    if not unit.before and rest:
        yield f"{first} 1 {rest}"
        yield f"{first} 1{rest}"
        yield f"1 {rest} {first}"


def _column(text: str, cells: Iterable[Cell], worth: Figure, lexicon: Lexicon) -> Iterator[Figure]:
    for cell in cells:
        content = text[cell.start : cell.end]
        if content and len(content) <= MOST_DIGITS and NUMBER.fullmatch(content):
            figure = _figure(content, cell, worth, lexicon)
            if figure:
                yield figure


def _figure(content: str, cell: Cell, worth: Figure, lexicon: Lexicon) -> Figure | None:
    """A number in a cell as a figure in the unit of its column; percentages keep their own."""
    numerals = lexicon.numerals
    digits = content.strip(_SIGNS).strip()
    value = parse_digits(digits, numerals.group, numerals.point)
    if value is None or (content.endswith("%") and worth.kind == "money"):
        return None
    if content.endswith("%"):
        worth = worth._replace(kind="percent")
    at = cell.start + content.index(digits)
    negative = content[0] in _NEGATIVE
    start, end = (cell.start, cell.end) if negative else (at, at + len(digits))
    numeral = Numeral(at, at + len(digits), worth.amount, quantum(value) * worth.amount)
    return worth._replace(
        text=content if negative else digits, start=start, end=end, numerals=(numeral,), hedge=None, bound=None,
        amount=value * worth.amount * (-1 if negative else 1),
    )  # fmt: skip
