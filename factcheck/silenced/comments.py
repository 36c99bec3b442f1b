"""Comments in an article that silence findings: `<!-- factcheck: ignore FC101 reason -->` and its kin.

A format has its own comments, and the room of documents cuts them out of the prose; here they are found again in the
source, by one expression for all formats, so that a new format has to do nothing. Loaded only where a source has one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.model import DocumentReport, Finding, Places, Suppressed
from factcheck.silenced.standing import lines_of
from rates.values import NamedTuple

CODE = "FC901"
HELP = "remove the comment, or correct the code in it"
# The comments of HTML, Markdown, MDX, templates, reStructuredText and AsciiDoc, and, for formats that have none,
# square brackets. What stands in `code` is an example. Their length is bounded, and so is the cost.
_FORMS = (
    r"<!--+[ \t]*factcheck:(?P<a>[^\n]{0,300}?)--+>",
    r"\{/\*[ \t]*factcheck:(?P<b>[^\n]{0,300}?)\*/\}",
    r"\{#-?[ \t]*factcheck:(?P<c>[^\n]{0,300}?)-?#\}",
    r"\{%-?[ \t]*comment[ \t]*-?%\}[ \t]*factcheck:(?P<d>[^\n]{0,300}?)\{%-?[ \t]*endcomment[ \t]*-?%\}",
    r"^[ \t]*\[//\]:[ \t]*#[ \t]*[(\"'][ \t]*factcheck:(?P<e>[^\n]{0,300}?)[)\"'][ \t]*$",
    r"^[ \t]*(?:\.\.|//)[ \t]+factcheck:(?P<f>[^\n]{0,300})$",
    r"\[factcheck:(?P<g>[^\]\n]{0,300})\]",
)
_COMMENT = re.compile(rf"(?<!`)(?:{'|'.join(_FORMS)})", re.MULTILINE)
_MARGIN = 80  # what may stand beside a comment that is alone on its line: space, tags and marks of quotation
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_VERBS = ("ignore", "off", "on", "ignore-file")
_WORDS = re.compile(
    r"[ \t]*(?P<verb>[\w-]*)[ \t]*(?P<codes>(?:FC\d*\b[ \t,]*)*)(?:[:–—-]+[ \t]+)?(?P<reason>.*)", re.IGNORECASE
)


class Order(NamedTuple):
    """What a comment asks for: to be silent about codes (all, where none is named) on lines `first` to `last`.

    `line` is that of the comment, `at` its offset in the source.
    """

    line: int
    at: int
    first: int
    last: int
    codes: tuple[str, ...]
    reason: str | None
    known: bool = True

    def silences(self, finding: Finding, first: int, last: int) -> bool:
        """Whether a finding on some lines is meant."""
        return self.first <= last and first <= self.last and (not self.codes or finding.code.startswith(self.codes))


class _Comment(NamedTuple):
    verb: str
    codes: tuple[str, ...]
    reason: str | None
    line: int
    at: int
    alone: bool


def suppressed(report: DocumentReport) -> DocumentReport:
    """The report with the findings that comments silence set apart, and a note for each comment that silences none."""
    places = Places(report.document)
    orders = list(_orders(places))
    kept: list[Finding] = []
    silenced: list[Suppressed] = []
    used: set[Order] = set()
    for finding in report.findings:
        lines = lines_of(finding, report, places)
        order = next((one for one in orders if one.silences(finding, *lines)), None)
        if order is None:
            kept.append(finding)
        else:
            used.add(order)
            silenced.append(Suppressed(finding, order.line, order.reason))
    notes = [_idle(order, report) for order in orders if order not in used]
    findings = sorted([*kept, *notes], key=lambda finding: (finding.start, finding.end, finding.code))
    return report._replace(findings=tuple(findings), suppressed=(*report.suppressed, *silenced))


def _orders(places: Places) -> Iterator[Order]:
    """What the comments ask for. `off` lasts to the next `on`, or to the end."""
    lines = places.first_line + places.source.count("\n")
    comments = list(_comments(places.source, places.first_line))
    alone = {comment.line for comment in comments if comment.alone}
    ends = [comment.line for comment in comments if comment.verb == "on"]
    for comment in comments:
        first, last = comment.line, comment.line
        if comment.verb == "on":
            continue
        if comment.verb == "ignore" and comment.alone:
            first = last = _next_line(places, comment.line, lines, alone)
        elif comment.verb == "off":
            following = bisect_left(ends, comment.line)
            last = ends[following] if following < len(ends) else lines
        elif comment.verb == "ignore-file":
            first, last = places.first_line, lines
        known = comment.verb in _VERBS
        yield Order(comment.line, comment.at, first, last if known else 0, comment.codes, comment.reason, known)


def _comments(source: str, line: int) -> Iterator[_Comment]:
    """The comments of a source that begins with a line of that number."""
    counted = 0
    for match in _COMMENT.finditer(source):
        line += source.count("\n", counted, match.start())
        counted = match.start()
        inner = _WORDS.match(next(text for text in match.groups() if text is not None))
        verb, codes, reason = (inner["verb"], inner["codes"], inner["reason"]) if inner else ("", "", "")
        begin = source.rfind("\n", 0, match.start()) + 1
        end = source.find("\n", match.end())
        end = len(source) if end < 0 else end
        alone = match.start() - begin < _MARGIN and end - match.end() < _MARGIN
        around = source[begin : match.start()] + source[match.end() : end] if alone else "more"
        found = tuple(code.upper() for code in re.split(r"[ \t,]+", codes) if code)
        if match.lastgroup in ("f", "g") and verb.lower() not in _VERBS and not found:
            continue  # prose in brackets
        yield _Comment(verb.lower(), found, reason.strip() or None, line, match.start(), not _text(around))


def _text(line: str) -> str:
    """What a line holds beside space, tags and marks of quotation."""
    return _TAG.sub("", line).strip(" \t\r>*") if "<" in line else line.strip(" \t\r>*")


def _next_line(places: Places, line: int, lines: int, comments: set[int]) -> int:
    """The first line behind a comment that has text."""
    for number in range(line + 1, lines + 1):
        if number not in comments and _text(places.line(number)):
            return number
    return line


def _idle(order: Order, report: DocumentReport) -> Finding:
    """The note about a comment that silences nothing, at the text nearest to it."""
    at = _text_offset(order.at, report)
    said = "silences nothing" if order.known else "is none of ignore, off, on and ignore-file, and silences nothing"
    return Finding(CODE, "note", f"the factcheck comment in line {order.line} {said}", at, at, help=HELP)


def _text_offset(source: int, report: DocumentReport) -> int:
    """The offset in the text of what stands at, or first behind, an offset of the source."""
    document = report.document
    runs: Sequence[tuple[int, int]] = document.runs
    if not runs:
        return min(source, len(document.text))
    index = bisect_left(runs, source + 1, key=lambda run: run[1]) - 1
    if index < 0:
        return runs[0][0]
    end = runs[index + 1][0] if index + 1 < len(runs) else len(document.text)
    return min(runs[index][0] + source - runs[index][1], end)
