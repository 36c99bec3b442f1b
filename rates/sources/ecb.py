"""The European Central Bank: the euro foreign exchange reference rates, through its data service."""

from __future__ import annotations

import datetime as dt

from rates.sources.bank import Bank, Prices, Span, date, number
from rates.sources.decode import csv_rows
from rates.sources.http import Client
from rates.sources.problems import BadAnswerError

_HOST = "https://data-api.ecb.europa.eu"
_CODES = """
USD JPY BGN CYP CZK DKK EEK GBP HUF LTL LVL MTL PLN ROL RON SEK SIT SKK CHF ISK NOK HRK RUB TRL TRY AUD BRL CAD CNY HKD
IDR ILS INR KRW MXN MYR NZD PHP SGD THB ZAR
"""


def _prices(client: Client, span: Span) -> Prices:
    """Units for one euro. A series that has ended answers with its last days for ever, so that the days are checked."""
    weekdays = sum((span.first + dt.timedelta(step)).weekday() < 5 for step in range((span.last - span.first).days + 1))
    url = (
        f"{_HOST}/service/data/EXR/D.{'+'.join(sorted(span.codes))}.EUR.SP00.A"
        f"?endPeriod={span.last}&lastNObservations={max(weekdays, 1)}&format=csvdata&detail=dataonly"
    )
    try:
        body = client.get(url, "text/csv")
    except BadAnswerError as problem:
        if problem.status == 404:
            return {}
        raise
    prices: Prices = {}
    for row in csv_rows(body, "CURRENCY", "TIME_PERIOD", "OBS_VALUE"):
        if row["OBS_VALUE"] not in ("", "NaN"):
            prices.setdefault(row["CURRENCY"], {})[date(row["TIME_PERIOD"])] = number(row["OBS_VALUE"])
    return prices


SOURCE = Bank(
    id="ecb",
    name="ECB",
    url=_HOST,
    start=dt.date(1999, 1, 4),
    notes="Euro reference rates of working days, about 16:00 CET; 30 currencies, and 12 that have ended.",
    anchor="EUR",
    prices=_prices,
    per_unit=False,
    codes=frozenset(_CODES.split()),
)
