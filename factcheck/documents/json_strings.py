"""The strings in a JSON text, each with its path and its exact place, without building the values around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.documents.assembly import Assembly
from factcheck.documents.errors import DocumentError
from rates.values import NamedTuple

_TOKEN = re.compile(r'[ \t\r\n]*+(?:"((?:[^"\\\x00-\x1f]++|\\.|[\x00-\x1f])*+)"|([{}\[\],:])|([-+\w.]++))')
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB]\w\w)\\u([dD][c-fC-F]\w\w)|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_DEPTH = 100

Path = tuple[str | int, ...]


class Value(NamedTuple):
    """A string or another plain value: the names and indices that lead to it, its place, and whether it is a string."""

    path: Path
    start: int
    end: int
    quoted: bool


def values(source: str, name: str, start: int = 0, end: int | None = None) -> Iterator[Value]:
    """All plain values of the JSON between two offsets, in order; `DocumentError` where it is none."""
    end = len(source) if end is None else end
    path: list[str | int] = []
    kinds: list[str] = []
    key = False  # whether a string that comes is a name
    while match := _TOKEN.match(source, start, end):
        start, sign = match.end(), match[2]
        if sign is None:
            if key:
                path[-1] = unescaped(match[1] or "")
            else:
                group = 1 if match[1] is not None else 3
                yield Value(tuple(path), match.start(group), match.end(group), group == 1)
        elif sign in "{[":
            kinds.append(sign)
            path.append("" if sign == "{" else 0)
            key = sign == "{"
            if len(kinds) > _DEPTH:
                break
        elif not kinds:
            break
        elif sign in "}]":
            kinds.pop()
            path.pop()
            key = False
        else:
            key = sign == "," and kinds[-1] == "{"
            if sign == "," and isinstance(path[-1], int):
                path[-1] += 1
    if kinds or source[start:end].strip():
        line = source.count("\n", 0, start) + 1
        raise DocumentError(name, f"is not sound JSON (line {line}); export it again")


def add_string(text: Assembly, start: int, end: int) -> None:
    """Add what a JSON string between two offsets of the source says."""
    while match := _ESCAPE.search(text.source, start, end):
        text.add(start, match.start())
        text.put(_character(match), match.start())
        start = match.end()
    text.add(start, end)


def unescaped(text: str) -> str:
    """What a JSON string says."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    high, low, code, plain = match.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    return chr(int(code, 16)) if code else _PLAIN.get(plain, plain)
