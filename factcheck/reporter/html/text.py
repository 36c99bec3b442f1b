"""The text of an article in HTML, its claims underlined and each linked to its card."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.reporter.html.items import SIGNS, Item, kept, name
from rates.values import NamedTuple

if TYPE_CHECKING:
    from factcheck.model import Document

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
# The line below the head of a table in Markdown.
_RULE = re.compile(r"^[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)+(?:[ \t]*+:?-++:?[ \t]*+)?$\n?", re.MULTILINE)
_BROKEN_BY_HAND = 60  # lines as long as this were broken for an editor's screen, not for the reader


class _Mark(NamedTuple):
    start: int
    end: int
    item: Item
    last: bool


def annotated(document: Document, items: Sequence[Item], number: int) -> str:
    """The paragraphs of the text; `number` is that of the document, by which its links are told from others'."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(document.text)]
    marks = _by_paragraph(paragraphs, items)
    return "".join(
        f'<p dir="auto"{_breaks(document.text[start:end])}>'
        f"{''.join(_segments(document.text, start, end, marks.get(start, []), number))}</p>\n"
        for start, end in paragraphs
    )


def reference(item: Item, number: int) -> str:
    """The link from the text to a card."""
    sign = f'<span aria-hidden="true">{SIGNS[item.status]}</span> {item.number}'
    label = f'<span class="hidden">{name(item.status)}, card </span>'
    return (
        f'<a class="ref {item.status}" id="t{number}-{item.number}" href="#c{number}-{item.number}">{label}{sign}</a>'
    )


def _by_paragraph(paragraphs: list[tuple[int, int]], items: Sequence[Item]) -> dict[int, list[_Mark]]:
    """What to underline in each paragraph, by where it starts."""
    starts = [start for start, _ in paragraphs]
    found: dict[int, list[_Mark]] = {}
    for item in items:
        for start, end in item.spans:
            near = paragraphs[max(bisect_right(starts, start) - 1, 0) : bisect_right(starts, end - 1)]
            touched = [(first, last) for first, last in near if start < last]
            for first, last in touched:
                final = (first, last) == touched[-1] and (start, end) == item.spans[-1]
                found.setdefault(first, []).append(_Mark(max(start, first), min(end, last), item, final))
    return found


def _segments(text: str, start: int, end: int, marks: list[_Mark], number: int) -> Iterator[str]:
    """The paragraph cut wherever an underline begins or ends. Where several meet, the worst shows."""
    cuts = sorted({start, end, *(edge for mark in marks for edge in (mark.start, mark.end))})
    order = list(SIGNS)
    for first, last in pairwise(cuts):
        over = [mark.item.status for mark in marks if mark.start <= first and last <= mark.end]
        piece = _RULE.sub(r'<span class="rule">\g<0></span>', kept(text[first:last]))
        yield f'<mark class="{min(over, key=order.index)}">{piece}</mark>' if over else piece
        yield from (reference(mark.item, number) for mark in marks if mark.last and mark.end == last)


def _breaks(paragraph: str) -> str:
    """Whether the breaks of lines mean something, as in a table or a poem."""
    lines = paragraph.split("\n")
    return "" if all(len(line) >= _BROKEN_BY_HAND for line in lines[:-1]) else ' class="kept"'
