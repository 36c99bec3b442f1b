"""Where a document is, as other programs want to be told: a path from the root of the project, or a URI."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.reporter import Options

_REMOTE = ("https://", "http://")
_OF_URIS = "%/:?#[]@!$&'()*+,;=~"


def path(source: str, options: Options) -> str:
    """The path with slashes: from the root where the document lies below it, else as it was given."""
    if options.root and not source.startswith((*_REMOTE, "<")):
        source = _below(os.path.abspath(source), options.root) or source
    return source.replace(os.sep, "/")


def uri(source: str, options: Options) -> str:
    """A URI, or for a path that is not absolute a reference relative to the root."""
    from urllib.parse import quote

    if source.startswith(_REMOTE):
        return quote(_bytes(source), safe=_OF_URIS)
    name = path(source, options)
    if not os.path.isabs(name):
        return quote(_bytes(name))
    return "file://" + quote(_bytes("/" + name.lstrip("/")), safe="/:" if os.name == "nt" else "/")


def _below(path: str, root: str) -> str | None:
    try:
        relative = os.path.relpath(path, root)
    except ValueError:  # another drive
        return None
    return None if relative.split(os.sep)[0] == os.pardir else relative


def _bytes(name: str) -> bytes:
    """The name as the file system holds it."""
    try:
        return os.fsencode(name)
    except UnicodeEncodeError:
        return name.encode("utf-8", "replace")
