"""Markup inside one block of Markdown: which characters of it are no prose, found in one pass.

A cut is (start, end, text): the characters that go, and the one character, if any, that stands for them. What stands
between two numbers never vanishes without a trace, so that "3000</td><td>500" does not become one number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.documents.assembly import Cut
from factcheck.language.expression import Expression

_SPECIAL = Expression(r"[\\`*_~\[\]<&{]|!\[|(?<![A-Za-z0-9])(?:https?://|ftp://|www\.)")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\r\n")
_TICKS = Expression("`+")
_SAME = Expression(r"\*+|_+|~+")
_FOOTNOTE = Expression(r"\[\^[^\s\[\]]{1,100}\]")
_TARGET = r"""(?xs)\(\s*+
    (?: <(?:[^<>\n\\]|\\.)*+> | (?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))*+ )
    (?: \s++ (?: "(?:[^"\\]|\\.)*+" | '(?:[^'\\]|\\.)*+' | \((?:[^()\\]|\\.)*+\) ) )?+
    \s*+\)"""
_REFERENCE = Expression(r"\[([^\[\]]{0,999})\]")
_AUTOLINK = Expression(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}@[^\s<>@]{1,255})>")
_TAG = Expression(r"""</?([A-Za-z][\w:-]{0,40}+)(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""")
_DECLARATION = Expression(r"<[?!][^<>]*+>")
_UNREAD = Expression(r"</(?:script|style)\s*>", re.IGNORECASE)
_ENTITY = Expression(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")
_ATTRIBUTES = Expression(r"\{[#:.][^{}\n]{1,200}\}")
_URL = Expression(r"[^\s<>\[\]`、。，「」『』（）《》]++")
_INLINE_TAGS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong"
    " time tt u var wbr".split()
)
_SPACED_TAGS = frozenset({"sub", "sup"})
_TEMPLATES = {"{{": "}}", "{%": "%}"}


def find_cuts(text: str, labels: frozenset[str]) -> list[Cut]:
    """The cuts of a block, in order and apart. `labels` are the link references that the document defines."""
    if not _SPECIAL.search(text):
        return []
    return _Scan(text, labels).run()


def normal_label(label: str) -> str:
    """A link label as labels are compared."""
    return " ".join(label.split()).casefold()


class _Scan:
    """One pass over a block. Every handler gets the offset of its sign and gives the offset to go on from."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.labels = labels
        self.cuts: list[Cut] = []
        self.brackets: list[int] = []
        self.emphasis: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
        self.ticks: dict[int, list[int]] | None = None
        self.absent: set[str] = set()
        self.handlers: dict[str, Callable[[int], int]] = {
            "\\": self.escape, "`": self.code, "*": self.mark, "_": self.mark, "~": self.mark, "[": self.open,
            "!": self.open, "]": self.close, "<": self.angle, "&": self.entity, "{": self.template,
        }  # fmt: skip

    def run(self) -> list[Cut]:
        """All cuts of the block."""
        position = 0
        while match := _SPECIAL.search(self.text, position):
            position = self.handlers.get(match[0][0], self.url)(match.start())
        return sorted(self.cuts)

    def cut(self, start: int, end: int, text: str = "") -> int:
        """Take these characters out; go on behind them."""
        self.cuts.append((start, end, text))
        return end

    def behind(self, token: str, start: int) -> int:
        """The offset behind the next such token, or 0. A block is searched in vain once only."""
        found = -1 if token in self.absent else self.text.find(token, start)
        if found < 0:
            self.absent.add(token)
        return found + len(token) if found >= 0 else 0

    def escape(self, at: int) -> int:
        """A backslash before a sign, or at the end of a line."""
        if self.text[at + 1 : at + 2] in _ESCAPABLE and at + 1 < len(self.text):
            self.cut(at, at + 1)
            return at + 2
        return at + 1

    def code(self, at: int) -> int:
        """Inline code, from a run of backticks to the next run as long."""
        if self.ticks is None:
            self.ticks = {}
            for run in reversed(list(_TICKS.finditer(self.text))):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
        end = at + len(_TICKS.match(self.text, at)[0])  # type: ignore[index]
        runs = self.ticks.get(end - at, [])
        while runs and runs[-1] < end:
            runs.pop()
        return self.cut(at, runs[-1] + end - at, " ") if runs else end

    def mark(self, at: int) -> int:
        """A run of emphasis marks: closes what is open, and what is left of it may open."""
        text, sign = self.text, self.text[at]
        end = _SAME.match(text, at).end()  # type: ignore[union-attr]
        before, after = text[at - 1 : at] or " ", text[end : end + 1] or " "
        opens, closes = not after.isspace(), not before.isspace()
        if sign == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        if sign == "~" and end - at != 2:
            return end
        left = self._close_marks(sign, at, end) if closes else at
        if opens and left < end:
            self.emphasis[sign].append([left, end])
        return end

    def _close_marks(self, sign: str, at: int, end: int) -> int:
        """Take out pairs of marks, the inner ones first; the offset of the first mark left over."""
        stack = self.emphasis[sign]
        while stack and at < end:
            opener = stack[-1]
            size = min(opener[1] - opener[0], end - at)
            self.cut(opener[1] - size, opener[1])
            at = self.cut(at, at + size)
            opener[1] -= size
            if opener[0] == opener[1]:
                stack.pop()
        return at

    def open(self, at: int) -> int:
        """The beginning of a link or an image, or a footnote's number."""
        if footnote := _FOOTNOTE.match(self.text, at):
            return self.cut(at, footnote.end())
        self.brackets.append(at)
        return at + (2 if self.text[at] == "!" else 1)

    def close(self, at: int) -> int:
        """The end of a link's text: where a target or a known label follows, only the text is prose."""
        if not self.brackets:
            return at + 1
        opener = self.brackets.pop()
        start = opener + (2 if self.text[opener] == "!" else 1)
        end = self._target(start, at)
        if not end:
            return at + 1
        self.cut(opener, start)
        return self.cut(at, end)

    def _target(self, start: int, at: int) -> int:
        """Where the link whose text ends at a bracket ends itself; 0 where it is no link."""
        if inline := re.compile(_TARGET).match(self.text, at + 1):
            return inline.end()
        if (reference := _REFERENCE.match(self.text, at + 1)) and reference[1].strip():
            return reference.end() if normal_label(reference[1]) in self.labels else 0
        known = self.labels and at - start < 1000 and normal_label(self.text[start:at]) in self.labels
        return (reference.end() if reference else at + 1) if known else 0

    def angle(self, at: int) -> int:
        """Comments, autolinks and raw HTML; the text between tags stays, but for scripts and styles."""
        if self.text.startswith("<!--", at):
            end = self.behind("-->", at + 2)
            return self.cut(at, end) if end else at + 4
        if found := _AUTOLINK.match(self.text, at) or _DECLARATION.match(self.text, at):
            return self.cut(at, found.end(), " ")
        return self._tag(at)

    def _tag(self, at: int) -> int:
        found = _TAG.match(self.text, at)
        if not found:
            return at + 1
        name, end = found[1].lower(), found.end()
        if name in ("script", "style"):
            end = self._behind_unread(end)
        return self.cut(at, end, "" if name in _INLINE_TAGS else " " if name in _SPACED_TAGS else "\n")

    def _behind_unread(self, at: int) -> int:
        closing = None if "</script>" in self.absent else _UNREAD.search(self.text, at)
        if not closing:
            self.absent.add("</script>")
        return closing.end() if closing else at

    def entity(self, at: int) -> int:
        """A character written as an HTML entity."""
        found = _ENTITY.match(self.text, at)
        character = found and _character(found)
        return self.cut(at, found.end(), character) if found and character else at + 1

    def template(self, at: int) -> int:
        """Tags of Liquid, Jinja and Hugo, and attributes in braces."""
        closing = _TEMPLATES.get(self.text[at : at + 2])
        if closing and (end := self.behind(closing, at + 2)):
            return self.cut(at, end, " ")
        attributes = _ATTRIBUTES.match(self.text, at)
        return self.cut(at, attributes.end()) if attributes else at + 1

    def url(self, at: int) -> int:
        """A bare address; the punctuation behind it is the sentence's."""
        url = _URL.match(self.text, at)[0].rstrip(".,;:!?'\"*_~…")  # type: ignore[index]
        surplus = min(url.count(")") - url.count("("), len(url) - len(url.rstrip(")")))
        if surplus > 0:  # the sentence's brackets; those of the address are in pairs
            url = url[:-surplus].rstrip(".,;:!?'\"*_~…")
        return self.cut(at, at + len(url))


def _character(entity: re.Match[str]) -> str:
    """The one character that an entity stands for, or nothing where it stands for none or more."""
    if name := entity[3]:
        from html.entities import html5

        text = html5.get(name + ";", "")
        return text if len(text) == 1 else ""
    number = int(entity[1], 16) if entity[1] else int(entity[2])
    return chr(number) if 32 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
