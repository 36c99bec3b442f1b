"""The National Bank of Ukraine: the official rates of the hryvnia."""

from __future__ import annotations

import datetime as dt

from rates.sources.bank import Bank, Prices, Span, date, number
from rates.sources.decode import json_value, shaped
from rates.sources.http import Client

_HOST = "https://bank.gov.ua"


def _prices(client: Client, span: Span) -> Prices:
    """Hryvnias for one unit. There is a row for every calendar day; `calcdate` tells when its rate was set."""
    days = f"start={span.first:%Y%m%d}&end={span.last:%Y%m%d}"
    rows = json_value(client.get(f"{_HOST}/NBU_Exchange/exchange_site?{days}&sort=exchangedate&order=asc&json"))
    prices: Prices = {}
    for code, valid, set_on, rate, units in shaped(lambda: [_fields(row) for row in rows]):
        if code in span.codes and date(valid) <= span.last:
            day = min(date(set_on), date(valid)) if set_on else date(valid)
            prices.setdefault(code, {})[day] = number(rate, units)
    return prices


def _fields(row: dict[str, object]) -> tuple[object, ...]:
    return row["cc"], row["exchangedate"], row.get("calcdate"), row["rate"], row["units"]


SOURCE = Bank(
    id="nbu",
    name="National Bank of Ukraine",
    url=_HOST,
    start=dt.date(1996, 9, 2),
    notes="Official hryvnia rates of some 45 currencies for every calendar day.",
    anchor="UAH",
    prices=_prices,
    per_unit=True,
    home="UAH",
)
