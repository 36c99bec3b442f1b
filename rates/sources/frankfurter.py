"""Frankfurter, which republishes the rates of many central banks: always pinned to one, never its own blend."""

from __future__ import annotations

import datetime as dt
from functools import partial

from rates.sources.bank import Bank, Prices, Span, date, number
from rates.sources.decode import json_value, shaped
from rates.sources.http import Client
from rates.sources.problems import BadAnswerError

_HOST = "https://api.frankfurter.dev"
_ANCHOR = "EUR"


def pinned(bank: str) -> Bank:
    """The rates of one central bank, by Frankfurter's key for it ("ECB", "NBP", "BDI")."""
    return Bank(
        id="frankfurter" if bank == "ECB" else f"frankfurter:{bank}",
        name=f"{bank} by Frankfurter",
        url=_HOST,
        start=dt.date(1999, 1, 4),
        notes=f"A copy of the rates of one central bank ({bank}); frankfurter:KEY asks for another.",
        anchor=_ANCHOR,
        prices=partial(_prices, bank),
        per_unit=False,
    )


def _prices(bank: str, client: Client, span: Span) -> Prices:
    """Units for one euro."""
    query = f"base={_ANCHOR}&quotes={','.join(sorted(span.codes))}&from={span.first}&to={span.last}&providers={bank}"
    try:
        rows = json_value(client.get(f"{_HOST}/v2/rates?{query}", "application/json"))
    except BadAnswerError as problem:
        if problem.status in (404, 422):  # no rate; a code that it does not know
            return {}
        raise
    prices: Prices = {}
    for base, code, day, rate in shaped(lambda: [_fields(row) for row in rows]):
        if base == _ANCHOR and code in span.codes:
            prices.setdefault(code, {})[date(day)] = number(rate)
    return prices


def _fields(row: dict[str, object]) -> tuple[object, ...]:
    return row["base"], row["quote"], row["date"], row["rate"]


SOURCE = pinned("ECB")
