"""Fetching a page from the web, only where asked for: https, public hosts, few redirects, limits of size and time.

Every hop is looked up, held against the same rules, and connected to at the very address that was checked.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from factcheck.documents.errors import DocumentError

LIMIT = 20_000_000
REDIRECTS = 5
SECONDS = 30.0
_HOP_SECONDS = 10.0
_PIECE = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_HEADERS = {"User-Agent": "factcheck", "Accept": "text/html, text/plain, */*;q=0.5", "Accept-Encoding": "identity"}


def fetch(url: str, *, allowed: bool) -> bytes:
    """What is at a web address; `DocumentError` where that is not allowed or cannot be had."""
    if not allowed:
        raise DocumentError(url, "is a web address, and no network is used; save the page, or allow it with --online")
    deadline = time.monotonic() + SECONDS
    at = url
    for _ in range(REDIRECTS + 1):
        try:
            answer = _get(at, url, deadline)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise DocumentError(url, f"could not be fetched ({_reason(error)}); save the page instead") from None
        if isinstance(answer, bytes):
            return answer
        at = answer
    raise DocumentError(url, f"leads from page to page more than {REDIRECTS} times; save the page instead")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _get(at: str, url: str, deadline: float) -> bytes | str:
    """The page at an address, or the address that it leads to."""
    host, port, target = _parts(at, url)
    connection = _Pinned(host, port, _public(host, port, url), deadline)
    try:
        found = _answer(connection, at, target, url)
    except (OSError, http.client.HTTPException):
        if not connection.late:
            raise
    finally:
        connection.end()
    if connection.late:
        raise DocumentError(url, f"takes longer than {SECONDS:.0f} seconds; save the page instead")
    return found


def _answer(connection: _Pinned, at: str, target: str, url: str) -> bytes | str:
    connection.request("GET", target, headers=_HEADERS)
    answer = connection.getresponse()
    if answer.status in _MOVED and (place := answer.getheader("Location")):
        return urljoin(at, place)
    if answer.status != http.client.OK:
        raise DocumentError(url, f"answers {answer.status} {answer.reason}; check the address")
    return _body(answer, url)


def _parts(at: str, url: str) -> tuple[str, int, str]:
    parts = urlsplit(at)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
        raise DocumentError(url, "is or leads to an address without https; save the page instead")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not target.isascii() or any(character <= " " for character in target):
        from urllib.parse import quote

        target = quote(target, safe="/?&=%:@!$'()*+,;~-._")
    return parts.hostname.encode("idna").decode("ascii"), parts.port or 443, target


def _public(host: str, port: int, url: str) -> str:
    """The first address of a host; refused where any of its addresses is not public."""
    addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in addresses:
        number = ipaddress.ip_address(address.partition("%")[0])
        number = getattr(number, "ipv4_mapped", None) or number
        if not number.is_global or number.is_multicast:
            raise DocumentError(url, "is or leads to a host that is not public; save the page instead")
    return addresses[0]


def _body(answer: http.client.HTTPResponse, url: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LIMIT:
            raise DocumentError(url, f"is larger than {LIMIT // 1_000_000} MB")
    if answer.length:
        raise DocumentError(url, "breaks off before its end; try again, or save the page instead")
    return b"".join(pieces)


class _Pinned(http.client.HTTPSConnection):
    """A connection to one address of a host, with the certificate checked for its name, that ends at a deadline.

    A server that sends a byte now and then never lets a read time out; so the connection is cut from outside.
    """

    def __init__(self, host: str, port: int, address: str, deadline: float) -> None:
        super().__init__(host, port, timeout=_HOP_SECONDS, context=ssl.create_default_context())
        self._address = address
        self._timer = threading.Timer(max(deadline - time.monotonic(), 0), self._cut)
        self._timer.daemon = True
        self.late = False

    def connect(self) -> None:
        """Connect to the address that was checked, not to what the name may mean by now."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        context = ssl.create_default_context()
        self._watched = context.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = self._watched
        self._timer.start()
        self._watched.do_handshake()

    def end(self) -> None:
        """End the connection and the watch over it; `close` is called earlier, while the answer is still being read."""
        self._timer.cancel()
        self.close()

    def _cut(self) -> None:
        self.late = True
        with suppress(OSError):
            socket.socket.shutdown(self._watched, socket.SHUT_RDWR)
