"""Markdown: the prose without its markup, and the exact way back to the source."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.documents.encoding import decode
from factcheck.documents.front_matter import read_front_matter
from factcheck.documents.markdown_blocks import Blocks, Leaf
from factcheck.documents.markdown_inline import Cut, find_cuts
from factcheck.model import Document


def read(data: bytes | str, source: str) -> Document:
    """The document of a Markdown file. Blocks are parted by one blank line, whatever stood between them."""
    original = decode(data, source)
    matter = read_front_matter(original)
    blocks = Blocks(original, matter.end)
    labels = frozenset(blocks.labels)
    prose, title = _Prose(original), None
    for leaf in blocks.leaves:
        start = prose.length
        prose.add_leaf(leaf, labels)
        if leaf is blocks.title:
            title = " ".join(prose.since(start).split()) or None
    return prose.document(source)._replace(
        title=matter.title or title,
        date=matter.date,
        date_origin="front matter" if matter.date else None,
        language=matter.language,
    )


class _Prose:
    """A text that is put together from pieces of its source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._next = -1

    def document(self, name: str) -> Document:
        """The finished text with its runs; without them where it is the source itself."""
        text = "".join(self._parts)
        if text == self.source:
            return Document(text, name)
        return Document(text, name, original=self.source, runs=tuple(self._runs))

    def since(self, start: int) -> str:
        """What was added from a length on."""
        parts, length = [], self.length
        for part in reversed(self._parts):
            if length <= start:
                break
            parts.append(part)
            length -= len(part)
        return "".join(reversed(parts))

    def add_leaf(self, leaf: Leaf, labels: frozenset[str]) -> None:
        """Add the prose of one block, parted from the block before."""
        if self.length:
            self._part(leaf[0][0])
        text = "".join([self.source[start:end] for start, end in leaf])
        cuts = find_cuts(text, labels)
        if cuts:
            self._add_between(cuts, leaf, len(text))
        else:
            for start, end in leaf:
                self._add(start, end)

    def _part(self, before: int) -> None:
        """A blank line between blocks: the last line end before the new one, a second time where it is the only one."""
        end = self.source.rfind("\n", 0, before)
        self._add(end - 1 if self.source[end - 1 : end] == "\r" else end, end + 1)

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self._put(self.source[start:end], start)
            self._next = end

    def _put(self, text: str, at: int) -> None:
        if at != self._next:
            self._runs.append((self.length, at))
        self._parts.append(text)
        self.length += len(text)
        self._next = -1

    def _add_between(self, cuts: list[Cut], leaf: Leaf, length: int) -> None:
        """Add a block but for its cuts, whose offsets count in the block."""
        firsts = [0]
        for start, end in leaf:
            firsts.append(firsts[-1] + end - start)
        position = 0
        for start, end, text in [*cuts, (length, length, "")]:
            self._add_local(position, start, leaf, firsts)
            if text:
                self._next = -1  # what is not as in the source has a run of its own
                piece = bisect_right(firsts, start) - 1
                self._put(text, leaf[piece][0] + start - firsts[piece])
            position = end

    def _add_local(self, start: int, end: int, leaf: Leaf, firsts: list[int]) -> None:
        piece = bisect_right(firsts, start) - 1
        while start < end:
            stop = min(end, firsts[piece + 1])
            offset = leaf[piece][0] - firsts[piece]
            self._add(start + offset, stop + offset)
            start, piece = stop, piece + 1
