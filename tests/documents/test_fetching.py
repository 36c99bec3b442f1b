"""Fetching a page: only where asked for, only from public hosts, within limits."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import socket

import pytest

from factcheck.documents import DocumentError, open_document, web

PAGE = b"<!doctype html><html><body><p>5 <b>USD</b></p></body></html>"


class Answer:
    """What a server answers."""

    def __init__(
        self, status: int = 200, body: bytes = PAGE, location: str | None = None, endless: bool = False
    ) -> None:
        self.status, self.reason, self.body, self.location, self.endless = status, "Reason", body, location, endless

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
        def __init__(self, host: str, port: int, address: str) -> None:
            self.host, self.port, self.address = host, port, address

        def request(self, method: str, target: str, headers: dict[str, str]) -> None:
            assert method == "GET"
            assert "Cookie" not in headers
            self.target = target
            network["asked"].append((self.host, self.address, target))  # type: ignore[attr-defined]

        def getresponse(self) -> Answer:
            return network["answers"][f"https://{self.host}{self.target}"]  # type: ignore[index,no-any-return]

        def close(self) -> None:
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


def test_limits_of_size_and_time(server: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless page, a slow one, an error of the server, a host that does not exist."""
    server["answers"] = {"https://news.example/": Answer(endless=True), "https://news.example/b": Answer(404)}
    assert "larger than 20 MB" in refusal("https://news.example/")
    assert "answers 404" in refusal("https://news.example/b")
    monkeypatch.setattr(web, "SECONDS", -1.0)
    assert "takes longer" in refusal("https://news.example/")

    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(8, "Name or service not known")

    monkeypatch.setattr(web.socket, "getaddrinfo", nowhere)
    assert "could not be fetched (Name or service not known)" in refusal("https://news.example/")
