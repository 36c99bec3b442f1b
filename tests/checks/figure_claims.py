"""What a sentence claims about its figures, as the whole tool judges it."""

from __future__ import annotations

import factcheck
from factcheck.model import Claim


def claims(text: str, kind: str, language: str = "en") -> list[Claim]:
    """The claims of one kind in a text."""
    return [claim for claim in factcheck.check(text, language=language).claims if claim.kind == kind]


def verdicts(text: str, kind: str, language: str = "en") -> list[str]:
    """The verdicts on the claims of one kind in a text."""
    return [claim.verdict for claim in claims(text, kind, language)]


def printed(text: str, kind: str, language: str = "en") -> list[tuple[str, ...]]:
    """The figures of each claim of one kind, as printed, in the order of their roles."""
    report = factcheck.check(text, language=language)
    return [
        tuple(report.figures[index].text for index in claim.figures) for claim in report.claims if claim.kind == kind
    ]
