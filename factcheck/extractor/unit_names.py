"""The name of a unit at a place of the text."""

from __future__ import annotations

from factcheck.language.units import KEY, UnitWords
from rates.values import NamedTuple

SPACES = "- \u00a0\u202f‑"
"""What may stand between a number and its unit."""
LONGEST_NAME = 40
CLOSING = (")", "]", "）", " (")
"""What must stand behind names of units that are words too: "in", "C"."""
_PLAIN = str.maketrans("-‑\u00a0\u202f\n", "     ")


class Named(NamedTuple):
    """A name of a unit in the text: its symbol and its end."""

    symbol: str
    end: int


def unit_at(text: str, position: int, words: UnitWords) -> Named | None:
    """The unit whose name begins at a position, or behind one space or hyphen."""
    begin = position + (text[position : position + 1] in SPACES and position < len(text))
    lowered = text[begin : begin + LONGEST_NAME].lower().translate(_PLAIN)
    for key in (lowered[:KEY], lowered[:1]):
        for name, symbol, glued in words.names.get(key, ()):
            if lowered.startswith(name) and _ends(text, begin + len(name), name):
                end = begin + len(name)
                if not glued or begin == position or text.startswith(CLOSING, end):
                    return Named(symbol, end)
    return None


def _ends(text: str, end: int, name: str) -> bool:
    """Whether a name ends with its word; names in the scripts of East Asia may run into the next."""
    following = text[end : end + 1]
    if name[-1] >= "\u3000":
        return True
    return not following.isalnum() or following >= "\u3000"
