"""The mapped tables of NBP: rows, spans and drift."""

import datetime as dt

import pytest

from rates.sheet import PATH, Sheet

SHEET = Sheet()


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("USD", "1999-01-01", "2026-10-26"),
        ("EUR", "1999-01-01", "2026-10-26"),
        ("VND", "2004-03-30", "2026-10-21"),
        ("UAH", "1999-01-05", "2026-10-26"),
        ("GRD", "1999-01-01", "2000-12-29"),
        ("ZWN", "2006-08-09", "2008-07-30"),
        ("ZWG", "2024-05-08", "2026-10-21"),
    ],
)
def test_each_column_has_its_days(code, first, last):
    """Daily in table A, weekly in table B; codes corrected."""
    rows = SHEET.rows(SHEET.column[code])
    assert [dt.date.fromordinal(SHEET.days[row]).isoformat() for row in (rows[0], rows[-1])] == [first, last]
    assert len(rows) == len(SHEET.values(SHEET.column[code]))


def test_rows_and_days_ascend():
    """Bisection rests on it."""
    assert SHEET.days.tolist() == sorted(set(SHEET.days))
    for column in range(len(SHEET.codes)):
        rows = SHEET.rows(column).tolist()
        assert rows == sorted(set(rows))


def test_every_day_has_the_dollar_and_the_euro():
    """So that a cross of any quote with them is one of a single day."""
    for code in ("USD", "EUR"):
        assert SHEET.rows(SHEET.column[code]).tolist() == list(range(len(SHEET.days)))


def test_no_quote_is_nothing():
    """Where there is none there is no entry."""
    assert all(min(SHEET.values(column)) > 0 for column in range(len(SHEET.codes)))


def test_a_currency_tied_to_the_dollar_drifts_less_against_it():
    """The dirham stands still, the naira does not; nothing drifts in no time."""
    naira, dirham = SHEET.column["NGN"], SHEET.column["AED"]
    assert SHEET.drift(dirham, 0, 30) < 200 < SHEET.drift(naira, 0, 30)
    assert SHEET.drift(naira, 0, 0) == SHEET.drift(SHEET.column["USD"], 0, 30) == 0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"RATES 1\n" + b"\0" * 64, "no file of packed tables"),
        (b"RATES 2\n12", "no file of packed tables"),
        (b"", "empty file"),
    ],
)
def test_another_file_is_refused(tmp_path, content, complaint):
    """A file of another kind or version is not read as tables."""
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=complaint):
        Sheet(str(path))


@pytest.mark.parametrize("size", [16, 64, 4000, 500_000])
def test_a_file_cut_off_is_refused(tmp_path, size):
    """A copy that stopped half way must not answer with half of the days."""
    path = tmp_path / "half.rates"
    with open(PATH, "rb") as whole:
        path.write_bytes(whole.read(size))
    with pytest.raises(ValueError, match=r"not whole|not enough values"):
        Sheet(str(path))
