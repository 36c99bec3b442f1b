"""One HTML file to mail: the article with its claims underlined, and a card each that shows the working.

It loads nothing from elsewhere, runs one short script that it names by its hash, and works without that, too.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.reporter import wording
from factcheck.reporter.html.cards import cards
from factcheck.reporter.html.items import SIGNS, Item, items, marked, name
from factcheck.reporter.html.text import annotated
from factcheck.reporter.sanitize import referenced

if TYPE_CHECKING:
    from factcheck.model import DocumentReport, Report
    from factcheck.reporter import Options

_HERE = os.path.dirname(os.path.abspath(__file__))


def render(report: Report, options: Options) -> str:
    """The report as an HTML page."""
    found = [items(document) for document in report.documents]
    everything = [item for group in found for item in group]
    style, script = _part("page.css"), _part("page.js")
    several = len(found) > 1
    documents = [_document(*pair, at, several) for at, pair in enumerate(zip(report.documents, found, strict=True), 1)]
    page = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{_head(report, everything, style, script)}</head>\n<body>\n'
        f'<a class="skip" href="#main">Skip to the findings</a>\n{_banner(report, everything)}'
        f"{_unread(report)}{_index(report, found)}"
        f'<main id="main">\n{"".join(documents)}</main>\n{_footer(report, options)}'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )
    return referenced(page, options)


def _head(report: Report, found: list[Item], style: str, script: str) -> str:
    sources = [document.document.source for document in report.documents]
    about = os.path.basename(sources[0]) if len(sources) == 1 else wording.plural(len(sources), "document")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{marked(f'{_outcome(report, found)} – {about}')}</title>\n<style>{style}</style>\n"
    )


def _banner(report: Report, found: list[Item]) -> str:
    status = _worst(found) if found else "note" if not report.errors else "unchecked"
    counts = "".join(_count(found, status) for status in SIGNS if any(item.status == status for item in found))
    seen = ", ".join(
        (
            wording.plural(len(report.documents), "document"),
            wording.plural(sum(len(one.figures) for one in report.documents), "figure"),
            wording.plural(sum(len(one.claims) for one in report.documents), "claim"),
        )
    )
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[status]}</span>'
    return (
        f'<header class="banner {status}"><h1>{sign} {_outcome(report, found)}</h1>\n'
        f'<ul class="counts">{counts}<li>{seen}</li></ul></header>\n'
    )


def _count(found: list[Item], status: str) -> str:
    count = sum(item.status == status for item in found)
    return f'<li class="{status}"><b><span aria-hidden="true">{SIGNS[status]}</span> {count}</b> {name(status)}</li>'


def _outcome(report: Report, found: list[Item]) -> str:
    """What an editor has to know, in a line."""
    statuses = [item.status for item in found]
    wrong, unchecked = statuses.count("wrong"), statuses.count("unchecked")
    look = statuses.count("loose") + statuses.count("look")
    more = (f"{look} to look at",) if look else (f"{unchecked} not checked",) if unchecked else ()
    if wrong or more:
        return ", ".join((f"{wrong} to correct" if wrong else "Nothing to correct", *more))
    claims = [claim for document in report.documents for claim in document.claims]
    if not claims:
        return "No claim to check was found"
    return "The one claim is right" if len(claims) == 1 else f"All {len(claims)} claims are right"


def _worst(found: Sequence[Item]) -> str:
    statuses = {item.status for item in found}
    return next(status for status in (*SIGNS, "ok") if status in statuses)


def _unread(report: Report) -> str:
    listed = "".join(f"<li><b>{marked(one.source)}</b>: {marked(one.message)}</li>" for one in report.errors)
    return f'<section class="unread"><h2>Could not be read</h2><ul>{listed}</ul></section>\n' if listed else ""


def _index(report: Report, found: list[list[Item]]) -> str:
    """Where several documents were checked, the list of them."""
    if len(found) < 2:
        return ""
    rows = "".join(
        f'<li><a href="#d{number}">{marked(document.document.source)}</a>{_marks(group)}</li>'
        for number, (document, group) in enumerate(zip(report.documents, found, strict=True), 1)
    )
    return f'<nav class="index" aria-label="Documents"><ul>{rows}</ul></nav>\n'


def _marks(group: list[Item]) -> str:
    shown = (status for status in SIGNS if any(item.status == status for item in group))
    return "".join(
        f' <b class="{status}"><span aria-hidden="true">{SIGNS[status]}</span> '
        f'{sum(item.status == status for item in group)}<span class="hidden"> {name(status)}</span></b>'
        for status in shown
    )


def _document(report: DocumentReport, found: list[Item], number: int, numbered: bool) -> str:
    document = report.document
    day = marked(f"dated {document.date} ({document.date_origin})") if document.date else "<strong>no date</strong>"
    counts = f"{wording.plural(len(report.figures), 'figure')}, {wording.plural(len(report.claims), 'claim')}"
    title = (f"{number}. " if numbered else "") + marked(document.title or document.source)
    language = f' lang="{marked(document.language)}"' if document.language else ""
    return (
        f'<section class="document" id="d{number}" aria-labelledby="h{number}">\n'
        f'<header><h2 id="h{number}">{title}</h2>\n'
        f'<p class="about">{marked(document.source)} · {day} · {counts}</p></header>\n'
        f'<div class="columns"><div>{cards(report, found, number)}</div>\n'
        f'<section class="text"{language} tabindex="0" aria-label="Text of {title}">\n'
        f"{annotated(document, found, number)}</section></div>\n</section>\n"
    )


def _footer(report: Report, options: Options) -> str:
    rates = f"<p>Rates: {marked(wording.rates_at_hand(report, options.today))}.</p>" if report.sources else ""
    signs = ", ".join(f"{sign} {name(status)}" for status, sign in SIGNS.items())
    version = f" {marked(report.version)}" if report.version else ""
    return (
        f"<footer><p>Signs: {signs}.</p>{rates}"
        f"<p>Made by factcheck{version}. This page is one file: it loads nothing and sends nothing.</p></footer>\n"
    )


def _part(name: str) -> str:
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        return "\n" + file.read()


def _digest(text: str) -> str:
    """What a content security policy knows an inline part by."""
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
