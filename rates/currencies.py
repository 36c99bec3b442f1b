"""The currencies of ISO 4217, present and past: names, minor units, and the days on which they were money.

The table is `data/currencies.tsv`. `first` and `last` are the days on which a currency began and ceased to be the
money of its country: the kuna's last day is the eve of the euro, though shops took it for two weeks more (`cash`).
The notes and coins that became the euro in 2002 count as in use until they were withdrawn. Early days are those of the
Unicode CLDR, euro rates those of Council Regulation (EC) 2866/98 as amended.
"""

from __future__ import annotations

import datetime as dt
import os
from functools import cache

from rates.values import NamedTuple

ALIASES = {"CNH": "CNY"}
"""Codes outside ISO 4217 for the money of a code within it."""

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "currencies.tsv")


class Currency(NamedTuple):
    """One row of the table.

    `name` is English, as within a sentence ("Croatian kuna"). `digits` are the decimals of the minor unit, None where
    there is none (gold). `first` and `last` are the first and last day in use, None where unknown or still in use;
    `cash` is the last day on which shops took it, where later. `successor` is the code that replaced it and `note`
    at how much ("7.5345 to the euro").
    """

    code: str
    name: str
    digits: int | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    cash: dt.date | None = None
    successor: str | None = None
    note: str = ""


def currency(code: str) -> Currency | None:
    """The currency of an ISO 4217 code (or alias) in capitals, present or past."""
    row = _rows().get(ALIASES.get(code, code))
    return None if row is None else _parse(row)


def exists(code: str) -> bool:
    """Whether a code is, or was, in ISO 4217 (or is an alias)."""
    return ALIASES.get(code, code) in _rows()


def alive(code: str, day: dt.date) -> bool:
    """Whether a currency was the money of its country on a day; False for unknown codes."""
    known = currency(code)
    if known is None:
        return False
    return (known.first is None or known.first <= day) and (known.last is None or day <= known.last)


def codes() -> tuple[str, ...]:
    """All codes of the table, by alphabet."""
    return tuple(_rows())


@cache
def _rows() -> dict[str, str]:
    """The lines of the table by code, not yet parsed: most runs need a handful."""
    with open(_PATH, encoding="utf-8") as stream:
        lines = stream.read().splitlines()[1:]
    return {line[:3]: line for line in lines}


@cache
def _parse(line: str) -> Currency:
    code, name, digits, first, last, cash, successor, note = line.split("\t")
    return Currency(
        code, name, int(digits) if digits else None, _day(first), _day(last), _day(cash), successor or None, note
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
