"""Opens the rates at hand: the embedded history or what was fetched since, the network behind, house tables before."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rates.model import Provider
from rates.newest import fetched, newest_ecb, newest_nbp
from rates.provider import EmbeddedProvider

_VALIDITY = 31  # as in rates.tables, which is not imported for nothing


def open_provider(
    offline: bool = True,
    tables: Iterable[str] = (),
    sources: Iterable[str] | None = None,
    *,
    validity: int = _VALIDITY,
    seconds: float | None = None,
) -> Provider:
    """The rates at hand, in the order in which they are asked.

    `tables` are paths of a house's CSV tables, which come first; their rates are good for `validity` days. `offline`
    keeps the network out; otherwise official sources are asked for what the history does not have: `sources`, by id
    and in order, or all of them, for at most `seconds` in all. Raises ValueError for a source that there is not.
    """
    provider: Provider = _embedded()
    if not offline:
        from rates.online import OnlineProvider
        from rates.sources import LIMITS, SOURCES, Client, select

        limits = LIMITS if seconds is None else LIMITS._replace(run=seconds)
        provider = OnlineProvider(provider, SOURCES if sources is None else select(sources), client=Client(limits))
    paths = tuple(tables)
    if paths:
        from rates.tables import TablesProvider

        provider = TablesProvider(paths, provider, validity)
    return provider


@cache
def _embedded() -> EmbeddedProvider:
    """One provider for the whole process, over the newest files that are there when it starts."""
    return EmbeddedProvider(newest_ecb(), newest_nbp() if fetched("nbp") else None)
