"""Tests see the packaged tables only, whatever the user has fetched, and leave the user's cache alone."""

import os
import tempfile

for name in ("FACTCHECK_DATA_DIR", "FACTCHECK_CACHE_DIR"):
    os.environ[name] = os.path.join(tempfile.gettempdir(), "factcheck-tests-find-nothing-here")
