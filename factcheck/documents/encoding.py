"""Bytes -> text: Unicode by its marks and patterns; the old code pages only where one reading alone makes sense.

A wrong guess would turn a pound into another letter and a sum into another sum, so what is not clear is refused.
"""

from __future__ import annotations

import codecs
import os
import re

from factcheck.documents.errors import DocumentError
from factcheck.language.identify import identify
from rates.values import NamedTuple

_MARKS = (  # the longer marks first: that of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 100_000
_CHAOS, _MARGIN = 0.1, 0.05
_NOISE = "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffe\uffff\ue000-\uf8ff]"
_FREQUENT = 0.08
_ASCII = bytes(range(128))
_ASCII_LETTERS = bytes(byte for byte in _ASCII if chr(byte).isalpha())
# In Latin letters the wrong page shows as signs or capitals inside words, rows of accents, a letter before a number;
# and the general currency sign may have been a euro.
_MISREAD = r"[^\W\d_][‚„ƒ†‡ˆ‰‹›•˜¨´¸¦§©ª«¬®¯±²³µ¶·¹º»¼½¾¿×÷£¥¢€][^\W\d_]|[^\W\d_A-Za-z]{3}|[a-zß-ÿ][À-Ý]|[À-ÿœŒ]\d|¤"
_MULTIBYTE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"


class Page(NamedTuple):
    """A code page: its name, the languages that it was made for, and their frequent characters."""

    name: str
    languages: frozenset[str]
    frequent: str


def decode(data: bytes | str, source: str) -> str:
    """The text of a file, without its byte order mark and with its line ends; `DocumentError` where it is unclear."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    if encoding := _marked(data):
        return _strict(data, encoding, source)
    if b"\0" in data:
        return _wide(data, source)
    if b"\x1b$" in data[:_SAMPLE]:
        return _strict(data, "iso2022_jp_2", source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, source, error)


def is_binary(head: bytes) -> bool:
    """Whether a file that begins so is no text: it has NULs and is not UTF-16 or UTF-32."""
    return b"\0" in head and not _marked(head) and not _wide_encoding(head)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        name = encoding.removesuffix("-sig").upper()
        raise DocumentError(source, f"begins as {name} but is damaged further on; save it again as UTF-8") from None


def _wide(data: bytes, source: str) -> str:
    encoding = _wide_encoding(data)
    if not encoding:
        raise DocumentError(source, "is a binary file, not text; save the article as .txt or .md")
    return _strict(data, encoding, source)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: the NULs of its ASCII characters stand on one side, and what is read is text."""
    head = data[: min(len(data), _SAMPLE) & ~1]
    low, high = head[::2].count(0), head[1::2].count(0)
    for encoding in ("utf-16-le", "utf-16-be") if high >= low else ("utf-16-be", "utf-16-le"):
        text = head.decode(encoding, "replace")
        if text and text.count("\ufffd") <= 1 and not re.search(_NOISE, text) and _has_words(text):
            return encoding
    return None


def _has_words(text: str) -> bool:
    """Whether most characters are letters, digits, spaces or ASCII signs; bytes read two by two rarely are."""
    common = sum(character < "\u0500" or character.isalnum() for character in text)
    return common >= 0.8 * len(text) and any(character in text for character in " \n\u3000.,0123456789")


def _legacy(data: bytes, source: str, error: UnicodeDecodeError) -> str:
    if _damaged_utf8(data):
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(source, f"is UTF-8 but for damaged bytes, first in line {line}; save it again as UTF-8")
    encodings = _readings(_sample(data))
    if len(encodings) != 1:
        names = ", ".join(_pages()[encoding].name for encoding in encodings)
        like = f"looks like {names}" if names else "looks like no known one"
        raise DocumentError(source, f"the encoding could not be told ({like}); save it as UTF-8")
    return _strict(data, encodings[0], source)


def _damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8."""
    rest, sound = re.subn(_MULTIBYTE, b"", data)
    return sound > len(rest.translate(None, _ASCII))


def _sample(data: bytes) -> bytes:
    """The beginning, to the end of a line, since no character of any page is cut there."""
    return data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or len(data)] if len(data) > _SAMPLE else data


def _readings(sample: bytes) -> list[str]:
    """The code pages, one for every different text, in which the sample makes sense."""
    pages = _pages()
    texts: dict[str, str] = {}
    for encoding in _latin(sample, pages) or _detected(sample, pages):
        text = sample.decode(encoding, "replace")
        if _makes_sense(text, pages[encoding]):
            texts.setdefault(text, encoding)
    return list(texts.values())


def _latin(sample: bytes, pages: dict[str, Page]) -> list[str]:
    """The pages of the Latin script, where most letters are ASCII."""
    others = sample.translate(None, _ASCII)
    letters = len(sample) - len(sample.translate(None, _ASCII_LETTERS))
    return [encoding for encoding, page in pages.items() if not page.frequent] if letters > 4 * len(others) else []


def _detected(sample: bytes, pages: dict[str, Page]) -> list[str]:
    """The pages of other scripts in which the sample is orderly, and those about as orderly."""
    from charset_normalizer import from_bytes

    found = [match for match in from_bytes(sample, cp_isolation=list(pages)) if match.chaos <= _CHAOS]
    limit = min((match.chaos for match in found), default=0) + _MARGIN
    return [name for match in found if match.chaos <= limit for name in match.could_be_from_charset if name in pages]


def _makes_sense(text: str, page: Page) -> bool:
    """Whether a text is one of a language that its page was made for."""
    if "\ufffd" in text or re.search(_NOISE, text) or identify(text, "") not in page.languages:
        return False
    if not page.frequent:
        return not re.search(_MISREAD, text)
    letters = [character for character in text if character > "\x7f" and character.isalpha()]
    return sum(map(letters.count, page.frequent)) >= _FREQUENT * len(letters)


def _pages() -> dict[str, Page]:
    with open(os.path.join(os.path.dirname(__file__), "code_pages.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {encoding: Page(name, frozenset(known.split()), frequent) for encoding, name, known, frequent in rows[1:]}
