"""Draws docs/report.svg, the picture in the README, from the report on the example: `python tests/picture.py`."""

import io
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "report.svg"
ARTICLE = "docs/example.md"
WIDTH = 112


def report():
    """What `factcheck check` prints on a terminal of that width, in colour; only the age of the rates is left out."""
    from factcheck.reporter import Options, render
    from factcheck.runs import report as runs

    run = runs.run([str(ROOT / ARTICLE)])
    named = [one._replace(document=one.document._replace(source=ARTICLE)) for one in run.documents]
    return render(run._replace(documents=tuple(named)), "terminal", Options(width=WIDTH, colour=True))


def picture():
    """The SVG, the same bytes for the same report. Fonts are those of the reader's system."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(f"$ factcheck check {ARTICLE}\n\n{report()}"))
    svg = console.export_svg(title="factcheck", unique_id="report")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "ui-monospace, Consolas")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PICTURE.write_text(picture(), "utf-8", newline="\n")
