"""The action and the template of the documentation: valid, and run as far as that is possible offline."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
yaml = pytest.importorskip("yaml")
BLOCKS = [
    yaml.safe_load(block)
    for block in re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs" / "hooks-and-ci.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
]
HOOKS, ACTION, WORKFLOW, TEMPLATE = BLOCKS

pytestmark = pytest.mark.skipif(not shutil.which("bash") or sys.platform == "win32", reason="a shell script")


@pytest.fixture
def shell(tmp_path):
    """A folder with a wrong article, and a function that runs a script of a CI service in it."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a b.md").write_text("---\ndate: 2026-09-15\n---\n\n3000 RMB (about 500,000 KRW)\n", "utf-8")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "factcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', "utf-8")
    command.chmod(0o755)

    def run(script, **environment):
        paths = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=tmp_path, env=os.environ | paths | environment, capture_output=True, text=True, check=False
        )

    run.folder = tmp_path
    return run


def test_the_hooks_are_those_of_the_project():
    """Both are offered, and the one that needs the network is not run on commits."""
    offered = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert [hook["id"] for repository in HOOKS for hook in repository["hooks"]] == list(offered)
    assert offered["factcheck-online"]["stages"] == ["pre-push", "manual"]
    assert "--offline" in offered["factcheck"]["entry"]


def test_the_action_runs(shell):
    """It prints annotations, writes the file to upload, and fails for a wrong claim."""
    script = ACTION["runs"]["steps"][-1]["run"]
    result = shell(script, ARTICLES="posts", BASE="")
    assert result.returncode == 1, result.stderr
    assert result.stdout.startswith("::error file=posts/a b.md,line=5,")
    (run,) = json.loads((shell.folder / "factcheck.sarif").read_text("utf-8"))["runs"]
    assert [found["ruleId"] for found in run["results"]] == ["FC101"]


@pytest.mark.parametrize(
    ("articles", "base"), [("posts; touch stolen", ""), ("--output=stolen", ""), ("posts", "$(touch stolen)")]
)
def test_inputs_are_no_commands(articles, base, shell):
    """An odd name of a folder or a branch is neither run nor taken for an option."""
    shell(ACTION["runs"]["steps"][-1]["run"], ARTICLES=articles, BASE=base)
    assert not (shell.folder / "stolen").exists()


def test_the_workflow_uses_the_action():
    """What it hands over is what the action takes, and what it uploads is what the action writes."""
    steps = WORKFLOW["jobs"]["factcheck"]["steps"]
    assert set(steps[1]["with"]) <= set(ACTION["inputs"])
    assert steps[2]["with"]["sarif_file"] in ACTION["runs"]["steps"][-1]["run"]


def test_the_template_runs(shell):
    """The job writes the reports that it names as artifacts."""
    result = shell(TEMPLATE["factcheck"]["script"][-1])
    assert result.returncode == 1, result.stderr
    assert "error[FC101]" in result.stdout
    for name in TEMPLATE["factcheck"]["artifacts"]["reports"].values():
        assert (shell.folder / name).stat().st_size
