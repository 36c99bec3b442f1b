"""How surely the words between two figures say that the one is the other: patterns over their codes.

The codes are those of `language.phrases`. Sure is what the grammar settles; likely is what a word or mark lets expect,
and near what merely follows: both count only where the amounts tell that they are meant.
"""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.language.expression import Expression, Listed
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import significant
from factcheck.language.phrases import WIDE, codes, phrases
from factcheck.model import Figure

REACH = 80
LONGEST_OR = 16
_FEW = 4
_COMPUTED = 3  # amounts with fewer digits may be alternatives
_LARGE = 100_000  # but nobody has the choice between two fortunes
_YEAR = 5  # characters of a year with the space before it
NO, NEAR, LIKELY, SURE = 0, 1, 2, 3
RATE_UNITS = frozenset({Decimal(1), Decimal(100)})
# A hundred of others is an amount like any other: "£80, or €100".
BY_HUNDREDS = frozenset("JPY KRW SEK NOK DKK ISK HUF INR RUB THB PHP IDR VND CZK XOF XAF LKR".split())

# What opens a bracket behind an amount or a few words of the same phrase, and what may open it.
_BRACKET = Expression(r"\.?(?P<apart>[^(\[.]*)[(\[](?P<inside>[^(\[]*)")
_OPENED = Expression(r"[,:~=≈/hf]*|[,:~=≈oebEsrhft]*[oebEsr][,:~=≈oebEsrhft-]*|a.*")
_WORDED = Expression(
    r"(?P<apart>[^-,;:.(\[|]*)(?P<mark>[,;:-]*)(?P<lead>c?[wyf]*)(?P<link>[hft]*[oebEsr][oebEsrhft,:]*)"
)
_APPOSED = Expression(r"(?:[fr]*|[fw]{1,3}),[ft]*h[hft]*")
_LED = Expression(r"(?:[wfte,]*[.!?][wfs]{0,2},?|,?[wf]?)h*")
_DASHED = Expression(r"-+[hft]*")
_PARTED = Expression(r"\s?-(?!\d)")
_HINT = Expression(r"[hoeEbr≈~]")
_LEADING = Expression(r"[^\W\d_]+\s")
_EQUATING = ("e", "b", "E", "r")
_LAST = Expression(r"(?<=[(\[])[^\W\d_]{2,7}$")
_SAID = Expression(r"[hoeEbrs≈~=/(\[-]")
_SENTENCE = Expression(r"[wWyfthcE,]*[.!?][,:]*(?:[hfteE,]*[sbr][sbrhftoeE,:]*|oh+)")
_SIGNS = Expression(r"[hf]*[=≈~][=≈~hf]*")
_PHRASE = Expression(r"'?(?:[wyftehc]{0,5}[wyfteh])?")
_SHORT = Expression(r"'?[wyfteh]{0,4}")
_ENDING = Expression(r"(?:['’][^\W\d_]{1,4})?\s?")
_EACH = Expression(r"\s?/\s?[^\W\d_]+(?=\s?[(=~≈])")
_DATE = Expression(r"(?: [^\W\d_]{1,10}| \d{1,4},?){1,6}(?=[)\]])")
_CLOSED = Expression(r"\.?\s?(?:[)\];,/]|[-–—]|=\s?[^\d\s]{0,3}1(?![\d.,]))")
STOPPED = Expression(r"\s?(?:[)\];,:.!?¡\"”»]|[-–—]|$)")
_OPENING = Expression(r"(?:\A|[.!?:\n\"“])\s*(?:[^\W\d_]{1,4}\s)?\Z")
_LONGEST_OPENING = 12
_IS = Expression(r"b[hf]*")
_CLAUSE_END = Expression(r"\A[^,.;()]{0,32},")
_PARTICLE = Expression(r"[^\W\d_]{1,3}(?=[\s,])")


def strength(text: str, first: Figure, second: Figure, words: Lexicon, rate: tuple[int, int] | None = None) -> int:
    """How surely a text says that two figures are equal that are neighbours, or only apart by a rate at a place."""
    between = text[first.end : second.start]
    name = _LEADING.match(second.text) if "spaced" in words.traits else None
    if name and codes(name[0], words.language) in _EQUATING:
        between += name[0]  # the name of our own money says it as well: "299달러로 한화 33만원"
    if rate is not None:
        between = text[first.end : rate[0]] + text[rate[1] : second.start]
    if text[first.end - 1] == "." and between[:1].isspace():
        between = f".{between}"  # the point of "$400 млн." may end the sentence as well
    gap = _past_period(_past_point(between.translate(WIDE)), words)
    if second.amount_high is not None:
        gap = _before_range(gap, words)
    row = codes(gap, words.language)
    how = _read(row, text, first, second, words)
    return NEAR if how == LIKELY and not _SAID.search(row) else how


def strength_told(text: str, first: Figure, second: Figure, words: Lexicon, rate: tuple[int, int]) -> int:
    """How surely a text says that two figures are equal that are apart by a rate told in words."""
    head = codes(text[first.end : rate[0]].translate(WIDE), words.language)
    tail = _CLAUSE_END.sub("", text[rate[1] : second.start].translate(WIDE))
    said = codes(tail, words.language, "r")
    plain = said.replace("w", "")
    return _read(f"{head}{plain}", text, first, second, words) if len(said) - len(plain) <= 1 else NO


def _read(row: str, text: str, first: Figure, second: Figure, words: Lexicon) -> int:
    if ")" in row or "]" in row:
        return NO
    bracket = _BRACKET.fullmatch(row)
    if bracket is not None:
        return _bracketed(bracket["apart"], bracket["inside"], text, second, words)
    if "x" in row or row.endswith("c") or _differs(text, second, words):
        return NO
    return _joined(row, text, first, second, words)


def _past_point(gap: str) -> str:
    """The gap without the point of an abbreviation: "300 лв., или 150 евро", "4 mln zł. (około ...)"."""
    pointed = gap[1:2] in (",", ";") or gap[1:3].strip()[:1] in ("(", "[") or gap[2:3].islower()
    return gap[1:] if pointed and gap.startswith(".") else gap


def _past_period(gap: str, words: Lexicon) -> str:
    """The gap without what belongs to the first figure: a hedge, a period, a case ending."""
    for sought in (words.context.hedge_behind, words.context.period):
        gap = gap[sought.end(gap) or 0 :] if sought else gap
    each = _EACH.match(gap)  # "€1,100/month (~$1,200)"
    gap = gap[each.end() :] if each else gap
    ending = _PARTICLE.match(gap) if "endings" in words.traits else None
    return gap[ending.end() :] if ending else gap


def _before_range(gap: str, words: Lexicon) -> str:
    """The gap without the word that opens a range: "(between 26 and 44 euros)", "(de R$ 17 mil a R$ 26 mil)"."""
    head = gap.rstrip()
    last = _LAST.search(head)
    if last is None or (
        words.numerals.range_before.get(last[0]) != "between" and codes(last[0], words.language) != "w"
    ):
        return gap
    return head[: last.start()]


def _bracketed(apart: str, inside: str, text: str, second: Figure, words: Lexicon) -> int:
    if "c" in inside or "x" in inside:
        return NO
    apart = apart.lower() if "nouns" in words.traits or _HINT.search(inside) else apart
    if _OPENED.fullmatch(inside) and _PHRASE.fullmatch(apart) and closed(text, second.end, words):
        return SURE
    return LIKELY


def _joined(row: str, text: str, first: Figure, second: Figure, words: Lexicon) -> int:
    if _SIGNS.fullmatch(row):
        return NO if _rate(first, second) else SURE
    if row.strip("hf") == "/" or named(text[first.end : second.start], second, words):
        return SURE
    if _LED.fullmatch(row) and text.startswith(phrases(words.language).behind, _past_space(text, second.end)):
        return SURE
    stopped = closed(text, second.end, words, STOPPED)
    if stopped and row.strip("h") in ("w", "ww") and _equated(text, first, second, words):
        return NO if _rate(first, second) else SURE
    if _DASHED.fullmatch(row):
        set_off = _PARTED.match(text[second.end :].translate(WIDE)) is not None
        return SURE if (stopped and "h" in row) or set_off else LIKELY
    worded = _WORDED.fullmatch(row)
    if worded is not None:
        few = first.kind == "money" and max(significant(first.amount), significant(second.amount)) < _COMPUTED
        few = few and (min(first.amount, second.amount) < _LARGE or text.startswith("?", second.end))
        if few and (row.strip("f") == "o" or (row == ",oh" and second.bound == "over" and not stopped)):
            return LIKELY  # "25 Philippine pesos or 40 Argentine pesos", "over $800, or over €150 in the EU"
        return NO if "o" not in row and _rate(first, second) else _said(worded, stopped, words)
    if _SENTENCE.fullmatch(row):
        return NO if _rate(first, second) else SURE
    if second.per is not None and second.per != first.per:
        return NO
    if row == "," and second.hedge:
        row = ",h"  # one that stands behind the amount: "1999달러, 한화 260만원 선"
    if row in (",", ",h", "h") and codes(text[second.end : second.end + REACH // 2], words.language)[:1] == "r":
        return SURE  # "900 milhões de dólares, 977 milhões de euros ao câmbio atual"
    return SURE if stopped and _APPOSED.fullmatch(row) else LIKELY


def _equated(text: str, first: Figure, second: Figure, words: Lexicon) -> bool:
    """Whether a sentence begins with an amount and says nothing but that it is another: "$250 is 4,900 pesos"."""
    said = codes(text[first.end : second.start].translate(WIDE), words.language, "S")
    opened = _OPENING.search(text, max(0, first.start - _LONGEST_OPENING), first.start)
    return opened is not None and _IS.fullmatch(said) is not None


def named(gap: str, second: Figure, words: Lexicon) -> bool:
    """Whether only the name of its currency leads to the second figure: "₩45.6 billion, US dollar $38 million"."""
    name = words.marks.names.get(gap.strip(" ,;:/|").lower())
    return name is not None and second.currency in name.readings


def _past_space(text: str, end: int) -> int:
    """Where the next word begins, behind a space or the ending of a name: "150 milyon TL'ye denk"."""
    match = _ENDING.match(text, end)
    return match.end() if match else end


def _said(worded: re.Match[str], stopped: bool, words: Lexicon) -> int:
    """A connective in words, perhaps with others before it: "in cash, a sum that is equivalent to"."""
    apart, mark, lead, link = worded["apart"], worded["mark"], worded["lead"].removeprefix("c"), worded["link"]
    if not set(link) & set("oebEr") and not mark:
        return LIKELY
    if not _short(apart, words) or not _SHORT.fullmatch(lead):
        return LIKELY
    if "o" in link and apart:
        return SURE if mark and stopped else LIKELY
    if (lead or (apart and not mark)) and not set(link) & set("Eb"):
        return LIKELY
    return SURE


def _short(apart: str, words: Lexicon) -> bool:
    """Whether only a few words of the same phrase part a figure from what says it again; no names, but for nouns."""
    return _SHORT.fullmatch(apart.lower() if "nouns" in words.traits else apart) is not None


def _dated(behind: str, words: Lexicon) -> list[int]:
    """Where a date ends, or a rate with its date, that stands behind a figure: "as of March 2020", "at 2018 rates"."""
    match = _DATE.match(behind)
    row = codes(behind[: match.end()], words.language) if match else ""
    return [match.end()] if match and ("a" in row or ("y" in row and len(row) <= _FEW)) else []


def _past_aside(behind: str, asides: Expression | Listed | None) -> list[int]:
    """Where words end that may stand behind an equivalent, and the year behind them: "at the rate of May 2020"."""
    end = asides.end(behind) if asides else None
    if end is None:
        return []
    return [end, end + _YEAR] if behind[end : end + 1] == " " and behind[end + 1 : end + _YEAR].isdecimal() else [end]


def _differs(text: str, second: Figure, words: Lexicon) -> bool:
    """Whether the figure is what another has more or less: "about $2m more"."""
    following = text[second.end : second.end + 16].lstrip()
    if "unspaced" in words.traits:
        return following.startswith(tuple(words.connectives.differences))
    parts = following.lower().split(None, 2)[:2]
    spoken = (" ".join(parts[:size]).rstrip(".,;") for size in range(1, len(parts) + 1))
    return any(one in words.connectives.differences for one in spoken)


def _rate(first: Figure, second: Figure) -> bool:
    """Whether a round unit of one currency is set against the other: a rate, no conversion."""
    return first.kind == "money" and any(
        one.amount in RATE_UNITS and (one.amount == 1 or one.currency is None or one.currency in BY_HUNDREDS)
        for one in (first, second)
    )


def closed(text: str, end: int, words: Lexicon, mark: Expression = _CLOSED) -> bool:
    """Whether nothing but a hedge, a period or words of time part the figure from the end of its bracket or clause."""
    behind = text[end : end + REACH].translate(WIDE)
    behind = behind[1:] if behind.startswith(". ") and behind[2:3].islower() else behind  # an abbreviation's point
    known = phrases(words.language)
    ends = [0, *_dated(behind, words)]
    for sought in (words.context.hedge_behind, words.context.period):
        ends += [sought.end(behind) or 0] if sought else []
    ends += _past_aside(behind, words.connectives.aside)
    if any(mark.match(behind, place) for place in ends):
        return True
    if mark is not _CLOSED and any(behind.startswith(known.particles, place) for place in ends):
        return True
    return codes(behind[:LONGEST_OR], words.language)[:1] == "o"
