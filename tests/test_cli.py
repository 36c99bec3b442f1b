"""Whole commands: the cases of commands/*.toml, each with its arguments, files, output and exit code.

A case is given `args`, `files`, `stdin` and `env`, and says what it expects: `exit`, `stdout` or `stderr` in full, or
lines and phrases that they `stdout_has`, `stdout_lacks`, `stderr_has`.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KNOWN = {
    *("name", "args", "files", "stdin", "env", "exit"),
    *("stdout", "stderr", "stdout_has", "stdout_lacks", "stderr_has", "written"),
}


def cases():
    for path in sorted((HERE / "commands").glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def run(folder, args, stdin="", **environment):
    """Run the command as a user would, in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *args],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(HERE.parent), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"} | environment,
        check=False,
    )


def text(output):
    return output.decode("utf-8").replace("\r\n", "\n")


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8", newline="\n")


@pytest.mark.parametrize("case", list(cases()))
def test_command(case, tmp_path):
    """A command prints what its case says, and leaves with the exit code of the contract."""
    assert set(case) <= KNOWN
    write(tmp_path, case.get("files", {}))
    result = run(tmp_path, case["args"], case.get("stdin", ""), **case.get("env", {}))
    stdout, stderr = text(result.stdout), text(result.stderr)
    assert "Traceback" not in stderr
    assert stdout == case.get("stdout", stdout)
    assert stderr == case.get("stderr", "" if "stderr_has" not in case else stderr)
    for phrase in case.get("stdout_has", ()):
        assert phrase in stdout
    for phrase in case.get("stdout_lacks", ()):
        assert phrase not in stdout
    for phrase in case.get("stderr_has", ()):
        assert phrase in stderr
    for name, content in case.get("written", {}).items():
        assert content in (tmp_path / name).read_text("utf-8")
    assert result.returncode == case["exit"]


def test_names_are_unique():
    """No case hides another."""
    names = [parameter.id for parameter in cases()]
    assert len(names) == len(set(names))
