"""Bytes become text exactly, or are refused with a line that says what to do."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import DocumentError, open_document
from factcheck.documents.encoding import decode, is_binary

ENGLISH = "The firm said it paid £3,000 for the car – “a bargain”, the minister’s aide told reporters on Monday.\r\n"
ENGLISH_EURO = "It was sold for €3,400 (£3,000), and that is what the minister said.\n"
FRENCH = "Le ministre a payé 3 000 £ pour chaque véhicule, a déclaré son porte-parole à l’été.\n"
KOREAN = "북한 무역일꾼은 한 달에 3000위안(약 50만 원)을 바쳐야 한다고 소식통이 전했다.\n"
CHINESE = "据报道，这名贸易官员每月须上缴3000元人民币（约合50万韩元）的忠诚资金。\n"
TAIWANESE = "據報導，這名貿易官員每月須上繳3000元人民幣（約合50萬韓元）的忠誠資金。\n"
JAPANESE = "関係者によると、貿易担当者は毎月3000元（約50万ウォン）を納めなければならないという。\n"
RUSSIAN = "По словам чиновника, он ежемесячно платит 3000 юаней (около 500 000 вон).\n"
CZECH = "Podle ministra zaplatila vláda 3 000 € (přibližně 75 000 Kč) za každý vůz, řekl mluvčí.\n"
TURKISH = "Bakan, her araç için 3.000 £ (yaklaşık 40.000 lira) ödendiğini söyledi; gerçek fiyat şaşırttı.\n"
GREEK = "Ο υπουργός είπε ότι πλήρωσε 3.000 € (περίπου 3.400 δολάρια) για κάθε όχημα και το φορτίο.\n"
ARABIC = "قال الوزير إنه دفع 3000 دولار لكل سيارة\n"

LEGACY = [
    ("cp1252", ENGLISH), ("cp1252", ENGLISH_EURO), ("cp1252", FRENCH), ("latin-1", FRENCH.replace("’", "'")),
    ("cp949", KOREAN), ("euc_kr", KOREAN), ("gb18030", CHINESE), ("gbk", CHINESE), ("big5", TAIWANESE),
    ("shift_jis", JAPANESE), ("euc_jp", JAPANESE), ("iso2022_jp", JAPANESE), ("cp1251", RUSSIAN), ("koi8_r", RUSSIAN),
    ("cp1250", CZECH), ("cp1254", TURKISH), ("cp1253", GREEK), ("cp1256", ARABIC),
]  # fmt: skip
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_an_article_in_an_old_code_page_is_read(encoding: str, text: str, times: int) -> None:
    """A sentence of an article is enough where one reading alone makes sense."""
    assert decode((text * times).encode(encoding), "article.txt") == text * times


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, CHINESE, JAPANESE + "\u3000全角\n", RUSSIAN])
@pytest.mark.parametrize("encoding", UNICODE)
def test_unicode_is_read_with_and_without_its_mark(encoding: str, text: str) -> None:
    """The byte order mark is no part of the text; UTF-16 is known without one."""
    assert decode(text.encode(encoding), "article.txt") == text


def test_big_endian_marks_are_known() -> None:
    """The marks of the other byte order."""
    assert decode(b"\xfe\xff" + ENGLISH.encode("utf-16-be"), "a.txt") == ENGLISH
    assert decode(b"\0\0\xfe\xff" + ENGLISH.encode("utf-32-be"), "a.txt") == ENGLISH


REFUSED = [
    ("too short to tell a pound", b"\xa35", "the encoding could not be told"),
    ("one accent", b"caf\xe9", "the encoding could not be told"),
    ("a euro or a currency sign", b"the price of it was 5 \xa4 in the shop", "the encoding could not be told"),
    ("a sum from old Macs", ENGLISH_EURO.encode("mac_roman"), "the encoding could not be told"),
    ("the page of old Macs", ENGLISH.encode("mac_roman"), "the encoding could not be told"),
    ("the page of DOS", FRENCH.replace("’", "'").encode("cp437"), "the encoding could not be told"),
    ("Korean in an English article", (ENGLISH * 3).encode("cp1252") + "김정은".encode("cp949"), "could not be told"),
    ("a short line of Japanese", "輝を突き落として".encode("shift_jis")[2:] + b"\x82", "could not be told"),
    ("Russian without a lower case", RUSSIAN.upper()[:20].encode("koi8_r"), "could not be told"),
    ("UTF-8 with a damaged byte", ("one\n" + ENGLISH).encode() + b"\x92", "first in line 3"),
    ("UTF-16 cut in two", "\ufeffabc".encode("utf-16-le")[:-1], "damaged"),
    ("zeros", bytes(100), "binary"),
    ("a program", b"\x7fELF\x02\x01\x01" + bytes(9) + bytes(range(256)) * 4, "binary"),
]


@pytest.mark.parametrize(("data", "what"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_not_clear_is_refused_in_one_line(data: bytes, what: str) -> None:
    """A wrong guess would change a sum; the line says what to do instead."""
    with pytest.raises(DocumentError, match=what) as error:
        decode(data, "article.txt")
    assert str(error.value).startswith("article.txt: ")
    assert "save" in str(error.value)
    assert "\n" not in str(error.value)


def test_the_rest_of_a_long_file_is_read_like_its_beginning() -> None:
    """The page is told by the beginning, and bytes that it does not know further on are refused."""
    data = (ENGLISH * 3000).encode("cp1252")
    assert decode(data, "article.txt") == ENGLISH * 3000
    with pytest.raises(DocumentError):
        decode(data + b"\x81", "article.txt")


def test_only_text_is_worth_opening_in_a_folder() -> None:
    """UTF-16 has NULs and is text."""
    assert is_binary(b"\x89PNG\r\n\0\0\0\rIHDR")
    assert not is_binary(ENGLISH.encode("utf-16-le"))
    assert not is_binary(ENGLISH.encode("utf-8"))


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, there is a text of no more characters, or a `DocumentError`."""
    with contextlib.suppress(DocumentError):
        assert len(decode(data, "article.txt")) <= len(data)


@given(st.text(st.characters(exclude_characters="\0\x1b", codec="utf-8"), min_size=1))
def test_utf8_is_always_itself(text: str) -> None:
    """Valid UTF-8 is never taken for anything else."""
    assert decode(text.encode(), "article.txt") == text.removeprefix("\ufeff")


def test_positions_do_not_count_the_mark(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Offsets begin behind the byte order mark."""
    path = tmp_path / "article.txt"
    path.write_bytes(ENGLISH.encode("utf-8-sig"))
    assert open_document(path).text == ENGLISH
