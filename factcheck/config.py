"""What a desk can set. The defaults are the thresholds of the design, taken from 490 published conversions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from rates.values import NamedTuple


class Settings(NamedTuple):
    """The thresholds of a verdict, and what a house knows of its own pages.

    Fractions are of the stated or computed amount. `readings` maps a name or sign that several currencies share
    ("$", "won") to the ISO 4217 code that the outlet means by it. `undated` is the day for documents without a date,
    where a desk checks what it is about to publish. House style is off unless `profile` names published rules or
    `style` lists codes ("FC603:warning"); `marks` is how the house writes currencies, `house_currency` its own money.
    """

    floor: Decimal = Decimal("0.05")
    hedged_floor: Decimal = Decimal("0.08")
    ceiling: Decimal = Decimal("0.12")
    spread: Decimal = Decimal("0.005")
    stale_within: Decimal = Decimal("0.02")
    old_rate_limit: Decimal = Decimal("0.15")
    window_days: int = 7
    undated: dt.date | None = None
    readings: tuple[tuple[str, str], ...] = ()
    profile: str | None = None
    style: tuple[str, ...] = ()
    house_currency: str | None = None
    marks: tuple[str, ...] = ()


DEFAULTS = Settings()
