"""The tables of CLDR names are what the build writes, and no name written by hand gives way to them."""

from __future__ import annotations

import os

import pytest

from factcheck.language.tables import DATA, languages, rows

build = pytest.importorskip("factcheck.language.build", reason="Babel is needed to build the tables")


@pytest.mark.parametrize("language", languages())
def test_the_table_of_a_language_is_what_the_build_writes(language: str) -> None:
    """The same Babel gives the same bytes; another release may know other names."""
    with open(os.path.join(DATA, "cldr", f"{language}.tsv"), encoding="utf-8", newline="") as file:
        written = file.read()
    built = build.table(language)
    if written.partition("\n")[0] != built.partition("\n")[0]:
        pytest.skip("written with another release of Babel")
    assert written == built


@pytest.mark.parametrize(
    ("language", "word", "value", "note"),
    [
        ("lt", "norvegijos krona", "NOK", ""),
        ("sr", "швајцарски франак", "CHF", ""),
        ("pl", "rupia indyjska", "INR", ""),
        ("hi", "थाई बहत", "THB", ""),
        ("pt", "real brasileiro", "BRL", ""),
    ],
)
def test_a_name_stands_for_its_currency(language: str, word: str, value: str, note: str) -> None:
    """Names of several words are sure."""
    found = {name: row for row in rows(os.path.join("cldr", language)) for name in row.words}
    assert (found[word].value, found[word].note) == (value, note)


@pytest.mark.parametrize("language", languages())
def test_names_of_one_word_are_weak(language: str) -> None:
    """They may be other words too: mark, real, sol."""
    lines = rows(os.path.join("cldr", language))
    assert all("weak" in row.note for row in lines for word in row.words if " " not in word)
