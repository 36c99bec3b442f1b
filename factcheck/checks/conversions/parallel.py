"""Amounts and their equivalents told row by row: "10 and 8 million kronor ($1.5m and $1.2m)", "respectively"."""

from __future__ import annotations

from factcheck.checks.conversions.between import LIKELY, NO, SURE
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.phrases import WIDE, codes
from factcheck.model import Document, Figure

_MOST = 8
_APART, _FAR = 60, 120
_BRACKET = Expression(r"[^(\[.!?]*[(\[][oebEsrhft,:=≈~wp]*")
_SAID = Expression(r"[^(\[.!?]*[.,;:-]+[wft]*[hftp,]*[oebEsr][oebEsrhft,:p]*")
_ENDS = Expression(r"[()\[\]（）;。；]|[.!?]\s|\n\s*\n")
_IN_ORDER = Expression(r",[hft,]*p[hft:]*")
_WORD = Expression(r"[^\W\d_]+|[^\w\s]")
_CLOSED = Expression(r"\s?[^\W\d_]{0,20}\s?[)\].,;。]|\s?$")


def rows(document: Document, figures: tuple[Figure, ...], words: Lexicon) -> dict[int, tuple[int, int]]:
    """The figures that stand in a row of equivalents, each with the figure of the row before and how surely."""
    found: dict[int, tuple[int, int]] = {}
    for index in range(2, len(figures) - 1):
        near = figures[index].start - figures[index - 1].end <= _FAR
        if not near or index in found or not _turns(figures, index):
            continue
        first = _run(document.text, figures, index - 1, -1)
        second = _run(document.text, figures, index, 1)
        how, told = _strength(document.text, figures, index, second, words)
        if how == NO or len(second) == 1:
            continue
        if len(first) != len(second) and not (how == SURE and len(first) < len(second)):
            continue
        if len(first) < len(second):
            found |= dict.fromkeys(second, (index - 1, NO))
        elif told or _alike_joined(document.text, figures, index, len(second), words):
            found |= {place: (place - len(second), how) for place in second}
    return found


def _turns(figures: tuple[Figure, ...], index: int) -> bool:
    """Whether a row of one currency may end and one of another begin here, at a glance."""
    before, last, first, behind = figures[index - 2 : index + 2]
    return _alike(before, last) and not _alike(last, first) and not _alike(last, behind)


def _alike(first: Figure, second: Figure) -> bool:
    same = first.currency == second.currency and first.unit == second.unit
    return same and first.kind == second.kind and (first.currency is not None or first.candidates == second.candidates)


def _run(text: str, figures: tuple[Figure, ...], index: int, step: int) -> list[int]:
    """The figures that follow each other from one on, in the same bracket or clause.

    Those before the turn are of one kind; those behind it are of any other, where words join them: "$3m and €5m".
    """
    run, turned = [index], figures[index - 1]
    while len(run) < _MOST and 0 <= (place := run[-1] + step) < len(figures):
        left, right = sorted((run[-1], place))
        gap = text[figures[left].end : figures[right].start]
        same = _alike(figures[left], figures[right])
        other = step > 0 and not _alike(turned, figures[place]) and "".join(gap.split()).isalpha()
        if not (same or other) or len(gap) > _APART or _ENDS.search(gap):
            break
        run.append(place)
    return run


def _strength(
    text: str, figures: tuple[Figure, ...], index: int, second: list[int], words: Lexicon
) -> tuple[int, bool]:
    """How surely the row before an index is said again by the one that begins there; and whether in this order."""
    row = codes(text[figures[index - 1].end : figures[index].start].translate(WIDE), words.language)
    end = figures[second[-1]].end
    behind = text[end : end + _APART].translate(WIDE)
    told = "p" in row or codes(behind.split(".")[0], words.language).find("p") in (0, 1)
    if "x" in row:
        return NO, told
    if _BRACKET.fullmatch(row):
        return (SURE if _CLOSED.match(behind) else NO), told
    if _SAID.fullmatch(row) or _IN_ORDER.fullmatch(row):
        return (SURE if told else LIKELY), told
    return (LIKELY if told else NO), told


def _alike_joined(text: str, figures: tuple[Figure, ...], index: int, size: int, words: Lexicon) -> bool:
    """Whether the figures of both rows are joined by the same words: "and" and "and", "to" and "to"."""
    for place in range(index, index + size - 1):
        joins = [_join(text, figures[at], figures[at + 1], words) for at in (place - size, place)]
        if joins[0] != joins[1]:
            return False
    return True


def _join(text: str, first: Figure, second: Figure, words: Lexicon) -> str:
    """What joins two figures of a row: the last word between them that is no hedge and changes something."""
    gap = text[first.end : second.start].lower()
    gap = gap.rstrip().removesuffix((second.hedge or "").lower()).rstrip()
    found = [word for word in _WORD.findall(gap) if word not in words.connectives.fillers]
    last = found[-1] if found else ""
    return "and" if last in words.connectives.chains else last[-1:] if "unspaced" in words.traits else last
