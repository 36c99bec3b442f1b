"""The tables of pegs, redenominations, disputes and observations: sound row by row, and against each other."""

import csv
import datetime as dt
import os
from decimal import Decimal
from itertools import pairwise

import pytest

from rates import build_nbp, currencies, facts
from rates.sheet import PATH, Sheet

FOLDER = os.path.dirname(PATH)
TABLES = ["pegs.tsv", "redenominations.tsv", "no_single_rate.tsv", "observed.tsv", "nbp_corrections.tsv"]
TERRITORIES = {"GGP", "IMP", "JEP"}  # pounds of islands, without a code of ISO 4217
EVERY_PEG = [peg for code in (*currencies.codes(), *sorted(TERRITORIES)) for peg in facts.pegs(code)]


def rows(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def day(text):
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_whole_and_says_where_it_comes_from(name):
    """No cell too many or too few; a source or a reason at the end."""
    for row in rows(name):
        assert None not in row
        assert list(row.values())[-1]
        for column in {"first", "last", "day", "beside"} & row.keys():
            assert not row[column] or dt.date.fromisoformat(row[column])


@pytest.mark.parametrize("name", TABLES)
def test_every_code_is_one_of_iso_4217(name):
    """Old, new and anchor alike."""
    for row in rows(name):
        for column in {"code", "base", "old", "new", "code in the file"} & row.keys():
            code = row[column]
            assert not code or code in TERRITORIES or currencies.exists(code)


def test_a_peg_holds_in_one_span_at_a_time():
    """No day has two fixed rates of one currency."""
    for code in {peg.code for peg in EVERY_PEG}:
        spans = [(peg.first, peg.last) for peg in facts.pegs(code) if peg.kind != "official"]
        assert spans == sorted(spans)
        assert all(first <= last for first, last in spans)
        assert all(before[1] < after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("peg", [peg for peg in EVERY_PEG if peg.kind == "euro"], ids=lambda peg: peg.code)
def test_an_irrevocable_rate_agrees_with_the_table_of_currencies(peg):
    """The rate of the notes, six significant digits; held for as long as the notes could be spent."""
    known = currencies.currency(peg.code)
    assert Decimal(known.note.partition(" ")[0]) == Decimal(peg.units[0]) / peg.units[1]
    assert peg.last == (known.cash or known.last).toordinal()


def test_every_currency_that_became_the_euro_has_its_rate():
    """All twenty-one, from the schilling to the lev."""
    members = {code for code in currencies.codes() if "to the euro" in currencies.currency(code).note} - {"ADP", "XEU"}
    assert {peg.code for peg in EVERY_PEG if peg.kind == "euro"} == members
    assert len(members) == 21


def test_quotes_of_pegged_currencies_agree_in_the_middle():
    """NBP's median quote is within 1.1% of every peg to the dollar or the euro, in the years of the peg."""
    quotes = build_nbp.unpack(Sheet())
    for peg in EVERY_PEG:
        if peg.kind != "peg" or peg.base not in ("USD", "EUR") or peg.code not in quotes:
            continue
        anchor, units = quotes[peg.base], peg.units[0] / peg.units[1]
        common = [on for on in quotes[peg.code] if peg.first <= on <= peg.last]
        ratios = sorted(float(quotes[peg.code][on]) * units / float(anchor[on]) for on in common)
        assert not ratios or abs(ratios[len(ratios) // 2] - 1) < 0.011, peg


@pytest.mark.parametrize(
    ("code", "split"), [("VES", "2021-10-01"), ("SYP", "2026-01-01"), ("KPW", "2009-11-30"), ("TRY", None)]
)
def test_a_code_that_changed_its_unit_is_split(code, split):
    """New codes need no split."""
    assert facts.splits(code) == ((day(split),) if split else ())


@pytest.mark.parametrize(
    ("code", "on", "disputed"),
    [
        ("KPW", "1990-01-01", True),
        ("IRR", "2008-06-01", False),
        ("IRR", "2025-06-01", True),
        ("ARS", "2017-06-01", False),
        ("ARS", "2022-06-01", True),
        ("NGN", "2023-01-01", True),
        ("NGN", "2026-01-01", False),
        ("LBP", "2018-01-01", False),
        ("LBP", "2021-01-01", True),
        ("LBP", "2025-01-01", False),
        ("EUR", "2025-01-01", False),
    ],
)
def test_a_currency_has_no_single_rate_in_its_years(code, on, disputed):
    """Not before, not after."""
    assert (facts.dispute(code, day(on)) is not None) is disputed


@pytest.mark.parametrize(
    ("text", "value"), [("655.957", (655957, 1000)), ("1/1.2", (10, 12)), ("1000/8.38", (100_000, 838))]
)
def test_a_rate_is_an_exact_fraction(text, value):
    """A decimal, or a law written the other way round."""
    assert facts.fraction(text) == value
