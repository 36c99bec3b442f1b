"""Amounts, rates and verdicts in words, for claims of which the checks have nothing to say but their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.config import DEFAULTS

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    import datetime as dt

    from factcheck.model import Claim, DateUse, DocumentReport, Evidence, Figure, Finding, Interval, Places, Report

_PERCENT = ("%", "percent")
_BESIDE = ("FC501", "FC502")  # about the currency of one figure
_AS_GIVEN = 20
_TO_MULTIPLY = 6  # the reader who multiplies the rate shown should get the amount shown
_GROUPED = 4  # 3000, but 30,000


def number(value: Decimal, significant: int = 5) -> str:
    """A value to so many significant digits, or to the unit where that is more: "517,230", "172.41", "0.0058"."""
    if not value.is_finite() or not value:
        return "0" if not value else str(value)
    places = max(significant - 1 - value.adjusted(), 0)
    digits = format(value, f"{',' if value.adjusted() >= _GROUPED else ''}.{places}f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def amount(low: Decimal, high: Decimal | None, unit: str | None, significant: int = 5) -> str:
    """An amount or a range of amounts with its currency or unit."""
    ends = [low] if high is None or high == low else [low, high]
    values = " to ".join(number(end, significant) for end in ends)
    if unit in _PERCENT:
        return f"{values}%"
    return f"{values} {unit}" if unit else values


def quantity(interval: Interval) -> str:
    """What an interval says: its value, or both values of a range."""
    return amount(interval.value, interval.value_high, interval.currency or interval.unit)


def bounds(interval: Interval) -> str:
    """What an interval allows."""
    return amount(interval.low, interval.high, interval.currency or interval.unit)


def rate(evidence: Evidence) -> str:
    """A rate and where it comes from: "1 CNY = 172.41 KRW (ECB, 2019-05-31)"."""
    published = f", {evidence.published}" if evidence.published else ""
    return f"1 {evidence.base} = {number(evidence.value)} {evidence.quote} ({evidence.source}{published})"


def headline(claim: Claim, figures: Sequence[Figure]) -> str:
    """A claim without a finding, in a line that follows its verdict."""
    reason = f" ({claim.reason})" if claim.reason else ""
    converted, equivalent = (_figure(claim, figures, role) for role in ("converted", "equivalent"))
    if converted and equivalent:
        link = "holds for" if claim.verdict == "ok" else "for"
        return f"{equivalent.text} {link} {converted.text}{reason}"
    if claim.kind == "restated" and claim.verdict == "ok":
        return f"{figures[claim.figures[-1]].text} agrees with {_told_above(claim, figures)}"
    return f'"{claim.text}"' + (" holds" if claim.verdict == "ok" else "") + reason


def _told_above(claim: Claim, figures: Sequence[Figure]) -> str:
    return f"{figures[claim.figures[0]].text} above" if len(claim.figures) > 1 else "the title"


def working(claim: Claim, figures: Sequence[Figure]) -> Iterator[str]:
    """How a claim was worked out: the sum, what was allowed, the rates, the dates."""
    if claim.expected:
        yield f"{_sum(claim, claim.expected, figures)}"
        given = "the rates give" if claim.rates else "computed:"
        yield f"{_printed(claim, figures)} allows {bounds(claim.stated)}; {given} {bounds(claim.expected)}"
    yield from (f"{_role(evidence)}: {rate(evidence)}" for evidence in claim.rates)
    if claim.dates:
        yield f"{'date' if len(claim.dates) == 1 else 'dates'}: {'; '.join(_dates(claim.dates))}"


def position(places: Places, start: int, end: int) -> str:
    """Where something stands in words: its line, or in a format without lines its page, part or paragraph."""
    anchor = places.anchor(start)
    parts = (f"page {anchor['page']}" if "page" in anchor else "", str(anchor.get("part", "")))
    named = (*parts, f"paragraph {anchor['paragraph']}" if "paragraph" in anchor else "")
    return ", ".join(filter(None, named)) or f"line {places.place(start, end).line}"


def advice(finding: Finding) -> str:
    """What to do about a finding; nothing where it does not say."""
    return finding.help or next((f'replace with "{edit.text}"' for edit in finding.edits), "")


def likely(finding: Finding, report: DocumentReport) -> str:
    """The likely slip behind a finding; nothing where it tells it itself or is not about what the claim states."""
    cause = report.claims[finding.claim].cause if finding.claim is not None else None
    return cause.detail if cause and finding.code not in _BESIDE and cause.detail not in finding.message else ""


def notes(finding: Finding, report: DocumentReport) -> Iterator[str]:
    """What stands under the message of a finding: the working, the likely slip, what to do."""
    yield from finding.working
    if slip := likely(finding, report):
        yield f"likely: {slip}"
    if advice(finding):
        yield f"help: {advice(finding)}"


def summary(report: Report) -> str:
    """The counts of a run: "1 document, 12 figures, 4 claims: 3 right, 0 loose, 1 wrong, 0 unchecked"."""
    counts = report.summary()
    things = ", ".join(plural(counts[f"{name}s"], name) for name in ("document", "figure", "claim"))
    verdicts = ", ".join(
        f"{counts[verdict]} {word}"
        for verdict, word in (("ok", "right"), ("loose", "loose"), ("wrong", "wrong"), ("unchecked", "unchecked"))
    )
    extras = f"; {counts['suppressed']} suppressed" if counts["suppressed"] else ""
    unread = f"; {plural(len(report.errors), 'input')} not read" if report.errors else ""
    return f"{things}{f': {verdicts}' if counts['claims'] else ''}{extras}{unread}"


def rates_at_hand(report: Report, today: dt.date | None) -> str:
    """The sources of the rates, how far they reach, how old that is, and how to get newer ones."""
    text = ", ".join(f"{source.name} through {source.last}" for source in report.sources)
    age = (today - max(source.last for source in report.sources)).days if today and report.sources else 0
    update = "; newer ones: factcheck rates update" if age > DEFAULTS.window_days else ""
    return f"{text} ({plural(age, 'day')} old{update})" if age > 0 else text


def plural(count: int, name: str) -> str:
    """A count with its noun."""
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _figure(claim: Claim, figures: Sequence[Figure], role: str) -> Figure | None:
    """The figure of a role, where just one has it."""
    if claim.roles.count(role) != 1 or len(claim.roles) != len(claim.figures):
        return None
    return figures[claim.figures[claim.roles.index(role)]]


def _sum(claim: Claim, expected: Interval, figures: Sequence[Figure]) -> str:
    converted = _figure(claim, figures, "converted")
    used = next((evidence for evidence in claim.rates if evidence.role == "used"), None)
    if not (converted and used):
        return quantity(expected)
    given = amount(converted.amount, converted.amount_high, converted.currency, _AS_GIVEN)
    value, sign = number(used.value, _TO_MULTIPLY), "×" if used.base == converted.currency else "÷"
    pair = f"{used.quote}/{used.base}"
    return f"{given} {sign} {value} {pair} = {quantity(expected)}"


def _printed(claim: Claim, figures: Sequence[Figure]) -> str:
    equivalent = _figure(claim, figures, "equivalent")
    return f'"{equivalent.text}" as printed' if equivalent else f"the stated {quantity(claim.stated)}"


def _role(evidence: Evidence) -> str:
    return "rate" if evidence.role == "used" else f"{evidence.role} rate"


def _dates(dates: Sequence[DateUse]) -> Iterator[str]:
    for day in dates:
        yield f"{day.date} ({day.origin})" + ("" if day.used or len(dates) == 1 else ", not used")
