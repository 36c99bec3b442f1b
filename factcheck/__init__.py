"""Checks the monetary figures of an article: `factcheck.check(text, date=...)` gives a report, without network."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import Any

    from factcheck.config import Settings
    from factcheck.documents import DocumentError, open_document
    from factcheck.model import Claim, Document, DocumentReport, Figure, Finding, Report
    from factcheck.pipeline import check, check_document, figures

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Document",
    "DocumentError",
    "DocumentReport",
    "Figure",
    "Finding",
    "Report",
    "Settings",
    "__version__",
    "check",
    "check_document",
    "figures",
    "open_document",
]

# Where each public name lives. They load when first used, so that a command pays only for what it needs.
_HOMES = {
    **dict.fromkeys(("Claim", "Document", "DocumentReport", "Figure", "Finding", "Report"), "factcheck.model"),
    **dict.fromkeys(("check", "check_document", "figures"), "factcheck.pipeline"),
    **dict.fromkeys(("DocumentError", "open_document"), "factcheck.documents"),
    "Settings": "factcheck.config",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
