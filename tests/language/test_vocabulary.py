"""Words are found alike in short texts and in long ones, however that is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.landmarks import landmarks, places_named
from factcheck.language.vocabulary import Finder, vocabulary

WORDS = ["two", "twelve", "two dozen", "a dozen", "pound", "pounds sterling", "won", "mille", "п'ять"]
PIECES = [*WORDS, "Two", "A dozen", " ", " ", " ", "-", "'", "(", "\n", ". ", "ten", "s", "5", "é", "“", "/"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two won", ["two", "won"]),
        ("(two", ["two"]),
        ("Two of them", ["Two"]),
        ("a dozen, two dozen", ["a dozen", "two", "two dozen"]),
        ("artwork, twofold, 2two", []),
        ("п'ять", ["п'ять"]),
        ("12 pounds", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("padding", [0, 60_000])
def test_words_stand_alone(text, found, padding):
    """With no letter or digit beside them, at the beginning of a text too, and small or with a capital."""
    spans = Finder(WORDS).find(text + " ." * padding)
    assert sorted(text[start:end] for start, end in spans) == found


@pytest.mark.parametrize("glued", [False, True])
@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_both_ways_find_the_same(text, glued):
    """A short text is searched word by word, a long one by an expression; glued words are found first come."""
    short, long = Finder(WORDS, ["eleven"], glued=glued), Finder(WORDS, ["eleven"], glued=glued)
    long._seen = 10**9
    once, again = set(short.find(text)), set(long.find(text))
    assert again <= once if glued else again == once


def test_prefixes_begin_longer_words():
    """As numbers do where they are written as one word."""
    text = "zweihundert und dreizehn, Zweifel, entzwei"
    spans = Finder([], ["zwei", "drei"]).find(text)
    assert sorted(text[start:end] for start, end in spans) == ["Zwei", "drei", "zwei"]


def test_the_vocabulary_of_a_text():
    """Without digits and marks; the parts of joined words stand apart."""
    assert vocabulary("It’s (half-a) million, or $5m…") == {"It", "s", "half", "a", "million", "or", "m"}


def test_of_places_the_longest_counts():
    """Papua New Guinea is not Guinea."""
    assert places_named("In Papua New Guinea and in Hong Kong.", "en") == {"Papua New Guinea", "Hong Kong"}


def test_landmarks_are_in_order():
    """By where they begin, longer ones first."""
    assert landmarks("The pound bought two dollars", "en") == ((4, 9), (17, 20), (21, 28))
