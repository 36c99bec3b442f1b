"""FC305: an amount for one period told in other money for another: "30,000 yuan a month ($50,000 a year)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.conversions.between import REACH, SURE, strength
from factcheck.checks.conversions.conversion import conversion
from factcheck.checks.conversions.linking import Link
from factcheck.checks.dating import candidate_dates
from factcheck.checks.per_period.per_period import CHEAP, CODE, KIND, LENGTHS, SMALL
from factcheck.checks.wording import number, off
from factcheck.config import Settings
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.numbers import rounded
from factcheck.language.rated import PERIODS
from factcheck.model import Claim, Document, Figure, Finding
from rates.model import Provider

_ROLES = ("amount", "per_period")
_RANKS = ("ok", "loose", "unchecked", "wrong")


def across_periods(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every amount of money for a period that the text tells in other money for another period."""
    words = lexicon(document.language)
    for index in range(1, len(figures)):
        first, second = figures[index - 1], figures[index]
        if not _across(first, second) or second.start - first.end > REACH:
            continue
        if strength(document.text, first, _whole(document.text, first, second, words), words) == SURE:
            link = Link(index - 1, index, first.start, second.end)
            yield from _judged(document, link, first, second, provider, settings)


def _across(first: Figure, second: Figure) -> bool:
    """Whether two amounts are of two currencies, each for a period of its own."""
    known = first.currency is not None is not second.currency and first.currency != second.currency
    return known and first.per != second.per and first.per in PERIODS and second.per in PERIODS


def _whole(text: str, first: Figure, second: Figure, words: Lexicon) -> Figure:
    """The second figure as one for the same period, with the word before it that told its own: "(연 5만달러)"."""
    gap = text[first.end : second.start]
    bare = gap.rstrip().removesuffix(second.hedge or "").rstrip()
    told = next((word for word in words.context.periods_before if bare.endswith(word)), "")
    start = first.end + len(bare) - len(told) if told else second.start
    return second._replace(start=start, per=first.per)


def _judged(
    document: Document, link: Link, first: Figure, second: Figure, provider: Provider, settings: Settings
) -> Iterator[tuple[Claim, list[Finding]]]:
    """The conversion with the first amount at the period of the second, in the best of the ways to count."""
    dates = candidate_dates(document, link.start, link.end, settings)
    tried = []
    for times, told in _times(first.per or "", second.per or ""):
        scaled = _scaled(first, times)
        found = conversion(document, link, scaled, second, dates, provider, settings)
        if found is not None:
            tried.append((found, scaled, told))
    if tried:
        (claim, findings), scaled, told = min(tried, key=lambda one: _RANKS.index(one[0][0].verdict))
        claim = claim._replace(kind=KIND, roles=_ROLES)
        if claim.verdict == "wrong" and _cheaper(claim, first, second):
            return
        yield claim, [_finding(claim, findings, (first, scaled, second), told)] if claim.verdict == "wrong" else []


def _cheaper(claim: Claim, first: Figure, second: Figure) -> bool:
    """Whether a small price may be a cheaper one for a longer time: "£10 a month, or $99 a year"."""
    if min(first.amount, second.amount) >= SMALL or claim.expected is None:
        return False
    ratio = second.amount / claim.expected.value
    longer = PERIODS.index(second.per or "") > PERIODS.index(first.per or "")
    return CHEAP < (ratio if longer else 1 / ratio) <= 1


def _times(one: str, other: str) -> Iterator[tuple[Decimal, str]]:
    """How many times as much the second period is, in every way to count, and how to write it."""
    order = sorted((one, other), key=PERIODS.index)
    for ends in LENGTHS.get((order[0], order[1]), ()):
        for end in dict.fromkeys(ends):
            count = Decimal(end)
            sign = "x" if one == order[0] else "/"
            yield count if sign == "x" else 1 / count, f"{sign} {end} ({order[0]}s in a {order[1]})"


def _scaled(figure: Figure, times: Decimal) -> Figure:
    numerals = tuple(one._replace(scale=one.scale * times, quantum=one.quantum * times) for one in figure.numerals)
    high = None if figure.amount_high is None else figure.amount_high * times
    return figure._replace(amount=figure.amount * times, amount_high=high, numerals=numerals)


def _finding(claim: Claim, findings: Sequence[Finding], figures: tuple[Figure, Figure, Figure], told: str) -> Finding:
    first, scaled, second = figures
    worked = f"{number(first.amount)} {told} = {number(rounded(scaled.amount, 2))}"
    texts = [" ".join(figure.text.split()) for figure in (first, second)]
    stated = claim.stated.value if claim.stated else second.amount
    expected = claim.expected.value if claim.expected else stated
    message = f"{texts[1]} a {second.per} is {off(stated, expected)} for {texts[0]} a {first.per}: {worked}"
    found = findings[0]
    return found._replace(code=CODE, severity="error", message=message, working=(worked, *found.working))
