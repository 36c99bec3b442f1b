"""What the text claims of its figures, judged. A new check is one new file and one line in the catalogue."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from factcheck.checks.digits import LONG
from factcheck.checks.exchange import exchanges
from factcheck.config import Settings
from factcheck.language.claim_sentences import claim_sentences, rates_of
from factcheck.language.columns import BAR
from factcheck.language.numbers import significant
from factcheck.language.sections import sections
from factcheck.model import Claim, Document, Figure, Finding
from rates.model import Provider

Check = Callable[[Document, tuple[Figure, ...], Provider, Settings], Iterator[tuple[Claim, list[Finding]]]]
"""A check yields each claim that it recognises, with its findings."""

# The checks of money. Those of figures of all kinds are listed in `figures`, which is imported when a text needs it.
CATALOGUE: tuple[Check, ...] = (exchanges,)

_HERE = os.path.dirname(os.path.abspath(__file__))


def run(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Every claim of the document and every finding about them, each in the order of the text."""
    return examined(document, figures, provider, settings)[1:]


def examined(
    document: Document,
    figures: tuple[Figure, ...],
    provider: Provider,
    settings: Settings,
    title: tuple[Figure, ...] = (),
) -> tuple[tuple[Figure, ...], tuple[Claim, ...], tuple[Finding, ...]]:
    """The figures to report, every claim and every finding about them, each in the order of the text.

    All figures of money are reported, those of other kinds where they take part in a claim. `title` are the figures of
    a title that does not stand in the text.
    """
    money = tuple(index for index, figure in enumerate(figures) if figure.kind == "money")
    of_money = figures if len(money) == len(figures) else tuple(figures[index] for index in money)
    found = [
        (_renumbered(claim, money), about)
        for check in CATALOGUE
        for claim, about in check(document, of_money, provider, settings)
    ]
    spans = claim_sentences(document.text, document.language, rates_of(figures, document.text, document.language))
    if spans:
        from factcheck.checks.figures import figure_claims

        found += figure_claims(document, figures, spans)
    if any(figure.kind == "quantity" for figure in figures):
        from factcheck.checks.units.unit import unit_conversions

        found += unit_conversions(document, figures, settings)
    if BAR in document.text:
        from factcheck.checks.relations.columns import column_totals

        found += column_totals(document, figures)
    # How an amount is written shows at once that it has not digits enough; only then are they counted.
    written = (figure for figure in of_money for one in figure.numerals[:1] if one.end - one.start >= LONG)
    long = (figure for figure in written if significant(figure.amount) >= LONG)
    if next(islice(long, 1, None), None) is not None:
        from factcheck.checks.restating.transposed import transposed

        found += ((_renumbered(claim, money), about) for claim, about in transposed(document, of_money))
    if sections(document.text, document.title, document.language):
        from factcheck.checks.restating.restated import restated

        found += restated(document, figures, title)
    found.sort(key=lambda one: (one[0].start, one[0].end))
    findings = [finding._replace(claim=index) for index, (_, about) in enumerate(found) for finding in about]
    figures, claims = _taking_part(figures, money, tuple(claim for claim, _ in found))
    if settings.profile or settings.style:
        from factcheck.checks.house_style.style import house_style

        findings += house_style(document, figures, claims, provider, settings)
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.code))
    return figures, claims, tuple(findings)


def _renumbered(claim: Claim, indices: Sequence[int] | dict[int, int]) -> Claim:
    figures = tuple(indices[index] for index in claim.figures)
    return claim if figures == claim.figures else claim._replace(figures=figures)


def _taking_part(
    figures: tuple[Figure, ...], money: tuple[int, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Figure, ...], tuple[Claim, ...]]:
    """The figures without those of other kinds that take no part in any claim, and the claims renumbered."""
    wanted = sorted({*money, *(index for claim in claims for index in claim.figures)})
    if len(wanted) == len(figures):
        return figures, claims
    places = {index: place for place, index in enumerate(wanted)}
    return tuple(figures[index] for index in wanted), tuple(_renumbered(claim, places) for claim in claims)


def codes() -> tuple[str, ...]:
    """The codes of all findings, ascending."""
    return tuple(_codes())


def severity(code: str) -> str:
    """The severity that a code has by default."""
    return _codes()[code][0]


def explanation(code: str) -> str | None:
    """What a code means, with examples: a title in the first line, then Markdown. None for an unknown code."""
    if code not in _codes():
        return None
    default, title = _codes()[code]
    with open(os.path.join(_HERE, "explanations", f"{code}.md"), encoding="utf-8") as text:
        return f"{title} ({default})\n\n{text.read()}"


@cache
def _codes() -> dict[str, tuple[str, str]]:
    with open(os.path.join(_HERE, "codes.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {code: (default, title) for code, default, title in rows}
