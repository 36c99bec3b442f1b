"""What every test shares: no time limit on a single example, and no tables but those in the package."""

import pytest
from hypothesis import settings

# Machines that run tests are noisy; the cost of a text is bounded by tests of their own.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """A developer's fetched tables and cached rates do not change what the tests see."""
    monkeypatch.setenv("FACTCHECK_DATA_DIR", str(tmp_path_factory.getbasetemp() / "data"))
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
