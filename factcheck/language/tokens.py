"""What stands behind a number, of which only the beginning may be a word that is known.

Where names carry endings, or words run into the next one, the longest known word at its beginning counts ("долларов",
"위안으로"). To look it up costs a process that reads one article far less than to compile an expression of them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_KEY = 2  # characters by which words are found


class Cut:
    """A match whose last group is another word at the same place."""

    __slots__ = ("_end", "_match", "_word")

    def __init__(self, match: re.Match[str], word: str) -> None:
        self._match, self._word = match, word
        self._end = match.start(3) + len(word)

    def __getitem__(self, group: int) -> str:
        """As `re.Match.__getitem__`."""
        return self._word if group == 3 else self._match[group]

    def start(self, group: int = 0) -> int:
        """As `re.Match.start`."""
        return self._match.start(group)

    def end(self, group: int = 0) -> int:
        """As `re.Match.end`."""
        return self._match.end(group) if group in (1, 2) else self._end

    def span(self, group: int = 0) -> tuple[int, int]:
        """As `re.Match.span`."""
        return self.start(group), self.end(group)


class Tokens:
    """An expression whose third group is a token, and the words that it is cut to where it begins with one."""

    def __init__(self, expression: str, words: frozenset[str]) -> None:
        self._pattern = re.compile(expression)
        self._words: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._words.setdefault(word[:_KEY], []).append(word)

    def match(self, text: str, position: int = 0) -> Token | None:
        """The token at a place."""
        match = self._pattern.match(text, position)
        return self._cut(match, text) if match else None

    def finditer(self, text: str) -> Iterator[Token]:
        """Every match in the text, in order."""
        return (self._cut(match, text) for match in self._pattern.finditer(text))

    def _cut(self, match: re.Match[str], text: str) -> Token:
        token, words = match[3], self._words
        if not token:
            return match
        start = match.start(3)
        for key in (text[start : start + _KEY], token[0]):
            for word in words.get(key, ()):
                if text.startswith(word, start):
                    return match if word == token else Cut(match, word)
        return match


Token = re.Match[str] | Cut
"""A word behind a number, with what stands before it."""
TokenPattern = re.Pattern[str] | Tokens
"""Finds tokens."""


def tokens(expression: str, words: Iterable[str]) -> TokenPattern:
    """The expression, which stands alone where there are no words to look for."""
    known = frozenset(words)
    return Tokens(expression, known) if known else re.compile(expression)
