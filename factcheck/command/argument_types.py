"""What a word on the command line must be: a day, a language, an amount, a list of codes, a number of jobs."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError
from decimal import Decimal, InvalidOperation

DAYS_AHEAD = 7  # a newspaper carries tomorrow's date, a magazine next week's
_MOST_JOBS = 1024


def a_date(text: str) -> dt.date:
    """A day given as YYYY-MM-DD or as the word today."""
    today = dt.date.today()  # noqa: DTZ011 - the desk's own day
    try:
        day = today if text == "today" else dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a date; write it as YYYY-MM-DD") from None
    if (day - today).days > DAYS_AHEAD:
        raise ArgumentTypeError(f"{text} is in the future; no rate is known for it")
    return day


def a_language(text: str) -> str:
    """A language code: two or three letters, perhaps with a region."""
    primary = text.partition("-")[0]
    if not (primary.isascii() and primary.isalpha() and len(primary) in (2, 3)):
        raise ArgumentTypeError(f"{text} is not a language code; write en, ko or the like")
    return text


def an_amount(text: str) -> Decimal:
    """A positive number, with or without commas between the thousands."""
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        amount = Decimal(0)
    if not 0 < amount < Decimal("1e18"):
        raise ArgumentTypeError(f"{text} is not an amount; write it as 3000 or 1250.50")
    return amount


def a_code_list(text: str) -> tuple[str, ...]:
    """Codes or beginnings of codes, separated by commas; each must begin a code that exists."""
    from factcheck.checks import codes

    wanted = tuple(code.strip().upper() for code in text.split(",") if code.strip())
    for code in wanted:
        if not any(known.startswith(code) for known in codes()):
            raise ArgumentTypeError(f"no code begins with {code}; `factcheck explain` lists them")
    return wanted


def a_number_of_jobs(text: str) -> int:
    """A number of worker processes; 0 leaves it to the program."""
    if not (text.isascii() and text.isdigit() and int(text[:5]) <= _MOST_JOBS):
        raise ArgumentTypeError(f"{text} is not a number of processes; write 0 for as many as there are cores")
    return int(text)
