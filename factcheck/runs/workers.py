"""Many inputs at once: worker processes that check a few files, or parts of a large one, in the order of the inputs.

What one process does at a time, and how much waits for it, is bounded; the reports are the same as from one process.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterator, Sequence

from factcheck.model import DocumentReport, InputError
from factcheck.runs.attempts import Result, Task, attempts, has_parts, parts_of
from rates.values import NamedTuple

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from concurrent.futures import Future
    from typing import BinaryIO

    from rates.model import Provider

ENOUGH = 64
"""So many files are worth the start of worker processes, where nobody says how many."""
_CHUNK = 16
_SMALL = 10_000  # so many bytes of JSON lines are as much work as a file
_AHEAD = 3  # chunks that wait for each worker
_MOST_ON_WINDOWS = 61


class _Chunk(NamedTuple):
    """What a worker does at a time, and what went wrong behind it."""

    tasks: tuple[Task, ...]
    errors: tuple[InputError, ...] = ()
    is_part: bool = False


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
    if jobs == 1:
        return 1
    work = sum(map(_size, tasks))
    if jobs == 0:
        jobs = cores() if work >= ENOUGH else 1
    return min(jobs, -(-work // _CHUNK) if work > _CHUNK else work, _MOST_ON_WINDOWS)


def _size(task: Task) -> int:
    """How many files' work an input is: one, but for files of JSON lines."""
    if not has_parts(task.path):
        return 1
    try:
        return max(os.path.getsize(task.path) // _SMALL, 1)
    except (OSError, ValueError):
        return 1


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared_out(tasks: Sequence[Task], provider: Provider, stdin: BinaryIO | None, workers: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor

    chunks = _chunks(tasks, min(_CHUNK, -(-len(tasks) // workers)))
    numbers: Counter[str] = Counter()
    waiting: deque[tuple[_Chunk, Future[list[list[Result]]]]] = deque()
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(provider,))
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := next(chunks, None)) is not None:
                waiting.append((chunk, pool.submit(_work, [task for task in chunk.tasks if task.path != "-"])))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            found = _in_order(chunk.tasks, _finished(chunk.tasks, future), provider, stdin)
            yield from _numbered(chunk.tasks[0], found, numbers) if chunk.is_part else found
            yield from chunk.errors
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chunks(tasks: Sequence[Task], size: int) -> Iterator[_Chunk]:
    """Some inputs at a time; a part of a large file is a chunk of its own."""
    some: list[Task] = []
    for task in tasks:
        parts = parts_of(task)
        if parts is None:
            some.append(task)
        if some and (parts is not None or len(some) == size):
            yield _Chunk(tuple(some))
            some.clear()
        yield from map(_as_chunk, parts or ())
    if some:
        yield _Chunk(tuple(some))


def _as_chunk(part: Task | InputError) -> _Chunk:
    return _Chunk((), (part,)) if isinstance(part, InputError) else _Chunk((part,), is_part=True)


def _numbered(task: Task, found: Iterator[Result], numbers: Counter[str]) -> Iterator[Result]:
    """The results of a part of a file, its articles numbered on from those of the parts before."""
    for result in found:
        if isinstance(result, DocumentReport):
            numbers[task.path] += 1
            source = f"{task.name}#{numbers[task.path]}"
            yield result._replace(document=result.document._replace(source=source))
        else:
            yield result


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
