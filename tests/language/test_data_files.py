"""The data files are tidy: they are split as they stand, for the start of every check reads them."""

from pathlib import Path

import pytest

from factcheck.language.tables import DATA

FILES = sorted(str(path.relative_to(DATA)) for path in Path(DATA).rglob("*.tsv"))


@pytest.mark.parametrize("name", FILES)
def test_no_idle_spaces(name):
    """No word and no value begins or ends with a space; what is to be sought with one is written with "_"."""
    for line in Path(DATA, name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            _, words, value, *_ = f"{line}\t\t".split("\t")
            assert all(cell == cell.strip() for cell in (*words.split(", "), value)), line
            assert line.strip() or not line
