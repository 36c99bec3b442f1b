"""Reads the bodies of answers: JSON with exact decimals, CSV by its header, XML without tricks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rates.sources.problems import BadAnswerError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def json_value(body: bytes) -> Any:
    """The value of a JSON text, numbers as they are written. Raises BadAnswerError."""
    import json

    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=Decimal, parse_int=_whole, parse_constant=_refuse)
    except (ValueError, RecursionError) as problem:
        raise BadAnswerError(f"sends {_kind(body)} instead of JSON") from problem


def csv_rows(body: bytes, *needed: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV text, by the names in its header. Raises BadAnswerError if a name is not there."""
    import csv

    try:
        lines = body.decode("utf-8-sig").splitlines()
        rows = list(csv.reader(lines, strict=True))
    except (ValueError, csv.Error) as problem:
        raise BadAnswerError(f"sends {_kind(body)} instead of CSV") from problem
    if not rows:
        return
    header = [name.strip() for name in rows[0]]
    if not set(needed) <= set(header):
        raise BadAnswerError(f"sends {_kind(body)} instead of CSV with {', '.join(needed)}")
    for row in rows[1:]:
        if row and len(row) < len(header):
            raise BadAnswerError("breaks off in the middle of a row")
        if row:
            yield dict(zip(header, row, strict=False))


def xml_root(body: bytes) -> Element:
    """The root of an XML text in the encoding that it declares. Raises BadAnswerError, also for a document type."""
    from xml.etree import ElementTree as ET

    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise BadAnswerError(f"sends {_kind(body)} with a document type instead of plain XML")
    try:
        return ET.fromstring(body)  # noqa: S314  # without a document type there are no entities to expand
    except (ET.ParseError, ValueError, LookupError) as problem:
        raise BadAnswerError(f"sends {_kind(body)} instead of XML") from problem


def shaped(read: Callable[[], Any]) -> Any:
    """What a function reads from a decoded answer. Raises BadAnswerError if the answer has another shape."""
    try:
        return read()
    except (KeyError, TypeError, IndexError, AttributeError) as problem:
        raise BadAnswerError("sends an answer of an unknown shape") from problem


def _whole(text: str) -> Decimal:
    if len(text) > 40:
        raise ValueError("a number with too many digits")
    return Decimal(text)


def _refuse(text: str) -> Decimal:
    raise ValueError(f"{text} is no number")


def _kind(body: bytes) -> str:
    """What an unreadable answer looks like."""
    start = body[:500].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "a web page"
    return "an unreadable answer" if body else "nothing"
