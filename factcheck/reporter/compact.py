"""One line a finding, as compilers print them and text editors understand them: path:line:column: what and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter import wording
from factcheck.reporter.entries import Entry, entries
from factcheck.reporter.layout import paint
from factcheck.reporter.sanitize import sentence, visible

if TYPE_CHECKING:
    from factcheck.model import InputError, Report
    from factcheck.reporter import Options


def render(report: Report, options: Options) -> str:
    """The report, its counts last; nothing when it is to be quiet and there is nothing to say.

    Lines are never cut: what to write instead stands at their end, and a terminal wraps them itself.
    """
    lines = [_finding(entry, options) for entry in entries(report, options) if not entry.suppressed]
    lines += [_unread(error, options) for error in report.errors]
    if options.quiet and not lines:
        return ""
    if report.sources:
        rates = sentence(f"rates: {wording.rates_at_hand(report, options.today)}", options)
        return "\n".join((*lines, wording.summary(report), rates)) + "\n"
    return "\n".join((*lines, wording.summary(report))) + "\n"


def _finding(entry: Entry, options: Options) -> str:
    finding, place, advice = entry.finding, entry.place, wording.advice(entry.finding)
    where = f"{place.line}:{place.column}"
    if entry.places.anchor(finding.start):
        where = " " + sentence(wording.position(entry.places, finding.start, finding.end), options)
    sign = paint(f"{finding.severity}[{finding.code}]", finding.severity, options)
    head = f"{visible(entry.report.document.source, options)}:{where}: {sign} "
    return head + sentence(finding.message + (f"; {advice}" if advice else ""), options)


def _unread(error: InputError, options: Options) -> str:
    return f"{visible(error.source, options)}: {paint('error', 'error', options)} {sentence(error.message, options)}"
