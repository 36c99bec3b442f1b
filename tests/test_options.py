"""Every command and option is documented, completed in every shell, and explained by --help."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.command.arguments import SHELLS, parse
from factcheck.command.completions import commands, script
from factcheck.command.publish import form_of
from factcheck.reporter import FORMATS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
COMMANDS = [command for command in commands() if command.words]
OPTIONS = [
    pytest.param(command, option, id=f"{' '.join(command.words)} {option.names[-1]}")
    for command in COMMANDS
    for option in command.options
    if "--help" not in option.names
]


def section(command):
    """What the page says about a command, from its headline to the next."""
    found = re.search(rf"^## factcheck {command.words[0]}\b.*?(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command.words))
def test_every_command_is_documented(command):
    """The page has each command, by its words."""
    assert section(command)
    assert f"factcheck {' '.join(command.words)}" in section(command)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_documented(command, option):
    """The section of its command has each spelling and, of a choice, each word."""
    for name in option.names:
        assert f"`{name}" in section(command)
    for choice in option.choices:
        assert f"`{choice}`" in section(command)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_explained(command, option, capsys):
    """`--help` has it, with a phrase."""
    with pytest.raises(SystemExit):
        parse([*command.words, "--help"])
    printed = " ".join(capsys.readouterr().out.split())
    assert option.names[-1] in printed
    assert " ".join(option.help.split())[:40] in printed


def test_no_option_is_documented_that_does_not_exist():
    """A renamed option does not linger on the pages."""
    known = {name for command in commands() for option in command.options for name in option.names}
    known |= {"--hook-stage", "--hook-type", "--quiet"}
    for page in ("commands", "configuration", "suppressions", "hooks-and-ci"):
        text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= known, page


def test_help_is_of_the_depth_of_a_manual_page(capsys):
    """What a user needs away from the documentation stands in it."""
    with pytest.raises(SystemExit):
        parse(["check", "--help"])
    printed = capsys.readouterr().out
    for title in (
        "examples:",
        "the date of an article:",
        "settings:",
        "silencing a finding",
        "exit codes:",
        "environment:",
    ):
        assert title in printed


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_completed(shell, command, option):
    """The scripts are made from the parser."""
    text = script(shell)
    assert command.words[-1] in text
    for name in option.names:
        assert (f"-l {name[2:]}" if shell == "fish" and name.startswith("--") else name[1:]) in text


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_valid(shell, tmp_path):
    """The shell itself parses it."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(script(shell), "utf-8")
    assert subprocess.run([shell, "-n", str(path)], capture_output=True, check=False).stderr == b""


@pytest.mark.parametrize(
    ("target", "asked", "alone", "form"),
    [
        ("-", None, True, "terminal"),
        ("-", "json", True, "json"),
        ("r.sarif", None, True, "sarif"),
        ("r.json", "sarif", True, "sarif"),
        ("r.html", "github", False, "html"),
        ("-", "github", False, "github"),
        ("/dev/null", "json", False, "json"),
        ("report", None, False, "terminal"),
    ],
)
def test_the_form_of_a_report(target, asked, alone, form):
    """One report has the form asked for; of several, each has that of its ending."""
    assert form_of(target, asked, alone=alone) == form


def test_every_format_is_documented():
    """The page lists them all."""
    assert not [name for name in FORMATS if f"`{name}`" not in PAGE]
