"""The values of the rates room: a rate, the rates of a window of days, a period, and a typed miss.

Every rate is in units of the quote currency for one unit of the base currency, mid, as a reference rate.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Rate(NamedTuple):
    """A reference rate published on or before the day asked for."""

    base: str
    quote: str
    value: Decimal
    asked: dt.date
    published: dt.date
    source: str


class Window(NamedTuple):
    """The publications of the days up to and including `asked`.

    `value` is the newest of them, published on `published`; `low` and `high` are the extremes. `drift` is zero while
    the newest is fresh; beyond the end of a live series it is the fraction by which the pair has moved over as many
    days as the rate is old (99th percentile of the last ten years), to widen the interval by on either side.
    """

    base: str
    quote: str
    asked: dt.date
    value: Decimal
    low: Decimal
    high: Decimal
    published: dt.date
    source: str
    drift: Decimal = Decimal(0)

    @property
    def age(self) -> int:
        """Days from the newest publication to the day asked for."""
        return (self.asked - self.published).days


class Period(NamedTuple):
    """An unbroken run of publications, first and last day included, in which a rate held."""

    first: dt.date
    last: dt.date


class Miss(NamedTuple):
    """No rate, and why.

    `kind` is one of: unknown (no such code in any table), before (the series starts later), ended (the currency or
    its series has ended), gap (suspended for a time), future (no publication can be near that day yet), no single rate
    (the official rate was not the one that people got: `official` and `market` are those known of that day). `message`
    is one sentence for the editor.
    """

    kind: str
    base: str
    quote: str
    asked: dt.date | None
    message: str
    official: tuple[Rate, ...] = ()
    market: tuple[Rate, ...] = ()


class Source(NamedTuple):
    """A table at hand: its name, first and last day, and the number of currencies."""

    name: str
    first: dt.date
    last: dt.date
    currencies: int

    def age(self, day: dt.date) -> int:
        """Days from the last day of the table to another day."""
        return (day - self.last).days


class Provider(Protocol):
    """What answers questions about rates. Safe to share between threads."""

    def rate(self, base: str, quote: str, day: dt.date) -> Rate | Miss:
        """The rate published on or before `day`, never a later one, or why there is none."""

    def window(self, base: str, quote: str, day: dt.date, days: int = 7) -> Window | Miss:
        """The publications from `days` before `day` up to `day`."""

    def year(self, base: str, quote: str, year: int) -> Window | Miss:
        """The publications of a calendar year: `value` is their mean, `published` the last of them."""

    def newest(self, base: str, quote: str) -> Window | Miss:
        """The window that ends on the last day of the pair's series."""

    def periods(self, base: str, quote: str, low: Decimal, high: Decimal) -> tuple[Period, ...]:
        """The periods in which the published rate lay within `low` to `high`, oldest first."""

    def fits(self, base: str, quote: str, value: Decimal, tolerance: Decimal) -> tuple[Period, ...]:
        """The periods in which the rate lay within a fraction `tolerance` of `value`, oldest first."""

    def last_fit(
        self, base: str, quote: str, low: Decimal, high: Decimal, before: dt.date | None = None
    ) -> dt.date | None:
        """The last publication day (before `before`) whose rate lay within `low` to `high`."""

    def sources(self) -> tuple[Source, ...]:
        """The tables at hand, in the order in which they are asked."""
