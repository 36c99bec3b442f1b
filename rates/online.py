"""Asks official sources for the rates that the tables at hand do not have, and keeps what they answer.

The tables at hand come first. The network is asked only for a pair of real currencies, both in use on the day, that
has no rate there or only one that has become old. Whatever a source does, the answer is a rate that was checked, or
what was known before: an old rate with its drift, or a miss.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Sequence
from decimal import Decimal

from rates.currencies import ALIASES, alive, exists
from rates.facts import dispute, splits
from rates.model import Miss, Provider, Rate, Window
from rates.sources import SOURCES, BadAnswerError, Bank, Client, NoTimeLeftError, Quote, SourceError, UnavailableError
from rates.store import Store
from rates.wrapper import Wrapper

ABSURD = 3
"""The factor between a rate and its neighbours beyond which it is not believed."""
_NEIGHBOUR = dt.timedelta(366)
_AHEAD = dt.timedelta(7)  # beyond today, no publication can be young enough
_OLD = 10  # days after which even the rate of a weekly table is old
_HELPED = ("unknown", "before", "gap", "future")
_REST = 600.0  # seconds for which a source that failed is left alone
_PATIENCE = 3  # bad answers until a source is left alone


class OnlineProvider(Wrapper):
    """A provider with the network behind it. Safe to share between threads; picklable.

    `banks` are asked in order. `warnings` says what went wrong on the way, in sentences for the editor.
    """

    def __init__(
        self,
        inner: Provider,
        banks: Sequence[Bank] = SOURCES,
        *,
        store: Store | None = None,
        client: Client | None = None,
        today: Callable[[], dt.date] | None = None,
    ) -> None:
        super().__init__(inner)
        self.banks = tuple(banks)
        self._store = store or Store()
        self._client = client or Client()
        self._today = today or _utc_today
        self._lock = threading.Lock()
        self._resting: dict[str, float] = {}
        self._bad: dict[str, int] = {}
        self._said: list[str] = []

    def __reduce__(self) -> tuple[Callable[..., OnlineProvider], tuple[object, ...]]:
        return _revive, (self.inner, self.banks, self._store, self._client)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong with the sources and the cache so far."""
        return (*self._said, *self._store.warnings)

    def new_run(self) -> None:
        """Starts a new run: all sources are asked again, with the whole allowance of time."""
        self._client.new_run()
        with self._lock:
            self._resting.clear()
            self._bad.clear()
            self._said.clear()

    def rate(self, base: str, quote: str, day: dt.date) -> Rate | Miss:
        """The rate published on or before `day`, never a later one, or why there is none."""
        known = self.inner.rate(base, quote, day)
        if isinstance(known, Rate) and known.published == day:
            return known
        window = self.inner.window(base, quote, day)
        found = self._online(base, quote, day, 7, window) if self._wanting(window, base, quote, day) else window
        if found is window:
            return known
        if isinstance(found, Miss):
            return found if isinstance(known, Miss) else known
        return Rate(base, quote, found.value, day, found.published, found.source)

    def window(self, base: str, quote: str, day: dt.date, days: int = 7) -> Window | Miss:
        """The publications from `days` before `day` up to `day`; the newest alone from a source without history."""
        known = self.inner.window(base, quote, day, days)
        return self._online(base, quote, day, days, known) if self._wanting(known, base, quote, day) else known

    def newest(self, base: str, quote: str) -> Window | Miss:
        """The window that ends on the last day of the pair's series, which may be today."""
        known, now = self.inner.newest(base, quote), self.window(base, quote, self._today())
        if isinstance(now, Miss) or (isinstance(known, Window) and now.published <= known.published):
            return known
        return now._replace(asked=now.published)

    def _wanting(self, known: Window | Miss, base: str, quote: str, day: dt.date) -> bool:
        """Whether a source could know better than the tables at hand."""
        if isinstance(known, Window) and known.drift == 0 and known.age <= _OLD:
            return False
        if isinstance(known, Miss) and known.kind not in (*_HELPED, "ended"):
            return False
        if not (exists(base) and exists(quote)) or _code(base) == _code(quote) or day > self._today() + _AHEAD:
            return False
        return all(alive(code, day) and dispute(_code(code), day.toordinal()) is None for code in (base, quote))

    def _online(self, base: str, quote: str, day: dt.date, days: int, known: Window | Miss) -> Window | Miss:
        """The window of the first source that has a newer one than is known, else what is known."""
        pair, asked, failed = (_code(base), _code(quote)), min(day, self._today()), False
        banks = [bank for bank in self.banks if bank.covers(*pair, asked)]
        stored = {bank.id: self._stored(bank, *pair, asked, days) for bank in banks}
        # What was answered once stands before the network: the same article gets the same answer again.
        for bank in sorted(banks, key=lambda bank: not stored[bank.id]):
            quotes = stored[bank.id]
            if quotes is None:
                quotes = self._fetch(bank, *pair, asked, days, known)
                failed = failed or quotes is None
            found = _window(quotes or (), bank, (base, quote, day, days))
            if found and (isinstance(known, Miss) or found.published > known.published):
                return found
        return _told(known, failed) if isinstance(known, Miss) else known

    def _stored(self, bank: Bank, base: str, quote: str, asked: dt.date, days: int) -> tuple[Quote, ...] | None:
        """What the source answered before; None if it is to be asked."""
        if days > bank.fresh:  # what was kept may reach less far back
            return None
        kept = self._store.answers(bank.id, base, quote, asked)
        return None if kept is None else tuple(Quote(base, quote, a.value, a.published, bank.name) for a in kept)

    def _fetch(
        self, bank: Bank, base: str, quote: str, asked: dt.date, days: int, known: Window | Miss
    ) -> tuple[Quote, ...] | None:
        """What the source answers now, checked and kept; None if it does not answer, or nothing credible."""
        if self._resting.get(bank.id, 0.0) > time.monotonic():
            return None
        try:
            since = _same_money(base, quote, asked)
            quotes = tuple(q for q in bank.ask(self._client, base, quote, asked, days) if q.published >= since)
            _check(quotes, self._neighbour(base, quote, asked, known))
        except NoTimeLeftError as problem:
            self._say(f"Not all rates were asked for: {problem}. Run again: what was fetched so far is kept.")
            return None
        except SourceError as problem:
            self._note(bank, problem)
            return None
        except Exception as problem:  # noqa: BLE001  # whatever a source sends, a check goes on
            self._note(bank, BadAnswerError(f"answers with what cannot be used ({type(problem).__name__})"))
            return None
        self._store.keep(bank.id, base, quote, asked, [(found.published, found.value) for found in quotes])
        return quotes

    def _neighbour(self, base: str, quote: str, asked: dt.date, known: Window | Miss) -> Window | None:
        """The rate at hand that is nearest in time, if it is within a year."""
        nearest = self.inner.newest(base, quote) if isinstance(known, Miss) else known
        if isinstance(nearest, Miss) or abs(nearest.published - asked) > _NEIGHBOUR:
            return None
        return nearest if nearest.published >= _same_money(base, quote, asked) else None

    def _note(self, bank: Bank, problem: SourceError) -> None:
        """Says what went wrong, and leaves a source alone that cannot be reached or keeps giving bad answers."""
        with self._lock:
            self._bad[bank.id] = self._bad.get(bank.id, 0) + 1
            if not isinstance(problem, BadAnswerError) or self._bad[bank.id] >= _PATIENCE:
                self._resting[bank.id] = time.monotonic() + _REST
        step = "The next source was asked"
        if isinstance(problem, UnavailableError):
            step += "; check the connection if this goes on, or use --offline"
        self._say(f"{bank.name}: {problem}. {step}.")

    def _say(self, message: str) -> None:
        with self._lock:
            if message not in self._said:
                self._said.append(message)


def _revive(inner: Provider, banks: tuple[Bank, ...], store: Store, client: Client) -> OnlineProvider:
    """A provider as it was before it was sent to another process."""
    return OnlineProvider(inner, banks, store=store, client=client)


def _check(quotes: Sequence[Quote], neighbour: Window | None) -> None:
    """Raises BadAnswerError for rates that cannot be those of this pair in these days."""
    values = [quote.value for quote in quotes]
    if not values:
        return
    low, high = min(values), max(values)
    if high > low * ABSURD:
        raise BadAnswerError(f"answers with rates from {low:f} to {high:f} within days")
    if neighbour and not neighbour.low / ABSURD <= values[-1] <= neighbour.high * ABSURD:
        raise BadAnswerError(f"answers {values[-1]:f}, but the rate of {neighbour.published} is {neighbour.value:f}")


def _window(quotes: Sequence[Quote], bank: Bank, asked: tuple[str, str, dt.date, int]) -> Window | None:
    """The window of some rates, oldest first; None if the newest of them is not young enough for the day."""
    base, quote, day, days = asked
    good = [found for found in quotes if 0 <= (day - found.published).days <= max(days, bank.fresh)]
    if not good or (day - good[-1].published).days > bank.fresh:
        return None
    newest = good[-1]
    values: list[Decimal] = [found.value for found in good if (day - found.published).days <= days] or [newest.value]
    return Window(base, quote, day, newest.value, min(values), max(values), newest.published, newest.source)


def _same_money(base: str, quote: str, day: dt.date) -> dt.date:
    """The first day since which both codes have meant the same money as on a day: no redenomination lies between."""
    starts = [start for code in (base, quote) for start in splits(code) if start <= day.toordinal()]
    return dt.date.fromordinal(max(starts, default=1))


def _told(miss: Miss, failed: bool) -> Miss:
    """A miss that also says what the sources had to say."""
    if failed:
        return miss._replace(message=f"{miss.message} Not all online sources could be asked: try again later.")
    return miss._replace(message=f"{miss.message} The online sources have none either.")


def _code(code: str) -> str:
    return ALIASES.get(code, code)


def _utc_today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
