"""FC301: "up 20% to $120m from $100m", "cut by a third", "down 5 points": a stated change and the figures beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import chain

from factcheck.checks.arithmetic import HUNDRED, ONE, allowed, constant, printed_unit
from factcheck.checks.claiming import Judged, claim, comparable, judged, scaled
from factcheck.checks.sentence import Sentence
from factcheck.checks.slips import LIKELY, POSSIBLE, SURE, settled
from factcheck.checks.windows import Parts, windows
from factcheck.checks.wording import number
from factcheck.language.expression import Expression
from factcheck.model import Cause, Claim, Figure, Finding

CODE, KIND, ROLES = "FC301", "change", ("from", "to", "change")
_W, _L, _XL = "[wyn]{0,2}", "[wynob]{0,5}", "[wynoab,]{0,9}"
_CHANGE, _AMOUNT = "(?P<c>[PpF])", "(?P<c>[PpFN])"
_BY = "(?:[wyn]{0,2}[bo]?|[wyne]{0,5}b)"  # rose (in May by); cut their price target by
_V = "[NP]"

# The orders in which writers put from (a), to (b), the change (c) and its direction (d).
STRICT = tuple(
    Expression(pattern)
    for pattern in (
        # rose 4.7% (in May) to $51.2bn from $48.8bn; rose 44% to $205m in the quarter, from $142m; compared with $142m
        rf"(?P<d>[ud]){_BY}{_AMOUNT}{_W}[,(]?t(?P<b>{_V}){_XL}[ud]?[fc]{_L}(?P<a>{_V})",
        # fell by 52 percent, from 36,000 in 2015 to 17,250
        rf"(?P<d>[ud]){_W}b?{_AMOUNT}{_W},?{_W}[ud]?[fo]{_L}(?P<a>{_V}){_L},?t(?P<b>{_V})",
        rf"(?P<d>[ud]){_W}b?{_CHANGE}{_XL}[,(-][fo]{_L}(?P<a>{_V}){_L}t(?P<b>{_V})",
        # from $22m in Q2 to $29m in Q3, a 31% gain; sank from 10m to 2.5m - minus 75%; from 8,300 to 8,850, or 6.6%
        rf"[fo](?P<a>{_V}){_L}[udm]?t(?:{_V}{_L}t)?(?P<b>{_V}){_L}[ud]?[,(-][rwT,]{{0,4}}{_CHANGE}{_W}(?P<d>[ud])(?!{_W}[fc])",
        rf"[fo](?P<a>{_V}){_L}[udm]?t(?P<b>{_V}){_L}[ud]?[,(-][rwT,]{{0,3}}(?P<d>[ud]){_W}[bfo]?{_CHANGE}(?!{_W}[fco])",
        # 34%, up from 30%, a rise of 4 points
        rf"(?P<b>{_V}){_L},?[ud]?[fc]{_L}(?P<a>{_V}){_L},w?(?P<d>[ud])o(?P<c>[PpFN])",
        rf"(?P<d>[ud])[wyn]{{0,6}}[fo](?P<a>{_V}){_L}t(?P<b>{_V}){_L}(?:,r|[(-]r?)b?(?P<c>[PpF])(?!o)",
        rf"(?P<d>[ud])[fo](?P<a>{_V}){_L}t(?P<b>{_V})(?:\(w{{0,5}}\))?(?P<c>[PpF])(?!o)",
        rf"b(?P<c>[PpFN]){_XL}[fo](?P<a>{_V}){_L}t(?P<b>{_V}){_W}(?P<d>[ud])",
        # employed 12,243 at year end, down 19.8 percent from the 15,273 of the year before; an increase of 82% on 255
        # rose 25% to 50 million (year before: 40 million)
        rf"(?P<d>[ud]){_W}b?{_CHANGE}{_W}t(?P<b>{_V}){_L}[ud]?\((?:[wyn]{{1,4}}:?(?P<a>{_V})|(?P<a2>{_V})[wyn]{{1,4}})\)",
        rf"(?P<b>{_V})(?:{_L}[,(-]w?)?(?P<d>[ud]){_W}[bfo]?{_CHANGE}{_W}(?:[fch]|v(?=N)){_L}(?P<a>{_V})",
        rf"(?P<b>{_V}){_L}[,(-]w?{_AMOUNT}w{{0,2}}(?P<d>[ud]){_W}[fcvh]{_L}(?P<a>{_V})",
        rf"(?P<b>{_V})w{{0,2}}{_CHANGE}(?P<d>[ud])f{_L}(?P<a>{_V})",
        # at $49.87, and the $58.83 average target suggests growth of 18%
        r"(?P<a>N),?[a;]?(?P<b>N)[we]{1,4}(?P<d>[ud])o?(?P<c>P)",
        # cut by 21%, it has 90 singers against 114
        rf"(?P<d>[ud])[bo]?{_CHANGE},w{{0,3}}(?P<b>{_V}){_L}c(?P<a>{_V})",
        rf"(?P<b>{_V})[,(-]{_CHANGE}Mc{_L}(?P<a>{_V})",
        # a 5.37% increase from £4.47 to £4.71; a 20% increase to $120 from $100; 31% off, down from $1,159 to $799
        rf"{_CHANGE}{_W}(?P<d>[ud]){_L},?d?[fo](?P<a>{_V}){_L}t(?P<b>{_V})",
        rf"{_CHANGE}{_W}(?P<d>[ud]){_L},?d?t(?P<b>{_V}){_XL}[fc](?P<a>{_V})",
        # slumped to 142,000, a fall of 29% from its peak of 200,000
        rf"t(?P<b>{_V}){_L},(?P<d>[ud])o?{_CHANGE}f[wo]{{0,2}}k?o?(?P<a>{_V})",
        # will rise from £1,620 to £1,684.80, or 4%; average $485, up from $461 a year ago, about 5%
        rf"f{_L}(?P<a>{_V}){_L}t(?P<b>{_V}){_W}(?:,r,?|[(-]r?){_CHANGE}(?=[,.;)-]|$)",
        rf"(?P<b>{_V}){_L},?(?P<d>[ud])f{_L}(?P<a>{_V}){_L}(?:,r?,?|[(-]r?){_CHANGE}(?=[.;)-]|$)",
        # was $1.28 billion and increased 60% compared to the same period a year before ($800 million)
        rf"(?P<b>{_V})[,a]{{1,2}}(?P<d>[ud]){_W}b?{_CHANGE}c[wyn]{{0,9}}\((?P<a>{_V})\)",
    )
)
# Words leave it open whether the figures belong together.
_ANY = "[^NPRFX]"
LOOSE = tuple(
    Expression(pattern)
    for pattern in (
        # in 2008 there were 57,000 pubs; now there are 48,350, a drop of 15%; paid £620,000 and got £785,000, 27% more
        rf"(?P<a>N){_ANY}{{1,16}}(?P<b>N){_ANY}{{0,6}}[,;(-]w{{0,2}}(?P<d>[ud])o?(?P<c>P)(?=[.,;)-]|$)",
        rf"(?P<a>N){_ANY}{{1,16}}(?P<b>N){_ANY}{{0,6}}[,;(-]w?(?P<c>P)w?(?P<d>[udM])(?![fch])",
        # from a peak of $19,500 it has lost 68% and now trades at $6,240
        rf"[fc]{_ANY}{{0,4}}(?P<a>N){_ANY}{{1,10}}(?P<d>[ud])b?(?P<c>P){_ANY}{{0,10}}(?P<b>N)",
        # received 18,240 calls, 12% fewer than in 2016, when it took 20,730; 15% ahead of the $3bn before
        rf"(?P<b>N){_ANY}{{0,5}}(?P<c>P)w?(?P<d>[Mud]?)h{_ANY}{{0,10}}(?P<a>N)",
        rf"(?P<b>N){_ANY}{{0,3}}(?P<c>P)[we]{{1,4}}[oe](?P<a>N)",
        # up 6.3 points on the last election, at 67.5% against 61.2%
        rf"(?P<d>[ud])(?P<c>[pN]){_ANY}{{1,9}}(?P<b>P){_ANY}{{0,3}}[fc]{_ANY}{{0,3}}(?P<a>P)",
        rf"(?P<b>P){_ANY}{{1,5}}(?P<c>[pN])w?(?P<d>[udM]){_ANY}{{0,4}}[(fch]{_ANY}{{0,3}}(?P<a>P)",
    )
)
POSTPOSITIONS = tuple(
    Expression(pattern)
    for pattern in (
        rf"(?P<b>{_V})w?tw?\((?P<a>{_V})w?\)w?Fw?(?P<c>[PpF])w{{0,3}}(?P<d>[ud])",
        rf"(?P<a>{_V})w{{0,3}}F[wyn,]{{0,6}}(?P<b>{_V})w{{0,3}}t[w,(]{{0,4}}b?(?P<c>[PpF])w{{0,3}}(?P<d>[ud])",
        rf"(?P<a>{_V})w{{0,3}}F[wyn]{{0,3}}(?P<c>[PpF])w{{0,3}}(?P<d>[ud])[wyn]{{0,3}}(?P<b>{_V})",
    )
)
POSTPOSITION_STEPS = (
    Expression(r"(?P<b>N)w?t?w?F?(?P<c>P)q(?P<s>N)w?(?P<d>[ud])"),
    Expression(r"F?(?P<s>N)w?[(](?P<c>P)[)]w?(?P<d>[ud])w?(?P<b>N)"),
)
# The level before is printed as what was added or lost: "shed 65 cents, or 25%, to $1.90".
STEPS = tuple(
    Expression(pattern)
    for pattern in (
        rf"(?P<d>[ud])?{_W}b?(?P<s>N){_W}(?:,?r|,|\()(?P<c>P)[,)]?{_L},?t[wyn]{{0,3}}(?P<b>N)",
        rf"(?P<d>[ud])?{_W}b?(?P<c>P)(?:,?r|,|\()(?P<s>N)[,)]?{_L},?t[wyn]{{0,3}}(?P<b>N)",
        # fell $1.1 billion to $6.4 billion, a drop of 15 percent; 38p, or 6.4%, lower at 556p
        rf"(?P<d>[ud]){_W}b?(?P<s>N){_W}t(?P<b>N){_L}[,-](?:r|[wdu]{{0,2}}o?)(?P<c>P)(?=[.,;)-]|$)",
        r"(?P<s>N)w?(?:,?r)(?P<c>P),?(?P<d>[ud])[wnt]{0,2}(?P<b>N)",
    )
)
# How much one figure is more than another: a majority of 2,225; net debt of $6.8 billion; 2,345 more than her 16,420.
_GAP = "[^NPRFX;]"
DIFFERENCES = tuple(
    Expression(pattern)
    for pattern in (
        rf"(?P<b>N){_GAP}{{0,6}}(?P<a>N){_GAP}{{0,8}}Lo?w?(?P<c>N)",
        rf"Lo?w?(?P<c>N)[:,(-]{{1,2}}{_GAP}{{0,4}}(?P<b>N)w{{0,3}}[tc]{_GAP}{{0,3}}(?P<a>N)",
        rf"(?P<b>N){_GAP}{{0,5}},{_GAP}{{0,2}}(?P<c>N)w{{0,2}}(?:M|[ud]?h)[hc]?w{{0,4}}(?P<a>N)",
    )
)
_NEAR_CHANGE = Expression(rf"(?P<d>[ud]){_W}[bo]?(?P<c>[PpF])|(?P<c2>[PpF]){_W}(?P<d2>[ud])")


_EXPECTED = Expression("[fct]w?e|e[wn:]?[NP]|[NP]e")
_DOUBT = Expression("[;A]|k(?!o?N)|u.*d|d.*u")  # down 12% from its peak, but not: from a peak of 90
_LED, _FOLLOWED = Expression("[fct(][wn]{0,3}$"), Expression("w?[Ft]")


MOST_VALUES = 6
_WIDTH = 13


def changes(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The changes that a sentence states, each percent taken once."""
    taken: set[int] = set()
    for parts, certainty in chain(
        _stated(sentence), windows(sentence), _loose(sentence), _differences(sentence), _possible(sentence, taken)
    ):
        if parts.c in taken:
            continue
        found = settled(sentence, parts[:3], partial(_judge, parts=parts), certainty)
        if certainty < SURE and (found is None or found.verdict != "ok"):
            turned = partial(_judge, parts=parts._replace(up=not parts.up))  # a loss that narrows is an improvement
            other = settled(sentence, parts[:3], turned, POSSIBLE)
            found = other or found
        if found is None or (certainty == POSSIBLE and not _telling(found)):
            continue
        taken |= {parts.a, parts.b, parts.c}
        yield claim(KIND, sentence, (parts.a, parts.b, parts.c), ROLES, found, CODE)
    yield from _steps(sentence, taken)


def _differences(sentence: Sentence) -> Iterator[tuple[Parts, int]]:
    """Amounts by which one figure is more or less than another."""
    if "L" in sentence.codes or "M" in sentence.codes or "h" in sentence.codes:
        for match in (found for pattern in DIFFERENCES for found in pattern.finditer(sentence.codes)):
            yield Parts(match.start("a"), match.start("b"), match.start("c"), None), LIKELY


def _telling(found: Judged) -> bool:
    """Whether what follows from two values is narrow enough to bear out a change by itself."""
    width = found.expected.high - found.expected.low
    return found.unit != "percent" or width <= _WIDTH or width <= abs(found.expected.value) / 4


def _stated(sentence: Sentence) -> Iterator[tuple[Parts, int]]:
    """What the patterns find, with whether nothing beside it speaks against an error."""
    for pattern in POSTPOSITIONS if sentence.words.postpositions else STRICT:
        for match in pattern.finditer(sentence.codes):
            yield _matched(match), SURE if _strict(sentence, match) else LIKELY


def _loose(sentence: Sentence) -> Iterator[tuple[Parts, int]]:
    """Figures that may be a change."""
    for pattern in () if sentence.words.postpositions else LOOSE:
        for match in pattern.finditer(sentence.codes):
            yield _matched(match), LIKELY


def _matched(match: re.Match[str]) -> Parts:
    """The parts that a pattern found; without a word for the direction it may be either."""
    named = match.groupdict()
    up = {"u": True, "d": False}.get(named.get("d") or "")
    start = match.start("a") if named["a"] else match.start("a2")
    return Parts(start, match.start("b"), match.start("c"), up)


def _strict(sentence: Sentence, match: re.Match[str]) -> bool:
    compared = "c" in match[0]  # with a forecast, as like as not, if one is mentioned
    doubtful = "e" in sentence.codes if compared else _EXPECTED.search(match[0])
    if doubtful or _DOUBT.search(sentence.codes[match.start() : match.end() + 2]):
        return False
    apart = sentence.words.unspaced and match.start("c") < min(match.start("a"), match.start("b"))
    return not (apart and ",w" in match[0])  # 收入增长5%，利润从24亿元变为20亿元


def _possible(sentence: Sentence, taken: set[int]) -> Iterator[tuple[Parts, int]]:
    """Other pairs of figures beside a stated change: of use only where they bear it out."""
    codes = sentence.codes
    values = [place for place, code in enumerate(codes) if code in "NP"][:MOST_VALUES]
    for match in _NEAR_CHANGE.finditer(codes):
        place = match.start("c") if match["c"] else match.start("c2")
        up = (match["d"] or match["d2"]) == "u"
        for a in values if place not in taken else ():
            for b in values:
                if len({a, b, place}) == 3 and _plain(sentence, a, b):
                    yield Parts(a, b, place, up), POSSIBLE


def _plain(sentence: Sentence, a: int, b: int) -> bool:
    """Whether two values may bear out a change: no bounds, and a word that leads to one, or to both percents."""
    figures = (sentence.figure(a), sentence.figure(b))
    if any(figure.bound not in (None, "about") for figure in figures) or abs(a - b) < 2:
        return False
    led = [_LED.search(sentence.codes[max(0, place - 4) : place]) is not None for place in (a, b)]
    behind = [_FOLLOWED.match(sentence.codes, place + 1) is not None for place in (a, b)]
    marked = [one or other for one, other in zip(led, behind, strict=True)]
    return all(marked) if any(figure.kind == "percent" for figure in figures) else any(marked)


def _judge(sentence: Sentence, parts: Parts) -> Judged | None:
    a, b, c = (sentence.figure(place) for place in parts[:3])
    a, b = scaled(a, b), scaled(b, a)
    up = b.amount >= a.amount if parts.up is None else parts.up
    if not comparable(a, b) or not allowed(a).divisible or a.amount <= 0 or b.amount < 0:
        return None
    if c.kind == "percent" and c.unit != "points":
        return _relative(a, b, c, up)
    if a.kind != "percent" and not comparable(a, c):
        return None
    if a.kind == "percent" and c.unit != "points":
        return None
    return _absolute(a, b, c, up)


def _relative(a: Figure, b: Figure, c: Figure, up: bool) -> Judged:
    expected = (allowed(b) / allowed(a) - constant(1)) * constant(100)
    stated = allowed(c) if up else allowed(c).negated()
    worked = f"from {number(a.amount)} to {number(b.amount)} is {_signed(expected.value)}%"
    found = judged(stated, expected, printed_unit(c), worked, "percent")
    if found.verdict == "wrong" and a.kind == "percent":
        points = allowed(b) - allowed(a)
        if stated.meets(points.widened(Decimal(0), printed_unit(c))):
            detail = f"the difference is {number(abs(points.value))} percentage points, not percent"
            return found._replace(cause=Cause("percent_points", detail))
    return found


def _absolute(a: Figure, b: Figure, c: Figure, up: bool) -> Judged:
    expected = allowed(b) - allowed(a)
    stated = allowed(c) if up else allowed(c).negated()
    if stated.value * expected.value < 0:
        stated = stated.negated()  # "the won's decline" is a rise of the dollar
    worked = f"from {number(a.amount)} to {number(b.amount)} is a change of {_signed(expected.value)}"
    return judged(stated, expected, printed_unit(c), worked, c.currency or c.unit)


def _signed(value: Decimal) -> str:
    return ("+" if value > 0 else "") + number(round(value, 2) if abs(value) >= ONE else value)


def _steps(sentence: Sentence, taken: set[int]) -> Iterator[tuple[Claim, list[Finding]]]:
    """Changes printed both as an amount and in percent, with the level after."""
    patterns = POSTPOSITION_STEPS if sentence.words.postpositions else STEPS
    for match in (found for pattern in patterns for found in pattern.finditer(sentence.codes)):
        step, level, percent = (match.start(name) for name in "sbc")
        found = None if {step, level, percent} & taken else _step(sentence, step, level, percent, match["d"])
        if found is not None and (found.verdict != "wrong" or "e" not in sentence.codes):
            taken |= {step, level, percent}
            yield claim(KIND, sentence, (step, level, percent), ("part", "to", "change"), found, CODE)


def _step(sentence: Sentence, step: int, level: int, percent: int, direction: str | None) -> Judged | None:
    """The judgement on a step; without a word of direction it may be either."""
    if direction is None:
        both = [found for way in "ud" if (found := _step(sentence, step, level, percent, way))]
        return min(both, key=lambda found: ("ok", "loose", "wrong").index(found.verdict), default=None)
    s, b, c = sentence.figure(step), sentence.figure(level), sentence.figure(percent)
    base = allowed(b) - allowed(s) if direction == "u" else allowed(b) + allowed(s)
    if not comparable(s, b) or not base.divisible or base.value <= 0:
        return None
    expected = allowed(s) / base * constant(HUNDRED)
    before = number(base.value)
    worked = f"{number(s.amount)} of {before} is {number(round(expected.value, 3))}%"
    return judged(allowed(c), expected, printed_unit(c), worked, "percent")
