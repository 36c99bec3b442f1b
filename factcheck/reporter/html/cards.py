"""The cards of the HTML report: what is wrong, what to write instead, and how that was worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.model import Places
from factcheck.reporter import wording
from factcheck.reporter.html.items import SIGNS, Item, dated, marked, name

if TYPE_CHECKING:
    from factcheck.model import Claim, DocumentReport, Figure

GROUPS = {
    "wrong": "To correct",
    "loose": "To look at",
    "look": "To look at",
    "unchecked": "Not checked",
    "note": "Notes",
    "ok": "Right",
    "suppressed": "Suppressed in the text",
}
_AROUND = 60
_SAID_BY_FIX = ('write "', 'replace with "')


def cards(report: DocumentReport, items: Sequence[Item], number: int) -> str:
    """The cards of a document in groups, the worst first, then the figures that no claim is about."""
    groups: dict[str, list[Item]] = {}
    for status, title in GROUPS.items():
        groups.setdefault(title, []).extend(item for item in items if item.status == status)
    shown = (_group(title, group, report, number) for title, group in groups.items() if group)
    return "".join(shown) + _unclaimed(report)


def _group(title: str, group: list[Item], report: DocumentReport, number: int) -> str:
    places = Places(report.document)
    body = "".join(_card(item, report, places, number) for item in sorted(group))
    return f'<section class="group {group[0].status}"><h3>{title} ({len(group)})</h3>\n{body}</section>\n'


def _card(item: Item, report: DocumentReport, places: Places, number: int) -> str:
    where = f'id="c{number}-{item.number}" class="card {item.status}"'
    head, body = _headline(item, report), "".join(_body(item, report, places, number))
    if item.status == "ok":
        return f"<details {where}><summary>{head}</summary>{body}</details>\n"
    return f"<article {where}><h4>{head}</h4>{body}</article>\n"


def _headline(item: Item, report: DocumentReport) -> str:
    findings = item.findings or tuple(one.finding for one in item.suppressed)
    text = findings[0].message if findings else wording.headline(item.claim, report.figures) if item.claim else ""
    sign = f'<span class="sign"><span aria-hidden="true">{SIGNS[item.status]}</span> {item.number}</span>'
    return f'{sign} <span class="hidden">{name(item.status)}: </span>{dated(text)}'


def _body(item: Item, report: DocumentReport, places: Places, number: int) -> Iterator[str]:
    yield _where(item, places, number)
    yield _passage(item, report, number)
    yield from _said(item, report)
    for one in item.suppressed:
        reason = f": {marked(one.reason)}" if one.reason else ", which gives no reason"
        yield f'<p class="say">Suppressed by the comment on line {one.line}{reason}.</p>'
    yield _facts(item, report)


def _where(item: Item, places: Places, number: int) -> str:
    codes = " · ".join(dict.fromkeys(marked(finding.code) for finding in item.findings))
    link = f'<a href="#t{number}-{item.number}">{marked(wording.position(places, item.start, item.end))}</a>'
    parts = [link if item.spans else "the document as a whole", *([codes] if codes else [])]
    return f'<p class="where">{" · ".join(parts)}</p>'


def _passage(item: Item, report: DocumentReport, number: int) -> str:
    """The words of the article, with what is to be written instead beside what is printed, ready to copy."""
    if not item.spans:
        return ""
    text, start, end = report.document.text, item.start, item.end
    edits = item.findings[0].edits if item.findings else ()
    if end - start > 4 * _AROUND and edits:
        start, end = max(start, edits[0].start - _AROUND), min(end, edits[-1].end + _AROUND)
    shown, buttons = "", ""
    for at, edit in enumerate(edits):
        name, old, new = f"w{number}-{item.number}-{at}", marked(text[edit.start : edit.end]), marked(edit.text)
        shown += f'{marked(text[start : edit.start])}<del>{old}</del> <ins id="{name}">{new}</ins>'
        buttons += f' <button type="button" data-copy="{name}" hidden>Copy {new}</button>'
        start = edit.end
    shown += marked(text[start : max(end, start)])
    language = f' lang="{marked(report.document.language)}"' if report.document.language else ""
    return f'<p class="passage"><span dir="auto"{language}>{shown}</span>{buttons}</p>'


def _said(item: Item, report: DocumentReport) -> Iterator[str]:
    """The likely slip, further messages, and advice beyond what to write."""
    slip = next(filter(None, (wording.likely(finding, report) for finding in item.findings)), "")
    if slip:
        yield f'<p class="say"><b>Likely:</b> {dated(slip)}.</p>'
    for at, finding in enumerate(item.findings):
        if at:
            yield f'<p class="say">{marked(finding.message)}</p>'
        if finding.help and not (finding.edits and finding.help.startswith(_SAID_BY_FIX)):
            yield f'<p class="say"><b>What to do:</b> {dated(finding.help)}.</p>'


def _facts(item: Item, report: DocumentReport) -> str:
    """The sum, its source and its dates; behind them the rest of the working and the claims to compare with."""
    first, *rest = [("Working", line) for line in _working(item, report)] or [("", "")]
    rows = [first] if first[1] else []
    if item.claim:
        rows += [("Rate", _source(item.claim, at)) for at in range(len(item.claim.rates))]
        rows += [("Date", f"{day.date} ({day.origin}){'' if day.used else ', not used'}") for day in item.claim.dates]
    related = [index for finding in item.findings for index in finding.related]
    rest += [("Compare", report.claims[index].text) for index in related]
    more = f"<details><summary>All of the working</summary>{_listed(rest)}</details>" if rest else ""
    return _listed(rows) + more


def _listed(rows: Sequence[tuple[str, str]]) -> str:
    listed, before = "", ""
    for term, text in rows:
        listed += ("" if term == before else f"<dt>{term}</dt>") + f"<dd>{dated(text)}</dd>"
        before = term
    return f'<dl class="facts">{listed}</dl>' if listed else ""


def _working(item: Item, report: DocumentReport) -> Iterator[str]:
    yield from (line for finding in item.findings for line in finding.working)
    if item.claim and not any(finding.working for finding in item.findings):
        bare = item.claim._replace(rates=(), dates=()) if not item.claim.rates else item.claim._replace(dates=())
        lines = list(wording.working(bare, report.figures))
        yield from lines[: len(lines) - len(item.claim.rates)]


def _source(claim: Claim, at: int) -> str:
    evidence = claim.rates[at]
    published = f", published {evidence.published}" if evidence.published else ""
    role = "" if evidence.role == "used" else f" ({evidence.role})"
    rate = f"1 {evidence.base} = {wording.number(evidence.value)} {evidence.quote}"
    return f"{rate}{role}; source: {evidence.source}{published}"


def _unclaimed(report: DocumentReport) -> str:
    """The figures that nothing in the text can be held against: seen, and not checked."""
    about = {index for claim in report.claims for index in claim.figures}
    alone = [figure for index, figure in enumerate(report.figures) if index not in about]
    if not alone:
        return ""
    places = Places(report.document)
    listed = "".join(_unclaimed_figure(figure, places) for figure in alone)
    title = (
        f"{wording.plural(len(alone), 'figure')} with nothing to check {'it' if len(alone) == 1 else 'them'} against"
    )
    return f'<section class="group"><h3>{title}</h3><ul class="figures">{listed}</ul></section>\n'


def _unclaimed_figure(figure: Figure, places: Places) -> str:
    where = wording.position(places, figure.start, figure.end)
    return f"<li>{marked(figure.text)} <small>{marked(where)}</small></li>"
