"""FC302: "more than doubled to $120m from $50m", "triple the 979,000 of today": a stated multiple of two figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from factcheck.checks.arithmetic import ABOUT, OVER, Span, allowed
from factcheck.checks.claiming import Judged, claim, comparable, scaled
from factcheck.checks.sentence import Sentence
from factcheck.checks.wording import number
from factcheck.language.expression import Expression
from factcheck.model import Claim, Figure, Finding

CODE, KIND, ROLES = "FC302", "multiple", ("from", "to", "multiple")
LOOSE = Decimal("0.1")  # "doubled" is said of 1.7 times too, and of more than two
WHOSE = "(?P<b>N)[wtna]{0,3},?[wo]{0,6}(?P<a>N)w?o(?P<c>X)"  # 造价达90亿元，是预算30亿元的3倍
STRICT = tuple(
    Expression(pattern)
    for pattern in (
        # doubled to $4.1bn from $1.9bn; nearly double the number of hotspots from 12,300 to 20,000
        r"(?P<c>X)[wyne]{0,5}(?:,dw?)?,?t(?P<b>[NP])[wyn,]{0,9}u?[fc][wyno]{0,4}(?P<a>[NP])",
        r"(?P<c>X)[wyno]{0,8},?[um]?[fo](?P<a>[NP])[wyno]{0,5}t(?P<b>[NP])",
        # $1.34 trillion, more than double the prior year's $550 billion
        r"(?P<b>[NP])[wynb]{0,5}[,(-]w{0,3}(?P<c>X)(?!w?[,)])[wyno]{0,7}(?P<a>[NP])",
        # $32 billion, 10 times larger than its biggest deal, at $3 billion
        r"(?P<b>[NP])[wyn]{0,3}[,(-]w?(?P<c>X)w?M?[chu]{1,2}[wyno]{0,8}(?:,n)?(?P<a>[NP])",
        # at $300,000 it costs three times as much as the $100,000 house
        r"(?P<b>[NP])[wynb]{0,5}[,-]?w{0,3}(?P<c>X)w{0,2}M?w?[ch][wynobe]{0,5}(?:,[nw]{1,3})?(?P<a>[NP])",
        # a fleet of 400 is four times the size of its rival's, which has 100
        r"(?P<b>N)[wynb]{0,5}[,-]?w{0,3}(?P<c>X)[wo]{1,5},w{1,2}(?P<a>N)",
        # double the storage: 256GB, up from 128GB
        r"(?P<c>X)[wyn]{0,5}[:,-](?P<b>[NP])[wyn]{0,3},?u?f(?P<a>[NP])",
        # a toll of 600 is double the 300 first reported; jumped to 5,000 from 3,000, a threefold increase
        r"(?P<b>N)(?P<c>X)(?P<a>N)",
        WHOSE,
        r"t(?P<b>[NP])[wyno]{0,5}u?[fc][wyno]{0,4}(?P<a>[NP])[wyno]{0,4},w?(?P<c>X)",
        # von 30 auf 60 Millionen verdoppelt
        r"[fo](?P<a>[NP])[wyno]{0,5}[umd]?w?t(?P<b>[NP])[wyno]{0,4},?[wuo]{0,5}(?P<c>X)(?!w?[och])",
        # cost $3.2bn in 2015 and by 2020 will have doubled to $5.9bn
        r"(?P<a>[NP])[wyno]{0,5}(?:aN[wyno,]{0,5})?[;a,-]{0,3}a?[wynb,]{0,12}(?P<c>X)t(?P<b>[NP])",
    )
)
_LED = Expression("[ftch(:F]w{0,2}N|N[wF]{0,2}[ftch]")
POSTPOSITIONS = (
    Expression(r"(?P<c>X)\((?P<a>N)-?(?P<b>N)"),
    Expression(r"(?P<a>[NP])w{0,3}F[wyn,]{0,6}(?P<b>[NP])w{0,3}t[w,(]{0,4}(?P<c>X)"),
    Expression(WHOSE),
)


def multiples(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The multiples that a sentence states, each once."""
    taken: set[int] = set()
    if "X" not in sentence.codes:
        return
    for a, b, c, strict in chain(_stated(sentence), _possible(sentence)):
        found = None if c in taken else _judge(sentence.figure(a), sentence.figure(b), sentence.figure(c))
        if found is None or (found.verdict != "ok" and not strict):
            continue
        taken.add(c)
        yield claim(KIND, sentence, (a, b, c), ROLES, found, CODE)


def _stated(sentence: Sentence) -> Iterator[tuple[int, int, int, bool]]:
    for pattern in POSTPOSITIONS if sentence.words.postpositions else STRICT:
        for match in pattern.finditer(sentence.codes):
            a, b, c = (match.start(name) for name in "abc")
            yield a, b, c, "e" not in sentence.codes[match.start() : match.end()]


def _possible(sentence: Sentence) -> Iterator[tuple[int, int, int, bool]]:
    """Any two figures beside a multiple: of use only where they bear it out."""
    values = [place for place, code in enumerate(sentence.codes) if code in "NP"][:6]
    for c in (place for place, code in enumerate(sentence.codes) if code == "X"):
        for a in values:
            for b in values:
                if _plain(sentence, a, b):
                    yield a, b, c, False


def _plain(sentence: Sentence, a: int, b: int) -> bool:
    """Whether two values may bear out a multiple: no bounds, none is one, and a word or a mark leads to one of them."""
    figures = (sentence.figure(a), sentence.figure(b))
    if a == b or any(figure.amount == 1 or figure.bound not in (None, "about") for figure in figures):
        return False
    return any(_LED.search(sentence.codes[max(0, place - 3) : place + 3]) for place in (a, b))


def _judge(a: Figure, b: Figure, c: Figure) -> Judged | None:
    a, b = scaled(a, b), scaled(b, a)
    if not comparable(a, b) or a.amount <= 0 or b.amount <= 0 or not allowed(a).divisible:
        return None
    expected, stated = allowed(b) / allowed(a), _stated_multiple(c)
    worked = f"from {number(a.amount)} to {number(b.amount)} is {number(round(expected.value, 2))} times"
    verdict = "ok" if stated.meets(expected) else _worse(c, stated, expected)
    return Judged(verdict, stated, expected, worked, "times")


def _stated_multiple(c: Figure) -> Span:
    """What a multiple allows: a word by itself (doubled) is as good as "about"."""
    span = allowed(c)
    in_digits = c.numerals[-1].end > c.numerals[-1].start
    return span if c.bound or in_digits else span.widened(ABOUT)


def _worse(c: Figure, stated: Span, expected: Span) -> str:
    """Loose or wrong. "Doubled" is used loosely; "more than doubled" promises two."""
    if c.bound in ("over", "at least"):
        near = expected.high >= stated.low * (1 - ABOUT / 2)  # far more than double is an understatement
        return "loose" if near else "wrong"
    exact = c.bound in ("under", "at most") or c.numerals[-1].end > c.numerals[-1].start
    margin = ABOUT / 2 if exact else LOOSE
    if not exact and c.amount > 1:
        stated = stated._replace(high=c.amount * (1 + OVER))
    return "loose" if stated.widened(margin).meets(expected) else "wrong"
