"""Conversions: "3000 RMB (approximately 500,000 KRW)" held against the rates of its date."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks import wording
from factcheck.checks.conversions.linking import Link, candidates
from factcheck.checks.dating import CandidateDate, candidate_dates, surroundings
from factcheck.checks.interval import stated_intervals
from factcheck.checks.judging import Judgement, compare, judge, readings, tens
from factcheck.config import Settings
from factcheck.language.numbers import rounded, significant
from factcheck.language.relative import revalued
from factcheck.model import Cause, Claim, Document, Edit, Evidence, Figure, Finding, Interval
from rates.model import Provider

REVALUED = "not current money"
_LEAST = Decimal(10)
_FEWEST = 2
_FEW_READINGS = 3
_TELLING = 4
_KEPT_DAYS = 3653  # ten years: no writer reuses an older rate
_CLOSE, _NEAR = Decimal("0.01"), Decimal("0.03")
_ROLES = ("converted", "equivalent")
_CODES = {"wrong": ("FC101", "error"), "loose": ("FC102", "warning"), "unchecked": ("FC103", "note")}


def conversions(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every conversion of the document with what there is to say about it."""
    found = list(_meant(document, figures, provider, settings))
    undated = [claim for claim, findings in found if _warned(claim, findings)]
    # One date is missing, however many amounts it would settle: the first says so loudly, but not in an old text.
    loud = undated[0] if undated and not _long_past(undated, provider) else None
    for claim, findings in found:
        quiet = claim is not loud and _warned(claim, findings)
        yield claim, [findings[0]._replace(severity="note"), *findings[1:]] if quiet else findings


def _warned(claim: Claim, findings: list[Finding]) -> bool:
    """Whether a conversion is reported for want of a date."""
    return claim.reason == "no date" and findings[0].severity == "warning"


def _long_past(claims: list[Claim], provider: Provider) -> bool:
    """Whether one of the conversions of a text was last right so long ago that it is an old text, not an old rate."""
    newest = max((source.last for source in provider.sources()), default=dt.date.min)
    return any((newest - (_last_fit(claim, provider) or newest)).days > _KEPT_DAYS for claim in claims)


def _last_fit(claim: Claim, provider: Provider) -> dt.date | None:
    """The last day on which the rate made a claim right that does not hold at the newest one."""
    if claim.expected is None or not claim.rates:
        return None
    rate = claim.rates[0]
    low, high = (rate.value * bound / claim.expected.value for bound in (claim.stated.low, claim.stated.high))
    return provider.last_fit(rate.base, rate.quote, low, high)


def _meant(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> Iterator[tuple[Claim, list[Finding]]]:
    """The conversions that the text states, and those that it may mean and that agree."""
    found = list(_judged(document, figures, provider, settings))
    right = Counter(_pair(figures, link) for link, (claim, _) in found if not link.sure and _told(link, claim, figures))
    tried = Counter(_pair(figures, link) for link, _ in found if link.cell)
    for link, judged in found:
        pair = _pair(figures, link)
        # Where most rows of a table agree, its columns say the same, and the row that does not is wrong.
        column = link.cell and right[pair] >= _FEWEST and 2 * right[pair] > tried[pair]
        if link.sure or column or _told(link, judged[0], figures):
            yield judged


def _judged(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> Iterator[tuple[Link, tuple[Claim, list[Finding]]]]:
    """Every two figures that the text says to be equal, or may mean so, with the judgement."""
    for link in candidates(document, figures):
        converted, equivalent = figures[link.converted], figures[link.equivalent]
        dates = candidate_dates(document, link.start, link.end, settings)
        if not link.sure:
            dates = dates[-1:]  # of all the dates in a sentence one may fit by chance
            if not dates or not _comparable(converted, equivalent, least=_LEAST * (not link.cell)):
                continue
        judged = conversion(document, link, converted, equivalent, dates, provider, settings)
        if judged is not None:
            yield link, judged


def _pair(figures: tuple[Figure, ...], link: Link) -> tuple[str | None, str | None]:
    return figures[link.converted].currency, figures[link.equivalent].currency


def _comparable(converted: Figure, equivalent: Figure, least: Decimal) -> bool:
    """Whether two figures that may be equal can show it: by their size they are no rates, and each has few readings."""
    certain = all(figure.currency or len(figure.candidates) <= _FEW_READINGS for figure in (converted, equivalent))
    same = (converted.amount_high is None) is (equivalent.amount_high is None)
    period = converted.per in (None, equivalent.per)  # one behind both is read as that of the second
    return certain and same and min(converted.amount, equivalent.amount) >= least and period


def _told(link: Link, claim: Claim, figures: tuple[Figure, ...]) -> bool:
    """Whether amounts that may be meant as equal tell that they are: within their own digits, or but for its zeros."""
    if claim.expected is None or claim.verdict == "unchecked":
        return False
    ratio = claim.stated.value / claim.expected.value
    pair = [figures[index] for index in claim.figures]
    size = sum(significant(figure.amount) for figure in pair)
    slip = tens(ratio)
    if size < _TELLING - (not link.near) or (not slip and claim.verdict != "ok"):
        return False  # of few digits many agree by chance
    if slip and (link.cell or _counted(claim, pair)):
        return False
    written = [figure for figure in pair if figure.numerals]
    digits = max((figure.numerals[0].quantum / figure.amount / 2 for figure in written), default=_CLOSE)
    return abs(ratio.scaleb(-slip) - 1) <= min(max(digits, _CLOSE), _NEAR)


def _counted(claim: Claim, pair: list[Figure]) -> bool:
    """Whether a number stands between two figures: "$74.5 billion, of which 10% is 8.8 trillion won"."""
    between = claim.text[pair[0].end - claim.start : pair[1].start - claim.start]
    return any(character.isdigit() for character in between)


def conversion(
    document: Document,
    link: Link,
    converted: Figure,
    equivalent: Figure,
    dates: tuple[CandidateDate, ...],
    provider: Provider,
    settings: Settings,
) -> tuple[Claim, list[Finding]] | None:
    """The claim that one figure is another in other money, with its findings; None where neither has a currency."""
    judged = judge(converted, equivalent, dates, provider, settings)
    if judged is None:
        return None
    cause = None
    # "£5 in 1912, equivalent to $700 in today's money" has more to it than an exchange rate.
    doubted = judged.window is not None and judged.verdict != "ok"
    if doubted and revalued(surroundings(document, link.start, link.end), document.language):
        judged = judged._replace(verdict="unchecked", reason=REVALUED)
    if judged.verdict in ("wrong", "loose"):
        from factcheck.checks.conversions.causes import find_cause  # only what does not hold needs it

        cause = find_cause(judged, converted, equivalent, provider, settings, document.language)
    elif judged.miss is not None and _lifetime(converted, equivalent, judged) is not None:
        judged = judged._replace(reason=REVALUED)
    claim = _claim(document, link, judged, converted, equivalent, cause, settings)
    return claim, list(_findings(document, claim, judged, converted, equivalent))


def _claim(
    document: Document,
    link: Link,
    judged: Judgement,
    converted: Figure,
    equivalent: Figure,
    cause: Cause | None,
    settings: Settings,
) -> Claim:
    expected = _expected(judged, converted, settings)
    stated = _stated(judged, converted, equivalent, settings)
    return Claim(
        "conversion",
        document.text[link.start : link.end],
        link.start,
        link.end,
        (link.converted, link.equivalent),
        _ROLES,
        judged.verdict,
        stated,
        expected,
        None if expected is None else _deviation(judged),
        judged.dates,
        tuple(_evidence(judged)),
        judged.reason,
        cause,
    )


def _stated(judged: Judgement, converted: Figure, equivalent: Figure, settings: Settings) -> Interval:
    if equivalent.amount <= 0:
        return Interval(equivalent.amount, equivalent.amount_high, equivalent.amount, equivalent.amount, judged.quote)
    hedged = "about" in (converted.bound, equivalent.bound)
    ends = stated_intervals(equivalent, hedged, settings)
    return Interval(equivalent.amount, equivalent.amount_high, ends[0].low, ends[-1].high, judged.quote)


def _expected(judged: Judgement, converted: Figure, settings: Settings) -> Interval | None:
    window = judged.window
    if window is None:
        return None
    high = None if converted.amount_high is None else converted.amount_high * window.value
    least, most = judged.ends[0].least, judged.ends[-1].most
    return Interval(
        converted.amount * window.value,
        high,
        least * judged.low * (1 - settings.spread),
        most * judged.high * (1 + settings.spread),
        judged.quote,
    )


def _deviation(judged: Judgement) -> Decimal:
    """How far the end that is off furthest is off, to four decimals."""
    stated, expected = _worst(judged)
    deviation = stated / expected - 1
    return rounded(deviation, 4)


def _worst(judged: Judgement) -> tuple[Decimal, Decimal]:
    """The stated and the expected amount of the end that is off furthest."""
    rate = judged.window.value if judged.window is not None else Decimal(1)
    pairs = [end.furthest(rate) for end in judged.ends]
    return pairs[0] if len(pairs) == 1 else max(pairs, key=lambda pair: abs(pair[0] / pair[1] - 1))


def _evidence(judged: Judgement) -> Iterator[Evidence]:
    window = judged.window
    if window is not None:
        yield Evidence(
            "used", window.base, window.quote, window.value, window.low, window.high, window.published, window.source
        )
    for role, rates in wording.known_rates(judged):
        for rate in rates:
            yield Evidence(role, rate.base, rate.quote, rate.value, rate.value, rate.value, rate.published, rate.source)


def _findings(
    document: Document, claim: Claim, judged: Judgement, converted: Figure, equivalent: Figure
) -> Iterator[Finding]:
    if judged.verdict == "ok":
        return
    if judged.reason == REVALUED and judged.window is None:
        yield from _out_of_use(judged, converted, equivalent)
        return
    yield _finding(document, claim, judged, converted, equivalent)
    for figure in (converted, equivalent):
        if figure.currency is None and len(figure.candidates) > 1:
            yield Finding("FC501", "note", wording.ambiguous(figure), figure.start, figure.end, 0)


def _finding(document: Document, claim: Claim, judged: Judgement, converted: Figure, equivalent: Figure) -> Finding:
    code, severity = _CODES[judged.verdict]
    if judged.window is None or claim.expected is None:
        message = wording.unchecked(converted, equivalent, judged)
        return Finding(code, severity, message, equivalent.start, equivalent.end, 0, help=wording.next_step(judged))
    lines = wording.working(judged, judged.window, converted, equivalent, claim.stated, claim.expected)
    from factcheck.checks.conversions.causes import suggestion
    from factcheck.language.writing import in_units_of

    lines = tuple(in_units_of(document.language, line, equivalent.text) for line in lines)

    # Without a date the amount at the newest rate is told, and never put into the text.
    told = judged.verdict != "unchecked" or (judged.date is None and judged.reason != REVALUED)
    written = suggestion(judged, converted, equivalent, document.language) if told else None
    dated = judged.date is not None and written is not None
    edits = (Edit(equivalent.start, equivalent.end, written or ""),) if dated else ()
    advice = wording.advice(document, equivalent, judged, written)
    if judged.reason == "no date" and judged.date is None:
        # What is within the limits today may be a little old, or of today and loose: that is no alarm.
        near = judged.window is not None and compare(judged.ends, judged.window.low, judged.window.high) == "loose"
        severity = "note" if near else "warning"
        message = wording.undated(converted, equivalent, *_worst(judged))
    elif judged.verdict == "unchecked":
        message = wording.unchecked(converted, equivalent, judged)
    else:
        message = wording.wrong(converted, equivalent, *_worst(judged)) + wording.bounded(judged)
    return Finding(code, severity, message, equivalent.start, equivalent.end, 0, (), lines, edits, advice)


def _out_of_use(judged: Judgement, converted: Figure, equivalent: Figure) -> Iterator[Finding]:
    found = _lifetime(converted, equivalent, judged)
    if found is not None:
        figure, message = found
        yield Finding("FC502", "warning", message, figure.start, figure.end, 0, help=wording.IN_USE_HELP)


def _lifetime(converted: Figure, equivalent: Figure, judged: Judgement) -> tuple[Figure, str] | None:
    """The figure whose currency was not the money of its country on the day, and what to say about it."""
    if judged.date is None or judged.miss is None or judged.miss.kind not in ("before", "ended"):
        return None
    from rates import currencies

    day: dt.date = judged.date.last
    for figure, code in ((converted, judged.base), (equivalent, judged.quote)):
        known = currencies.currency(code or "")
        # Another reading that was in use may be meant; then this one is no more than a guess.
        if known is None or currencies.alive(known.code, day) or len(readings(figure)) > 1:
            continue
        if known.cash is None or day > known.cash:
            return figure, wording.out_of_use(figure, known.code, known.name, day, (known.first, known.last))
    return None
