"""What may speak against three figures being a change: what they are of, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.relations.claiming import scaled
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import GUESSED, LIKELY, POSSIBLE, SURE
from factcheck.checks.relations.windows import Parts
from factcheck.language.claims import DAY
from factcheck.language.expression import Expression

_TO_ANOTHER = Expression("w?tw?N")
_JOINED = Expression("w?,?r")
_ENDS = Expression("[ud]?(?:[,.;)-]|$)")
_OWN = Expression(",w[wo]*y")
_ANOTHER = Expression("[ud].*w|[,a].*w")
_APART = Expression("[;AB]")
_BRACKET, _CLOSED = Expression(r"\(([^()NPpRXF]*)$"), Expression(r"([^()NPpRXF]*)\)")
_EARLIER = Expression("[yfchF]")
_ENDS_IN, _ENDS_EAST = Expression("[wyno]{0,5}[udm]?w?t(?:[NP])"), Expression("w{0,3}F[wyn]{0,6}[NP]w?t")
_AND = Expression("a(?!y)(?!(?<=ya)wy)")  # not: between 2004 and 2016, between January 5 and May 10
_CLAUSE, _CHANGES_TOO = Expression("[,ud]"), Expression("(?:a[wyno]{2}|,[wyno]{3})[wyno]*[ud]")
_YEARLY = Expression("A[wynobud]{0,3}$"), Expression("w?[ud]?A")  # annual growth of 3%; rose by 3% a year
_OF_WHAT, _ATTRIBUTE = Expression("[ud][wy]{1,3}o$"), Expression("w")  # raised its price of 99% purity ingots
_CLAUSE_OF_ITS_OWN = Expression(",?[a;]w[wyno]*[ud]")
_COMPARED = Expression("c[wyno]{0,5}$")
_OWN_CHANGE = Expression("[wynot]{0,5}[,(][wyno]{0,2}(?:[ud][bfo]?[Pp]|[Pp]w?[ud])")
_AND_COMPARED = Expression("[NP]w?[Mud]h[wyne]{0,3}a$")
_AND_OTHER = Expression("a[wyno]{2,8}[ud]")
_DIFFERS = Expression("[udM](?![wyn]?[bofchvPpNFR(,t-])")
LONG = (2, 3)  # characters of a subject of its own: 成交量; with its particle: 거래량은


def doubts(sentence: Sentence, parts: Parts, taken: set[int]) -> Iterator[int]:
    """How sure each of these leaves it that a change is one of two figures."""
    yield _beside(sentence, parts, taken)
    yield _within(sentence, parts)
    yield _labelled(sentence, parts.a)
    yield _owned(sentence, parts)
    yield _told_of(sentence, parts)
    yield _changed_too(sentence, parts)
    yield _and_is(sentence, parts)
    yield _begins_another(sentence, parts)
    yield _of_another_too(sentence, parts)
    yield _differing(sentence, parts)
    yield _numbered(sentence, parts)
    yield _yearly(sentence, parts)
    yield _attribute(sentence, parts)
    yield _of_one_clause(sentence, parts)
    yield _turned(sentence, parts)


def _yearly(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that a change is the whole one, not what there is of it each year."""
    before, behind = _YEARLY
    yearly = before.search(sentence.codes, 0, parts.c) or behind.match(sentence.codes, parts.c + 1)
    return POSSIBLE if yearly else SURE


def _attribute(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that a percent is a change, not a property of what changed: "the price of 99% pure gold rose"."""
    of_what = _OF_WHAT.search(sentence.codes, 0, parts.c) and _ATTRIBUTE.match(sentence.codes, parts.c + 1)
    return POSSIBLE if of_what else SURE


def _of_one_clause(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that no clause with a subject and a change of its own begins between the figures of a change."""
    first, last = min(parts[:3]), max(parts[:3])
    if sentence.words.postpositions or sentence.words.unspaced:
        return SURE
    return GUESSED if _CLAUSE_OF_ITS_OWN.search(sentence.codes, first, last) else SURE


def _turned(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that a change is one from what is compared: not "rose 0.6% to 53.6%, against 67.3% last year"."""
    a, b = sentence.figure(parts.a), sentence.figure(parts.b)
    compared = parts.c < parts.b < parts.a and _COMPARED.search(sentence.codes, 0, parts.a)
    other = parts.up is not None and (scaled(b, a).amount > scaled(a, b).amount) != parts.up
    return POSSIBLE if compared and other else SURE


def _begins_another(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that what came before is of this change: not in 31%, down 5 points, and rose from 64% to 72%."""
    if not parts.b < parts.c < parts.a:
        return SURE
    end = _ENDS_EAST if sentence.words.postpositions else _ENDS_IN
    following = end.match(sentence.codes, parts.a + 1)
    return POSSIBLE if following and "," not in following[0] else SURE


def _of_another_too(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that a change is of the values: not in "sold 8% less, and prices rose to $5"."""
    if sentence.words.unspaced:
        return SURE
    if parts.c < min(parts[:2]):
        compared = _AND_COMPARED.search(sentence.codes, 0, parts.c)  # 12 fewer than planned and 5% up on April
        other = compared or _AND_OTHER.search(sentence.codes, parts.c, min(parts[:2]))
    else:
        resulting = sentence.codes[parts.a - 2 : parts.a] == "Pt"
        other = _AND_OTHER.search(sentence.codes, parts.a, parts.c) if resulting else None
    return POSSIBLE if other else SURE


def _numbered(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that two figures are values, and no numbers of a name: Formula 1, Dash 8."""
    return POSSIBLE if any(sentence.names(place) for place in parts[:2]) else SURE


def _differing(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that two figures are values, and none is a difference itself: "$15 cheaper"."""
    if sentence.words.unspaced or sentence.words.postpositions or sentence.words.nouns:
        return SURE
    return POSSIBLE if any(_DIFFERS.match(sentence.codes, place + 1) for place in parts[:2]) else SURE


def _and_is(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that a figure is what a change before it led to: not in "gained 12% and has $58 billion"."""
    between = sentence.codes[parts.c + 1 : min(parts[:2])]
    parted = _AND.search(between) and "t" not in between and not sentence.words.unspaced
    return POSSIBLE if parted else SURE


def _changed_too(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that a later figure is what came before: not in "52,000 (-8%) here, 210,000 (+3%) abroad"."""
    own = parts.a > parts.c and parts.c > parts.b and _OWN_CHANGE.match(sentence.codes, parts.a + 1)
    return POSSIBLE if own else SURE


def _told_of(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that a change behind two figures is told of them: "fell from 12 to 11, and sales dropped 30%"."""
    behind = max(parts[:2]) + 1
    if parts.c < behind:
        return SURE
    if sentence.words.unspaced:
        clause = _CLAUSE.search(sentence.codes, behind, parts.c)
        other = clause is not None and sentence.unnamed(clause.end(), parts.c) >= LONG[sentence.words.postpositions]
    else:
        other = _CHANGES_TOO.search(sentence.codes, behind, parts.c) is not None
    return POSSIBLE if other else SURE


def _of_shares(sentence: Sentence, parts: Parts) -> bool:
    """Whether a change behind two shares may be one of another thing: "from 31% to 35%, and incomes by 6%"."""
    return (
        sentence.codes[parts.b] == sentence.codes[parts.c] == "P"
        and _ANOTHER.search(sentence.codes, max(parts[:2]) + 1, parts.c) is not None
    )


def _owned(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that what came before is of the same thing: 売上高は50億円で、利益は前年の30億円から is of two."""
    return LIKELY if sentence.words.postpositions and _OWN.search(sentence.codes, parts.b, parts.a) else SURE


def _labelled(sentence: Sentence, place: int) -> int:
    """How sure it is that a figure in brackets is an earlier one: "(Vorjahr: 40 Millionen)", not: "(Gewinn: 40)"."""
    around = _BRACKET.search(sentence.codes[:place]), _CLOSED.match(sentence.codes, place + 1)
    behind = around[1][1] if around[1] and not sentence.words.unspaced else ""  # 1274人 has a unit there
    label = (around[0][1] if around[0] else "") + behind
    if around[0] is None or not label.strip(":") or DAY not in sentence.words.roles.values():
        return SURE
    return SURE if _EARLIER.search(label) else POSSIBLE


def _within(sentence: Sentence, parts: Parts) -> int:
    """How sure it is that an amount is what two others differ by: a profit less a loss is more than both."""
    a, b, c = (sentence.figure(place) for place in parts[:3])
    if _of_shares(sentence, parts):
        return POSSIBLE
    return SURE if c.kind == "percent" or c.amount <= max(a.amount, b.amount) else LIKELY


def _beside(sentence: Sentence, parts: Parts, taken: set[int]) -> int:
    """How sure it is that a change is one of two figures, by what stands behind it and by what is told of these."""
    leading = _TO_ANOTHER.match(sentence.codes, parts.c + 1)
    if leading and leading.end() - 1 not in parts[:2]:
        return POSSIBLE  # grew by 11% to 8.21 million
    joined = parts.a > parts.c and _JOINED.fullmatch(sentence.codes, parts.b + 1, parts.c)
    if joined and "N" in sentence.codes[: parts.b] and sentence.codes[parts.c] == "P":
        return POSSIBLE  # $12 or 10% less than the $120: both are the change
    if not taken.issuperset(parts[:2]):
        return SURE
    # By another change: what a further one is of may be told with it, "a 3% rise over the year before".
    apart = _APART.search(sentence.codes, max(parts[:2]), parts.c)
    return POSSIBLE if apart else SURE if _ENDS.match(sentence.codes, parts.c + 1) else LIKELY
