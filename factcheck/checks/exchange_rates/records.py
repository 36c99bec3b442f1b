"""Records of exchange rates: "the won hit its weakest since March 2009", "a 31-year low", "a record high"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.exchange_rates import rate_wording
from factcheck.checks.exchange_rates.moves import against, note, plain, sides
from factcheck.checks.exchange_rates.periods import Stretch, dated, span
from factcheck.checks.market import Mention, Scene, Sentence, subjects
from factcheck.config import Settings
from factcheck.model import Claim, DateUse, Evidence, Finding, Interval
from rates.model import Miss, Provider, Window
from rates.values import NamedTuple

INTRADAY = Decimal("0.004")
FIRST = dt.date(1999, 1, 4)
_REACH, _WEEK = 60, 7
_STEPS = 4  # of this size the range of a week has been gone through
_NEVER = Decimal(10) ** 12
COMPARED, LAST_SEEN = "as ", "seen"  # so weak; levels last seen


class Record(NamedTuple):
    """A record as printed: one of `pairs` at its lowest, or highest, since some day of `since`, None for ever.

    What the text does not name is a `guess`: then the claim may be right, and is never called wrong.
    """

    start: int
    end: int
    pairs: tuple[tuple[str, str, bool], ...]
    since: Stretch | None
    guess: bool


class Broken(NamedTuple):
    """The week of a record, and the last day before it, after the time that it is told since, that went beyond it."""

    window: Window
    level: Decimal
    beyond: dt.date | None
    known: bool


def records(scenery: Scene, provider: Provider, settings: Settings) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every record of a rate that the text tells of, held against the whole history."""
    day = scenery.document.date
    if day is None or day < FIRST:
        return
    for sentence in scenery.sentences:
        if not scenery.markets.has(scenery.text(sentence), "record"):
            continue
        matches = scenery.markets.find("record").finditer(scenery.document.text, sentence.start, sentence.end)
        one = next((one for match in matches if (one := _found(scenery, sentence, match, day))), None)
        found = _claim(scenery, one, day, provider, settings) if one else None
        if found is not None:
            yield found


def _found(scenery: Scene, sentence: Sentence, match: re.Match[str], day: dt.date) -> Record | None:
    value = scenery.markets.values["record"][match[0].lower()]
    names = subjects(scenery, sentence)
    subject = next((one for one in reversed(names) if one.end <= match.start()), None)
    if subject is None and "unspaced" in scenery.words.traits:
        subject = next((one for one in names if one.start <= match.start() < one.end), None)
    if subject is None or not plain(scenery, subject.end, max(subject.end, match.start())):
        return None
    low = _low(scenery, value, subject.end, match)
    since = _since(scenery, sentence, match, day, value) or _this_year(value, day)
    told = (low is not None or value == LAST_SEEN) and (since is not None or value.startswith("record"))
    if not told or _past(scenery, sentence, match, day):
        return None
    others, guess = _others(scenery, sentence, subject, match)
    extremes = (True, False) if low is None else (low,)
    pairs = [(one, other) for one in subject.readings for other in others if one != other]
    straight = [(*pair, extreme) for extreme in extremes for pair in pairs]
    turned = [(one, other, not low) for one, other, _ in straight] if len(sides(scenery, subject)) > 1 else []
    guess = guess or _apart(scenery, subject)
    return Record(subject.start, match.end(), (*straight, *turned), since, guess)


def _this_year(value: str, day: dt.date) -> Stretch | None:
    """The last day of the year before, for the high or the low of a year."""
    last = dt.date(day.year - 1, 12, 31)
    return Stretch(last, last) if value.startswith("year") else None


def _past(scenery: Scene, sentence: Sentence, match: re.Match[str], day: dt.date) -> bool:
    """Whether the record is told of another day: "a record low in September", "on Sept. 26", "last month"."""
    market, text = scenery.markets, scenery.document.text
    if market.find("past").search(text, sentence.start, sentence.end):
        return True
    compared = market.values["record"][match[0].lower()].startswith((COMPARED, LAST_SEEN))
    told = None if compared else market.told.search(text, match.end(), sentence.end)
    when = dated(scenery, told, day) if told else None
    return when is not None and (day - when.last).days > _WEEK


def _apart(scenery: Scene, subject: Mention) -> bool:
    """Whether it is the record of another market, whose history is shorter: the offshore yuan."""
    named = scenery.document.text[max(0, subject.start - _REACH // 3) : subject.end].lower()
    return any(word in named for word in scenery.markets.apart)


def _others(scenery: Scene, sentence: Sentence, subject: Mention, match: re.Match[str]) -> tuple[tuple[str, ...], bool]:
    """What the record is against: the money of a level beside it, else what a move would be against."""
    for index in sentence.figures:
        figure = scenery.figures[index]
        beside = subject.end <= figure.start <= match.end() + _REACH // 2
        if beside and figure.currency and figure.currency not in subject.readings:
            return (figure.currency,), False
    return against(scenery, sentence, subject)


def _low(scenery: Scene, value: str, start: int, match: re.Match[str]) -> bool | None:
    """Whether the record is a low one; "for the first time since" takes its side from the move before it."""
    if value in ("first", LAST_SEEN):
        market = scenery.markets
        text, end = scenery.document.text, match.end() + _REACH // 4
        moves = [*market.find("move").finditer(text, start, match.start())][-1:]
        moves = moves or [*market.find("move").finditer(text, match.end(), end)][:1]  # "首次跌破7"
        words = [one[0].lower() for one in moves]
        return market.values["move"][words[-1]] == "down" if words else None
    return value.endswith("down")


def _since(scenery: Scene, sentence: Sentence, match: re.Match[str], day: dt.date, value: str) -> Stretch | None:
    """The time since which a record is told: a date, or a span beside it."""
    text, market = scenery.document.text, scenery.markets
    if value.startswith(COMPARED) or value == LAST_SEEN:  # "not since 2002 has it been so weak"
        find = market.last.search, market.since.search
        told = next((found for one in find if (found := one(text, sentence.start, sentence.end))), None)
        return dated(scenery, told, day) if told else None
    start = match.start() if "unspaced" not in scenery.words.traits else sentence.start
    behind = market.since.search(text, start, min(match.end() + _REACH, sentence.end))
    if behind:
        return dated(scenery, behind, day)
    spans = list(market.span.finditer(text, max(sentence.start, match.start() - _REACH // 2), match.start()))
    before = spans[-1] if spans else None
    if before and market.joined(text[before.end() : match.start()]):
        return span(scenery, before, day)
    after = market.span.search(text, match.end(), min(match.end() + _REACH // 2, sentence.end))
    if after and plain(scenery, match.end(), after.start()):
        return span(scenery, after, day)
    return None


def _claim(
    scenery: Scene, one: Record, day: dt.date, provider: Provider, settings: Settings
) -> tuple[Claim, list[Finding]] | None:
    tried = [(pair, _broken(one, pair, day, provider, settings)) for pair in one.pairs]
    known = [(pair, broken) for pair, broken in tried if broken is not None]
    right = next(((pair, broken) for pair, broken in known if broken.beyond is None), None)
    if right is not None:
        pair, broken = right
        return _judged(scenery, one, "ok" if broken.known else "unchecked", pair, broken, day)
    if not known or len(known) < len(tried) or one.guess:
        return None
    pair, broken = min(known, key=lambda each: each[1].beyond or day)
    return _judged(scenery, one, "wrong", pair, broken, day)


def _broken(
    one: Record, pair: tuple[str, str, bool], day: dt.date, provider: Provider, settings: Settings
) -> Broken | None:
    base, quote, at_low = pair
    window = provider.window(base, quote, day, settings.window_days)
    if isinstance(window, Miss) or window.drift:
        return None
    room, evening = intraday(window), _evening(base, quote, day, provider, window)
    level = min(window.low, evening) * (1 - room) if at_low else max(window.high, evening) * (1 + room)
    low, high = (Decimal(0), level) if at_low else (level, _NEVER)
    before = day - dt.timedelta(settings.window_days)
    last = provider.last_fit(base, quote, low, high, before)
    since = one.since.last if one.since is not None else dt.date.min
    beyond = last if last is not None and last > since else None
    # The history tells of a record where it covers at least half of the time.
    known = one.since is None or (day - FIRST) * 2 >= (day - one.since.first)
    return Broken(window, window.low if at_low else window.high, beyond, known)


def _evening(base: str, quote: str, day: dt.date, provider: Provider, window: Window) -> Decimal:
    """The first rate after the day, where there is one: the market moves on when the banks have published."""
    for later in range(1, _STEPS + 1):
        found = provider.rate(base, quote, day + dt.timedelta(later))
        if not isinstance(found, Miss) and found.published is not None and found.published > day:
            return found.value
    return window.value


def intraday(window: Window) -> Decimal:
    """What a level within a day may lie beyond those of the banks: more in a week in which rates move far."""
    return max(INTRADAY, (window.high / window.low - 1) / _STEPS)


def _judged(
    scenery: Scene, one: Record, verdict: str, sides: tuple[str, str, bool], broken: Broken, day: dt.date
) -> tuple[Claim, list[Finding]]:
    pair, at_low = sides[:2], sides[2]
    window, text = broken.window, scenery.document.text[one.start : one.end]
    stated = Interval(broken.level, None, window.low, window.high, pair[1])
    used = Evidence("used", *pair, window.value, window.low, window.high, window.published, window.source)
    dates = (DateUse(day, scenery.document.date_origin or "option", True),)
    reason = "no rate" if verdict == "unchecked" else None
    claim = Claim("record", text, one.start, one.end, (), (), verdict, stated, None, None, dates, (used,), reason)
    if verdict == "unchecked":
        return claim, [note(claim)]
    if verdict == "ok" or broken.beyond is None:
        return claim, []
    extreme = "lower" if at_low else "higher"
    message = rate_wording.record(" ".join(text.split()), *pair, broken.beyond.isoformat(), extreme)
    rates = rate_wording.per_unit(*pair, window.low, window.high)
    room = f"{intraday(window) * 100:.1f}%"
    lines = (
        f"{window.source} reference rates of the week up to {day}: {rates}",
        f"{extreme} than that on {broken.beyond}, beyond the {room} allowed for levels within a day",
    )
    return claim, [Finding("FC203", "warning", message, one.start, one.end, 0, (), lines)]
