"""Many inputs at once: worker processes that check a few files at a time, with results in the order of the inputs.

What one process does at a time, and how much waits for it, is bounded; the reports are the same as from one process.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from factcheck.model import InputError
from factcheck.pipeline import Result, Task, attempts

if TYPE_CHECKING:
    from concurrent.futures import Future

    from rates.model import Provider

ENOUGH = 64
"""So many files are worth the start of worker processes, where nobody says how many."""
_CHUNK = 16
_AHEAD = 3  # chunks that wait for each worker
_MOST_ON_WINDOWS = 61


def results(
    tasks: Sequence[Task], provider: Provider, *, stdin: BinaryIO | None = None, jobs: int = 1
) -> Iterator[Result]:
    """The results of every task, in order. `jobs` 0 is a process for each core, if there is work enough."""
    workers = _workers(tasks, jobs)
    if workers < 2:
        for task in tasks:
            yield from attempts(task, provider, stdin if task.path == "-" else None)
    else:
        yield from _shared_out(tasks, provider, stdin, workers)


def _workers(tasks: Sequence[Task], jobs: int) -> int:
    if jobs == 0:
        jobs = cores() if len(tasks) >= ENOUGH else 1
    return min(jobs, -(-len(tasks) // _CHUNK) if len(tasks) > _CHUNK else len(tasks), _MOST_ON_WINDOWS)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared_out(tasks: Sequence[Task], provider: Provider, stdin: BinaryIO | None, workers: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor

    size = min(_CHUNK, -(-len(tasks) // workers))
    chunks = iter([tasks[at : at + size] for at in range(0, len(tasks), size)])
    waiting: deque[tuple[Sequence[Task], Future[list[list[Result]]]]] = deque()
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(provider,))
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := next(chunks, None)) is not None:
                waiting.append((chunk, pool.submit(_work, [task for task in chunk if task.path != "-"])))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield from _in_order(chunk, _finished(chunk, future), provider, stdin)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    chunk: Sequence[Task], found: list[list[Result]], provider: Provider, stdin: BinaryIO | None
) -> Iterator[Result]:
    """The results of a chunk; standard input cannot be read by another process."""
    answers = iter(found)
    for task in chunk:
        yield from attempts(task, provider, stdin) if task.path == "-" else next(answers)


def _finished(chunk: Sequence[Task], future: Future[list[list[Result]]]) -> list[list[Result]]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        message = "not checked: a worker process was stopped from outside; run again, with --jobs 1 if memory is short"
        return [[InputError(task.name, message)] for task in chunk if task.path != "-"]


_provider: list[Provider] = []  # that of this worker process


def _begin(provider: Provider) -> None:
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, too, and ends the others
    gc.set_threshold(50_000)
    _provider[:] = [provider]


def _work(tasks: Sequence[Task]) -> list[list[Result]]:
    return [list(attempts(task, _provider[0])) for task in tasks]
