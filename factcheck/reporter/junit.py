"""JUnit XML, which build servers list as tests: a suite a document, a case a claim.

A case fails where the run would, and is skipped where a claim could not be checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from factcheck.model import Places
from factcheck.reporter import wording
from factcheck.reporter.entries import by_claim, fails
from factcheck.reporter.location import path
from factcheck.reporter.sanitize import encodable, referenced, sentence

if TYPE_CHECKING:
    from factcheck.model import Claim, DocumentReport, Finding, InputError, Report
    from factcheck.reporter import Options

_OUTCOMES = ("failure", "error", "skipped")


def render(report: Report, options: Options) -> str:
    """The report as one `testsuites` element; in a document without claims, one case that passes."""
    suites = [_suite(one.document.source, list(_cases(one, options)), options) for one in report.documents]
    suites += [_suite(error.source, [_unread(error, options)], options) for error in report.errors]
    body = "".join(suites)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck"{_counts(body)}>'
    return referenced(f"{head}\n{body}</testsuites>\n", options)


def _suite(source: str, cases: list[str], options: Options) -> str:
    body, name = "".join(cases), sentence(path(source, options), options)
    return f"  <testsuite{_attribute('name', name)}{_counts(body)}>\n{body}  </testsuite>\n"


def _counts(body: str) -> str:
    """The counts of the cases in `body`. Text is escaped in it: a tag is a tag."""
    tests, failures, errors, skipped = (body.count(f"<{tag} ") for tag in ("testcase", *_OUTCOMES))
    return f' tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'


def _cases(document: DocumentReport, options: Options) -> Iterator[str]:
    places, about = Places(document.document), by_claim(document.findings)
    for index, claim in enumerate(document.claims):
        found = about.get(index, [])
        name = f'{_where(places, claim)} {claim.kind} "{claim.text}"'
        yield _case(name, _outcome(claim, found, document, options), options)
    for finding in about.get(None, []):
        yield _case(f"{_where(places, finding)} {finding.code}", _told(finding, document, options), options)
    if not document.claims and not about:
        yield _case("no claims", "", options)


def _where(places: Places, thing: Claim | Finding) -> str:
    if places.anchor(thing.start):
        return wording.position(places, thing.start, thing.end)
    place = places.place(thing.start, thing.end)
    return f"{place.line}:{place.column}"


def _outcome(claim: Claim, found: list[Finding], document: DocumentReport, options: Options) -> str:
    """The worst that was found of a claim; a claim that is unchecked is skipped."""
    worst = min(found, key=lambda finding: not fails(finding.severity, options), default=None)
    if claim.verdict == "unchecked" and not (worst and fails(worst.severity, options)):
        return _element("skipped", worst.message if worst else claim.reason or "", (), options)
    return _told(worst, document, options) if worst else ""


def _told(finding: Finding, document: DocumentReport, options: Options) -> str:
    notes = tuple(wording.notes(finding, document))
    if fails(finding.severity, options):
        return _element("failure", finding.message, notes, options, finding.code)
    lines = (f"{finding.severity}[{finding.code}]: {finding.message}", *notes)
    return f"      <system-out>{_text(lines, options)}</system-out>\n"


def _unread(error: InputError, options: Options) -> str:
    return _case("read", _element("error", error.message, (), options, "unread"), options)


def _case(name: str, body: str, options: Options) -> str:
    head = f'    <testcase{_attribute("name", sentence(name, options))} classname="factcheck"'
    return f"{head}>\n{body}    </testcase>\n" if body else f"{head}/>\n"


def _element(tag: str, message: str, lines: tuple[str, ...], options: Options, kind: str = "") -> str:
    attributes = _attribute("message", sentence(message, options)) + (_attribute("type", kind) if kind else "")
    body = _text((message, *lines), options) if lines else ""
    return f"      <{tag}{attributes}>{body}</{tag}>\n"


def _text(lines: tuple[str, ...], options: Options) -> str:
    return _escaped("\n".join(sentence(line, options) for line in lines))


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_escaped(value)}"'


def _escaped(text: str) -> str:
    """Text for XML, with lone surrogates written out."""
    return escape(encodable(text, "utf-8"))
