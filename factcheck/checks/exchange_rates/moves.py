"""Moves of exchange rates: "the yen has fallen 12% against the dollar this year"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.dating import FIRST_YEAR
from factcheck.checks.exchange_rates import rate_wording
from factcheck.checks.exchange_rates.periods import Stretch, periods
from factcheck.checks.market import Mention, Scene, Sentence, subjects
from factcheck.language.expression import Expression
from factcheck.language.numbers import rounded
from factcheck.model import Claim, DateUse, Evidence, Finding, Interval
from rates.model import Miss, Provider, Rate
from rates.values import NamedTuple

POINT, TENTH, HUNDRED = Decimal("0.5"), Decimal("0.1"), Decimal(100)
_MOST = Decimal(99)
_OVER, _UNDER = Decimal("0.35"), Decimal("0.12")
_CLAUSE, _NEXT = 110, 12
_WORD = Expression(r"[^\W\d_]+")
_BREAK = Expression(r"[:()]|\n")


class Move(NamedTuple):
    """A move as printed: percent up or down of one of `pairs`, in one of `stretches`.

    What the text does not name is a `guess`: then the claim may be right, and is never called wrong.
    """

    start: int
    end: int
    percent: Decimal
    bound: str | None
    pairs: tuple[tuple[str, str], ...]
    stretches: tuple[Stretch, ...]
    guess: bool


class Size(NamedTuple):
    """How much something moved, as printed: "12%", "half its value"."""

    start: int
    end: int
    percent: Decimal


class Held(NamedTuple):
    """A move as it was: by the value of the currency, and by that of the other one turned round."""

    pair: tuple[str, str]
    stretch: Stretch
    first: Rate
    last: Rate
    value: Decimal
    mirror: Decimal


def moves(scenery: Scene, provider: Provider) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every move of a rate over a period that the text names."""
    day = scenery.document.date
    for sentence in scenery.sentences if day is not None and day.year >= FIRST_YEAR else ():
        if not scenery.markets.has(scenery.text(sentence), "percent", "part"):
            continue
        for one in _found(scenery, sentence, day or dt.date.min):
            claim = _claim(scenery, one, provider)
            if claim is not None:
                yield claim


def _found(scenery: Scene, sentence: Sentence, day: dt.date) -> Iterator[Move]:
    for size in _sizes(scenery, sentence):
        subject = _subject(scenery, sentence, size)
        if subject is None:
            continue
        sign = direction(scenery, subject.end, size.start, size.end)
        between = (subject.end, size.start) if subject.end <= size.start else (size.end, subject.start)
        if not sign or not 0 < size.percent <= _MOST or not plain(scenery, *between):
            continue
        stretches = tuple(_stretches(scenery, sentence, subject, size, day))
        others, guess = against(scenery, sentence, subject)
        pairs = tuple(each for one in sides(scenery, subject) for each in _pairs(one, others, subject))
        if stretches:
            yield Move(
                min(subject.start, size.start), max(size.end, subject.end if subject.start > size.end else 0),
                sign * size.percent, _bound(scenery, size.start), pairs, stretches, guess,
            )  # fmt: skip


def _sizes(scenery: Scene, sentence: Sentence) -> Iterator[Size]:
    """Every percentage of a sentence, and every part of a value: "half of its value"."""
    text, market = scenery.document.text, scenery.markets
    for match in market.percent.finditer(text, sentence.start, sentence.end):
        percent = market.size(match["size"] or match["led"])
        if percent is not None:
            yield Size(*match.span(), percent)
    for match in market.find("part").finditer(text, sentence.start, sentence.end):
        yield Size(*match.span(), Decimal(market.values["part"][match[0].lower()]))


def _subject(scenery: Scene, sentence: Sentence, size: Size) -> Mention | None:
    """What moved: the last currency before the size, else the first right behind it: "a 24% slide in the yen"."""
    free = subjects(scenery, sentence)
    before = next((one for one in reversed(free) if one.end <= size.start), None)
    if before is not None and size.start - before.end <= _CLAUSE:
        return before
    behind = next((one for one in free if one.start >= size.end), None)
    move = scenery.markets.find("move").match(scenery.document.text, size.end + 1)
    return behind if before is None and behind is not None and move and behind.start - move.end() <= _NEXT else None


def sides(scenery: Scene, subject: Mention) -> tuple[bool, ...]:
    """Whether a name stands for the currency (True), or for what it costs: a rate goes up as the currency goes down."""
    behind = scenery.document.text[subject.end : subject.end + _NEXT].lstrip()
    priced = any(behind.startswith(word) for word in scenery.markets.turned)
    return (True, False) if priced or (subject.against and not subject.guess) else (True,)


def _pairs(straight: bool, others: tuple[str, ...], subject: Mention) -> tuple[tuple[str, str], ...]:
    pairs = [(one, other) for one in subject.readings for other in others if one != other]
    return tuple(pairs) if straight else tuple((quote, base) for base, quote in pairs)


def _stretches(scenery: Scene, sentence: Sentence, subject: Mention, size: Size, day: dt.date) -> Iterator[Stretch]:
    """The periods that belong to a percentage: behind it in the same phrase, or before it or the subject."""
    record = scenery.markets.find("record")
    for period in periods(scenery, sentence.start, sentence.end, day):
        if period.start >= size.end:
            near = plain(scenery, size.end, period.start)
            if near and not record.search(scenery.document.text, size.end, period.start):
                yield period.stretch
        elif period.end > subject.start or plain(scenery, period.end, subject.start):
            yield period.stretch


def direction(scenery: Scene, start: int, low: int, high: int) -> int:
    """Up or down: the word of movement behind the size, where it stands right there, else the last before."""
    market, text = scenery.markets, scenery.document.text
    words, find = market.values["move"], market.find("move")
    behind = find.match(text, high + (text[high : high + 1] == " "))
    found = behind or next(reversed(list(find.finditer(text, start, low))), None)
    if found is None:  # a verb at the end: "hat 14 Prozent gegenüber dem Dollar verloren"
        last = find.search(text, high, high + _CLAUSE // 2)
        found = last if last and plain(scenery, high, last.start()) else None
    return 0 if found is None else 1 if words[found[0].lower()] == "up" else -1


def plain(scenery: Scene, start: int, end: int) -> bool:
    """Whether nothing but words of rates stands between two places: no other thing that may have moved."""
    between = scenery.document.text[start:end]
    if _BREAK.search(between):
        return False
    if "unspaced" in scenery.words.traits:
        return len(between) <= _CLAUSE // 3
    return all(word.lower() in scenery.markets.fillers for word in _WORD.findall(between))


def against(scenery: Scene, sentence: Sentence, subject: Mention) -> tuple[tuple[str, ...], bool]:
    """What a currency moved against, and whether that is a guess.

    One that the sentence governs, else the dollar; for the dollar itself the euro, or whatever else is meant.
    """
    if subject.against:
        return subject.against, subject.guess
    governed = next((one for one in sentence.mentions if one.governed and one.readings != subject.readings), None)
    if governed is not None:
        return governed.readings, False
    return (("EUR", *scenery.markets.home), True) if "USD" in subject.readings else (("USD",), False)


def _bound(scenery: Scene, start: int) -> str | None:
    hedges = scenery.words.context.hedges
    before = scenery.document.text[max(0, start - 24) : start].rstrip().lower()
    return next((bound for phrase, bound in hedges.get(before.rpartition(" ")[2], ()) if before.endswith(phrase)), None)


def _claim(scenery: Scene, one: Move, provider: Provider) -> tuple[Claim, list[Finding]] | None:
    held: list[Held] = []
    missed = False
    for subject, other in one.pairs:
        for stretch in one.stretches:
            found = list(_held(subject, other, stretch, provider))
            held, missed = held + found, missed or not found
    low, high = allowed(one)
    right = [each for each in held if any(low <= value <= high for value in (each.value, each.mirror))]
    if right:
        return _judged(scenery, one, "ok", right[0], (low, high)), []
    if missed or not held or one.guess:
        return None if held else _unchecked(scenery, one, (low, high))
    nearest = min(held, key=lambda each: abs(each.value - one.percent))
    claim = _judged(scenery, one, "wrong", nearest, (low, high))
    return claim, [_finding(one, claim, nearest)]


def allowed(one: Move) -> tuple[Decimal, Decimal]:
    """The moves that a printed one stands for: half a point or a tenth either side, more where a hedge opens one."""
    size = abs(one.percent)
    below = above = max(POINT, size * TENTH)
    if one.bound in ("over", "at least"):
        above = max(above, size * _OVER)
    elif one.bound in ("under", "at most"):
        below = max(below, size * _UNDER)
    least, most = size - below, size + above
    return (least, most) if one.percent > 0 else (-most, -least)


def _held(subject: str, other: str, stretch: Stretch, provider: Provider) -> Iterator[Held]:
    """The move from the eve of the period to its last day, and to the day before."""
    first = provider.rate(subject, other, stretch.first)
    for back in (0, 1):
        last = provider.rate(subject, other, stretch.last - dt.timedelta(back))
        if isinstance(first, Miss) or isinstance(last, Miss) or last.published <= first.published:
            continue
        if (stretch.last - last.published).days > 7 or (stretch.first - first.published).days > 7:
            continue
        value = (last.value / first.value - 1) * HUNDRED
        mirror = (1 - first.value / last.value) * HUNDRED
        yield Held((subject, other), stretch, first, last, value, mirror)


def _judged(scenery: Scene, one: Move, verdict: str, held: Held, bounds: tuple[Decimal, Decimal]) -> Claim:
    base, quote = held.pair
    low, high = sorted((rounded(held.value, 2), rounded(held.mirror, 2)))
    evidence = tuple(
        Evidence(role, base, quote, rate.value, rate.value, rate.value, rate.published, rate.source)
        for role, rate in (("first", held.first), ("last", held.last))
    )
    return Claim(
        "move", scenery.document.text[one.start : one.end], one.start, one.end, (), (), verdict,
        Interval(one.percent, None, *bounds, unit="percent"),
        Interval(rounded(held.value, 2), None, low, high, unit="percent"),
        rounded(one.percent / held.value - 1, 4) if held.value else None,
        (DateUse(held.first.published, "the beginning of the period", True),
         DateUse(held.last.published, "the end of the period", True)), evidence,
    )  # fmt: skip


def _unchecked(scenery: Scene, one: Move, bounds: tuple[Decimal, Decimal]) -> tuple[Claim, list[Finding]]:
    text = scenery.document.text[one.start : one.end]
    stated = Interval(one.percent, None, *bounds, unit="percent")
    claim = Claim("move", text, one.start, one.end, (), (), "unchecked", stated, reason="no rate")
    return claim, [note(claim)]


def note(claim: Claim) -> Finding:
    """The note about a move or a record that no history at hand can tell of."""
    message = f'"{" ".join(claim.text.split())}" is not checked: no rates of that time are known'
    return Finding("FC103", "note", message, claim.start, claim.end, 0, help=rate_wording.CHECK_HELP)


def _finding(one: Move, claim: Claim, held: Held) -> Finding:
    days = (held.first.published.isoformat(), held.last.published.isoformat())
    message = rate_wording.move(" ".join(claim.text.split()), one.percent, held.pair, held.value, days)
    change = f"a change of {held.value:.2f}%, or of {held.mirror:.2f}% counted in {held.pair[0]} for one {held.pair[1]}"
    lines = (*_cited((held.first, held.last)), change)
    return Finding("FC202", "warning", message, one.start, one.end, 0, (), lines)


def _cited(rates: Sequence[Rate]) -> Iterator[str]:
    for rate in rates:
        shown = rate_wording.per_unit(rate.base, rate.quote, rate.value)
        yield f"{rate.source} reference rate of {rate.published}: {shown}"
