"""The one error of this room."""

from __future__ import annotations


class DocumentError(Exception):
    """An input that cannot be checked: which, what happened to it, and what to do next. Its text is one line."""

    def __init__(self, source: str, message: str) -> None:
        super().__init__(source, message)
        self.source = source
        self.message = message

    def __str__(self) -> str:
        return f"{printable(self.source)}: {self.message}"


def printable(name: str) -> str:
    """A file name for a line of text: what cannot be printed (a file name may hold a line end) is escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
