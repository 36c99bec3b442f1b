"""FC304: "12 of the 40 (30 percent)", "one in five", "a third of the 90": a part, its whole and the share stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from factcheck.checks.arithmetic import ABOUT, HUNDRED, Span, allowed, constant, printed_unit
from factcheck.checks.relations.claiming import Judged, claim, comparable, judged, scaled
from factcheck.checks.relations.sentence import Sentence
from factcheck.checks.relations.slips import LIKELY, POSSIBLE, SURE, Form, each_once
from factcheck.checks.wording import number
from factcheck.language.expression import Expression
from factcheck.language.numbers import rounded
from factcheck.model import Claim, Figure, Finding

LEAST = 10  # of fewer, any two numbers make some share
PLAIN = (None, "about", "under")
CODE, KIND, ROLES = "FC304", "share", ("part", "whole", "share")
_C = "(?P<c>[PF])"
_END = "(?=[wnyoT.]{0,4}[),;.-]|[wnyoT]{0,4}$)"
_OF = "(?P<a>N)w{0,2}ow{0,2}(?P<b>N)"  # 12 of the 40; 27 of the crew of 90
_CLOSED = "(?=o?[wT]{0,2}[,.;)-]|o?[wT]{0,2}$)"
_SET = "(?:,r?,?|,?[(]r?|-|:)"  # what sets a share off from what it says again
STRICT = tuple(
    Expression(pattern)
    for pattern in (
        # 12 of the 40 (30 percent); 13 out of 659, or 2%; $27bn of the company's $32bn in revenue, or 85 percent
        rf"(?P<a>N)w?o[woT]{{0,3}}(?P<b>N)[wnvbABo]{{0,5}}{_SET}{_C}(?=[w.]{{0,2}}[),;.-]|oT|$)",
        # 18 of 24 throws, a rate of 75%; 1,267 of the 2,112 votes cast, giving him 60%
        r"(?P<a>N)w?o[wo]{0,3}(?P<b>N)[wnvbe]{0,5},[wr]{1,3}o?(?P<c>P)(?=w?[,;.)-]|w{0,2}$)",
        # 30 percent (12 of the 40); 2% of the chamber - 13 out of 659
        rf"{_C}(?:o?w{{0,2}})[(,-]r?(?P<a>N)w?ow?(?P<b>N)",
        # turnout was 62.4%, with 46,800 of 75,000 voters
        r"(?P<c>P)[,:][;w]{0,2}(?P<a>N)w?(?:ow){0,2}ow{0,2}(?P<b>N)",
        # 12, or 30% of the 40; 12 (30 percent) of the 40; $12bn, or 24%, of its $50bn
        rf"(?P<a>N)w{{0,2}},r{_C},?o(?:w{{0,2}}|w{{0,3}}o)(?P<b>N)",
        rf"(?P<a>N)w{{0,2}}\({_C}\)w?ow?(?P<b>N)",
        rf"(?P<a>N)w{{0,2}}-{_C}-ow{{0,3}}(?P<b>N)",
        # emissions of 37.1 gigatonnes, 27 percent of it - 10 gigatonnes - from one country
        rf"(?P<b>N)w{{0,3}}[,-]w?{_C}ow?[,(-](?P<a>N)w{{0,3}}[),-]",
        # 5% of the 2.6 million, or 130,000; equal to 14 percent of the $11.7 billion
        rf"{_C}o(?P<b>N)w{{0,3}}(?:,r|\(|,?r)(?P<a>N)",
        # close to $4.9 billion, which is about 98 percent of its total assets of $5 billion
        rf"(?P<a>N)[wynfvb]{{0,5}},[wq]{{0,2}}r?{_C}o[wTo]{{0,4}}(?P<b>N)",
        rf"t?(?P<a>N),[w]{{0,8}}r{_C}ow{{0,3}}(?P<b>N)",
        # 3 million subscribers represent 15 percent of the market of 20 million; is equal to 4% of annual sales of $5bn
        rf"(?P<a>N)[wn]{{0,3}},?[qr]w?{_C}o[wTABo]{{0,4}}(?P<b>N)",
        # the $12,000 deposit is 5% of the $240,000 price
        r"(?P<a>N)w{1,2}(?P<c>P)ow?(?P<b>N)",
        # of 43 missions launched toward Mars, only 18 made it - a success rate of around 40 percent
        rf"(?:^|[;,])w{{0,2}}ow{{0,2}}(?P<b>N)[woetuvn]{{0,5}},[wn]{{0,2}}(?P<a>N)[wno]{{0,5}}[,-]{{1,2}}w{{1,3}}o{_C}(?=[.,;)]|$)",
        # of every 100 tonnes, 45 are recycled, a rate of 45%
        r"^w{0,2}ow{0,2}(?P<b>N)[woetuvn]{0,5},[wn]{0,2}(?P<a>N)[wno]{0,4},[wr]{1,3}o?(?P<c>P)(?=[,;.)-]|$)",
        # about 55 percent, or 11,000, of the 20,000
        rf"{_C},r(?P<a>N),?ow{{0,2}}(?P<b>N)",
        # 88 faults in 352 inspections, or 25 percent; 11,400 cases, including 8,900 in the capital, which makes up 78%
        rf"(?P<a>N)w{{1,2}}n(?P<b>N)w{{0,2}}(?:,r|[(]){_C}{_END}",
        rf"(?P<b>N)[wn]{{0,4}},?i(?P<a>N)[wn]{{0,3}},w?q{_C}{_END}",
        # 27 million subscribers, 16.2 million of them (60%) abroad
        rf"(?P<b>N)[wny]{{1,4}},(?P<a>N)[oi]w?(?:,r?|[(]|-){_C}(?=w?[,.;)-])",
        # of the 650 members, 208, or 32%, are women; of 1,200 flights scheduled, 90 were cancelled, or 7.5 percent
        rf"(?:^n?|[;,])[woTe]{{0,3}}[ofi]w{{0,2}}(?P<b>N)[woetuvn]{{0,5}},?[wn]{{0,2}}(?P<a>N)[wno]{{0,4}}{_SET}{_C}(?!o?[NRF]){_END}",
        # of 1,250 drivers stopped, one in five - 250 - failed
        rf"^w{{0,2}}ow{{0,2}}(?P<b>N)[woetuvn]{{0,5}},{_C}w{{0,2}}[(,-](?P<a>N)w?[),-]",
        # 340 complaints, of which 85, or 25%, were upheld; $1.2 billion of the $4 billion debt, a 30% share
        rf"(?P<b>N)[wn]{{0,4}},?(?:i|oh)(?P<a>N)[wn]{{0,3}}(?:,r?|-|\(){_C}{_END}",
        rf"(?P<a>N)w?ow{{0,2}}(?P<b>N)[wn]{{0,3}},{_C}(?=w[.,;]|w$)",
        # a 7.4 percent stake worth $1 billion in the $13 billion company
        r"(?P<c>P)w{1,2}(?P<a>N)n(?P<b>N)w",
        # cash flow of $4.9 billion and a value of $232 billion, for a yield of 2.1%
        rf"^[^NPRFX]*(?P<a>N)[^NPRFXe]*(?P<b>N)[^NPRFX]*nw?Y{_C}",
    )
)
# Half of the 400 seats, 196, went to others; 60 percent of the 5,000 employees, or 3,000: the part cannot be more.
APPOSED = tuple(
    Expression(pattern)
    for pattern in (
        rf"{_C}ow{{0,2}}(?P<b>N)w{{0,2}},(?P<a>N)(?=,|w?T)",
        rf"{_C}ow{{0,2}}(?P<b>N)w{{0,2}}-(?P<a>N)-",
        rf"{_C}ow{{0,2}}(?P<b>N)w{{0,2}}\((?P<a>N)\)",
        rf"{_C}o(?P<b>N)w{{0,2}},r,?(?P<a>N)(?=[w,.]|$)",
    )
)
# Words leave it open whether the figures belong together.
LOOSE = tuple(
    Expression(pattern)
    for pattern in (
        rf"{_OF}[^NPRFX]{{0,14}}{_C}(?!w?[fcoNudMh])",
        rf"(?P<a>N)[^NPRFX]{{0,8}}v[^NPRFX]{{0,3}}(?P<b>N)[^NPRFX]{{0,6}}{_C}{_CLOSED}",
        # 2,314 of the 46,143 cars registered in June - 5% of the market; of her monthly income of $2,800, that is 45%
        rf"(?P<a>N)w{{0,2}}o[^NPRFX]{{0,4}}(?P<b>N)[^NPRFX]{{0,6}}[,(-][wr]{{0,3}}{_C}{_CLOSED}",
        rf"(?P<a>N)w{{0,2}}o[wTAB]{{1,3}}o(?P<b>N)[^NPRFX]{{0,2}}[,(-][wr]{{0,3}}{_C}{_CLOSED}",
        rf"{_C}[^NPRFX]{{0,5}}{_OF}",
        rf"(?:^|[;,])[wT]{{0,2}}o[wo]{{0,3}}(?P<b>N)[^NPRFX]{{0,9}}(?P<a>N)[^NPRFX]{{0,9}}{_C}(?!w?[fcoNudMh])",
        # 27 von 90 befragten Hochschulen (30 Prozent)
        rf"(?<![tudb])(?P<a>N)f(?P<b>N)w{{0,3}}[(,]r?{_C}(?=w?[),.;]|$)",
        rf"(?:^|[;,])[wT]{{0,2}}ow{{0,2}}(?P<b>N)[^NPRFX]{{0,9}}{_C}(?!w?[udhM])[^NPRFX]{{0,3}}(?P<a>N)",
        rf"(?P<a>N)[^NPRFXa;]{{0,6}}{_C}o[^NPRFXc,;]{{0,4}}(?P<b>N)",
        rf"{_C}o[^NPRFX]{{0,2}}(?P<b>N)[^NPRFXa;]{{0,6}}(?P<a>N)",
        rf"(?P<b>N)w{{0,3}}a?[wa]{{0,3}}(?P<a>N),{_C}(?=[,.;)]|$)",
        # the $5 billion fund has taken in $4.9 billion this year, which is 98 percent of its total assets
        rf"(?P<b>N)[^NPRFX]{{1,14}}(?P<a>N)[^NPRFX]{{0,6}},[wqr]{{0,3}}{_C}o[wTo]{{1,4}}(?=[.,;]|$)",
        # the dividend, $2.48, gives a yield of 8.1% on a price of $30.60
        rf"(?P<a>N)[^NPRFX]{{1,6}}Y{_C}v[^NPRFX]{{0,3}}(?P<b>N)",
        # cash flow was $1.4 billion and dividends paid $630 million, a payout ratio of 45%
        rf"(?P<b>N)[^NPRFX]{{1,9}}(?P<a>N)[^NPRFX]{{0,4}}[,n]w?Y{_C}",
        rf"(?P<a>N)[^NPRFX]{{1,9}}(?P<b>N)[^NPRFX]{{0,4}}[,n]w?Y{_C}",
    )
)

# The whole comes first where words follow what they belong to: 260만명의 5%인 13만명, 400人のうち120人（30％）.
EAST = (
    Expression("(?P<b>N)w{0,2}o{1,2},?(?P<c>[PF])(?:q|,?r)(?P<a>N)"),
    # 受访的400家企业中，有120家（占30%）
    Expression("(?P<b>N)w{0,2}o{1,2},?w?(?P<a>N)w?[(]o?(?P<c>[PF])[)]"),
    Expression("(?P<b>N)w{0,3}o{1,2},?w{0,2}(?P<a>N)[wt]{0,5},o(?P<c>[PF])(?!w?o)"),
    # 外国人は90人で、全体450人の20%を占める
    Expression("(?P<a>N)[wtq]{1,3},?[woT]{0,3}(?P<b>N)w?o(?P<c>[PF])(?!w?[NqRudh])"),
    # 有権者800万人のうち440万人が投票し、投票率は55%だった
    Expression("(?P<b>N)w{0,2}o,?[wo]{0,4}(?P<a>N)[wtFa]{0,6},?w{0,3}Yt?(?P<c>P)(?!w?[oudNh])"),
    Expression("(?P<b>N)w?,?iw{0,3}(?P<a>N)w{0,3},o(?P<c>P)(?!w?o)"),
    Expression("(?P<b>N)w?o,?w{0,2}(?P<a>N)w?,(?P<c>[PF])"),
)
EAST_LOOSE = (
    Expression("(?P<b>N)[woiq]{0,4},?[woiq]{0,5}(?P<a>N)[wt,Y]{0,5}[(]?(?P<c>[PF])(?!w{0,2}[ud])"),
    Expression("(?P<b>N)w{0,2},?iw{0,3}(?P<a>N)w{0,3},ow{1,3}o(?P<c>P)(?!w?o)"),
    # 90大学のうち、値上げしたのは27校で全体の30%; 1450名职工中，有435人接受了培训，占职工总数的30%
    Expression("(?P<b>N)w{0,3}o,?[^NPRFX;]{0,6}(?P<a>N)w{0,3},?[wTo]{0,4}o(?P<c>P)(?!w?[oudNh])"),
    Expression("(?P<c>F)ow{0,3},r?(?P<b>N)w?o(?P<a>N)"),
    Expression("(?P<b>N)w{0,2}o(?P<c>[PF])[wqo]{0,3}(?P<a>N)"),
)
# One in five, or 20 percent; 33% (a third).
_SAME = Expression(r"(?P<a>F)w{0,2}(?:,?r|\(|,)(?P<c>P)(?=[),;.]|$)|(?P<a2>P)(?:,?r|\()(?P<c2>F)(?=[),;.]|$)")


def shares(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    """The shares that a sentence states, each once."""
    taken: set[int] = set()
    for places, found in each_once(sentence, chain(_stated(sentence), _possible(sentence)), _judge, taken):
        yield claim(KIND, sentence, places, ROLES, found, CODE)
    yield from _same(sentence, taken)


def _same(sentence: Sentence, taken: set[int]) -> Iterator[tuple[Claim, list[Finding]]]:
    """Shares said twice, in words and in percent."""
    for match in _SAME.finditer(sentence.codes):
        a, c = (match.start(name if match[name] else f"{name}2") for name in "ac")
        if not {a, c} & taken:
            first, second = sentence.figure(a), sentence.figure(c)
            worked = f"{' '.join(first.text.split())} is {number(rounded(first.amount, 2))}%"
            unit = max(printed_unit(first), printed_unit(second))
            found = judged(_share(second), _share(first), unit, worked, "percent")
            yield claim(KIND, sentence, (a, c), ("whole", "share"), found, CODE)


def _stated(sentence: Sentence) -> Iterator[Form]:
    sure, likely = (EAST, EAST_LOOSE) if sentence.words.unspaced else ((*APPOSED, *STRICT), LOOSE)
    for pattern, match in sentence.matches((*sure, *likely)):
        a, b, c = (match.start(name) for name in "abc")
        if sentence.tokens[c].figure >= 0:  # F is the word behind what something is compared with, too
            yield a, b, c, _certainty(sentence, pattern, match)


def _certainty(sentence: Sentence, pattern: Expression, match: re.Match[str]) -> int:
    """How sure a pattern is of what it found; a part is no more than its whole; a third may be anything near it."""
    a, b, c = (sentence.figure(match.start(name)) for name in "abc")
    if pattern in (*LOOSE, *EAST_LOOSE):
        if not {a.bound, b.bound} <= {None, "about"}:
            return POSSIBLE  # 40% of them are under 35
        part = c.unit is None or sentence.codes[match.start("c") + 1 : match.start("c") + 2] == "o"
        return LIKELY if part and c.bound in PLAIN else POSSIBLE
    return SURE if "e" not in match[0] and (pattern in APPOSED or a.amount <= b.amount) else LIKELY


def _possible(sentence: Sentence) -> Iterator[Form]:
    """Any part and whole beside a share: of use only where they bear it out."""
    codes = sentence.codes
    values = [place for place, code in enumerate(codes) if code == "N" and sentence.figure(place).bound in PLAIN][:6]
    for c in (place for place, code in enumerate(codes) if code in "PF" and sentence.tokens[place].figure >= 0):
        beside = codes[max(0, c - 4) : c + 4]
        joined = codes[c + 1 : c + 2] == "o" if codes[c] == "F" else any(code in beside for code in "orq(-")
        if not joined or sentence.figure(c).bound not in PLAIN:
            continue
        for a in values:
            for b in values:
                if sentence.figure(a).amount < sentence.figure(b).amount >= LEAST:
                    yield a, b, c, POSSIBLE


def _judge(sentence: Sentence, a: int, b: int, c: int) -> Judged | None:
    return _share_of(*(sentence.figure(place) for place in (a, b, c)))


def _share_of(a: Figure, b: Figure, c: Figure) -> Judged | None:
    a = scaled(a, b)
    if not (comparable(a, b) or a.kind == b.kind == "count") or a.amount <= 0 or b.amount <= 0:
        return None
    if not allowed(b).divisible or a.amount_high is not None or b.amount_high is not None or c.unit == "points":
        return None
    expected = allowed(a) / allowed(b) * constant(HUNDRED)
    worked = f"{number(a.amount)} of {number(b.amount)} is {number(rounded(expected.value, 2))}%"
    part = number(rounded(b.amount * c.amount / HUNDRED, 2))
    holds = f"{number(c.amount)}% of {number(b.amount)} is {part}"
    return judged(_share(c), expected, printed_unit(c), worked, "percent")._replace(holds=holds)


def _share(c: Figure) -> Span:
    """What a share allows: a part in words (a third) is as good as "about"."""
    return allowed(c).widened(ABOUT) if c.unit == "part" and not c.bound else allowed(c)
