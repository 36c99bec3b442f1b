"""Letters (.eml): the subject, the plain text or else the HTML of the body, and the day in the Date field."""

from __future__ import annotations

import datetime as dt

from factcheck.documents.errors import DocumentError
from factcheck.documents.html import read as read_html
from factcheck.model import Document


def read(data: bytes | str, source: str) -> Document:
    """The document of a letter. Places are those in its file, or in the decoded body where that is in code."""
    from email import message_from_bytes, policy

    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    try:
        message = message_from_bytes(raw, policy=policy.default)
        body = message.get_body(("plain", "html"))
        text = body.get_content() if body else None
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, AssertionError):
        text, body = None, None
    if not isinstance(text, str) or body is None:
        raise DocumentError(source, "holds no text that can be read; save the text as .txt")
    kind = body.get_content_type()
    text = text.replace("\r\n", "\n")
    document = read_html(text, source) if kind == "text/html" else Document(text, source)
    date = _date(message)
    return document._replace(
        title=_subject(message) or document.title,
        date=date or document.date,
        date_origin="metadata" if date else document.date_origin,
        anchors=((0, kind, None, None),),
        first_line=_first_line(raw, body),
    )


def _first_line(raw: bytes, body: object) -> int:
    """The line of the file on which the body begins; 1 of one that is written in code, as its lines are not those."""
    written = body.get_payload(decode=True)  # type: ignore[attr-defined]
    return raw.count(b"\n", 0, raw.index(written)) + 1 if isinstance(written, bytes) and raw.count(written) == 1 else 1


def _subject(message: object) -> str | None:
    try:
        return " ".join(str(message["subject"] or "").split()) or None  # type: ignore[index]
    except Exception:  # noqa: BLE001 - damaged header fields fail in many ways
        return None


def _date(message: object) -> dt.date | None:
    """The day on which the letter was written, where it was written."""
    try:
        sent = message["date"].datetime  # type: ignore[index]
    except Exception:  # noqa: BLE001 - damaged header fields fail in many ways
        return None
    return sent.date() if isinstance(sent, dt.datetime) else None
