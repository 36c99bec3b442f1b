"""The blocks of a Markdown source: which parts of which lines are prose, line by line.

A leaf is one heading, paragraph or table, as the (start, end) of its pieces in the source, each with its line end.
Code, link definitions, comments, scripts and rules are in no leaf.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.documents.assembly import Leaf
from factcheck.documents.markdown.inline import normal_label
from factcheck.language.expression import Expression

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import ClassVar

_DEPTH = 24
_SPACE = Expression(r"[ \t]*+")
_BLANK = Expression(r"[ \t]*+\r?(?:\n|\Z)")
_QUOTE = Expression(r" {0,3}>[ \t]?")
_ITEM = Expression(r" {0,3}(?:[-+*]|(\d{1,9})[.)])(?=[ \t\r\n]|\Z)")
_RULE = Expression(r"[ \t]{0,3}([-*_])(?:[ \t]*+\1){2,}+[ \t]*+\r?(?:\n|\Z)")
_HEADING = Expression(r"(#{1,6})(?:[ \t]++|(?=[\r\n]|\Z))")
_FENCE = Expression(r"(?:`{3,}+(?=[^`\n]*+(?:\n|\Z))|~{3,}+)")
_UNDERLINE = Expression(r"(?:=++|-++)[ \t]*+\r?(?:\n|\Z)")
_DEFINITION = r"""(?x)\[((?:[^\[\]\\\n]|\\.){1,999})\]:[ \t]*+
    (?: (?:<[^<>\n]*+>|\S++) (?:[ \t]++(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?+ )?+ [ \t]*+\r?(?:\n|\Z)"""
_NOTE = Expression(r"\[\^[^\s\[\]]{1,100}\]:[ \t]*+")
_RAW = Expression(
    r"<(?P<html>script|style)\b|\{%-? *(?P<liquid>highlight|comment)\b|\{\{[<%] *(?P<hugo>highlight)\b", re.IGNORECASE
)
_RAW_END = {
    "html": r"(?i)</(?:script|style)\s*+>",
    "liquid": r"\{%-? *+end(?:highlight|comment) *+-?%\}",
    "hugo": r"\{\{[<%] *+/ *+highlight *+[>%]\}\}",
}
_INTERRUPTS = Expression(
    r" {0,3}(?:[ \t]*+(?:[\r\n]|\Z)|>|[-+*](?:[ \t\r\n]|\Z)|1[.)][ \t]|#{1,6}(?:[ \t\r\n]|\Z)|```|~~~|<!--|\[\^)"
)
_NUMBERED = Expression(r" {0,3}\d{1,9}[.)][ \t]")


class Blocks:
    """The leaves of a source from an offset on, the labels of its link definitions, and its first heading."""

    def __init__(self, source: str, start: int = 0) -> None:
        self.source = source
        self.leaves: list[Leaf] = []
        self.labels: set[str] = set()
        self.title: Leaf | None = None
        self._open: Leaf | None = None
        self._containers: list[int] = []  # 0 is a quotation, else the width of a list item's margin
        self._fence: tuple[str, int] | None = None
        self._endless: set[str] = set()
        while start < len(source):
            start = self._line(start, self._end(start))

    def _end(self, at: int) -> int:
        return self.source.find("\n", at) + 1 or len(self.source)

    def _blank(self, at: int, end: int) -> bool:
        return _BLANK.match(self.source, at, end) is not None

    def _line(self, start: int, end: int) -> int:
        """Read one line; the offset where the next begins."""
        if not self._containers and not self._fence:  # most lines, at no cost
            if self.source[start].isalpha():
                return self._prose(start, end)
            if self.source[start] == "\n":
                self._open = None
                return end
        at, matched = self._enter(start, end)
        if self._fence and self._in_fence(at, end, matched):
            return end
        if matched < len(self._containers):
            if self._open is not None and not self._interrupts(at, end, matched):
                return self._prose(at, end)
            self._open = None
            del self._containers[matched:]
        return self._leaf(self._nest(at, end), end)

    def _interrupts(self, at: int, end: int, matched: int) -> bool:
        """Whether a line outside a container ends the paragraph in it; the next item of a list has any number."""
        in_list = self._containers[matched] > 0
        return bool(_INTERRUPTS.match(self.source, at, end) or in_list and _NUMBERED.match(self.source, at, end))

    def _enter(self, at: int, end: int) -> tuple[int, int]:
        """Pass the marks of the containers that are open: where their content begins, and how many go on."""
        blank = self._blank(at, end)
        for depth, margin in enumerate(self._containers):
            if margin and not blank and self._indent(at, end) < margin:
                return at, depth
            if margin:
                at = at if blank else self._skip(at, margin)
            elif quote := _QUOTE.match(self.source, at, end):
                at = quote.end()
            else:
                return at, depth
        return at, len(self._containers)

    def _indent(self, at: int, end: int) -> int:
        space = _SPACE.match(self.source, at, end)[0]  # type: ignore[index]
        return len(space.expandtabs(4)) if "\t" in space else len(space)

    def _skip(self, at: int, columns: int) -> int:
        while columns > 0 and self.source[at : at + 1] in (" ", "\t"):
            columns -= 4 if self.source[at] == "\t" else 1
            at += 1
        return at

    def _in_fence(self, at: int, end: int, matched: int) -> bool:
        """Whether a line belongs to the fenced code that is open, which ends with its fence or its container."""
        fence, depth = self._fence or ("", 0)
        if matched < depth and not self._blank(at, end):
            self._fence = None
            return False
        line = self.source[at:end].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            self._fence = None
        return True

    def _nest(self, at: int, end: int) -> int:
        """Open the containers that begin on this line; where their content begins."""
        while len(self._containers) < _DEPTH and (opened := self._container(at, end)):
            at, margin = opened
            self._containers.append(margin)
            self._open = None
        return at

    def _container(self, at: int, end: int) -> tuple[int, int] | None:
        if quote := _QUOTE.match(self.source, at, end):
            return quote.end(), 0
        item = _ITEM.match(self.source, at, end)
        if not item or _RULE.match(self.source, at, end) or not self._may_begin(item, end):
            return None
        padding = self._indent(item.end(), end)
        padding = padding if 1 <= padding <= 4 else 1
        return self._skip(item.end(), padding), item.end() - at + padding

    def _may_begin(self, item: re.Match[str], end: int) -> bool:
        """Whether a list may begin here: a paragraph goes on unless the item is the first and not empty."""
        if self._open is None:
            return True
        return item[1] in (None, "1") and not self._blank(item.end(), end)

    def _leaf(self, at: int, end: int) -> int:
        """Read what a line holds inside its containers; the offset where the next line begins."""
        if self._blank(at, end):
            self._open = None
            return end
        if self._indent(at, end) >= 4:
            return end if self._open is None else self._prose(at, end)
        at = self._space_end(at)
        special = self._SPECIAL.get(self.source[at])
        after = special(self, at, end) if special else None
        return self._prose(at, end) if after is None else after

    def _prose(self, at: int, end: int) -> int:
        if self._open is None:
            self._open = []
            self.leaves.append(self._open)
        self._open.append((self._space_end(at), end))
        return end

    def _heading(self, at: int, end: int) -> int | None:
        mark = _HEADING.match(self.source, at, end)
        if not mark:
            return None
        line = self.source[mark.end() : end]
        words = line.rstrip()
        if words.rstrip("#")[-1:] in ("", " ", "\t"):  # a closing row of marks stands apart
            words = words.rstrip("#").rstrip()
        self._open = None
        leaf = [(mark.end(), mark.end() + len(words)), (mark.end() + len(line.rstrip("\r\n")), end)]
        self.leaves.append(leaf)
        if self.title is None and len(mark[1]) == 1:
            self.title = leaf
        return end

    def _fenced(self, at: int, end: int) -> int | None:
        fence = _FENCE.match(self.source, at, end)
        if not fence:
            return None
        self._fence, self._open = (fence[0], len(self._containers)), None
        return end

    def _rule(self, at: int, end: int) -> int | None:
        underline = self._open is not None and _UNDERLINE.match(self.source, at, end)
        if not underline and not _RULE.match(self.source, at, end):
            return None
        self._open = None
        return end

    def _definition(self, at: int, end: int) -> int | None:
        if note := _NOTE.match(self.source, at, end):
            self._open = None
            self._containers.append(4)
            return end if self._blank(note.end(), end) else self._prose(note.end(), end)
        definition = self._open is None and re.compile(_DEFINITION).match(self.source, at, end)
        if not definition:
            return None
        self.labels.add(normal_label(definition[1]))
        return end

    def _unread(self, at: int, end: int) -> int | None:
        """A comment, a script or a style, or highlighted code of a template: to its end, wherever that is."""
        if self.source.startswith("<!--", at):
            return self._resume(self._behind_comments(at))
        opened = _RAW.match(self.source, at, end)
        if not opened or not opened.lastgroup or opened.lastgroup in self._endless:
            return None
        closed = re.compile(_RAW_END[opened.lastgroup]).search(self.source, opened.end())
        if not closed:
            self._endless.add(opened.lastgroup)
            return None
        return self._resume(closed.end())

    def _behind_comments(self, at: int) -> int:
        """Behind a comment and those that follow it; one without an end hides the rest of the document."""
        while self.source.startswith("<!--", at):
            close = self.source.find("-->", at + 2)
            if close < 0:
                return len(self.source)
            at = self._space_end(close + 3)
        return at

    def _resume(self, at: int) -> int:
        """Go on behind something unread: the rest of its line is prose."""
        self._open, end = None, self._end(at)
        return end if self._blank(at, end) else self._prose(at, end)

    def _space_end(self, at: int) -> int:
        space = _SPACE.match(self.source, at)
        return space.end() if space else at

    _SPECIAL: ClassVar[dict[str, Callable[[Blocks, int, int], int | None]]] = {
        "#": _heading, "`": _fenced, "~": _fenced, "-": _rule, "=": _rule, "*": _rule, "_": _rule, "[": _definition,
        "<": _unread, "{": _unread,
    }  # fmt: skip
