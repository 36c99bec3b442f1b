"""Fetching a page: only where asked for, only from public hosts, within limits."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from factcheck.documents import DocumentError, open_document, web

PAGE = b"<!doctype html><html><body><p>5 <b>USD</b></p></body></html>"


class Answer:
    """What a server answers."""

    def __init__(
        self, status: int = 200, body: bytes = PAGE, location: str | None = None, endless: bool = False
    ) -> None:
        self.status, self.reason, self.body, self.location, self.endless = status, "Reason", body, location, endless
        self.length = None

    def getheader(self, _: str) -> str | None:
        return self.location

    def read1(self, size: int) -> bytes:
        piece, self.body = self.body[:size], self.body if self.endless else self.body[size:]
        return piece


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A network of our own: answers by address, and the addresses of hosts."""
    network: dict[str, object] = {"answers": {}, "hosts": {}, "asked": []}

    class Connection:
        late = False

        def __init__(self, host: str, port: int, address: str, _: float) -> None:
            self.host, self.port, self.address = host, port, address

        def request(self, method: str, target: str, headers: dict[str, str]) -> None:
            assert method == "GET"
            assert "Cookie" not in headers
            self.target = target
            network["asked"].append((self.host, self.address, target))  # type: ignore[attr-defined]

        def getresponse(self) -> Answer:
            return network["answers"][f"https://{self.host}{self.target}"]  # type: ignore[index,no-any-return]

        def end(self) -> None:
            pass

    def addresses(host: str, port: int, type: int) -> list[tuple[object, ...]]:
        found = network["hosts"].get(host, ["93.184.216.34"])  # type: ignore[attr-defined]
        return [(socket.AF_INET, type, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(web, "_Pinned", Connection)
    monkeypatch.setattr(web.socket, "getaddrinfo", addresses)
    return network


def refusal(url: str) -> str:
    """Why a page is not fetched."""
    with pytest.raises(DocumentError) as error:
        web.fetch(url, allowed=True)
    return error.value.message


def test_only_where_asked_for(server: dict[str, object]) -> None:
    """A web address alone fetches nothing."""
    with pytest.raises(DocumentError, match="no network is used"):
        open_document("https://news.example/a")
    assert server["asked"] == []


def test_a_page_is_fetched_and_read(server: dict[str, object]) -> None:
    """By the very address that was checked; without an ending it is recognised as a page."""
    server["answers"] = {"https://news.example/a?b=1": Answer()}
    document = open_document("https://news.example/a?b=1", online=True)
    assert (document.text, document.source) == ("5 USD", "https://news.example/a?b=1")
    assert server["asked"] == [("news.example", "93.184.216.34", "/a?b=1")]


def test_redirects_are_followed_one_by_one(server: dict[str, object]) -> None:
    """Each is held to the same rules, and there are not many."""
    server["answers"] = {
        "https://a.example/": Answer(301, location="https://b.example/x"), "https://b.example/x": Answer(302, location="/y"),
        "https://b.example/y": Answer(), "https://loop.example/": Answer(301, location="/"),
        "https://plain.example/": Answer(301, location="http://b.example/"),
        "https://inner.example/": Answer(301, location="https://private.example/"),
    }  # fmt: skip
    server["hosts"] = {"private.example": ["10.0.0.1"]}
    assert web.fetch("https://a.example/", allowed=True) == PAGE
    assert "more than 5 times" in refusal("https://loop.example/")
    assert "without https" in refusal("https://plain.example/")
    assert "not public" in refusal("https://inner.example/")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1", "224.0.0.1"],
)
def test_hosts_that_are_not_public_are_refused(address: str, server: dict[str, object]) -> None:
    """Even where another address of the same host is public."""
    server["hosts"] = {"news.example": ["93.184.216.34", address]}
    assert "not public" in refusal("https://news.example/")
    assert server["asked"] == []


@pytest.mark.parametrize("url", ["http://news.example/", "https://user:word@news.example/", "https:///a"])
def test_other_addresses_are_refused(url: str, server: dict[str, object]) -> None:
    """Without https, or with a password in them."""
    assert "without https" in refusal(url)
    assert server["asked"] == []


def test_limits_of_size(server: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless page, an error of the server, a host that does not exist."""
    server["answers"] = {"https://news.example/": Answer(endless=True), "https://news.example/b": Answer(404)}
    assert "larger than 20 MB" in refusal("https://news.example/")
    assert "answers 404" in refusal("https://news.example/b")

    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(8, "Name or service not known")

    monkeypatch.setattr(web.socket, "getaddrinfo", nowhere)
    assert "could not be fetched (Name or service not known)" in refusal("https://news.example/")


class Open(ssl.SSLContext):
    """Connections that are not encrypted, so that a server needs no certificate."""

    def wrap_socket(self, sock: socket.socket, **_: object) -> socket.socket:  # type: ignore[override]
        wrapped = Unwrapped(fileno=sock.detach())
        wrapped.settimeout(web._HOP_SECONDS)
        return wrapped


class Unwrapped(socket.socket):
    """A connection without encryption."""

    def do_handshake(self) -> None:
        """Nothing to do."""


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server on this machine that says what its paths name, for a name that stands for a public host."""
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(server,), daemon=True).start()
    connect, look_up = socket.create_connection, socket.getaddrinfo
    monkeypatch.setattr(web.socket, "create_connection", lambda _, seconds: connect(server.getsockname(), seconds))
    monkeypatch.setattr(
        web.socket,
        "getaddrinfo",
        lambda host, port, *rest, **more: look_up(
            "93.184.216.34" if host == "news.example" else host, port, *rest, **more
        ),
    )
    monkeypatch.setattr(web.ssl, "create_default_context", lambda: Open(ssl.PROTOCOL_TLS_CLIENT))
    monkeypatch.setattr(web, "SECONDS", 1.0)
    yield
    server.close()


def serve(server: socket.socket) -> None:
    """Answer until the server is closed."""
    with suppress(OSError):
        while True:
            connection, _ = server.accept()
            threading.Thread(target=answer, args=(connection,), daemon=True).start()


def answer(connection: socket.socket) -> None:
    """One answer, by the path that is asked for."""
    with connection, suppress(OSError):
        path = connection.recv(4096).split(b" ")[1]
        connection.sendall(SAID[path])
        while path in (b"/head", b"/body"):
            connection.sendall(b"x")
            time.sleep(0.1)


OK = b"HTTP/1.1 200 OK\r\n"
SAID = {
    b"/": b"%sContent-Length: %d\r\n\r\n%s" % (OK, len(PAGE), PAGE),
    b"/moved": b"HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
    b"/inside": b"HTTP/1.1 302 Found\r\nLocation: https://10.0.0.1/\r\nContent-Length: 0\r\n\r\n",
    b"/head": OK + b"X: ",
    b"/body": OK + b"\r\n",
    b"/cut": b"%sContent-Length: %d\r\n\r\n%s" % (OK, len(PAGE), PAGE[:-9]),
    b"/other": b"\0\1 something else\r\n\r\n",
}


@pytest.mark.usefixtures("misbehaving")
def test_a_server_that_misbehaves() -> None:
    """It is left after so many seconds, even where it sends a byte now and then; no part of a page is taken for all."""
    assert web.fetch("https://news.example/moved", allowed=True) == PAGE
    began = time.monotonic()
    assert "takes longer than 1 seconds" in refusal("https://news.example/head")
    assert "takes longer than 1 seconds" in refusal("https://news.example/body")
    assert time.monotonic() - began < 20
    assert "not public" in refusal("https://news.example/inside")
    assert "breaks off before its end" in refusal("https://news.example/cut")
    assert "could not be fetched" in refusal("https://news.example/other")
