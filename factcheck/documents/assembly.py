"""A plain text put together from pieces of its source, with the exact way back."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.model import Document


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
