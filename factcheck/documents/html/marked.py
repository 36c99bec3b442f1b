"""A page with corrections in it, each with the old words struck out: `<del>` and `<ins>`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from factcheck.model import Document, Edit, Places


def marked(document: Document, edits: Sequence[Edit]) -> tuple[str, int]:
    """The source of a page with the edits marked, and how many are: those that are over markup are not."""
    places, count = Places(document), 0
    page = places.source
    for edit in sorted(edits, reverse=True):
        start, end = places.span(edit.start, edit.end)
        if page[start:end] == document.text[edit.start : edit.end]:
            new = escape(edit.text, quote=False)
            page = f"{page[:start]}<del>{page[start:end]}</del><ins>{new}</ins>{page[end:]}"
            count += 1
    return page, count
