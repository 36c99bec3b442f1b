"""What the rates cost at start-up."""

import json
import subprocess
import sys

import pytest

import rates

FIRST_LOOKUP = """
import json, sys, time
bare = set(sys.modules)
start = time.perf_counter()
import rates
imported, modules = time.perf_counter(), sorted(set(sys.modules) - bare)
import datetime
rate = rates.open_provider().rate("CNY", "KRW", datetime.date(2019, 5, 31))
found = time.perf_counter()
print(json.dumps([modules, sorted(sys.modules), str(rate.value), (imported - start) * 1000, (found - start) * 1000]))
"""


@pytest.fixture(scope="module")
def first_lookup():
    done = subprocess.run([sys.executable, "-c", FIRST_LOOKUP], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_a_first_lookup_imports_nothing_heavy(first_lookup):
    """No network, no parser of dates, no console, no introspection, no database."""
    _, modules, value, imported, found = first_lookup
    print(f"import rates {imported:.2f} ms, with the first rate {found:.2f} ms")
    assert value.startswith("172.40")
    heavy = {
        "requests",
        "rich",
        "dateutil",
        "dataclasses",
        "inspect",
        "pathlib",
        "tomllib",
        "urllib.request",
        "sqlite3",
    }
    assert not heavy & set(modules)


def test_importing_the_package_alone_loads_nothing_of_it(first_lookup):
    """Until something is asked for."""
    assert [name for name in first_lookup[0] if name.startswith(("rates", "decimal", "mmap"))] == ["rates"]


@pytest.mark.parametrize("name", rates.__all__)
def test_every_public_name_is_there(name):
    """Loaded lazily, but there."""
    assert getattr(rates, name).__name__ == name


def test_other_names_are_not():
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'rate'"):
        rates.rate  # noqa: B018
