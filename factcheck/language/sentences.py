"""Where the sentences of a text end, found once for many questions."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.language.expression import Expression

LONGEST = 600
"""No claim is looked for in a longer sentence."""

_ABBREVIATED = Expression(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Nr|ca|vs))$"
)
_STOPS = (". ", "\n", "? ", "! ", '." ', ".” ")
_STOPS_UNSPACED = ("。", "\n", "？", "！", ". ")
_MOST = 60  # stops in a sentence of that length
_QUOTES = "\"'“‘(«„"


class Sentences:
    """The sentences of one text. What may end one is found literally, which is many times faster than an expression."""

    def __init__(self, text: str, *, unspaced: bool) -> None:
        self._text = text
        stops = _STOPS_UNSPACED if unspaced else _STOPS
        self._stops = sorted((at, stop) for stop in stops for at in _places(text, stop))

    def around(self, position: int, floor: int) -> tuple[int, int]:
        """The bounds of the sentence around a position, not before `floor`."""
        index = bisect_left(self._stops, (position, ""))
        return self._start(index, max(floor, position - LONGEST)), self._end(index, position)

    def _start(self, index: int, floor: int) -> int:
        for at, stop in reversed(self._stops[max(0, index - _MOST) : index]):
            if at < floor:
                break
            if self._ends(at, stop):
                return at + len(stop)
        return floor

    def _end(self, index: int, position: int) -> int:
        limit = min(position + LONGEST, len(self._text))
        for at, stop in self._stops[index : index + _MOST]:
            if at >= limit:
                break
            if self._ends(at, stop):
                return at + (stop[0] in ".?!。？！")
        if limit < len(self._text):
            return max(self._text.rfind(" ", position, limit), position)
        return limit

    def _ends(self, at: int, stop: str) -> bool:
        """Whether a sentence ends here: before no small letter or digit, behind no abbreviation."""
        if stop[0] in "。？！":
            return True
        following = self._text[at + len(stop) : at + len(stop) + 2].lstrip(_QUOTES)[:1]
        if following.islower() or (stop[0] == "." and not following.isupper() and following.isascii()):
            return False
        return stop[0] != "." or _ABBREVIATED.search(self._text, max(0, at - 5), at) is None


def _places(text: str, piece: str) -> list[int]:
    """Where a piece of text stands."""
    found: list[int] = []
    position = text.find(piece)
    while position >= 0:
        found.append(position)
        position = text.find(piece, position + 1)
    return found
