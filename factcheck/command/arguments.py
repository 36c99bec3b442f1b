"""What can be asked on the command line, and how a mistake is explained."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence

from factcheck import __version__
from factcheck.command.argument_types import a_code_list, a_date, a_language, a_number_of_jobs, an_amount
from factcheck.reporter import FORMATS

SEVERITIES = ("error", "warning", "note")
SHELLS = ("bash", "zsh", "fish")

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
  factcheck check posts/ --output report.html --output report.sarif
  factcheck check posts/ --diff-base origin/main  only what was written since
  factcheck check article.md --diff               what --fix would correct
  factcheck rate 3000 CNY KRW --on 2019-05-31     one conversion
  factcheck explain FC101                         what a code means
"""

MORE = """\
the date of an article:
  from --date, else its front matter, its metadata or dateline, else its name
  (2019-05-31-permit.md), else the setting `undated`. Today is never assumed in
  silence; without any date a claim is held against every day since 1999.

settings:
  factcheck.toml, or [tool.factcheck] in pyproject.toml, in the folder of the
  article or the nearest above it. An option wins over a setting. `factcheck
  config ARTICLE` prints what is in force and where it was set.

silencing a finding, in the article:
  <!-- factcheck: ignore FC101 why -->   on its line, or on the line before
  <!-- factcheck: off -->  ...  <!-- factcheck: on -->
  <!-- factcheck: ignore-file FC102 -->
  In formats without comments the same in brackets: [factcheck: ignore FC101]

exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on (by default: errors)
  2  wrong usage or settings, or an input could not be read; the others are
     still checked
  3  with --strict: something could not be checked

environment:
  NO_COLOR, FORCE_COLOR    colour of the report: off, on
  COLUMNS                  its width
  FACTCHECK_CACHE_DIR      where answers of online sources are kept
  FACTCHECK_DATA_DIR       where fetched and imported rates are kept
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

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As in any parser, but that of a command refuses itself what it does not know."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown and " " in self.prog:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, what may have been meant, and where to read more."""
        near = self._meant(message)
        raise Failure(f"{message.removeprefix('argument ')}{near} (see {self.prog} --help)")

    def _meant(self, message: str) -> str:
        """The option or the word that is nearest to a wrong one."""
        from difflib import get_close_matches

        option = re.search(r"unrecognized arguments: (-[^\s=]+)", message)
        choice = re.search(r"invalid choice: '([^']*)' \(choose from (.*)\)", message)
        known = [*self._option_string_actions] if option else re.findall(r"[\w-]+", choice[2]) if choice else []
        wrong = option or choice
        near = get_close_matches(wrong[1], known, 1) if wrong else []
        return f"; did you mean {near[0]}?" if near else ""


TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Any, NoReturn

    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001 - argparse gives it no public name


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments of one command; `command` is its name. Raises `Failure`."""
    argv = sys.argv[1:] if argv is None else argv
    if argv and argv[0] not in DECLARED and os.path.exists(argv[0]):
        raise Failure(f"{argv[0]} is not a command; did you mean: factcheck check {argv[0]}")
    # Where the command is known the others need not be declared, which takes as long as reading a short article.
    return parser(argv[:1] if argv and argv[0] in DECLARED else DECLARED).parse_args(argv)


def parser(names: Sequence[str] | dict[str, Any]) -> Parser:
    """The parser of some commands."""
    made = Parser(prog="factcheck", description=ABOUT, epilog=EXAMPLES)
    made.add_argument("--version", action="version", version=f"factcheck {__version__}")
    commands = made.add_subparsers(prog=made.prog, metavar="COMMAND", required=True)
    for name in names:
        DECLARED[name](commands)
    return made


def declare_check(commands: Commands) -> None:
    """`factcheck check` and its options."""
    check = commands.add_parser("check", help="check articles", description=ABOUT, epilog=f"{EXAMPLES}\n{MORE}")
    check.set_defaults(command="check")
    _inputs(check)
    _findings(check)
    _reports(check)
    _corrections(check)
    _rates(check)


def _inputs(check: Parser) -> None:
    check.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    add = check.add_argument_group("articles").add_argument
    add("--date", type=a_date, metavar="DAY", help="the article's date: YYYY-MM-DD, or today")
    add("--language", type=a_language, metavar="CODE", help="the article's language, such as en")
    add("--stdin-filename", metavar="NAME", help="what standard input is called: tells its format, date and settings")
    add("--config", metavar="FILE", help="settings for all articles, instead of those found above each")
    add("--jobs", type=a_number_of_jobs, metavar="N", help="worker processes; 0: one for each core (default)")


def _findings(check: Parser) -> None:
    add = check.add_argument_group("findings").add_argument
    add("--fail-on", choices=SEVERITIES, help="what makes the exit code 1: error (default), warning, note")
    add("--strict", action="store_true", help="exit with 3 if something could not be checked")
    add("--select", type=a_code_list, metavar="CODES", help="only these findings: FC101 or FC1,FC5")
    add("--ignore", type=a_code_list, metavar="CODES", help="all findings but these")
    add("--baseline", metavar="FILE", help="set apart the findings that FILE accepts")
    add("--write-baseline", action="store_true", help="accept all present findings: write the file of --baseline")
    add("--diff-base", metavar="REV", help="only findings on lines changed since a git revision")


def _reports(check: Parser) -> None:
    group = check.add_argument_group("report")
    forms = ", ".join(FORMATS)
    group.add_argument(
        "--format", choices=tuple(FORMATS), metavar="FORMAT", help=f"form of the report: {forms}; default: terminal"
    )
    group.add_argument(
        "--output",
        action="append",
        metavar="FILE",
        help="write the report to FILE, in the form that its ending says; may be given several times, - prints",
    )
    loudness = group.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="show the claims that hold, too")
    loudness.add_argument("-q", "--quiet", action="store_true", help="print nothing if there is nothing to say")


def _corrections(check: Parser) -> None:
    group = check.add_argument_group("corrections").add_mutually_exclusive_group()
    group.add_argument("--fix", action="store_true", help="correct, in the files, the amounts that are certain")
    group.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")


def _rates(command: Parser) -> None:
    group = command.add_argument_group("rates").add_mutually_exclusive_group()
    group.add_argument("--offline", action="store_true", help="use the rates at hand, no network (the default)")
    group.add_argument("--online", action="store_true", help="ask official sources for the rates that are not at hand")


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
    rate.add_argument("--plot", action="store_true", help="draw the rates of the year around the day")
    _rates(rate)


def declare_rates(commands: Commands) -> None:
    """`factcheck rates` and what can be done with the tables."""
    tables = commands.add_parser("rates", help="the rates at hand, and newer ones")
    inner = tables.add_subparsers(prog=tables.prog, metavar="COMMAND", required=True)
    inner.add_parser("status", help="each source, its first and last day").set_defaults(command="rates status")
    inner.add_parser("sources", help="the online sources, in order").set_defaults(command="rates sources")
    inner.add_parser("update", help="fetch newer official rates").set_defaults(command="rates update")
    taken = inner.add_parser("import", help="take over tables of your own: date,base,quote,rate[,market][,source]")
    taken.set_defaults(command="rates import")
    taken.add_argument("tables", nargs="+", metavar="FILE", help="a CSV file")


def declare_config(commands: Commands) -> None:
    """`factcheck config`."""
    config = commands.add_parser("config", help="print the settings in force, and where each was set")
    config.set_defaults(command="config")
    config.add_argument("path", nargs="?", default=".", metavar="PATH", help="an article; default: the current folder")
    config.add_argument("--config", metavar="FILE", help="the settings file, instead of the one found above PATH")


def declare_completions(commands: Commands) -> None:
    """`factcheck completions`."""
    completions = commands.add_parser("completions", help="print a script that completes commands in your shell")
    completions.set_defaults(command="completions")
    completions.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


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
    "config": declare_config,
    "completions": declare_completions,
}
