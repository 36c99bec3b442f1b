"""FC303: parts and their total in a sentence: "7.3 million abroad and 1.5 million at home, a total of 8.8 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import combinations

from factcheck.checks.arithmetic import Span, allowed, constant, in_words, printed_unit
from factcheck.checks.relations.claiming import Judged, claim, comparable, judged, scaled
from factcheck.checks.relations.remaining import remaining
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import LIKELY, POSSIBLE, SURE, settled
from factcheck.checks.wording import number
from factcheck.language.claims import OTHER
from factcheck.language.expression import Expression
from factcheck.language.numbers import significant
from factcheck.language.rated import PERIODS
from factcheck.model import Claim, Figure, Finding

CODE, KIND = "FC303", "total"
MOST_PARTS = 8
TELLING = 3  # digits of a sum that is none by chance
_SAID = "[wynfovbtmhciU]"  # what may be said of a part
_LIST = rf"(?P<parts>N{_SAID}{{0,8}}(?:[,;a]{{1,2}}{_SAID}{{0,5}}N{_SAID}{{0,8}})+)"
# A total of 120 people came: 70 men and 50 women
OPENED = Expression(rf"T[wo]{{0,2}}(?P<total>N)[a{_SAID[1:]}{{0,7}}[,:K-]{{1,2}}[oi]?{_LIST}(?=$|,[^NPRFX]*$)")
CLOSED = Expression(
    rf"{_LIST}G?[,;:(o-]{{1,2}}[wr]?[wrn]{{0,2}}To?(?P<total>N)"
)  # 7 million and 2 million, a total of 9
# 1호차에서 23명, 2호차에서 41명 등 모두 64명: only a word or two before that for all
EAST = Expression(rf"(?P<parts>N{_SAID}{{0,8}}(?:[,;a]{{1,2}}[F{_SAID[1:]}{{0,8}}N{_SAID}{{0,8}})+)To?(?P<total>N)")
BESIDE = 8  # characters of such words
# 27 golds, 23 silvers and 17 bronzes, 67 medals in all
COUNTED = Expression(rf"{_LIST}[,;:(-]{{1,2}}[wr]{{0,3}}(?P<total>N)w{{0,2}}T(?=[,;.)]|$)")
STRICT = (
    # $400 million: 200 for jobs and 200 for the climate; comprises 200 for jobs and 200 for the climate
    Expression(rf"(?P<total>N)[wynoTf]{{0,6}}(?::|,?K)[wyno]{{0,4}}{_LIST}(?=[.)]|$)"),
    OPENED,
    CLOSED,
    COUNTED,
)
INCLUDING = Expression(rf"T?[wo]?(?P<total>N)[wyno]{{0,6}},?ih?w?{_LIST}")
# Of the 4,963 men, 2,210 returned; 1,946 were captured and 913 were killed. Parts that overlap by more are meant to.
WHOLE = Expression(rf"^o(?P<total>N){_SAID}{{0,4}},[wo]{{0,2}}{_LIST}$")
AMONG = Expression(rf"^i(?P<total>N){_SAID}{{0,4}}{_LIST}$")  # among the 84 graduates were 46 women and 38 men
# Words leave it open whether the parts are all.
LOOSE = (
    # 1,930 beds (1,240 public and 690 private); 480 staff - 310 full-time and 170 part-time - were told
    Expression(rf"(?P<total>N)[wyno]{{0,6}}[(:-]{_LIST}(?=[):.-]|$)"),
    # 62 deaths, 41 of them in the north and 21 in the south; 418 cases, with 260 in the capital and 158 elsewhere
    Expression(rf"^[^NPRFX]*(?P<total>N)[^NPRFX]{{0,9}},[;i]?[wo]{{0,2}}{_LIST}$"),
    # 52 people were killed, including 40 men and 12 women
    Expression(rf"(?P<total>N)[^NPRFX]{{0,6}}i{_LIST}$"),
    # the repairs cost $14,000 and the roof $23,500, bringing the bill to $37,500
    Expression(rf"^[^NPRFX]*{_LIST}[,;-][^NPRFX]{{0,6}}(?P<total>N)[^NPRFX]*$"),
    # 41 died in the market and 23 at the mosque, bringing the toll to 64; 63 and 48 took the total to 111
    Expression(rf"^[^NPRFX]*{_LIST}[,;-]?[^NPRFX]{{0,3}}g[^NPRFX]{{0,7}}t(?P<total>N)[^NPRFX]*$"),
    # cuts of $120 million to the police and $85 million to parks make up $205 million
    Expression(rf"^[^NPRFX]*{_LIST}q(?P<total>N)[^NPRFX]*$"),
    # together the funds of $2.1bn, $3.4bn and $1.5bn are worth $7bn
    Expression(rf"T[^NPRFX]*(?:N[^NPRFX]{{1,3}})??{_LIST}[^NPRFX]{{0,3}}(?P<total>N)[^NPRFX]*$"),
    # adding 8 million users to the 210 million it had, it reached 218 million
    Expression(r"u(?P<parts>N[^NPRFX]{0,6}tw?N)[^NPRFX]{1,8}(?P<total>N)"),
    Expression(r"(?P<total>N)[^NPRFX]{0,6}u(?P<parts>N[^NPRFX]{0,6}tw?N)"),
)
# 전체 300석 중 여당이 160석, 야당이 140석을 차지했다
LOOSE_EAST = (Expression(rf"T[wo]{{0,2}}(?P<total>N)[wto]{{1,4}}{_LIST}[^NPRFX]*$"),)
NEAR = Decimal("0.005")
# 12.4% and 7.7% of the shares, 20.1% together
_PERCENTS = Expression("P[^NRXF]*P[^NRXF]*(?:T[wo]{0,2}P|P[wo]{0,2}T)")
_UNSUMMED = Expression("[RXcM]|q(?!N)|g(?![^NPRFX]{0,7}tN)|G(?![^NPRFX]{0,3}T)")
_TOLD = Expression("[TiKLur:(-]|^w?o|,;")
_LISTED = Expression("i[wyn]{0,2}$")  # includes $125 million for one, $67 million for another
_STOPS, _LED = (".", "!", "?", ":", ")", '"', "”", "’", "»"), Expression("[NPRFX]")
_FARTHEST = Decimal(12)  # a slip of the hand makes no more of a sum than this many times as much
_TELLS = Expression("^o|[Ti:]|gw{0,3}tN|,;|[,-]rN")
_ANSWERS = Expression("P[wno]{0,4}U|U[wno]{0,4}P")
_LAST = Expression("To?N[^NRPXF]*$")
BARE = 100_000  # a total without a currency that is one of money is in hundreds of thousands at least
OVERLAP = Decimal("1.12")
_WHOLE, _OVER = Decimal(100), Decimal(3)


def totals(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The totals that a sentence states: those in plain forms, else any figure that others add up to."""
    if sentence.codes.count("N") > 2 - sentence.codes.count("R") or _PERCENTS.search(sentence.codes):
        sentence = _without_small(sentence)
        for total, parts, certainty in (
            *_stated(sentence),
            *remaining(sentence),
            *_summed(sentence),
            *_loose(sentence),
        ):
            judge = partial(_judge, parts=parts, total=total)
            one = settled(sentence, (*parts, total), judge, certainty, exact=True)
            if one is not None and (one.verdict != "wrong" or not _accounted(sentence, parts, total)):
                yield _claim(sentence, parts, total, one)
                return
        yield from _possible(sentence)
    yield from _whole(sentence)


def _without_small(sentence: Sentence) -> Sentence:
    """The sentence with counts in words as words, where sums of money are told: "the two deals total"."""
    places = [place for place, code in enumerate(sentence.codes) if code == "N"]
    figures = {place: sentence.figure(place) for place in places}
    small = [place for place, one in figures.items() if one.kind == "count" and in_words(one)]
    if not small or sum(one.kind == "money" for one in figures.values()) < TELLING:
        return sentence
    return sentence.recoded(small, OTHER)


def _accounted(sentence: Sentence, parts: list[int], total: int) -> bool:
    """Whether a figure that is no sum of others is one part with them: "of 60, a total of 40 were red and 20 blue".

    Or some of the parts make up another one: of 234 on the rolls 210 were soldiers, 105 being invalids and 105 widows.
    """
    places = (*parts, total)
    others = (place for place, code in enumerate(sentence.codes) if code == "N" and place not in places)
    amounts = [sentence.figure(place).amount for place in parts]
    summed = {sum(some, Decimal(0)) for some in combinations(amounts, 2)} & set(amounts)
    if any(significant(one) >= TELLING for one in summed):
        return True
    added = sum((sentence.figure(place).amount for place in places), Decimal(0))
    # Half of all is what one of them comes to with the others: 1.31 million and 0.10 million more are 1.41 million.
    rest = any(sentence.figure(place).amount * 2 == added for place in parts)
    return rest or any(sentence.figure(place).amount == added for place in others)


def _claim(sentence: Sentence, parts: list[int], total: int, found: Judged) -> tuple[Claim, list[Finding]]:
    return claim(KIND, sentence, (*parts, total), (*("part" for _ in parts), "total"), found, CODE)


def _stated(sentence: Sentence) -> Iterator[tuple[int, list[int], int]]:
    for pattern, match in sentence.matches(
        (*STRICT, WHOLE, INCLUDING, AMONG, *((EAST,) if sentence.words.unspaced else ()))
    ):
        places = _parts(match)
        yield match.start("total"), places, SURE if _strict(sentence, pattern, places, match) else POSSIBLE


def _loose(sentence: Sentence) -> Iterator[tuple[int, list[int], int]]:
    """Figures in forms that may tell a total: of use where they bear it out, or a slip explains it."""
    if _UNSUMMED.search(sentence.codes):
        return
    codes = sentence.codes.replace("P", "N") if _PERCENTS.search(sentence.codes) else sentence.codes
    for pattern in (*LOOSE, *STRICT, WHOLE, *(LOOSE_EAST if sentence.words.unspaced else ())):
        for match in pattern.finditer(codes):
            first, last = min(match.start("total"), match.start("parts")), max(match.end("total"), match.end("parts"))
            listed = _LISTED.search(codes, 0, match.start("total")) is not None or "e" in codes[first:last]
            if not listed:
                told = _told(sentence, match) and not (pattern is STRICT[0] and _led(sentence, match))
                yield match.start("total"), _parts(match), LIKELY if told else POSSIBLE


def _led(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether another figure stands before a total: last year's 5.8 billion may not be what is made up of others."""
    return _LED.search(sentence.codes, 0, match.start()) is not None


def _told(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether more than commas make amounts of money a total: a list of three is none."""
    return (
        sentence.figure(match.start("total")).kind != "money"
        or _TOLD.search(sentence.codes, max(0, match.start() - 2), match.end()) is not None
    )


def _parts(match: re.Match[str]) -> list[int]:
    return [match.start("parts") + at for at, code in enumerate(match["parts"]) if code == "N"]


def _strict(sentence: Sentence, pattern: Expression, places: list[int], match: re.Match[str]) -> bool:
    """Whether the sum must come out: in plain forms; three parts of a whole must not come to more than it."""
    if pattern is EAST and sentence.tokens[match.start("total")].start - sentence.tokens[places[-1]].end > BESIDE:
        return False
    if re.search("e|[ud]w?f", match[0]) or re.search("[gGR]", sentence.codes):
        return False  # 16.1 million, down from 16.5 and an overall 17.3
    total = sentence.figure(match.start("total"))
    amounts = [scaled(sentence.figure(place), total).amount for place in places]
    if amounts == [*range(1, len(amounts) + 1)]:
        return False  # in two ways: 1. directly, 2. indirectly
    added, whole = sum(amounts, Decimal(0)), total.amount
    if pattern is INCLUDING and "v" in match[0]:
        return False  # $28,000, including a credit of $103,000, on sales of $15.8 million
    if "i" not in match[0] and pattern in (CLOSED, COUNTED, EAST):
        before = [place for place, code in enumerate(sentence.codes[: match.start()]) if code == "N"]
        return all(sentence.figure(place).amount == len(places) for place in before)  # its three divisions earned
    near = whole / OVERLAP < added < whole * OVERLAP
    if pattern is STRICT[0] and (_led(sentence, match) or (added < whole and _cut(sentence))):
        return False  # its 6.9 billion, which was more than last year's 5.8 billion, will be financed by
    if pattern in STRICT:
        partial = pattern is OPENED and added < whole / OVERLAP
        every = all if pattern is not OPENED or re.search("[:K-]", match[0]) else any
        listed = every(amount > whole for amount in amounts)  # amounted to 100 of wheat, 600 of corn and 900 of beans
        alike = not listed and _alike(sentence, places, match.start("total"))
        return "i" not in match[0] and not partial and (near or alike)
    above = [place for place in places if sentence.figure(place).amount > whole]
    if above and _alike(sentence, above, match.start("total")):
        return pattern is INCLUDING and added < whole * _FARTHEST
    return len(places) > 2 and whole < added and (pattern is INCLUDING or added < whole * OVERLAP)


def _cut(sentence: Sentence) -> bool:
    """Whether a sentence has no stop at its end, so that a list may go on."""
    return not sentence.document.text[: sentence.end].rstrip().endswith(_STOPS)


def _alike(sentence: Sentence, places: list[int], total: int) -> bool:
    """Whether all are money or count the same, or people: 12 games are no sum of 3 goals and 2 assists."""
    whole, people = sentence.figure(total), sentence.words.people
    parts = [sentence.figure(place) for place in places]
    if whole.unit in people and all(part.unit in people for part in parts):
        return True
    return all(part.kind == "money" or part.unit in (None, whole.unit) for part in parts)


def _summed(sentence: Sentence) -> Iterator[tuple[int, list[int], int]]:
    """All figures of a sentence and a last one that is called their total."""
    match = _LAST.search(sentence.codes)
    if match is None or sentence.codes.count("N") < 3 or re.search("[gGRieXPFrMqc]|oT|[ud]w?f", sentence.codes):
        return
    places = [place for place, code in enumerate(sentence.codes) if code == "N"]
    added = sum((sentence.figure(place).amount for place in places[:-1]), Decimal(0))
    whole = sentence.figure(places[-1]).amount
    near = added > whole / OVERLAP and all(sentence.figure(place).amount < whole for place in places[:-1])
    yield places[-1], places[:-1], SURE if near else LIKELY


def _judge(sentence: Sentence, parts: list[int], total: int) -> Judged | None:
    whole = sentence.figure(total)
    added = [scaled(sentence.figure(place), whole) for place in parts]
    if len(added) < 2 or len(added) > MOST_PARTS or not all(_addable(part, whole) for part in added):
        return None
    expected = sum((allowed(part) for part in added), constant(0))
    worked = f"{' + '.join(number(part.amount) for part in added)} = {number(expected.value)}"
    unit = Decimal(0) if whole.kind == "count" and printed_unit(whole) == 1 else printed_unit(whole)
    return judged(allowed(whole), expected, unit, worked, whole.currency or whole.unit, NEAR)


def _addable(part: Figure, total: Figure) -> bool:
    if part.per != total.per and part.per in PERIODS:
        return False  # £299 a month after a deposit of £3,000, £13,764 in all
    if part.kind == total.kind == "count":
        return True
    bare = total.kind == "count" and (total.unit is not None or total.amount < BARE)
    return comparable(part, total) and not (part.kind == "money" and bare)


def _possible(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """A figure that two or more others add up to exactly, near a word of totals or change."""
    places = [place for place, code in enumerate(sentence.codes) if code == "N"]
    if not 3 <= len(places) <= MOST_PARTS or not re.search("[Tiaudof]", sentence.codes):
        return
    figures = {place: sentence.figure(place) for place in places}
    for total, whole in figures.items():
        amounts = {place: scaled(figure, whole).amount for place, figure in figures.items() if place != total}
        for parts in (list(amounts), *map(list, combinations(amounts, 2))):
            if sum((amounts[place] for place in parts), Decimal(0)) != whole.amount:
                continue
            telling = _TELLS.search(sentence.codes) is not None or significant(whole.amount) >= TELLING
            if (telling or len(parts) >= TELLING) and (found := _judge(sentence, parts, total)):
                yield _claim(sentence, parts, total, found)
                return


def _whole(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """Percents that make up one whole: three or more of them, or two that are exact. Answers are not above it."""
    places = [match.start() for match in re.finditer("(?<![udb])(?<![ud]w)P", sentence.codes)]
    if not 2 <= len(places) <= MOST_PARTS:
        return
    places = _making_one(sentence, places)
    figures = [sentence.figure(place) for place in places]
    total = sum((figure.amount for figure in figures), Decimal(0))
    slack = Decimal(1) if len(places) > 2 else Decimal(0)
    answers = _ANSWERS.search(sentence.codes) is not None and len(places) > 2 and not re.search("[fX;]", sentence.codes)
    owned = len(re.findall("Pw?b", sentence.codes)) == len(places) > 2
    apart = any(first.amount + second.amount == _WHOLE for first, second in combinations(figures, 2))
    over = (answers or owned) and total > _WHOLE + _OVER and not apart  # 20 and 80 are a whole, and 75 is another's
    if abs(total - _WHOLE) <= slack or over:
        expected = sum((allowed(figure) for figure in figures), constant(0))
        worked = f"{' + '.join(number(figure.amount) for figure in figures)} = {number(total)}%"
        found = Judged("wrong" if over else "ok", Span(_WHOLE, _WHOLE, _WHOLE), expected, worked, "percent")
        yield claim(KIND, sentence, places, tuple("part" for _ in places), found, CODE)


def _making_one(sentence: Sentence, places: list[int]) -> list[int]:
    """The percents that make up a whole by themselves, where others of another one stand beside them; else all."""
    amounts = [sentence.figure(place).amount for place in places]
    for count in range(len(places) - 1, 2, -1):
        for first in range(len(places) - count + 1):
            if abs(sum(amounts[first : first + count], Decimal(0)) - _WHOLE) <= 1:
                return places[first : first + count]
    return places
