"""FC301: "up 20% to $120m from $100m", "cut by a third", "down 5 points": a stated change and the figures beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import chain

from factcheck.checks.arithmetic import HUNDRED, ONE, allowed, constant, printed_unit
from factcheck.checks.relations.change_doubts import doubts
from factcheck.checks.relations.change_forms import (
    DIFFERENCES,
    DIFFERENCES_LOOSE,
    LOOSE,
    LOOSE_POSTPOSITIONS,
    POSTPOSITION_STEPS,
    POSTPOSITIONS,
    STEPS,
    STRICT,
)
from factcheck.checks.relations.change_pairs import after_all, borne_out, lone, near, of_currencies, said_again
from factcheck.checks.relations.claiming import Judged, claim, comparable, judged, scaled, unlike
from factcheck.checks.relations.readings import readings
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import LIKELY, POSSIBLE, SURE, settled, told_before
from factcheck.checks.relations.windows import Parts, elsewhere, long_before, of_another, windows
from factcheck.checks.wording import number
from factcheck.language.claims import improving
from factcheck.language.expression import Expression
from factcheck.language.numbers import rounded
from factcheck.model import Cause, Claim, Figure, Finding

CODE, KIND, ROLES = "FC301", "change", ("from", "to", "change")


_EXPECTED = Expression("[fct]w?e|e[wn:]?[NP]|[NP]e")
_DOUBT = Expression("[;B]|(?<!t)k(?!o?N)|u.*d|d.*u")  # down 12% from its peak, but not: from a peak of 90
_BOTH = Expression("u.*d|d.*u")
_SUBJECT = Expression(",[wyno]+[ud]")
_RATE = Expression(",[wo]+$")  # fell by 60,000 to 1.48 million, a rate of 4.4%
_ANOTHER = Expression("a[wL]")
_BASE = Expression("[fc][wyno]{0,3}$")  # fell to 3.6 from 3.7, but up 43% from 2.5: 3.7 is what came before


_COMPARED = Expression("(?:[fc]|dh|uh)[wyno]{0,3}$")
_WIDTH = 13
_FAR = Decimal("2.5")
_APPOSED = Expression("[,(:-][wr]{0,3}[ud]?[bof]?$")


def changes(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The changes that a sentence states, each percent taken once."""
    told: set[int] = set()
    for reading in readings(sentence):
        for found, findings in _changes(reading):
            if found.figures[-1] not in told:
                told.add(found.figures[-1])
                yield found, findings


def _changes(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    taken: set[int] = set()
    for parts, likely in chain(
        _stated(sentence),
        windows(sentence),
        _loose(sentence),
        _differences(sentence),
        borne_out(sentence, taken),
        lone(sentence, taken),
    ):
        found = None if parts.c in taken else _told(sentence, parts, likely, taken)
        if found is not None:
            taken |= {parts.a, parts.b, parts.c}
            yield claim(KIND, sentence, (parts.a, parts.b, parts.c), ROLES, found, CODE)
            if sentence.codes[parts.c] == "N" and (again := said_again(sentence, parts)):
                taken.add(again.c)
                yield from _said(sentence, again)
    yield from _steps(sentence, taken)


def _said(sentence: Sentence, parts: Parts) -> Iterator[tuple[Claim, list[Finding]]]:
    """The claim of a change that says another again in percent."""
    found = _judge(sentence, parts)
    if found is not None:
        yield claim(KIND, sentence, parts[:3], ROLES, found, CODE)


def _told(sentence: Sentence, parts: Parts, likely: int, taken: set[int]) -> Judged | None:
    """The judgement on a change, as far as it may be told."""
    if sentence.tokens[parts.c].figure < 0:
        return None  # F is the word behind what something is compared with, too
    certainty = min(likely, *doubts(sentence, parts, taken))
    judge = partial(_judge, parts=parts)
    far = certainty > POSSIBLE and _far_off(judge(sentence))
    certainty = min(certainty, LIKELY) if far else certainty
    found = settled(sentence, parts[:3], judge, certainty, alone=not far and _dated(sentence, parts))
    # The yen may rise against the dollar from 154 to 153, and a loss that narrows is an improvement.
    if (found is None or found.verdict != "ok") and (certainty < SURE or _either(sentence, parts, found)):
        turned = partial(_judge, parts=parts._replace(up=not parts.up))
        other = settled(sentence, parts[:3], turned, POSSIBLE)
        found = other or found
    return None if found is None or (certainty == POSSIBLE and not _telling(found)) else found


def _either(sentence: Sentence, parts: Parts, found: Judged | None) -> bool:
    """Whether a change may go the other way as well."""
    both = _BOTH.search(sentence.codes) is not None or "c" in sentence.codes[: min(parts[:3])]
    both = both or not improving(sentence.document.language).isdisjoint(sentence.lowered())
    return both or (found is not None and of_currencies(sentence))


def _far_off(found: Judged | None) -> bool:
    """Whether two values are so far apart, for a change in percent that is small, that they are hardly of one thing."""
    if found is None or found.unit != "percent" or min(found.expected.value, found.stated.value) <= -HUNDRED:
        return False
    factors = [1 + span.value / HUNDRED for span in (found.expected, found.stated)]
    apart, told = (max(factor, 1 / factor) for factor in factors)
    return apart > told * _FAR


def _dated(sentence: Sentence, parts: Parts) -> bool:
    """Whether words tell that a value is what the other one was before, and a mark leads to the change behind both."""
    if sentence.codes[parts.c] == "N" or sentence.codes[parts.a - 1] in "bud" or not near(sentence, parts.a, parts.b):
        return False
    apposed = (
        parts.c > max(parts[:2])
        and not elsewhere(sentence, parts)
        and _APPOSED.search(sentence.codes, max(parts[:2]) + 1, parts.c)
    )
    return bool(apposed) and told_before(sentence, parts.a) and not told_before(sentence, parts.b)


def _differences(sentence: Sentence) -> Iterator[tuple[Parts, int]]:
    """Amounts by which one figure is more or less than another."""
    if sentence.codes.count("N") < 3 or not re.search("[LMhfc]", sentence.codes):
        return
    for pattern, match in sentence.matches((*DIFFERENCES, *DIFFERENCES_LOOSE)):
        sure = pattern in DIFFERENCES and "e" not in match[0]
        parts = Parts(match.start("a"), match.start("b"), match.start("c"), None)
        if _ANOTHER.search(sentence.codes, max(parts[:2]), parts.c):
            yield parts, POSSIBLE  # to $7bn, and a net profit of $5m, compared with $4m
        else:
            yield parts, SURE if sure and _of_one_kind(sentence, parts) else LIKELY


def _of_one_kind(sentence: Sentence, parts: Parts) -> bool:
    """Whether a difference is one of the same things."""
    figures = [sentence.figure(place) for place in parts[:3]]
    if any(figure.kind == "money" for figure in figures):
        return len({figure.currency for figure in figures}) == 1
    return figures[0].unit is None or figures[0].unit == figures[1].unit


def _telling(found: Judged) -> bool:
    """Whether what follows from two values is narrow enough to bear out a change by itself."""
    width = found.expected.high - found.expected.low
    return found.unit != "percent" or width <= _WIDTH or width <= abs(found.expected.value) / 4


def _stated(sentence: Sentence) -> Iterator[tuple[Parts, int]]:
    """What the patterns find, with whether nothing beside it speaks against an error."""
    for _, match in sentence.matches(POSTPOSITIONS if sentence.words.postpositions else STRICT):
        from_base = _BASE.search(sentence.codes, 0, match.start("b"))
        doubted = POSSIBLE if from_base else LIKELY
        yield _matched(match), SURE if not from_base and _strict(sentence, match) else doubted


def _loose(sentence: Sentence) -> Iterator[tuple[Parts, int]]:
    """Figures that may be a change; "below $55" is a bound that much bears out."""
    for _, match in sentence.matches(LOOSE_POSTPOSITIONS if sentence.words.postpositions else LOOSE):
        parts = _matched(match)
        bounded = any(sentence.figure(place).bound not in (None, "about") for place in parts[:2])
        if not bounded and not _COMPARED.search(sentence.codes, 0, parts.b):
            yield parts, POSSIBLE if after_all(sentence, parts) else LIKELY


def _matched(match: re.Match[str]) -> Parts:
    """The parts that a pattern found; without a word for the direction it may be either."""
    named = match.groupdict()
    up = {"u": True, "d": False}.get(named.get("d") or "")
    start = match.start("a") if named["a"] else match.start("a2")
    return Parts(start, match.start("b"), match.start("c"), up)


def _strict(sentence: Sentence, match: re.Match[str]) -> bool:
    compared = "c" in match[0]  # with a forecast, as like as not, if one is mentioned
    doubtful = "e" in sentence.codes if compared else _EXPECTED.search(match[0])
    peak = "k" in sentence.codes[max(match.start() - 2, 0) : match.start()]
    behind = sentence.codes[match.end() : match.end() + 2]
    parted = behind.lstrip(",").startswith(";")  # "..., while costs fell" is another clause
    if doubtful or peak or _DOUBT.search(match[0] + ("" if parted else behind)):
        return False
    if of_another(sentence, _matched(match)) or (compared and long_before(sentence, _matched(match))):
        return False
    places = [place for place in _matched(match)[:3] if sentence.codes[place] != "P"]
    if compared and (not places or sentence.codes[match.start("c")] == "N"):
        return False  # last week's fall by 38 to 801, against the 1,248 of last year
    if match.start("c") > min(match.start("a"), match.start("b")):
        return True
    # 收入增长5%，利润从24亿元变为20亿元; sales rose 9%, profit grew from 42 to 50
    return not (_SUBJECT.search(match[0]) or (sentence.words.unspaced and ",w" in match[0]))


def _judge(sentence: Sentence, parts: Parts) -> Judged | None:
    a, b, c = (sentence.figure(place) for place in parts[:3])
    a, b = scaled(a, b), scaled(b, a)
    up = b.amount >= a.amount if parts.up is None else parts.up
    if not comparable(a, b) or not allowed(a).divisible or a.amount <= 0 or b.amount < 0:
        return None
    if a.text == b.text and a.amount == b.amount:
        return None  # 10% above the 12 months before, in the 12 months to March
    if c.kind == "percent" and c.unit != "points":
        return _relative(a, b, c, up)
    if a.kind != "percent" and not comparable(a, c):
        return None
    if a.kind == "percent" and not (c.unit and "points".startswith(c.unit)):
        return None
    return _absolute(a, b, c, up)


def _relative(a: Figure, b: Figure, c: Figure, up: bool) -> Judged | None:
    expected = (allowed(b, a) / allowed(a, b) - constant(1)) * constant(100)
    stated = allowed(c) if up else allowed(c).negated()
    if expected.value > -HUNDRED and unlike((stated.value + HUNDRED) / (expected.value + HUNDRED)):
        return None
    worked = f"from {number(a.amount)} to {number(b.amount)} is {_signed(expected.value)}%"
    after = number(rounded(a.amount * (1 + stated.value / HUNDRED), 2))
    holds = f"{_signed(stated.value)}% on {number(a.amount)} is {after}"
    found = judged(stated, expected, printed_unit(c), worked, "percent")._replace(holds=holds)
    if found.verdict == "wrong" and a.kind == "percent":
        points = allowed(b) - allowed(a)
        if stated.meets(points.widened(Decimal(0), printed_unit(c))):
            detail = f"the difference is {number(abs(points.value))} percentage points, not percent"
            return found._replace(cause=Cause("percent_points", detail))
    return found


def _absolute(a: Figure, b: Figure, c: Figure, up: bool) -> Judged | None:
    if min(a.amount, b.amount) > 0 and unlike(b.amount / a.amount):
        return None  # from 65 cents a share to $59 million or 53 cents
    expected = allowed(b) - allowed(a)
    stated = allowed(c) if up else allowed(c).negated()
    if stated.value * expected.value < 0:
        stated = stated.negated()  # "the won's decline" is a rise of the dollar
    worked = f"from {number(a.amount)} to {number(b.amount)} is a change of {_signed(expected.value)}"
    return judged(stated, expected, printed_unit(c), worked, c.currency or c.unit)


def _signed(value: Decimal) -> str:
    return ("+" if value > 0 else "") + number(rounded(value, 2) if abs(value) >= ONE else value)


def _steps(sentence: Sentence, taken: set[int]) -> Iterator[tuple[Claim, list[Finding]]]:
    """Changes printed both as an amount and in percent, with the level after."""
    patterns = POSTPOSITION_STEPS if sentence.words.postpositions else STEPS
    for _, match in sentence.matches(patterns):
        step, level, percent = (match.start(name) for name in "sbc")
        found = None if {step, level, percent} & taken else _step(sentence, step, level, percent, match["d"])
        listed = sentence.codes[step + 1 : percent] == "," and sentence.codes[percent + 1] == "w"  # up 50 cents, 2% fat
        plain = not listed and (match["d"] is not None or re.search("[r(]", match[0]) is not None)
        plain = plain and not _RATE.search(sentence.codes, max(step, level), percent)
        if found is not None and (found.verdict != "wrong" or (plain and "e" not in sentence.codes)):
            taken |= {step, level, percent}
            yield claim(KIND, sentence, (step, level, percent), ("part", "to", "change"), found, CODE)


def _step(sentence: Sentence, step: int, level: int, percent: int, direction: str | None) -> Judged | None:
    """The judgement on a step; without a word of direction it may be either."""
    if direction is None:
        both = [found for way in "ud" if (found := _step(sentence, step, level, percent, way))]
        return min(both, key=lambda found: ("ok", "loose", "wrong").index(found.verdict), default=None)
    s, b, c = sentence.figure(step), sentence.figure(level), sentence.figure(percent)
    if s.unit == "points":
        s = s._replace(kind="count", unit=b.unit)  # of an index
    base = allowed(b) - allowed(s) if direction == "u" else allowed(b) + allowed(s)
    if not comparable(s, b) or not base.divisible or base.value <= 0:
        return None
    expected = allowed(s) / base * constant(HUNDRED)
    before = number(base.value)
    worked = f"{number(s.amount)} of {before} is {number(rounded(expected.value, 3))}%"
    return judged(allowed(c), expected, printed_unit(c), worked, "percent")
