"""ISO 4217, present and past."""

import datetime as dt

import pytest

from rates.currencies import ALIASES, alive, codes, currency, exists


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("code", "name", "digits"),
    [
        ("USD", "US dollar", 2),
        ("JPY", "Japanese yen", 0),
        ("KWD", "Kuwaiti dinar", 3),
        ("KPW", "North Korean won", 2),
        ("NZD", "New Zealand dollar", 2),
        ("CLF", "Chilean unidad de fomento", 4),
        ("XAU", "gold (troy ounce)", None),
        ("ITL", "Italian lira", 0),
    ],
)
def test_a_currency_has_its_english_name_and_its_minor_unit(code, name, digits):
    """Named as within a sentence; gold has no minor unit."""
    known = currency(code)
    assert (known.name, known.digits) == (name, digits)


@pytest.mark.parametrize(
    ("code", "last", "cash", "successor", "note"),
    [
        ("HRK", "2022-12-31", "2023-01-14", "EUR", "7.5345 to the euro"),
        ("BGN", "2025-12-31", "2026-01-31", "EUR", "1.95583 to the euro"),
        ("FRF", "2002-02-17", None, "EUR", "6.55957 to the euro since 1999-01-01"),
        ("TRL", "2004-12-31", "2005-12-31", "TRY", "1,000,000 TRL to one TRY"),
        ("VEF", "2018-08-19", None, "VES", "100,000 VEF to one VES"),
        ("ANG", "2025-03-30", "2025-06-30", "XCG", "one ANG to one XCG"),
    ],
)
def test_a_currency_of_the_past_says_when_and_what_became_of_it(code, last, cash, successor, note):
    """The last day, the last day in the shops, the successor and at how much."""
    known = currency(code)
    assert known.last == day(last)
    assert known.cash == (cash and day(cash))
    assert (known.successor, known.note) == (successor, note)


@pytest.mark.parametrize(
    ("code", "on", "answer"),
    [
        ("HRK", "2022-12-31", True),
        ("HRK", "2023-01-01", False),
        ("EUR", "1998-12-31", False),
        ("EUR", "1999-01-01", True),
        ("DEM", "2001-12-31", True),
        ("DEM", "2002-01-01", False),
        ("TRY", "2004-12-31", False),
        ("TRY", "2005-01-01", True),
        ("USD", "2026-11-23", True),
        ("SLE", "2022-06-30", False),
        ("CNH", "2020-01-01", True),
        ("ZZZ", "2020-01-01", False),
    ],
)
def test_a_currency_is_alive_from_its_first_to_its_last_day(code, on, answer):
    """Both days included; what is no currency was never alive."""
    assert alive(code, day(on)) is answer


def test_codes_of_iso_4217_exist_and_others_do_not():
    """The table, the alias of the offshore yuan, and nothing else; codes are in capitals."""
    assert all(exists(code) for code in codes())
    assert exists("CNH")
    assert not any(exists(code) for code in ("ZZZ", "usd", "", "US", "BTC", "RMB", "code"))
    assert currency("ZZZ") is None


def test_every_alias_leads_to_a_currency():
    """CNH is the yuan."""
    assert currency("CNH") == currency("CNY")
    assert all(exists(code) and alias not in codes() for alias, code in ALIASES.items())


@pytest.mark.parametrize("code", codes())
def test_every_row_of_the_table_is_sound(code):
    """Three capitals, a name, a life that does not end before it begins, a successor that exists, no full stop."""
    known = currency(code)
    assert known.code == code
    assert len(code) == 3
    assert code.isascii()
    assert code.isupper()
    assert known.name == known.name.strip() != ""
    assert known.digits in (None, 0, 2, 3, 4)
    assert (known.first or dt.date.min) <= (known.last or dt.date.max)
    assert known.cash is None or known.last < known.cash
    assert known.successor is None or exists(known.successor)
    assert known.successor is None or known.last is not None
    assert not known.note.endswith(".")


def test_the_table_is_in_order_and_complete():
    """By alphabet, each code once: the 178 of today and the historic ones."""
    assert list(codes()) == sorted(set(codes()))
    assert sum(currency(code).last is None for code in codes()) >= 178
