"""Figures of money in every language that has a table, as tables of cases; and that each table is complete."""

from __future__ import annotations

import os
import tomllib
from typing import Any

import pytest
from test_extract import row

from factcheck.extractor import extract
from factcheck.language.lexicon import lexicon
from factcheck.language.tables import Tables, languages, mark
from factcheck.model import Document
from rates import currencies

HERE = os.path.join(os.path.dirname(__file__), "languages")
KINDS = {
    "separators", "trait", "scale", "number", "unit", "digit", "of", "name", "adjective", "mark", "behind",
    "not-before", "not-behind", "not-behind-one", "before-year", "hedge", "hedge-behind", "per", "range",
    "range-before",
    "subject", "verb", "behind-equal", "respectively", "particle",
    "coin-join", "place", "link", "number-join", "number-point", "half", "chain", "aside", "difference", "filler",
    "month", "as-of", "sign", "code", "weak-code", "vague", "counted", "swapped", "per-before", "range-behind",
    "elliptic", "elliptic-before", "elliptic-behind", "script", "weighing", "source", "voucher", "pricing", "no-price",
    "paying",
    "rate-name", "rate-case", "rate-opener", "rate-place", "rate-currency", "rate-article",
    "rate-per", "rate-before", "rate-behind", "rate-equal", "rate-at", "rate-word",
    "rate-open", "rate-percent", "rate-by", "rate-move", "rate-period", "rate-since", "rate-since-behind",
    "rate-in", "rate-record", "rate-span", "rate-span-join", "rate-count", "rate-filler",
    "rate-apposed", "rate-aside", "rate-pair", "rate-turned", "rate-part", "rate-lasting", "rate-told", "rate-past",
    "rate-last", "rate-percent-before",
    "rate-apart", "rate-follow", "rate-never", "date-shift", "date-before", "date-behind", "date-then",
    "date-told", "date-told-behind", "date-ahead", "date-ahead-ending",
    "date-now", "rate-home",
    "anchor", "percent", "percent-before", "times", "times-before", "multiple", "part", "part-points", "no-part",
    "count-adjective", "claim-improving", "one-in", "some-in", "no-count", "claim",
    "no-part-before", "anchor-compared", "opener", "no-times", "lasting", "lasting-before", "few", "people",
    "no-noun", "rate-base", "past", "rest", "rest-other",
    "period", "per-noun", "per-all", "per-at", "per-each", "per-divided", "per-total", "per-equal", "per-annualised",
    "per-each-of", "per-of", "per-during", "per-with", "per-makes", "per-whole", "per-wage", "per-lent", "per-reap",
    "per-article", "per-always", "per-apart",
    "per-anchor", "per-word", "section", "table-total",
}  # fmt: skip
BOUNDS = {"about", "over", "under", "at least", "at most"}
FIRST_RANK = ("en", "ko", "zh", "ja", "de", "fr", "es", "pt", "it", "nl", "ru", "id", "tr")


def cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case of every language."""
    found = []
    for name in sorted(os.listdir(HERE)):
        with open(os.path.join(HERE, name), "rb") as file:
            found += [(name.removesuffix(".toml"), case) for case in tomllib.load(file)["case"]]
    return found


@pytest.mark.parametrize(
    ("language", "case"), cases(), ids=lambda value: value if isinstance(value, str) else value["name"]
)
def test_figures_of_a_text(language: str, case: dict[str, Any]) -> None:
    """Every figure is found as printed, with its amount and currency, and nothing else is."""
    found = extract(Document(case["text"], language=language))
    owed = case["figures"] + [[]] * (len(found) - len(case["figures"]))
    assert [row(figure, each) for figure, each in zip(found, owed, strict=True)] == case["figures"]


@pytest.mark.parametrize("language", languages())
def test_a_table_is_complete(language: str) -> None:
    """Kinds, currencies and bounds are known ones; the parts that every language has are there; numbers are numbers."""
    tables = Tables(language)
    assert set(tables.rows) <= KINDS
    for kind in ("name", "mark", "behind", "sign"):
        for word, line in tables.pairs(kind):
            readings = mark(line.value).readings
            assert readings, word
            assert all(currencies.exists(code) for code in readings), (word, readings)
    for kind in ("adjective", "place"):
        assert all(currencies.exists(code) for _, line in tables.pairs(kind) for code in line.value.split())
    assert {line.value for kind in ("hedge", "hedge-behind") for _, line in tables.pairs(kind)} <= {*BOUNDS, "none"}
    for kind in ("scale", "unit", "digit", "month"):
        assert all(line.value.isdigit() for _, line in tables.pairs(kind))
    assert lexicon(language).language == language


@pytest.mark.parametrize("language", [language for language in FIRST_RANK if language in languages()])
def test_a_language_of_the_first_rank_knows_it_all(language: str) -> None:
    """Numbers in words, scales, hedges, ranges, connectives and months, besides names."""
    tables = Tables(language)
    for kind in ("name", "hedge", "range", "link", "month", "place"):
        assert tables.words(kind), kind
    assert tables.words("number") or tables.words("digit")
    assert tables.words("scale") or tables.words("unit")
    assert len(set(tables.values("month").values())) == 12
