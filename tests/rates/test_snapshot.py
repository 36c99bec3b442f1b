"""The mapped file: rows, spans and drift."""

import datetime as dt

import pytest

from rates.snapshot import PATH, Snapshot

SNAPSHOT = Snapshot()
COLUMN = SNAPSHOT.column


def span(code):
    first, last = SNAPSHOT.first[COLUMN[code]], SNAPSHOT.last[COLUMN[code]]
    return tuple(dt.date.fromordinal(SNAPSHOT.days[row]).isoformat() for row in (first, last))


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("USD", "1999-01-04", "2026-10-30"),
        ("CNY", "2005-04-01", "2026-10-30"),
        ("ISK", "1999-01-04", "2026-10-30"),
        ("BGN", "2000-07-19", "2025-12-31"),
        ("HRK", "2005-04-01", "2022-12-30"),
        ("RUB", "2005-04-01", "2022-03-01"),
        ("TRL", "1999-01-04", "2004-12-31"),
    ],
)
def test_the_span_of_a_series_is_known_without_searching(code, first, last):
    """The first and the last value of a column."""
    assert span(code) == (first, last)


@pytest.mark.parametrize(
    ("day", "published"),
    [
        ("2019-05-31", "2019-05-31"),
        ("2019-06-01", "2019-05-31"),
        ("2019-06-02", "2019-05-31"),
        ("2019-04-22", "2019-04-18"),
        ("2030-01-01", "2026-10-30"),
    ],
)
def test_a_row_is_the_last_publication_on_or_before_a_day(day, published):
    """A Friday for its weekend, Maundy Thursday for Easter Monday."""
    row = SNAPSHOT.row(dt.date.fromisoformat(day).toordinal())
    assert dt.date.fromordinal(SNAPSHOT.days[row]).isoformat() == published


def test_there_is_no_row_before_the_first():
    """The third of January 1999 has none."""
    assert SNAPSHOT.row(dt.date(1999, 1, 3).toordinal()) == -1


def test_the_days_ascend():
    """Bisection rests on it."""
    days = SNAPSHOT.days.tolist()
    assert days == sorted(set(days))


def test_drift_grows_between_and_beyond_its_horizons():
    """Interpolated up to a year, then with the square root of time: four years, twice the drift."""
    euro, dollar = COLUMN["EUR"], COLUMN["USD"]
    drift = [SNAPSHOT.drift(euro, dollar, age) for age in range(1, 400)]
    assert drift == sorted(drift)
    year = SNAPSHOT.drift(euro, dollar, 365)
    assert SNAPSHOT.drift(euro, dollar, 4 * 365) == 2 * year


@pytest.mark.parametrize("age", [1, 4, 30, 365, 1000])
def test_drift_is_the_same_both_ways_and_small_between_tied_currencies(age):
    """The larger of a move and its inverse counts; the krone is tied to the euro, the lira floats."""
    live = [column for column in range(len(SNAPSHOT.codes)) if SNAPSHOT.live(column)]
    assert len(live) == 30
    for base in live:
        for quote in live:
            assert SNAPSHOT.drift(base, quote, age) == SNAPSHOT.drift(quote, base, age)
    tied = SNAPSHOT.drift(COLUMN["EUR"], COLUMN["DKK"], age)
    floating = SNAPSHOT.drift(COLUMN["EUR"], COLUMN["USD"], age)
    assert 0 < tied < floating / 5 < SNAPSHOT.drift(COLUMN["EUR"], COLUMN["TRY"], age)


def test_nothing_drifts_against_itself_or_in_no_time():
    """Zero for one currency, zero for age zero."""
    assert SNAPSHOT.drift(COLUMN["USD"], COLUMN["USD"], 100) == 0
    assert SNAPSHOT.drift(COLUMN["USD"], COLUMN["EUR"], 0) == 0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"SQLite format 3\0" * 4, "no file of packed rates"),
        (b"RATES 1\n", "not enough values"),
        (b"RATES 1\n123", "no file of packed rates"),
        (b"", "empty file"),
    ],
)
def test_another_file_is_refused(tmp_path, content, complaint):
    """A file of another kind or version is not read as rates."""
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=complaint):
        Snapshot(str(path))


def test_a_file_cut_off_is_refused(tmp_path):
    """A copy that stopped half way must not answer with half of the days."""
    path = tmp_path / "half.rates"
    with open(PATH, "rb") as whole:
        path.write_bytes(whole.read(600_000))
    with pytest.raises(ValueError, match="is not whole: it has 150000 words"):
        Snapshot(str(path))
