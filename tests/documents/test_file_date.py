"""Dates in file names."""

from __future__ import annotations

import os

import pytest

from factcheck.documents.file_date import date_in_name

NAMES = [
    ("2019-05-31-slug.md", "2019-05-31"),
    ("2019-05-31_slug.txt", "2019-05-31"),
    ("2019-05-31.md", "2019-05-31"),
    ("20190531-slug.md", "2019-05-31"),
    ("_posts/2019-05-31-slug.md", "2019-05-31"),
    ("content/2019/05/31/slug/index.md", "2019-05-31"),
    ("content/2019/05/31/slug.md", "2019-05-31"),
    ("2019/05/31/slug.md", "2019-05-31"),
    ("posts/2019-05-31-slug/index.en.md", None),
    ("posts/2019-05-31-slug/index.md", "2019-05-31"),
    ("posts/2019-05-31-slug/other.md", None),
    ("2019-05-slug.md", None),
    ("2019/05/slug.md", None),
    ("2019/05/31/a/b/slug.md", None),
    ("2019-13-31-slug.md", None),
    ("1848-05-31-slug.md", None),
    ("20190531x.md", None),
    ("2019053112-slug.md", None),
    ("report-2019-05-31.md", None),
    ("slug.md", None),
    ("<stdin>", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "date"), NAMES)
def test_only_a_full_date_in_its_usual_place_counts(name: str, date: str | None) -> None:
    """Jekyll's and Hugo's places, a plausible year, nothing around it that could make it a number."""
    found = date_in_name(name.replace("/", os.sep))
    assert (found.isoformat() if found else None) == date
