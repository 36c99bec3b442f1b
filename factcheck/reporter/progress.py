"""A bar for long work: only on a terminal, and only once the work has proved to be long."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO, TypeVar

from factcheck.reporter.console import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")

PATIENCE = 0.5
"""Seconds that nobody minds: shorter work shows no bar, and does not load what draws it."""
_PAUSE = 0.1


def track(
    items: Iterable[Item],
    total: int,
    stream: TextIO,
    *,
    what: str = "articles",
    environ: Mapping[str, str] = os.environ,
    patience: float = PATIENCE,
) -> Iterator[Item]:
    """The items as they come, with a bar on `stream` while they do. Nothing of the bar stays behind.

    `stream` is standard error: standard output is the report's.
    """
    if not is_terminal(stream) or environ.get("TERM") == "dumb" or total < 2:
        yield from items
        return
    start, shown, bar = time.monotonic(), 0.0, None
    try:
        for done, item in enumerate(items, 1):
            now = time.monotonic()
            if bar is None and now - start >= patience and done < total:
                bar = _bar(stream, total, what)
            if bar and now - shown >= _PAUSE:
                shown = now
                bar.update(bar.task_ids[0], completed=done, refresh=True)
            yield item
    finally:
        if bar:
            bar.stop()


def _bar(stream: TextIO, total: int, what: str) -> Progress:
    """A bar that draws when it is told to: no thread, and the other streams stay as they are."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TextColumn(what), TimeRemainingColumn()
    bar = Progress(
        *columns,
        console=Console(file=stream),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=total)
    bar.start()
    return bar
