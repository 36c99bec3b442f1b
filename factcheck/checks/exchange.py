"""What a text says of exchange rates: the rates it states, their moves, their records."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.market import scene
from factcheck.checks.moves import moves
from factcheck.checks.records import records
from factcheck.checks.stated_verdict import stated_rates
from factcheck.config import Settings
from factcheck.model import Claim, Document, Figure, Finding
from rates.model import Provider


def rate_claims(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every rate stated, every move and every record of the document, with what there is to say about it."""
    scenery = scene(document, figures)
    yield from stated_rates(scenery, provider, settings)
    yield from moves(scenery, provider)
    yield from records(scenery, provider, settings)
