"""The words of claims, and the sentences that may state one."""

from __future__ import annotations

import pytest

from factcheck.language.claim_sentences import claim_sentences
from factcheck.language.claims import claim_words

FIRST_RANK = ("en", "de", "fr", "es", "ko", "ja", "zh")


def sentences(text: str, language: str | None = "en") -> list[str]:
    """The sentences that may state a claim."""
    return [text[start:end].strip() for start, end in claim_sentences(text, language)]


@pytest.mark.parametrize("language", FIRST_RANK)
def test_a_language_of_the_first_rank_has_the_words_of_claims(language: str) -> None:
    """Percent, times, multiples, parts, and the words of change, origin, sum and share."""
    words = claim_words(language)
    assert words is not None
    assert "%" in words.percents
    assert words.times
    assert words.multiples
    assert words.parts
    assert {"u", "d", "t", "o", "T", "e"} <= set(words.roles.values())
    assert {"f", "F"} & set(words.roles.values())


def test_other_languages_have_no_claims() -> None:
    """One without the words of claims is not read for them; an unknown one is read as English."""
    assert claim_words("ca") is None
    assert sentences("Van pujar un 20% de 100 a 120.", "ca") == []
    assert sentences("It rose 20% from 100 to 120.", "xx") == ["It rose 20% from 100 to 120."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. It rose 20% to $1.2m from $1m. It did.", ["It rose 20% to $1.2m from $1m."]),
        ("It rose 20% on Jan. 5 to 120 from 100. Two.", ["It rose 20% on Jan. 5 to 120 from 100."]),
        ("The U.S. rate rose 20% to 120 from 100", ["The U.S. rate rose 20% to 120 from 100"]),
        ("It rose 20%\nto 120 from 100.\nNext", ["It rose 20%\nto 120 from 100."]),
        ("In 2016 it rose 20% to 120.", []),
        ("It had 120, 100 and 20.", []),
    ],
)
def test_sentences_that_may_state_a_claim(text: str, found: list[str]) -> None:
    """One of the anchors and enough numbers, years apart; abbreviations end no sentence."""
    assert sentences(text) == found


def test_a_text_without_sentences_costs_little() -> None:
    """A run of a hundred thousand percentages is no claim."""
    assert claim_sentences("5% 6% 7% " * 30_000, "en") is not None
