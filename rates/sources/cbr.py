"""The Bank of Russia: the official rates of the rouble."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.etree.ElementTree import Element

from rates.sources.bank import Bank, Prices, Span, date, number
from rates.sources.decode import shaped, xml_root
from rates.sources.http import Client

_HOST = "https://www.cbr.ru"


def _prices(client: Client, span: Span) -> Prices:
    """Roubles for one unit, as in force on the last day; the answer names the day from which it has been."""
    body = client.get(f"{_HOST}/scripts/XML_daily.asp?date_req={span.last:%d/%m/%Y}", "application/xml")
    root = xml_root(body)
    day = date(shaped(lambda: root.attrib["Date"]))
    rows = {row.findtext("CharCode"): row for row in root.iter("Valute")}
    return {code: {day: _value(rows[code])} for code in span.codes if code in rows}


def _value(row: Element) -> Decimal:
    """The rate of one unit: "30,0750" for a nominal of 10000."""
    return number((row.findtext("Value") or "").replace(",", "."), row.findtext("Nominal") or "")


SOURCE = Bank(
    id="cbr",
    name="Bank of Russia",
    url=_HOST,
    start=dt.date(1992, 7, 1),
    notes="Official rouble rates of some 50 currencies, in force from the day after they are set.",
    anchor="RUB",
    prices=_prices,
    per_unit=True,
    home="RUB",
)
