"""Totals: parts that add up, and lists that need not."""

from __future__ import annotations

import pytest
from figure_claims import claims, verdicts

import factcheck

CASES = [
    ("en", "The choir sold 340 tickets online and 220 at the door, a total of 560.", "ok"),
    ("en", "The choir sold 340 tickets online and 220 at the door, a total of 650.", "wrong"),
    ("en", "A total of 120 people came, 70 men and 50 women.", "ok"),
    ("en", "A total of 120 people came, 70 men and 60 women.", "wrong"),
    ("en", "The town needs €700 million: €450 million for roads and €250 million for trams.", "ok"),
    ("en", "The town needs €700 million: €540 million for roads and €250 million for trams.", "wrong"),
    ("en", "Of the 963 men, 410 returned; 346 were captured and 230 were killed.", "wrong"),
    ("en", "The port has 120 boats, including 49 trawlers, 71 seiners and 58 launches.", "wrong"),
    ("en", "Yes, said 44% of readers, 37% said no, and 19% did not know.", "ok"),
    ("en", "The poll found 48% in favour, 42% opposed and 40% undecided.", "wrong"),
    ("en", "It has raised $3.5 million in total: $2 million from investors and $1.5 million in grants.", "ok"),
    ("en", "It has raised $6.5 million in total: $2 million from investors and $1.5 million in grants.", "wrong"),
    ("en", "The bank's 200 branches include 210 branches in the capital and 80 elsewhere.", "wrong"),
    ("fr", "Il faut 400 millions : 250 pour les routes et 150 pour les ports.", "ok"),
    ("fr", "Il faut 400 millions : 250 pour les routes et 190 pour les ports.", "wrong"),
    ("ja", "赤い札1枚、青い札8枚、白い札1枚の計10枚を使う。", "ok"),
]

ALONE = {
    "a partial list": "The firm employs 5,000 people, including 3,000 in Spain and 1,500 in Italy.",
    "parts that overlap": "Of the 1,000 people asked, 600 were women, 450 had children and 300 smoked.",
    "an open list": "The bill was £120: £60 for food, £30 for wine and a tip.",
    "other things": "He played 12 games: 3 wins and 2 draws.",
    "a running total": "The fire killed 12 people and injured 5, bringing the total this year to 45.",
    "more than the list": "The plan passed by 12 votes to 8, with 5 abstentions, a total of 25 votes.",
    "parties": "The Greens had 39.6 percent (44 seats), the Reds 30.8 percent (34) and the Blues 11.8 percent (10).",
}


@pytest.mark.parametrize(("language", "text", "verdict"), CASES)
def test_a_total(language: str, text: str, verdict: str) -> None:
    """The sum of the parts meets the total, or does not."""
    assert verdicts(text, "total", language) == [verdict]


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE)
def test_lists_that_need_not_add_up(text: str) -> None:
    """Nothing is called wrong."""
    assert [verdict for verdict in verdicts(text, "total") if verdict != "ok"] == []


def test_the_roles_of_a_total() -> None:
    """Every part, and the total last."""
    (claim,) = claims("A total of 120 people came, 70 men and 50 women.", "total")
    assert claim.roles == ("part", "part", "total")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The chain will shut 34 cafes, leaving 156 of its 190 outlets open.", ["ok"]),
        ("The chain will shut 34 cafes, leaving 516 of its 190 outlets open.", ["wrong"]),
        ("He sold 40 sheep, leaving 90 of the 300 he had in May.", []),
    ],
)
def test_what_is_left_of_a_whole(text: str, told: list[str]) -> None:
    """A whole told last: a slip of the hand must explain that it is not what was taken and what is left."""
    found = [one for one in factcheck.check(text, language="en").claims if one.kind == "total"]
    assert [one.verdict for one in found] == told
