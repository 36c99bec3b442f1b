"""A provider of a few rates, to stand behind those that add to it."""

import datetime as dt
from decimal import Decimal

from rates.model import Miss, Rate, Source, Window

LAST = dt.date(2026, 10, 30)


class Known:
    """Knows some pairs on their last day and long before, with a drift after it; nothing of all others."""

    def __init__(self, rates=(), kind="unknown", last=LAST):
        self.rates = {pair: Decimal(value) for pair, value in dict(rates).items()}
        self.kind, self.last, self.asked = kind, last, []

    def rate(self, base, quote, day):
        window = self.window(base, quote, day)
        return window if isinstance(window, Miss) else Rate(base, quote, window.value, day, window.published, "Known")

    def window(self, base, quote, day, days=7):
        self.asked.append((base, quote, day, days))
        if (base, quote) not in self.rates:
            return Miss(self.kind, base, quote, day, f"No table has {base} and {quote}.")
        value, published = self.rates[base, quote], min(day, self.last)
        drift = Decimal("0.05") if day > self.last else Decimal(0)
        return Window(base, quote, day, value, value, value, published, "Known", drift)

    def year(self, base, quote, year):
        return self.window(base, quote, dt.date(year, 12, 31))

    def newest(self, base, quote):
        return self.window(base, quote, self.last)

    def periods(self, *_):
        return ()

    def last_fit(self, *_):
        return None

    def sources(self):
        return (Source("Known", dt.date(1999, 1, 4), self.last, 2),)
