"""Where the reports of a run go: to standard output, or to files, each in its form."""

from __future__ import annotations

import datetime as dt
import os
import sys

from factcheck.command.output import complain, emit, save
from factcheck.reporter import READ_BY_PEOPLE, Options, console, format_for_path, render

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from argparse import Namespace

    from factcheck.model import Report


def publish(report: Report, arguments: Namespace) -> None:
    """Print the report, or write it where each --output says. What could not be read is told on standard error, too."""
    targets = arguments.output or ["-"]
    for target in targets:
        form = form_of(target, arguments.format, alone=len(targets) == 1)
        if target == "-":
            _print(report, form, _options(arguments, console.detect(sys.stdout, os.environ)))
        else:
            save(target, render(report, form, _options(arguments, Options())))
    if not (report.documents or report.errors or arguments.output or arguments.diff_base):
        complain("no article found: in a folder, files such as .md and .txt are looked for")
    complain_of(report)


def form_of(target: str, asked: str | None, *, alone: bool) -> str:
    """The form of one report: --format for a single one; of several, each has the form that its ending says."""
    if asked and alone:
        return asked
    return (format_for_path(target) if target != "-" else None) or asked or "terminal"


def complain_of(report: Report) -> None:
    """Tell of what could not be read."""
    for error in report.errors:
        complain(f"{error.source}: {error.message}")


def _print(report: Report, form: str, options: Options) -> None:
    if form not in READ_BY_PEOPLE:
        emit(render(report, form, options))
    elif report.documents:  # the errors follow on the same screen
        emit(render(report._replace(errors=()), form, options))


def _options(arguments: Namespace, options: Options) -> Options:
    from factcheck.checks import explanation

    return options._replace(
        verbose=arguments.verbose,
        quiet=arguments.quiet,
        today=dt.date.today(),  # noqa: DTZ011 - the desk's own day
        root=os.getcwd(),
        fail_on=arguments.fail_on,
        explain=explanation,
    )
