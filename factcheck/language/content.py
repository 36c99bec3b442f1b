"""The words of a passage that tell what it is about, cut so that forms of one word are alike."""

from __future__ import annotations

from functools import cache

from factcheck.language.expression import Expression
from factcheck.language.identify import frequent_words

_WORD = Expression(r"[^\W\d_]+")
_SYLLABLES = Expression("[\uac00-\ud7a3]")
_UNSPACED = Expression("[\u30a1-\u30ff\u4e00-\u9fff]{2,}")
STOP = Expression(r"[.!?]\s|[。！？\n]")
"""Where a sentence ends."""
_REACH = 250
_SHORTEST, _STEM = 3, 5
_ENDINGS = ("ing", "ed", "es", "en", "s")


def content_words(passage: str, language: str | None) -> frozenset[str]:
    """The words of a passage but those that every text has; of Chinese and Japanese each two characters."""
    common = frequent_words(language or "en")
    found = {_stem(word) for word in _WORD.findall(passage.lower()) if word not in common}
    found.discard("")
    for run in _UNSPACED.findall(passage):
        found |= {run[place : place + 2] for place in range(len(run) - 1)}
    return frozenset(found)


def words_around(text: str, span: tuple[int, int], bounds: tuple[int, int], language: str | None) -> frozenset[str]:
    """The content words of the sentence around a span of a text, those in it apart, within bounds."""
    before = text[max(bounds[0], span[0] - _REACH) : span[0]]
    behind = text[span[1] : min(bounds[1], span[1] + _REACH)]
    stops = [stop.end() for stop in STOP.finditer(before)]
    stop = STOP.search(behind)
    passage = before[stops[-1] if stops else 0 :] + " " + behind[: stop.start() if stop else None]
    return content_words(passage, language)


@cache
def _stem(word: str) -> str:
    """The beginning of a word that its other forms share; nothing for a word too short to tell anything."""
    if _SYLLABLES.match(word):
        return word[:2] if len(word) > 1 else ""
    if word >= "\u3000":
        return ""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST), "")
    cut = word[: len(word) - len(ending)][:_STEM]
    return cut if len(cut) >= _SHORTEST else ""
