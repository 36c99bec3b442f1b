"""Exchange rates of the past, exact and offline: what a currency was worth in another on a day, and who says so.

    >>> import datetime, rates
    >>> rates.open_provider().rate("CNY", "KRW", datetime.date(2019, 5, 31)).published
    datetime.date(2019, 5, 31)

Rates are mid reference rates, in units of the quote currency for one unit of the base. Nothing is loaded before it is
asked for.
"""

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from rates.model import Miss, Period, Provider, Rate, Source, Window
    from rates.opening import open_provider
    from rates.provider import EmbeddedProvider

__all__ = ["EmbeddedProvider", "Miss", "Period", "Provider", "Rate", "Source", "Window", "open_provider"]

_HOMES = {"EmbeddedProvider": "rates.provider", "open_provider": "rates.opening"}


def __getattr__(name: str) -> object:
    """Imports a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES.get(name, "rates.model")), name)
    globals()[name] = value
    return value
