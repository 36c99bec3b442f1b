"""What is known about currencies besides published rates: pegs, euro conversion rates, redenominations, disputes.

The tables are in `data/`, each row with its source. Nothing is read before it is asked for.

- `pegs.tsv`: a currency tied to another at a fixed rate from a first to a last day. Kinds: `peg`; `euro`, the
  irrevocable conversion rate of a currency that became the euro, for as long as it could be spent; `official`, a rate
  that was set and not what money cost.
- `redenominations.tsv`: so many old units to one new one. Where the code stayed the same the series falls in two.
- `no_single_rate.tsv`: the years in which the official rate of a currency was not the one that people got.
- `observed.tsv`: single rates that were observed where no table has any.
"""

from __future__ import annotations

import datetime as dt
import os
from functools import cache

from rates.values import NamedTuple

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
_ALWAYS = (1, dt.date.max.toordinal())


class Peg(NamedTuple):
    """A fixed rate: `units` of `code` for one `base`, as a fraction of integers, on the days `first` to `last`."""

    code: str
    base: str
    units: tuple[int, int]
    first: int
    last: int
    kind: str
    label: str


class Redenomination(NamedTuple):
    """`ratio` units of `old` became one of `new` on `day`, an ordinal."""

    old: str
    new: str
    ratio: str
    day: int


class Dispute(NamedTuple):
    """The days `first` to `last` on which a currency had no single rate, and why."""

    first: int
    last: int
    reason: str


class Observation(NamedTuple):
    """`units` of `code` for one `base` on a day, official or on the market."""

    code: str
    base: str
    units: tuple[int, int]
    day: int
    kind: str
    source: str


def pegs(code: str) -> tuple[Peg, ...]:
    """The fixed rates of a currency, all kinds, oldest first."""
    return _pegs().get(code, ())


def disputes(code: str) -> tuple[Dispute, ...]:
    """The times in which a currency had no single rate, oldest first."""
    return _disputes().get(code, ())


def dispute(code: str, day: int) -> Dispute | None:
    """Why a currency had no single rate on a day, if it had none."""
    return next((one for one in disputes(code) if one.first <= day <= one.last), None)


def redenominations(code: str) -> tuple[Redenomination, ...]:
    """The redenominations that a code took part in, old or new, by day."""
    return tuple(one for one in _redenominations() if code in (one.old, one.new))


@cache
def splits(code: str) -> tuple[int, ...]:
    """The days on which a code came to mean another unit: rates of before and after do not compare."""
    return tuple(one.day for one in redenominations(code) if one.old == one.new)


def observations(code: str) -> tuple[Observation, ...]:
    """The single rates observed of a currency, oldest first."""
    return _observations().get(code, ())


@cache
def _pegs() -> dict[str, tuple[Peg, ...]]:
    found: dict[str, tuple[Peg, ...]] = {}
    for code, base, rate, first, last, kind, _ in _table("pegs.tsv"):
        label = "euro conversion rate" if kind == "euro" else f"peg: {_equation(code, base, rate)}"
        label = label.replace("peg:", "official rate:") if kind == "official" else label
        one = Peg(code, base, fraction(rate), *_span(first, last), kind, label)
        found[code] = (*found.get(code, ()), one)
    return found


@cache
def _disputes() -> dict[str, tuple[Dispute, ...]]:
    found: dict[str, tuple[Dispute, ...]] = {}
    for code, first, last, reason, _ in _table("no_single_rate.tsv"):
        found[code] = (*found.get(code, ()), Dispute(*_span(first, last), reason))
    return found


@cache
def _redenominations() -> tuple[Redenomination, ...]:
    rows = _table("redenominations.tsv")
    found = [Redenomination(old, new, ratio, _ordinal(day)) for old, new, ratio, day, *_ in rows]
    return tuple(sorted(found, key=lambda one: one.day))


@cache
def _observations() -> dict[str, tuple[Observation, ...]]:
    found: dict[str, tuple[Observation, ...]] = {}
    for code, base, rate, day, kind, source in _table("observed.tsv"):
        one = Observation(code, base, fraction(rate), _ordinal(day), kind, source)
        found[code] = tuple(sorted((*found.get(code, ()), one), key=lambda row: row.day))
    return found


def fraction(text: str) -> tuple[int, int]:
    """A decimal, or one decimal over another, as an exact fraction."""
    above, _, below = text.partition("/")
    numerator, scale = _integer(above)
    if not below:
        return numerator, scale
    denominator, other = _integer(below)
    return numerator * other, scale * denominator


def _integer(text: str) -> tuple[int, int]:
    whole, _, places = text.partition(".")
    return int(whole + places), 10 ** len(places)


def _equation(code: str, base: str, rate: str) -> str:
    units, _, of = rate.partition("/")
    return f"{of or 1} {base} = {units} {code}"


def _span(first: str, last: str) -> tuple[int, int]:
    return _ordinal(first) if first else _ALWAYS[0], _ordinal(last) if last else _ALWAYS[1]


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def _table(name: str) -> list[list[str]]:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as stream:
        return [line.split("\t") for line in stream.read().splitlines()[1:]]
