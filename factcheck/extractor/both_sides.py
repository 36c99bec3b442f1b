"""The marks on both sides of a number made one: they narrow each other, or contradict."""

from __future__ import annotations

from factcheck.extractor.behind import Right, narrowed
from factcheck.language.tables import Mark

_SHORTEST = 3  # letters of a name that contradicts the sign in front, fewer in other scripts
_PLURAL = ("s", "S")
_JOINED = "-‐‑'’"


def combined(before: tuple[Mark, int] | None, behind: Right, start: int, text: str) -> tuple[Mark, int, int] | None:
    """The one mark of both sides, where the figure begins and ends: "$40,000 USD" is American dollars."""
    if before is None:
        return None if behind.mark is None else (behind.mark, start, behind.end)
    mark, begin = before
    if behind.mark is not None and any(code in mark.readings for code in behind.mark.readings):
        return narrowed(mark, behind.mark.readings), begin, behind.end
    if behind.mark is not None and _contradicts(mark, behind.mark, behind.end, text):
        return _either(mark, behind.mark), begin, behind.end
    counted = behind.mark is not None and behind.mark.counter
    return mark, begin, behind.end if counted else behind.scale_end


def _contradicts(before: Mark, behind: Mark, end: int, text: str) -> bool:
    """Whether the name behind is another money than the sign in front: "R$ 5 milhões de euros"; no "$50m euro bond"."""
    if before.weak or behind.weak or behind.counter or behind.coin or not before.unit == behind.unit == 1:
        return False
    word = text[end - len(behind.word) : end]
    if not word.isalpha() or (word.isascii() and len(word) < _SHORTEST):
        return False
    following = text[end : end + 2]
    apart = not following or not (following[0] in _JOINED or following.strip()[:1].isalpha())
    return apart or (word.endswith(_PLURAL) and following[0].isspace())


def _either(before: Mark, behind: Mark) -> Mark:
    """A mark that is one of two: rather what the word behind says, for a sign in front is soon taken over."""
    return behind._replace(contradicted=before.readings[: before.defaults or 1])
