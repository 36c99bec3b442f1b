"""What the fields before an article say."""

from __future__ import annotations

import pytest

from factcheck.documents.front_matter import read_front_matter

DATES = [
    ("---\ndate: 2019-05-31\n---\n", "2019-05-31"),
    ('---\ntitle: x\npubDate: "Fri, 31 May 2019 10:00:00 GMT"\n---\n', "2019-05-31"),
    ("---\npublished: true\npublishDate: 2019-05-31T23:30:00-05:00 # evening\n---\n", "2019-05-31"),
    ("---\n'datePublished': '31 May 2019'\n---\n", "2019-05-31"),
    ("---\r\nDate: 2019/05/31\r\n...\r\n", "2019-05-31"),
    ("+++\ndate = 2019-05-31T10:00:00Z\n+++\n", "2019-05-31"),
    ("+++\ndate = 2019-05-31\n+++\n", "2019-05-31"),
    ('+++\npublishDate = "31 May 2019"\n+++\n', "2019-05-31"),
    ("---\nlastmod: 2019-05-31\nmodified: 2019-05-31\nupdated: 2019-05-31\n---\n", None),
    ("---\ndate: 10/11/2018\n---\n", None),
    ("---\ndate:\n---\n", None),
    ("---\nevent:\n  date: 2019-05-31\n---\n", None),
    ("+++\ndate = \n+++\n", None),
    ("---\ndate: 2019-05-31\n", None),
    ("\n---\ndate: 2019-05-31\n---\n", None),
]


@pytest.mark.parametrize(("source", "date"), DATES)
def test_the_date_of_publication_is_read(source: str, date: str | None) -> None:
    """Only fields of publication count, at the top level, as the calendar date written."""
    found = read_front_matter(source).date
    assert (found.isoformat() if found else None) == date


FIELDS = [
    ("---\ntitle: Fees: a history # x\nlang: ko\n---\n", "Fees: a history", "ko"),
    ('---\ntitle: "Fees \\"up\\""\nlanguage: pt_BR.UTF-8\n---\n', 'Fees "up"', "pt"),
    ("---\ntitle: 'It''s up'\nlocale: zh-Hant-TW\n---\n", "It's up", "zh"),
    ("---\nheadline: Fees\ntitle: >\n  folded\nlang: english\n---\n", "Fees", None),
    ("+++\ntitle = 'Fees'\nlang = 'de'\n+++\n", "Fees", "de"),
]


@pytest.mark.parametrize(("source", "title", "language"), FIELDS)
def test_title_and_language_are_read(source: str, title: str | None, language: str | None) -> None:
    """Quotes and comments are not part of a value; a language is a code of two letters."""
    found = read_front_matter(source)
    assert (found.title, found.language) == (title, language)


@pytest.mark.parametrize("source", ["", "---", "---\nProse.\n---\nmore", "text\n---\na: b\n---\n", "+++\na", "----\n"])
def test_what_is_no_front_matter_is_left_alone(source: str) -> None:
    """Rules around prose are no fields."""
    assert read_front_matter(source) == (0, None, None, None)


def test_damaged_toml_is_no_prose() -> None:
    """Its fields are passed over, and the article begins behind it."""
    source = "+++\ndate = [[[\n+++\ntext"
    assert read_front_matter(source) == (source.index("text"), None, None, None)
    assert read_front_matter("+++\na = " + "[" * 50_000 + "\n+++\n").date is None
