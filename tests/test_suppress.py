"""Comments that silence findings: what each reaches, in each format, and what is said about an idle one."""

import datetime as dt
import io

import pytest

import factcheck

DAY = dt.date(2026, 9, 15)
WRONG = "The fee was 3000 RMB (approximately 500,000 KRW)."
RIGHT = "The fee is 3000 RMB (approximately 600,000 KRW)."


def codes(text, name="a.md", day=DAY):
    """The codes that are reported, and those that are silenced, with line and reason."""
    report = factcheck.check_document(factcheck.open_document(io.BytesIO(text.encode()), name=name, date=day))
    silenced = [(one.finding.code, one.line, one.reason) for one in report.suppressed]
    return [finding.code for finding in report.findings], silenced


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.md", "<!-- factcheck: ignore FC101 as printed -->"),
        ("a.md", "<!--factcheck:ignore FC101 as printed-->"),
        ("a.html", "<!-- factcheck: ignore FC101 as printed -->"),
        ("a.mdx", "{/* factcheck: ignore FC101 as printed */}"),
        ("a.md", "{# factcheck: ignore FC101 as printed #}"),
        ("a.md", "{% comment %} factcheck: ignore FC101 as printed {% endcomment %}"),
        ("a.md", "[factcheck: ignore FC101 as printed]"),
        ("a.txt", "[factcheck: ignore FC101 as printed]"),
        ("a.txt", "[factcheck: ignore FC101: as printed]"),
        ("a.txt", "[factcheck: ignore FC101 - as printed]"),
        ("a.txt", "[factcheck: IGNORE fc101, FC102 as printed]"),
        ("a.txt", "[factcheck: ignore as printed]"),
    ],
)
def test_a_comment_on_the_line(name, comment):
    """What is on its line is set apart, with the line and the reason."""
    text = f"<p>{WRONG} {comment}</p>" if name.endswith("html") else f"{WRONG} {comment}\n"
    assert codes(text, name) == ([], [("FC101", 1, "as printed")])


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.md", "<!-- factcheck: ignore FC101 -->"),
        ("a.md", "[//]: # (factcheck: ignore FC101)"),
        ("a.txt", ".. factcheck: ignore FC101"),
        ("a.txt", "// factcheck: ignore FC101"),
        ("a.txt", "[factcheck: ignore]"),
    ],
)
def test_a_comment_before_the_line(name, comment):
    """Alone on its line, it reaches the next line of text, and no further."""
    assert codes(f"{comment}\n\n{WRONG}\n\n{WRONG}\n", name) == (["FC101"], [("FC101", 1, None)])


def test_tags_are_no_text():
    """A comment with nothing but tags on its line is alone on it, and lines of tags are passed by."""
    page = f"<div><p><!-- factcheck: ignore FC101 -->\n<b class='a'>\n{WRONG}</b></p>\n<p>{WRONG}</p></div>"
    assert codes(page, "a.html") == (["FC101"], [("FC101", 1, None)])


def test_two_comments_before_one_line():
    """Comments may follow each other."""
    text = f"<!-- factcheck: ignore FC501 -->\n<!-- factcheck: ignore FC101 -->\n{WRONG}\n"
    assert codes(text) == (["FC901"], [("FC101", 2, None)])


def test_a_claim_over_two_lines_is_silenced_from_either():
    """The finding stands on the second line, its claim begins on the first."""
    text = "The fee was 3000 RMB (approximately <!-- factcheck: ignore FC101 -->\n500,000 KRW).\n"
    assert codes(text) == ([], [("FC101", 1, None)])
    assert codes(text.replace("FC101", "FC102"))[0] == ["FC901", "FC101"]


def test_a_range():
    """`off` lasts to `on`, or to the end."""
    text = f"{WRONG}\n\n<!-- factcheck: off FC101 -->\n\n{WRONG}\n\n{WRONG}\n"
    assert codes(text) == (["FC101"], [("FC101", 3, None)] * 2)
    assert codes(f"{text}\n<!-- factcheck: on -->\n\n{WRONG}\n") == (["FC101"] * 2, [("FC101", 3, None)] * 2)


def test_a_whole_file():
    """Wherever the comment stands."""
    text = f"{WRONG}\n\n{WRONG}\n\n<!-- factcheck: ignore-file FC1 an old page -->\n"
    assert codes(text) == ([], [("FC101", 5, "an old page")] * 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{RIGHT} <!-- factcheck: ignore FC101 -->", "the factcheck comment in line 1 silences nothing"),
        (f"{WRONG} <!-- factcheck: ignore FC102 -->", "the factcheck comment in line 1 silences nothing"),
        ("Nothing.\n\n<!-- factcheck: off -->\n", "the factcheck comment in line 3 silences nothing"),
        (f"<!-- factcheck: ignroe -->\n{RIGHT}", "the factcheck comment in line 1 is none of ignore, off, on and"),
        ("<!-- factcheck: ignore -->", "the factcheck comment in line 1 silences nothing"),
    ],
)
def test_an_idle_comment_is_reported(text, message):
    """A comment that silences nothing is a note that names its line."""
    report = factcheck.check_document(factcheck.open_document(io.BytesIO(text.encode()), name="a.md", date=DAY))
    (note,) = [finding for finding in report.findings if finding.code == "FC901"]
    assert (note.severity, note.message.startswith(message)) == ("note", True)
    assert 0 <= note.start <= note.end <= len(report.document.text)


def test_the_place_of_an_idle_comment_is_its_own_line():
    """The note leads to the comment, though that is not in the prose."""
    text = f"---\ntitle: Fees\n---\n\n**{RIGHT}**\n\nMore. <!-- factcheck: ignore -->\n"
    report = factcheck.check_document(factcheck.open_document(io.BytesIO(text.encode()), name="a.md", date=DAY))
    (finding,) = report.to_dict()["findings"]
    assert finding["line"] == 7


@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG} [factcheck: true]",
        f"{WRONG} `<!-- factcheck: ignore FC101 -->`",
        f"{WRONG} factcheck: ignore FC101",
        f"# factcheck: the fees\n\n{WRONG}",
    ],
)
def test_prose_is_no_comment(text):
    """Words that only look like a comment silence nothing, and are no mistake."""
    assert codes(text) == (["FC101"], [])


def test_the_json_report_lists_what_is_silenced():
    """Nothing disappears: the finding stands under `suppressed`, and the claim stays wrong."""
    report = factcheck.check(f"{WRONG} [factcheck: ignore FC101 as printed]", DAY).to_dict()
    assert report["findings"] == []
    (silenced,) = report["suppressed"]
    assert (silenced["code"], silenced["by"]) == ("FC101", {"line": 1, "reason": "as printed"})
    assert report["claims"][0]["verdict"] == "wrong"


def test_many_comments_take_little_time():
    """A hostile article of nothing but comments is read in one pass."""
    text = "<!-- factcheck: off --" * 20_000
    assert codes(text)[1] == []
