"""Jupyter notebooks: the Markdown cells."""

from __future__ import annotations

from factcheck.documents import markdown
from factcheck.documents.assembly import Assembly, through
from factcheck.documents.encoding import decode
from factcheck.documents.json_strings import Path, Value, add_string, unescaped, values
from factcheck.model import Document


def read(data: bytes | str, source: str) -> Document:
    """The document of a notebook: its Markdown cells, parted by blank lines."""
    original = decode(data, source)
    kinds: dict[Path, str] = {}
    sources: dict[Path, list[Value]] = {}
    for value in values(original, source):
        if len(value.path) >= 3 and value.path[0] == "cells":
            if value.path[2] == "cell_type":
                kinds[value.path[:2]] = unescaped(original[value.start : value.end])
            elif value.path[2] == "source":
                sources.setdefault(value.path[:2], []).append(value)
    text = Assembly(original)
    for cell, lines in sources.items():
        if kinds.get(cell) == "markdown":
            if text.length:
                text.put("\n\n", lines[0].start)
            for line in lines:
                add_string(text, line.start, line.end)
    outer = text.document(source)
    return through(markdown.read(outer.text, source), outer)
