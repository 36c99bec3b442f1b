"""What is sought in a text and takes long to compile: expressions, when they are first used, and phrases, never.

A text needs few of all that the grammar has.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property


class Expression:
    """Stands for the compiled expression. `source` is its text, or makes it where that takes time too."""

    def __init__(self, source: str | Callable[[], str], flags: int = 0) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself, for those who use it very often."""
        return re.compile(self._source if isinstance(self._source, str) else self._source(), self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self.compiled.match(text, start, end)

    def end(self, text: str, start: int = 0) -> int | None:
        """Where it ends if it stands at a place."""
        match = self.compiled.match(text, start)
        return match.end() if match else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """As `re.Pattern.findall`, for an expression with one group at most."""
        return self.compiled.findall(text, start, end)

    def sub(self, new: str, text: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return self.compiled.sub(new, text, count)


class Listed:
    """Many phrases of which one may stand at a place, or behind a gap of one character there; the longest counts.

    It ends where a word ends, if it is `bounded`; capitals do not matter, if it is `folded`.
    """

    def __init__(self, phrases: Iterable[str], gaps: str, *, bounded: bool, folded: bool = False) -> None:
        self._phrases = frozenset(phrase.lower() if folded else phrase for phrase in phrases)
        self._lengths = sorted({len(phrase) for phrase in self._phrases}, reverse=True)
        self._initials = frozenset(phrase[0] for phrase in self._phrases)
        self._gaps, self._bounded, self._folded = gaps, bounded, folded

    def at(self, text: str, start: int = 0) -> tuple[str, int] | None:
        """The phrase that stands at a place, and where it ends."""
        gap = text[start : start + 1] in self._gaps
        return (self._behind(text, start + 1) if gap else None) or self._behind(text, start)

    def end(self, text: str, start: int = 0) -> int | None:
        """Where the phrase ends that stands at a place."""
        found = self.at(text, start)
        return found[1] if found else None

    def _behind(self, text: str, start: int) -> tuple[str, int] | None:
        first = text[start : start + 1]
        if (first.lower() if self._folded else first) not in self._initials:
            return None
        for length in self._lengths:
            phrase = text[start : start + length]
            end = start + len(phrase)  # a text may end before
            phrase = phrase.lower() if self._folded else phrase
            if phrase in self._phrases and not (self._bounded and _inside_word(text, end)):
                return phrase, end
        return None


def _inside_word(text: str, place: int) -> bool:
    """Whether no word begins or ends at a place, as an expression has it."""
    before, behind = text[place - 1 : place], text[place : place + 1]
    return (before.isalnum() or before == "_") is (behind.isalnum() or behind == "_")
