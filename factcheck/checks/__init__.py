"""What the text claims of its figures, judged. A new check is one new file and one line in the catalogue."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache

from factcheck.checks.conversion import conversions
from factcheck.config import Settings
from factcheck.model import Claim, Document, Figure, Finding
from rates.model import Provider

Check = Callable[[Document, tuple[Figure, ...], Provider, Settings], Iterator[tuple[Claim, list[Finding]]]]
"""A check yields each claim that it recognises, with its findings."""

CATALOGUE: tuple[Check, ...] = (conversions,)

_HERE = os.path.dirname(os.path.abspath(__file__))


def run(
    document: Document, figures: tuple[Figure, ...], provider: Provider, settings: Settings
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Every claim of the document and every finding about them, each in the order of the text."""
    found = [one for check in CATALOGUE for one in check(document, figures, provider, settings)]
    found.sort(key=lambda one: (one[0].start, one[0].end))
    findings = [finding._replace(claim=index) for index, (_, about) in enumerate(found) for finding in about]
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.code))
    return tuple(claim for claim, _ in found), tuple(findings)


def codes() -> tuple[str, ...]:
    """The codes of all findings, ascending."""
    return tuple(_codes())


def severity(code: str) -> str:
    """The severity that a code has by default."""
    return _codes()[code][0]


def explanation(code: str) -> str | None:
    """What a code means, with examples: a title in the first line, then Markdown. None for an unknown code."""
    if code not in _codes():
        return None
    default, title = _codes()[code]
    with open(os.path.join(_HERE, "explanations", f"{code}.md"), encoding="utf-8") as text:
        return f"{title} ({default})\n\n{text.read()}"


@cache
def _codes() -> dict[str, tuple[str, str]]:
    with open(os.path.join(_HERE, "codes.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {code: (default, title) for code, default, title in rows}
