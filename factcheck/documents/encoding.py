"""Bytes -> text: Unicode by its marks and patterns; the old code pages only where one reading alone makes sense.

A wrong guess would turn a pound into another letter and a sum into another sum, so what is not clear is refused.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator

from factcheck.documents.errors import DocumentError
from factcheck.language.identify import identify

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
# Signs that stand between letters only where the wrong code page was taken, and the placeholder for the euro's byte.
_MISREAD = r"[^\W\d_][‚„ƒ†‡ˆ‰‹›•˜¨´¸¦§©ª«¬®¯±²³µ¶·¹º»¼½¾¿×÷£¥¢€][^\W\d_]|¤"
_MULTIBYTE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"


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
        names = ", ".join(_pages()[encoding][0] for encoding in encodings)
        like = f"looks like {names}" if names else "looks like no known one"
        raise DocumentError(source, f"the encoding could not be told ({like}); save it as UTF-8")
    return _strict(data, encodings[0], source)


def _damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8."""
    rest, sound = re.subn(_MULTIBYTE, b"", data)
    return sound > len(rest) - sum(map(rest.count, map(bytes, zip(range(128)))))


def _sample(data: bytes) -> bytes:
    """The beginning, to the end of a line, since no character of any page is cut there."""
    return data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or len(data)] if len(data) > _SAMPLE else data


def _readings(sample: bytes) -> list[str]:
    """The code pages in which the sample is orderly text of a language that the page was made for."""
    from charset_normalizer import from_bytes

    found = [match for match in from_bytes(sample, cp_isolation=list(_pages())) if match.chaos <= _CHAOS]
    limit = min((match.chaos for match in found), default=0) + _MARGIN
    encodings = [match.encoding for match in found if match.chaos <= limit and _makes_sense(str(match), match.encoding)]
    return _distinct(sample, encodings)


def _makes_sense(text: str, encoding: str) -> bool:
    if re.search(_NOISE, text) or (encoding != "cp1256" and re.search(_MISREAD, text)):
        return False
    if sum(map(str.isupper, text)) > sum(map(str.islower, text)):  # KOI8-R and Windows-1251 swap the case
        return False
    return identify(text, "") in _pages()[encoding][1]


def _distinct(sample: bytes, encodings: list[str]) -> list[str]:
    """One encoding for every different text."""
    texts = {sample.decode(encoding): encoding for encoding in reversed(encodings)}
    return sorted(texts.values(), key=encodings.index)


def _pages() -> dict[str, tuple[str, frozenset[str]]]:
    return {encoding: (name, frozenset(languages.split())) for encoding, name, languages in _rows()}


def _rows() -> Iterator[list[str]]:
    with open(os.path.join(os.path.dirname(__file__), "code_pages.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    yield from rows[1:]
