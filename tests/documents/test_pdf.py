"""PDF: an extra, and files that mean harm."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import DocumentError, pdf


def refusal(data: bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(DocumentError) as error:
        pdf.read(data, "a.pdf")
    return error.value.message


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, ready to paste."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert 'pip install "factcheck[pdf]"' in refusal(b"%PDF-1.7")


def test_pages_without_text_and_with_a_password() -> None:
    """Scans must be recognised first; what is protected is not read."""
    library = pytest.importorskip("pypdf")
    writer = library.PdfWriter()
    writer.add_blank_page(200, 200)
    stream = io.BytesIO()
    writer.write(stream)
    assert "holds no text" in refusal(stream.getvalue())
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert "password" in refusal(stream.getvalue())


def test_lines_of_a_paragraph_are_joined() -> None:
    """A figure may be parted by the end of a line; short lines stay apart."""
    text = "The plant paid its workers 3000 RMB (about 500,000 \nKRW) in May, as it had said it would do before.\nShort\nLines"
    assert pdf._unwrapped(text) == (
        "The plant paid its workers 3000 RMB (about 500,000 KRW) in May, as it had said it would do before. Short\nLines"
    )


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=100))
def test_damage_is_an_error_of_ours(noise: bytes) -> None:
    """Nothing else is raised."""
    pytest.importorskip("pypdf")
    assert refusal(b"%PDF-1.7\n" + noise)
