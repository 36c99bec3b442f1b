"""Tables: numbers in the unit that the head of their column names, and columns with a total (FC303)."""

from __future__ import annotations

import io
import zipfile

import pytest

import factcheck
from factcheck import documents
from factcheck.model import Document, DocumentReport
from factcheck.pipeline import check_document

ROWS = [["Region", "Revenue, €m", "Profit ($ million)"], ["Europe", "1,204.5", "12.5"], ["Asia", "(80)", "7.5"]]
AMOUNTS = [("1204500000", "EUR"), ("12500000", "USD"), ("-80000000", "EUR"), ("7500000", "USD")]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def markdown(rows: list[list[str]]) -> Document:
    """The table in Markdown."""
    head, *others = ["| " + " | ".join(row) + " |" for row in rows]
    source = "\n".join(["# Results", "", head, "|---" * len(rows[0]) + "|", *others, "", "Done."])
    return documents.open_document(io.BytesIO(source.encode()), name="a.md")


def html(rows: list[list[str]]) -> Document:
    """The table in HTML."""
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    source = f"<article><h1>Results</h1><p>What the firm made this year.</p><table>{cells}</table></article>"
    return documents.open_document(io.BytesIO(source.encode()), name="a.html")


def word(rows: list[list[str]]) -> Document:
    """The table in a Word file."""
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    body = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{cells}</w:tbl></w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", body)
    return documents.open_document(io.BytesIO(file.getvalue()), name="a.docx")


def plain(rows: list[list[str]]) -> Document:
    """The table in a plain text."""
    return documents.from_text("\n".join(" | ".join(row) for row in rows))


def totals(report: DocumentReport) -> list[str]:
    """The verdicts on totals."""
    return [claim.verdict for claim in report.claims if claim.kind == "total"]


@pytest.mark.parametrize("written", [markdown, html, word, plain])
def test_the_head_of_a_column_gives_its_unit(written: object) -> None:
    """Every bare number below is money, where it stands."""
    report = check_document(written(ROWS))  # type: ignore[operator]
    assert [(str(int(figure.amount)), figure.currency) for figure in report.figures] == AMOUNTS
    text = report.document.text
    assert [text[figure.start : figure.end] for figure in report.figures] == ["1,204.5", "12.5", "(80)", "7.5"]


HEADS = [
    ("en", "Cost (US$bn)", "5", "5000000000", "USD"),
    ("en", "RMB '000", "5", "5000", "CNY"),
    ("ko", "매출(억원)", "5", "500000000", "KRW"),
    ("zh", "金额（万元）", "5", "50000", "CNY"),
    ("ja", "売上高（億円）", "5", "500000000", "JPY"),
    ("de", "Umsatz in Mio. Euro", "5", "5000000", "EUR"),
    ("fr", "Chiffre d'affaires (millions d'euros)", "5", "5000000", "EUR"),
    ("en", "in millions of US dollars", "5", "5000000", "USD"),
    ("en", "bn yen", "5", "5000000000", "JPY"),
]


@pytest.mark.parametrize(("language", "head", "cell", "amount", "currency"), HEADS)
def test_units_of_many_kinds(language: str, head: str, cell: str, amount: str, currency: str) -> None:
    """Signs, codes and names, with scales before, behind or glued."""
    (figure,) = factcheck.check(f"x | {head}\ny | {cell}", language=language).figures
    assert (f"{figure.amount:f}", figure.currency) == (amount, currency)


@pytest.mark.parametrize("head", ["Length (km)", "Share, %", "Won", "Games won", "Rank", "Population (m)", "Year"])
def test_other_heads_give_none(head: str) -> None:
    """A number under a head without money is no money."""
    assert not factcheck.check(f"x | {head}\ny | 5").figures


def test_a_first_head_that_is_a_unit_holds_for_years() -> None:
    """As annual reports have it; a column of percentages keeps out."""
    report = factcheck.check("€ million | 2023 | 2022 | Change, %\nSales | 340.2 | 310.0 | 9.7")
    assert [f"{int(figure.amount)}" for figure in report.figures] == ["340200000", "310000000"]


@pytest.mark.parametrize("written", [markdown, html, word, plain])
def test_a_column_with_its_total(written: object) -> None:
    """Rounded parts may miss their total by a little; a slip is told of at the total."""
    right = [*ROWS, ["Total", "1,124.6", "20.0"]]
    assert totals(check_document(written(right))) == ["ok", "ok"]  # type: ignore[operator]
    report = check_document(written([*ROWS, ["Total", "1,124.5", "23.0"]]))  # type: ignore[operator]
    (finding,) = [finding for finding in report.findings if finding.code == "FC303"]
    assert report.document.text[finding.start : finding.end] == "23.0"


def table(*rows: str, language: str = "en") -> DocumentReport:
    """The report on a table in plain text."""
    return factcheck.check("\n".join(rows), language=language)


def test_counts_without_a_unit_add_up_as_well() -> None:
    """In any language that has a word for the row; two digits swapped are told of with no other column to show it."""
    assert totals(table("Ort | Fälle", "Kiel | 120", "Ulm | 85", "Summe | 205", language="de")) == ["ok"]
    assert totals(table("도시 | 명", "서울 | 120", "부산 | 85", "합계 | 205", language="ko")) == ["ok"]
    report = table("Town | Cases", "Kiel | 124", "Ulm | 85", "Total | 290")
    assert totals(report) == ["wrong"]
    assert "swapped" in {claim.cause.kind for claim in report.claims if claim.cause}


def test_columns_that_need_not_add_up() -> None:
    """Averages, rates, partial lists, subtotals and percentages."""
    assert not totals(table("Town | Cases", "Kiel | 124", "Ulm | 85", "Total | 950"))
    assert totals(table("Item | Units | Price", "A | 10 | 4", "B | 20 | 6", "Total | 30 | 5")) == ["ok"]
    assert totals(table("Town | Cases | Rate", "A | 10 | 4%", "B | 20 | 6%", "Total | 30 | 5%")) == ["ok"]
    assert not totals(table("Town | Cases", "A | 10", "Total | 10", "B | 20", "Total | 30"))
    assert not totals(table("Town | Cases", "A | 10", "B | n/a", "C | 5", "Total | 25"))


def test_an_empty_corner() -> None:
    """The head of the first column may be empty, or left out as pages do; other gaps are left alone."""
    rows = (
        "|  | Cost, €m | Staff |\n|---|---|---|\n| A | 5 | 7 |",
        " | Cost, €m | Staff\nA | 5 | 7",
        "Cost, €m | Staff\nA | 5 | 7",
    )
    for text in rows:
        (figure,) = factcheck.check(text).figures
        assert (figure.text, figure.currency) == ("5", "EUR")
    assert not factcheck.check("Town | Cost, €m | Fee, $\nA | 5").figures
