"""The README keeps its word: its commands run, its output is what is printed, its picture is up to date."""

import doctest
import html
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import picture
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def blocks(language):
    return [text for name, text in BLOCKS if name == language]


def sessions():
    """Every command of the console blocks with the output printed under it."""
    for block in blocks("console"):
        for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = session.partition("\n")
            yield pytest.param(command, output, id=command)


def run(command):
    """Run a command of the README from the top of the checkout; a pipe has its two ends."""
    *feeders, last = command.split(" | ")
    given = "".join(shlex.split(feeder.removeprefix("echo "))[0] + "\n" for feeder in feeders)
    last, _, status = last.partition("; ")
    words = shlex.split(last)
    assert words[0] == "factcheck"
    result = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        input=given,
        env=os.environ | {"NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return result.stdout + result.stderr + (f"{result.returncode}\n" if status else "")


@pytest.mark.parametrize(("command", "output"), list(sessions()))
def test_what_the_readme_shows_is_what_is_printed(command, output):
    """Every command shown prints what stands under it; three dots stand for anything."""
    printed = run(command)
    assert doctest.OutputChecker().check_output(output, printed, doctest.ELLIPSIS), printed


def test_the_python_examples_hold(monkeypatch):
    """The Python session gives what it shows."""
    monkeypatch.chdir(ROOT)
    session = "\n".join(blocks("pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner().run(test)
    assert (result.failed, result.attempted > 0) == (0, True)


def test_two_commands_come_first():
    """The first two commands are one line each: install and check the example; install and pass the tests."""
    first, second = blocks("sh")[:2]
    assert (first.count("\n"), second.count("\n")) == (1, 1)
    assert "factcheck check docs/example.md" in first
    assert "pytest" in second


def test_windows_has_its_counterparts():
    """Both commands are given for PowerShell, too."""
    first, second = blocks("powershell")[:2]
    assert r"factcheck check docs\example.md" in first
    assert "pytest" in second


@pytest.mark.skipif(not (shutil.which("bash") and shutil.which("awk")), reason="bash and awk are not installed")
def test_continuous_integration_runs_the_second_command(tmp_path):
    """`.ci/run` runs the second command as the README has it, whatever that is, and fails when it fails."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "README.md").write_text("```sh\necho 1\n```\ntext\n```console\n$ no\n```\n```sh\necho 2; exit 7\n```\n")
    result = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (7, "2\n")


def test_the_hook_is_the_one_that_is_offered():
    """The configuration for pre-commit names a hook that the project has."""
    (wanted,) = re.findall(r"- id: (\S+)", "".join(blocks("yaml")))
    assert f"- id: {wanted}\n" in (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")


def test_the_picture_shows_the_report_as_it_is():
    """`python tests/picture.py` would draw a picture with the same words."""

    def words(svg):
        return [html.unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)]

    assert words(picture.PICTURE.read_text("utf-8")) == words(picture.picture())


def test_links_lead_somewhere():
    """Every file that the README names is there."""
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
