"""The hook as a newsroom uses it: a real `pre-commit run` in a repository of articles."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
FEE = "A permit costs 3000 RMB (approximately 500,000 KRW) a year.\n"

pytestmark = [
    pytest.mark.network,
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
]


class Newsroom(NamedTuple):
    """A repository of articles whose commits are checked."""

    folder: Path
    environment: dict[str, str]

    def git(self, *arguments, folder=None):
        command = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *arguments]
        return subprocess.run(
            command, cwd=folder or self.folder, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )

    def commit(self, name, text, *options):
        """Write one article, run the hooks of a commit on it, and give back the exit code and what is seen."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        self.git("add", name)
        command = [sys.executable, "-m", "pre_commit", "run", "--color=never", *options, "--files", name]
        result = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )
        return result.returncode, result.stdout + result.stderr


def project_repository(newsroom, folder):
    """The files of this checkout, changed or not, committed to a repository of their own."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listing.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "The project as it is"]):
        assert newsroom.git(*arguments, folder=folder).returncode == 0
    return newsroom.git("rev-parse", "HEAD", folder=folder).stdout.strip()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """An empty repository that uses the hook, on a machine with nothing of pre-commit's yet."""
    pytest.importorskip("pre_commit")
    home, project, folder = (tmp_path_factory.mktemp(name) for name in ("home", "project", "articles"))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    own = {"HOME": str(home), "USERPROFILE": str(home), "PRE_COMMIT_HOME": str(home / "pre-commit")}
    room = Newsroom(folder, inherited | own | {"GIT_CONFIG_GLOBAL": os.devnull, "NO_COLOR": "1"})
    revision = project_repository(room, project)
    room.git("init", "-q")
    config = f"repos:\n- repo: {project.as_uri()}\n  rev: {revision}\n  hooks:\n"
    config += "  - id: factcheck\n  - id: factcheck-online\n"
    (folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
    room.git("add", "-A")
    return room


def test_a_right_article_passes_in_silence(newsroom):
    """Dated by its file name, as Jekyll does, the article is right: nothing but `Passed` is seen."""
    status, seen = newsroom.commit("_posts/2019-05-31-permit.md", FEE)
    assert status == 0, seen
    assert "Passed" in seen
    assert "FC" not in seen
    assert "figure" not in seen


def test_a_wrong_article_is_stopped(newsroom):
    """Dated by its front matter, years later, the article is wrong, whatever the day of the commit."""
    status, seen = newsroom.commit("wrong.md", f"---\ndate: 2026-09-15\n---\n\n{FEE}")
    assert status == 1, seen
    assert "wrong.md:5:40" in seen
    assert "error[FC101]" in seen


def test_the_day_of_the_commit_is_not_the_date_of_the_article(newsroom):
    """Front matter that makes the article right lets it pass today, when it would be wrong."""
    status, seen = newsroom.commit("old.md", f"---\ndate: 2019-05-31\n---\n\n{FEE}")
    assert status == 0, seen
    assert "FC" not in seen


def test_an_undated_article_is_seen_though_it_passes(newsroom):
    """Without a date nobody can say whether it is wrong: the commit passes, and the warning is seen."""
    status, seen = newsroom.commit("undated.txt", FEE)
    assert status == 0, seen
    assert "Passed" in seen
    assert "warning[FC103]" in seen


def test_other_files_are_left_alone(newsroom):
    """Only articles are checked."""
    status, seen = newsroom.commit("prices.py", f"# {FEE}")
    assert status == 0, seen
    assert "no files to check" in seen


def test_the_online_hook_runs_when_it_is_called(newsroom):
    """It is left out of commits, and asks nobody for a rate that is at hand."""
    article = f"---\ndate: 2026-09-15\n---\n\n{FEE}"
    status, seen = newsroom.commit("wrong.md", article, "--hook-stage", "manual", "factcheck-online")
    assert status == 1, seen
    assert "error[FC101]" in seen
    _, seen = newsroom.commit("wrong.md", article)
    assert "online" not in seen
