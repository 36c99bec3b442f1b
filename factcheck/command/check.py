"""`factcheck check`: which inputs, under whose settings, against which rates; and where the reports go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from factcheck import documents
from factcheck.command.arguments import SEVERITIES, Failure
from factcheck.command.output import complain, emit, save
from factcheck.command.provision import provider_for, warnings
from factcheck.command.publish import complain_of, publish
from factcheck.runs.attempts import Result, Task
from factcheck.runs.report import assembled
from factcheck.runs.workers import results
from factcheck.settings.desk import Desk
from factcheck.settings.file import Desks, first_desk

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import BinaryIO

    from factcheck.model import Report
    from factcheck.silenced.changes import Changes, Lines
    from rates.model import Provider

CLEAN, FINDINGS, FAILED, INCOMPLETE = 0, 1, 2, 3
STDIN = "<stdin>"


def run_check(arguments: Namespace) -> int:
    """`factcheck check`: the main job."""
    if not arguments.paths and (sys.stdin is None or sys.stdin.isatty()):
        raise Failure("no article given: name a file, a folder, or - for standard input (see factcheck check --help)")
    desks = Desks(arguments.config)
    paths = arguments.paths or ["-"]
    if arguments.fix and "-" in paths:
        raise Failure("--fix corrects files; for standard input, --diff prints what would change")
    desk = first_desk((_location(path, arguments) for path in paths), desks)
    with_defaults(arguments, desk)
    provider, problems = provider_for(desk, online=arguments.online)
    for problem in problems:
        complain(problem)
    status = _check(paths, arguments, desks, provider)
    for warning in warnings(provider):
        complain(warning)
    _refresh(desk, arguments)
    return status


def _check(paths: list[str], arguments: Namespace, desks: Desks, provider: Provider) -> int:
    """Check, and tell of it: document by document where that is asked for and nothing needs all of them."""
    whole = arguments.fix or arguments.diff or arguments.baseline or arguments.output not in (None, [], ["-"])
    if whole or arguments.format != "jsonl":
        return conclude(_report(paths, arguments, desks, provider), arguments, desks, provider)
    from factcheck.command import streaming

    report, counts = streaming.stream(_found(paths, arguments, desks, provider), assembled((), provider))
    complain_of(report)
    return _status(report, counts, arguments.fail_on, strict=arguments.strict)


def with_defaults(arguments: Namespace, desk: Desk) -> None:
    """Fill in, for a whole run, what the command does not say."""
    arguments.fail_on = arguments.fail_on or desk.get("fail-on", "error")
    arguments.strict = arguments.strict or desk.get("strict", False)
    arguments.baseline = arguments.baseline or desk.get("baseline")
    arguments.jobs = desk.get("jobs", 0) if arguments.jobs is None else arguments.jobs
    if arguments.online:
        arguments.jobs = 1  # the sources are asked one after the other
    if arguments.write_baseline and not arguments.baseline:
        raise Failure("--write-baseline needs --baseline FILE, or the key baseline")


def conclude(report: Report, arguments: Namespace, desks: Desks, provider: Provider) -> int:
    """What is done with a report: a baseline, corrections, the reports of it; and the exit code."""
    if arguments.write_baseline:
        from factcheck.silenced import baseline

        save(arguments.baseline, baseline.write(report, arguments.baseline))
        complain_of(report)
        return FAILED if report.errors else CLEAN
    report = _accepted(report, arguments)
    if arguments.diff:
        emit("".join(_differences(report)))
        complain_of(report)
        return exit_code(report, arguments.fail_on, strict=arguments.strict)
    if arguments.fix and (fixed := _fix(report)):
        report = _accepted(_report(fixed, arguments, desks, provider, report), arguments)
    status = exit_code(report, arguments.fail_on, strict=arguments.strict)
    publish(report, arguments)
    return status


def exit_code(report: Report, fail_on: str, *, strict: bool) -> int:
    """The exit code that the contract promises: 2 before 1 before 3."""
    return _status(report, report.summary(), fail_on, strict=strict)


def _status(report: Report, counts: dict[str, int], fail_on: str, *, strict: bool) -> int:
    if report.errors:
        return FAILED
    if any(counts[f"{severity}s"] for severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1]):
        return FINDINGS
    return INCOMPLETE if strict and counts["unchecked"] else CLEAN


def _location(path: str, arguments: Namespace) -> str:
    """Where an input is taken to lie: standard input in the current folder, or where --stdin-filename says."""
    return path if path != "-" else arguments.stdin_filename or STDIN


def _report(
    paths: Iterable[str], arguments: Namespace, desks: Desks, provider: Provider, before: Report | None = None
) -> Report:
    """Check the inputs; of a report that was made before, only those named."""
    report = assembled(_found(paths, arguments, desks, provider), provider)
    return report if before is None else _updated(before, report)


def _found(paths: Iterable[str], arguments: Namespace, desks: Desks, provider: Provider) -> Iterator[Result]:
    """The results of the inputs, in order, one after the other."""
    tasks = list(_tasks(list(paths), arguments, desks))
    found = results(tasks, provider, stdin=standard_input(), jobs=arguments.jobs)
    if sys.stderr is None or not sys.stderr.isatty():
        return found
    from factcheck.reporter import progress

    return progress.track(found, sum(_articles(task.path) for task in tasks), sys.stderr)


def _articles(path: str) -> int:
    """How many articles an input holds, as far as that is soon told."""
    if not path.endswith(documents.LINES):
        return 1
    from factcheck.documents.lines import count_of

    return count_of(path)


def _updated(before: Report, after: Report) -> Report:
    """A report with the documents that were checked again."""
    again = {one.document.source: one for one in after.documents}
    return before._replace(documents=tuple(again.get(one.document.source, one) for one in before.documents))


def _tasks(paths: list[str], arguments: Namespace, desks: Desks) -> Iterator[Task]:
    """Every input with what holds for it: the command before the overrides for its path, these before the rest."""
    changes = _changes(arguments.diff_base)
    for path in documents.find_inputs(paths):
        changed = _changed(path, changes)
        if changed == ():
            continue
        desk = desks.of(_location(path, arguments))
        yield Task(
            path,
            path if path != "-" else arguments.stdin_filename or STDIN,
            arguments.date,
            arguments.language or desk.get("language"),
            desk.settings,
            desk.get("select", ()) if arguments.select is None else arguments.select,
            desk.get("ignore", ()) if arguments.ignore is None else arguments.ignore,
            changed,
            arguments.online,
        )


def _changes(revision: str | None) -> Changes | None:
    if revision is None:
        return None
    from factcheck.silenced.changes import Changes

    return Changes(revision)


def _changed(path: str, changes: Changes | None) -> Lines | None:
    """The lines of an input that have changed; all of them (None) where the input is in no repository's reach."""
    if changes is None or path == "-" or "://" in path or not os.path.exists(path):
        return None
    from factcheck.silenced.changes import ChangesError

    try:
        return changes.of(path)
    except ChangesError as error:
        raise Failure(str(error)) from None


def _accepted(report: Report, arguments: Namespace) -> Report:
    if not arguments.baseline:
        return report
    from factcheck.silenced import baseline

    try:
        return baseline.without(report, arguments.baseline)
    except baseline.BaselineError as error:
        raise Failure(str(error)) from None


def _differences(report: Report) -> Iterator[str]:
    """What --fix would do, file by file."""
    from factcheck import fix

    for one in report.documents:
        try:
            fixed = fix.corrected(one)
        except fix.FixError as error:
            complain(f"{one.document.source}: {error}")
            continue
        if fixed:
            yield fix.difference(one.document.source, fixed)


def _fix(report: Report) -> list[str]:
    """Correct the files, and say so; those that were changed."""
    from factcheck import fix

    done, count, copies = [], 0, 0
    for one in report.documents:
        path = one.document.source
        try:
            fixed = fix.corrected(one)
            if fixed:
                target, number = fix.write(path, fixed)
                if fixed.marked is None:
                    done.append(path)
                    count += number
                else:
                    copies += 1
                    complain(f"{path}: {number} {'amount' if number == 1 else 'amounts'} corrected in a copy, {target}")
        except fix.FixError as error:
            complain(f"{path}: {error}")
    amounts, files = "amount" if count == 1 else "amounts", "file" if len(report.documents) == 1 else "files"
    if done or not copies:
        complain(f"corrected {count} {amounts} in {len(done)} of {len(report.documents)} {files}")
    return done


def _refresh(desk: Desk, arguments: Namespace) -> None:
    """Bring newer rates in the background, once a day, where a desk has asked for it and somebody is looking."""
    if desk.get("update") == "daily" and not arguments.offline and sys.stderr is not None and sys.stderr.isatty():
        from rates.update import refresh_daily

        refresh_daily()


def standard_input() -> BinaryIO | None:
    """The bytes of standard input; a program without a console has none."""
    return sys.stdin.buffer if sys.stdin else None
