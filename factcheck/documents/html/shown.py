"""The date of publication that a page shows: at its headline, where its article begins or ends, in a line about it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice

from factcheck.documents.dateline import date_at_end, date_at_start, dateline_in, labelled_date, told_date
from factcheck.documents.html.blocks import Block
from factcheck.documents.html.dates import FIRST, elsewhere, is_change
from factcheck.documents.html.names import HEADINGS, OTHERS, name_kinds
from factcheck.language.expression import Expression

_NEAR_BEFORE, _NEAR_AFTER = 8, 12
_STANDFIRST, _OPENING, _ENDING = 1, 2, 6
_MANY, _LINE, _PROSE = 50, 400, 80
_DATED = Expression(r"(?:19|20)\d\d|\d[./-]\d\d(?!\d)")


def shown_date(lines: Lines, title: str) -> dt.date | None:
    """The date that a page shows for its article, sought first where it is most surely the article's."""
    finders = (lines.at_headline, lines.at_start, lines.at_end, lines.said)
    dates = (date for find in finders for date in find())
    shown = next((date for date in dates if date and date >= FIRST), None)
    return shown or date_at_end(title, day_first=lines.day_first)


class Lines:
    """The lines of a page, among which those with its date are sought."""

    def __init__(
        self, source: str, blocks: list[Block], article: list[Block], headline: Block | None, *, day_first: bool
    ) -> None:
        self.source, self.blocks = source, blocks
        self.prose = [block for block in article if block.prose]
        self.anchor, self.headed = headline or _heading(blocks, article), headline is not None
        self.day_first = day_first
        self.repeated = _repeated(blocks)

    def at_headline(self) -> Iterator[dt.date | None]:
        """Around the headline, first of all behind it."""
        if self.anchor:
            at = self.blocks.index(self.anchor)
            near = self.blocks[at : at + _NEAR_AFTER]
            prose = [index for index, block in enumerate(near) if block.prose >= _PROSE]
            zones = [near[: end + 1] for end in [*prose, len(near)][: _STANDFIRST + 1]]
            zones.append(self.blocks[max(at - _NEAR_BEFORE, 0) : at] + zones[0])
            for zone in zones:
                yield from self._in_lines(zone if self.headed else [*filter(self._is_single, zone)])

    def at_start(self) -> Iterator[dt.date | None]:
        """Before the first words of the article: "May 31, 2019 -- Wages ..."."""
        return (date_at_start(self._parted(block), day_first=self.day_first) for block in self.prose[:_OPENING])

    def at_end(self) -> Iterator[dt.date | None]:
        """In the lines behind the article, but for those of comments and of lists of other articles."""
        if self.prose:
            at = self.blocks.index(self.prose[-1]) + 1
            yield from self._in_lines([block for block in self.blocks[at : at + _ENDING] if self._is_single(block)])

    def said(self) -> Iterator[dt.date | None]:
        """In the only line of the page that tells when it was published."""
        blocks = [block for block in self.blocks if _is_dated(block) and self._is_own(block)]
        lines = [self._parted(block) for block in blocks]
        for read in (labelled_date, told_date):
            dates = {date for line in lines if (date := read(line, day_first=self.day_first))}
            yield dates.pop() if len(dates) == 1 else None

    def _in_lines(self, blocks: list[Block]) -> Iterator[dt.date | None]:
        """The date of lines: one that stands alone, then one in a line with others; where they differ, not of lists."""
        single = [block for block in blocks if block.node.name != "li" and _shape(block) not in self.repeated]
        for some, beside in ((blocks, False), (single, False), (single, True)):
            lines = [self._parted(block) for block in some]
            yield dateline_in(lines, day_first=self.day_first, beside=beside)

    def _is_single(self, block: Block) -> bool:
        """Whether a block is the article's, and none of several alike."""
        return _shape(block) not in self.repeated and self._is_own(block)

    def _is_own(self, block: Block) -> bool:
        """Whether a block is not of comments or other articles."""
        at = self.anchor.node.start if self.anchor else -1
        around = (block.node, *block.node.ancestors())
        return not elsewhere(block.node, at, foot=True) and not any(name_kinds(node) & OTHERS for node in around)

    def _parted(self, block: Block) -> str:
        """The text of a block with a bar between what different elements hold, without that of changes."""
        within = islice(block.node.walk(), _MANY)
        changes = [(node.start, node.end) for node in within if is_change(node)]
        parts = [
            " ".join(unescape(self.source[start:end]).split())
            for start, end, shown in block.pieces
            if shown is None and not any(first <= start < last for first, last in changes)
        ]
        return " | ".join(part for part in parts if part)


def _heading(blocks: list[Block], article: list[Block]) -> Block | None:
    """The last heading before the first words of an article, or the first of them."""
    at = blocks.index(article[0]) if article else 0
    near = blocks[max(at - _NEAR_BEFORE, 0) : at + 1]
    return next((block for block in reversed(near) if block.node.name in HEADINGS), None)


def _is_dated(block: Block) -> bool:
    return block.chars <= _LINE and bool(_DATED.search(block.text))


def _repeated(blocks: list[Block]) -> set[object]:
    """The shapes of lines with dates of which a page has several, as of comments or other articles."""
    counts = Counter(_shape(block) for block in blocks if _is_dated(block) and not block.prose)
    return {shape for shape, count in counts.items() if count > 1}


def _shape(block: Block) -> object:
    around = block.node.parent
    return block.node.name, block.node.get("class"), around and (around.name, around.get("class"))
