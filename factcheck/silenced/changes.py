"""Only what changed: the lines of each file that differ from a git revision, and the findings on them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from factcheck.model import Document, DocumentReport, Finding, Places, Suppressed
from factcheck.silenced.standing import lines_of

Lines = tuple[tuple[int, int], ...]
"""Spans of lines, first and last included."""

WHOLE: Lines = ((1, 1 << 62),)
UNCHANGED = "not changed since the revision"
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class ChangesError(Exception):
    """Why it cannot be told what changed."""


class Changes:
    """What has changed since a revision, asked of the repository in which each file lies."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._tops: dict[str, str] = {}
        self._repositories: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {}

    def of(self, path: str) -> Lines:
        """The lines of a file that are new or changed; none, if it is as it was."""
        full = os.path.realpath(path)
        top = self._top(os.path.dirname(full))
        commit, changed, untracked = self._repository(top)
        name = os.path.relpath(full, top).replace(os.sep, "/")
        if name in untracked:
            return WHOLE
        return self._lines(top, commit, name) if name in changed else ()

    def _top(self, folder: str) -> str:
        if folder not in self._tops:
            try:
                top = _git(folder, "rev-parse", "--show-toplevel")
            except ChangesError as error:
                raise ChangesError(f"--diff-base needs a git repository: {error}") from None
            self._tops[folder] = os.path.realpath(os.fsdecode(top.rstrip(b"\r\n")))
        return self._tops[folder]

    def _repository(self, top: str) -> tuple[str, frozenset[str], frozenset[str]]:
        if top not in self._repositories:
            try:
                commit = _git(
                    top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.revision}^{{commit}}"
                )
            except ChangesError:
                raise ChangesError(f"--diff-base: there is no revision {self.revision} in {top}") from None
            sha = commit.decode("ascii", "replace").strip()
            changed = _git(top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", sha, "--")
            untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
            self._repositories[top] = sha, _names(changed), _names(untracked)
        return self._repositories[top]

    def _lines(self, top: str, commit: str, name: str) -> Lines:
        """The spans of new lines. Where git knows no lines, as in a Word file, all of them are."""
        options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames")
        output = _git(top, "diff", *options, commit, "--", f":(literal){name}")
        hunks = [(int(start), int(count or 1)) for start, count in _HUNK.findall(output)]
        # Where lines were only taken away, what they leave beside them may read differently now.
        spans = tuple((start, start + count - 1) if count else (start, start + 1) for start, count in hunks)
        return spans or WHOLE


def only_changed(report: DocumentReport, lines: Lines) -> DocumentReport:
    """The report with the findings on other lines set apart. With changed front matter, the date may be another."""
    places = Places(report.document)
    if any(first < _first_line(report.document, places) and places.first_line <= last for first, last in lines):
        return report
    kept: list[Finding] = []
    apart: list[Suppressed] = []
    for finding in report.findings:
        first, last = lines_of(finding, report, places)
        if any(start <= last and first <= end for start, end in lines):
            kept.append(finding)
        else:
            apart.append(Suppressed(finding, first, UNCHANGED))
    return report._replace(findings=tuple(kept), suppressed=(*report.suppressed, *apart))


def _first_line(document: Document, places: Places) -> int:
    return places.place(0, 0).line if document.original is not None and document.text else 1


def _git(folder: str, *arguments: str) -> bytes:
    import subprocess

    try:
        result = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607 - found on the PATH, as everywhere
            cwd=folder or ".",
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError:
        raise ChangesError("--diff-base needs git, which is not installed") from None
    if result.returncode:
        said = result.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChangesError(said[-1].removeprefix("fatal: ") if said else "git failed")
    return result.stdout


def _names(output: bytes) -> frozenset[str]:
    return frozenset(map(os.fsdecode, _filled(output.split(b"\0"))))


def _filled(parts: Iterable[bytes]) -> Iterable[bytes]:
    return (part for part in parts if part)
