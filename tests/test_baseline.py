"""A baseline accepts what is there, follows it through edits, and nothing else."""

import json

import pytest

from factcheck.runs import report as runs
from factcheck.silenced import baseline

FEE = "A permit costs 3000 RMB (approximately 500,000 KRW) a year."
ROOF = "The roof cost €1.2m ($2.4m)."
HEAD = "---\ndate: 2026-09-15\n---\n\n"


@pytest.fixture
def desk(tmp_path):
    """A folder with an accepted article: its function gives what is left to tell after an edit."""
    path = str(tmp_path / "accepted.json")

    def left(*texts, accept=None, name="a.md"):
        for number, text in enumerate(texts):
            (tmp_path / (name if not number else f"{number}{name}")).write_text(HEAD + text, "utf-8")
        report = runs.run([str(tmp_path)])
        if accept:
            (tmp_path / "accepted.json").write_text(baseline.write(report, path), "utf-8")
        judged = baseline.without(report, path)
        found = [finding for one in judged.documents for finding in one.findings]
        apart = [one for document in judged.documents for one in document.suppressed]
        return [(finding.code, finding.start) for finding in found], apart

    left.folder, left.path = tmp_path, path
    return left


def test_what_is_accepted_is_set_apart(desk):
    """It is counted as suppressed, with the reason."""
    found, apart = desk(f"{FEE}\n\n{ROOF}\n", accept=True)
    assert found == []
    assert [(one.finding.code, one.line, one.reason) for one in apart] == [
        ("FC101", 5, "in the baseline"),
        ("FC101", 7, "in the baseline"),
    ]


@pytest.mark.parametrize(
    ("edited", "new"),
    [
        (f"New.\n\n{ROOF}\n\nMore.\n\n{FEE}\n", 0),
        (f"{FEE.replace(' (', chr(10) + '(')}\n\n{ROOF}\n", 0),
        (f"So {FEE} So.\n\nBut {ROOF} But.\n", 0),
        (f"{FEE}\n", 0),
        (f"{FEE.replace('500,000', '400,000')}\n\n{ROOF}\n", 1),
        (f"{FEE}\n\n{FEE}\n\n{ROOF}\n", 1),
    ],
)
def test_it_follows_the_text(edited, new, desk):
    """Other lines, other line ends, other words around: known. Another amount, or the same once more: told."""
    desk(f"{FEE}\n\n{ROOF}\n", accept=True)
    assert len(desk(edited)[0]) == new


def test_of_the_same_words_those_in_the_old_place_are_known(desk):
    """Where the same claim is added above, the new one is told of."""
    desk(f"At the gate. {FEE} It is paid in spring.\n", accept=True)
    found, _ = desk(f"On the hill. {FEE} It is paid in autumn.\n\nAt the gate. {FEE} It is paid in spring.\n")
    ((_, start),) = found
    assert start < 100


def test_a_renamed_article_takes_its_findings_along(desk):
    """The entries of a file that is gone may be found in another one."""
    desk(f"{FEE}\n", accept=True)
    (desk.folder / "a.md").rename(desk.folder / "b.md")
    assert desk()[0] == []


def test_an_article_of_an_export_is_not_gone(tmp_path):
    """It is no file of its own; while the export is there, its findings belong to it."""
    (tmp_path / "export.jsonl").touch()
    entries = [baseline.Entry(name, "FC101", "x", "") for name in ("export.jsonl#2", "gone.jsonl#2", "<stdin>")]
    assert baseline._Accepted(entries, str(tmp_path))._gone == {"gone.jsonl#2"}


def test_another_article_is_not_covered(desk):
    """While the accepted article is there, the same words elsewhere are told of."""
    desk(f"{FEE}\n", accept=True)
    assert len(desk(f"{FEE}\n", f"{FEE}\n")[0]) == 1


def test_the_file_reads_well(desk):
    """One finding a line, in order, with paths that are the same on every machine."""
    (desk.folder / "deep").mkdir()
    desk(f"{ROOF}\n\n{FEE}\n", name="deep/a.md", accept=True)
    text = (desk.folder / "accepted.json").read_text("utf-8")
    assert [row["source"] for row in json.loads(text)["findings"]] == ["deep/a.md"] * 2
    assert len(text.splitlines()) == 4
    rows = text.splitlines()[1:-1]
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such baseline; --write-baseline makes it"),
        ("", "is no baseline"),
        ("[]", "is no baseline"),
        ('{"version": 1, "findings": [{"code": "FC101"}]}', "is no baseline"),
        ('{"version": 2, "findings": []}', "was written by a newer factcheck"),
        ("[" * 100_000, "is no baseline"),
    ],
)
def test_a_file_that_cannot_be_used(content, message, tmp_path):
    """It is named, with what to do."""
    path = tmp_path / "accepted.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(baseline.BaselineError, match=message):
        baseline.read(str(path))
