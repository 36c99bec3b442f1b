"""FC303: parts and their total in a sentence: "7.3 million abroad and 1.5 million at home, a total of 8.8 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.arithmetic import Span, allowed, constant, printed_unit
from factcheck.checks.claiming import Judged, claim, comparable, judged, scaled
from factcheck.checks.sentence import Sentence
from factcheck.checks.wording import number
from factcheck.language.expression import Expression
from factcheck.model import Claim, Figure, Finding

CODE, KIND = "FC303", "total"
MOST_PARTS = 8
TELLING = 3  # digits of a sum that is none by chance
_LIST = r"(?P<parts>N[wynf]{0,8}(?:[,;a]{1,2}[wyno]{0,5}N[wynf]{0,8})+)"
STRICT = (
    # $400 million: 200 for jobs and 200 for the climate
    Expression(rf"(?P<total>N)[wynT]{{0,4}}:[wyn]{{0,3}}{_LIST}(?=[.)]|$)"),
    # A total of 120 people attended, 70 men and 50 women
    Expression(rf"To?(?P<total>N)[wyn]{{0,5}}[,:-]{_LIST}$"),
    # 7.3 million abroad and 1.5 million at home, a total of 8.8 million
    Expression(rf"{_LIST}[,;(o-]{{1,2}}[wr]?[wrn]{{0,2}}To?(?P<total>N)"),
)
INCLUDING = Expression(rf"T?[wo]?(?P<total>N)[wyn]{{0,6}},?i{_LIST}")
# Of the 4,963 men, 2,210 returned; 1,946 were captured and 913 were killed. Parts that overlap by more are meant to.
WHOLE = Expression(rf"^o(?P<total>N)[wyn]{{0,4}},[wo]{{0,2}}{_LIST}[wyn]*$")
NEAR = Decimal("0.005")
_LAST = Expression("To?N[^NRPXF]*$")
OVERLAP = Decimal("1.12")
_WHOLE, _OVER = Decimal(100), Decimal(3)


def totals(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The totals that a sentence states: those in plain forms, else any figure that others add up to."""
    found = False
    for total, parts, strict in (*_stated(sentence), *_summed(sentence)):
        if found:
            break
        one = _judge(sentence, parts, sentence.figure(total))
        if one is not None and (one.verdict == "ok" or strict):
            found = True
            yield _claim(sentence, parts, total, one)
    if not found:
        yield from _possible(sentence)
        yield from _whole(sentence)


def _claim(sentence: Sentence, parts: list[int], total: int, found: Judged) -> tuple[Claim, list[Finding]]:
    return claim(KIND, sentence, (*parts, total), (*("part" for _ in parts), "total"), found, CODE)


def _stated(sentence: Sentence) -> Iterator[tuple[int, list[int], bool]]:
    for pattern in (*STRICT, WHOLE, INCLUDING):
        for match in pattern.finditer(sentence.codes):
            places = [match.start("parts") + at for at, code in enumerate(match["parts"]) if code == "N"]
            yield match.start("total"), places, _strict(sentence, pattern, places, match)


def _strict(sentence: Sentence, pattern: Expression, places: list[int], match: re.Match[str]) -> bool:
    """Whether the sum must come out: in plain forms; three parts of a whole must not come to more than it."""
    if re.search("e", match[0]) or re.search("[gR]", sentence.codes):
        return False
    added = sum((sentence.figure(place).amount for place in places), Decimal(0))
    whole = sentence.figure(match.start("total")).amount
    if "i" not in match[0] and pattern is STRICT[-1]:
        return "N" not in sentence.codes[: match.start()]
    near = whole / OVERLAP < added < whole * OVERLAP
    if pattern in STRICT:
        partial = pattern is STRICT[1] and added < whole / OVERLAP
        return "i" not in match[0] and not partial and (near or _alike(sentence, places, match.start("total")))
    above = [place for place in places if sentence.figure(place).amount > whole]
    if above and _alike(sentence, above, match.start("total")):
        return pattern is INCLUDING
    return len(places) > 2 and whole < added and (pattern is INCLUDING or added < whole * OVERLAP)


def _alike(sentence: Sentence, places: list[int], total: int) -> bool:
    """Whether all are money or count the same: 12 games are no sum of 3 goals and 2 assists."""
    whole = sentence.figure(total)
    return all(figure.kind == "money" or figure.unit in (None, whole.unit) for figure in map(sentence.figure, places))


def _summed(sentence: Sentence) -> Iterator[tuple[int, list[int], bool]]:
    """All figures of a sentence and a last one that is called their total."""
    match = _LAST.search(sentence.codes)
    if match is None or sentence.codes.count("N") < 3 or re.search("[gRieXPFrMqc]|oT", sentence.codes):
        return
    places = [place for place, code in enumerate(sentence.codes) if code == "N"]
    added = sum((sentence.figure(place).amount for place in places[:-1]), Decimal(0))
    yield places[-1], places[:-1], added > sentence.figure(places[-1]).amount / OVERLAP


def _judge(sentence: Sentence, places: list[int], total: Figure) -> Judged | None:
    parts = [scaled(sentence.figure(place), total) for place in places]
    if len(parts) < 2 or len(parts) > MOST_PARTS or not all(_addable(part, total) for part in parts):
        return None
    expected = sum((allowed(part) for part in parts), constant(0))
    worked = f"{' + '.join(number(part.amount) for part in parts)} = {number(expected.value)}"
    unit = Decimal(0) if total.kind == "count" and printed_unit(total) == 1 else printed_unit(total)
    return judged(allowed(total), expected, unit, worked, total.currency or total.unit, NEAR)


def _addable(part: Figure, total: Figure) -> bool:
    return comparable(part, total) or part.kind == total.kind == "count"


def _possible(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """A figure that two or more others add up to exactly, near a word of totals or change."""
    places = [place for place, code in enumerate(sentence.codes) if code == "N"]
    if not 3 <= len(places) <= MOST_PARTS or not re.search("[Tiaudof]", sentence.codes):
        return
    for total in places:
        others = [place for place in places if place != total]
        for parts in (others, *([a, b] for a in others for b in others if a < b)):
            whole = sentence.figure(total)
            sums = [scaled(sentence.figure(place), whole) for place in parts]
            if sum((part.amount for part in sums), Decimal(0)) != whole.amount:
                continue
            telling = (
                re.search("^o|[Ti:]", sentence.codes) is not None
                or len(whole.amount.normalize().as_tuple().digits) >= TELLING
            )
            if telling and (found := _judge(sentence, parts, whole)):
                yield _claim(sentence, parts, total, found)
                return


def _whole(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """Percents that make up one whole: three or more of them, or two that are exact. Answers are not above it."""
    places = [match.start() for match in re.finditer("(?<![udb])(?<![ud]w)P", sentence.codes)]
    if not 2 <= len(places) <= MOST_PARTS:
        return
    figures = [sentence.figure(place) for place in places]
    total = sum((figure.amount for figure in figures), Decimal(0))
    slack = Decimal(1) if len(places) > 2 else Decimal(0)
    answers = "U" in sentence.codes and len(places) > 2 and not re.search("[fX;]", sentence.codes)
    over = answers and total > _WHOLE + _OVER
    if abs(total - _WHOLE) <= slack or over:
        expected = sum((allowed(figure) for figure in figures), constant(0))
        worked = f"{' + '.join(number(figure.amount) for figure in figures)} = {number(total)}%"
        found = Judged("wrong" if over else "ok", Span(_WHOLE, _WHOLE, _WHOLE), expected, worked, "percent")
        yield claim(KIND, sentence, places, tuple("part" for _ in places), found, CODE)
