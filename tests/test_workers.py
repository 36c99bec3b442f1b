"""Many articles at once: the same report whatever the number of processes, and nothing lost when one of them dies."""

import io
import itertools
import json
import os
import signal
import sys
from datetime import date

import pytest

import rates
from factcheck.documents import lines
from factcheck.model import DocumentReport, InputError
from factcheck.runs import attempts, workers
from factcheck.runs import report as runs

PROVIDER = rates.open_provider()
FEE = "A permit costs 3000 RMB (approximately 500,000 KRW) a year, and lot {} costs €1.2m ($1.4m)."


@pytest.fixture
def articles(tmp_path):
    """Forty articles, one of them unreadable and one missing."""
    for number in range(40):
        (tmp_path / f"{number:02}.md").write_text(f"---\ndate: 2019-05-{number % 28 + 1:02}\n---\n{FEE.format(number)}")
    (tmp_path / "13.md").write_bytes(b"%PDF-1.7")
    return [str(tmp_path / f"{number:02}.md") for number in range(41)]


def run(articles, jobs):
    return runs.run(articles, provider=PROVIDER, jobs=jobs)


@pytest.mark.parametrize("jobs", [2, 3, 64])
def test_the_report_is_the_same_as_from_one_process(articles, jobs):
    """In the same order, with the same errors."""
    alone, shared = run(articles, 1), run(articles, jobs)
    assert shared == alone
    assert [one.source for one in shared.errors] == [articles[13], articles[40]]
    assert len(shared.documents) == 39


def test_standard_input_stands_in_its_place(articles):
    """It is read by the process that has it."""
    paths = [*articles[:20], "-", *articles[20:]]
    shared = runs.run(paths, stdin=io.BytesIO(FEE.encode()), date=date(2019, 5, 31), provider=PROVIDER, jobs=2)
    assert shared.documents[19].document.source == "<stdin>"
    assert len(shared.documents) == 40


@pytest.fixture
def export(tmp_path, monkeypatch):
    """A file of JSON lines in many small parts, with damaged and empty lines and two articles on one of them."""
    monkeypatch.setattr("factcheck.documents.lines.PART", 1000)
    monkeypatch.setattr(workers, "_SMALL", 200)
    lines = [json.dumps({"date": f"2019-05-{number % 28 + 1:02}", "body": FEE.format(number)}) for number in range(200)]
    lines[17], lines[18], lines[150] = '{"body": 5', "", f"[{lines[150]}, {lines[151]}]"
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return str(tmp_path / "a.jsonl")


@pytest.mark.skipif(sys.platform != "linux", reason="the patch reaches the workers by fork alone")
@pytest.mark.parametrize("jobs", [2, 0])
def test_one_large_file_is_shared_out_as_well(export, articles, jobs, monkeypatch):
    """Articles keep their numbers and lines, errors their place, and files before and after it their order."""
    monkeypatch.setattr(workers, "cores", lambda: 2)
    paths = [*articles[:3], export, *articles[3:5]]
    alone, shared = run(paths, 1), run(paths, jobs)
    assert shared == alone
    assert [one.document.source for one in shared.documents[2:5]] == [articles[2], f"{export}#1", f"{export}#2"]
    assert [one.message for one in shared.errors] == ["is not sound JSON (line 18); export it again"]
    assert len(shared.documents) == 5 + 199


def test_a_file_that_breaks_off_is_told_of(export, articles, monkeypatch):
    """What was read before is checked, and so are the other files."""
    opened = lines._opened

    def broken(path, source):
        yield from itertools.islice(opened(path, source), 20)
        raise lines.DocumentError(source, "could not be read (Input/output error); check the path")

    monkeypatch.setattr(lines, "_opened", broken)
    shared = run([export, articles[0]], 2)
    assert [one.message[:17] for one in shared.errors] == ["is not sound JSON", "could not be read"]
    assert len(shared.documents) == 18 + 1


@pytest.mark.parametrize(
    ("tasks", "jobs", "expected"),
    [(1, 8, 1), (2, 8, 2), (16, 8, 8), (40, 8, 3), (1000, 8, 8), (63, 0, 1), (1000, 1, 1), (0, 0, 0), (5000, 500, 61)],
)
def test_how_many_processes(tasks, jobs, expected):
    """As many as asked for, but none without work; left alone, few articles are not worth a process."""
    assert workers._workers([attempts.Task("a", "a")] * tasks, jobs) == expected
    assert workers.cores() >= 1


def test_what_waits_is_bounded(monkeypatch):
    """However many articles there are, only so many are handed out before the first results are taken."""
    handed = []

    class Pool:
        def __init__(self, *_, **__):
            pass

        def submit(self, _, chunk):
            handed.extend(chunk)
            return Done([[InputError(task.name, "")] for task in chunk])

        def shutdown(self, **_):
            pass

    class Done:
        def __init__(self, results):
            self.result = lambda: results

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    tasks = [attempts.Task(str(number), str(number)) for number in range(10_000)]
    found = workers.results(tasks, PROVIDER, jobs=2)
    assert next(found).source == "0"
    assert len(handed) <= 2 * 3 * 16
    assert [one.source for one in found] == [str(number) for number in range(1, 10_000)]


@pytest.mark.skipif(sys.platform != "linux", reason="the patch reaches the workers by fork alone")
def test_a_worker_that_is_killed_loses_nothing_in_silence(articles, monkeypatch):
    """What it was at is named, with what to do."""
    attempt = workers.attempts

    def fatal(task, provider, stream=None):
        if task.path.endswith("20.md"):
            os.kill(os.getpid(), signal.SIGKILL)
        return attempt(task, provider, stream)

    monkeypatch.setattr(workers, "attempts", fatal)
    report = runs.run(articles, provider=PROVIDER, jobs=2)
    lost = [one.source for one in report.errors if "a worker process was stopped" in one.message]
    assert articles[20] in lost
    assert len(report.documents) + len(report.errors) == len(articles)
    assert all(isinstance(one, DocumentReport) for one in report.documents)
