"""What can be asked on the command line, and how a mistake is explained."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NoReturn

from factcheck import __version__

SEVERITIES = ("error", "warning", "note")
FORMATS = ("terminal", "json", "jsonl")
DAYS_AHEAD = 7  # a newspaper carries tomorrow's date, a magazine next week's

ABOUT = """\
Check the monetary figures of an article before it is published.

factcheck finds conversions such as "3000 RMB (approximately 500,000 KRW)",
works them out again from the exchange rates of the article's date, and says
which do not hold, why, and what to write instead. It needs no network, and
the text never leaves this machine."""

EXAMPLES = """\
examples:
  factcheck check article.md                      dated by front matter or name
  factcheck check article.txt --date 2019-05-31   dated by you
  factcheck check drafts/ --date today            a folder, about to be published
  factcheck check - --format json < article.txt   standard input, for a program
  factcheck rate 3000 CNY KRW --on 2019-05-31     one conversion
  factcheck explain FC101                         what a code means
"""

EXIT_CODES = """\
exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on (by default: errors)
  2  wrong usage, or an input could not be read; the others are still checked
  3  with --strict: something could not be checked
"""


class Failure(Exception):  # noqa: N818 - not a defect of the program
    """What the user is told in one line when a command cannot be run."""


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. A formatter is made for every argument, so it must cost nothing."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, width=min(max(width, 40), 100) - 2)


class Parser(argparse.ArgumentParser):
    """A parser that explains a mistake in one line instead of repeating the usage."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=Help, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read more."""
        raise Failure(f"{message.removeprefix('argument ')} (see {self.prog} --help)")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001 - argparse gives it no public name


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments of one command; `command` is its name. Raises `Failure`."""
    argv = sys.argv[1:] if argv is None else argv
    if argv and argv[0] not in DECLARED and os.path.exists(argv[0]):
        raise Failure(f"{argv[0]} is not a command; did you mean: factcheck check {argv[0]}")
    parser = Parser(prog="factcheck", description=ABOUT, epilog=EXAMPLES)
    parser.add_argument("--version", action="version", version=f"factcheck {__version__}")
    commands = parser.add_subparsers(prog=parser.prog, metavar="COMMAND", required=True)
    # Where the command is known the others need not be declared, which takes as long as reading a short article.
    for name in argv[:1] if argv and argv[0] in DECLARED else DECLARED:
        DECLARED[name](commands)
    return parser.parse_args(argv)


def declare_check(commands: Commands) -> None:
    """`factcheck check` and its options."""
    more = f"{EXAMPLES}\n{EXIT_CODES}"
    check = commands.add_parser("check", help="check articles", description=ABOUT, epilog=more)
    check.set_defaults(command="check")
    add = check.add_argument
    add("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    add("--date", type=a_date, metavar="DAY", help="the article's date: YYYY-MM-DD, or today")
    add("--language", type=a_language, metavar="CODE", help="the article's language, such as en")
    add("--format", choices=FORMATS, default="terminal", help="form of the report: terminal (default), json, jsonl")
    add("--output", metavar="FILE", help="write the report to FILE")
    add("--fail-on", choices=SEVERITIES, default="error", help="what makes the exit code 1: error (default), ...")
    add("--strict", action="store_true", help="exit with 3 if something could not be checked")
    add("--select", type=a_code_list, default=(), metavar="CODES", help="only these findings: FC101 or FC1,FC5")
    add("--ignore", type=a_code_list, default=(), metavar="CODES", help="all findings but these")
    add("--offline", action="store_true", help="use the rates at hand, no network (the default)")
    loudness = check.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="show the claims that hold, too")
    loudness.add_argument("-q", "--quiet", action="store_true", help="print nothing if there is nothing to say")


def declare_figures(commands: Commands) -> None:
    """`factcheck figures`."""
    figures = commands.add_parser("figures", help="list the monetary figures of an article")
    figures.set_defaults(command="figures")
    figures.add_argument("path", metavar="PATH", help="a file, or - for standard input")
    figures.add_argument("--language", type=a_language, metavar="CODE", help="the article's language, such as en")


def declare_text(commands: Commands) -> None:
    """`factcheck text`."""
    text = commands.add_parser("text", help="print the plain text that the offsets of a JSON report count in")
    text.set_defaults(command="text")
    text.add_argument("path", metavar="FILE", help="a file, or - for standard input")


def declare_rate(commands: Commands) -> None:
    """`factcheck rate`."""
    rate = commands.add_parser("rate", help="convert one amount", epilog="factcheck rate 3000 CNY KRW --on 2019-05-31")
    rate.set_defaults(command="rate")
    rate.add_argument("amount", type=an_amount, metavar="AMOUNT", help="such as 3000 or 1,250.50")
    rate.add_argument("base", type=str.upper, metavar="FROM", help="ISO 4217 code, such as CNY")
    rate.add_argument("quote", type=str.upper, metavar="TO", help="ISO 4217 code, such as KRW")
    rate.add_argument("--on", type=a_date, metavar="DAY", help="YYYY-MM-DD, or today; default: the newest rate")


def declare_rates(commands: Commands) -> None:
    """`factcheck rates` and what can be done with the tables."""
    tables = commands.add_parser("rates", help="the rates at hand")
    inner = tables.add_subparsers(prog=tables.prog, metavar="COMMAND", required=True)
    inner.add_parser("status", help="each source, its first and last day").set_defaults(command="rates status")


def declare_explain(commands: Commands) -> None:
    """`factcheck explain`."""
    explain = commands.add_parser("explain", help="what a code such as FC101 means")
    explain.set_defaults(command="explain")
    explain.add_argument("code", nargs="?", metavar="CODE", type=str.upper, help="without it, all codes are listed")


DECLARED: dict[str, Callable[[Commands], None]] = {
    "check": declare_check,
    "figures": declare_figures,
    "text": declare_text,
    "rate": declare_rate,
    "rates": declare_rates,
    "explain": declare_explain,
}


def a_date(text: str) -> dt.date:
    """A day given as YYYY-MM-DD or as the word today."""
    today = dt.date.today()  # noqa: DTZ011 - the desk's own day
    try:
        day = today if text == "today" else dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write it as YYYY-MM-DD") from None
    if (day - today).days > DAYS_AHEAD:
        raise argparse.ArgumentTypeError(f"{text} is in the future; no rate is known for it")
    return day


def a_language(text: str) -> str:
    """A language code: two or three letters, perhaps with a region."""
    primary = text.partition("-")[0]
    if not (primary.isascii() and primary.isalpha() and len(primary) in (2, 3)):
        raise argparse.ArgumentTypeError(f"{text} is not a language code; write en, ko or the like")
    return text


def an_amount(text: str) -> Decimal:
    """A positive number, with or without commas between the thousands."""
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        amount = Decimal(0)
    if not 0 < amount < Decimal("1e18"):
        raise argparse.ArgumentTypeError(f"{text} is not an amount; write it as 3000 or 1250.50")
    return amount


def a_code_list(text: str) -> tuple[str, ...]:
    """Codes or beginnings of codes, separated by commas; each must begin a code that exists."""
    from factcheck.checks import codes

    wanted = tuple(code.strip().upper() for code in text.split(",") if code.strip())
    for code in wanted:
        if not any(known.startswith(code) for known in codes()):
            raise argparse.ArgumentTypeError(f"no code begins with {code}; `factcheck explain` lists them")
    return wanted
