"""Where the headline of a text stands and where its body: by marks ("Headline:", "Body:"), by title or first line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from factcheck.language.expression import Expression
from factcheck.language.expressions import alternatives
from factcheck.language.lexicon import ALIASES, FALLBACK
from factcheck.language.tables import languages, tables
from rates.values import NamedTuple

LONGEST_HEADLINE = 160
LONGEST_BODY = 20_000
"""So much of a body is held against its headline: what stands further down is rarely what the headline tells of."""
MOST_SECTIONS = 12
_WITHIN = 400
_OPENING = 80  # characters that a text may begin with before its headline's mark, or before its first line ends
_CLOSES = ":：]】］"
# A first line with a figure in it, which another line follows, and no item of a list or row of a table.
_FIRST = Expression(
    rf"\s*+(?:#+ )?(?=[^\n]{{0,{LONGEST_HEADLINE}}}\d)(?![-*•|–—>]|\d+[.)] )([^\n]{{8,{LONGEST_HEADLINE}}})\n\s*+\S"
)
_ROW = Expression(r"\s*+(?=[^\n]*\d)[^\n]{0,80}[^\n.!?:…。]\n")  # a table of figures has no headline
_STOPS = tuple(".!:;,。！：；、…|")
_OPENED = r"#*_\[【［(（<「『"
_MARKED = Expression(rf"\s*+(?:[{_OPENED}]+ ?)?([^\W\d_][^\n:：\]】］]{{1,40}})[:：\]】］]")


class Section(NamedTuple):
    """A part of a text that tells the news once; `marked` where a word in front of it says which part it is."""

    start: int
    end: int
    marked: bool = False


@lru_cache(maxsize=4)
def sections(text: str, title: str | None, language: str | None) -> tuple[Section, ...]:
    """The headline and what follows it, each a section; nothing where no headline is known or it has no figure.

    A title that does not stand in the text is an empty first section.
    """
    # At a glance, for most texts begin with neither: a colon near their beginning, a short first line with a figure.
    begin = len(text) - len(text.lstrip())
    opening = _MARKED.match(text) if any(map(text[begin : begin + _OPENING].__contains__, _CLOSES)) else None
    if opening:
        marked = _marked(text, opening[1].lower(), language or FALLBACK)
        if marked:
            return marked
    if title and any(map(str.isdigit, title)):
        found = text.find(title, 0, len(title) + _WITHIN)
        start, end = (found, found + len(title)) if found >= 0 else (0, 0)
        return Section(start, end), _body(text, end)
    end = text.find("\n", begin, begin + LONGEST_HEADLINE + _OPENING)
    first = _FIRST.match(text) if any(map(str.isdigit, text[begin : max(end, begin)])) else None
    if first is None or _ROW.match(text, first.end(1)) or first[1].rstrip(" *_”’\"'").endswith(_STOPS):
        return ()
    return Section(*first.span(1)), _body(text, first.end(1))


def _body(text: str, start: int) -> Section:
    return Section(start, min(len(text), start + LONGEST_BODY))


def _marked(text: str, opening: str, language: str) -> tuple[Section, ...]:
    """The sections of a text that names them from its first word on, in their order."""
    words = _section_words(language)
    if not any(word in opening for word in words):
        return ()
    heads = list(islice(_heads(words).finditer(text, 0, LONGEST_BODY), MOST_SECTIONS))
    if len(heads) < 2 or text[: heads[0].start()].strip():
        return ()
    ends = [*(head.start() for head in heads[1:]), min(len(text), heads[-1].end() + LONGEST_BODY)]
    return tuple(Section(head.end(), end, marked=True) for head, end in zip(heads, ends, strict=True))


@cache
def _section_words(language: str) -> tuple[str, ...]:
    code = ALIASES.get(language, language)
    known = tables(code if code in languages() else FALLBACK)
    return tuple(word.lower() for word in known.words("section"))


@cache
def _heads(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words that mark a section, with what may stand beside them ("Home-page headline:", "Headline (web):")."""
    opened = rf"(?:^|(?<=[.!?。！？…”\"’»)）]))[\s{_OPENED}]{{0,4}}"
    before, behind = r"(?:[^\W\d_][\w'’-]{0,20} ){0,2}", r"(?: \([^()\n]{1,20}\)| \d)?"
    closed = r"\**[ \u00a0]?[:：\]】］]\**"
    return re.compile(rf"{opened}{before}(?i:{alternatives(words)}){behind}{closed}", re.MULTILINE)
