"""What is built and installed: both packages, their data, their types, the licence and the notice."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import factcheck

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built as an installer builds it."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def shipped(package):
    """The files of a package that a user needs."""
    files = (path for path in (ROOT / package).rglob("*") if path.is_file() and path.suffix not in (".pyc", ".pyo"))
    return {path.relative_to(ROOT).as_posix() for path in files}


@pytest.mark.parametrize("package", ["factcheck", "rates"])
def test_the_wheel_is_complete(wheel, package):
    """Every source and data file of both packages is in the wheel, `py.typed` among them."""
    assert f"{package}/py.typed" in wheel.namelist()
    assert shipped(package) <= set(wheel.namelist())


def test_the_wheel_holds_nothing_else(wheel):
    """No tests, documents or stray files are installed."""
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"factcheck", "rates"}


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE"])
def test_licences_travel_along(wheel, name):
    """The licence, and the notice of the data's sources, are in the wheel."""
    assert [path for path in wheel.namelist() if path.endswith(f".dist-info/licenses/{name}")]


def test_the_wheel_runs_where_only_it_is(wheel, tmp_path):
    """Unpacked away from the checkout, the wheel checks an article."""
    wheel.extractall(tmp_path / "site")
    article = tmp_path / "2026-09-15-permit.md"
    article.write_text("A permit costs 3000 RMB (approximately 500,000 KRW).\n", "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", str(article)],
        cwd=tmp_path / "site",
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, "FC101" in result.stdout) == (1, True), result.stderr


def test_the_version_is_told_once(wheel):
    """The package, the command and the wheel have the same version."""
    name = next(path for path in wheel.namelist() if path.endswith("METADATA"))
    assert f"\nVersion: {factcheck.__version__}\n" in wheel.read(name).decode()


@pytest.mark.parametrize("name", factcheck.__all__)
def test_the_public_names_are_there(name):
    """Everything promised by `__all__` can be imported, and is listed by `dir`."""
    assert getattr(factcheck, name)
    assert name in dir(factcheck)


def test_an_unknown_name_is_said_to_be_missing():
    """A misspelled name fails as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        factcheck.chekc  # noqa: B018


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_top_level_holds_only_what_convention_demands():
    """A newcomer sees at a glance where things are."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    assert {name.split("/")[0] for name in listed.stdout.split()} <= {
        *(".ci", ".github", ".gitignore", ".gitattributes", ".pre-commit-hooks.yaml"),
        *("CHANGELOG.md", "LICENSE", "NOTICE", "README.md", "pyproject.toml"),
        *("docs", "factcheck", "rates", "tests"),
    }
