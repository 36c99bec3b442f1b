"""`--fix` of a page and of a Word document: a copy beside the file with the corrections marked, and the file as it was."""

# ruff: noqa: E501, S314 - a row of a table is one line; the XML is of our own making

import datetime as dt
import io
import itertools
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import fix
from factcheck.documents import docx, docx_marked, find_inputs
from factcheck.model import DocumentReport, Edit

FILES = Path(__file__).parent / "documents" / "files"
DAY = dt.date(2019, 5, 31)
OLD, WRONG, NEW = "500,000", "5,000,000", "520,000"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
SENTENCE = f"I make about 3000 RMB (approximately {WRONG} KRW)."


def checked(path: Path) -> DocumentReport:
    """The report on a file."""
    return factcheck.check_document(factcheck.open_document(path, date=DAY))


def repacked(path: Path | io.BytesIO, change) -> bytes:
    """A Word file with its parts of text changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part, change(data) if part.filename.endswith(".xml") else data)
    return stream.getvalue()


@pytest.fixture
def word(tmp_path) -> Path:
    """The file of a word processor, with a zero too many in every place."""
    path = tmp_path / "article.docx"
    path.write_bytes(repacked(FILES / "seed.docx", lambda data: data.replace(OLD.encode(), WRONG.encode())))
    return path


@pytest.fixture
def page(tmp_path) -> Path:
    """The page of a generator of static sites, with a zero too many in every place."""
    path = tmp_path / "article.html"
    path.write_bytes((FILES / "seed.html").read_bytes().replace(f"{OLD} KRW".encode(), f"{WRONG} KRW".encode()))
    return path


def written(path: Path) -> tuple[Path, int]:
    """Correct a file: the copy and how many corrections are in it."""
    done = fix.write(str(path), fix.corrected(checked(path)))
    return Path(done.path), done.corrections


def test_a_word_document_gets_tracked_changes(word):
    """In heading, prose, table, text box, foot- and endnote; accepted they are right, refused nothing has changed."""
    before = word.read_bytes()
    copy, count = written(word)
    assert copy.name == "article.factcheck.docx"
    assert word.read_bytes() == before
    assert sorted(os.listdir(word.parent)) == ["article.docx", "article.factcheck.docx"]
    report = checked(copy)
    assert report.document.text == checked(word).document.text.replace(WRONG, NEW)
    assert {claim.verdict for claim in report.claims} == {"ok"}
    assert count == len(report.claims) > 4
    refused = repacked(copy, rejected)
    assert docx.read(refused, "a.docx").text == checked(word).document.text


def rejected(part: bytes) -> bytes:
    """A part without the changes of ours, as where they are refused."""
    text = re.sub(r'<w:ins w:id="\d+" w:author="factcheck">.*?</w:ins>', "", part.decode())
    return re.sub(
        r'<w:del w:id="\d+" w:author="factcheck">(.*?)</w:del>', lambda found: found[1].replace("delText", "t"), text
    ).encode()


def test_all_else_of_a_word_document_stays(word):
    """Every part without a correction, byte for byte; the others are well-formed, and no two changes share a number."""
    copy, _ = written(word)
    with zipfile.ZipFile(word) as old, zipfile.ZipFile(copy) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            if old.read(name) != new.read(name):
                assert name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
                changes = [
                    node.get(f"{W}id")
                    for node in ET.fromstring(new.read(name)).iter()
                    if node.tag in (f"{W}ins", f"{W}del")
                ]
                assert len(changes) == len(set(changes)) > 1


def simple(*runs: str) -> bytes:
    """A Word file with one paragraph."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", BODY.format(f"<w:p>{''.join(runs)}</w:p>"))
    return stream.getvalue()


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("runs", "marks"),
    [
        ([f"<w:r><w:t>{SENTENCE}</w:t></w:r>"], 1),
        ([f"<w:r><w:tab/><w:t>A &amp; B. {SENTENCE}</w:t><w:br/><w:t>End</w:t></w:r>"], 1),
        ([f"<w:r>{BOLD}<w:t>I make about 3000 RMB (approximately 5,00</w:t></w:r>", "<w:r><w:t>0,000 KRW).</w:t></w:r>"], 2),
        ([f'<w:ins w:id="7" w:author="E"><w:r><w:t>{SENTENCE}</w:t></w:r></w:ins>'], 1),
        ([f"<w:r><w:t>{SENTENCE} </w:t></w:r>", f"<w:r>{BOLD}<w:t>{SENTENCE} {SENTENCE}</w:t></w:r>"], 3),
    ],
    ids=["a run", "beside other things", "over two runs", "in an insertion", "several"],
)  # fmt: skip
def test_runs_are_cut_where_the_amount_stands(runs, marks, tmp_path):
    """Each run keeps its properties and what else is in it."""
    path = tmp_path / "a.docx"
    path.write_bytes(simple(*runs))
    text = checked(path).document.text
    copy, _ = written(path)
    assert checked(copy).document.text == text.replace(WRONG, NEW)
    with zipfile.ZipFile(copy) as file:
        root = ET.fromstring(file.read("word/document.xml"))
    deleted = ["".join(node.itertext()) for node in root.iter(f"{W}del")]
    assert len(deleted) == marks
    assert "".join(deleted).replace(WRONG, "") == ""
    bold = [node.find(f"{W}rPr/{W}b") is not None for node in root.iter(f"{W}r") if "".join(node.itertext())]
    assert any(bold) == (BOLD in "".join(runs))


@settings(max_examples=50)
@given(st.sets(st.integers(1, len(SENTENCE) - 1)), st.integers(0, 3))
def test_however_the_runs_are_split(places, others):
    """A word processor cuts runs anywhere: accepted, the changes give the corrected text; refused, the old one."""
    cuts = [0, *sorted(places), len(SENTENCE)]
    words = [SENTENCE[start:end] for start, end in itertools.pairwise(cuts)]
    runs = [f"<w:r>{BOLD * (at % 2)}<w:t xml:space='preserve'>{word}</w:t></w:r>" for at, word in enumerate(words)]
    data = simple(*[f"<w:r><w:t>{SENTENCE} </w:t></w:r>"] * others, *runs)
    document = docx.read(data, "a.docx")._replace(date=DAY, date_origin="option")
    fixed = fix.corrected(factcheck.check_document(document))
    copy, done = docx_marked.marked(data, document, fixed.edits)
    assert len(done) == others + 1
    assert docx.read(copy, "a.docx").text == document.text.replace(WRONG, NEW) == fixed.after
    assert docx.read(repacked(io.BytesIO(copy), rejected), "a.docx").text == document.text


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive"])
def test_a_file_that_is_no_longer_one_gets_no_copy(data, word):
    """Nor a traceback."""
    fixed = fix.corrected(checked(word))
    word.write_bytes(data)
    with pytest.raises(fix.FixError, match="has changed since it was checked"):
        fix.write(str(word), fixed)


def test_a_correction_over_a_line_break_is_left(tmp_path):
    """There is nothing to put it in; a file without any other gets no copy."""
    path = tmp_path / "a.docx"
    path.write_bytes(simple("<w:r><w:t>5,000</w:t><w:br/><w:t>000 KRW</w:t></w:r>"))
    report = checked(path)
    fixed = fix.Fixed(report.document.text, "", 1, report.document, (Edit(0, 9, NEW),))
    with pytest.raises(fix.FixError, match="run again"):
        fix.write(str(path), fixed)
    assert os.listdir(tmp_path) == ["a.docx"]


def test_a_page_gets_deletions_and_insertions(page):
    """Every one that is not over markup; the rest of the page, and the page itself, stay byte for byte."""
    before = page.read_bytes()
    copy, count = written(page)
    assert copy.name == "article.factcheck.html"
    assert page.read_bytes() == before
    mark = f"<del>{WRONG}</del><ins>{NEW}</ins>".encode()
    assert copy.read_bytes().count(mark) == count == 4
    assert copy.read_bytes().replace(mark, WRONG.encode()) == before
    assert checked(copy).document.text == checked(page).document.text.replace(WRONG, NEW)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "euc-kr", "windows-1252"])
def test_a_page_keeps_its_encoding(encoding, tmp_path):
    """What it declares is what the copy is in."""
    name = encoding.removesuffix("-sig")
    word = "원" if encoding == "euc-kr" else "café"
    path = tmp_path / "a.html"
    text = f'<html><head><meta charset="{name}"></head><body><article><p>{word} &lt; {SENTENCE}</p></article></body></html>'
    path.write_bytes(text.encode(encoding))
    copy, _ = written(path)
    assert copy.read_bytes() == text.replace(WRONG, f"<del>{WRONG}</del><ins>{NEW}</ins>").encode(encoding)


@pytest.mark.parametrize("kind", ["word", "page"])
def test_a_file_that_changed_meanwhile_gets_no_copy(kind, request):
    """What was checked is not what is there."""
    path = request.getfixturevalue(kind)
    fixed = fix.corrected(checked(path))
    path.write_bytes((FILES / f"seed{path.suffix}").read_bytes())
    with pytest.raises(fix.FixError, match="has changed since it was checked"):
        fix.write(str(path), fixed)
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("kind", ["word", "page"])
def test_a_copy_is_never_written_over(kind, request):
    """An editor may have worked in it; nor is a copy copied."""
    path = request.getfixturevalue(kind)
    fixed = fix.corrected(checked(path))
    copy = path.with_suffix(f".factcheck{path.suffix}")
    copy.write_bytes(path.read_bytes())
    with pytest.raises(fix.FixError, match="is there already"):
        fix.write(str(path), fixed)
    with pytest.raises(fix.FixError, match="is a marked copy itself"):
        fix.write(str(copy), fixed)
    assert copy.read_bytes() == path.read_bytes()


def test_a_folder_is_checked_without_its_copies(page, word):
    """They would tell of the same article twice; named, they are read."""
    written(page)
    written(word)
    assert [os.path.basename(path) for path in find_inputs([str(page.parent)])] == ["article.docx", "article.html"]
    assert list(find_inputs([str(page.with_suffix(".factcheck.html"))])) == [str(page.with_suffix(".factcheck.html"))]


def test_only_the_certain_is_marked(tmp_path):
    """Without a date nothing is certain."""
    path = tmp_path / "a.html"
    path.write_text(f"<article><p>{SENTENCE}</p></article>", "utf-8")
    assert fix.corrected(factcheck.check_document(factcheck.open_document(path))) is None
