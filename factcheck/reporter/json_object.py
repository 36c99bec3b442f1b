"""The JSON report, version 1: one object, indented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.reporter.sanitize import HOSTILE, encodable

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.reporter import Options

# `json` escapes C0 itself, and leaves the others as they are. Outside strings, JSON is ASCII: these are all inside.
_ESCAPES = {code: rf"\u{code:04x}" for code in HOSTILE if code >= 0x7F}


def render(report: Report, _options: Options) -> str:
    """The report as one JSON object."""
    return dump(report.to_dict(), indent=2)


def dump(value: Any, indent: int | None = None) -> str:
    """A value as JSON that a terminal can show and any UTF-8 stream can hold, with a line end."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return encodable(text.translate(_ESCAPES), "utf-8") + "\n"
