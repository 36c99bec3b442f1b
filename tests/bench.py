"""Measures the time that a check takes, beside proselint on the same file: `python tests/bench.py`.

`pip install .[bench]` brings proselint. Runs alternate, so that a busy machine is unfair to neither; medians are shown.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILLER = """
The market opens before the ferry comes in, and those who have walked over the hill are first in the queue. Nobody
here keeps books: what is owed is remembered, and what is remembered is paid after the harvest. In the third week of
August the river rose by two metres, and forty of the traders slept on the bridge.
"""


def article(size):
    """The paragraphs of the example with prose between them: twelve figures in every 5,000 characters."""
    text = (ROOT / "docs" / "example.md").read_text("utf-8")
    front, _, body = text.partition("\n---\n")
    paragraphs = body.strip().split("\n\n")
    padding = FILLER * ((5_000 - len(text)) // (len(FILLER) * len(paragraphs)) + 1)
    block = "\n".join(paragraph + "\n" + padding for paragraph in paragraphs)[: 5_000 - len(front)]
    return f"{front}\n---\n" + (block + "\n\n") * max(size // 5_000, 1)


def command(name):
    """The command of a package, as installed beside this Python."""
    script = shutil.which(name, path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", name]


def seconds(arguments):
    """How long a whole process takes."""
    # Bytecode is kept, as it is for every user, even where this process may not write it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(arguments, capture_output=True, check=False, env=environment)
    return time.perf_counter() - start


def start_up(runs):
    """Compare whole processes on an article of 5 KB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.md"
        path.write_text(article(5_000), "utf-8")
        ours, theirs = ([*command(name), "check", str(path)] for name in ("factcheck", "proselint"))
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs + 2)][2:]
    mine, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"5 KB, whole process: factcheck {mine * 1000:.0f} ms, proselint {other * 1000:.0f} ms: {mine / other:.2f}")


def throughput(megabytes):
    """Check much text in one process."""
    sys.path.insert(0, str(ROOT))
    import factcheck

    text = article(megabytes * 1_000_000)
    factcheck.check(text[:5_000])
    start = time.perf_counter()
    report = factcheck.check(text)
    spent = time.perf_counter() - start
    size = len(text.encode()) / 1e6
    print(f"{size:.1f} MB, {len(report.claims):,} claims: {spent:.2f} s, {size / spent:.1f} MB/s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    with contextlib.suppress(KeyboardInterrupt):
        start_up(parser.parse_args().runs)
        throughput(1)
        throughput(8)
