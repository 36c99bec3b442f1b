"""Banca d'Italia: the rates of some 150 currencies against the euro on one working day."""

from __future__ import annotations

import datetime as dt

from rates.sources.bank import Bank, Prices, Span, date, number
from rates.sources.decode import csv_rows
from rates.sources.http import Client
from rates.sources.problems import BadAnswerError

_HOST = "https://tassidicambio.bancaditalia.it"
_STEPS = 4  # working days to walk back over holidays


def _prices(client: Client, span: Span) -> Prices:
    """Units for one euro on the last working day that has them all: one request is one day."""
    day = span.last
    for _ in range(_STEPS):
        day -= dt.timedelta(max(0, day.weekday() - 4))
        if day < span.first:
            break
        prices = _day(client, span, day)
        if set(span.codes) <= set(prices):
            return prices
        day -= dt.timedelta(1)
    return {}


def _day(client: Client, span: Span, day: dt.date) -> Prices:
    query = f"referenceDate={day}&currencyIsoCode=EUR&lang=en"
    try:
        body = client.get(f"{_HOST}/terzevalute-wf-web/rest/v1.0/dailyRates?{query}", "text/csv")
    except BadAnswerError as problem:
        if problem.status == 404:
            return {}
        raise
    prices: Prices = {}
    for row in csv_rows(body, "ISO Code", "Rate", "Rate convention", "Reference date (CET)"):
        if row["ISO Code"] in span.codes and row["Rate"] not in ("N.A.", ""):
            if not row["Rate convention"].lower().startswith("foreign currency amount for 1 euro"):
                raise BadAnswerError(f"quotes by another convention: {row['Rate convention'][:60]!r}")
            prices[row["ISO Code"]] = {date(row["Reference date (CET)"]): number(row["Rate"])}
    return prices


SOURCE = Bank(
    id="bancaditalia",
    name="Banca d'Italia",
    url=_HOST,
    start=dt.date(1999, 1, 4),
    notes="Some 150 currencies against the euro on working days; those the ECB lacks are indicative, not official.",
    anchor="EUR",
    prices=_prices,
    per_unit=False,
)
