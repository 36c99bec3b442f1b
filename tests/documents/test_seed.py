"""One sentence in every format, in prose, table, note and heading: the same figures, claims and verdicts everywhere.

The office files and the PDF were written by a word processor, the page by a generator of static sites.
"""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import factcheck
from factcheck.model import Claim, Document, DocumentReport, Places

FILES = Path(__file__).parent / "files"
SEED = "I make about 3000 RMB (approximately 500,000 KRW)."
DAY = dt.date(2019, 5, 31)
TEXTS = {"3000 RMB", "500,000 KRW"}

SOURCES = {
    "md": f"# {SEED}\n\nI make about **3000** RMB (approximately 500,000 KRW).[^1]\n\n"
    f"| Name | Says |\n|---|---|\n| Kim | {SEED} |\n\n[^1]: {SEED}\n",
    "html": f"<h1>{SEED}</h1><p>I make about <b>3000</b> RMB (approximately\n500,000&#32;KRW).<sup><a href='#n'>1</a></sup></p>"
    f"<table><tr><td>Kim<td>{SEED}</table><ol><li id=n>{SEED} <a href='#r'>↩</a></ol>",
    "rst": f"{SEED}\n{'=' * len(SEED)}\n\nI make about **3000** RMB (approximately 500,000 KRW). [#]_\n\n"
    f"+-----+{'-' * (len(SEED) + 2)}+\n| Kim | {SEED} |\n+-----+{'-' * (len(SEED) + 2)}+\n\n.. [#] {SEED}\n",
    "adoc": f"= {SEED}\n\nI make about *3000* RMB (approximately 500,000 KRW).footnote:[{SEED}]\n\n|===\n|Kim a|{SEED}\n|===\n",
    "ipynb": '{"cells": [{"cell_type": "markdown", "source": ["# SEED\\n", "\\n", "I make about **3000** RMB (approximately'
    ' \\u0035\\u00300,000 KRW).\\n"]}, {"cell_type": "code", "source": "pay = 5"}, {"cell_type": "markdown", "source":'
    ' "| Kim | SEED |\\n|---|---|\\n\\n[^1]: SEED"}]}'.replace("SEED", SEED),
    "json": '{"title": "SEED", "body": "<p>I make about <b>3000<\\/b> RMB (approximately \\u0035\\u00300,000 KRW).<\\/p>'
    '<table><tr><td>SEED<\\/table><p>SEED<\\/p>"}'.replace("SEED", SEED),
    "csv": f'Name,Says\nKim,"{SEED}"\nLee,"{SEED}"\nRoe,"{SEED}"\nDoe,"{SEED}"\n',
    "eml": f"Subject: Wages\nContent-Type: text/plain; charset=utf-8\n\n{SEED}\n\n{SEED}\n\n{SEED}\n\n{SEED}\n",
}  # fmt: skip


def judged(document: Document) -> DocumentReport:
    """The report on a document of the day."""
    return factcheck.check_document(document._replace(date=DAY, date_origin="option"))


@pytest.fixture(scope="module")
def plain() -> list[tuple[object, ...]]:
    """What is found in the sentence as plain text."""
    return said(factcheck.check(SEED, date=DAY))


def said(report: DocumentReport) -> list[tuple[object, ...]]:
    """The figures and claims of a report, without their places, and without what a heading says as well."""
    figures = [(one.text.split(), one.amount, one.currency, one.bound) for one in report.figures]
    claims = [(one.kind, one.verdict, one.deviation, one.stated, one.expected) for one in conversions(report)]
    return [*figures, *claims]


def conversions(report: DocumentReport) -> list[Claim]:
    """The claims of a report but that the heading and the text say the same."""
    return [claim for claim in report.claims if claim.kind != "restated"]


def each_once(found: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """What is found, in order, without what was found before."""
    return [one for index, one in enumerate(found) if one not in found[:index]]


@pytest.mark.parametrize("ending", SOURCES)
def test_formats_with_lines(ending: str, tmp_path: Path, plain: list[tuple[object, ...]]) -> None:
    """The same is found as in plain text, four times, and cutting the source at each place gives the figure."""
    path = tmp_path / f"seed.{ending}"
    path.write_bytes(SOURCES[ending].encode())
    document = factcheck.open_document(path)
    report = judged(document)
    assert each_once(said(report)) == plain
    assert (len(report.figures), len(conversions(report))) == (8, 4)
    places = Places(document)
    for figure in report.figures:
        start, end = places.span(figure.start, figure.end)
        cut = places.source[start:end]
        for mark in ("**", "*", "</b>", "<\\/b>"):
            cut = cut.replace(mark, "")
        cut = cut.replace("&#32;", " ").replace("\\u0035", "5").replace("\\u0030", "0")
        assert " ".join(cut.split()) in TEXTS


@pytest.mark.parametrize(("name", "tag"), [("seed.docx", "}p"), ("seed.odt", "}p }h")])
def test_office_files(name: str, tag: str, plain: list[tuple[object, ...]]) -> None:
    """Also in a text box and an endnote; each figure stands in the paragraph, counted in the part, that is named."""
    document = factcheck.open_document(FILES / name)
    report = judged(document)
    assert each_once(said(report)) == plain
    assert (len(report.figures), len(conversions(report))) == (12, 6)
    places, paragraphs = Places(document), paragraphs_of(FILES / name, tuple(tag.split()))
    for figure in report.figures:
        where = places.anchor(figure.start)
        assert figure.text in paragraphs[where["part"]][int(where["paragraph"]) - 1]


def paragraphs_of(path: Path, tags: tuple[str, ...]) -> dict[object, list[str]]:
    """The text of all paragraphs of the parts of an office file, by another way."""
    words = ("main}p", "text:1.0}p", "text:1.0}h")
    with zipfile.ZipFile(path) as archive:
        return {
            name: ["".join(one.itertext()) for one in root.iter() if one.tag.endswith(tags) and one.tag.endswith(words)]
            for name in archive.namelist()
            if name.endswith(".xml")
            for root in [ET.fromstring(archive.read(name))]  # noqa: S314 - our own files
        }


def test_what_office_files_do_not_say() -> None:
    """Running heads and deleted text are not read, inserted text is; the title is the file's, its dates are not."""
    for name in ("seed.docx", "seed.odt"):
        document = factcheck.open_document(FILES / name)
        assert "What stays is the rent. It was added." in document.text
        assert "999" not in document.text
        assert "Running head" not in document.text
        assert "Ms Kim | I make" in document.text
        assert (document.title, document.language, document.date) == ("Wages at the border", "en", None)


def test_pdf(plain: list[tuple[object, ...]]) -> None:
    """Each figure has its page; a text box, too, is read."""
    pytest.importorskip("pypdf")
    document = factcheck.open_document(FILES / "seed.pdf")
    report = judged(document)
    assert [one for one in each_once(said(report)) if one in plain] == plain
    assert len(conversions(report)) == 6
    pages = [Places(document).anchor(figure.start)["page"] for figure in report.figures]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2}
    assert document.title == "Wages at the border"


def test_a_page_of_a_static_site(plain: list[tuple[object, ...]]) -> None:
    """Prose, table, footnote and heading of a generated page; nothing of what is around them."""
    document = factcheck.open_document(FILES / "seed.html")
    report = factcheck.check_document(document)
    assert each_once(said(report)) == plain
    assert len(conversions(report)) == 4
    assert (document.date, document.date_origin, document.language) == (DAY, "metadata", "en")
    places = Places(document)
    cuts = {places.source[slice(*places.span(one.start, one.end))] for one in report.figures}
    assert cuts == {"3000 RMB", "3000</strong> RMB", "500,000 KRW"}
    assert "777" not in document.text


def test_places_are_in_the_report() -> None:
    """A figure says its part and paragraph beside its line and column."""
    figure = judged(factcheck.open_document(FILES / "seed.docx")).to_dict()["figures"][0]
    assert (figure["part"], figure["paragraph"], figure["line"], figure["column"]) == ("word/document.xml", 1, 1, 14)
    assert "page" not in figure
