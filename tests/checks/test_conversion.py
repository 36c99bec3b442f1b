"""Claims and findings about conversions, as they leave the checks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from check_examples import PROVIDER, figure

import factcheck
from factcheck.checks import codes, run, severity
from factcheck.config import DEFAULTS
from factcheck.extractor import extract
from factcheck.model import Claim, Document, Edit, Figure, Finding, Numeral

Result = tuple[tuple[Claim, ...], tuple[Finding, ...]]


def checked(converted: Figure, between: str, equivalent: Figure, day: str | None, language: str = "en") -> Result:
    """The claims and findings of a text made of two figures."""
    text = f"{converted.text}{between}{equivalent.text})"
    shift = len(converted.text) + len(between)
    second = figure(equivalent.text, equivalent.currency, equivalent.bound, *equivalent.candidates, start=shift)
    date = None if day is None else dt.date.fromisoformat(day)
    document = Document(text, date=date, date_origin=None if date is None else "option", language=language)
    return run(document, (converted, second._replace(hedge=equivalent.hedge)), PROVIDER, DEFAULTS)


def salary(won: str, day: str | None) -> Result:
    """3000 yuan in won."""
    yuan, equivalent = figure("3000 RMB", "CNY"), figure(f"{won} KRW", "KRW", "about")
    return checked(yuan, " (approximately ", equivalent._replace(hedge="approximately"), day)


def test_a_claim_that_holds_has_its_evidence_and_no_finding() -> None:
    """The rate, the day, what was stated and what was expected."""
    (claim,), findings = salary("500,000", "2019-05-31")
    assert findings == ()
    assert (claim.kind, claim.verdict, claim.reason, claim.roles) == (
        "conversion",
        "ok",
        None,
        ("converted", "equivalent"),
    )
    assert claim.text.startswith("3000 RMB (approximately 500,000 KRW")
    (rate,) = claim.rates
    assert (rate.role, rate.base, rate.quote, rate.published) == ("used", "CNY", "KRW", dt.date(2019, 5, 31))
    assert rate.low <= rate.value <= rate.high
    assert claim.expected is not None
    assert round(claim.expected.value) == 517221
    assert claim.expected.low < claim.expected.value < claim.expected.high
    assert (claim.stated.low, claim.stated.high, claim.stated.currency) == (450_000, 550_000, "KRW")
    assert claim.deviation == Decimal("-0.0333")


def test_a_wrong_conversion() -> None:
    """The message, the working, the cause, and a correction ready to paste that leaves the hedge where it is."""
    (claim,), (finding,) = salary("500,000", "2026-10-30")
    assert (finding.code, finding.severity, finding.claim) == ("FC101", "error", 0)
    assert finding.message == "500,000 KRW is 17% too low for 3000 RMB"
    assert finding.working == (
        "3000 CNY × 200.705 KRW/CNY = 602,115 KRW",
        "ECB reference rate of 2026-10-30 (article date 2026-10-30, from --date)",
        "rates accepted: 198.561 to 201.079 KRW/CNY",
        '"500,000 KRW" as printed allows 450,000 to 550,000 KRW',
    )
    assert finding.help == 'write "about 600,000 KRW"'
    assert finding.edits == (Edit(24, 35, "600,000 KRW"),)
    assert (finding.start, finding.end) == (24, 35)
    assert claim.cause is not None
    assert claim.cause.detail == "stale: last fitted within 2% on 2021-01-15"


def test_an_old_rate_says_its_age_and_how_to_get_a_newer_one() -> None:
    """Three weeks after the embedded rates end."""
    _, (finding,) = salary("500,000", "2026-11-23")
    assert finding.code in ("FC101", "FC102")
    assert "the rate is 24 days old" in finding.help
    assert "newer" in finding.help
    assert any("24 days old" in line for line in finding.working)


def test_an_undated_conversion_right_on_other_days_is_a_warning() -> None:
    """It says when the figure was right, how far it is from the newest rate, and how to give the date."""
    (claim,), (finding,) = salary("500,000", None)
    assert (claim.verdict, claim.reason, claim.deviation) == ("unchecked", "no date", Decimal("-0.1696"))
    assert (finding.code, finding.severity) == ("FC103", "warning")
    assert finding.message == "no date is known, and 500,000 KRW is 17% too low for 3000 RMB at the newest rate"
    first = "from 2001-01-02 to 2003-04-01 with gaps and from 2008-05-08 to 2021-11-09 with gaps"
    spans = f"{first} and from 2022-12-22 to 2024-03-14 with gaps"
    assert finding.working[0] == f"right at the rates published {spans}"
    assert "--date YYYY-MM-DD" in finding.help
    assert "date: YYYY-MM-DD" in finding.help
    assert finding.edits == ()


def test_an_undated_conversion_right_on_no_day_is_an_error() -> None:
    """Today's amount is told and never put into the text."""
    (claim,), (finding,) = salary("5,000,000", None)
    assert (claim.verdict, finding.code) == ("wrong", "FC101")
    assert claim.cause is not None
    assert claim.cause.kind == "magnitude"
    assert finding.edits == ()
    assert finding.working[0] == "the rate of no day up to 2026-10-30 makes it right"


def test_an_undated_conversion_right_at_the_newest_rate_is_ok() -> None:
    """As of the day of that rate."""
    (claim,), findings = salary("600,000", None)
    assert (claim.verdict, findings) == ("ok", ())
    assert [(use.date, use.origin) for use in claim.dates] == [(dt.date(2026, 10, 30), "newest rate")]


def test_ranges_state_and_expect_two_values() -> None:
    """Both ends are corrected."""
    shekels, dollars = figure("650,000 to 700,000 shekels", "ILS"), figure("$280,000 to $300,000", "USD")
    (claim,), (finding,) = checked(shekels, " (", dollars, "2017-11-14")
    assert (claim.stated.value, claim.stated.value_high) == (280_000, 300_000)
    assert claim.expected is not None
    assert claim.expected.value_high is not None
    assert [edit.text for edit in finding.edits] == ["$180,000 to $200,000"]


def test_a_range_for_a_single_amount_is_not_rewritten() -> None:
    """Nobody can tell which of the two the writer would keep."""
    _, (finding,) = checked(figure("€100", "EUR"), " (", figure("$205 to $220", "USD"), "2020-03-02")
    assert (finding.code, finding.edits, finding.help) == ("FC101", (), "")


@pytest.mark.parametrize(("language", "advice"), [("en", 'write "about $110"'), ("de", 'write "rund $110"')])
def test_the_advice_keeps_the_hedge(language: str, advice: str) -> None:
    """In English any word for about is "about"; another language keeps its own."""
    hedged = figure("$190", "USD", "about")._replace(hedge="rund" if language == "de" else "some")
    _, (finding,) = checked(figure("€100", "EUR"), " (", hedged, "2020-03-02", language)
    assert finding.help == advice


def test_a_currency_without_rates_is_a_note() -> None:
    """The miss of the rates says why."""
    (claim,), (finding,) = checked(figure("1,000 roubles", "RUB"), " (", figure("$12", "USD"), "2024-05-02")
    assert (claim.verdict, claim.reason, claim.expected, claim.deviation) == ("unchecked", "no rate", None, None)
    assert (finding.code, finding.severity) == ("FC103", "note")
    assert "2022-03-01" in finding.message
    assert finding.help


def test_a_currency_out_of_use_is_a_warning() -> None:
    """On the figure that is in it."""
    (claim,), (finding,) = checked(figure("100 litas", "LTL"), " (", figure("$32", "USD"), "2016-03-01")
    assert (claim.verdict, claim.reason) == ("unchecked", "not current money")
    assert (finding.code, finding.severity, finding.start, finding.end) == ("FC502", "warning", 0, 9)
    assert "2014-12-31" in finding.message


def test_an_ambiguous_currency_is_told_where_the_claim_does_not_hold() -> None:
    """And only there."""
    pesos = figure("500 pesos", None, None, "MXN", "PHP")
    _, findings = checked(pesos, " (", figure("$90", "USD"), "2020-03-02")
    assert [(finding.code, finding.severity) for finding in findings] == [("FC501", "note"), ("FC101", "error")]
    assert "MXN or PHP" in findings[0].message
    assert checked(pesos, " (", figure("$9.80", "USD"), "2020-03-02")[1] == ()


@pytest.mark.parametrize("amount", ["$1" + "0" * 300, "$" + "9" * 60, "$0.0000001"])
def test_absurd_amounts_are_judged_like_others(amount: str) -> None:
    """However many digits."""
    (claim,), (finding,) = checked(figure("€100", "EUR"), " (", figure(amount, "USD"), "2020-03-02")
    assert (claim.verdict, finding.code) == ("wrong", "FC101")


def test_an_amount_in_words_is_corrected_in_digits() -> None:
    """It has no digits of its own to exchange."""
    worded = figure("$70", "USD")._replace(text="seventy dollars", numerals=(Numeral(2, 2, Decimal(1), Decimal(10)),))
    document = Document("€100 (seventy dollars)", date=dt.date(2020, 3, 2), date_origin="option", language="en")
    _, (finding,) = run(document, (figure("€100", "EUR"), worded._replace(start=6, end=21)), PROVIDER, DEFAULTS)
    assert [edit.text for edit in finding.edits] == ["110 dollars"]


def test_every_finding_has_a_code_of_the_table_and_its_severity() -> None:
    """A missing date alone raises the severity of FC103."""
    found = [salary("500,000", "2026-10-30"), salary("500,000", None), salary("5,000,000", "2019-05-31")]
    for finding in (finding for _, findings in found for finding in findings):
        assert finding.code in codes()
        assert finding.severity == ("warning" if finding.code == "FC103" else severity(finding.code))


def told(
    text: str, day: str | None = "2019-05-31", language: str = "en"
) -> tuple[list[tuple[str, str | None]], list[str]]:
    """The verdicts on the conversions of a text with their reasons, and the severities of what is found."""
    report = factcheck.check(text, dt.date.fromisoformat(day) if day else None, language)
    verdicts = [(claim.verdict, claim.reason) for claim in report.claims if claim.kind == "conversion"]
    return verdicts, [finding.severity for finding in report.findings]


OTHER_TIMES = [
    # The pound was worth 1.45 dollars in 2016, 1.26 on the day.
    ("en", "He paid £1,000 ($1,450).", ("wrong", None)),
    ("en", "Three years ago he paid £1,000 ($1,450).", ("ok", None)),
    ("en", "In 2016 he paid £1,000 ($1,450).", ("ok", None)),
    ("en", "He paid £1,000 (about $1,450 at the time).", ("unchecked", "no date")),
    ("en", "He was young in 2016. He paid £1,000 (about $1,450 at the time).", ("ok", None)),
    ("en", "In 2018 he paid £1,000 (about $1,650 at the time).", ("wrong", None)),
    ("en", "He paid £1,000 (about $9,450 at the time).", ("wrong", None)),
    ("en", "In 1967 he paid £1,000 ($2,800).", ("unchecked", "no rate")),
    ("en", "In the 1980s he earned £1,000 ($2,300) a year.", ("unchecked", "no rate")),
    ("en", "In 1967 he paid £1,000 ($12,600).", ("wrong", None)),
    ("ja", "1985年、彼は1万ドル(約240万円)を払った。", ("unchecked", "no rate")),
    ("ko", "3년 전 그는 1천 파운드(약 178만원)를 냈다.", ("ok", None)),
    ("ko", "그는 당시 1천 유로(약 178만원)를 냈다.", ("unchecked", "no date")),
    ("de", "Vor drei Jahren zahlte er 1.000 britische Pfund (1.450 US-Dollar).", ("ok", None)),
    ("fr", "Il y a trois ans, il a payé 1.000 livres sterling (1.450 dollars).", ("ok", None)),
    ("ja", "昨年10月、10億円(当時のレートで約890万ドル)を払った。", ("ok", None)),
    ("ja", "昨年10月、10億円(当時のレートで約1340万ドル)を払った。", ("wrong", None)),
]


@pytest.mark.parametrize(("language", "text", "owed"), OTHER_TIMES)
def test_an_amount_of_another_time(language: str, text: str, owed: tuple[str, str | None]) -> None:
    """The sentence may name its time; where it only says that there was one, no day that the claim held is denied."""
    verdicts, _ = told(text, language=language)
    assert verdicts == [owed]


def test_what_is_told_of_another_time_raises_a_note_alone() -> None:
    """With a date to give beside the amount, and no correction for the day of the article."""
    report = factcheck.check("He paid £1,000 (about $1,450 at the time).", dt.date(2019, 5, 31))
    (finding,) = report.findings
    assert (finding.code, finding.severity, finding.edits) == ("FC103", "note", ())
    assert "15% too high" in finding.message
    assert finding.help == "write the year beside the amount, or the rate"


def test_money_of_another_time_is_not_checked() -> None:
    """What it would buy today is no exchange rate."""
    text = "In 2001 it cost £870, equivalent to $1,850 in today's money."
    assert told(text) == ([("unchecked", "not current money")], ["note"])


def test_one_missing_date_is_one_warning() -> None:
    """However many amounts it would settle; what is within the limits at the newest rate is no alarm at all."""
    verdicts, severities = told(
        "It took 22m yuan (3.7bn won), then 18m yuan (3bn won), then 17m yuan (2.9bn won).", None
    )
    assert verdicts == [("unchecked", "no date")] * 3
    assert severities == ["warning", "note", "note"]
    assert told("It took £100 ($144).", None) == ([("unchecked", "no date")], ["note"])


@pytest.mark.parametrize(
    ("yen", "told"),
    [
        ("111.8 million", [("ok", None)]),
        ("124 million", []),
        ("1.118 billion", [("wrong", "magnitude")]),
        ("1.24 billion", []),
        ("1 billion", []),
    ],
)
def test_figures_that_may_be_equal_are_a_claim_only_where_they_agree(yen: str, told: list[tuple[str, str]]) -> None:
    """Nothing says that the two are one, but they agree to the last digit, or would but for their zeros."""
    text = f"He paid $1.0 million for a fish. Bidding had stopped at {yen} yen."
    document = Document(text, date=dt.date(2019, 3, 1), date_origin="option", language="en")
    claims, _ = run(document, extract(document), PROVIDER, DEFAULTS)
    assert [(claim.verdict, claim.cause and claim.cause.kind) for claim in claims] == told


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("The fund has $5 million for the north, €4 million for the south.", []),
        ("He bought two players, one for €40m and the other for £35m.", []),
        ("You can pay 20 euros or 22.4 dollars at the door.", ["ok"]),
        ("You can pay 20 euros or 224 dollars at the door.", ["wrong"]),
        ("Sales came to 7.45 billion dollars, of which 10% or so is 838 billion won.", []),
    ],
)
def test_few_digits_agree_by_chance(text: str, verdicts: list[str]) -> None:
    """What stands beside a figure and agrees with it needs digits to tell, and no other number that explains it."""
    document = Document(text, date=dt.date(2019, 3, 1), date_origin="option", language="en")
    claims, _ = run(document, extract(document), PROVIDER, DEFAULTS)
    assert [claim.verdict for claim in claims] == verdicts


@pytest.mark.parametrize(
    ("dollars", "verdicts"),
    [
        (("$435", "$72.5", "$10.2"), ["ok", "ok", "ok"]),
        (("$435", "$725", "$10.2"), ["ok", "wrong", "ok"]),
        (("$400", "$90", "$10.2"), ["ok"]),
    ],
)
def test_the_rows_of_a_table_tell_what_its_columns_are(dollars: tuple[str, str, str], verdicts: list[str]) -> None:
    """Two columns of which most rows agree say the same in two currencies; others are two prices."""
    rows = zip(("Rice", "Tea", "Salt"), ("3,000", "500", "70"), dollars, strict=True)
    table = "\n".join(f"| {name} | {yuan} yuan | {price} |" for name, yuan, price in rows)
    document = Document(table, date=dt.date(2019, 5, 31), date_origin="option", language="en")
    claims, _ = run(document, extract(document), PROVIDER, DEFAULTS)
    assert [claim.verdict for claim in claims] == verdicts
