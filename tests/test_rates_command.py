"""`factcheck rates` and `factcheck rate --plot`, without a network: what is said of an update, and the picture."""

import datetime as dt
import io
import sys
from argparse import Namespace
from decimal import Decimal

import pytest

import rates
from factcheck import cli
from factcheck.command import check
from factcheck.command.plot import plot
from factcheck.settings.desk import Desk, Value
from rates.model import Miss, Window
from rates.update import Result, Updated

DAY = dt.date(2019, 5, 31)
NEW = Updated("ECB", "ecb", dt.date(2026, 11, 20), dt.date(2026, 10, 30), new=True)
OLD = Updated("NBP", "nbp", dt.date(2026, 10, 26), dt.date(2026, 10, 26), new=False)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("result", "status", "out", "err"),
    [
        (
            Result((NEW, OLD), ()),
            0,
            "ECB: through 2026-11-20, before 2026-10-30\nNBP: through 2026-10-26, nothing newer\n",
            "",
        ),
        (
            Result((OLD,), ("ECB: no answer.",)),
            2,
            "NBP: through 2026-10-26, nothing newer\n",
            "factcheck: ECB: no answer.\n",
        ),
    ],
)
def test_an_update_says_what_is_new(result, status, out, err, monkeypatch, capsys):
    """Each table with its last day; what failed, and an exit code that says so."""
    monkeypatch.setattr("rates.update.update", lambda _: result)
    assert cli.main(["rates", "update"]) == status
    assert capsys.readouterr() == (out, err)


def test_an_update_shows_its_progress_on_a_terminal(monkeypatch):
    """A line that is wiped away when it is done."""

    def update(progress):
        progress("ECB history", 0, 0)
        progress("ECB history", 325_000, 650_000)
        return Result((OLD,), ())

    monkeypatch.setattr("rates.update.update", update)
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert cli.main(["rates", "update"]) == 0
    shown = sys.stderr.getvalue()
    assert "fetching ECB history: 50%" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("update", "offline", "terminal", "started"),
    [
        ("daily", False, True, True),
        ("daily", True, True, False),
        ("daily", False, False, False),
        ("never", False, True, False),
        (None, False, True, False),
    ],
)
def test_rates_are_refreshed_where_a_desk_wants_it(update, offline, terminal, started, monkeypatch):
    """Only where somebody watches: never in a hook, a pipe or offline."""
    calls = []
    monkeypatch.setattr("rates.update.refresh_daily", lambda: calls.append(True))
    monkeypatch.setattr(sys, "stderr", Terminal() if terminal else io.StringIO())
    desk = Desk({"update": Value(update, "here")} if update else {})
    check._refresh(desk, Namespace(offline=offline))
    assert bool(calls) is started


@pytest.mark.parametrize("width", [0, 20, 40, 80, 500])
@pytest.mark.parametrize("unicode", [True, False])
def test_the_picture_fits(width, unicode):
    """Whatever the width, with the extremes at its side and the day under its middle."""
    lines = plot(rates.open_provider(), "CNY", "KRW", DAY, width, unicode=unicode).splitlines()
    assert max(map(len, lines)) <= max(width, 35)
    assert lines[-1].split()[0] == "2018-11-29"
    assert lines[-1].split()[-1] == "2019-11-30"
    marks = "".join(lines).count("•" if unicode else "*")
    assert marks > 10
    assert "".join(lines).isascii() is not unicode


class Steady:
    """A provider whose rate never changes, and is missing before a day."""

    def window(self, base, quote, day):
        if day < DAY:
            return Miss("before", base, quote, day, "")
        return Window(base, quote, day, Decimal(7), Decimal(7), Decimal(7), day, "test")


def test_a_steady_rate_and_missing_days():
    """A flat line, blank where there is no rate."""
    lines = plot(Steady(), "AAA", "BBB", DAY).splitlines()
    (line,) = [line for line in lines if "•" in line]
    assert line.index("•") > len(line) // 2
    assert plot(Steady(), "AAA", "BBB", DAY - dt.timedelta(400)) == ""
