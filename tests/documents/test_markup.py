"""reStructuredText and AsciiDoc: the prose, and nothing but the prose."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import asciidoc, rst
from factcheck.model import Places

RST = [
    ("**3000** *RMB* is ``5 EUR`` and `text`_ or `the site <http://a.b/5>`_.", "3000 RMB is   and text or the site."),
    ("Pay [1]_ or [#note]_ now, see word_ and :ref:`here <there>` \\* http://a.b/5.", "Pay  or  now, see word and here *  "),
    ("Title\n=====\n\nText.\n\nPart\n----\n\nMore.", "Title\n\nText.\n\nPart\n\nMore."),
    ("Like this::\n\n    5 EUR\n\nText.", "Like this:\n\nText."),
    (".. code-block:: sh\n\n   5 EUR\n\nText.", "Text."),
    (".. note:: Pay 5 EUR\n   today.\n\nText.", "Pay 5 EUR\ntoday.\n\nText."),
    (".. figure:: a.png\n   :width: 5\n\n   Pay 5 EUR.\n\nText.", "Pay 5 EUR.\n\nText."),
    (".. comment 5 EUR\n   6 EUR\n.. _target: http://a.b\n.. |x| replace:: 7 EUR\n\nText.", "Text."),
    (".. [1] Pay 5 EUR\n   today.\n", "Pay 5 EUR\ntoday.\n"),
    ("- a\n- b\n\n1. c\n#. d\n", "a\n\nb\n\nc\n\nd\n"),
    ("===  ====\na    b\n===  ====\n5    EUR\n===  ====\n", "a    b\n\n5    EUR\n"),
    (">>> 5 EUR\n6 EUR\n\nText.", "Text."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), RST)
def test_restructuredtext(source: str, text: str) -> None:
    """Marks, code, directives, comments and targets are no prose; notes, captions and footnotes are."""
    assert rst.read(source, "a.rst").text.rstrip("\n").split() == text.rstrip("\n").split()
    assert ("EUR" in rst.read(source, "a.rst").text) == ("EUR" in text)


def test_fields_of_restructuredtext() -> None:
    """Before the text they are front matter."""
    document = rst.read("Wages\n=====\n\n:date: 2019-05-31 10:00\n:lang: de\n\nText.", "a.rst")
    assert (document.text, document.title, document.language) == ("Wages\n\nText.", "Wages", "de")
    assert (document.date, document.date_origin) == (dt.date(2019, 5, 31), "front matter")


ADOC = [
    ("*3000* _RMB_ is `5 EUR` and https://a.b/5[text] or link:a[the site] <<x,there>>.", "3000 RMB is and text or the site there."),
    ("Pay^2^ **b**old http://a.b/5, image:a.png[5] {nbsp}#x# [.red]#y#", "Pay 2 bold x y"),
    ("Pay.footnote:[It is 5 EUR, see https://a.b[there].] Now.", "Pay. It is 5 EUR, see there. Now."),
    ("[source,sh]\n----\n5 EUR\n----\n\nText.", "Text."),
    ("[listing]\n5 EUR\n\nText.\n\n....\n6 EUR\n....", "Text."),
    ("////\n5 EUR\n////\n// 6 EUR\nText.", "Text."),
    (" 5 EUR literal\n\nText. +\nMore.", "Text. More."),
    (".Wages\n[cols=2]\n|===\n|a |b\n2+|5 EUR\na|6\n|===\n", "Wages |a |b |5 EUR |6"),
    ("* a\n** b\n. c\n- d\n+\ne", "a b c d e"),
    ("== Part\n\nNOTE: 5 EUR\n\n====\nText.\n====\n\nimage::a.png[5]\ninclude::b.adoc[]", "Part NOTE: 5 EUR Text."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), ADOC)
def test_asciidoc(source: str, text: str) -> None:
    """Marks, listings, comments and macros are no prose; notes, tables and link texts are."""
    assert asciidoc.read(source, "a.adoc").text.split() == text.split()


HEADERS = [
    "= Wages\nJ. Doe <j@d.org>\nv1.0, 2019-05-31: first\n:lang: de\n\nText.",
    "= Wages\n:revdate: 31 May 2019\n:lang: de\n\nText.",
    "---\ntitle: Wages\ndate: 2019-05-31\nlang: de\n---\nText.",
]


@pytest.mark.parametrize("source", HEADERS)
def test_headers_of_asciidoc(source: str) -> None:
    """The line of the revision, attributes, or the front matter of a site."""
    document = asciidoc.read(source, "a.adoc")
    assert (document.title, document.language, document.date) == ("Wages", "de", dt.date(2019, 5, 31))
    assert document.date_origin == "front matter"
    assert document.text.removeprefix("Wages\n\n") == "Text."


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from("a5* _`|[]<>:{}#+-=./\n~^,\\") | st.characters(), max_size=80),
    st.sampled_from([rst, asciidoc]),
)
def test_every_character_leads_to_where_it_stands(source: str, reader: object) -> None:
    """Nothing raises; only a space may stand for something else."""
    document = reader.read(source, "a")  # type: ignore[attr-defined]
    places = Places(document)
    for position, character in enumerate(document.text):
        assert character in " \n" or places.source[places.offset(position)] == character
