"""Office documents beyond the usual: hidden and moved text, joined paragraphs, and files that mean harm."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import DocumentError, archive, docx, odt
from factcheck.documents.archive import Archive
from factcheck.model import Places

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
ODF = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def zipped(**parts: str | bytes) -> bytes:
    """An archive with these parts; "__" stands for a slash, "_" for a full stop."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def word(body: str, space: str = W) -> str:
    """The text of a Word document with this body."""
    data = zipped(word__document_xml=f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return docx.read(data, "a.docx").text


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


SHOWN = '<w:vanish w:val="0"/>'
WORD = [
    (f"<w:p>{run('30')}{run('00 RMB')}</w:p>", "3000 RMB"),
    (f"<w:p>{run('5')}<w:r><w:tab/></w:r>{run('EUR')}<w:r><w:br/></w:r>{run('6')}</w:p>", "5\tEUR\n6"),
    (f"<w:p>{run('5 EUR')}{run('6 EUR', '<w:vanish/>')}</w:p>", "5 EUR"),
    (f"<w:p>{run('5 EUR')}{run('6 EUR', SHOWN)}</w:p>", "5 EUR6 EUR"),
    (f"<w:p><w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins>{run('6 EUR')}</w:ins></w:p>", "6 EUR"),
    (f"<w:p><w:moveFrom>{run('5 EUR')}</w:moveFrom></w:p><w:p><w:moveTo>{run('5 EUR')}</w:moveTo></w:p>", "5 EUR"),
    (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('5 ')}</w:p><w:p>{run('EUR')}</w:p>", "5 EUR"),
    (f"<w:p><w:r><w:instrText>LINK 9</w:instrText></w:r><w:hyperlink>{run('5 EUR')}</w:hyperlink></w:p>", "5 EUR"),
    (f"<w:sdt><w:sdtContent><w:p>{run('5 EUR')}</w:p></w:sdtContent></w:sdt><w:p/>", "5 EUR"),
    (
        "<w:tbl><w:tr>" + "".join(f"<w:tc><w:p>{run(one)}</w:p><w:p>{run('x')}</w:p></w:tc>" for one in "ab")
        + f"</w:tr><w:tr><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('d')}</w:p>",
        "a\nx | b\nx\nc\n\nd",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), WORD)
@pytest.mark.parametrize("space", [W, STRICT], ids=["transitional", "strict"])
def test_word(body: str, text: str, space: str) -> None:
    """What would be printed after all changes are accepted."""
    assert word(body, space) == text


def test_notes_and_paragraph_numbers() -> None:
    """Notes come last; separators are none; every paragraph counts, read or not."""
    note = f'<w:footnote w:type="separator"><w:p>{run("-")}</w:p></w:footnote><w:footnote><w:p>{run("6 EUR")}</w:p></w:footnote>'
    data = zipped(
        word__document_xml=f"<w:document {W}><w:body><w:p/><w:p>{run('5 EUR')}</w:p></w:body></w:document>",
        word__footnotes_xml=f"<w:footnotes {W}>{note}</w:footnotes>",
    )
    document = docx.read(data, "a.docx")
    places = Places(document)
    assert document.text == "5 EUR\n\n6 EUR"
    assert places.anchor(0) == {"part": "word/document.xml", "paragraph": 2}
    assert places.anchor(7) == {"part": "word/footnotes.xml", "paragraph": 2}


NOTE = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>b</text:p></text:note-body></text:note>"
OPEN = [
    ("<text:p>3000\n  <text:span>RMB</text:span><text:s text:c='2'/>x<text:tab/>y<text:line-break/>z</text:p>", "3000 RMB  x\ty\nz"),
    ("<text:h>a</text:h><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>", "a\n\nb"),
    ("<text:p>a<office:annotation><text:p>b</text:p></office:annotation>c</text:p>", "ac"),
    (f"<text:p>a{NOTE}c</text:p>", "ac\n\nb"),
    ("<text:tracked-changes><text:p>b</text:p></text:tracked-changes><text:p>a</text:p>", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), OPEN)
def test_open_document(body: str, text: str) -> None:
    """White space counts once, as the format says; comments and deleted text are not read."""
    content = f"<office:document-content{ODF}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    assert odt.read(zipped(content_xml=content), "a.odt").text == text


def refusal(data: bytes) -> str:
    """Why a Word file is refused."""
    with pytest.raises(DocumentError) as error:
        docx.read(data, "a.docx")
    return error.value.message


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to gigabytes, entities, too many parts; in seconds and without much memory."""
    began = time.perf_counter()
    giant = f"<w:document {W}><w:body><w:p>".encode() + b" " * (archive.BYTES + 1)
    assert "unpacks to far more" in refusal(zipped(word__document_xml=giant))
    entities = '<!DOCTYPE a [<!ENTITY b "' + "c" * 1000 + f'">]><w:document {W}>&b;</w:document>'
    assert "declares a document type" in refusal(zipped(word__document_xml=entities))
    monkeypatch.setattr(archive, "MEMBERS", 2)
    assert "too many parts" in refusal(zipped(a="", b="", c=""))
    assert time.perf_counter() - began < 20


def test_deep_nesting_is_read() -> None:
    """Elements in elements, as deep as one likes."""
    assert word("<w:p>" + "<w:ins>" * 100_000 + run("5 EUR") + "</w:ins>" * 100_000 + "</w:p>") == "5 EUR"


def test_what_is_no_office_file_is_refused() -> None:
    """Damaged, empty, of another kind, protected."""
    sound = zipped(word__document_xml=f"<w:document {W}/>")
    for data in (
        b"",
        b"PK",
        sound[:-30],
        sound[:40] + b"xxxx" + sound[44:],
        zipped(a="b"),
        zipped(word__document_xml="<a"),
    ):
        assert "damaged" in refusal(data)
    protected = bytearray(sound)
    protected[6] |= 1
    protected[sound.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(bytes(protected))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 300), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_an_error_of_ours(at: int, noise: bytes) -> None:
    """Nothing else is raised."""
    data = zipped(word__document_xml=f"<w:document {W}><w:body><w:p>{run('5 EUR')}</w:p></w:body></w:document>")
    try:
        docx.read(data[:at] + noise + data[at + len(noise) :], "a.docx")
    except DocumentError:
        pass


def test_an_archive_reports_missing_parts() -> None:
    """Notes and properties need not be there."""
    none = Archive(zipped(a="b"), "a.docx").parse("c", lambda *_: None, lambda _: None, lambda _: None)
    assert none is False
