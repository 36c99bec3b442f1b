"""Whether a rate that the text states was the rate: held against the week up to each date that it may be of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log10

from factcheck.checks.dating import CandidateDate, candidate_dates
from factcheck.checks.exchange_rates import rate_wording
from factcheck.checks.exchange_rates.stated_rate import statements
from factcheck.checks.exchange_rates.statement import Statement
from factcheck.checks.judging import NEWEST, widened, window_of
from factcheck.checks.market import Scene
from factcheck.config import Settings
from factcheck.language.numbers import rounded
from factcheck.model import Cause, Claim, DateUse, Evidence, Finding, Interval
from rates.model import Miss, Provider, Window
from rates.values import NamedTuple

EXACT, LOOSE, COARSE = Decimal("0.01"), Decimal("0.05"), Decimal("0.025")
HEDGED, ONE_SIDED, SINGLE = Decimal("0.06"), Decimal("0.12"), Decimal("0.10")
_NEAR, _NEAR_TRADED = Decimal("1.25"), Decimal("1.6")  # what is no clear statement of a rate, and further off, is none
_LEAST_PRICE = Decimal("0.01")
_WEIGHT = "GBP"
_MOST_ZEROS, _LIKELY_ZEROS = 6, 1
_RANK = {"ok": 0, "loose": 1, "unchecked": 2, "wrong": 3}


class Verdict(NamedTuple):
    """A verdict on one pair at one date, with the rates that it rests on, all for as many units as are printed."""

    verdict: str
    reason: str | None
    pair: tuple[str, str]
    date: CandidateDate | None = None
    window: Window | None = None
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    miss: Miss | None = None


def stated_rates(scenery: Scene, provider: Provider, settings: Settings) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every rate that the document states, judged."""
    for one in statements(scenery):
        dates = candidate_dates(scenery.document, one.start, one.end, settings)
        judged = _judge(one, dates, provider, settings)
        if judged is None:
            continue
        cause = _cause(scenery, one, judged) if judged.verdict == "wrong" else None
        if judged.verdict == "wrong" and (one.guess or (not one.sure and not _likely(one, judged, cause))):
            continue
        if judged.verdict == "wrong" and one.open:
            judged, cause = judged._replace(verdict="unchecked", reason="unsupported"), None
        claim = _claim(scenery, one, judged, dates, cause)
        yield claim, list(_findings(scenery, one, judged, claim))


def _likely(one: Statement, judged: Verdict, cause: Cause | None) -> bool:
    """Whether what is no clear statement of a rate is one all the same: it comes near, or a slip explains it."""
    price = _WEIGHT in judged.pair and one.quantum >= _LEAST_PRICE  # a pound of coffee at 1.40 euros
    near = _distance(one, judged) <= (_NEAR_TRADED if one.traded and not price else _NEAR)
    return near or (cause is not None and abs(_zeros(one, judged)) <= _LIKELY_ZEROS)


def tolerance(one: Statement) -> tuple[Decimal, Decimal]:
    """What a printed rate allows, below and above, as fractions of itself."""
    digits = len((one.value / one.quantum).normalize().as_tuple().digits) if one.quantum else 1
    rounding = min(one.quantum / (2 * one.value), COARSE if digits > 1 else SINGLE)
    either = max(rounding, EXACT, HEDGED if one.bound == "about" else EXACT)
    if one.bound in ("over", "at least"):
        return either, max(ONE_SIDED, either)
    if one.bound in ("under", "at most"):
        return max(ONE_SIDED, either), either
    return either, either


def _judge(one: Statement, dates: Sequence[CandidateDate], provider: Provider, settings: Settings) -> Verdict | None:
    tried = [_dated(one, pair, date, provider, settings) for date in dates for pair in one.pairs]
    if not any(date.sure for date in dates) and not any(verdict.verdict == "ok" for verdict in tried):
        tried += [_undated(one, pair, provider) for pair in one.pairs]
    if not tried:
        return None
    best = min(tried, key=lambda verdict: (_RANK[verdict.verdict], verdict.reason == "no rate"))
    if best.verdict == "unchecked" and best.miss is not None:
        # A rate that is missing says nothing against another reading that can be judged.
        best = next((verdict for verdict in tried if verdict.verdict == "wrong" and _slipped(one, verdict)), best)
    if best.verdict == "wrong":
        best = min((v for v in tried if v.window is not None), key=lambda verdict: _distance(one, verdict))
    return best


def _dated(
    one: Statement, pair: tuple[str, str], date: CandidateDate, provider: Provider, settings: Settings
) -> Verdict:
    found = window_of(*pair, date, provider, settings.window_days)
    if isinstance(found, Miss):
        reason = found.kind if found.kind == "no single rate" else "no rate"
        return Verdict("unchecked", reason, pair, date, miss=found)
    low, high = (rate * one.units for rate in widened(found))
    if found.drift > LOOSE:
        return Verdict("unchecked", "old rate", pair, date, found, low, high)
    return Verdict(_compare(one, low, high), None, pair, date, found, low, high)


def _undated(one: Statement, pair: tuple[str, str], provider: Provider) -> Verdict:
    found = provider.newest(*pair)
    if isinstance(found, Miss):
        return Verdict("unchecked", "no rate", pair, miss=found)
    low, high = found.low * one.units, found.high * one.units
    verdict, reason = _compare(one, low, high), None
    below, above = tolerance(one)
    value = one.value / one.units
    if verdict != "ok" and provider.last_fit(*pair, value * (1 - below), value * (1 + above)) is not None:
        verdict, reason = "unchecked", "no date"
    return Verdict(verdict, reason, pair, None, found, low, high)


def _compare(one: Statement, low: Decimal, high: Decimal) -> str:
    below, above = tolerance(one)
    if one.value * (1 - below) <= high and one.value * (1 + above) >= low:
        return "ok"
    wide = max(LOOSE, 2 * below), max(LOOSE, 2 * above)
    return "loose" if one.value * (1 - wide[0]) <= high and one.value * (1 + wide[1]) >= low else "wrong"


def _distance(one: Statement, judged: Verdict) -> Decimal:
    """By what factor the printed rate is off, above one either way."""
    if judged.window is None:
        return Decimal(1)
    ratio = one.value / (judged.window.value * one.units)
    return max(ratio, 1 / ratio)


def _zeros(one: Statement, judged: Verdict) -> int:
    """The power of ten by which the printed rate is off, 0 where it is off by something else."""
    if judged.window is None:
        return 0
    ratio = one.value / (judged.window.value * one.units)
    nearest = round(log10(ratio)) if abs(ratio.adjusted()) <= _MOST_ZEROS else 0
    scaled = one._replace(value=one.value.scaleb(-nearest), quantum=one.quantum.scaleb(-nearest))
    return nearest if nearest and _compare(scaled, judged.low, judged.high) != "wrong" else 0


def _slipped(one: Statement, judged: Verdict) -> bool:
    return one.sure and _zeros(one, judged) != 0


def _cause(scenery: Scene, one: Statement, judged: Verdict) -> Cause | None:
    """A decimal point that is out of place, or a rate upside down."""
    off = _zeros(one, judged)
    if off:
        places = "one place" if abs(off) == 1 else f"{abs(off)} places"
        detail = f"the decimal point is {places} too far to the {'right' if off > 0 else 'left'}"
        return Cause("magnitude", detail, rate_wording.plain(scenery, one.value.scaleb(-off)))
    if judged.low > 0 and one.units == 1:
        turned = one._replace(value=1 / one.value, quantum=one.quantum / one.value**2)
        if _compare(turned, judged.low, judged.high) != "wrong":
            return Cause("inverted", f"this is {judged.pair[0]} for one {judged.pair[1]}")
    return None


def _claim(
    scenery: Scene, one: Statement, judged: Verdict, dates: Sequence[CandidateDate], cause: Cause | None
) -> Claim:
    base, quote = judged.pair
    below, above = tolerance(one)
    each = one.value / one.units
    stated = Interval(one.value, None, one.value * (1 - below), one.value * (1 + above), quote)
    evidence = [Evidence("stated", base, quote, each, each * (1 - below), each * (1 + above), None, "the text")]
    expected = deviation = None
    if judged.window is not None:
        window = judged.window
        expected = Interval(window.value * one.units, None, judged.low, judged.high, quote)
        deviation = one.value / expected.value - 1
        deviation = rounded(deviation, 4)
        evidence.insert(0, Evidence("used", base, quote, window.value, window.low, window.high, window.published,
                                    window.source))  # fmt: skip
    elif judged.miss is not None:
        evidence += rate_wording.known(judged.miss)
    text = scenery.document.text[one.start : one.end]
    return Claim(
        "stated_rate", text, one.start, one.end, one.figures, one.roles, judged.verdict, stated, expected, deviation,
        tuple(_uses(dates, judged)), tuple(evidence), judged.reason, cause,
    )  # fmt: skip


def _uses(dates: Sequence[CandidateDate], judged: Verdict) -> Iterator[DateUse]:
    for date in dates:
        yield DateUse(date.last, date.origin, date == judged.date and judged.window is not None)
    if judged.date is None and judged.verdict == "ok" and judged.window is not None:
        yield DateUse(judged.window.published, NEWEST, True)


def _findings(scenery: Scene, one: Statement, judged: Verdict, claim: Claim) -> Iterator[Finding]:
    printed = " ".join(claim.text.split())
    if judged.verdict == "wrong" and claim.expected is not None and judged.window is not None:
        message = rate_wording.wrong_rate(printed, one.value, claim.expected.value, judged.pair, one.units)
        lines = rate_wording.rate_working(judged.window, judged.date, one.units, claim)
        help_text = rate_wording.rate_help(scenery, claim)
        yield Finding("FC201", "error", message, one.start, one.end, 0, (), lines, (), help_text)
    elif judged.verdict == "unchecked":
        message = rate_wording.unchecked_rate(printed, claim, judged.miss)
        yield Finding("FC103", "note", message, one.start, one.end, 0, help=rate_wording.CHECK_HELP)
