"""The command `factcheck`: what each of its commands does, and the exit code. Large ones have a file of their own."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence

from factcheck.command.arguments import Failure, parse
from factcheck.command.output import complain, emit, safe
from factcheck.settings.desk import SettingsError
from factcheck.settings.file import Desks

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from argparse import Namespace

    from factcheck.model import Document

CLEAN, FAILED, INTERRUPTED = 0, 2, 130
GARBAGE = 50_000  # reports hold no cycles: looking for them every 700 objects costs a short run 4% of its time


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give back its exit code. Whatever fails is one line on standard error."""
    gc.set_threshold(GARBAGE)
    try:
        arguments = parse(argv)
        return COMMANDS[arguments.command](arguments)
    except (Failure, SettingsError) as failure:
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


def later(module: str, name: str) -> Callable[[Namespace], int]:
    """A command whose module is loaded when it is run."""

    def run(arguments: Namespace) -> int:
        from importlib import import_module

        command: Callable[[Namespace], int] = getattr(import_module(f"factcheck.command.{module}"), name)
        return command(arguments)

    return run


def run_figures(arguments: Namespace) -> int:
    """`factcheck figures`: place, text and meaning of each figure, separated by tabs."""
    from factcheck.model import Places, plain
    from factcheck.pipeline import figures_in

    desk = Desks().of(arguments.path)
    document = opened(arguments.path, arguments.language or desk.get("language"))
    places = Places(document)
    for figure in figures_in(document, desk.settings):
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

    stream = sys.stdin.buffer if path == "-" and sys.stdin else None
    try:
        return open_document(stream or path, name="<stdin>" if stream else path, language=language)
    except DocumentError as error:
        raise Failure(str(error)) from None


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


def run_completions(arguments: Namespace) -> int:
    """`factcheck completions`: the script for a shell."""
    from factcheck.command.completions import script

    emit(script(arguments.shell))
    return CLEAN


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "check": later("check", "run_check"),
    "figures": run_figures,
    "text": run_text,
    "rate": later("rates", "run_rate"),
    "rates status": later("rates", "run_status"),
    "rates sources": later("rates", "run_sources"),
    "rates update": later("rates", "run_update"),
    "rates import": later("rates", "run_import"),
    "explain": run_explain,
    "config": later("config", "run_config"),
    "completions": run_completions,
}

if __name__ == "__main__":
    sys.exit(main())
