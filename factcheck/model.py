"""What was read, found, claimed and judged: frozen values. Offsets are half-open and count code points of the text."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from decimal import Decimal

from rates.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


class Document(NamedTuple):
    """A text to check, with the way back to the file it came from.

    Offsets count in `text`. `original` is the source where it differs, from `first_line` of its file on; `runs` map one
    onto the other, as (offset in `text`, in `original`) where each starts; `anchors` do so for part, paragraph, page.
    """

    text: str
    source: str = "<text>"
    title: str | None = None
    date: dt.date | None = None
    date_origin: str | None = None
    language: str | None = None
    original: str | None = None
    runs: tuple[tuple[int, int], ...] = ()
    anchors: tuple[tuple[int, str | None, int | None, int | None], ...] = ()
    first_line: int = 1


class Numeral(NamedTuple):
    """One number as written: the span of its digits, and what they count.

    `scale` is the value of one written unit in the main unit of the currency ("1.2m": 1000000; "82 cents": 0.01),
    `quantum` that of one unit in the last non-zero digit ("500,000": 100000). A number in words has an empty span.
    """

    start: int
    end: int
    scale: Decimal
    quantum: Decimal


class Figure(NamedTuple):
    """A figure found in the text: "3000 RMB", "between 420 and 430 euros", "$0.05".

    `amount` is in the main unit, `amount_high` the upper end of a range, with a numeral each. `currency` is the reading
    chosen, None where none can be; `candidates` are the others that the document supports, likeliest first. `bound` is
    how a hedge limits the figure: about, over, under, at least, at most.
    """

    kind: str
    text: str
    start: int
    end: int
    amount: Decimal
    amount_high: Decimal | None = None
    currency: str | None = None
    candidates: tuple[str, ...] = ()
    unit: str | None = None
    hedge: str | None = None
    bound: str | None = None
    per: str | None = None
    numerals: tuple[Numeral, ...] = ()


class Interval(NamedTuple):
    """What a stated or computed amount allows: the value (and the upper one of a range), and its bounds."""

    value: Decimal
    value_high: Decimal | None
    low: Decimal
    high: Decimal
    currency: str | None = None
    unit: str | None = None


class Evidence(NamedTuple):
    """A rate that a verdict rests on, and its extremes. `role`: used, official, market, stated, first or last."""

    role: str
    base: str
    quote: str
    value: Decimal
    low: Decimal
    high: Decimal
    published: dt.date | None
    source: str


class DateUse(NamedTuple):
    """A date that a claim was held against, where it came from, and whether the verdict rests on it."""

    date: dt.date
    origin: str
    used: bool


class Cause(NamedTuple):
    """The likely slip: its kind (contract, section 3), a sentence for the editor, and the text corrected for it."""

    kind: str
    detail: str
    corrected: str | None = None


class Claim(NamedTuple):
    """Something the text says of its figures, worked out again. `figures` are indices into the report's figures."""

    kind: str
    text: str
    start: int
    end: int
    figures: tuple[int, ...]
    roles: tuple[str, ...]
    verdict: str
    stated: Interval
    expected: Interval | None = None
    deviation: Decimal | None = None
    dates: tuple[DateUse, ...] = ()
    rates: tuple[Evidence, ...] = ()
    reason: str | None = None
    cause: Cause | None = None
    related: tuple[int, ...] = ()


class Edit(NamedTuple):
    """Replace `start` to `end` of the document's text by `text`."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """A diagnostic: what is printed, what it should be, and why. `claim` is an index into the claims."""

    code: str
    severity: str
    message: str
    start: int
    end: int
    claim: int | None = None
    related: tuple[int, ...] = ()
    working: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    help: str = ""


class Place(NamedTuple):
    """Where something stands in the source: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """Turns offsets of one document's text into places in its source, and gives back source lines."""

    _ESCAPED = re.compile(r"&#?\w+;|(?i:\\ud[89ab]\w\w\\ud[c-f]\w\w)|\\u\w{4}|\\.")  # one character written as several

    def __init__(self, document: Document) -> None:
        self.source = document.text if document.original is None else document.original
        self._text, self._anchors, self.first_line = document.text, document.anchors, document.first_line
        self._runs, self._text_starts = document.runs, [text for text, _ in document.runs]
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.source))]

    def offset(self, position: int) -> int:
        """The offset in the source of an offset in the text."""
        if not self._runs:
            return position
        text, source = self._runs[max(bisect_right(self._text_starts, position) - 1, 0)]
        return source + position - text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of a non-empty half-open span of the text."""
        first = self.offset(start)
        last = self.offset(end - 1) if end > start else first - 1
        escaped = last >= first and self.source[last] != self._text[end - 1] and self._ESCAPED.match(self.source, last)
        return first, escaped.end() if escaped else last + 1

    def place(self, start: int, end: int) -> Place:
        """The place in the source of a half-open span of the text."""
        first, last = self.span(start, end)
        at, to, line = bisect_right(self._lines, first) - 1, bisect_right(self._lines, last) - 1, self.first_line
        return Place(line + at, first - self._lines[at] + 1, line + to, last - self._lines[to] + 1)

    def anchor(self, position: int) -> dict[str, str | int]:
        """The part, paragraph and page of an offset of the text, as far as its format has them."""
        index = bisect_right(self._anchors, position, key=lambda anchor: anchor[0])
        names = zip(("part", "paragraph", "page"), self._anchors[index - 1][1:] if index else (), strict=False)
        return {name: value for name, value in names if value is not None}

    def line(self, number: int) -> str:
        """Line `number` of the file, counted from 1, without its line end."""
        starts = [*self._lines[(index := number - self.first_line) : index + 2], len(self.source)]
        return self.source[starts[0] : starts[1]].rstrip("\r\n")


class Suppressed(NamedTuple):
    """A finding that the text itself asks not to be told of: the line of the comment, and its reason."""

    finding: Finding
    line: int
    reason: str | None


class DocumentReport(NamedTuple):
    """Everything found in one document."""

    document: Document
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """One document of the JSON report, version 1: plain types only, decimals as strings in full."""
        from hashlib import sha256  # costs more than all else here to import, and only this needs it

        document, places = self.document, Places(self.document)
        return {name: plain(getattr(document, name)) for name in "source title date date_origin language".split()} | {
            "text_sha256": sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "figures": [_placed(figure, places, "numerals") for figure in self.figures],
            "claims": plain(self.claims),
            "findings": [_finding(finding, places) for finding in self.findings],
            "suppressed": [_finding(f, places) | {"by": {"line": n, "reason": why}} for f, n, why in self.suppressed],
        }


class InputError(NamedTuple):
    """An input that could not be read: which, and one sentence that says what to do."""

    source: str
    message: str


class RateSource(NamedTuple):
    """A source of the rates of a run: its name, its first and last day."""

    name: str
    first: dt.date
    last: dt.date


class Report(NamedTuple):
    """A run: the documents checked, the inputs that could not be read, the rates at hand."""

    documents: tuple[DocumentReport, ...]
    errors: tuple[InputError, ...] = ()
    sources: tuple[RateSource, ...] = ()
    version: str = ""

    def summary(self) -> dict[str, int]:
        """The counts that end every report."""
        verdicts = [claim.verdict for document in self.documents for claim in document.claims]
        said = [*verdicts, *(f"{finding.severity}s" for document in self.documents for finding in document.findings)]
        names = "ok loose wrong unchecked errors warnings notes".split()
        silenced = {"suppressed": sum(len(document.suppressed) for document in self.documents)}
        counts = {"documents": len(self.documents), "figures": sum(len(one.figures) for one in self.documents)}
        return counts | {"claims": len(verdicts)} | {name: said.count(name) for name in names} | silenced

    def to_dict(self) -> dict[str, Any]:
        """The JSON report, version 1."""
        through = max((source.last for source in self.sources), default=None)
        return {
            "version": 1,
            "tool": {"name": "factcheck", "version": self.version},
            "rates": {"through": plain(through), "sources": plain(self.sources)},
            "documents": [document.to_dict() for document in self.documents],
            "errors": plain(self.errors),
            "summary": self.summary(),
        }


def plain(value: Any) -> Any:
    """A value as JSON holds it: decimals in full without an exponent or idle zeros, dates in ISO 8601."""
    if hasattr(value, "_asdict"):
        return {name: plain(item) for name, item in value._asdict().items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return digits.rstrip("0").rstrip(".") if "." in (digits := format(value, "f")) else digits
    return value.isoformat() if isinstance(value, dt.date) else value


def _placed(value: Figure | Finding, places: Places, left_out: str) -> dict[str, Any]:
    placed = plain(value) | places.place(value.start, value.end)._asdict() | places.anchor(value.start)
    return {name: field for name, field in placed.items() if name != left_out}


def _finding(finding: Finding, places: Places) -> dict[str, Any]:
    edits = {"edits": plain(finding.edits)} if finding.edits else None
    return _placed(finding, places, "edits") | {"suggestion": edits}
