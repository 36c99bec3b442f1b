"""Read, extract, check: what a caller of the library may rely on."""

import datetime as dt
import gc
import io
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import factcheck
from factcheck.config import Settings
from factcheck.runs import attempts
from factcheck.runs import report as runs

FEE = "A permit costs 3000 RMB (approximately 500,000 KRW) a year."
RIGHT, WRONG = dt.date(2019, 5, 31), dt.date(2026, 9, 15)


def verdicts(report):
    return [claim.verdict for claim in report.claims]


@pytest.mark.parametrize(("day", "verdict"), [(RIGHT, "ok"), (WRONG, "wrong"), (None, "unchecked")])
def test_the_date_decides(day, verdict):
    """One sentence is right on one day, wrong on another, and cannot be judged without any."""
    assert verdicts(factcheck.check(FEE, date=day)) == [verdict]


def test_a_check_is_pure_and_safe_to_share_between_threads():
    """The same arguments give the same report, whichever thread asks and whatever the others ask."""
    texts = [f"{FEE} It rose by {year} yuan (${year // 7})." for year in range(700, 740)]
    alone = [factcheck.check(text, date=WRONG).to_dict() for text in texts]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: factcheck.check(text, date=WRONG).to_dict(), texts * 3))
    assert together == alone * 3


def test_a_report_travels_between_processes():
    """Documents, settings and reports can be pickled for worker processes."""
    report = factcheck.check(FEE, date=RIGHT)
    assert pickle.loads(pickle.dumps(report)) == report
    assert pickle.loads(pickle.dumps(Settings())) == Settings()


def test_the_desk_dates_what_has_no_date():
    """The setting `undated` is used, and named as the origin, only where the document has no date of its own."""
    settings = Settings(undated=RIGHT)
    assert factcheck.check(FEE, settings=settings).document.date_origin == "setting"
    assert verdicts(factcheck.check(FEE, settings=settings)) == ["ok"]
    assert factcheck.check(FEE, date=WRONG, settings=settings).document.date_origin == "option"


def test_the_language_is_recognised_unless_it_is_given():
    """A document always has a language when it is extracted from; what the caller says comes first."""
    assert factcheck.check(f"The fee is what the traders of the town fear. {FEE}").document.language == "en"
    assert factcheck.check(FEE, language="ko").document.language == "ko"
    assert factcheck.check(FEE, language="en-GB").document.language == "en"


@pytest.mark.parametrize("language", ["xx", "tlh", "ko", "zz"])
def test_an_unknown_language_never_raises(language):
    """A text in a language without a lexicon still gives a report."""
    assert factcheck.check(FEE, date=RIGHT, language=language).document.language == language


def test_figures_are_those_of_the_report():
    """Extraction alone finds what a check finds."""
    assert factcheck.figures(FEE) == factcheck.check(FEE, date=RIGHT).figures


def test_one_bad_input_does_not_lose_the_others(tmp_path):
    """What cannot be read is listed with its name, and everything else is still checked."""
    (tmp_path / "a.txt").write_text(FEE, "utf-8")
    missing = str(tmp_path / "missing.txt")
    report = runs.run([missing, str(tmp_path / "a.txt")], date=WRONG)
    assert [error.source for error in report.errors] == [missing]
    assert report.summary()["wrong"] == 1
    assert report.sources


def test_a_bug_does_not_lose_the_others_either(tmp_path, monkeypatch):
    """An article on which the program itself fails is listed like one that cannot be read."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FEE, "utf-8")

    def broken(document, *_):
        if document.source.endswith("a.txt"):
            raise ZeroDivisionError("one by none")
        return (), (), ()

    monkeypatch.setattr("factcheck.checks.examined", broken)
    report = runs.run([str(tmp_path)], date=WRONG)
    assert [error.message for error in report.errors] == [
        "not checked because of a bug, please report it: ZeroDivisionError: one by none"
    ]
    assert len(report.documents) == 1


def test_standard_input_is_a_document_like_any_other():
    """The stream given as `stdin` is read for "-" and named in the report."""
    report = runs.run(["-"], stdin=io.BytesIO(FEE.encode("utf-16")), date=RIGHT)
    assert [one.document.source for one in report.documents] == ["<stdin>"]
    assert report.summary()["ok"] == 1


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), 1),
        (("FC101",), (), 1),
        (("FC",), (), 1),
        (("FC102",), (), 0),
        ((), ("FC1",), 0),
        (("FC1",), ("FC101",), 0),
    ],
)
def test_findings_are_chosen_by_the_beginning_of_their_codes(select, ignore, left):
    """`ignore` comes after `select`; the claims stay as they are."""
    report = factcheck.check(FEE, date=WRONG)
    chosen = attempts.narrowed(report, select, ignore)
    assert len(chosen.findings) == left
    assert chosen.claims == report.claims


@pytest.mark.parametrize("enabled", [True, False])
def test_a_long_text_leaves_the_collector_as_it_was(enabled: bool) -> None:
    """It is paused for such a text alone, and an error in the way wakes it too."""
    text = "The fee is 3000 RMB (about 500,000 KRW).\n" * 3_000
    (gc.enable if enabled else gc.disable)()
    try:
        assert len(factcheck.check(text, dt.date(2019, 5, 31)).claims) == 3_000
        assert gc.isenabled() is enabled
        with pytest.raises(AttributeError):
            factcheck.check(text, provider=object())  # type: ignore[arg-type]
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
