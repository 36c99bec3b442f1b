"""A house's own tables: first for the pairs that they name, a way to other pairs, and exact about what is wrong."""

import datetime as dt
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from known import Known

from rates.model import Miss, Period, Rate, Source, Window
from rates.tables import TablesProvider, parse_table, read_table

MARKET = """date,base,quote,rate,market,source
2024-04-28,USD,KPW,8800,Pyongyang,Desk survey
2024-05-12,USD,KPW,8850,Pyongyang,Desk survey
2024-05-12,USD,KPW,8830,Sinuiju,Desk survey
2024-05-12,USD,KPW,8870.5,Hyesan,Desk survey
2024-05-26,USD,KPW,9000,Pyongyang,Desk survey
"""
MAY = dt.date(2024, 5, 20)


def house(text=MARKET, known=None, validity=31):
    return TablesProvider([parse_table(text.encode(), "market.csv")], known or Known(), validity)


def test_a_named_pair_comes_from_the_table():
    """The median of the markets, their range, the day of the survey and its name."""
    assert house().window("USD", "KPW", MAY) == Window(
        "USD", "KPW", MAY, Decimal(8850), Decimal(8830), Decimal("8870.5"), dt.date(2024, 5, 12),
        "Desk survey (Hyesan, Pyongyang, Sinuiju)",
    )  # fmt: skip
    assert house().rate("USD", "KPW", MAY) == Rate(
        "USD", "KPW", Decimal(8850), MAY, dt.date(2024, 5, 12), "Desk survey (Hyesan, Pyongyang, Sinuiju)"
    )


def test_the_table_comes_before_what_is_known():
    """Also where the tables at hand have the pair."""
    known = Known({("USD", "KPW"): "130", ("KPW", "USD"): "0.0077"})
    assert house(known=known).window("USD", "KPW", MAY).value == 8850
    assert house(known=known).window("KPW", "USD", MAY).value < Decimal("0.0002")


def test_the_inverse_pair_comes_from_the_table_too():
    """To 15 digits, with the range turned round."""
    window = house().window("KPW", "USD", MAY)
    assert str(window.value) == "0.000112994350282486"
    assert window.low == min(window.low, window.value)
    assert round(1 / window.low, 9) == Decimal("8870.5")
    assert round(1 / window.high, 9) == 8830


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2024-04-27", None),
        ("2024-04-28", "8800"),
        ("2024-05-11", "8800"),
        ("2024-05-12", "8850"),
        ("2024-05-26", "8870.5"),
        ("2024-06-26", "9000"),
        ("2024-06-27", None),
    ],
)
def test_a_rate_is_good_for_a_month_and_never_before_its_day(day, value):
    """The newest of every market within 31 days; outside, what is known is asked."""
    window = house().window("USD", "KPW", dt.date.fromisoformat(day))
    assert (None if isinstance(window, Miss) else str(window.value)) == value


def test_the_validity_is_configurable():
    """A weekly desk wants a week."""
    assert isinstance(house(validity=7).window("USD", "KPW", MAY), Miss)
    assert house(validity=60).window("USD", "KPW", dt.date(2024, 7, 20)).value == 9000


def test_other_pairs_are_left_to_what_is_known():
    """The table is no reason to cross what has a rate of its own."""
    known = Known({("EUR", "KRW"): "1480", ("USD", "KRW"): "1360"})
    assert house(known=known).window("EUR", "KRW", MAY) == known.window("EUR", "KRW", MAY)


@pytest.mark.parametrize(
    ("base", "quote", "value"),
    [("KPW", "KRW", "0.153672316384181"), ("KRW", "KPW", None), ("EUR", "KPW", "9735.0")],
)
def test_a_cross_goes_by_way_of_one_leg(base, quote, value):
    """Won of the North in won of the South: by the table to the dollar, by the ECB from there."""
    known = Known({("USD", "KRW"): "1360", ("EUR", "USD"): "1.1"}, last=dt.date(2024, 5, 31))
    window = house(known=known).window(base, quote, MAY)
    if value is None:
        assert isinstance(window, Miss)
        return
    assert str(window.value) == value
    assert window.published == dt.date(2024, 5, 12)
    assert window.low < window.value < window.high
    assert window.source in (
        "Desk survey (Hyesan, Pyongyang, Sinuiju) by way of USD, Known",
        "Known by way of USD, Desk survey (Hyesan, Pyongyang, Sinuiju)",
    )
    assert house(known=known).rate(base, quote, MAY).value == window.value


def test_a_cross_of_two_tables():
    """Both legs from the house: yuan to dollars over won."""
    both = house(MARKET + "2024-05-12,CNY,KPW,1220,Hyesan,\n")
    window = both.window("CNY", "USD", MAY)
    assert str(round(window.value, 6)) == str(round(Decimal(1220) / 8850, 6))
    assert window.published == dt.date(2024, 5, 12)


def test_the_newest_leg_is_preferred():
    """Where two ways lead to the currency."""
    text = MARKET + "2024-05-19,CNY,KPW,1220,Hyesan,\n"
    known = Known({("USD", "KRW"): "1360", ("CNY", "KRW"): "188"}, last=dt.date(2024, 5, 31))
    assert "by way of CNY" in house(text, known).window("KPW", "KRW", MAY).source


def test_an_old_leg_widens_the_cross():
    """The drift of what is known is that of the cross."""
    known = Known({("USD", "KRW"): "1360"}, last=dt.date(2024, 1, 1))
    assert house(known=known).window("KPW", "KRW", MAY).drift == Decimal("0.05")


def test_a_year_is_the_mean_of_its_rates():
    """Of all markets and days."""
    year = house().year("USD", "KPW", 2024)
    assert year.value == (Decimal(8800) + 8850 + 8830 + Decimal("8870.5") + 9000) / 5
    assert (year.low, year.high, year.published) == (8800, 9000, dt.date(2024, 5, 26))
    assert isinstance(house().year("USD", "KPW", 2023), Miss)


def test_the_history_of_a_named_pair_is_that_of_the_table():
    """Newest, periods and last day."""
    provider, low, high = house(), Decimal(8840), Decimal(8860)
    assert provider.newest("USD", "KPW").asked == dt.date(2024, 5, 26)
    assert provider.periods("USD", "KPW", low, high) == (Period(dt.date(2024, 5, 12), dt.date(2024, 5, 12)),)
    assert provider.periods("USD", "KPW", Decimal(8000), high) == (Period(dt.date(2024, 4, 28), dt.date(2024, 5, 12)),)
    assert provider.fits("USD", "KPW", Decimal(8850), Decimal("0.001"))[0].first == dt.date(2024, 5, 12)
    assert provider.last_fit("USD", "KPW", low, high) == dt.date(2024, 5, 12)
    assert provider.last_fit("USD", "KPW", low, high, dt.date(2024, 5, 12)) is None
    assert provider.sources()[0] == Source("market.csv", dt.date(2024, 4, 28), dt.date(2024, 5, 26), 2)


def test_pairs_without_a_table_keep_their_history():
    """Of what is known."""
    known = Known({("EUR", "USD"): "1.1"})
    provider = house(known=known)
    assert provider.newest("EUR", "USD") == known.newest("EUR", "USD")
    assert provider.year("EUR", "USD", 2020) == known.year("EUR", "USD", 2020)
    assert provider.periods("EUR", "USD", Decimal(1), Decimal(2)) == ()
    assert provider.last_fit("EUR", "USD", Decimal(1), Decimal(2)) is None


def test_offshore_yuan_are_yuan():
    """An alias in the table or in the question."""
    provider = house("date,base,quote,rate\n2024-05-12,CNH,KPW,1220\n")
    assert provider.window("CNY", "KPW", MAY).value == provider.window("CNH", "KPW", MAY).value == 1220


def test_it_travels_to_other_processes():
    """Pickled, with its tables."""
    copy = pickle.loads(pickle.dumps(house()))
    assert copy.window("USD", "KPW", MAY) == house().window("USD", "KPW", MAY)


NO_RATE = "is no rate; write it as 8850 or 8850.5, without signs and separators"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2024-13-01,USD,KPW,8850", "'2024-13-01' is no date; write it as 2024-05-12"),
        ("12/05/2024,USD,KPW,8850", "'12/05/2024' is no date; write it as 2024-05-12"),
        (",USD,KPW,8850", "'' is no date; write it as 2024-05-12"),
        ("2024-05-12,US,KPW,8850", "'US' is no currency code of ISO 4217"),
        ("2024-05-12,USD,won,8850", "'won' is no currency code of ISO 4217"),
        ("2024-05-12,USD,USD,1", "base and quote are the same currency"),
        ("2024-05-12,CNY,CNH,1", "base and quote are the same currency"),
        ('2024-05-12,USD,KPW,"8,850"', f"'8,850' {NO_RATE}"),
        ("2024-05-12,USD,KPW,8850 won", f"'8850 won' {NO_RATE}"),
        ("2024-05-12,USD,KPW,-8850", f"'-8850' {NO_RATE}"),
        ("2024-05-12,USD,KPW,NaN", f"'NaN' {NO_RATE}"),
        ("2024-05-12,USD,KPW,1e9", f"'1e9' {NO_RATE}"),
        ("2024-05-12,USD,KPW,0.00", "the rate is zero"),
        ("2024-05-12,USD,KPW", f"'' {NO_RATE}"),
        ("2024-05-12,USD,KPW,8850,a,b,c", "has 7 fields, but the first line names 6"),
        ('2024-05-12,USD,KPW,"8850', "is no row of a table (unexpected end of data)"),
        ("2024-05-11,USD,KPW,8840,,", "repeats line 2, which is used"),
        ("2024-05-11,KPW,USD,0.0001,,", "repeats line 2, which is used"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_used(line, reason):
    """By file, line and reason."""
    text = f"date,base,quote,rate,market,source\n2024-05-11,USD,KPW,8840\n{line}\n2024-05-13,USD,KPW,8860\n"
    table = parse_table(text.encode(), "desk/market.csv")
    assert [row.line for row in table.rows] == [2, 4]
    assert [str(problem) for problem in table.problems] == [f"desk/market.csv:3: {reason}"]
    assert TablesProvider([table], Known()).problems == table.problems


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (b"", "t.csv", "is empty"),
        (b"USD,KPW,8850\n", "t.csv:1", "the first line must name the columns date,base,quote,rate"),
        (b"date,base,rate\n", "t.csv:1", "the first line must name the columns date,base,quote,rate"),
        ("date,base,quote,rate\n".encode("utf-16"), "t.csv:1", "is not UTF-8; save the table as UTF-8"),
        (
            "date,base,quote,rate,market\n2024-05-12,USD,KPW,8850,Málaga\n".encode("latin-1"), "t.csv:2",
            "is not UTF-8; save the table as UTF-8",
        ),
    ],
)  # fmt: skip
def test_what_is_no_table(data, place, reason):
    """No rows, and the reason."""
    table = parse_table(data, "t.csv")
    assert table.rows == ()
    assert [str(problem) for problem in table.problems] == [f"{place}: {reason}"]


def test_a_file_that_cannot_be_read(tmp_path):
    """Is a problem, not an error."""
    missing = str(tmp_path / "none.csv")
    assert str(read_table(missing).problems[0]) == f"{missing}: cannot be read (No such file or directory)"
    assert read_table(str(tmp_path)).problems
    provider = TablesProvider([missing], Known({("EUR", "USD"): "1.1"}))
    assert provider.window("EUR", "USD", MAY).source == "Known"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("delimiter", [b",", b";", b"\t"], ids=["comma", "semicolon", "tab"])
def test_tables_as_editors_and_spreadsheets_save_them(mark, end, delimiter):
    """All of them are the same table; empty lines and spaces do not matter, nor do capitals in the header."""
    text = MARKET.replace("date,base", " Date , BASE").encode() + b"\n , ,\n\n"
    table = parse_table(mark + text.replace(b"\n", end).replace(b",", delimiter), "market.csv")
    assert table == parse_table(MARKET.encode(), "market.csv")
    assert not table.problems


RATES = st.decimals("0.000001", "999999999", places=6)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1))
ROWS = st.lists(st.tuples(DAYS, RATES, st.sampled_from(["", "A", "B"])), min_size=1, max_size=12)


def table_of(rows):
    lines = [f"{day},USD,KPW,{rate:f},{market}" for day, rate, market in rows]
    return parse_table("\n".join(["date,base,quote,rate,market", *lines]).encode(), "t.csv")


@given(ROWS)
def test_every_row_is_used_or_named(rows):
    """And what is used is exact."""
    table = table_of(rows)
    used = {row.line: row.rate for row in table.rows}
    assert sorted([*used, *(problem.line for problem in table.problems)]) == list(range(2, len(rows) + 2))
    assert all(rows[line - 2][1] == rate for line, rate in used.items())


@given(ROWS, DAYS, st.integers(0, 60))
def test_a_window_holds_only_rates_of_its_days(rows, day, validity):
    """Never a later one, never one that is too old, and the value within the range."""
    table = table_of(rows)
    window = TablesProvider([table], Known(), validity).window("USD", "KPW", day)
    good = [row.rate for row in table.rows if 0 <= (day - row.day).days <= validity]
    assert isinstance(window, Miss) == (not good)
    if good:
        assert min(good) <= window.low <= window.value <= window.high <= max(good)
        assert 0 <= window.age <= validity
        assert {window.low, window.high} <= set(good)


@given(ROWS, DAYS)
def test_both_directions_agree(rows, day):
    """The range of the inverse pair is the inverse of the range, to 14 digits."""
    provider = TablesProvider([table_of(rows)], Known())
    there, back = provider.window("USD", "KPW", day), provider.window("KPW", "USD", day)
    assert isinstance(there, Miss) == isinstance(back, Miss)
    if isinstance(there, Window):
        assert abs(there.low * back.high - 1) < Decimal("1e-13")
        assert abs(there.high * back.low - 1) < Decimal("1e-13")
        assert there.published == back.published


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(data):
    """Whatever a file holds, reading it says what is wrong with it."""
    table = parse_table(b"date,base,quote,rate\n" + data, "t.csv")
    assert isinstance(table.problems, tuple)
    assert not [row for row in table.rows if row.rate <= 0]
