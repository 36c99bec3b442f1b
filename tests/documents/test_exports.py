"""JSON, notebooks, tables and letters."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import datetime as dt
import json as library
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import DocumentError, eml, ipynb, json, open_document, open_documents, table
from factcheck.documents.json import Fields
from factcheck.language.columns import unit_of
from factcheck.model import Places

DAY = dt.date(2019, 5, 31)

RECORDS = [
    ('{"title": "A", "body": "5 \\u20ac", "date": "2019-05-31T10:00:00Z"}', "A\n\n5 €", "A", DAY),
    ('{"headline": "A", "articleBody": ["b", "c"], "datePublished": "2019-05-31"}', "A\n\nb\n\nc", "A", DAY),
    ('[{"title": {"rendered": "A"}, "content": {"rendered": "<p>5 <b>\\u20ac</b></p>"}, "modified": "2019-05-31"}]',
     "A\n\n5 €", "A", None),
    ('{"posts": [{"id": 3, "standfirst": "s", "text": "x\\ny \\"z\\" \\ud83d\\ude00"}]}', 's\n\nx\ny "z" 😀', None, None),
    ('{"BODY": "5 < 6 & 7", "language": "de-AT"}', "5 < 6 & 7", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "title", "date"), RECORDS)
def test_a_record_is_a_document(source: str, text: str, title: str | None, date: dt.date | None) -> None:
    """Fields with usual names, plain or HTML; only dates of publication."""
    document = json.read(source, "a.json")
    assert (document.text, document.title, document.date) == (text, title, date)


def test_lines_of_json_and_named_fields() -> None:
    """A record a line, each with its own date; the names can be chosen."""
    source = '{"teil": "eins", "tag": "2019-05-31"}\n{"teil": "zwei"}\r\n\n{"other": "x"}\n'
    fields = Fields(body=("teil",), date=("tag",))
    found = list(json.read_all(source, "a.jsonl", fields))
    assert [(one.text, one.date, one.source) for one in found] == [
        ("eins", DAY, "a.jsonl#1"), ("zwei", None, "a.jsonl#2"),
    ]  # fmt: skip
    assert Places(found[1]).place(0, 4) == (2, 11, 2, 15)


@given(st.text(st.characters(exclude_characters="\\", exclude_categories=("Cs",)), max_size=50), st.booleans())
def test_a_string_of_json_leads_back(text: str, ascii_only: bool) -> None:
    """Whatever it says, however it is escaped."""
    source = library.dumps({"body": "x" + text}, ensure_ascii=ascii_only)
    document = json.read(source, "a.json")
    if not json._MARKUP.search(text):
        assert document.text == "x" + text
        places = Places(document)
        for position, character in enumerate(document.text):
            start, end = places.span(position, position + 1)
            assert library.loads(f'"{places.source[start:end]}"') == character


@pytest.mark.parametrize(
    "source", ["", "{", "[1,", '{"a": "b', "[" * 1000, '{"body": 5}', "nonsense", "[]]", '{"a" "b"}x{']
)
def test_what_holds_no_article_is_refused(source: str) -> None:
    """Damaged JSON, and JSON without a body."""
    with pytest.raises(DocumentError):
        json.read(source, "a.json")


def test_a_notebook() -> None:
    """Markdown cells only, in one string or in lines."""
    source = (
        '{"cells": [{"source": ["# A\\n", "*5*\\n"], "cell_type": "markdown"}, {"cell_type": "code", "source": ["6 EUR"],'
        '"outputs": [{"text": ["7 EUR"]}]}, {"cell_type": "markdown", "source": "\\u20ac8"}]}'
    )
    document = ipynb.read(source, "a.ipynb")
    assert (document.text, document.title) == ("A\n\n5\n\n€8", "A")
    start = document.text.index("€8")
    assert Places(document).source[slice(*Places(document).span(start, start + 2))] == "\\u20ac8"


UNITS = [
    ("Revenue, €m", "€", "m"),
    ("Revenue (US$ bn)", "US$", "bn"),
    ("Profit, € million", "€", " million"),
    ("Fee (RMB)", "", " RMB"),
    ("Price in EUR", "", " EUR"),
    ("Price EUR", "", " EUR"),
    ("in thousands of euros", "", " thousand euros"),
    ("Sales (£'000)", "£", " thousand"),
    ("매출(억원)", "", "억원"),
    ("金额（万元）", "", "万元"),
]


@pytest.mark.parametrize(("head", "before", "behind"), UNITS)
def test_the_unit_in_a_head(head: str, before: str, behind: str) -> None:
    """What is written before and behind each number of the column."""
    assert unit_of(head) == (before, behind)


@pytest.mark.parametrize("head", ["", "City", "Revenue, total", "Length (km)", "Share (%)", "Year", "Name, first"])
def test_no_unit_in_a_head(head: str) -> None:
    """Only units of money are put to the numbers."""
    assert unit_of(head) is None


def test_a_table_has_the_unit_at_every_number() -> None:
    """Its place is the cell's; what is no number stays as it is."""
    source = 'City;"Revenue, €m";Note\r\nSeoul;"1,200";"a ""b"""\r\nBusan;n/a; 5 \r\n'
    document = table.read(source, "a.csv")
    assert document.text == 'City | Revenue, €m | Note\nSeoul | €1,200m | a "b"\nBusan | n/a | 5'
    start = document.text.index("€1,200m")
    places = Places(document)
    assert places.source[slice(*places.span(start, start + 7))] == "1,200"
    assert places.place(start, start + 7) == (2, 8, 2, 13)


def test_tabs_part_the_cells_of_tsv() -> None:
    """Commas do not."""
    assert table.read("a\tFee, RMB\nb, c\t3,000\n", "a.tsv").text == "a | Fee, RMB\nb, c | 3,000 RMB"


@settings(deadline=None)
@given(st.text(st.sampled_from('a,;"\n\r\t €5') | st.characters(), max_size=60))
def test_any_text_is_a_table(text: str) -> None:
    """Nothing raises."""
    assert isinstance(table.read(text, "a.csv").text, str)


LETTER = "Subject: =?utf-8?q?Wages_=E2=82=AC?=\nDate: Fri, 31 May 2019 23:30:00 +0900\nMIME-Version: 1.0\n"


def test_a_letter() -> None:
    """The day where it was written, the plain text rather than the HTML, decoded."""
    body = (
        'Content-Type: multipart/alternative; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n\n<p>5 <b>EUR</b></p>\n'
        "--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n5 =E2=82=AC\n--x--\n"
    )
    document = eml.read((LETTER + body).encode(), "a.eml")
    assert (document.text.strip(), document.title, document.date) == ("5 €", "Wages €", DAY)
    assert document.date_origin == "metadata"
    assert Places(document).anchor(0) == {"part": "text/plain"}


def test_the_places_of_a_letter_are_those_in_its_file() -> None:
    """Where the body is written as it is read; of one in code they are those in the body as decoded."""
    plain = f"{LETTER}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nÄ\n5 EUR\n"
    place = Places(eml.read(plain.encode(), "a.eml")).place(2, 7)
    assert plain.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1] == "5 EUR"
    page = f"{LETTER}Content-Type: text/html\r\n\r\n<p>Ä</p>\r\n<p>5 EUR</p>".replace("Ä", "A")
    document = eml.read(page.encode(), "a.eml")
    place = Places(document).place(document.text.index("5"), len(document.text))
    assert page.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1] == "5 EUR"
    coded = f"{LETTER}Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nA =\nb\n5 EUR\n"
    assert Places(eml.read(coded.encode(), "a.eml")).place(4, 9).line == 2


def test_a_letter_in_html() -> None:
    """Read as a page."""
    document = eml.read(f"{LETTER}Content-Type: text/html\n\n<p>5 <b>EUR</b></p>", "a.eml")
    assert document.text == "5 EUR"
    assert Places(document).anchor(0) == {"part": "text/html"}


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200)
    | st.sampled_from([b"Date: x\n\na", b"Content-Type: text/plain; charset=nosuch\n\na", b"\n", b"Subject:"])
)
def test_any_bytes_are_a_letter_or_refused(data: bytes) -> None:
    """Nothing else is raised."""
    try:
        eml.read(data, "a.eml")
    except DocumentError:
        pass


def test_behind_a_damaged_line_the_others_are_read(tmp_path: Path) -> None:
    """Of a file of any size, line by line; each error names its line."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"body": "5 USD"}\r\n\r\n{"body": 5\n{"body": "caf\xe9 6 USD"}\n{"body": "<p>7 USD</p>"}'
    )
    found = open_documents(path)
    said: list[object] = []
    while True:
        try:
            document = next(found, None)
        except DocumentError as error:
            said.append(error.message)
            continue
        if document is None:
            break
        said.append((document.source.removeprefix(str(path)), document.text, Places(document).place(0, 1).line))
    assert said == [
        ("#1", "5 USD", 1),
        "is not sound JSON (line 3); export it again",
        "in line 4 the encoding could not be told (looks like no known one); save it as UTF-8",
        ("#2", "7 USD", 5),
    ]


def test_lines_of_json_are_read_one_after_the_other(tmp_path: Path) -> None:
    """An archive takes the memory of one article; one line may still be too long."""
    path = tmp_path / "archive.ndjson"
    line = library.dumps({"title": "A", "body": "Rent of 5 USD. " * 2000}) + "\n"
    with path.open("w") as file:
        file.writelines(line for _ in range(700))
    tracemalloc.start()
    count = sum(1 for _ in open_documents(path, language="en"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 700
    assert path.stat().st_size > 20_000_000
    assert peak < 2_000_000


def test_what_only_looks_like_lines(tmp_path: Path) -> None:
    """A single object over several lines, or an array, is JSON all the same."""
    path = tmp_path / "a.jsonl"
    for source in ('{\n"body": "5 USD"\n}', '[{"body": "5 USD"}]', '{"body": "5 USD"}\n'):
        path.write_text(source)
        assert [(one.text, one.source) for one in open_documents(path)] == [("5 USD", str(path))]
    path.write_text('{"body": "5 USD"}\n{"title": "x"}\n{"body": "6 USD"}')
    with pytest.raises(DocumentError, match="holds 2 articles"):
        open_document(path)
