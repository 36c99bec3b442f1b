"""A baseline: the findings that a desk has accepted, kept in a file that follows the text through edits.

A finding is known by its file, its code and the words of its claim, not by its line. Where the same words stand several
times, those around them tell which is meant. A file that was renamed takes its findings along.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import sha256

from factcheck.model import DocumentReport, Finding, Places, Report, Suppressed
from factcheck.silenced.standing import span_of
from rates.values import NamedTuple

REASON = "in the baseline"
VERSION = 1
_REACH = 60  # characters of the paragraph around a claim


class BaselineError(Exception):
    """A baseline file that cannot be used."""


class Entry(NamedTuple):
    """An accepted finding: its file from the folder of the baseline, its code, its words, and those around them."""

    source: str
    code: str
    text: str
    context: str


def write(report: Report, path: str) -> str:
    """The text of a baseline that accepts every finding of a report, one a line so that it reads well in a diff."""
    folder = os.path.dirname(os.path.abspath(path))
    entries = sorted(_entry(finding, one, folder) for one in report.documents for finding in one.findings)
    rows = ",".join(f"\n{json.dumps(entry._asdict(), ensure_ascii=False)}" for entry in entries)
    return f'{{"version": {VERSION}, "findings": [{rows}\n]}}\n'


def read(path: str) -> tuple[Entry, ...]:
    """The entries of a baseline file."""
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        if content["version"] > VERSION:
            raise BaselineError(f"{path}: was written by a newer factcheck; install that, or write it again")
        return tuple(Entry(*(str(row[field]) for field in Entry._fields)) for row in content["findings"])
    except FileNotFoundError:
        raise BaselineError(f"{path}: there is no such baseline; --write-baseline makes it") from None
    except OSError as error:
        raise BaselineError(f"{path}: could not be read ({error.strerror or error})") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BaselineError(f"{path}: is no baseline; --write-baseline makes one") from None


def without(report: Report, path: str) -> Report:
    """The report with the findings that the baseline accepts set apart."""
    accepted = _Accepted(read(path), os.path.dirname(os.path.abspath(path)))
    first = [_split(one, accepted, moved=False) for one in report.documents]
    return report._replace(documents=tuple(_split(one, accepted, moved=True) for one in first))


class _Accepted:
    """The entries that are still to be found. Each accepts one finding."""

    def __init__(self, entries: Iterable[Entry], folder: str) -> None:
        self.folder = folder
        self._left: dict[tuple[str, str, str], list[str]] = {}
        for source, code, text, context in entries:
            self._left.setdefault((source, code, text), []).append(context)
        self._gone = {source for source, _, _ in self._left if _is_gone(source, folder)}

    def take(self, found: Entry, *, moved: bool, exact: bool) -> bool:
        """Whether an entry accepts a finding; then it accepts no other."""
        for source in sorted(self._gone) if moved else (found.source,):
            contexts = self._left.get((source, found.code, found.text), [])
            if found.context in contexts:
                contexts.remove(found.context)
                return True
            if contexts and not exact:
                contexts.pop()
                return True
        return False


def _is_gone(source: str, folder: str) -> bool:
    """Whether there is no such file any more. An article of an export (export.jsonl#2) is no file of its own."""
    path = os.path.join(folder, source.replace("/", os.sep))
    return not source.startswith("<") and not os.path.exists(path) and not os.path.exists(path.rpartition("#")[0])


def _split(one: DocumentReport, accepted: _Accepted, *, moved: bool) -> DocumentReport:
    """Set the accepted findings apart: first those whose surroundings are the same, then the others."""
    entries = [(finding, _entry(finding, one, accepted.folder)) for finding in one.findings]
    known = [accepted.take(entry, moved=moved, exact=True) for _, entry in entries]
    known = [
        before or accepted.take(entry, moved=moved, exact=False)
        for before, (_, entry) in zip(known, entries, strict=True)
    ]
    if not any(known):
        return one
    places = Places(one.document)
    apart = [_apart(finding, places) for finding, is_known in zip(one.findings, known, strict=True) if is_known]
    kept = tuple(finding for finding, is_known in zip(one.findings, known, strict=True) if not is_known)
    return one._replace(findings=kept, suppressed=(*one.suppressed, *apart))


def _apart(finding: Finding, places: Places) -> Suppressed:
    return Suppressed(finding, places.place(finding.start, finding.end).line, REASON)


def _entry(finding: Finding, one: DocumentReport, folder: str) -> Entry:
    document, (start, end) = one.document, span_of(finding, one)
    before, behind = document.text[max(start - _REACH, 0) : start], document.text[end : end + _REACH]
    around = before.rpartition("\n\n")[2], behind.partition("\n\n")[0]
    context = sha256("\0".join(map(_words, around)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Entry(_relative(document.source, folder), finding.code, _words(document.text[start:end]), context)


def _words(text: str) -> str:
    return " ".join(text.split())


def _relative(source: str, folder: str) -> str:
    if source.startswith("<"):
        return source
    try:
        return os.path.relpath(os.path.abspath(source), folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.path.abspath(source).replace(os.sep, "/")
