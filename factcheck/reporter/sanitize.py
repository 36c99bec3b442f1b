"""The one gate for text that is not ours: articles, file names and messages show their control characters.

A terminal obeys escape sequences and direction marks, and an article may hold both. Whatever is printed passes here.
"""

from __future__ import annotations

import codecs
from functools import cache

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from factcheck.reporter import Options

_C0 = range(0x20)
_DELETE = 0x7F
_C1 = range(0x80, 0xA0)
_SEPARATORS = (0x2028, 0x2029)  # some programs break lines here
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))

HOSTILE = frozenset((*_C0, _DELETE, *_C1, *_SEPARATORS, *_DIRECTIONS))
"""The code points that never reach an output as themselves. Lone surrogates are stopped by the encoding."""

_NAMES = {code: f"<U+{code:04X}>" for code in HOSTILE}
_PICTURES = _NAMES | {code: chr(0x2400 + code) for code in _C0} | {_DELETE: "\u2421"}
_BLANKS = {ord(char): " " for char in "\t\n\r"}
_PLANES = range(0, 0x110000, 0x10000)
_NO_CHARACTERS = dict.fromkeys((*range(0xFDD0, 0xFDF0), *(p + last for p in _PLANES for last in (0xFFFE, 0xFFFF))), "�")
_HANDLER = "factcheck.escape"

# What a sentence may be written with where the encoding lacks its typography. Never used for source lines or names.
_PLAIN = {
    "×": "x",
    "÷": "/",
    "−": "-",
    "–": "-",
    "—": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "\xa0": " ",
    "\u202f": " ",
}


def visible(text: str, options: Options) -> str:
    """The text with every control character shown, and with what the output's encoding cannot hold escaped."""
    if text.isascii() and text.isprintable():
        return text
    return encodable(text.translate(_PICTURES if options.unicode else _NAMES), options.encoding)


def sentence(text: str, options: Options) -> str:
    """The text on one line: line ends and tabs are blanks, plain typography if need be, the rest as in `visible`."""
    line = text.replace("\r\n", "\n").translate(_BLANKS)
    return line if line.isascii() and line.isprintable() else visible(line.translate(_plain(options.encoding)), options)


def encodable(text: str, encoding: str) -> str:
    r"""The text with the characters that `encoding` lacks written as in JSON: "₩" as "\u20a9"."""
    return text if text.isascii() else text.encode(encoding, _HANDLER).decode(encoding)


def referenced(markup: str, options: Options) -> str:
    """HTML or XML without the code points that it may not hold; characters beyond ASCII as references if need be.

    The markup says that it is UTF-8, and so must be right in any other encoding of the output.
    """
    clean = markup if markup.isascii() else markup.translate(_NO_CHARACTERS)
    return clean if options.encoding == "utf-8" else clean.encode("ascii", "xmlcharrefreplace").decode()


@cache
def _plain(encoding: str) -> dict[int, str]:
    return {ord(char): plain for char, plain in _PLAIN.items() if encodable(char, encoding) != char}


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(rf"\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end


codecs.register_error(_HANDLER, _escape)
