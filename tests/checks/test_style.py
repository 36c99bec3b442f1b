"""House style: off unless asked for, each rule by published guides or the desk's own settings."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest

import factcheck
from factcheck.checks.house_style.style_profile import RULES, profiles, style_of
from factcheck.config import DEFAULTS
from factcheck.model import Finding

DAY = dt.date(2019, 5, 31)
ALL = ("FC6",)
EVERY_FAULT = "She makes 3000 RMB. In 2005 a house was 300,000 yuan ($43,123.40). The fine is US$50, or $50."


def found(text: str, day: dt.date | None = DAY, **keys: Any) -> list[Finding]:
    """The findings about style in a text, with these settings."""
    report = factcheck.check(text, day, settings=DEFAULTS._replace(**keys))
    return [finding for finding in report.findings if finding.code in RULES]


def told(text: str, **keys: Any) -> list[tuple[str, str]]:
    """Code and words of each finding about style."""
    return [(finding.code, text[finding.start : finding.end]) for finding in found(text, **keys)]


def test_off_by_default() -> None:
    """Nothing is said, and nothing of it is even loaded."""
    assert told(EVERY_FAULT) == []
    code = f"import factcheck, sys; factcheck.check({EVERY_FAULT!r}); print([m for m in sys.modules if '.style' in m])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


@pytest.mark.parametrize("text", [EVERY_FAULT, "She makes 3000 RMB (900,000 KRW), 5 pesos (£9).", "", "$5", "5000원"])
def test_nothing_else_changes(text: str) -> None:
    """Figures, claims and all other findings are as without it."""
    plain = factcheck.check(text, DAY)
    styled = factcheck.check(text, DAY, settings=DEFAULTS._replace(style=ALL, profile="ap"))
    assert styled[:3] == plain[:3]
    assert [one for one in styled.findings if one.code not in RULES] == list(plain.findings)


def test_a_finding_points_at_its_claim() -> None:
    """Where it is about one."""
    text = "It costs €50 ($56) and 3 billion yuan ($434.21 million)."
    report = factcheck.check(text, DAY, settings=DEFAULTS._replace(style=ALL))
    (finding,) = report.findings
    assert finding.claim is not None
    assert "$434.21 million" in report.claims[finding.claim].text


def test_all_that_is_switched_on() -> None:
    """Every rule is meant by "FC6"."""
    assert {code for code, _ in told(EVERY_FAULT, style=ALL, marks=("$",))} == set(RULES)


@pytest.mark.parametrize(
    ("style", "severity"), [(("FC602",), "note"), (("FC602:warning",), "warning"), (("FC6", "FC602:error"), "error")]
)
def test_the_severity_is_the_desk_s(style: tuple[str, ...], severity: str) -> None:
    """A note unless the desk says otherwise; the later entry wins."""
    assert [one.severity for one in found("It cost 3 billion yuan ($434.21 million).", style=style)] == [severity]


@pytest.mark.parametrize(
    ("text", "keys", "mentions"),
    [
        ("It costs 3000 yuan.", {"house_currency": "USD"}, ["3000 yuan"]),
        ("It costs 3000 yuan.", {"house_currency": "CNY"}, []),
        ("It costs 3000 yuan ($430). Then 4000 yuan.", {"house_currency": "USD"}, []),
        ("It costs 4000 yuan. Then 3000 yuan ($430).", {"house_currency": "USD"}, ["4000 yuan"]),
        ("It costs $430 (3000 yuan).", {"house_currency": "USD"}, []),
        ("It costs 3000 yuan ($430, €390).", {"house_currency": "EUR"}, []),
        ("It costs 3000 yuan ($430).", {"house_currency": "EUR"}, ["3000 yuan", "$430"]),
        ("A fee of 3000 yuan\n\nIt costs 3000 yuan ($430).", {"house_currency": "USD"}, []),
        ("In 2009 it cost 3000 yuan.", {"house_currency": "USD"}, []),
        ("In May 2019 it cost 3000 yuan.", {"house_currency": "USD"}, ["3000 yuan"]),
        ("The rate is 1 dollar to 6.9 yuan.", {"house_currency": "USD"}, []),
        ("Oil fell 32 cents. It costs 3000 yuan.", {"house_currency": "EUR"}, ["3000 yuan"]),
        ("It costs 3000 yuan.", {}, []),
        ("It costs 3000 yuan. It costs £5 and €5.", {"profile": "cern"}, ["3000 yuan"]),
        ("月給は3000元だ。", {"house_currency": "JPY"}, ["3000元"]),
    ],
)  # fmt: skip
def test_a_first_mention_without_conversion(text: str, keys: dict[str, Any], mentions: list[str]) -> None:
    """Of each foreign currency, the first current amount in a sentence."""
    assert told(text, **({"style": ("FC601",)} | keys)) == [("FC601", mention) for mention in mentions]


def test_the_equivalent_that_is_missing_is_worked_out() -> None:
    """With the rate of the article's day; without a day it is only asked for."""
    (finding,) = found("It costs 3000 yuan.", style=("FC601",), house_currency="USD")
    assert "434.201 USD" in finding.help
    assert finding.working == ("0.144734 USD/CNY, ECB, 2019-05-31",)
    (finding,) = found("It costs 3000 yuan.", None, style=("FC601",), house_currency="USD")
    assert (finding.help, finding.working) == ("add the equivalent in USD behind it", ())


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("It cost 3 billion yuan ($434.21 million).", ["$434.21 million"]),
        ("It cost 3 billion yuan ($434 million).", ["$434 million"]),
        ("It cost 3 billion yuan ($430 million).", []),
        ("It cost 3.25 billion yuan ($470.4 million).", []),
        ("It cost 3-4 billion yuan ($434-578.9 million).", ["$434-578.9 million"]),
        ("It cost three billion yuan ($434.2 million).", ["$434.2 million"]),
    ],
)
def test_an_equivalent_that_is_too_exact(text: str, exact: list[str]) -> None:
    """From two digits more than the amount converted has."""
    assert told(text, style=("FC602",)) == [("FC602", words) for words in exact]


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("In 2005 it cost 300,000 yuan ($43,000).", True),
        ("In 2005 it cost 300,000 yuan ($36,000).", False),
        ("In April 2019 it cost 300,000 yuan ($43,000).", False),
        ("In 1970 it cost 300,000 yuan ($43,000).", False),
        ("In 2005 it cost 300,000 yuan ($93,000).", False),
        ("It costs 300,000 yuan ($43,000).", False),
    ],
)
def test_an_old_amount_at_the_rate_of_today(text: str, old: bool) -> None:
    """Right at the article's rate alone; what has no rate of its time, or is right at neither, is not told here."""
    assert told(text, style=("FC603",)) == ([("FC603", "$43,000")] if old else [])


def test_without_a_date_no_amount_is_old() -> None:
    """Right at the newest rate is not right at the article's."""
    claim = factcheck.check("It costs $1,000 (1,234 Turkish lira).").claims[0]
    assert claim.expected is not None
    text = f"In 2010 it cost $1,000 ({claim.expected.value:.0f} Turkish lira)."
    assert told(text, day=None, style=("FC603",)) == []
    assert len(told(text, day=claim.rates[0].published, style=("FC603",))) == 1


@pytest.mark.parametrize(
    ("text", "keys", "others"),
    [
        ("It costs US$5 and US$6, or USD 7.", {"profile": "ap"}, ["US$5", "USD 7"]),
        ("It costs $5, five dollars, 82 cents.", {"profile": "ap"}, []),
        ("It costs £5.", {"profile": "ap"}, ["£5"]),
        ("It costs 5 pounds and AU$5.", {"profile": "ap"}, []),
        ("It costs A$5 and £5.", {"profile": "economist"}, []),
        ("It costs 5 renminbi and 5 yuan.", {"profile": "economist"}, ["5 renminbi"]),
        ("It costs Rs 5,000.", {"profile": "economist"}, ["Rs 5,000"]),
        ("It costs Rs 5,000.", {"profile": "guardian"}, []),
        ("It costs US$5.", {"profile": "ap", "marks": ("US$",)}, []),
        ("It costs $5.", {"marks": ("US$",)}, ["$5"]),
        ("It costs $5.", {"marks": ("$",), "readings": (("$", "AUD"),)}, []),
        ("Der Preis ist für die Kinder 5 EUR.", {"profile": "ap"}, []),
        ("Der Preis ist für die Kinder 5 EUR.", {"marks": ("€",)}, ["5 EUR"]),
    ],
)
def test_a_mark_that_is_not_the_house_s(text: str, keys: dict[str, Any], others: list[str]) -> None:
    """The first of each; words are free unless one is prescribed; the desk's own marks come before a profile's."""
    assert [one for one in told(text, **({"style": ("FC604",)} | keys)) if one[0] == "FC604"] == [
        ("FC604", words) for words in others
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("It costs 5 RMB, then 6 yuan, then 7 yuan.", ["6 yuan"]),
        ("It costs 5 yuan, then 6 renminbi.", ["6 renminbi"]),
        ("It costs $5, then US$6, then USD 7.", ["US$6", "USD 7"]),
        ("It costs €5, then 6 EUR.", ["6 EUR"]),
        ("It costs $5, then six dollars, then 7 US dollars.", []),
        ("It costs one krone in Norway, or 5 kroner.", []),
        ("It costs £5, then 50 pence, then 5 pounds sterling.", []),
        ("It costs A$5, then $6.", []),
    ],
)
def test_one_currency_in_two_ways(text: str, second: list[str]) -> None:
    """Two signs, a code beside a name, two names; not a sign beside a name, nor the forms of one name."""
    assert told(text, style=("FC605",)) == [("FC605", words) for words in second]


@pytest.mark.parametrize("profile", profiles())
def test_every_rule_of_a_profile_names_its_source(profile: str) -> None:
    """And has a currency of the house."""
    style = style_of(DEFAULTS._replace(profile=profile))
    assert style.house is not None
    assert all(len(style.sources[code]) > 10 for code in style.severities)
    assert set(style.severities) <= set(RULES)
    assert set(style.severities.values()) == {"note"}
