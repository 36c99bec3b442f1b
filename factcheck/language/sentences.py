"""Where the sentence around a place of a text begins and ends."""

from __future__ import annotations

from factcheck.language.expression import Expression

LONGEST = 600
"""No claim is looked for in a longer sentence."""

_ABBREVIATED = Expression(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Nr|ca|vs|Mio|Mrd|Mill|Tsd|Prof|bzw))$"
)
# Behind a day or an ordinal of German: "zum 1. Januar", "im 3. Quartal".
_ORDINAL = Expression(r"(?<!\d)\d{1,2}$")
_ORDERED = Expression(
    r" (?:Jan|Jän|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal|Halbjahr|Jahrhundert|Lebensjahr|Platz)"
)
_STOPS = (". ", "\n", "? ", "! ", '." ', ".” ")
_STOPS_UNSPACED = ("。", "\n", "？", "！", ". ", "? ", "! ")
# Each begins with one set of characters, for which a text is searched fast.
_ANY = Expression(r'[.?!\n](?:(?<=\n)|["”]? )')
_ANY_UNSPACED = Expression(r"[。？！\n.?!](?:(?<![.?!])| )")
_SIGNS = frozenset("$£€¥")
_LINE = 40  # characters of a line that is long enough to be broken
_QUOTES = "\"'“‘(«„"


def sentence_around(text: str, start: int, end: int, *, unspaced: bool, reach: int = LONGEST) -> tuple[int, int]:
    """The sentence around a span, as far as it lies within `reach` of it."""
    begin = sentence_start(text, start, max(0, start - reach), unspaced=unspaced)
    return begin, min(sentence_end(text, end, unspaced=unspaced), end + reach)


def sentence_start(text: str, position: int, floor: int, *, unspaced: bool) -> int:
    """Where the sentence begins that a position is in, not before `floor`."""
    start = max(floor, position - LONGEST)
    for stop in _STOPS_UNSPACED if unspaced else _STOPS:
        found = text.rfind(stop, start, position)
        while found >= 0:
            if _ends(text, found, stop):
                start = found + len(stop)
                break
            found = text.rfind(stop, start, found)
    return start


def sentence_end(text: str, position: int, *, unspaced: bool) -> int:
    """Where the sentence ends that a position is in; one that is too long is cut at a space."""
    limit = min(position + LONGEST, len(text))
    for match in (_ANY_UNSPACED if unspaced else _ANY).finditer(text, position, limit):
        if _ends(text, match.start(), match[0]):
            return match.start() + len(match[0].rstrip())
    return limit if limit == len(text) else max(text.rfind(" ", position, limit), position)


def _ends(text: str, at: int, stop: str) -> bool:
    """Whether a sentence ends here: before no small letter or digit, behind no abbreviation."""
    if stop[0] in "。？！" or "\u2fff" < text[at - 1 : at] < "\ue000":
        return True  # 다. 1달러는: no abbreviation ends so
    following = text[at + len(stop) : at + len(stop) + 2].lstrip(_QUOTES)[:1]
    if stop == "\n" and (following.isdigit() or following in _SIGNS) and _wrapped(text, at):
        return False
    begins = following.isupper() or following == "[" or not following.isascii()
    if following.islower() or (stop[0] == "." and not begins):
        return False
    if stop[0] != ".":
        return True
    if text[at - 1 : at].isdigit() and _ORDERED.match(text, at + 1) and _ORDINAL.search(text, max(0, at - 3), at):
        return False
    return _ABBREVIATED.search(text, max(0, at - 5), at) is None


def _wrapped(text: str, at: int) -> bool:
    """Whether a line ends in the middle of a sentence: it is long, and a small letter or a comma is its last."""
    last = text[at - 1 : at]
    return (last.islower() or last == ",") and "\n" not in text[max(0, at - _LINE) : at] and at >= _LINE
