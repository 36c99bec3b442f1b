"""The command `factcheck`: what can be asked, where the answer goes, and the exit code."""

from __future__ import annotations

import datetime as dt
import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from factcheck.arguments import SEVERITIES, Failure, parse

if TYPE_CHECKING:
    from argparse import Namespace

    from factcheck.model import Document, Report

CLEAN, FINDINGS, FAILED, INCOMPLETE, INTERRUPTED = 0, 1, 2, 3, 130
GARBAGE = 50_000  # reports hold no cycles: looking for them every 700 objects costs a short run 4% of its time


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give back its exit code. Whatever fails is one line on standard error."""
    gc.set_threshold(GARBAGE)
    try:
        arguments = parse(argv)
        return COMMANDS[arguments.command](arguments)
    except Failure as failure:
        complain(str(failure))
        return FAILED
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        complain(f"a bug, please report it: {type(error).__name__}: {error} (python -X dev -m factcheck shows more)")
        return FAILED


def complain(message: str) -> None:
    """Print one line on standard error."""
    from factcheck.reporter import console

    console.write(sys.stderr, f"factcheck: {safe(message)}\n")


def safe(text: str) -> str:
    """Text that is not ours on one line, its control characters shown: a file name can be hostile, too."""
    from factcheck.reporter import Options
    from factcheck.reporter.sanitize import sentence

    return sentence(text, Options(unicode=False))


def emit(text: str) -> None:
    """Print to standard output. A reader that has seen enough, such as `head`, is no failure."""
    from factcheck.reporter import console

    try:
        console.write(sys.stdout, text)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # EINVAL: a closed pipe on Windows
            raise Failure(f"the report could not be written: {error.strerror}") from None
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run_check(arguments: Namespace) -> int:
    """`factcheck check`: the main job."""
    from factcheck import pipeline

    if not arguments.paths and (sys.stdin is None or sys.stdin.isatty()):
        raise Failure("no article given: name a file, a folder, or - for standard input (see factcheck check --help)")
    paths, stdin = arguments.paths or ["-"], standard_input()
    report = pipeline.run(paths, stdin=stdin, date=arguments.date, language=arguments.language)
    report = pipeline.narrowed(report, arguments.select, arguments.ignore)
    status = exit_code(report, arguments.fail_on, strict=arguments.strict)
    publish(report, arguments)
    return status


def standard_input() -> BinaryIO | None:
    """The bytes of standard input; a program without a console has none."""
    return sys.stdin.buffer if sys.stdin else None


def exit_code(report: Report, fail_on: str, *, strict: bool) -> int:
    """The exit code that the contract promises: 2 before 1 before 3."""
    counts = report.summary()
    if report.errors:
        return FAILED
    if any(counts[f"{severity}s"] for severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1]):
        return FINDINGS
    return INCOMPLETE if strict and counts["unchecked"] else CLEAN


def publish(report: Report, arguments: Namespace) -> None:
    """Print the report, or write it where --output says. What could not be read is told on standard error, too."""
    from factcheck.reporter import Options, console, render

    options = Options() if arguments.output else console.detect(sys.stdout, os.environ)
    today = dt.date.today()  # noqa: DTZ011 - the desk's own day
    options = options._replace(verbose=arguments.verbose, quiet=arguments.quiet, today=today)
    if arguments.output:
        save(arguments.output, render(report, arguments.format, options))
    elif arguments.format != "terminal":
        emit(render(report, arguments.format, options))
    elif report.documents:  # the errors follow on the same screen
        emit(render(report._replace(errors=()), arguments.format, options))
    elif not report.errors:
        complain("no article found: in a folder, files such as .md and .txt are looked for")
    for error in report.errors:
        complain(f"{error.source}: {error.message}")


def save(path: str, text: str) -> None:
    """Write a file whole or not at all; a device or a pipe is written to as it is."""
    target = os.path.realpath(path)
    partial = target if os.path.exists(target) and not os.path.isfile(target) else f"{target}.{os.getpid()}.part"
    try:
        with open(partial, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if partial != target:
            os.replace(partial, target)
    except OSError as error:
        raise Failure(f"{path}: could not be written: {error.strerror}") from None


def run_figures(arguments: Namespace) -> int:
    """`factcheck figures`: place, text and meaning of each figure, separated by tabs."""
    from factcheck.model import Places, plain
    from factcheck.pipeline import figures_in

    document = opened(arguments.path, arguments.language)
    places = Places(document)
    for figure in figures_in(document):
        place = places.place(figure.start, figure.end)
        amount = "-".join(plain(end) for end in (figure.amount, figure.amount_high) if end is not None)
        emit(f"{place.line}:{place.column}\t{amount} {figure.currency or '?'}\t{safe(figure.text)}\n")
    return CLEAN


def run_text(arguments: Namespace) -> int:
    """`factcheck text`: the plain text; exact when piped, without controls on a terminal."""
    text = opened(arguments.path).text
    if sys.stdout.isatty():
        emit("\n".join(map(safe, text.split("\n"))))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
    return CLEAN


def opened(path: str, language: str | None = None) -> Document:
    """The one document that a command reads."""
    from factcheck.documents import DocumentError, open_document

    stream = standard_input() if path == "-" else None
    try:
        return open_document(stream or path, name="<stdin>" if stream else path, language=language)
    except DocumentError as error:
        raise Failure(str(error)) from None


def run_rate(arguments: Namespace) -> int:
    """`factcheck rate`: one conversion, with the rate and where it comes from."""
    from factcheck.config import DEFAULTS
    from factcheck.pipeline import embedded
    from factcheck.reporter.wording import number
    from rates.model import Miss

    pair = arguments.base, arguments.quote
    found = embedded().rate(*pair, arguments.on) if arguments.on else embedded().newest(*pair)
    if isinstance(found, Miss):
        raise Failure(found.message)
    age = (found.asked - found.published).days
    old = f", {age} days earlier" if age > DEFAULTS.window_days else ""
    emit(f"{number(arguments.amount)} {found.base} = {number(arguments.amount * found.value)} {found.quote}\n")
    emit(f"1 {found.base} = {number(found.value)} {found.quote}; {found.source}, published {found.published}{old}\n")
    return CLEAN


def run_status(_: Namespace) -> int:
    """`factcheck rates status`: what the rates at hand cover."""
    from factcheck.pipeline import embedded

    today = dt.date.today()  # noqa: DTZ011 - the desk's own day
    for source in embedded().sources():
        age = (today - source.last).days
        emit(f"{source.name}: {source.currencies} currencies, {source.first} to {source.last} ({age} days old)\n")
    return CLEAN


def run_explain(arguments: Namespace) -> int:
    """`factcheck explain`: what a code means; without one, the list of codes."""
    from factcheck.checks import codes, explanation

    if arguments.code is None:
        emit("".join(f"{code}  {(explanation(code) or '').partition(chr(10))[0]}\n" for code in sorted(codes())))
        return CLEAN
    text = explanation(arguments.code)
    if text is None:
        raise Failure(f"there is no code {arguments.code}; `factcheck explain` lists them")
    emit(f"{arguments.code}: {text.rstrip()}\n")
    return CLEAN


COMMANDS = {
    "check": run_check,
    "figures": run_figures,
    "text": run_text,
    "rate": run_rate,
    "rates status": run_status,
    "explain": run_explain,
}

if __name__ == "__main__":
    sys.exit(main())
