"""Whatever is read, in whatever language it is said to be: a report, and no exception."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.language.landmarks import landmarks, places_named
from factcheck.language.tables import languages
from factcheck.language.vocabulary import Finder

PIECES = (
    "$3 million", "2,000 yuan ($290)", "12%", "1/3", "3 000,5 €", "１２億円", "5조 2천억 원", "三千五百元", "五块三",
    "2222円13銭", "£3 4s 6d", "3 euros 50", "from 40 to 60", "rose 20%", "half", "doubled", "per cent", "a month",
    "each", "in total", "100 km (62 miles)", "20 °C", "Headline:", "Body:", "½", "٣٫٥ مليون دولار", "۱۲۳", "১২৩",
    "1.234.567,89", "12.05.2019", "9" * 30, "1" * 25, "0", "$0", "-5%", "(", ")", "|", "\n", "\n\n", " ", ". ", ", ",
    "–", "'", "’", "/", "\u200b", "\x00", "million", "billion", "million yen", "만", "万", "亿", "lakh crore", "RMB",
    "kr", "won", "today", "in 2015", "$1 = 1,300 won",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map(" ".join)
DAYS = st.none() | st.dates(dt.date(1850, 1, 1), dt.date(2100, 1, 1))


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=TEXTS, date=DAYS, language=st.none() | st.sampled_from(languages()))
def test_any_text_has_a_report(text: str, date: dt.date | None, language: str | None) -> None:
    """Whose findings lie within the text, and which can be written as JSON."""
    report = factcheck.check(text, date=date, language=language)
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in report.findings)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in report.figures)
    report.to_dict()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "1/3 €"),  # a slash is a decimal point there, among other digits too
        ("en", f"{'1' * 25} million yen 50"),  # more digits than a division has
        ("zh", f"{'9' * 29}块五"),
        ("ja", f"{'9' * 29}円13銭"),
        ("en", f"£{'9' * 29} 4s 6d"),
        ("ko", f"{'9' * 40} 억 RMB"),
        ("ko", "우리 돈으로 많아야 7만 5천, 38 zł"),  # no number with a comma
        ("de", f"Reis kostet {'1' * 25} million 5 yuan (U.S. $0.80)."),
        ("en", f"The share rose by 25 percent, from {'1' * 25} million to 12."),  # as good as by -100%
        ("de", f"Es sind 1,6 Milliarden Euro oder {'1' * 25} million Prozent der 73,6 Milliarden."),
    ],
)
def test_texts_that_have_raised(language: str, text: str) -> None:
    """Each of these once had no report."""
    assert factcheck.check(text, language=language).to_dict()["figures"] is not None


@pytest.mark.parametrize("language", languages())
def test_a_language_is_searched_in_much_text_too(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After much text words are sought by an expression, be there none to seek: a job over an archive goes on."""
    monkeypatch.setattr("factcheck.language.vocabulary._MANY", 0)
    for named in (landmarks, places_named):
        assert not named.__wrapped__("§ 1 § 2 §", language)
    assert not list(Finder([], glued=True).find("§ 1"))
    assert not list(Finder([]).find("§ 1"))
