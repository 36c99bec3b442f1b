"""The publication date that the name of a file gives: Jekyll, Hugo and the usual habits of newsrooms."""

from __future__ import annotations

import datetime as dt
import os
import re

from factcheck.language.expression import Expression

_START = Expression(r"(\d{4})-(\d\d)-(\d\d)(?![^\W_])|(\d{4})(\d\d)(\d\d)(?![^\W_])", re.ASCII)
_FOLDERS = Expression(r"(?:^|/)(\d{4})/(\d\d)/(\d\d)/[^/]+(?:/_?index\.[^/.]+)?$", re.ASCII)
_BUNDLE = Expression(r"(?:^|/)([^/]+)/_?index\.[^/.]+$")
_YEARS = range(1990, 2100)


def date_in_name(path: str) -> dt.date | None:
    """The full date that begins the file's name or that its folders spell ("2019/05/31/slug.md"), never part of one."""
    if not any(map(str.isdigit, path)):
        return None
    path = path.replace(os.sep, "/")
    bundle = _BUNDLE.search(path)
    match = _START.match(path.rpartition("/")[2]) or (bundle and _START.match(bundle[1])) or _FOLDERS.search(path)
    return _date(*(int(part) for part in match.groups() if part)) if match else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
