"""`--fix`: only what is certain, and not one byte more."""

import codecs
import datetime as dt
import io
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import fix

DAY = dt.date(2026, 9, 15)
STALE = "A permit costs 3000 RMB (approximately 500,000 KRW) a year."
TEXT = st.characters(codec="utf-8", exclude_characters="\0\x1b\ufeff")
RIGHT = "A permit costs 3000 RMB (approximately 600,000 KRW) a year."


def checked(data, name="a.md", date=DAY):
    data = data.encode() if isinstance(data, str) else data
    return factcheck.check_document(factcheck.open_document(io.BytesIO(data), name=name, date=date))


def corrected(text, name="a.md", date=DAY):
    """The text after its certain corrections."""
    fixed = fix.corrected(checked(text, name, date))
    return fixed.after if fixed else text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (STALE, RIGHT),
        ("It costs 3000 RMB (approximately 5,000,000 KRW).", "It costs 3000 RMB (approximately 600,000 KRW)."),
        (f"{STALE}\n\n{STALE}", f"{RIGHT}\n\n{RIGHT}"),
        (
            "It costs **3000 RMB** (*approximately* **500,000 KRW**).",
            "It costs **3000 RMB** (*approximately* **600,000 KRW**).",
        ),
    ],
)
def test_what_is_certain_is_corrected(text, after):
    """A stale rate, a zero too many; markup stays."""
    assert corrected(text) == after


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (RIGHT, DAY),
        (STALE, None),
        ("In May 2019 a permit cost 3000 RMB (approximately 900,000 KRW).", DAY),
        ("It costs 3000 RMB (approximately 560,000 KRW).", DAY),
        ("It costs 3000 RMB (approximately 3000 KRW).", DAY),
        ("It costs £45,000 ($45,000).", DAY),
        (f"{STALE} <!-- factcheck: ignore -->", DAY),
        ("It costs 3000 RMB (approximately 500,<!-- -->000 KRW).", DAY),
    ],
)
def test_what_is_not_certain_is_left(text, date):
    """No date, two dates, another cause, silenced, over markup: the writer decides."""
    assert corrected(text, date=date) == text


def test_an_old_rate_corrects_nothing():
    """A slip is still told of long after the end of the tables, but the amount is not certain."""
    end = max(source.last for source in checked(STALE).document and __import__("rates").open_provider().sources())
    assert corrected(STALE, date=end + dt.timedelta(60)) == STALE


def test_an_article_of_an_export_is_refused():
    """The export is the file, whatever its articles are called."""
    report = factcheck.check(STALE, DAY)
    named = report._replace(document=report.document._replace(source="export.jsonl#2"))
    with pytest.raises(fix.FixError, match=r"copy the amounts into the \.jsonl file"):
        fix.corrected(named)


def test_other_formats_are_refused():
    """They have a line that says so."""
    with pytest.raises(fix.FixError, match=r"only text, Markdown, HTML and \.docx files are corrected; .* \.rst file"):
        fix.corrected(checked(STALE, "a.rst"))


@pytest.mark.parametrize(
    ("encoding", "mark", "word"),
    [
        ("utf-8", b"", "naïve 원 🙂"),
        ("utf-8", codecs.BOM_UTF8, "naïve 원 🙂"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "naïve 원 🙂"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "naïve 원 🙂"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "naïve 원 🙂"),
        ("utf-16-le", b"", "plain"),
        ("cp1252", b"", "naïve café for the traders of the river market, which is the oldest in the town"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\n\n"])
@pytest.mark.parametrize("last", ["", "\n", "\r\n\x0c\x1c \x85"])
def test_every_other_byte_stays(encoding, mark, word, end, last, tmp_path):
    """Encoding, byte order mark, line ends, odd controls and the end of the file are as they were."""
    last = last if encoding != "cp1252" and encoding[:6] != "utf-16" else last[:2]
    text = f"The {word} fee.{end}{end}{STALE}{end}It is paid in the spring of the year.{last}"
    path = tmp_path / "a.txt"
    path.write_bytes(mark + text.encode(encoding))
    report = factcheck.check_document(factcheck.open_document(path, date=DAY))
    fix.write(str(path), fix.corrected(report))
    assert path.read_bytes() == mark + text.replace("500,000", "600,000").encode(encoding)
    assert os.listdir(tmp_path) == ["a.txt"]


@settings(max_examples=50, deadline=None)
@given(st.text(TEXT, max_size=40), st.text(TEXT, max_size=40))
def test_whatever_stands_around(before, after):
    """Of any Markdown, the corrected text differs from the old in amounts alone, and correcting again changes less."""
    text = f"{before}\n\n{STALE}\n\n{after}"
    new = corrected(text)
    assert len(new) == len(text)
    assert {(old, now) for old, now in zip(text, new, strict=True) if old != now} <= {("5", "6")}
    assert corrected(new) == new


def test_a_file_that_changed_meanwhile_is_left(tmp_path):
    """What was checked is not what is there."""
    path = tmp_path / "a.md"
    path.write_text(STALE, "utf-8")
    fixed = fix.corrected(factcheck.check_document(factcheck.open_document(path, date=DAY)))
    path.write_text(f"New. {STALE}", "utf-8")
    with pytest.raises(fix.FixError, match="has changed since it was checked"):
        fix.write(str(path), fixed)
    assert path.read_text("utf-8") == f"New. {STALE}"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="no permissions of this kind")
def test_permissions_and_links_stay(tmp_path):
    """A link stays a link, and its file keeps its permissions."""
    path, link = tmp_path / "a.md", tmp_path / "link.md"
    path.write_text(STALE, "utf-8")
    path.chmod(0o640)
    link.symlink_to("a.md")
    fix.write(str(link), fix.corrected(factcheck.check_document(factcheck.open_document(link, date=DAY))))
    assert link.is_symlink()
    assert path.read_text("utf-8") == RIGHT
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_difference_can_be_applied():
    """The diff has the path twice, whole lines, and says where the last one has no end."""
    fixed = fix.corrected(checked(f"One\x0cline.\r\n\r\n{STALE}"))
    assert fix.difference("a.md", fixed) == (
        "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n One\x0cline.\r\n \r\n"
        f"-{STALE}\n\\ No newline at end of file\n+{RIGHT}\n\\ No newline at end of file\n"
    )
