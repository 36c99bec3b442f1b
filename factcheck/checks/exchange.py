"""What a text says of money in other money: its conversions, and the rates, moves and records that it states."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.conversions.conversion import conversions
from factcheck.checks.conversions.implied import FEWEST, consistent
from factcheck.checks.exchange_rates.stated_verdict import stated_rates
from factcheck.checks.market import scene
from factcheck.config import Settings
from factcheck.model import Claim, Document, Figure, Finding
from rates.model import Provider


def exchanges(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every conversion, held against the reference rates, the rates in the text and each other; every rate stated."""
    scenery = scene(document, figures)
    stated = list(stated_rates(scenery, provider, settings))
    converted = list(conversions(document, figures, provider, settings))
    if stated:
        from factcheck.checks.conversions.evidence import supported

        converted = list(supported(converted, [claim for claim, _ in stated], figures, settings))
    yield from consistent(converted, figures, settings) if len(converted) >= FEWEST else converted
    yield from stated
    if len({figure.per for figure in figures} - {None}) > 1:
        from factcheck.checks.per_period.across_periods import across_periods

        yield from across_periods(document, figures, provider, settings)
    if not scenery.sentences:
        return
    # Only a text that names a currency without an amount may tell of its moves; most do not, and a hook starts fast.
    from factcheck.checks.exchange_rates.moves import moves
    from factcheck.checks.exchange_rates.records import records

    yield from moves(scenery, provider)
    yield from records(scenery, provider, settings)
