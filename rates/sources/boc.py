"""The Bank of Canada: the daily average rates of the Canadian dollar, through its Valet service."""

from __future__ import annotations

import datetime as dt

from rates.sources.bank import Bank, Prices, Span, date, number
from rates.sources.decode import json_value, shaped
from rates.sources.http import Client
from rates.sources.problems import BadAnswerError

_HOST = "https://www.bankofcanada.ca"


def _prices(client: Client, span: Span) -> Prices:
    """Canadian dollars for one unit."""
    url = f"{_HOST}/valet/observations/group/FX_RATES_DAILY/json?start_date={span.first}&end_date={span.last}"
    try:
        answer = json_value(client.get(url, "application/json"))
    except BadAnswerError as problem:
        if problem.status == 404:
            return {}
        raise
    prices: Prices = {}
    for code, day, value in shaped(lambda: _rows(answer, span.codes)):
        if value not in (None, ""):
            prices.setdefault(code, {})[date(day)] = number(value)
    return prices


def _rows(answer: dict[str, list[dict[str, dict[str, str]]]], codes: tuple[str, ...]) -> list[tuple[str, object, str]]:
    """The code, day and value of every observation of some codes."""
    series = [(code, f"FX{code}CAD") for code in codes]
    rows = answer["observations"]
    return [(code, row["d"], row[name]["v"]) for row in rows for code, name in series if name in row]


SOURCE = Bank(
    id="boc",
    name="Bank of Canada",
    url=_HOST,
    start=dt.date(2017, 1, 3),
    notes="Daily averages of 26 currencies on working days, 16:30 in Ottawa.",
    anchor="CAD",
    prices=_prices,
    per_unit=True,
    home="CAD",
)
