"""Opening inputs: files, streams, strings and folders."""

from __future__ import annotations

import datetime as dt
import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import documents
from factcheck.documents import DocumentError, find_inputs, from_text, open_document, open_documents
from factcheck.model import Places

DAY = dt.date(2019, 5, 31)


def test_a_string_is_its_own_text() -> None:
    """Nothing of a string is changed, and its language is recognised."""
    document = from_text("\ufeff3000 RMB\r\n", date=DAY)
    assert (document.text, document.source, document.language) == ("\ufeff3000 RMB\r\n", "<text>", "en")
    assert (document.date, document.date_origin, document.runs) == (DAY, "option", ())


@pytest.mark.parametrize("stream", [io.BytesIO("5 £".encode()), io.StringIO("5 £")], ids=["bytes", "text"])
def test_a_stream_is_read_under_the_name_given(stream: io.BytesIO | io.StringIO) -> None:
    """Standard input has a name in messages, and no date."""
    document = open_document(stream, name="<stdin>")
    assert (document.text, document.source, document.date) == ("5 £", "<stdin>", None)


def test_the_name_of_a_stream_chooses_its_format() -> None:
    """An editor's buffer of Markdown is read as Markdown."""
    assert open_document(io.BytesIO(b"*5* USD"), name="2019-05-31-a.md").text == "5 USD"


DATED = [
    ("2019-05-31-slug.md", "", "", "file name"),
    ("slug.md", "date: 2019-05-31", "", "front matter"),
    ("2001-01-01-slug.md", "date: 2019-05-31", "", "front matter"),
    ("2001-01-01-slug.md", "date: 2002-02-02", "2019-05-31", "option"),
    ("2019-05-31-slug.md", "date: 10/11/2018", "", "file name"),
    ("2001-01-01-slug.md", "---\n\nPublished 31 May 2019\n\nx: y", "", "dateline"),
]


@pytest.mark.parametrize(("name", "field", "option", "origin"), DATED)
def test_the_option_wins_then_the_document_then_its_name(name: str, field: str, option: str, origin: str) -> None:
    """A date that can be read two ways is passed over."""
    data = f"---\n{field}\n---\n5 USD".encode()
    document = open_document(io.BytesIO(data), name=name, date=dt.date.fromisoformat(option) if option else None)
    assert (document.date, document.date_origin) == (DAY, origin)


def test_the_language_given_wins() -> None:
    """Then that of the front matter, then what is recognised."""
    data = b"---\nlang: de\n---\nThe price of the car is 5 USD"
    assert open_document(io.BytesIO(data), name="a.md", language="fr").language == "fr"
    assert open_document(io.BytesIO(data), name="a.md").language == "de"
    assert open_document(io.BytesIO(data), name="a.txt").language == "en"


def refusal(path: object) -> str:
    """The line that says why an input was refused."""
    with pytest.raises(DocumentError) as error:
        open_document(path)  # type: ignore[arg-type]
    return str(error.value)


def test_every_refusal_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line: which input, what happened, what to do next."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(documents, "LIMIT", 2_000_000)
    Path("folder").mkdir()
    Path("a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    Path("a.docx").write_bytes(b"PK\x03\x04")
    Path("b.txt").write_bytes(b"%PDF-1.7")
    Path("c.md").write_bytes(b"PK\x03\x04")
    Path("e.json").write_bytes(b"{}")
    Path("d.txt").write_bytes(b"x" * 2_000_001)
    assert refusal("missing.txt") == "missing.txt: no such file; check the path"
    assert refusal("folder") == "folder: is a folder; name the files in it"
    assert refusal("a.doc") == "a.doc: .doc files are not read yet; save it as .docx, .txt or .md"
    assert refusal("a.docx").startswith("a.docx: is damaged or not what its name says; save it again")
    assert refusal("b.txt") == "b.txt: is a PDF file inside; name it .pdf"
    assert refusal("c.md") == "c.md: is a ZIP or Office file inside; name it .docx or .odt if it is one"
    assert refusal("e.json").startswith("e.json: holds no articles in fields of the usual names")
    assert refusal("https://example.org/a.html").endswith("save the page, or allow it with --online")
    assert refusal("d.txt") == "d.txt: is larger than 2 MB; split it into single articles"
    assert refusal("a\nb\x1b.txt") == "a\\nb\\x1b.txt: no such file; check the path"
    assert refusal("a\0b") == "a\\x00b: is not a possible file name; check the path"


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="all may read all here")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A file without permission, named or in a folder."""
    path = tmp_path / "a.txt"
    path.touch(mode=0)
    assert "permission denied" in refusal(path)
    assert list(find_inputs([str(tmp_path)])) == [str(path)]


def test_a_binary_format_needs_bytes() -> None:
    """A text stream has lost what it held."""
    with pytest.raises(DocumentError, match="open the stream as bytes"):
        open_document(io.StringIO("PK"), name="a.docx")


def test_an_export_holds_many_documents(tmp_path: Path) -> None:
    """Every other input holds one."""
    path = tmp_path / "export.jsonl"
    path.write_text('{"body": "5 USD", "date": "2019-05-31"}\n{"body": "6 USD"}\n', encoding="utf-8")
    found = list(open_documents(path, language="en"))
    assert [(one.text, one.source.removeprefix(str(path)), one.date) for one in found] == [
        ("5 USD", "#1", DAY), ("6 USD", "#2", None),
    ]  # fmt: skip
    assert [one.text for one in open_documents(io.BytesIO(b"5 USD"))] == ["5 USD"]
    assert "holds 2 articles" in refusal(path)


def test_a_stream_that_fails_is_refused() -> None:
    """A closed stream, and a text stream in the wrong encoding."""
    closed = io.BytesIO()
    closed.close()
    assert "could not be read" in refusal(closed)
    assert "open it as bytes" in refusal(io.TextIOWrapper(io.BytesIO(b"\xa35"), encoding="utf-8"))


def test_an_error_travels_between_processes() -> None:
    """Workers hand errors back."""
    error = pickle.loads(pickle.dumps(DocumentError("a.txt", "is a folder")))
    assert (error.source, error.message, str(error)) == ("a.txt", "is a folder", "a.txt: is a folder")


def test_folders_are_searched_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Known formats only, nothing hidden, nothing binary, each input once; what is named is always read."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.txt", "c.png", ".hidden.md", "sub/z.markdown", ".git/x.md", "node_modules/y.md", "log"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("5 USD", encoding="utf-8")
    Path("package.json").write_text("{}", encoding="utf-8")
    Path("z.docx").write_bytes(b"PK\x03\x04\0")
    Path("binary.txt").write_bytes(b"\x89PNG\0\0\0\1")
    Path("wide.txt").write_bytes("5 USD, 6 EUR".encode("utf-16"))
    assert list(find_inputs(["."])) == [
        "a.txt", "b.md", "wide.txt", "z.docx", os.path.join("sub", "z.markdown"),
    ]  # fmt: skip
    assert list(find_inputs(["log", "a.txt", ".", "./a.txt", "missing", "-", "-"]))[:3] == ["log", "a.txt", "b.md"]
    assert list(find_inputs(["sub", "missing", "-", "-"])) == [os.path.join("sub", "z.markdown"), "missing", "-"]
    assert list(find_inputs([".git", "binary.txt"])) == [os.path.join(".git", "x.md"), "binary.txt"]


def test_lines_and_columns_are_right_with_windows_line_ends(tmp_path: Path) -> None:
    """Columns count code points from the line's beginning."""
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffErste\r\n𝟛 für 5 €\r\n".encode())
    document = open_document(path)
    start = document.text.index("5 €")
    assert Places(document).place(start, start + 3) == (2, 7, 2, 10)
    assert Places(document).line(2) == "𝟛 für 5 €"


@given(st.text(st.characters(), max_size=200))
def test_any_string_is_a_document(text: str) -> None:
    """Lone surrogates, NULs and control characters included."""
    assert from_text(text).text == text


def test_a_line_of_five_megabytes_is_read(tmp_path: Path) -> None:
    """Length alone is no reason to fail."""
    path = tmp_path / "a.md"
    path.write_text("*5* USD " * 625_000, encoding="utf-8")
    assert open_document(path).text == "5 USD " * 625_000


def test_reading_a_plain_file_imports_nothing_heavy(tmp_path: Path) -> None:
    """Start-up is felt on every commit."""
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("---\ndate: 2019-05-31\n---\n*5* £", encoding="utf-8")
    code = (
        "import sys; from factcheck.documents import open_document\n"
        "for path in sys.argv[1:]: open_document(path)\n"
        "print(*sorted({'charset_normalizer', 'dataclasses', 'tomllib', 'json', 'inspect', 'pathlib', 'rich',"
        " 'requests', 'html'} & set(sys.modules)))"
    )
    paths = [str(tmp_path / name) for name in ("a.txt", "a.md")]
    run = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True)
    assert run.stdout == "\n"


@pytest.mark.parametrize(
    ("name", "source", "place"),
    [
        ("a.md", "Das **kostet** 3 Mil\u00adlio\u00adnen Eu\u00adro und 5 USD.", "3 Mil\u00adlio\u00adnen Eu\u00adro"),
        ("a.txt", "\u00ad3 Mil\u00adlio\u00adnen Eu\u00adro und 5 USD.", "3 Mil\u00adlio\u00adnen Eu\u00adro"),
        ("a.html", "<p>&shy;3 Mil&shy;lio&#173;nen <b>Euro</b> und 5 USD.", "3 Mil&shy;lio&#173;nen <b>Euro"),
    ],
)
def test_soft_hyphens_part_no_words(name: str, source: str, place: str) -> None:
    """They are not shown; the places of what stands around them are those of the source."""
    document = open_document(io.BytesIO(source.encode()), name=name)
    places = Places(document)
    for shown, written in (("3 Millionen Euro", place), ("5 USD", "5 USD")):
        start = document.text.index(shown)
        assert places.source[slice(*places.span(start, start + len(shown)))] == written


def test_a_string_keeps_its_soft_hyphens() -> None:
    """A string is checked exactly as given."""
    assert from_text("3 Mil\u00adlionen").text == "3 Mil\u00adlionen"
