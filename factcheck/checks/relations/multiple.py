"""FC302: "more than doubled to $120m from $50m", "triple the 979,000 of today": a stated multiple of two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from factcheck.checks.arithmetic import ABOUT, HUNDRED, Span, allowed, constant, in_words
from factcheck.checks.relations.claiming import Judged, claim, comparable, scaled, unlike
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import LIKELY, POSSIBLE, SURE, Form, each_once
from factcheck.checks.wording import number
from factcheck.language.expression import Expression
from factcheck.language.numbers import rounded
from factcheck.model import Claim, Figure, Finding

CODE, KIND, ROLES = "FC302", "multiple", ("from", "to", "multiple")
ROUGHLY = Decimal("0.1")  # "doubled" is said of 1.7 times too,
MORE = Decimal("0.25")  # and of more than two
BELOW = Decimal("0.15")  # "2 times" rounds up from 1.7, not from 1.5
TURNED = {"over": "under", "under": "over", "at least": "at most", "at most": "at least"}
_HALF = Decimal(50)
WHOSE = "(?P<b>N)[wtna]{0,3},?[wyor]{0,7}[(]?(?P<a>N)w?[)]?w?o(?P<c>X)"  # 造价达90亿元，是预算30亿元的3倍
STRICT = tuple(
    Expression(pattern)
    for pattern in (
        # doubled to $4.1bn from $1.9bn; nearly double the number of hotspots from 12,300 to 20,000
        r"(?P<c>X)[wynev]{0,5}(?:,[udm]w?)?,?t(?P<b>[NP])[wyn,]{0,9}u?[fc][wyno]{0,4}(?P<a>[NP])",
        r"(?P<c>X)u?[wynofb]{0,8}[,:-]?[um]?[fo](?P<a>[NP])[wyno]{0,5}t(?P<b>[NP])",
        # $1.34 trillion, more than double the prior year's $550 billion
        r"(?P<b>[NP])[wynbAB]{0,5}[,(-]w{0,3}(?P<c>X)(?!w?[,)])[wyno]{0,7}[(]?(?P<a>[NP])",
        # $32 billion, 10 times larger than its biggest deal, at $3 billion
        r"(?P<b>[NP])[wynAB]{0,3}[,(-]w?(?P<c>X)w?M?[chu]{1,2}[wynoe]{0,8}(?:,n)?(?P<a>[NP])",
        # at $300,000 it costs three times as much as the $100,000 house; twice what it was in 1998, when it stood at 40
        r"(?P<b>[NP])[wynbABv]{0,5}[,-]?w{0,3}(?P<c>X)w{0,2}M?w?[ch][wynobev]{0,5}(?:,[;nwht]{0,4}|[(]w?)?(?P<a>[NP])",
        # a fleet of 400 is four times the size of its rival's, which has 100
        r"(?P<b>N)[wynbAB]{0,5}[,-]?w{0,3}(?P<c>X)w{0,3}o[wo]{0,3},w{1,2}(?P<a>N)",
        # double the storage: 256GB, up from 128GB; 1.5 times last year's: $9 against $6
        r"(?P<c>X)[wyn]{0,5}[:,-](?P<b>[NP])[wyn]{0,3},?u?[fc](?P<a>[NP])",
        # a toll of 600 is double the 300 first reported; jumped to 5,000 from 3,000, a threefold increase
        r"(?P<b>[NP])(?P<c>X)(?P<a>[NP])",
        # 5,50 Euro sind das 2,5-Fache des Preises von 2,20 Euro
        r"(?P<b>N)[wynb]{0,2}(?P<c>X)o[wo]{0,2}f?(?P<a>N)",
        WHOSE,
        r"t(?P<b>[NP])[wyno]{0,5}u?[fc][wyno]{0,4}(?P<a>[NP])[wyno]{0,4},w?(?P<c>X)",
        # 422 million in 2014, up from 108 million in 1980, a fourfold rise
        r"(?P<b>[NP])[wyno]{0,4},u?[fc][wyno]{0,4}(?P<a>[NP])[wyno]{0,4}[,:-]w?(?P<c>X)(?=[uM]|w?[.,;]|w?$)",
        # a loss of $88 million is half that of a year ago, $176 million
        r"(?P<b>N)[wynABo]{0,6}(?P<c>F)w?o[wyn]{1,6},[;nwh]{0,3}(?P<a>N)",
        # von 30 auf 60 Millionen verdoppelt
        r"[fo](?P<a>[NP])[wyno]{0,5}[umd]?w?t(?P<b>[NP])[wyno]{0,4}[,:-]?[wyuot]{0,5}(?P<c>X)(?!w?[och])",
        # cost $3.2bn in 2015 and by 2020 will have doubled to $5.9bn
        r"(?P<a>[NP])[wyno]{0,5}(?:aN[wyno,]{0,5})?[;a,-]{0,3}a?[wynb,]{0,12}(?P<c>X)t(?P<b>[NP])",
        # at 52.7 times profit, nearly triple the 19.4 of all
        r"(?P<b>X)[wyne]{0,8}[,-]w{0,3}(?P<c>X)[wo]{0,3}(?P<a>N)",
        # twice as many as in 2018: 49,000 against 24,000; half what it was: 3.7% compared with 7.4%
        r"(?P<c>[XF])[^NPRFX]{0,14}:(?P<b>[NP])w{0,2}c[wyn]{0,3}(?P<a>[NP])",
        # cut to a quarter, from 12 an hour to 3
        r"t(?P<c>F),?f(?P<a>[NP])[wyn]{0,3}t(?P<b>[NP])",
        # half the £28,000 earned by men
        r"(?P<b>N)[wynABo]{0,5}[,-]w?(?P<c>F)(?P<a>N)",
    )
)
# Words leave it open whether the figures belong together.
_ANY = "[^NPRFX]"
LOOSE = tuple(
    Expression(pattern)
    for pattern in (
        rf"(?P<b>[NP]){_ANY}{{0,9}}(?P<c>X){_ANY}{{0,9}}(?P<a>[NP])",
        rf"(?P<a>[NP]){_ANY}{{1,9}}(?P<b>[NP]){_ANY}{{0,5}}(?P<c>X)",
        rf"(?P<c>X){_ANY}{{0,8}}(?P<b>[NP]){_ANY}{{1,9}}(?P<a>[NP])",
        rf"(?P<a>[NP]){_ANY}{{0,9}}(?P<c>X){_ANY}{{0,9}}(?P<b>[NP])",
        # halved in four years: they were 1.2% in 2010 and 0.6% in 2014
        rf"(?P<c>X){_ANY}{{0,8}}(?P<a>[NP]){_ANY}{{1,9}}(?P<b>[NP])",
        # more than double the 1,700 hectares that burned last year, 3,900 have been lost
        rf"(?P<c>X){_ANY}{{0,3}}(?P<a>[NP]){_ANY}{{0,6}},(?P<b>[NP])",
    )
)
_HALF_AS = Expression("F(?=w?[Mh])")
_CLAUSE, SUBJECT = Expression(",w"), 3  # characters of a subject of its own, with the unit of the number before it
_OF = Expression("[wo]{0,3}")
_RISES = Expression("u[wb]?$")
_FEWER = Expression("M(?:[,.;)]|$)")
_TO = Expression("[wyno]{0,5}[udm]?t[wyno]{0,2}[NP]")
_OTHER = Expression("a(?![Nby])")  # and provisions; not: and by 2020
_LED = Expression("[ftch(:F]w{0,2}[NP]|[NP][wF]{0,2}[ftch]")
POSTPOSITIONS = (
    Expression(r"(?P<c>X)\((?P<a>N)-?(?P<b>N)"),
    Expression(r"(?P<a>[NP])w{0,3}F[wyn,]{0,6}(?P<b>[NP])w{0,3}t?[wa,(]{0,4}(?P<c>X)"),
    Expression(WHOSE),
)


def multiples(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The multiples that a sentence states, each once."""
    if "X" not in sentence.codes and "F" not in sentence.codes:
        return
    sentence = _with_halves(sentence)
    for places, found in each_once(sentence, chain(_stated(sentence), _possible(sentence)), _judge, set()):
        yield claim(KIND, sentence, places, ROLES, found, CODE)


def _with_halves(sentence: Sentence) -> Sentence:
    """The sentence with "half as much as" as the multiple that it is."""
    places = [match.start() for match in _HALF_AS.finditer(sentence.codes)]
    halves = [place for place in places if sentence.figure(place).amount == _HALF]
    return sentence.recoded(halves, "X") if halves else sentence


def _stated(sentence: Sentence) -> Iterator[Form]:
    sure, likely = (POSTPOSITIONS, ()) if sentence.words.postpositions else (STRICT, LOOSE)
    for pattern, match in sentence.matches((*sure, *likely)):
        a, b, c = (match.start(name) for name in "abc")
        if not (sentence.names(a) or sentence.names(b)):
            yield a, b, c, _certainty(sentence, match, sure=pattern in sure)


def _certainty(sentence: Sentence, match: re.Match[str], *, sure: bool) -> int:
    """How sure a pattern is: twice the 300 expected is a multiple, doubled to an expected 300 is not."""
    c = sentence.figure(match.start("c"))
    if re.search("e(?!N)", sentence.codes[match.start() : match.end() + 1]) or (
        c.kind == "percent" and c.amount != _HALF
    ):
        return POSSIBLE  # four times more likely; "another $18m, a third $17m"
    first, last = match.start("a"), match.start("c")
    if _FEWER.match(sentence.codes, first + 1):
        return POSSIBLE  # when he played 12 fewer
    apart = first < last < match.start("b") and _OTHER.search(sentence.codes, first, last) is not None
    apart = apart or _named(sentence.figure(first), sentence.figure(match.start("b")))
    behind = max(first, match.start("b"))
    if sentence.words.unspaced and _CLAUSE.search(sentence.codes, behind, last):  # 门店增至150家，销售额翻番
        apart = apart or sentence.unnamed(behind + 1, last) > SUBJECT
    if sure and not apart:  # profit fell to $152m, and provisions doubled to $86m
        return SURE
    leads_on = any(_leads_on(sentence, *pair) for pair in ((first, match.start("b")), (match.start("b"), first)))
    return LIKELY if c.bound in (None, "about") and not leads_on else POSSIBLE


def _leads_on(sentence: Sentence, place: int, other: int) -> bool:
    """Whether a figure is what another than the other came from: tripled on $12 shares, which fell from $40 to $36."""
    following = _TO.match(sentence.codes, place + 1) if sentence.codes[place - 1] == "f" else None
    return following is not None and following.end() - 1 != other


def _named(a: Figure, b: Figure) -> bool:
    """Whether a number in words may be a name beside what is counted in digits: 32 users, double the "model six"."""
    return in_words(a) and a.unit is None and a.kind == "count" and not in_words(b) and b.unit is not None


def _possible(sentence: Sentence) -> Iterator[Form]:
    """Any two figures beside a multiple: of use only where they bear it out."""
    values = [place for place, code in enumerate(sentence.codes) if code in "NP"][:6]
    for c in (place for place, code in enumerate(sentence.codes) if code == "X"):
        for a in values:
            for b in values:
                if _plain(sentence, a, b):
                    yield a, b, c, POSSIBLE


def _plain(sentence: Sentence, a: int, b: int) -> bool:
    """Whether two values may bear out a multiple: no bounds, none is one, and a word or a mark leads to one of them."""
    figures = (sentence.figure(a), sentence.figure(b))
    if (
        a == b
        or sentence.names(a)
        or sentence.names(b)
        or any(figure.amount == 1 or figure.bound not in (None, "about") for figure in figures)
    ):
        return False
    return any(_LED.search(sentence.codes[max(0, place - 3) : place + 3]) for place in (a, b))


def _judge(sentence: Sentence, a: int, b: int, c: int) -> Judged | None:
    first, second = sentence.figure(a), sentence.figure(b)
    if second.kind == "quantity":
        second = second._replace(kind="count", unit=first.unit if first.kind == "count" else second.unit)
    if _OF.fullmatch(sentence.codes, c + 1, a) and first.kind == second.kind == "count":
        first = first._replace(unit=second.unit)  # 6,400 sheep, four times its 1,600 people
    stated = sentence.figure(c)
    found = _multiple(first, second, stated)
    if found is None or found.verdict == "ok" or not _added(sentence, c):
        return found
    more = _multiple(first, second, stated._replace(amount=stated.amount + 1))
    return more if more is not None and more.verdict == "ok" else found


def _added(sentence: Sentence, c: int) -> bool:
    """Whether a multiple may be what was added, for it is told of a rise: 增长了两倍 is said of three times as much."""
    rises = _RISES.search(sentence.codes, max(0, c - 2), c) or sentence.codes[c + 1 : c + 2] == "u"
    return bool(rises) and sentence.figure(c).text.lower().endswith(tuple(sentence.words.times))


def _multiple(a: Figure, b: Figure, c: Figure) -> Judged | None:
    a, b = scaled(a, b), scaled(b, a)
    if not comparable(a, b) or a.amount == b.amount or a.amount <= 0 or b.amount <= 0 or not allowed(a).divisible:
        return None
    expected, stated = allowed(b) / allowed(a), _stated_multiple(c)
    if unlike(stated.value / expected.value):
        return None
    worked = f"from {number(a.amount)} to {number(b.amount)} is {number(rounded(expected.value, 2))} times"
    verdict = "ok" if stated.meets(expected) else _worse(c, stated, expected)
    holds = f"{number(stated.value)} times {number(a.amount)} is {number(a.amount * stated.value)}"
    return Judged(verdict, stated, expected, worked, "times", holds=holds)


def _stated_multiple(c: Figure) -> Span:
    """What a multiple allows: a word by itself (doubled) is as good as "about"."""
    if c.amount < 1 or c.kind == "percent":
        c = c._replace(bound=TURNED.get(c.bound or "", c.bound))  # more than halved: less than half is left
    span = allowed(c)
    if c.kind == "percent":
        span = span / constant(HUNDRED)
    in_digits = c.numerals[-1].end > c.numerals[-1].start
    if in_digits and not c.bound:
        span = span._replace(low=max(span.low, span.value * (1 - BELOW)))
    return span if c.bound or in_digits else Span(span.value, span.value, span.value).widened(ABOUT)


def _worse(c: Figure, stated: Span, expected: Span) -> str:
    """Loose or wrong. "Doubled" is used loosely; "more than doubled" promises two."""
    if c.bound in ("over", "at least") and c.amount > 1 and c.kind != "percent":
        near = expected.high >= stated.low * (1 - ABOUT / 2)  # far more than double is an understatement
        return "loose" if near else "wrong"
    exact = c.bound in ("under", "at most") or c.numerals[-1].end > c.numerals[-1].start
    margin = ABOUT / 2 if exact else ROUGHLY
    loosely = stated.widened(margin)
    if not exact and c.kind != "percent" and c.amount > 1:
        loosely = loosely._replace(high=c.amount * (1 + MORE))
    return "loose" if loosely.meets(expected) else "wrong"
