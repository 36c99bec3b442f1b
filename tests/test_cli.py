"""Whole commands: the cases of commands/*.toml, each with its arguments, files, output and exit code.

A case is given `args`, `files`, `stdin` and `env`, and says what it expects: `exit`, `stdout` or `stderr` in full, or
lines and phrases that they `stdout_has`, `stdout_lacks`, `stderr_has`.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from factcheck import cli

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
    """Run the command as a user would, in a folder of its own, with nobody's fetched or imported rates."""
    own = {"FACTCHECK_DATA_DIR": str(folder / ".data"), "FACTCHECK_CACHE_DIR": str(folder / ".cache")}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *args],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        env=os.environ
        | {"PYTHONPATH": str(HERE.parent), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
        | own
        | environment,
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


def test_offsets_count_in_what_text_prints(tmp_path):
    """`factcheck text` prints, byte by byte, the text that the report's offsets count in."""
    write(tmp_path, {"article.md": "---\ntitle: Fees\n---\r\nIt costs **€1.2m** (<!-- no -->$1.4m).\r\n"})
    printed = run(tmp_path, ["text", "article.md"]).stdout.decode("utf-8")
    report = json.loads(run(tmp_path, ["check", "article.md", "--format", "json"]).stdout)
    (document,) = report["documents"]
    assert [printed[figure["start"] : figure["end"]] for figure in document["figures"]] == ["€1.2m", "$1.4m"]
    assert hashlib.sha256(printed.encode()).hexdigest() == document["text_sha256"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently")
def test_a_reader_that_leaves_early_is_no_failure(tmp_path):
    """`factcheck ... | head` ends in silence, with the exit code of the check."""
    write(tmp_path, {"article.txt": "It costs 3000 RMB (500,000 KRW).\n" * 5000})
    read, written = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "factcheck", "check", "article.txt", "--date", "2026-09-15"]
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    result = subprocess.run(command, cwd=tmp_path, stdout=written, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(written)
    assert (result.returncode, result.stderr) == (1, b"")


def test_on_a_terminal_an_article_must_be_named(monkeypatch, capsys):
    """Without a path and with nothing piped in, the command does not wait: it says what to do."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("factcheck: no article given: name a file, a folder, or - for")


@pytest.mark.parametrize(
    ("problem", "status", "line"),
    [
        (KeyboardInterrupt(), 130, "factcheck: interrupted\n"),
        (ValueError("odd\nnews"), 2, "factcheck: a bug, please report it: ValueError: odd news (python -X dev"),
    ],
)
def test_whatever_happens_is_told_in_one_line(problem, status, line, monkeypatch, capsys):
    """An interruption, and even a bug, is one line on standard error."""

    def fail(_):
        raise problem

    monkeypatch.setitem(cli.COMMANDS, "explain", fail)
    assert cli.main(["explain"]) == status
    error = capsys.readouterr().err
    assert error.startswith(line)
    assert error.count("\n") == 1


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    """`--output` replaces a file as a whole, follows a link to it, and leaves no part behind."""
    (tmp_path / "old.json").write_text("old", "utf-8")
    try:
        (tmp_path / "link.json").symlink_to("old.json")
    except OSError:
        pytest.skip("no symbolic links here")
    write(tmp_path, {"article.txt": "Nothing.\n"})
    arguments = ["check", "article.txt", "--format", "json", "--output"]
    assert run(tmp_path, [*arguments, "link.json"]).returncode == 0
    assert run(tmp_path, [*arguments, os.devnull]).returncode == 0
    assert json.loads((tmp_path / "old.json").read_text("utf-8"))["version"] == 1
    assert (tmp_path / "link.json").is_symlink()
    assert not Path(os.devnull).is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "link.json", "old.json"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_only_what_changed_is_told(tmp_path):
    """`--diff-base` leaves out the files, and sets apart the lines, that are as they were."""
    fee, roof = "It costs 3000 RMB (approximately 500,000 KRW).\n", "The roof cost €1.2m ($2.4m).\n"
    write(tmp_path, {"a.md": f"{fee}\n{fee}", "b.md": fee, "c.md": f"---\ndate: 2019-05-31\n---\n{fee}"})
    command = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "first"]):
        subprocess.run([*command, *arguments], cwd=tmp_path, check=True)
    write(tmp_path, {"a.md": f"{fee}\n{roof}", "c.md": f"---\ndate: 2026-09-15\n---\n{fee}", "d.md": fee})
    result = run(tmp_path, ["check", ".", "--date", "2026-09-15", "--diff-base", "HEAD", "--format", "compact"])
    told = [line.partition(": ")[0] for line in text(result.stdout).splitlines() if "FC101" in line]
    assert (told, result.returncode) == (["a.md:3:22", "c.md:4:34", "d.md:1:34"], 1)


def test_lines_of_json_are_told_of_one_after_the_other(tmp_path):
    """The report in JSON lines is the same whether it is written at once or as it comes, and so is the exit code."""
    fee = '{"body": "It costs 3000 RMB (approximately 500,000 KRW).", "date": "2019-05-31"}\n'
    write(tmp_path, {"a.jsonl": fee + "{bad\n" + fee.replace("2019-05-31", "2026-09-15"), "b.md": "5 USD"})
    found = [
        run(tmp_path, ["check", "a.jsonl", "b.md", "--format", "jsonl", "--offline", *more])
        for more in ([], ["--output", "r.jsonl"])
    ]
    assert text(found[0].stdout) == (tmp_path / "r.jsonl").read_text("utf-8")
    assert [one.returncode for one in found] == [2, 2]
    said = "factcheck: a.jsonl: is not sound JSON (line 2); export it again\n"
    assert [text(one.stderr) for one in found] == [said, said]
    *documents, last = map(json.loads, text(found[0].stdout).splitlines())
    assert [one["source"] for one in documents] == ["a.jsonl#1", "a.jsonl#2", "b.md"]
    assert [finding["line"] for one in documents for finding in one["findings"]] == [3]
    assert (last["summary"]["ok"], last["summary"]["wrong"], last["summary"]["documents"]) == (1, 1, 3)
    assert run(tmp_path, ["check", "b.md", "--format", "jsonl"]).returncode == 0


def test_the_report_is_the_same_whatever_the_number_of_workers(tmp_path):
    """A folder of many articles, by one process and by two, in every form."""
    fee = "---\ndate: 2019-05-{:02}\n---\n\nIt costs {} RMB (approximately 500,000 KRW).\n"
    write(tmp_path, {f"{n:03}.md": fee.format(n % 28 + 1, 2000 + 50 * n) for n in range(80)})
    outputs = [argument for name in ("json", "jsonl", "csv") for argument in ("--output", f"../{{}}.{name}")]
    reports = []
    for jobs in "12":
        folder = tmp_path.parent / f"{tmp_path.name}-{jobs}"
        folder.mkdir()
        named = [argument.format(f"{folder.name}/r") for argument in outputs]
        reports.append(run(tmp_path, ["check", ".", "--jobs", jobs, *named, "--output", "-"]).stdout)
        reports[-1] += b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    assert reports[0] == reports[1]
    assert reports[0].count(b"080.md") == 0
    assert reports[0].count(b"079.md") > 3
