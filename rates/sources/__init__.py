"""Official sources of exchange rates, one a file, and the order in which they are asked.

Only a currency code and a day are ever sent to any of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from rates.sources import bancaditalia, boc, cbr, ecb, frankfurter, nbp, nbu
from rates.sources.bank import Bank, Quote
from rates.sources.http import LIMITS, Client, Limits
from rates.sources.problems import BadAnswerError, NoTimeLeftError, SourceError, UnavailableError

__all__ = [
    "LIMITS",
    "SOURCES",
    "BadAnswerError",
    "Bank",
    "Client",
    "Limits",
    "NoTimeLeftError",
    "Quote",
    "SourceError",
    "UnavailableError",
    "select",
]

SOURCES: tuple[Bank, ...] = (
    ecb.SOURCE,
    nbp.SOURCE,
    bancaditalia.SOURCE,
    frankfurter.SOURCE,
    cbr.SOURCE,
    nbu.SOURCE,
    boc.SOURCE,
)
"""All sources in the order in which they are asked: the broad ones, then the home banks of one currency."""


def select(ids: Iterable[str]) -> tuple[Bank, ...]:
    """The sources of some ids, in that order. "frankfurter:KEY" pins Frankfurter to another bank. Raises ValueError."""
    return tuple(_one(name) for name in dict.fromkeys(ids))


def _one(name: str) -> Bank:
    known = {bank.id: bank for bank in SOURCES}
    key, separator, pin = name.partition(":")
    if key == "frankfurter" and separator and pin.isascii() and pin.isalnum():
        return frankfurter.pinned(pin.upper())
    if name not in known:
        raise ValueError(f"{name!r} is no source of rates; the sources are {', '.join(known)}")
    return known[name]
