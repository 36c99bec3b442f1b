"""The block of fields before an article: YAML between "---" lines, read line by line, or TOML between "+++" lines."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.language.dates import parse_date
from factcheck.language.expression import Expression
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Any

DATES = tuple("date pubdate published publishdate datepublished date_published published_at publish_date".split())
LANGUAGES = ("lang", "language", "locale")
_OPEN = Expression(r"(---|\+\+\+)[ \t]*\r?\n")
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?(?:\n|\Z)", re.MULTILINE),
}
_FIELD = Expression(r"""["']?([A-Za-z][\w-]*)["']?[ \t]*:(?:[ \t]+(.*))?$""")
_QUOTED = Expression(r""""((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'""")
_COMMENT = Expression(r"(?:^|[ \t])#.*")
_LANGUAGE = Expression(r"([A-Za-z]{2})(?:[-_.@].*)?")
_LIMIT = 100_000


class FrontMatter(NamedTuple):
    """What the fields say, and where the article begins."""

    end: int = 0
    title: str | None = None
    date: dt.date | None = None
    language: str | None = None


def read_front_matter(source: str) -> FrontMatter:
    """The front matter at the very beginning of a source; without any, the article begins at once."""
    opened = _OPEN.match(source)
    closed = opened and _CLOSE[opened[1]].search(source, opened.end(), opened.end() + _LIMIT)
    if not opened or not closed:
        return FrontMatter()
    block = source[opened.end() : closed.start()]
    fields = _yaml(block) if opened[1] == "---" else _toml(block)
    if fields is None:
        return FrontMatter()
    title = next((text for name in ("title", "headline") if (text := _text(fields.get(name)))), None)
    return FrontMatter(closed.end(), title, _first_date(fields), _language(fields))


def _yaml(block: str) -> dict[str, Any] | None:
    """The simple fields of the top level; None where the block is prose between two rules."""
    fields: dict[str, Any] = {}
    lines = [line.rstrip() for line in block.splitlines() if line.strip() and not line.startswith("#")]
    for line in lines:
        if match := _FIELD.match(line):
            fields.setdefault(match[1].lower(), _scalar(match[2] or ""))
    return fields if not lines or _FIELD.match(lines[0]) else None


def _scalar(value: str) -> str:
    if match := _QUOTED.match(value.strip()):
        return re.sub(r"\\(.)", r"\1", match[1]) if match[1] is not None else match[2].replace("''", "'")
    value = _COMMENT.sub("", value).strip()
    return "" if value[:1] in ("|", ">", "[", "{", "&", "*", "!") else value


def _toml(block: str) -> dict[str, Any]:
    import tomllib

    try:
        fields = tomllib.loads(block.replace("\r\n", "\n"))
    except (ValueError, RecursionError):  # damaged fields are no prose either
        return {}
    return {name.lower(): value for name, value in fields.items()}


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first_date(fields: dict[str, Any]) -> dt.date | None:
    return next((date for name in DATES if (date := _date(fields.get(name)))), None)


def _date(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else parse_date(value) if isinstance(value, str) else None


def _language(fields: dict[str, Any]) -> str | None:
    """The language as a code of two letters; a region ("en-AU") is left away."""
    values = (_text(fields.get(name)) for name in LANGUAGES)
    return next((match[1].lower() for value in values if value and (match := _LANGUAGE.fullmatch(value))), None)
