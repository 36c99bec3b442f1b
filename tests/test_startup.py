"""A hook that is felt is a hook that is removed: what a check may not load."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = [
    *("requests", "urllib3", "http.client", "ssl", "socket", "asyncio", "sqlite3"),
    *("rich.console", "dateutil", "charset_normalizer", "importlib.metadata"),
    *("dataclasses", "inspect", "pathlib", "tomllib", "unittest", "tempfile", "subprocess", "multiprocessing"),
]
SHOW_MODULES = """\
import sys
from factcheck.cli import main
try:
    status = main(sys.argv[1:])
finally:
    print("modules:", *sys.modules, file=sys.stderr)
sys.exit(status)
"""


def loaded_by(*arguments):
    """The modules that a command has loaded when it ends."""
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{SHOW_MODULES}", *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode in (0, 1), result.stderr
    return set(result.stderr.rpartition("modules: ")[2].split())


@pytest.fixture(scope="module")
def check_modules():
    """What the check of the example loads beyond what the bare interpreter has."""
    bare = [sys.executable, "-I", "-c", "import sys; print(*sys.modules)"]
    return loaded_by("check", "docs/example.md") - set(subprocess.check_output(bare, encoding="utf-8").split())


def test_the_check_was_really_run(check_modules):
    """The list of modules is that of a whole check."""
    assert {"factcheck.pipeline", "factcheck.extractor", "factcheck.checks", "rates"} <= check_modules


@pytest.mark.parametrize("module", HEAVY)
def test_a_check_does_not_load(module, check_modules):
    """A check of a Markdown article in UTF-8 loads nothing heavy and nothing that could reach the network."""
    assert module not in check_modules


def test_help_loads_no_room():
    """Help is there at once: it needs neither rates nor languages."""
    assert not {"rates.provider", "factcheck.extractor", "factcheck.checks"} & loaded_by("--help")


def test_importing_the_package_is_free():
    """`import factcheck` loads none of its rooms before they are used."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import factcheck; print(*sys.modules)"
    modules = subprocess.check_output([sys.executable, "-I", "-c", code], encoding="utf-8").split()
    assert [name for name in modules if name.startswith(("factcheck", "rates"))] == ["factcheck"]


def test_figures_alone_load_no_checks():
    """Who only wants the figures of a text does not pay for what judges them."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import factcheck; factcheck.figures('$5'); print(*sys.modules)"
    )
    modules = subprocess.check_output([sys.executable, "-I", "-c", code], encoding="utf-8").split()
    assert "factcheck.extractor" in modules
    assert "factcheck.checks" not in modules
