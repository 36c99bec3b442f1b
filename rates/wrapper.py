"""A provider that adds to another one: what it does not answer itself, the other one does."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from rates.model import Miss, Period, Provider, Rate, Source, Window


class Wrapper:
    """Hands every question on to `inner`; a subclass answers some of them itself."""

    def __init__(self, inner: Provider) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        """Hands on what only some providers have."""
        if name.startswith("_") or name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)

    def rate(self, base: str, quote: str, day: dt.date) -> Rate | Miss:
        """The rate published on or before `day`, never a later one, or why there is none."""
        return self.inner.rate(base, quote, day)

    def window(self, base: str, quote: str, day: dt.date, days: int = 7) -> Window | Miss:
        """The publications from `days` before `day` up to `day`."""
        return self.inner.window(base, quote, day, days)

    def year(self, base: str, quote: str, year: int) -> Window | Miss:
        """The publications of a calendar year: `value` is their mean, `published` the last of them."""
        return self.inner.year(base, quote, year)

    def newest(self, base: str, quote: str) -> Window | Miss:
        """The window that ends on the last day of the pair's series."""
        return self.inner.newest(base, quote)

    def periods(self, base: str, quote: str, low: Decimal, high: Decimal) -> tuple[Period, ...]:
        """The periods in which the published rate lay within `low` to `high`, oldest first."""
        return self.inner.periods(base, quote, low, high)

    def fits(self, base: str, quote: str, value: Decimal, tolerance: Decimal) -> tuple[Period, ...]:
        """The periods in which the rate lay within a fraction `tolerance` of `value`, oldest first."""
        margin = value * tolerance
        return self.periods(base, quote, value - margin, value + margin)

    def last_fit(
        self, base: str, quote: str, low: Decimal, high: Decimal, before: dt.date | None = None
    ) -> dt.date | None:
        """The last publication day (before `before`) whose rate lay within `low` to `high`."""
        return self.inner.last_fit(base, quote, low, high, before)

    def sources(self) -> tuple[Source, ...]:
        """The tables at hand, in the order in which they are asked."""
        return self.inner.sources()
