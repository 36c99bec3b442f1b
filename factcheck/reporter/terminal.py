"""The report for a reader: each finding with its place, its line underlined, its working, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model import Places
from factcheck.reporter import wording
from factcheck.reporter.layout import clip, paint, wrap
from factcheck.reporter.sanitize import sentence, visible
from factcheck.reporter.snippet import Span, snippet

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from factcheck.model import Claim, DocumentReport, Figure, Finding, Report, Suppressed
    from factcheck.reporter import Options

_LONGEST_LABEL = 48
_LONGEST_QUOTE = 100


def render(report: Report, options: Options) -> str:
    """The report as text; nothing when it is to be quiet and there is nothing to say."""
    if options.quiet and not report.errors and not any(document.findings for document in report.documents):
        return ""
    explained: set[str] = set()
    blocks = [block for document in report.documents for block in _document(document, explained, options)]
    blocks += [_headed("error", f"{error.source}: {error.message}", options) for error in report.errors]
    blocks.append(_closing(report, options))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _document(document: DocumentReport, explained: set[str], options: Options) -> Iterator[list[str]]:
    places = Places(document.document)
    if options.verbose:
        yield [paint(line, "bold", options) for line in wrap(_title(document, options), options.width, rest="  ")]
    for finding in sorted(document.findings, key=lambda finding: (finding.start, finding.end)):
        yield _finding(finding, document, places, explained, options)
    if options.verbose:
        yield from _silent(document, places, options)


def _title(document: DocumentReport, options: Options) -> str:
    source, date = document.document.source, document.document.date
    dated = f"dated {date} ({document.document.date_origin})" if date else "no date"
    counts = f"{wording.plural(len(document.figures), 'figure')}, {wording.plural(len(document.claims), 'claim')}"
    return visible(f"{source}: {dated}, {counts}", options)


def _finding(
    finding: Finding, document: DocumentReport, places: Places, explained: set[str], options: Options
) -> list[str]:
    """One diagnostic: headline, place, source, and the lines that say why and what to do."""
    view = snippet(places, _spans(finding, document), _label(finding, options), finding.severity, options)
    notes = list(_notes(finding, document, places, options))
    if finding.code not in explained:
        explained.add(finding.code)
        notes.append(f"explain: factcheck explain {finding.code}")
    return [
        *_headed(f"{finding.severity}[{finding.code}]", finding.message, options, finding.severity),
        _arrow(places, document, finding.start, finding.end, view.gutter, options),
        *view.rows,
        *_noted(notes, view.gutter, options),
    ]


def _spans(finding: Finding, document: DocumentReport) -> list[Span]:
    spans = [Span(finding.start, finding.end, True)]
    if finding.claim is not None:
        figures = (document.figures[index] for index in document.claims[finding.claim].figures)
        spans += [Span(figure.start, figure.end, False) for figure in figures if not _meet(figure, finding)]
    return spans


def _meet(figure: Figure, finding: Finding) -> bool:
    return figure.start < finding.end and finding.start < figure.end


def _label(finding: Finding, options: Options) -> str:
    """What the figure should be, in short."""
    edit = next((edit for edit in finding.edits if edit.text.strip()), None)
    return clip(f"should be {sentence(edit.text.strip(), options)}", _LONGEST_LABEL, options) if edit else ""


def _notes(finding: Finding, document: DocumentReport, places: Places, options: Options) -> Iterator[str]:
    yield from finding.working if options.verbose else finding.working[:1]
    if slip := wording.likely(finding, document):
        yield f"likely: {slip}"
    for index in finding.related:
        claim = document.claims[index]
        place = places.place(claim.start, claim.end)
        yield f'compare: {place.line}:{place.column} "{clip(claim.text, _LONGEST_QUOTE, options)}"'
    if wording.advice(finding):
        yield f"help: {wording.advice(finding)}"


def _silent(document: DocumentReport, places: Places, options: Options) -> Iterator[list[str]]:
    """What a short report leaves out: the claims without a finding, and the findings suppressed."""
    told = {finding.claim for finding in document.findings} | {one.finding.claim for one in document.suppressed}
    for index, claim in enumerate(document.claims):
        if index not in told:
            yield _claim(claim, document, places, options)
    for one in document.suppressed:
        yield _suppressed(one, document, places, options)


def _claim(claim: Claim, document: DocumentReport, places: Places, options: Options) -> list[str]:
    gutter = len(str(places.place(claim.start, claim.end).line))
    return [
        *_headed(claim.verdict, wording.headline(claim, document.figures), options),
        _arrow(places, document, claim.start, claim.end, gutter, options),
        *_noted(wording.working(claim, document.figures), gutter, options),
    ]


def _suppressed(one: Suppressed, document: DocumentReport, places: Places, options: Options) -> list[str]:
    finding, reason = one.finding, f": {one.reason}" if one.reason else ", which gives no reason"
    gutter = len(str(places.place(finding.start, finding.end).line))
    return [
        *_headed(f"suppressed[{finding.code}]", finding.message, options, "suppressed"),
        _arrow(places, document, finding.start, finding.end, gutter, options),
        *_noted([f"by the comment on line {one.line}{reason}"], gutter, options),
    ]


def _headed(sign: str, message: str, options: Options, style: str = "") -> list[str]:
    """The sign in its colour and the message in bold."""
    first, *rest = wrap(sentence(message, options), options.width, f"{sign}: ", "  ")
    head = paint(sign, style or sign, options) + paint(first[len(sign) :], "bold", options)
    return [head, *(paint(line, "bold", options) for line in rest)]


def _arrow(places: Places, document: DocumentReport, start: int, end: int, gutter: int, options: Options) -> str:
    place = places.place(start, end)
    if places.anchor(start):
        where = sentence(f", {wording.position(places, start, end)}", options)
    else:
        where = f":{place.line}:{place.column}" if end else ""
    return paint(f"{'':{gutter}}-->", "dim", options) + f" {visible(document.document.source, options)}{where}"


def _noted(notes: Iterable[str], gutter: int, options: Options) -> list[str]:
    """The notes behind their signs, wrapped with a hanging indent."""
    first, rest = f"{'':{gutter}} = ", " " * (gutter + 3)
    lines = []
    for note in notes:
        head, *tail = wrap(sentence(note, options), options.width, first, rest)
        lines += [paint(first, "dim", options) + head[len(first) :], *tail]
    return lines


def _closing(report: Report, options: Options) -> list[str]:
    counts = report.summary()
    style = next((name for name in ("wrong", "loose", "unchecked") if counts[name]), "ok")
    lines = [paint(line, style, options) for line in wrap(wording.summary(report), options.width, rest="  ")]
    if report.sources:
        rates = sentence(wording.rates_at_hand(report, options.today), options)
        lines += [paint(line, "dim", options) for line in wrap(rates, options.width, "rates: ", "  ")]
    return lines
