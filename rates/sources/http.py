"""Fetches one page after another from official sources, within limits of time and size, and trusts none of them.

Only https is spoken, and only with public hosts; a redirect is followed by hand and held to the same rules. Each
request runs in a thread of its own that is abandoned when its time is over, so that no source can hold up a check,
however slowly it answers. What is spent on waiting counts against one allowance for the whole run.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from rates.sources.problems import BadAnswerError, NoTimeLeftError, SourceError, UnavailableError
from rates.values import NamedTuple

if TYPE_CHECKING:
    import requests

PAGE = 8 << 20
"""The most bytes of an ordinary answer; the largest real one has some 200 kB."""
_PIECE = 1 << 16
_AGAIN = (429, 500, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)


Heard = Callable[[int, int], None]
"""Hears how many bytes of an answer have come, and of how many (0 if unknown)."""


class Limits(NamedTuple):
    """Seconds: to connect, between two pieces, for one answer, and of waiting in a run; and how often to try again."""

    connect: float = 3.0
    read: float = 10.0
    answer: float = 8.0
    run: float = 20.0
    retries: int = 2
    backoff: float = 0.5
    redirects: int = 3


LIMITS = Limits()


class Client:
    """Fetches pages. Safe to share between threads: one request at a time.

    `local` is for tests alone: "http://127.0.0.1:PORT", to which every request goes instead, as /HOST/PATH.
    """

    def __init__(self, limits: Limits = LIMITS, *, local: str | None = None) -> None:
        if local is not None and not local.startswith("http://127.0.0.1:"):
            raise ValueError("a local server for tests is at http://127.0.0.1:PORT")
        self._limits, self._local = limits, local
        self._lock = threading.Lock()
        self._pages: dict[str, bytes] = {}
        self._session: requests.Session | None = None
        self.spent = 0.0

    def __reduce__(self) -> tuple[Callable[..., Client], tuple[Limits, str | None]]:
        return _client, (self._limits, self._local)

    def new_run(self) -> None:
        """Starts a new run: with the whole allowance of time, and with nothing fetched."""
        with self._lock:
            self.spent = 0.0
            self._pages.clear()

    def get(self, url: str, accept: str = "*/*", most: int = PAGE, read: Heard | None = None) -> bytes:
        """The body of a page, of at most `most` bytes; `read` hears how much of it has come.

        A page that was fetched before in this run is not fetched again. Raises SourceError.
        """
        with self._lock:
            if url not in self._pages:
                started = time.monotonic()
                try:
                    body = self._persist(url, accept, most, read or _silent)
                finally:
                    self.spent += time.monotonic() - started
                if len(self._pages) < 64 and len(body) <= 1 << 20:
                    self._pages[url] = body
                return body
            return self._pages[url]

    def _left(self, started: float) -> float:
        return self._limits.run - self.spent - (time.monotonic() - started)

    def _persist(self, url: str, accept: str, most: int, read: Heard) -> bytes:
        """Tries a few times, as long as there is time, when a source is busy or failing."""
        started, pause = time.monotonic(), self._limits.backoff
        for attempt in range(self._limits.retries + 1):
            if self._left(started) <= 0:
                raise NoTimeLeftError(f"the {self._limits.run:g} seconds for online rates are used up")
            try:
                return self._limited(url, accept, most, read, self._left(started))
            except UnavailableError as problem:
                wait = pause if problem.retry_after is None else problem.retry_after
                last = attempt == self._limits.retries or not problem.passing
                if last or wait > min(self._left(started), self._limits.answer):
                    raise
                time.sleep(wait)
                pause *= 2
        raise AssertionError("a loop with at least one turn")  # pragma: no cover

    def _limited(self, url: str, accept: str, most: int, read: Heard, left: float) -> bytes:
        """Fetches in a thread that is left behind when the time for one answer is over."""
        outcome: list[bytes | Exception] = []
        stop = threading.Event()

        def work() -> None:
            try:
                outcome.append(self._follow(url, accept, most, read, stop))
            except Exception as problem:  # noqa: BLE001  # handed over to the caller's thread
                outcome.append(problem)

        allowed = min(left, self._limits.answer)
        thread = threading.Thread(target=work, daemon=True, name="rates")
        thread.start()
        thread.join(allowed)
        stop.set()
        if not outcome:
            self._session = None  # the abandoned thread may still be using it
            raise UnavailableError(f"{_host(url)} did not answer within {allowed:.0f} s", passing=False)
        if isinstance(outcome[0], bytes):
            return outcome[0]
        raise _explained(outcome[0], url)

    def _follow(self, url: str, accept: str, most: int, read: Heard, stop: threading.Event) -> bytes:
        """Follows redirects by hand to the page itself."""
        for hop in range(self._limits.redirects + 1):
            if hop:  # the first address is one of ours
                _check_address(url)
            with self._open(url, accept) as response:
                if response.status_code in _MOVED and response.headers.get("Location"):
                    url = urljoin(url, response.headers["Location"])
                    continue
                _check_status(response, url)
                return _read(response, url, most, read, stop)
        raise BadAnswerError(f"{_host(url)} redirects more than {self._limits.redirects} times")

    def _open(self, url: str, accept: str) -> requests.Response:
        if self._session is None:
            self._session = _new_session()
        if self._local is not None:
            url = f"{self._local}/{url.partition('://')[2]}"
        # Without compression the size that is counted is the size that is sent.
        headers = {"Accept": accept, "Accept-Encoding": "identity"}
        timeouts = (self._limits.connect, self._limits.read)
        return self._session.get(url, headers=headers, timeout=timeouts, stream=True, allow_redirects=False)


def _client(limits: Limits, local: str | None) -> Client:
    """A client as it was before it was sent to another process."""
    return Client(limits, local=local)


def user_agent() -> str:
    """Who asks: the name and version of this program, and where it is from."""
    try:
        from importlib.metadata import version

        return f"factcheck/{version('factcheck')} (exchange rates for newsrooms; python-requests)"
    except ImportError:
        return "factcheck (exchange rates for newsrooms; python-requests)"


def _new_session() -> requests.Session:
    try:
        import requests
    except ImportError as problem:
        raise SourceError("online rates need the package requests: install it with `pip install requests`") from problem
    session = requests.Session()
    session.headers["User-Agent"] = user_agent()
    return session


def _read(response: requests.Response, url: str, most: int, read: Heard, stop: threading.Event) -> bytes:
    """The body, as long as it is not too long and nobody has lost patience."""
    body, announced = bytearray(), response.headers.get("Content-Length", "")
    total = int(announced) if announced.isascii() and announced.isdigit() and len(announced) < 16 else 0
    if total > most:
        raise BadAnswerError(f"{_host(url)} announces {total >> 10} kB, more than {most >> 10} kB")
    next_piece = getattr(response.raw, "read1", response.raw.read)  # read1 does not wait for a piece to be full
    while piece := next_piece(_PIECE, decode_content=True):
        body += piece
        if len(body) > most:
            raise BadAnswerError(f"{_host(url)} sends more than {most >> 10} kB")
        if stop.is_set():
            raise UnavailableError(f"{_host(url)} answers too slowly", passing=False)
        read(len(body), total)
    return bytes(body)


def _check_address(url: str) -> None:
    """Refuses whatever is not a public host that speaks https."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.username is not None:
        raise BadAnswerError(f"a redirect to {parts.scheme or 'no'}: address is not followed; only https is")
    if not _public(parts.hostname):
        raise BadAnswerError(f"a redirect to {parts.hostname}, which is no public host, is not followed")


def _public(host: str) -> bool:
    """Whether all addresses of a host are public. One that is not known here may be known to a proxy."""
    import ipaddress
    import socket

    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return False
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        return True
    return all(ipaddress.ip_address(address.partition("%")[0]).is_global for address in found)


def _check_status(response: requests.Response, url: str) -> None:
    status = response.status_code
    if status in _AGAIN:
        wait = _retry_after(response.headers.get("Retry-After"))
        asked = f" and asks to wait {wait:.0f} s" if wait else ""
        raise UnavailableError(f"{_host(url)} answers with status {status}{asked}", retry_after=wait, passing=True)
    if status != 200:
        raise BadAnswerError(f"{_host(url)} answers with status {status}", status=status)


def _retry_after(text: str | None) -> float | None:
    """Seconds, from a number or a date of HTTP."""
    if not text:
        return None
    if text.strip().isascii() and text.strip().isdigit():
        return float(text.strip()[:9])
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _explained(problem: Exception, url: str) -> SourceError:
    """What went wrong, in words for an editor."""
    if isinstance(problem, SourceError):
        return problem
    from requests import exceptions
    from urllib3.exceptions import ProtocolError

    for kind, message, passing in (
        (exceptions.SSLError, "cannot prove who it is: its certificate does not hold", False),
        (exceptions.ConnectTimeout, "cannot be reached in time", False),
        (exceptions.Timeout, "does not answer", False),
        (exceptions.ConnectionError, "cannot be reached", False),
        (ProtocolError, "breaks off its answer", True),
    ):
        if isinstance(problem, kind):
            return UnavailableError(f"{_host(url)} {message}", passing=passing)
    return BadAnswerError(f"{_host(url)} gives an answer that cannot be read ({type(problem).__name__})")


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _silent(_count: int, _total: int) -> None:
    """Hears how much was read, and says nothing."""
