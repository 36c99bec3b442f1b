"""The sentences about conversions, all in one place: what is wrong, how it was worked out, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.judging import Judgement
from factcheck.model import Document, Figure, Interval
from rates.model import Period, Rate, Window

_DIGITS = 6
_GROUPED = 4
_LONG_GAP = 184
_MOST_SPANS = 3
_ORIGINS = {
    "option": "article date {day}, from --date",
    "front matter": "article date {day}, from the front matter",
    "metadata": "article date {day}, from the metadata",
    "dateline": "article date {day}, from the dateline",
    "file name": "article date {day}, from the file name",
    "setting": "date {day}, from the settings",
    "newest rate": "the newest rate at hand; the article has no date",
}
DATE_HELP = "give the article's date: --date YYYY-MM-DD, or a line 'date: YYYY-MM-DD' in its front matter"
IN_USE_HELP = "name the currency in use, or write the year of the amount beside it"
UPGRADE_HELP = "`factcheck rates update` brings newer rates"


def number(value: Decimal) -> str:
    """A value to six significant digits, or to the unit where that is more: "602,115", "3000", "0.00498244"."""
    if not value:
        return "0"
    size = value.adjusted()
    places = max(_DIGITS - 1 - size, 0)
    digits = format(value, f"{',' if size >= _GROUPED else ''}.{places}f")
    return digits.rstrip("0").rstrip(".") if places else digits


def off(stated: Decimal, expected: Decimal) -> str:
    """How far a stated amount is from the expected: "17% too low", "8.3 times too high"."""
    ratio, side = stated / expected, "high" if stated > expected else "low"
    factor = max(ratio, 1 / ratio)
    if factor < 2:
        return f"{abs(ratio - 1) * 100:.0f}% too {side}"
    return f"{factor:,.0f} times too {side}" if factor >= Decimal("9.95") else f"{factor:.1f} times too {side}"


def wrong(converted: Figure, equivalent: Figure, stated: Decimal, expected: Decimal) -> str:
    """The headline of a conversion that does not hold."""
    return f"{_text(equivalent)} is {off(stated, expected)} for {_text(converted)}"


def bounded(judged: Judgement) -> str:
    """What the headline adds where an article has no date, but was not written before a day that it names."""
    return "" if judged.since is None else f" at the newest rate; no rate since {judged.since} makes it right"


def undated(converted: Figure, equivalent: Figure, stated: Decimal, expected: Decimal) -> str:
    """The headline of a conversion that would hold on other days, where the article has no date."""
    return f"no date is known, and {wrong(converted, equivalent, stated, expected)} at the newest rate"


def unchecked(converted: Figure, equivalent: Figure, judged: Judgement) -> str:
    """The headline of a conversion that could not be judged, with the reason."""
    return f"{_text(equivalent)} for {_text(converted)} is not checked: {_reason(judged)}"


def next_step(judged: Judgement) -> str:
    """What to do about a conversion that could not be judged."""
    if judged.reason == "ambiguous":
        return "name the country, or write the ISO 4217 code"
    if judged.reason == "no single rate":
        return "say in the text which rate was used, or give the desk's own rates as a table"
    return "work it out by hand, from a source that the desk trusts"


def known_rates(judged: Judgement) -> tuple[tuple[str, tuple[Rate, ...]], ...]:
    """The rates known where there is no single one, by their role."""
    miss = judged.miss
    return () if miss is None else (("official", miss.official), ("market", miss.market))


def _known(judged: Judgement) -> Iterator[str]:
    for role, rates in known_rates(judged):
        for rate in rates:
            large = rate if rate.value >= 1 else rate._replace(base=rate.quote, quote=rate.base, value=1 / rate.value)
            told = f"{number(large.value)} {large.quote} to one {large.base}"
            yield f"the {role} rate was {told} ({large.source}, {large.published})"


def _reason(judged: Judgement) -> str:
    if judged.miss is not None:
        message = judged.miss.message.rstrip(".")
        lowered = message[0].lower() + message[1:] if message.startswith(("The ", "There ")) else message
        return "; ".join([lowered, *_known(judged)])
    if judged.reason == "old rate" and judged.window is not None:
        return f"the newest rate is {judged.window.age} days old, too old to tell"
    if judged.reason == "ambiguous":
        return "the currency is ambiguous"
    if judged.reason == "not current money":
        return "it is told in the money of another time, which no exchange rate turns into this"
    if judged.reason == "no date" and judged.window is not None and judged.date is not None:
        away = off(*judged.ends[0].furthest(judged.window.value))
        return f"it is told of another time, without its day; at the rate of {judged.date.last} it is {away}"
    return "an amount of nothing cannot be converted"


def out_of_use(figure: Figure, code: str, name: str, day: dt.date, used: tuple[dt.date | None, dt.date | None]) -> str:
    """The headline for a currency that was not the money of its country on the day."""
    first, last = used
    when = f"ended on {last}" if last is not None and last < day else f"began on {first}"
    return f"{_text(figure)}: the {name} ({code}) was not in use on {day}; it {when}"


def ambiguous(figure: Figure) -> str:
    """The headline for a figure whose sign or name several currencies share."""
    return f'"{_text(figure)}" may be {_either(figure.candidates)}; write which'


def _either(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} or {codes[-1]}"


def working(
    judged: Judgement, window: Window, converted: Figure, equivalent: Figure, stated: Interval, expected: Interval
) -> tuple[str, ...]:
    """The lines that a reader needs to work the conversion out again."""
    return tuple(_working(judged, window, converted, equivalent, stated, expected))


def _working(
    judged: Judgement, window: Window, converted: Figure, equivalent: Figure, stated: Interval, expected: Interval
) -> Iterator[str]:
    base, quote = window.base, window.quote
    if judged.date is None and judged.verdict in ("loose", "wrong"):
        since = "" if judged.since is None else f"from {judged.since} on, which the sentence names, "
        yield f"the rate of no day {since}up to {window.published} makes it right"
    if judged.periods:
        yield f"right at the rates published {days(judged.periods)}"
    result = " to ".join(number(value) for value in (expected.value, expected.value_high) if value is not None)
    amount = _amounts(converted)
    yield f"{amount} {base} × {number(window.value)} {quote}/{base} = {result} {quote}"
    yield f"{_cited(window)} ({_dated(judged)})"
    if judged.low != judged.high:
        yield f"rates accepted: {number(judged.low)} to {number(judged.high)} {quote}/{base}"
    if window.age > 0 and window.drift:
        yield (
            f"the rate is {window.age} days old: {window.drift * 100:.1f}% either side is allowed for what it may have "
            f"moved since; {UPGRADE_HELP}"
        )
    yield f'"{_text(equivalent)}" as printed allows {number(stated.low)} to {number(stated.high)} {quote}'


def _cited(window: Window) -> str:
    """The source of a rate with the day of its publication, if it has one: a peg holds on any day."""
    bank, _, rule = window.source.partition(" and ")
    if bank.startswith(("peg", "euro")):
        return window.source
    if rule.startswith(("peg", "euro")):
        return f"{bank} reference rate of {window.published}, {rule}"
    return f"{window.source} reference rate of {window.published}"


def _dated(judged: Judgement) -> str:
    if judged.date is None:
        return _ORIGINS["newest rate"]
    day = judged.date.last.isoformat()
    if judged.date.first != judged.date.last:
        day = f"{judged.date.first} to {day}"
    if judged.date.origin in _ORIGINS:
        return _ORIGINS[judged.date.origin].format(day=day)
    return f"{day}, {judged.date.origin}"


def days(periods: Sequence[Period]) -> str:
    """The days of all periods in one phrase, short gaps closed and said to be there."""
    runs: list[list[Period]] = []
    for period in periods:
        if runs and (period.first - runs[-1][-1].last).days <= _LONG_GAP:
            runs[-1].append(period)
        else:
            runs.append([period])
    spans = [_span(Period(run[0].first, run[-1].last)) + (" with gaps" if len(run) > 1 else "") for run in runs]
    if len(spans) <= _MOST_SPANS:
        return " and ".join(spans)
    return f"in {len(spans)} periods, the first {spans[0]}, the last {spans[-1]}"


def _span(period: Period) -> str:
    return f"on {period.first}" if period.first == period.last else f"from {period.first} to {period.last}"


def advice(document: Document, equivalent: Figure, judged: Judgement, written: str | None) -> str:
    """What to do: print another amount, give the date, or bring newer rates."""
    if judged.date is None and judged.reason != "not current money":
        return f"{_at_newest(document, equivalent, written)}{DATE_HELP}"
    if judged.reason == "not current money":
        return next_step(judged)
    if judged.reason == "no date" and judged.date is not None:
        return "write the year beside the amount, or the rate"
    parts = [] if written is None else [f'write "{_hedged(document, equivalent)}{written}"']
    if judged.window is not None and judged.window.drift:
        parts.append(f"the rate is {judged.window.age} days old: {UPGRADE_HELP}")
    return "; ".join(parts)


def _at_newest(document: Document, equivalent: Figure, written: str | None) -> str:
    return "" if written is None else f'at the newest rate it is "{_hedged(document, equivalent)}{written}"; '


def _hedged(document: Document, figure: Figure) -> str:
    if figure.bound == "about" and document.language in (None, "en"):
        return "about "
    return f"{figure.hedge} " if figure.hedge else ""


def _amounts(figure: Figure) -> str:
    return " to ".join(number(value) for value in (figure.amount, figure.amount_high) if value is not None)


def _text(figure: Figure) -> str:
    return " ".join(figure.text.split())
