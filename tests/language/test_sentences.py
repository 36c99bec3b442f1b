"""Where sentences begin and end: not behind abbreviations, nor before small letters and digits."""

from __future__ import annotations

import pytest

from factcheck.language.sentences import sentence_around


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("It fell. The pound rose to $1.30. It stayed.", "pound", "The pound rose to $1.30."),
        ("Worth 300 mln. roubles, or $4 m. in May. It rose.", "mln", "Worth 300 mln. roubles, or $4 m. in May."),
        ("The U.S. Treasury said. Nobody heard it.", "Treasury", "The U.S. Treasury said."),
        ("On Sept. 26 it fell. It rose on Oct. 3.", "fell", "On Sept. 26 it fell."),
        ('He asked: "Why now?" Nobody knew.', "Why", 'He asked: "Why now?"'),
        ("A first line\nA second line\nA third", "second", "A second line"),
        ("It rose in the fourth quarter of last year to\n114 from 112. It fell.", "rose",
         "It rose in the fourth quarter of last year to\n114 from 112."),
        ("Sales by year\n2010: 40 million", "Sales", "Sales by year"),
        ("It cost $5. [factcheck: ignore]", "cost", "It cost $5."),
        ("Is it 5? No! It is 6.", "No", "No!"),
        ("Er stieg zum 1. Januar. Das war 2020.", "Januar", "Er stieg zum 1. Januar."),
        ("Von 15 Mio. Euro kam es im 3. Quartal auf 9. Ja.", "kam", "Von 15 Mio. Euro kam es im 3. Quartal auf 9."),
    ],
)  # fmt: skip
def test_the_sentence_around_a_place(text: str, place: str, sentence: str) -> None:
    """The sentence that a word stands in, with its stop."""
    start = text.index(place)
    begin, end = sentence_around(text, start, start + len(place), unspaced=False)
    assert text[begin:end].strip() == sentence


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("円は下落した。1ドル=150円だ。終わり", "150", "1ドル=150円だ。"),
        ("원화가 떨어졌다. 1달러는 1,300원이다. 끝", "1,300", "1달러는 1,300원이다."),
        ("얼마인가? 1달러는 1,300원이다! 끝", "1,300", "1달러는 1,300원이다!"),
    ],
)
def test_the_sentence_around_a_place_where_words_are_not_parted(text: str, place: str, sentence: str) -> None:
    """With the stops of East Asia, and those of the West before a space."""
    start = text.index(place)
    begin, end = sentence_around(text, start, start + len(place), unspaced=True)
    assert text[begin:end].strip() == sentence


def test_no_sentence_is_sought_beyond_its_reach() -> None:
    """However long the text is without a stop."""
    text = "word " * 1000
    begin, end = sentence_around(text, 2500, 2504, unspaced=False, reach=100)
    assert 2400 <= begin <= 2500 <= end <= 2604
