"""Whether a conversion holds: its readings against the rates of its candidate dates, the best verdict wins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log, log10

from factcheck.checks.dating import BESIDE, CandidateDate
from factcheck.checks.interval import Bounds, End, ends, intersection
from factcheck.config import Settings
from factcheck.model import DateUse, Figure
from rates.model import Miss, Period, Provider, Window
from rates.values import NamedTuple

NEWEST = "newest rate"
"""The origin of the date of a claim without a date that holds at the newest rate."""
NO_SINGLE_RATE = "no single rate"
"""The reason where the official rate was not the one that people got, as the rates room names the miss."""

_MOST_ZEROS = 6
_TEN = log(10)
_SLIP = 0.4  # a reading that is off by a power of ten is likelier than one that is off by half
_WILD = Decimal(3)  # off by more, a claim is wrong whatever the day that we have no rate for

# What wins: a claim is wrong only when nothing reasonable makes it true. A rate too old to tell, or a day that nobody
# named, may make it true; a rate that is missing says nothing against another reading that can be judged.
_RANK = {
    ("ok", None): 0,
    ("unchecked", "old rate"): 1,
    ("unchecked", "no date"): 1,
    ("loose", None): 2,
    ("wrong", None): 3,
    ("unchecked", "no rate"): 4,
    ("unchecked", NO_SINGLE_RATE): 4,
    ("unchecked", "ambiguous"): 5,
    ("unchecked", "unsupported"): 5,
}


class Judgement(NamedTuple):
    """A verdict on one reading at one date, and what it rests on. `date` is None where the text has no date.

    `low` and `high` are the rates accepted, drift included; `periods` are the days on which an undated claim held.
    `since` is the first day on which an article without a date can have been written, where its sentence tells.
    """

    verdict: str
    reason: str | None
    base: str | None = None
    quote: str | None = None
    date: CandidateDate | None = None
    window: Window | None = None
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    miss: Miss | None = None
    periods: tuple[Period, ...] = ()
    ends: tuple[End, ...] = ()
    dates: tuple[DateUse, ...] = ()
    since: dt.date | None = None


def judge(
    converted: Figure,
    equivalent: Figure,
    dates: Sequence[CandidateDate],
    provider: Provider,
    settings: Settings,
) -> Judgement | None:
    """The best verdict over all readings and dates; None where both figures can only be of the same currency."""
    if min(converted.amount, equivalent.amount) <= 0:
        return Judgement("unchecked", "unsupported", converted.currency, equivalent.currency)
    bases, quotes = readings(converted), readings(equivalent)
    if not bases or not quotes:
        return Judgement("unchecked", "ambiguous", converted.currency, equivalent.currency)
    pairs = [(base, quote) for base in bases for quote in quotes if base != quote]
    if not pairs:
        return None
    compared = ends(converted, equivalent, settings)
    tried = list(_dated(compared, pairs, dates, provider, settings))
    if not any(date.sure for date in dates) and not any(one.verdict == "ok" for one in tried):
        # No date at all, or only dates that may speak of something else: nothing is proven by those.
        if any(date.origin != BESIDE for date in dates):
            tried = [_of_another_time(one, provider) for one in tried]
        else:
            since = max((date.first for date in dates if date.told), default=None)
            tried += [_undated(compared, base, quote, provider, since) for base, quote in pairs]
    return _best(tried)


def readings(figure: Figure) -> tuple[str, ...]:
    """The currencies that a figure may be in, likeliest first."""
    if figure.currency is None:
        return figure.candidates
    return (figure.currency, *(code for code in figure.candidates if code != figure.currency))


def compare(compared: Sequence[End], low: Decimal, high: Decimal) -> str:
    """The verdict of the rates from `low` to `high`: end by end, the worst counts."""
    worst = "ok"
    for end in compared:
        if not end.right.meet(low, high):
            if not end.loose.meet(low, high):
                return "wrong"
            worst = "loose"
    return worst


def zeros(judged: Judgement) -> int:
    """The power of ten by which the stated amount is off, to the nearest: 1 for a zero too many, 0 for none."""
    return 0 if judged.window is None else tens(excess(judged, judged.window.value))


def excess(judged: Judgement, rate: Decimal) -> Decimal:
    """The factor by which the stated amount is higher than it should be at a rate."""
    stated, expected = judged.ends[0].furthest(rate)
    return stated / expected


def tens(factor: Decimal) -> int:
    """The power of ten that is nearest to a factor; 0 where it is beyond all slips."""
    nearest = round(log10(factor)) if abs(factor.adjusted()) <= _MOST_ZEROS + 1 else 0
    return nearest if abs(nearest) <= _MOST_ZEROS else 0


def apart(factor: Decimal) -> float:
    """How far a factor is from one, as a logarithm; `Decimal.ln` takes a hundred times as long."""
    size = factor.adjusted()
    return abs(log(factor.scaleb(-size)) + size * _TEN)


def misplaced(judged: Judgement, off: int | None = None) -> bool:
    """Whether a claim would be right or loose but for a power of ten: `off`, where that is known."""
    off = zeros(judged) if off is None else off
    factor = Decimal(1).scaleb(off)
    return off != 0 and all(end.near.meet(judged.low * factor, judged.high * factor) for end in judged.ends)


def widened(window: Window) -> tuple[Decimal, Decimal]:
    """The lowest and the highest rate to accept: an old rate may have moved by its drift."""
    if not window.drift:
        return window.low, window.high
    return window.low / (1 + window.drift), window.high * (1 + window.drift)


def window_of(base: str, quote: str, date: CandidateDate, provider: Provider, days: int) -> Window | Miss:
    """The rates of the week up to a day, or those of a year, a month or another span."""
    if date.first == date.last:
        return provider.window(base, quote, date.last, days)
    year = date.first.year
    if (date.first, date.last) == (dt.date(year, 1, 1), dt.date(year, 12, 31)):
        return provider.year(base, quote, year)
    return provider.window(base, quote, date.last, (date.last - date.first).days)


def _dated(
    compared: tuple[End, ...],
    pairs: Sequence[tuple[str, str]],
    dates: Sequence[CandidateDate],
    provider: Provider,
    settings: Settings,
) -> Iterator[Judgement]:
    for date in dates:
        for base, quote in pairs:
            found = window_of(base, quote, date, provider, settings.window_days)
            judged = _one(compared, base, quote, date, found, settings)
            yield judged
            if judged.verdict == "ok":
                pairs = [(base, quote)]  # no reading can be better, and others may need tables that are slow to open
                break


def _one(
    compared: tuple[End, ...], base: str, quote: str, date: CandidateDate, found: Window | Miss, settings: Settings
) -> Judgement:
    if isinstance(found, Miss):
        return Judgement("unchecked", _missing(found), base, quote, date, miss=found, ends=compared)
    low, high = widened(found)
    verdict, reason = compare(compared, low, high), None
    if verdict != "wrong" and found.drift > settings.old_rate_limit:
        verdict, reason = "unchecked", "old rate"
    return Judgement(verdict, reason, base, quote, date, found, low, high, ends=compared)


def _undated(compared: tuple[End, ...], base: str, quote: str, provider: Provider, since: dt.date | None) -> Judgement:
    found = provider.newest(base, quote)
    if isinstance(found, Miss):
        return Judgement("unchecked", _missing(found), base, quote, miss=found, ends=compared)
    verdict, reason = "wrong", None
    periods: tuple[Period, ...] = ()
    right, loose = intersection([end.right for end in compared]), intersection([end.loose for end in compared])
    since = since if since is not None and since <= found.published else None  # a series that ended tells nothing
    if compare(compared, found.low, found.high) == "ok":
        verdict = "ok"
    elif not fits_some_day(base, quote, right, provider):
        since = None
        verdict = "loose" if fits_some_day(base, quote, loose, provider) else "wrong"
    elif since is None or fits_some_day(base, quote, loose, provider, since):
        verdict, reason, since = "unchecked", "no date", None
        periods = provider.periods(base, quote, right.low, right.high)
    return Judgement(
        verdict, reason, base, quote, None, found, found.low, found.high, None, periods, compared, since=since
    )


def _of_another_time(judged: Judgement, provider: Provider) -> Judgement:
    """What does not hold on the article's day, but did on one before, where the text says "at the time"."""
    if judged.window is None or judged.date is None or judged.date.origin == BESIDE:
        return judged
    both, window = intersection([end.right for end in judged.ends]), judged.window
    periods = provider.periods(window.base, window.quote, both.low, both.high) if both.low <= both.high else ()
    periods = tuple(period for period in periods if period.first <= judged.date.last)
    return judged._replace(verdict="unchecked", reason="no date", periods=periods) if periods else judged


def _missing(miss: Miss) -> str:
    return NO_SINGLE_RATE if miss.kind == NO_SINGLE_RATE else "no rate"


def fits_some_day(base: str, quote: str, bounds: Bounds, provider: Provider, since: dt.date = dt.date.min) -> bool:
    """Whether any rate in the history, or from a day on, lies within bounds."""
    last = provider.last_fit(base, quote, bounds.low, bounds.high) if bounds.low <= bounds.high else None
    return last is not None and last >= since


def _best(tried: list[Judgement]) -> Judgement:
    best = min(tried, key=lambda one: _RANK[one.verdict, one.reason])
    if best.verdict == "wrong":
        wrong = [one for one in tried if one.verdict == "wrong"]
        # The days of a date in the sentence are among those from that date on.
        wrong = [one for one in wrong if one.since is not None] or wrong
        best = min(wrong, key=_distance) if len(wrong) > 1 else wrong[0]
    if best.verdict in ("loose", "wrong"):
        best = next((one for one in tried if _excuses(one, best)), best)
        best = _unknown(tried, best) or best
    return best._replace(dates=tuple(_uses(tried, best)))


def _distance(judged: Judgement) -> tuple[float, bool]:
    """How far off a reading is: of those that are all wrong the nearest is meant, or one but for a slip of zeros.

    Of two that are equally far that of the surer day.
    """
    if judged.window is None:
        return 0.0, False
    factor = excess(judged, judged.window.value)
    distance = apart(factor)
    slipped = distance > _SLIP and misplaced(judged, tens(factor))
    return _SLIP if slipped else distance, judged.date is not None and not judged.date.sure


def _excuses(one: Judgement, best: Judgement) -> bool:
    """Whether a day named by the writer, for which there is no rate, may be what makes the claim true."""
    if one.miss is None or one.date is None or best.window is None:
        return False
    if one.date.origin != BESIDE:
        return False
    if not one.date.sure:  # "in 1967": of a time before all rates nothing is known but that zeros slip
        return one.miss.kind == "before" and not misplaced(best)
    return 1 / _WILD < excess(best, best.window.value) < _WILD


def _unknown(tried: list[Judgement], best: Judgement) -> Judgement | None:
    """The likeliest reading, where it has no rate on any day: then the others cannot prove a claim wrong."""
    likeliest = [one for one in tried if (one.base, one.quote) == (tried[0].base, tried[0].quote)]
    return None if any(one.window for one in likeliest) or misplaced(best) else likeliest[0]


def _uses(tried: list[Judgement], best: Judgement) -> Iterator[DateUse]:
    used = best.date if best.window is not None else None
    for date in dict.fromkeys(one.date for one in tried if one.date is not None):
        yield DateUse(date.last, date.origin, date == used)
    if best.date is None and best.verdict == "ok" and best.window is not None:
        yield DateUse(best.window.published, NEWEST, True)
