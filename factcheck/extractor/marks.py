"""Currency marks on either side of a number: signs, codes, letters, names with their adjectives, and scale words."""

from __future__ import annotations

from factcheck.extractor.behind import Right, narrowed
from factcheck.extractor.hedges import by_time, hedge
from factcheck.language.lexicon import Lexicon
from factcheck.language.spelling import WORD
from factcheck.language.tables import Mark

LONGEST_MARK = 8
MARK_SIGNS = ".$/\u0941\u0942"  # what marks of letters hold besides: S/., and the vowel signs of रु.
LONGEST_VAGUE = 16
SPACES = " \u00a0\u202f"


def inside_word(before: str, lexicon: Lexicon) -> bool:
    """Whether the character before a number makes it part of a word ("R2D2"), not the end of the last, or a prefix."""
    return (
        before == "&" or before.isalnum() and (before.isascii() or lexicon.traits.isdisjoint(("unspaced", "prefixes")))
    )


def left(text: str, position: int, lexicon: Lexicon) -> tuple[Mark, int] | None:
    """The mark that ends right before `position` or one space before it, and where it begins."""
    end = position - 1 if position and text[position - 1] in SPACES else position
    begin = max(end - 1, 0)
    while begin and end - begin < LONGEST_MARK and (text[begin - 1].isalpha() or text[begin - 1] in MARK_SIGNS):
        begin -= 1
    while begin < end:
        mark = lexicon.marks.before.get(text[begin:end])
        if mark is not None and mark.glued and end < position:
            return None  # T50 billion, but the Model T 1,000
        if mark is not None and (not text[begin].isascii() or begin == 0 or not inside_word(text[begin - 1], lexicon)):
            return _qualified(text, begin, mark, lexicon)
        begin += 1
    phrases = lexicon.marks.before_phrases
    if not text.endswith(phrases, 0, end):
        return None
    phrase = next(words for words in phrases if text.endswith(words, 0, end))
    return lexicon.marks.before[phrase], end - len(phrase)


def _qualified(text: str, begin: int, mark: Mark, lexicon: Lexicon) -> tuple[Mark, int]:
    """A shared sign with the code or country in front of it: "USD $200", "US $5", "c $ 16.4 million"."""
    if len(mark.word) == 1 and text[begin + 1] in SPACES and begin > 1 and text[begin - 1] in SPACES:
        return _spaced_sign(text, begin, mark, lexicon)
    if (
        len(mark.readings) < 2
        or begin < 3
        or text[begin - 1] not in SPACES
        or not (text[begin - 2].isupper() or text[begin - 2] == ".")
    ):
        return mark, begin
    word_begin = max(text.rfind(" ", 0, begin - 1), text.rfind("(", 0, begin - 1)) + 1
    word = text[word_begin : begin - 1]
    allowed = lexicon.marks.adjectives.get(word.lower()) or frozenset((word,))
    if any(code in allowed for code in mark.readings):
        return narrowed(mark, allowed), word_begin
    return mark, begin


def _spaced_sign(text: str, begin: int, mark: Mark, lexicon: Lexicon) -> tuple[Mark, int]:
    """A sign parted from its letters and its number: "hk $ 10.05 billion". An article is no letter of a sign."""
    word_begin = max(text.rfind(" ", 0, begin - 1), text.rfind("(", 0, begin - 1)) + 1
    word = text[word_begin : begin - 1].upper()
    lettered = lexicon.marks.before.get(word + mark.word) if word != "A" else None
    allowed = lettered.readings if lettered else lexicon.marks.adjectives.get(word.lower(), frozenset((word,)))
    if any(code in allowed for code in mark.readings):
        return narrowed(mark, allowed), word_begin
    return mark, begin


def over_hedge(text: str, start: int, behind: Right, lexicon: Lexicon) -> Right:
    """What stands behind a number with the mark that stands before its hedge: "新台币约3亿元", "人民币接近1亿"."""
    if "unspaced" not in lexicon.traits or text.startswith(lexicon.numerals.counted, behind.scale_end):
        return behind
    written = hedge(text, start, lexicon)[0] if behind.mark is None or len(behind.mark.readings) > 1 else None
    before = left(text, text.rindex(written, 0, start), lexicon) if written else None
    if before is None or (behind.mark is None and before[0].weak):
        return behind
    return behind._replace(mark=narrowed(behind.mark, before[0].readings) if behind.mark else before[0])


def vague(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the word right before a number makes it none: "数百万円", "몇 만 원"."""
    words = lexicon.numerals.vague
    before = text[max(0, start - LONGEST_VAGUE) : start].rstrip().lower() if words else ""
    if not before.endswith(words):
        return False
    longest = next(word for word in words if before.endswith(word))
    if longest in lexicon.numerals.vague_units:
        hedged = any(before.endswith(hedge) and len(hedge) > len(longest) for hedge in lexicon.context.hedges_behind)
        return text[start] in lexicon.numerals.units and not hedged  # 上百万元, not 三万元以上百万元以下
    apart = "unspaced" in lexicon.traits and "spaced" not in lexicon.traits
    return apart or not before[: -len(longest)][-1:].isalpha()


def denied_behind(text: str, end: int, mark: Mark, lexicon: Lexicon) -> bool:
    """Whether the words behind a name say that it is no currency here: "12 pounds of rice", "2 grand slams"."""
    if mark.final:
        word = WORD.match(text, end)
        return word is not None and word[1].lower() not in lexicon.numerals.elliptic
    denying = lexicon.marks.not_behind.get(mark.word)
    if denying is None or by_time(text, end, lexicon):
        return False
    if "endings" in lexicon.traits:
        return text.startswith(tuple(denying), end)
    return _next_word(text, end) in denying


def denied_behind_one(text: str, end: int, mark: Mark, lexicon: Lexicon) -> bool:
    """Whether the word behind a name says that "one" is an article before it: "un euro più forte"."""
    return _next_word(text, end) in lexicon.marks.not_behind_one.get(mark.word, ())


def _next_word(text: str, end: int) -> str:
    following = text[end : end + 16].split(None, 1)
    return following[0].strip(".,;:!?)") if following else ""
