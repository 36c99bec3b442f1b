"""Only what changed: the lines that git says differ from a revision, and the findings on them."""

import os
import shutil
import subprocess

import pytest

from factcheck.silenced.changes import WHOLE, Changes, ChangesError

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

LINES = "".join(f"line {number}\n" for number in range(1, 11))


@pytest.fixture
def repository(tmp_path):
    """A repository with one commit, and a function that runs git in it."""

    def git(*arguments):
        command = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        subprocess.run(
            command,
            cwd=tmp_path,
            env=environment | {"GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            check=True,
        )

    git("init", "-q")
    for name in ("a.md", "über den Markt.md", ":odd*.md"):
        (tmp_path / name).write_text(LINES, "utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\0\1")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    return tmp_path


@pytest.mark.parametrize("name", ["a.md", "über den Markt.md", ":odd*.md"])
@pytest.mark.parametrize(
    ("edited", "lines"),
    [
        (LINES, ()),
        (LINES.replace("line 3\n", "line three\n"), ((3, 3),)),
        (LINES.replace("line 3\n", "line 3\nnew\nnew\n"), ((4, 5),)),
        (LINES.replace("line 3\n", ""), ((2, 3),)),
        (LINES + "new\n", ((11, 11),)),
        ("new\n" + LINES.replace("line 9\n", "nine\n"), ((1, 1), (10, 10))),
        ("@@ -1 +1 @@\n" + LINES, ((1, 1),)),
    ],
)
def test_the_lines_that_changed(name, edited, lines, repository):
    """Changed and new lines; beside lines that were taken away, their neighbours."""
    (repository / name).write_text(edited, "utf-8")
    assert Changes("HEAD").of(str(repository / name)) == lines


def test_new_and_binary_files_are_new_as_a_whole(repository):
    """What git does not follow, and what it knows no lines of."""
    (repository / "new.md").write_text(LINES, "utf-8")
    (repository / "b.docx").write_bytes(b"PK\0\2")
    changes = Changes("HEAD")
    assert changes.of(str(repository / "new.md")) == WHOLE
    assert changes.of(str(repository / "b.docx")) == WHOLE


@pytest.mark.parametrize("revision", ["nowhere", "-x", "--output=stolen", "HEAD:a.md", ""])
def test_a_revision_that_does_not_exist(revision, repository):
    """It is told in one line; what looks like an option is none."""
    with pytest.raises(ChangesError, match="there is no revision"):
        Changes(revision).of(str(repository / "a.md"))
    assert not (repository / "stolen").exists()


def test_outside_a_repository(tmp_path, monkeypatch):
    """There is nothing to compare with."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.md").write_text(LINES, "utf-8")
    with pytest.raises(ChangesError, match="--diff-base needs a git repository"):
        Changes("HEAD").of(str(tmp_path / "a.md"))


def test_without_git(tmp_path, monkeypatch):
    """The line says what is missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ChangesError, match="needs git, which is not installed"):
        Changes("HEAD").of(str(tmp_path / "a.md"))
