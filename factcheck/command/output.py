"""Where words go: standard output, standard error, a file. None of them fails on a character or on an early reader."""

from __future__ import annotations

import errno
import os
import sys

from factcheck.command.arguments import Failure


def complain(message: str) -> None:
    """Print one line on standard error."""
    from factcheck.reporter import console

    if sys.stderr is not None:
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
