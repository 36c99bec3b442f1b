"""Paths and addresses of documents."""

from __future__ import annotations

import os

import pytest

from factcheck.reporter import Options
from factcheck.reporter.location import path, uri


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.md", "a.md"),
        ("in/a b.md", "in/a%20b.md"),
        ("기사.txt", "%EA%B8%B0%EC%82%AC.txt"),
        ("a:b#c?d%e.md", "a%3Ab%23c%3Fd%25e.md"),
        ("<stdin>", "%3Cstdin%3E"),
        ("https://a.example/ü b?q=1#x", "https://a.example/%C3%BC%20b?q=1#x"),
        ("\ud800.md", "%3F.md"),
    ],
)
def test_uri(source, expected):
    """A relative path is percent-encoded as the file system holds it, an address stays one."""
    assert uri(source, Options()) == expected


@pytest.mark.skipif(os.name == "nt", reason="file names there are Unicode")
def test_undecodable_names():
    """A file name that is no text is encoded byte by byte."""
    assert uri(os.fsdecode(b"\xff.md"), Options()) == "%FF.md"


def test_path(tmp_path, monkeypatch):
    """Paths count from the root, whatever the working directory; those outside stay as they were given."""
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    options = Options(root=str(tmp_path))
    outside = os.path.join(os.pardir, os.pardir, "b.md")
    assert path("a.md", options) == "in/a.md"
    assert path(str(tmp_path / "in" / "a.md"), options) == "in/a.md"
    assert path(outside, options) == outside.replace(os.sep, "/")
    assert path("<stdin>", options) == "<stdin>"
    assert path("https://a.example/b", options) == "https://a.example/b"
    assert uri(str(tmp_path / "c d.md"), Options()).startswith("file:///")
