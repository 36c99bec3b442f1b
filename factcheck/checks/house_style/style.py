"""House style, off by default: what is right and yet not as the house writes it. Imported where a desk asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.dating import BESIDE, CandidateDate, candidate_dates
from factcheck.checks.house_style.style_marks import house_marks, mark_currency, two_ways, written_marks
from factcheck.checks.house_style.style_profile import Style, style_of
from factcheck.checks.judging import window_of
from factcheck.checks.wording import number
from factcheck.config import Settings
from factcheck.model import Claim, Document, Figure, Finding
from rates.model import Provider, Window

FALSE_DIGITS = 2
"""From so many significant digits more than the amount converted has, an equivalent is too exact."""
NOT_CURRENT = 180
"""Days from which an amount with a date of its own is not current."""
_RATES = frozenset(("stated_rate", "move", "record"))
_PROSE = re.compile(r"""[.!?。！？…][)\]"'”’»」』）]*\s*$""")


def house_style(
    document: Document, figures: tuple[Figure, ...], claims: tuple[Claim, ...], provider: Provider, settings: Settings
) -> Iterator[Finding]:
    """What there is to say about the style of a document, each with the severity that the desk has given its rule."""
    style = style_of(settings)
    for finding in _findings(document, figures, claims, provider, settings, style):
        severity = style.severities.get(finding.code)
        if severity:
            yield finding._replace(severity=severity)


def _findings(
    document: Document, figures: tuple[Figure, ...], claims: tuple[Claim, ...], provider: Provider,
    settings: Settings, style: Style,
) -> Iterator[Finding]:  # fmt: skip
    if "FC601" in style.severities:
        yield from _unconverted(document, figures, claims, provider, settings, style)
    for place, claim in enumerate(claims):
        if claim.kind == "conversion":
            yield from _too_exact(place, claim, figures)
            yield from _not_current(place, claim, document, figures, provider, settings)
    written = written_marks(document, figures)
    if "FC604" in style.severities:
        yield from house_marks(written, style, _own(settings), english=document.language in (None, "en"))
    yield from two_ways(written)


def _own(settings: Settings) -> dict[str, tuple[str, ...]]:
    """How the desk itself wants currencies to be written."""
    found: dict[str, tuple[str, ...]] = {}
    for mark in settings.marks:
        currency = mark_currency(mark, dict(settings.readings))
        if currency:
            found[currency] = (*found.get(currency, ()), mark)
    return found


def _unconverted(
    document: Document, figures: tuple[Figure, ...], claims: tuple[Claim, ...], provider: Provider,
    settings: Settings, style: Style,
) -> Iterator[Finding]:  # fmt: skip
    """FC601: the first amount of each foreign currency, where it is not converted.

    Headings and tables are no mention, nor are old amounts, cents and pence, and the two sides of an exchange rate.
    """
    house = style.house or _usual(figures, claims)
    if house is None:
        return
    rated = [(claim.start, claim.end) for claim in claims if claim.kind in _RATES]
    converted = _converted(house, figures, claims)
    done = {house, *style.exempt}
    for index, figure in enumerate(figures):
        if figure.kind != "money" or not figure.currency or figure.currency in done:
            continue
        if any(start < figure.end and figure.start < end for start, end in rated):
            continue
        if index in converted:
            done.add(figure.currency)
        elif not _small(figure) and _in_prose(document.text, figure) and not _old(document, figure, settings):
            done.add(figure.currency)
            yield _missing(document, figure, house, provider, settings, style)


def _usual(figures: tuple[Figure, ...], claims: tuple[Claim, ...]) -> str | None:
    """The currency that the article converts to most often: the house's, where nobody has named one."""
    targets = [figures[claim.figures[-1]].currency for claim in claims if claim.kind == "conversion"]
    return max(targets, key=targets.count) if targets else None


def _converted(house: str, figures: tuple[Figure, ...], claims: tuple[Claim, ...]) -> set[int]:
    """The amounts that stand in one conversion, or one chain of them, with an amount in the house's currency."""
    chains: dict[int, set[int]] = {}
    for claim in claims:
        if claim.kind == "conversion":
            chains.setdefault(claim.figures[0], set()).update(claim.figures)
    held = [chain for chain in chains.values() if any(figures[index].currency == house for index in chain)]
    return {index for chain in held for index in chain}


def _small(figure: Figure) -> bool:
    return any(numeral.scale < 1 for numeral in figure.numerals)


def _in_prose(text: str, figure: Figure) -> bool:
    """Whether the paragraph of an amount ends as a sentence does."""
    start, end = text.rfind("\n\n", 0, figure.start) + 1, text.find("\n\n", figure.end)
    return _PROSE.search(text[start : end if end >= 0 else len(text)]) is not None


def _old(document: Document, figure: Figure, settings: Settings) -> bool:
    dates = candidate_dates(document, figure.start, figure.end, settings)
    today = document.date
    return today is not None and any(one.origin == BESIDE and _apart(one, today.toordinal()) for one in dates)


def _apart(date: CandidateDate, day: int) -> bool:
    return day - date.last.toordinal() > NOT_CURRENT


def _missing(
    document: Document, figure: Figure, house: str, provider: Provider, settings: Settings, style: Style
) -> Finding:
    source = "" if settings.house_currency else f" ({style.sources['FC601']})" if "FC601" in style.sources else ""
    message = f"{_text(figure)} is the first amount in {figure.currency} and is not given in {house}"
    advice = f"add the equivalent in {house} behind it{source}"
    lines: tuple[str, ...] = ()
    rate = _rate_of(document, figure.currency or "", house, provider, settings)
    if rate is not None:
        amounts = [value * rate.value for value in (figure.amount, figure.amount_high) if value is not None]
        told = " to ".join(map(number, amounts))
        advice = f"add the equivalent, {told} {house}, rounded{source}"
        lines = (f"{number(rate.value)} {house}/{figure.currency}, {rate.source}, {rate.published}",)
    return Finding("FC601", "note", message, figure.start, figure.end, working=lines, help=advice)


def _rate_of(document: Document, base: str, quote: str, provider: Provider, settings: Settings) -> Window | None:
    if document.date is None:
        return None
    found = provider.window(base, quote, document.date, settings.window_days)
    return found if isinstance(found, Window) else None


def _too_exact(place: int, claim: Claim, figures: tuple[Figure, ...]) -> Iterator[Finding]:
    """FC602: an equivalent printed with two or more significant digits more than what it is converted from."""
    converted, equivalent = (figures[index] for index in claim.figures)
    own, found = _digits(converted), _digits(equivalent)
    if not own or found - own < FALSE_DIGITS:
        return
    message = f"{_text(equivalent)} has {found} significant digits for the {own} of {_text(converted)}"
    rounded = " to ".join(number(_rounded(value, own + 1)) for value in _values(equivalent))
    advice = f"round it: {rounded} {equivalent.currency or ''}".rstrip()
    yield Finding("FC602", "note", message, equivalent.start, equivalent.end, place, help=advice)


def _digits(figure: Figure) -> int:
    """The significant digits of an amount up to the last that is not zero; of a range, the most; 0 if it has none."""
    pairs = zip(_values(figure), figure.numerals, strict=False)
    counts = (value.adjusted() - one.quantum.adjusted() + 1 for value, one in pairs if value and one.quantum)
    return max(counts, default=0)


def _values(figure: Figure) -> tuple[Decimal, ...]:
    return (figure.amount,) if figure.amount_high is None else (figure.amount, figure.amount_high)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() + 1 - digits))


def _not_current(
    place: int, claim: Claim, document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> Iterator[Finding]:
    """FC603: an amount with a date of its own, whose equivalent is right at the article's rate and not at its own."""
    used = next((date for date in claim.dates if date.used), None)
    if claim.verdict != "ok" or document.date is None or used is None or used.origin == BESIDE:
        return
    converted, equivalent = (figures[index] for index in claim.figures)
    for date in candidate_dates(document, claim.start, claim.end, settings):
        if date.origin != BESIDE or not _apart(date, used.date.toordinal()):
            continue
        rate = window_of(converted.currency or "", equivalent.currency or "", date, provider, settings.window_days)
        if isinstance(rate, Window):
            then = str(date.first.year) if date.first.year == date.last.year != date.first else str(date.last)
            message = f"{_text(converted)} of {then} is converted at the rate of {used.date}"
            advice = "leave an amount that is not current unconverted, or convert it at the rate of its time: "
            advice += f"{number(converted.amount * rate.value)} {rate.quote}"
            yield Finding("FC603", "note", message, equivalent.start, equivalent.end, place, help=advice)
            return


def _text(figure: Figure) -> str:
    return " ".join(figure.text.split())
