"""A regular expression that is compiled when it is first used: a text needs few of all that the grammar has."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
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
