"""A source of rates: what it publishes, and the cross rate of two of its currencies.

A bank publishes the price of each currency in one anchor, its own: zlotys for a dollar, or dollars for a euro. One
function per bank fetches these prices for some codes over some days; everything else is the same for all of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, InvalidOperation, localcontext

from rates.sources.http import Client
from rates.sources.problems import BadAnswerError
from rates.values import NamedTuple

with localcontext() as CONTEXT:
    CONTEXT.prec = 15
ONE = Decimal(1)
_MOST_DIGITS = 20

Prices = dict[str, dict[dt.date, Decimal]]
"""By code and day of publication: units of the code for one of the anchor, or the reverse."""


class Span(NamedTuple):
    """The days asked for, first and last included, and their codes."""

    codes: tuple[str, ...]
    first: dt.date
    last: dt.date


class Quote(NamedTuple):
    """Units of `quote` for one `base`, as published on a day by a source."""

    base: str
    quote: str
    value: Decimal
    published: dt.date
    source: str


class Bank(NamedTuple):
    """A source of rates.

    `id` selects it in the configuration, `name` is what a report says; `start` is the first day it answers for.
    `prices` fetches; `per_unit` says that they are in units of the anchor for one of the currency. `home` restricts
    it to pairs with that currency. `codes` are those it has, empty where only asking tells; `without` those of its
    own that are known to be wrong. `fresh` is the number of days for which a publication is good.
    """

    id: str
    name: str
    url: str
    start: dt.date
    notes: str
    anchor: str
    prices: Callable[[Client, Span], Prices]
    per_unit: bool
    home: str | None = None
    codes: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    fresh: int = 7

    def covers(self, base: str, quote: str, day: dt.date) -> bool:
        """Whether it is worth asking this source for a pair on a day."""
        pair = {base, quote}
        known = not self.codes or pair <= self.codes | {self.anchor}
        return known and not pair & self.without and day >= self.start and (self.home is None or self.home in pair)

    def ask(self, client: Client, base: str, quote: str, day: dt.date, days: int = 7) -> tuple[Quote, ...]:
        """The rates published from `days` before a day (or as many as one is good for) up to it, oldest first.

        None if the source has none. Raises SourceError if it does not answer, or not with credible rates.
        """
        first = max(day - dt.timedelta(max(days, self.fresh)), self.start)
        codes = tuple(code for code in (base, quote) if code != self.anchor)
        prices = self.prices(client, Span(codes, first, day))
        quotes = sorted(self._crosses(prices, base, quote), key=lambda found: found.published)
        if quotes and not any(first <= found.published <= day for found in quotes):
            raise BadAnswerError(f"answers for {quotes[-1].published} instead of {day}")
        return tuple(found for found in quotes if first <= found.published <= day)

    def _crosses(self, prices: Prices, base: str, quote: str) -> list[Quote]:
        """The cross on every day on which both have a price."""
        bases, quotes = self._leg(prices, base), self._leg(prices, quote)
        days = set.intersection(*(set(leg) for leg in (bases, quotes) if leg is not None))
        above, below = (bases, quotes) if self.per_unit else (quotes, bases)
        found = []
        for day in days:
            value = CONTEXT.divide(_at(above, day), _at(below, day))
            found.append(Quote(base, quote, value, day, self.name))
        return found

    def _leg(self, prices: Prices, code: str) -> dict[dt.date, Decimal] | None:
        """The prices of a currency by day; None for the anchor, whose price in itself is one on every day."""
        return None if code == self.anchor else prices.get(code, {})


def number(text: object, unit: object = 1) -> Decimal:
    """A price from the text that a source sends, for one unit. Raises BadAnswerError if it is no credible price."""
    try:
        value = Decimal(str(text).strip().replace("\N{NO-BREAK SPACE}", ""))
        units = Decimal(str(unit).strip())
    except InvalidOperation as problem:
        raise BadAnswerError(f"sends {str(text)[:20]!r} for a rate") from problem
    for figure in (value, units):
        if not figure.is_finite() or figure <= 0 or len(figure.as_tuple().digits) > _MOST_DIGITS:
            raise BadAnswerError(f"sends {str(text)[:20]!r} for a rate")
        if not -_MOST_DIGITS < figure.adjusted() < _MOST_DIGITS:
            raise BadAnswerError(f"sends {str(text)[:20]!r} for a rate")
    return value if units == 1 else CONTEXT.divide(value, units)


def date(text: object) -> dt.date:
    """A day, from 2026-03-01, 20260301 or 01.03.2026. Raises BadAnswerError."""
    string = str(text).strip()
    if len(string) == 10 and string[2] == string[5] == ".":
        string = f"{string[6:]}-{string[3:5]}-{string[:2]}"
    try:
        return dt.date.fromisoformat(string)
    except ValueError as problem:
        raise BadAnswerError(f"sends {string[:20]!r} for a day") from problem


def _at(leg: dict[dt.date, Decimal] | None, day: dt.date) -> Decimal:
    return ONE if leg is None else leg[day]
