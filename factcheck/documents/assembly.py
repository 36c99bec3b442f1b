"""A plain text put together from pieces of its source, with the exact way back."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from factcheck.language.dates import parse_date
from factcheck.model import Document

Leaf = list[tuple[int, int]]
"""One block, as the (start, end) of its pieces in the source."""
Cut = tuple[int, int, str]
"""Characters of a block that go, and the one character, if any, that stands for them."""


class Assembly:
    """Collects pieces of a source, as they stand or with other characters in their place, into a document."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._next = -1

    def add(self, start: int, end: int) -> None:
        """Add characters of the source as they stand."""
        if start >= end:
            return
        if start != self._next:
            self._runs.append((self.length, start))
        self._parts.append(self.source[start:end])
        self.length += end - start
        self._next = end

    def put(self, text: str, at: int) -> None:
        """Add characters that are not the source's; each of them stands for what is found at one place there."""
        for character in text:
            self._runs.append((self.length, at))
            self._parts.append(character)
            self.length += 1
        self._next = -1

    def since(self, start: int) -> str:
        """What was added from a length on."""
        parts, length = [], self.length
        for part in reversed(self._parts):
            if length <= start:
                break
            parts.append(part)
            length -= len(part)
        return "".join(reversed(parts))

    def document(self, name: str) -> Document:
        """The finished text with its runs; without them where it is the source itself."""
        text = "".join(self._parts)
        if text == self.source:
            return Document(text, name)
        return Document(text, name, original=self.source, runs=tuple(self._runs))


class Prose(Assembly):
    """Collects the blocks of a markup language: the pieces of their lines without what is cut out of them."""

    def add_leaf(self, leaf: Leaf, find_cuts: Callable[[str], list[Cut]]) -> None:
        """Add one block, parted from the block before by one blank line."""
        if self.length:
            self._part(leaf[0][0])
        text = "".join([self.source[start:end] for start, end in leaf])
        cuts = find_cuts(text)
        if cuts:
            self._add_between(cuts, leaf, len(text))
        else:
            for start, end in leaf:
                self.add(start, end)

    def _part(self, before: int) -> None:
        """A blank line between blocks: the last line end before the new one, a second time where it is the only one."""
        end = self.source.rfind("\n", 0, before)
        self.add(end - 1 if self.source[end - 1 : end] == "\r" else end, end + 1)

    def _add_between(self, cuts: list[Cut], leaf: Leaf, length: int) -> None:
        """Add a block but for its cuts, whose offsets count in the block."""
        firsts = [0]
        for start, end in leaf:
            firsts.append(firsts[-1] + end - start)
        position = 0
        for start, end, text in [*cuts, (length, length, "")]:
            self._add_local(position, start, leaf, firsts)
            if text:  # what is not as in the source has a run of its own
                piece = bisect_right(firsts, start) - 1
                self.put(text, leaf[piece][0] + start - firsts[piece])
            position = end

    def _add_local(self, start: int, end: int, leaf: Leaf, firsts: list[int]) -> None:
        piece = bisect_right(firsts, start) - 1
        while start < end:
            stop = min(end, firsts[piece + 1])
            offset = leaf[piece][0] - firsts[piece]
            self.add(start + offset, stop + offset)
            start, piece = stop, piece + 1


class Lines:
    """The blocks of a source that is read line by line, the title among them, and the fields that it states."""

    def __init__(self, source: str, start: int = 0) -> None:
        self.source = source
        self.leaves: list[Leaf] = []
        self.title: Leaf | None = None
        self.fields: dict[str, str] = {}
        self.open: Leaf | None = None
        for match in re.compile(r"[^\n]*\n|[^\n]+\Z").finditer(source, start):
            self._line(match.start(), match.end())

    def _line(self, start: int, end: int) -> None:
        """Take in one line."""
        raise NotImplementedError

    def _add(self, start: int, end: int) -> None:
        """Add a piece to the block that is open, or open one with it."""
        if self.open is None:
            self.open = []
            self.leaves.append(self.open)
        self.open.append((start, max(start, end)))

    def date(self, names: Sequence[str]) -> dt.date | None:
        """The date that the first of some fields states."""
        return next((date for name in names if (date := parse_date(self.fields.get(name, "")))), None)

    def prose(self, find_cuts: Callable[[str], list[Cut]]) -> tuple[Prose, str | None]:
        """The prose of all blocks, and the title in it."""
        prose, title = Prose(self.source), None
        for leaf in self.leaves:
            start = prose.length
            prose.add_leaf(leaf, find_cuts)
            if leaf is self.title:
                title = " ".join(prose.since(start).split()) or None
        return prose, title


def through(inner: Document, outer: Document) -> Document:
    """A document read from the text of another one, mapped onto the source of that other one."""
    if not outer.runs:
        return inner
    runs = inner.runs or ((0, 0),)
    ends = [text for text, _ in runs[1:]] + [len(inner.text)]
    starts = [start for start, _ in outer.runs]
    merged: list[tuple[int, int]] = []
    for (text, middle), end in zip(runs, ends, strict=True):
        index = max(bisect_right(starts, middle) - 1, 0)
        merged.append((text, outer.runs[index][1] + middle - outer.runs[index][0]))
        while index + 1 < len(starts) and text + starts[index + 1] - middle < end:
            index += 1
            merged.append((text + starts[index] - middle, outer.runs[index][1]))
    return inner._replace(original=outer.original, runs=tuple(merged))


def unhyphenated(document: Document) -> Document:
    """A document without soft hyphens: they are not shown, and part the words of "3 Mil-lionen Euro"."""
    cuts = [match.start() for match in re.finditer("\u00ad", document.text)]
    if not cuts:
        return document
    runs = document.runs or ((0, 0),)
    starts = [text for text, _ in runs]
    after = [(at + 1, *_run_of(at + 1, starts, runs)) for at in cuts]
    behind = {at: source + at - text for at, text, source in after}
    moved = {text - bisect_left(cuts, text): source for text, source in sorted({**behind, **dict(runs)}.items())}
    return document._replace(
        text=document.text.replace("\u00ad", ""),
        original=document.text if document.original is None else document.original,
        runs=tuple(moved.items()),
        anchors=tuple((anchor[0] - bisect_left(cuts, anchor[0]), *anchor[1:]) for anchor in document.anchors),
    )


def _run_of(at: int, starts: list[int], runs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return runs[max(bisect_right(starts, at) - 1, 0)]
