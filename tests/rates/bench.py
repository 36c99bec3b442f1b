"""Times the rates against CurrencyConverter: `python tests/rates/bench.py`.

Whole processes that look up one rate, by turns, so that a busy machine slows both; then look-ups in one process.
"""

import datetime as dt
import os
import random
import statistics
import subprocess
import sys
import time

import rates
from rates.snapshot import Snapshot

OURS = "import datetime, rates; rates.open_provider().rate('CNY', 'KRW', datetime.date(2019, 5, 31))"
BEYOND = "import datetime, rates; rates.open_provider().rate('USD', 'VND', datetime.date(2019, 5, 31))"
THEIRS = """
import datetime, currency_converter
currency_converter.CurrencyConverter().convert(1, 'CNY', 'KRW', datetime.date(2019, 5, 31))
"""
RUNS, LOOKUPS = 20, 20_000


def process(code):
    """Seconds of a whole process, compiled modules allowed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - start


def cold():
    """The medians of alternating processes: an ECB rate, one of NBP, CurrencyConverter, an empty process."""
    codes = {"an ECB rate": OURS, "an NBP rate": BEYOND, "CurrencyConverter": THEIRS, "nothing": "pass"}
    for code in codes.values():
        process(code)
    taken = {name: [] for name in codes}
    for _ in range(RUNS):
        for name, code in codes.items():
            taken[name].append(process(code))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        share = median / medians["CurrencyConverter"]
        print(f"cold, whole process, {name}: {median * 1000:.1f} ms, {share:.3f} of CurrencyConverter")


def warm():
    """Look-ups a second of days seen before, and of days not seen before."""
    chance, codes = random.Random(1), Snapshot().codes  # noqa: S311 - the same questions every time
    days = [dt.date(1999, 1, 4) + dt.timedelta(chance.randrange(10_000)) for _ in range(LOOKUPS)]
    questions = [(*chance.sample(codes, 2), day) for day in days]
    one_pair = [("CNY", "KRW", dt.date(2005, 4, 4) + dt.timedelta(step % 7800)) for step in range(LOOKUPS)]
    provider = rates.EmbeddedProvider()
    for name, asked in (("any pair and day of the ECB's", questions), ("one pair", one_pair)):
        for times in ("first", "again"):
            start = time.perf_counter()
            for base, quote, day in asked:
                provider.rate(base, quote, day)
            print(f"{name}, {times}: {LOOKUPS / (time.perf_counter() - start):,.0f} look-ups a second")


if __name__ == "__main__":
    cold()
    warm()
