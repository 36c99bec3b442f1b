"""Narodowy Bank Polski: table A on working days, table B with the rarer currencies on Wednesdays."""

from __future__ import annotations

import datetime as dt

from rates.sources.bank import Bank, Prices, Span, date, number
from rates.sources.decode import json_value, shaped
from rates.sources.http import Client
from rates.sources.problems import BadAnswerError

_HOST = "https://api.nbp.pl"
_LONGEST = 92  # days of one request
_FRESH = 7  # days for which a rate of table A is good; one of table B is for ten


def _prices(client: Client, span: Span) -> Prices:
    """Zlotys for one unit: table B is asked only for what table A lacks."""
    prices = _table(client, "A", span)
    if set(span.codes) <= set(prices):
        newest = min(max(days) for days in prices.values())
        return prices if (span.last - newest).days <= _FRESH else {}
    for code, days in _table(client, "B", span).items():
        prices.setdefault(code, {}).update(days)
    return prices


def _table(client: Client, table: str, span: Span) -> Prices:
    first = max(span.first, span.last - dt.timedelta(_LONGEST))
    try:
        url = f"{_HOST}/api/exchangerates/tables/{table}/{first}/{span.last}/?format=json"
        body = client.get(url, "application/json")
    except BadAnswerError as problem:
        if problem.status == 404:  # no table in these days
            return {}
        raise
    found: Prices = {}
    for day, code, mid in shaped(lambda: read_tables(body)):
        if code in span.codes:
            found.setdefault(code, {})[date(day)] = number(mid)
    return found


def read_tables(body: bytes) -> list[tuple[object, str, object]]:
    """The day, code and price of every row of an answer with tables. Raises BadAnswerError, or errors of shape."""
    tables = json_value(body)
    return [(table["effectiveDate"], str(row["code"]), row["mid"]) for table in tables for row in table["rates"]]


SOURCE = Bank(
    id="nbp",
    name="NBP",
    url=_HOST,
    start=dt.date(2002, 1, 2),
    notes="Zloty mid rates: 32 currencies on working days (A, 12:15 CET), 116 more on Wednesdays (B).",
    anchor="PLN",
    prices=_prices,
    per_unit=True,
    without=frozenset({"CUP", "XAF"}),  # quoted at par with the dollar, and not within 1% of its euro peg
    fresh=10,
)
