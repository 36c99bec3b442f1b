"""Records of exchange rates: "the won hit its weakest since March 2009", "a 31-year low", "a record high"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from factcheck.checks import rate_wording
from factcheck.checks.market import Mention, Scene, Sentence
from factcheck.checks.moves import against, note, plain
from factcheck.checks.periods import Stretch, dated, span
from factcheck.checks.wording import number
from factcheck.config import Settings
from factcheck.model import Claim, DateUse, Evidence, Finding, Interval
from rates.model import Miss, Provider, Window

INTRADAY = Decimal("0.004")
FIRST = dt.date(1999, 1, 4)
_REACH = 60
_NEVER = Decimal(10) ** 12


class Record(NamedTuple):
    """A record as printed: one of `subjects` at its lowest or highest since some day of `since`, None for ever."""

    start: int
    end: int
    low: bool
    subjects: tuple[str, ...]
    others: tuple[str, ...]
    since: Stretch | None


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
        if not scenery.markets.has("record", scenery.text(sentence)):
            continue
        matches = scenery.markets.find("record").finditer(scenery.document.text, sentence.start, sentence.end)
        one = next((one for match in matches if (one := _found(scenery, sentence, match, day))), None)
        found = _claim(scenery, one, day, provider, settings) if one else None
        if found is not None:
            yield found


def _found(scenery: Scene, sentence: Sentence, match: re.Match[str], day: dt.date) -> Record | None:
    value = scenery.markets.values["record"][match[0].lower()]
    names = [one for one in sentence.mentions if not one.governed]
    subject = next((one for one in reversed(names) if one.end <= match.start()), None)
    if subject is None and "unspaced" in scenery.words.traits:
        subject = next((one for one in names if one.start <= match.start() < one.end), None)
    if subject is None or not plain(scenery, subject.end, max(subject.end, match.start())):
        return None
    low = _low(scenery, value, subject.end, match)
    since = _since(scenery, sentence, match, day)
    if low is None or (since is None and not value.startswith("record")):
        return None
    return Record(subject.start, match.end(), low, subject.readings, _others(scenery, sentence, subject, match), since)


def _others(scenery: Scene, sentence: Sentence, subject: Mention, match: re.Match[str]) -> tuple[str, ...]:
    """What the record is against: the money of a level beside it, else what a move would be against."""
    for index in sentence.figures:
        figure = scenery.figures[index]
        beside = subject.end <= figure.start <= match.end() + _REACH // 2
        if beside and figure.currency and figure.currency not in subject.readings:
            return (figure.currency,)
    return against(sentence, subject)


def _low(scenery: Scene, value: str, start: int, match: re.Match[str]) -> bool | None:
    """Whether the record is a low one; "for the first time since" takes its side from the move before it."""
    if value == "first":
        market = scenery.markets
        found = market.find("move").finditer(scenery.document.text, start, match.start())
        words = [one[0].lower() for one in found]
        return market.values["move"][words[-1]] == "down" if words else None
    return value.endswith("down")


def _since(scenery: Scene, sentence: Sentence, match: re.Match[str], day: dt.date) -> Stretch | None:
    """The time since which a record is told: a date, or a span beside it."""
    text, market = scenery.document.text, scenery.markets
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
    pairs = [(base, quote) for base in one.subjects for quote in one.others if base != quote]
    tried = [(pair, _broken(one, pair, day, provider, settings)) for pair in pairs]
    known = [(pair, broken) for pair, broken in tried if broken is not None]
    right = next(((pair, broken) for pair, broken in known if broken.beyond is None), None)
    if right is not None:
        pair, broken = right
        return _judged(scenery, one, "ok" if broken.known else "unchecked", pair, broken, day)
    if not known or len(known) < len(tried):
        return None
    pair, broken = min(known, key=lambda each: each[1].beyond or day)
    return _judged(scenery, one, "wrong", pair, broken, day)


def _broken(one: Record, pair: tuple[str, str], day: dt.date, provider: Provider, settings: Settings) -> Broken | None:
    window = provider.window(*pair, day, settings.window_days)
    if isinstance(window, Miss) or window.drift:
        return None
    level = window.low * (1 - INTRADAY) if one.low else window.high * (1 + INTRADAY)
    low, high = (Decimal(0), level) if one.low else (level, _NEVER)
    before = day - dt.timedelta(settings.window_days)
    last = provider.last_fit(*pair, low, high, before)
    since = one.since.last if one.since is not None else dt.date.min
    beyond = last if last is not None and last > since else None
    # The history tells of a record where it covers at least half of the time.
    known = one.since is None or (day - FIRST) * 2 >= (day - one.since.first)
    return Broken(window, window.low if one.low else window.high, beyond, known)


def _judged(
    scenery: Scene, one: Record, verdict: str, pair: tuple[str, str], broken: Broken, day: dt.date
) -> tuple[Claim, list[Finding]]:
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
    extreme = "lower" if one.low else "higher"
    message = rate_wording.record(" ".join(text.split()), *pair, broken.beyond.isoformat(), extreme)
    rates = f"{number(window.low)} to {number(window.high)} {pair[1]}/{pair[0]}"
    lines = (
        f"{window.source} reference rates of the week up to {day}: {rates}",
        f"{extreme} than that on {broken.beyond}, beyond the {INTRADAY * 100:.1f}% allowed for levels within a day",
    )
    return claim, [Finding("FC203", "warning", message, one.start, one.end, 0, (), lines)]
