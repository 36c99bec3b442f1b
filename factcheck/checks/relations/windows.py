"""A stated change and the two figures beside it in any order, told by the word that leads to each or follows it.

Three figures in a row, of which exactly one is a change (rose 5%, a 5% drop), exactly one the value before (from, than,
compared with), and the third the value after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import LIKELY, SURE
from factcheck.language.expression import Expression
from factcheck.language.lexicon import lexicon
from rates.values import NamedTuple

_LED = Expression("([fcht])[wynoA]{0,7}d?$")
_ON = Expression("(?:[udM]|[Pp])v[wyn]{0,3}$")  # a 22% jump on the 52,700 taken in 2016; down 9% on Thursday's $31
_FOLLOWED = Expression("w{0,3}([Ft])")
_CHANGED = Expression("([ud])[wyn]{0,2}(?:,b|[bot]{0,2})w{0,2}$")
_CHANGES = Expression("[wo]{0,2}([udM])|(?=h)")
_APPENDED = Expression("(?:,r,?|[(-]r?)b?$")
_CHANGES_BEHIND = Expression("[wt]{0,3}([ud])")
_THAN = Expression("[wo]?[Mud]?w?h|h")
_PAIRED = Expression("[NP][wyn]{0,2}c[wyno]{0,3}$")
_SUBJECT = Expression("[,;a]w[wyn]+[ud]")
_MADE = Expression(",ww+$")
_OWNED, _ASIDE = Expression("N[,-]w?[ud][bo]?$"), Expression("N[wyn]{0,3},$")
_CLOSED = Expression("Po?[Mud],")
_OWN = Expression(",w?o[fcht][^,]*$|c[^,NP]*,c[^,]*$")
_MARK = Expression("[,(:;-]|r")
_OTHER_BASE = Expression("[fc]")
_COMPARED = Expression("c[wyno]{0,5}$")
_BY_THE_WAY, _OWN_VERB = Expression(",[ud][bo]?$"), Expression("[wyn]{0,3},[ud]f")  # Sales, up 5%, have grown from $3m
_ELSEWHERE = Expression("[udM]?[wyn]{0,3}[fch]|[ud]v(?![^NPRFX]*N)")
_DOUBT = Expression("[eBRXYa]|(?<!t)k|;(?!r)|u.*d|d.*u")  # to a record $5m, but not: from a low of $4m
_OF_NOUN = Expression("[ud][wyn]{1,2}o$")  # increased the price of 99.5% pure metal
FEW = 4  # words
_TO_BASE, _TOLD_THEN, YEAR = Expression("c[wyno]{0,3}$"), Expression("[wny]{0,6}"), Expression(r"(?:19|20)\d\d")


class Parts(NamedTuple):
    """The places of a change in a sentence; `up` is None where the text says neither ("20% more than" may be less)."""

    a: int
    b: int
    c: int
    up: bool | None


def windows(sentence: Sentence) -> Iterator[tuple[Parts, int]]:
    """Every three figures in a row that are a change, with whether nothing among them speaks against an error."""
    places = [place for place, token in enumerate(sentence.tokens) if token.figure >= 0]
    for index in range(len(places) - 2):
        before = places[index - 1] if index else -1
        behind = places[index + 3] if index + 3 < len(places) else len(sentence.codes)
        parts = _parts(sentence, [before, *places[index : index + 3], behind])
        if parts is not None:
            yield parts, SURE if _certain(sentence, parts) else LIKELY


def _parts(sentence: Sentence, places: list[int]) -> Parts | None:
    """The parts that three figures are, between those before and behind them."""
    three = range(1, 4)
    changes = [at for at in three if _direction(sentence, places, at) is not None]
    if len(changes) > 1:  # fell to 4.8% from 6.2%, down 1.4 points
        changes = [at for at in changes if _lead(sentence, places, at) != "t"]
    bases = [at for at in three if at not in changes and _is_base(sentence, places, at)]
    if len(changes) != 1 or len(bases) != 1:
        return None
    change, base = changes[0], bases[0]
    new = next(at for at in three if at not in (change, base))
    lead = _lead(sentence, places, new)
    if lead not in ("t", None) or (lead is None and new > base):
        return None
    direction = _direction(sentence, places, change)
    return Parts(places[base], places[new], places[change], None if direction == "M" else direction == "u")


def _is_base(sentence: Sentence, places: list[int], at: int) -> bool:
    """Whether a figure is the value before; "de 40 a 30" has no other word for from than of."""
    lead = _lead(sentence, places, at)
    if lead is None and sentence.words.from_of and sentence.codes[places[at] - 1] == "o" and at + 1 < len(places) - 1:
        return _lead(sentence, places, at + 1) == "t"
    return lead in ("f", "c", "h", "F") or _led_by_on(sentence, places[at])


def _led_by_on(sentence: Sentence, place: int) -> bool:
    return not sentence.words.postpositions and _ON.search(sentence.codes, 0, place) is not None


def _lead(sentence: Sentence, places: list[int], at: int) -> str | None:
    """The role that the word before a figure gives it, or that behind it where words follow what they belong to."""
    if sentence.words.postpositions:
        match = _FOLLOWED.match(sentence.codes, places[at] + 1, places[at + 1])
    else:
        match = _LED.search(sentence.codes[places[at - 1] + 1 : places[at]])
    return match[1] if match else None


def _direction(sentence: Sentence, places: list[int], at: int) -> str | None:
    """Which way a figure says that something changed, if it does: up, down, or M for either."""
    codes, place = sentence.codes, places[at]
    if codes[place] not in "PpFN" or sentence.figure(place).amount_high is not None:
        return None
    if sentence.words.postpositions:
        match = _CHANGES_BEHIND.match(codes, place + 1, places[at + 1])
        return match[1] if match and codes[place] != "N" else None
    behind = _CHANGES.match(codes, place + 1, places[at + 1])
    if codes[place] == "N":
        match = re.search("([ud])[wyn]{0,2}b$", codes[places[at - 1] + 1 : place])
        return match[1] if match else None
    left = codes[places[at - 1] + 1 : place]
    before = _CHANGED.search(left)
    if behind and (before is None or behind.end() == place + 2):
        return behind[1] or "M"
    if before is None and at == len(places) - 2 and _APPENDED.search(left) and codes[place + 1 : place + 2] != "o":
        before = re.search("([ud])[^ud]*$", codes[places[0] + 1 : place])  # rose to $12m from $10m, or 20%
    return before[1] if before else None


def of_another(sentence: Sentence, parts: Parts) -> bool:
    """Whether a change is one of something else, or from something else, than the two values beside it.

    It may be what a clause behind it tells: "rose 9% to 420, that of Acme was 310"; "3 more than in 2012, when".
    """
    behind = max(parts.b, parts.c)
    if behind < parts.a and _OWN.search(sentence.codes, behind, parts.a):
        return True
    return _of_shares(sentence, parts) or _of_another_month(sentence, parts) or _aside(sentence, parts)


def _of_shares(sentence: Sentence, parts: Parts) -> bool:
    """Whether a change in percent is none of two shares: spending rose 3%, from 2.1% of output to 2.3%."""
    codes = sentence.codes
    shares = codes[parts.a] == codes[parts.b] == codes[parts.c] == "P"
    return shares and "o" in (codes[parts.a + 1 : parts.a + 2], codes[parts.b + 1 : parts.b + 2])


def _of_another_month(sentence: Sentence, parts: Parts) -> bool:
    """Whether a value is one of a month, and the change may be one over a year: "up 31%, against 146 in April"."""
    behind = sentence.tokens[parts.a + 1 : parts.a + 3]
    names, text = lexicon(sentence.document.language).connectives.months, sentence.document.text
    dated = [token.code for token in behind] == ["n", "w"] and text[behind[1].start : behind[1].end].lower() in names
    of_a_year = sentence.codes[parts.a] == "P" or sentence.codes[parts.a + 3 : parts.a + 4] == "y"
    return dated and not of_a_year and _COMPARED.search(sentence.codes, 0, parts.a) is not None


def _aside(sentence: Sentence, parts: Parts) -> bool:
    """Whether a change is told by the way, before the verb of its own that two values have."""
    between = _OWN_VERB.match(sentence.codes, parts.c + 1)
    return between is not None and _BY_THE_WAY.search(sentence.codes, 0, parts.c) is not None


def _far(sentence: Sentence, parts: Parts) -> bool:
    """Whether no word leads from a change to the value behind it, nor few words: a 30% rise, which brings in $60m."""
    between = sentence.codes[parts.c + 1 : parts.b]
    return parts.c < parts.b < parts.a and len(between) > FEW and "h" not in between and not _LED.search(between)


def long_before(sentence: Sentence, parts: Parts) -> bool:
    """Whether a value is compared with that of a year that is named: fell 6% to 5.8, compared with 10.2 in 1991."""
    if sentence.words.unspaced or sentence.words.postpositions or not _TO_BASE.search(sentence.codes, 0, parts.a):
        return False
    behind = _TOLD_THEN.match(sentence.codes, parts.a + 1)
    following = sentence.tokens[parts.a + 1 : behind.end()] if behind else ()
    return any(YEAR.fullmatch(sentence.document.text, token.start, token.end) for token in following)


def _certain(sentence: Sentence, parts: Parts) -> bool:
    """Whether nothing beside the parts speaks against an error: a forecast, a peak, a rate a year, another clause."""
    if of_another(sentence, parts) or long_before(sentence, parts) or _led_by_on(sentence, parts.a):
        return False
    first, last = min(parts[:3]), max(parts[:3])
    inside = sentence.codes[max(first - 2, 0) : last + 3]
    if _DOUBT.search(inside) or ("c" in inside and "e" in sentence.codes):
        return False
    if "c" in inside and sentence.codes[parts.c] == "N":
        return False  # down by 38 to 801, against 1,248 a year ago
    if sentence.codes[parts.c - 1] == "t" and not sentence.words.postpositions:
        return False  # fell to 25.9%, from 35 to 36%
    paired = _PAIRED.search(sentence.codes, 0, parts.a)
    if paired and paired.start() not in parts[:3]:
        return False  # 16.00 against 15.80 on a capital that grew by 11% to 8.21 million
    if sentence.codes[parts.a - 1] == "o" and sentence.codes[parts.a - 2] in "ud":
        return False  # a rise of $4 to $84 starts from no $4
    return not _of_other_clause(sentence, parts, inside) and _compared_with(sentence, parts)


def _of_other_clause(sentence: Sentence, parts: Parts, inside: str) -> bool:
    """Whether a change before its two values, or behind them, may be one of other things."""
    if "c" in inside and all(sentence.codes[place] == "P" for place in parts[:3]):
        return True  # the rate rose 0.6% to 53.6%, against 67.3% a year ago
    if sentence.codes[parts.c + 1 : parts.c + 2] == "w" and _OF_NOUN.search(sentence.codes, 0, parts.c):
        return True
    if parts.c == min(parts[:3]):
        return _of_a_clause_before(sentence, parts, inside)
    return parts.c == max(parts[:3]) and _of_a_clause_behind(sentence, parts)


def _of_a_clause_before(sentence: Sentence, parts: Parts, inside: str) -> bool:
    """Whether a change before two values may be one of what a clause before them tells."""
    if sentence.words.unspaced or re.search(",[wynom]+[ud]|,[wynom]{2,9}f|,.*N,[ud]f", inside):
        return True  # sales rose 5%, profits fell from $12m to $10m
    if not sentence.words.postpositions and _far(sentence, parts):
        return True
    if (owner := _OWNED.search(sentence.codes, 0, parts.c)) and owner.start() not in parts[:2]:
        return True  # Ford 790, down 6%, Honda 7,447 compared with 5,031
    # 64,000 ran, 8% more, of whom 2,000 did not finish, against 1,500
    return bool(_CLOSED.match(sentence.codes, parts.c) and _ASIDE.search(sentence.codes, 0, parts.c))


def _of_a_clause_behind(sentence: Sentence, parts: Parts) -> bool:
    """Whether a change behind two values may be one of what a clause behind them tells."""
    behind = max(parts[:2])
    if _MADE.search(sentence.codes, behind, parts.c) or _SUBJECT.search(sentence.codes, behind, parts.c):
        return True  # $5, up from $4.50, making it 30% dearer; $5m compared with $4m, and said its revenues rose by 19%
    apart = parts.c - behind > FEW - 1 and not _MARK.search(sentence.codes, behind, parts.c)
    if apart and not sentence.words.postpositions:
        return True  # to 4.8% from 2% if pay has a 10% rise
    return elsewhere(sentence, parts)


def elsewhere(sentence: Sentence, parts: Parts) -> bool:
    """Whether words behind a change tell what else it is from: "from $20 to $25, up 50% from its trough"."""
    return _ELSEWHERE.match(sentence.codes, parts.c + 1) is not None


def _compared_with(sentence: Sentence, parts: Parts) -> bool:
    """Whether "more than" is told of the value before, if it is of any: not "20% less than those who had 12"."""
    than = sentence.codes.rfind("h", min(parts[:3]), parts.a)
    if than < 0:
        return True
    # 20% less than those with 12, compared with 14; but 9% less than in May, at 12 against 13
    other = sentence.codes[than + 1] not in "ny" and _OTHER_BASE.search(sentence.codes, than, parts.a)
    return not other and _THAN.fullmatch(sentence.codes, parts.c + 1, than + 1) is not None
