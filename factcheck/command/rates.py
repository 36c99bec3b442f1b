"""`factcheck rate` and `factcheck rates`: one conversion, what the rates at hand cover, and newer ones."""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import TYPE_CHECKING

from factcheck.command.arguments import Failure
from factcheck.command.output import complain, emit
from factcheck.command.provision import TableError, import_table, provider_for, warnings
from factcheck.config import DEFAULTS
from factcheck.reporter.wording import number, plural
from factcheck.settings.desk import Desk
from factcheck.settings.file import Desks
from rates.model import Miss

if TYPE_CHECKING:
    from argparse import Namespace

    from rates.model import Provider

CLEAN, FAILED = 0, 2

OLD = 10
"""Days, after which `rates status` says that the rates are old."""


def run_rate(arguments: Namespace) -> int:
    """`factcheck rate`: one conversion, with the rate and where it comes from."""
    provider = _provider(online=arguments.online)
    pair = arguments.base, arguments.quote
    found = provider.rate(*pair, arguments.on) if arguments.on else provider.newest(*pair)
    for warning in warnings(provider):
        complain(warning)
    if isinstance(found, Miss):
        raise Failure(found.message)
    age = (found.asked - found.published).days
    old = f", {age} days earlier" if age > DEFAULTS.window_days else ""
    emit(f"{number(arguments.amount)} {found.base} = {number(arguments.amount * found.value)} {found.quote}\n")
    emit(f"1 {found.base} = {number(found.value)} {found.quote}; {found.source}, published {found.published}{old}\n")
    if arguments.plot:
        _plot(*pair, arguments.on or found.published)
    return CLEAN


def _plot(base: str, quote: str, day: dt.date) -> None:
    from factcheck.command.plot import plot
    from factcheck.reporter import console

    options = console.detect(sys.stdout, os.environ)
    # For a picture the network is not asked a hundred times: the tables at hand suffice.
    drawn = plot(_provider(), base, quote, day, options.width or 80, unicode=options.unicode)
    emit(f"\n{drawn}" if drawn else "no rates at hand around that day\n")


def run_status(_: Namespace) -> int:
    """`factcheck rates status`: what the rates at hand cover."""
    today = dt.date.today()  # noqa: DTZ011 - the desk's own day
    sources = _provider().sources()
    for source in sources:
        age = plural((today - source.last).days, "day")
        emit(f"{source.name}: {source.currencies} currencies, {source.first} to {source.last} ({age} old)\n")
    newest = max(source.last for source in sources)
    if (today - newest).days > OLD:
        emit(f"for articles after {newest} what is allowed is widened; factcheck rates update fetches newer rates\n")
    return CLEAN


def run_sources(_: Namespace) -> int:
    """`factcheck rates sources`: whom --online asks, in order."""
    from rates.sources import SOURCES, select

    chosen = _desk().get("sources", ())
    for bank in select(chosen) if chosen else SOURCES:
        emit(f"{bank.id}: {bank.name}, since {bank.start}. {bank.notes}\n")
    return CLEAN


def run_update(_: Namespace) -> int:
    """`factcheck rates update`: fetch newer official rates; whatever fails, the old ones stay."""
    from rates.update import update

    bar = _Bar()
    try:
        result = update(bar)
    finally:
        bar.stop()
    for table in result.tables:
        emit(f"{table.name}: through {table.last}{f', before {table.before}' if table.new else ', nothing newer'}\n")
    for problem in result.problems:
        complain(problem)
    return CLEAN if result.complete else FAILED


class _Bar:
    """How much of a download has come, on a terminal alone."""

    def __init__(self) -> None:
        self._on = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._drawn = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show the progress of one thing that is fetched."""
        share = f"{min(done / total, 1):.0%}" if total else f"{done:,}"
        line = f"fetching {what}: {share}"
        if self._on and line != self._drawn:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
            self._drawn = line

    def stop(self) -> None:
        """Wipe the line away."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def run_import(arguments: Namespace) -> int:
    """`factcheck rates import`: tables of a house's own. Bad lines are named, the others are used."""
    for path in arguments.tables:
        try:
            table = import_table(path)
        except TableError as error:
            raise Failure(str(error)) from None
        for problem in table.problems:
            complain(str(problem))
        days = [row.day for row in table.rows]
        emit(f"{path}: {plural(len(days), 'rate')} from {min(days)} to {max(days)}\n")
    return CLEAN


def _desk() -> Desk:
    return Desks().of(os.path.join(os.curdir, "_"))


def _provider(*, online: bool = False) -> Provider:
    provider, problems = provider_for(_desk(), online=online)
    for problem in problems:
        complain(problem)
    return provider
