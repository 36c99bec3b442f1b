"""The checks of figures of any kind: changes, multiples, totals, shares, rates. A new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.per_period.per_period import per_periods
from factcheck.checks.relations.change import changes
from factcheck.checks.relations.contexts import in_context
from factcheck.checks.relations.durations import without_durations
from factcheck.checks.relations.multiple import multiples
from factcheck.checks.relations.sentence import Sentence, sentences
from factcheck.checks.relations.share import shares
from factcheck.checks.relations.total import totals
from factcheck.model import Claim, Document, Figure, Finding

CATALOGUE = (per_periods, changes, multiples, shares, totals)
"""Each takes a sentence and yields the claims that it recognises, with their findings."""


def figure_claims(
    document: Document, figures: tuple[Figure, ...], spans: tuple[tuple[int, int], ...]
) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every claim that a sentence makes about its own figures. What one check has taken is not for the next."""
    for sentence in sentences(document, figures, spans):
        yield from _claims(in_context(sentence))


def _claims(sentence: Sentence) -> Iterator[tuple[Claim, list[Finding]]]:
    taken: list[set[int]] = []
    lasting = without_durations(sentence)
    for check in CATALOGUE:
        for claim, findings in check(sentence if check is per_periods else lasting):
            if set(claim.figures) not in taken:
                taken.append(set(claim.figures))
                yield claim, findings
