"""Changes: what is recognised in which words, what is wrong, and what is left alone."""

from __future__ import annotations

import pytest
from figure_claims import claims, printed, verdicts

import factcheck

RIGHT = [
    ("en", "Rents rose 20% to $1,200 from $1,000 last spring."),
    ("en", "Rents rose by 20 per cent, from $1,000 in 2016 to $1,200."),
    ("en", "Rents went from $1,000 to $1,200 in May, a 20% gain."),
    ("en", "Rents fell from $1,200 to $900, or 25%, in a year."),
    ("en", "The fleet has 450 ships, down 10 percent from the 500 of a year earlier."),
    ("en", "The fleet was cut by a third to 60 from 90 ships."),
    ("en", "A ticket is 25% off, down from $80 to $60."),
    ("en", "Rents of $1,200 are a 20% increase from $1,000."),
    ("en", "The levy rose by 5 percentage points, from 20 percent to 25 percent."),
    ("en", "The levy rose by 25 percent, from 20 percent to 25 percent."),
    ("en", "Waiting times doubled, or rose 100%, from 13 weeks to 26."),
    ("en", "Profit was $18m and increased 20% compared to the same quarter a year before ($15m)."),
    ("en", "Grain gained 60 cents, or 12 percent, to $5.60 a bushel."),
    ("en", "Rents rose 20% to £1,200 ($1,560) in the city, from £1,000."),
    ("en", "The party won 34%, up from 30%, a rise of 4 points."),
    ("en", "Rents fell to $900 from $1,200 in two years, a decline of 25 percent."),
    ("en", "Rents have jumped from an average of £1,000 to £1,200 in two years, an increase of 20 per cent."),
    ("en", "Rents increased to $1,200 from $1,000, or 20%."),
    ("en", "A room now costs $96, 20% more than the $80 of January."),
    ("en", "A room costs $60, which is 20% above the $50 of January."),
    ("en", "The party's share shrank from 31% to 27%, a loss of four percentage points."),
    ("en", "Membership was down 12% at 4.4 million, against 5 million in May."),
    ("en", "Grain lost $4.20, or 8.1 percent, to close at $47.60."),
    ("en", "The levy rose by half a percentage point to 5.5%, from 5% in May."),
    ("en", "The levy was raised a quarter of a point to 5.25% from 5%."),
    ("en", "A half-point cut in the levy, to 10% from 10.5%, was announced."),
    ("en", "The levy dropped three-quarters of a percentage point, from 5% to 4.25%."),
    ("en", "The levy rose one percentage point to 6% from 5%."),
    ("de", "Der Satz stieg um einen halben Prozentpunkt von 5 Prozent auf 5,5 Prozent."),
    ("fr", "Le taux a baissé d'un quart de point, de 5 % à 4,75 %."),
    ("es", "La tasa subió medio punto, del 5 % al 5,5 %."),
    ("en", "Sales came in at €714m, missing last year's €840m by 15%."),
    ("en", "A loaf that cost £1.50 last year is sold for £1.80, so that shoppers pay 20% more."),
    ("en", "The levy, at 66% in January, has slid eight points to 58%."),
    ("en", "The levy is to go from £18bn this year to £19.8bn next year, 10% extra."),
    ("en", "Rents were 20% higher at £1,200 (2021: £1,000)."),
    ("en", "Only 140,000 new boats were built, a 20 per cent drop on the 175,000 begun the year before."),
    ("en", "Spending has climbed by 20% in a year, from £1,000 to £1,200."),
    ("en", "The bill has risen £150m to £1.1bn from £950m in May."),
    ("en", "Membership has grown from 410,000 to 475,000, a gain of 65,000."),
    ("en", "Prisoners fell by 1,500 over the year, from 16,900 to 15,400."),
    ("en", "Bookings are 12.2% ahead of last year at €4.6bn, against €4.1bn in 2022."),
    ("en", "Some 11.3 million came in July, a 15% jump from July 2021, when 9.8 million did so."),
    ("en", "The club has reduced its deficit by 16 per cent this year to £6.3m; last year it was £7.5m."),
    ("en", "Net arrivals are put at 243,000, a 10% reduction on the previous year (270,000)."),
    ("en", "The levy went up by 0.5 percentage points to 4.4%, having been 3.9% since May."),
    ("en", "The index rose 2.8% between March 5 and May 10, from 102.41 to 105.3."),
    ("en", "Waiting times improved by 14% - from 42 minutes to 36 minutes."),
    ("en", "A loaf was $4.16, an increase of 54 cents, or 15 percent, from $3.62 a month earlier."),
    ("en", "Rents rose 20 pct to 1,200 dlrs from 1,000 dlrs last spring."),
    ("en", "The bank raised its rate by half a percentage point to 5.5%, from 5%."),
    ("en", "The bank announced a quarter-point cut in its base rate to 5 percent from 5.25 percent."),
    ("en", "The fleet has 450 ships, a 50 percent increase over the 300 of a year earlier."),
    (
        "en",
        "A share was priced at 66 euros, which represents a premium of 10% over yesterday's closing price of 60 euros.",
    ),
    ("en", "The fleet shrank 10 percent to 450 ships, having numbered 500 in spring."),
    ("en", "Starts fell 10 percent in May to a seasonally adjusted annual rate of 45,000 from 50,000 in April."),
    ("de", "Die Miete stieg um 20 Prozent auf 1.200 Euro, nach 1.000 Euro im Vorjahr."),
    ("de", "Die Miete sank von 1.200 auf 900 Euro - minus 25 Prozent."),
    ("fr", "Le loyer a augmenté de 20 % et est passé de 1 000 à 1 200 euros."),
    ("es", "El alquiler subió un 20% hasta 1.200 euros desde 1.000 euros."),
    ("ko", "임대료가 1000달러에서 1200달러로 20% 올랐다."),
    ("ja", "家賃は1000ドルから1200ドルに20％上昇した。"),
    ("zh", "租金从1000美元增至1200美元，增长20%。"),
    ("de", "Die Zahl der Unfälle ist von 1.250 auf 1.000 gesunken, also um 20 Prozent."),
    ("de", "Der Konzern verkaufte 36.000 Autos, 20 Prozent mehr als die 30.000 im Jahr zuvor."),
    ("fr", "Le taux est passé de 9,4 % à 9,1 %, soit une baisse de 0,3 point."),
    ("fr", "Le club compte 450 membres, soit 10 % de moins que les 500 de l'an dernier."),
    ("es", "La tasa bajó del 9,4% al 9,1%, una caída de 0,3 puntos."),
    ("es", "Las ventas cayeron un 10%, de 80 a 72 millones de euros."),
    ("ko", "영업이익은 72억원으로 전년(80억원)보다 10% 감소했다."),
    ("ja", "営業利益は72億円で、前年の80億円から10%減少した。"),
    ("zh", "价格由40元下调至30元，降幅为25%。"),
]

WRONG = [
    ("en", "The fleet has 450 ships, a 20 percent increase over the 300 of a year earlier."),
    ("en", "Starts fell 41 percent in May to a seasonally adjusted annual rate of 45,000 from 50,000 in April."),
    ("en", "The shop sold 900 coats, up 15% from 850 a year ago, while sales of hats fell 3% to 97."),
    ("en", "Sales rose 25% to $1.9 billion from $1.3 billion, while costs fell from $640 million to $610 million."),
    ("en", "Coal use dropped to 37.2 million tonnes in 2015, a year-on-year decrease of 52% from 47.9 million tonnes."),
    ("en", "Rents rose 30% to $1,200 from $1,000 last spring."),
    ("en", "Rents rose by 2 per cent, from $1,000 in 2016 to $1,200."),
    ("en", "Rents went from $1,010 to $1,210 in May, a 2% gain."),
    ("en", "The fleet has 450 ships, down 20 percent from the 500 of a year earlier."),
    ("en", "The fleet was cut by a quarter to 60 from 90 ships."),
    ("en", "Rents fell 20% to $1,200 from $1,000 last spring."),
    ("en", "The levy rose by half a percentage point to 6.5%, from 5% in May."),
    ("en", "Spending has climbed by 50% in a year, from £1,000 to £1,200."),
    ("en", "Rents were 50% higher at £1,200 (2021: £1,000)."),
    ("en", "The bill has risen £510m to £1.1bn from £950m in May."),
    ("en", "Membership has grown from 410,000 to 475,000, a gain of 95,000."),
    ("en", "Bookings are 21.2% ahead of last year at €4.6bn, against €4.1bn in 2022."),
    ("en", "The number rose from 7,300 in 2012 to 8,900 in 2022; that is an increase of 52%."),
    ("en", "Profit before tax fell by 21.4 per cent to £184m (£210m)."),
    ("en", "Net arrivals are put at 243,000, a 40% reduction on the previous year (270,000)."),
    ("en", "Grain gained 60 cents, or 21 percent, to $5.60 a bushel."),
    ("en", "Rents fell to $900 from $1,200 in two years, a decline of 52 percent."),
    ("en", "Rents increased to $1,200 from $1,000, or 50%."),
    ("en", "A room now costs $96, 50% more than the $80 of January."),
    ("en", "Grain lost $4.20, or 5.1 percent, to close at $47.60."),
    ("de", "Die Miete sank von 1.200 auf 900 Euro - minus 52 Prozent."),
    ("es", "El alquiler subió un 50% hasta 1.200 euros desde 1.000 euros."),
    ("ko", "임대료가 1000달러에서 1200달러로 50% 올랐다."),
    ("zh", "租金从1000美元增至1200美元，增长50%。"),
]

ALONE = {
    "a forecast": "Sales rose 5% to $10m, compared with the $12m that analysts expected.",
    "another measure": "Profit fell 12% to $3.2bn on revenue of $40bn, up from $38bn.",
    "no stated change": "The margin fell from 50% in 2017 to 34% in 2020.",
    "a peak": "Shares rose 4% to $52, down from a peak of $80 in March.",
    "a low": "The index rose 1.2 percent to 5,320 points from a low of 5,100.",
    "a rate a year": "The price has grown 8% a year, from $100 in 2000 to $466 in 2020.",
    "another base": "Prices rose from $20 to $25 a barrel, up 50% from January's trough.",
    "ranges": "The shares rallied 5.7% after guidance went to $1.72 to $1.74, up from $1.62 to $1.67.",
    "basis points": "Bonds yielded 2.81 percent, up 7 basis points from 2.74 percent.",
    "two measures": "The ratio rose to 82.7% from 81.9%, with losses widening to 1.05 billion from 867 million yuan.",
    "another clause": "Sales rose 5% and profit increased to $24 million from $20 million.",
    "what others have": "Sales rose 5% to $10m, more than the $8m of its rival.",
    "a high": "The shares fell 3 percent to $42.10, having traded as high as $50 in January.",
    "sales, and prices": "Flats let fell by 14% in the year to June, and average rents rose from $950 to $992.",
    "two kinds of orders": "Home orders fell 5% to $96m on the year and foreign orders fell 14% to $59m.",
    "a grade": "It raised the price of 98.5% pure copper wire to $2,050 a ton from $1,950.",
    "what a rise brings": "A 30% rise in fares will bring in only $60m, against extra costs of $90m.",
    "a difference": "A hog that cost $61 last year need not be $15 cheaper this year because there are 6% more.",
    "an index and its base": "The price index fell 1.1% to 479, after a 1.6% decline to 484.3 in May (1990 base 100).",
    "two rates a year apart": "The share of rigs in use rose 0.6% to 53.6%, against 67.3% a year ago.",
    "a rate and a wage": "Inflation will rise to 4.8% from 0.7% if firms grant a 10% increase in the wage of $54.",
    "a list of grades": "Coal with 1% ash is at $19.25, up 50 cents, 2.2% ash at $18.75, up 50 cents, 3% ash at $18.",
    "a profit of its own": "Sales rose $1,160m to $7,300m and net profit will be $550m, compared with $503m before.",
    "two quarters and a year": "Output grew by 0.3% to 114.9 from 114.5 in spring, a 3.2% rise over that of 2015.",
    "a point and a share": "Half the rise of a quarter-point to 5.25% from 5% was expected by 60% of them.",
    "a number of its own": "The club spent 12% more on staff, whose number went up from 140 to 166.",
    "ranks of its own": "The club won a 7% rise for its members, whose ranks have thinned from 9,000 to 7,400.",
    "two comparisons": "They sold 240, 12 fewer than planned and 5% up on April, at £312, compared with £305.",
    "a month before": "Corn, at $4.76, lost 1.1%, having been at $5.90 in May.",
    "a year long before": "Fires fell 6% last year to 5.8 per 100,000, compared with 10.2 per 100,000 in 1991.",
    "a change of another clause": "Orders at home fell by 5% to 96 million from the year before and orders abroad fell "
    "14% to 59 million.",
    "a property": "The mill raised the price of 99.5% pure ingots to $2,050 a tonne from $1,950.",
    "a month, and a year": "Exports rose 31% to 154,700, compared with 146,600 in April.",
    "a change that went the other way": "Use of the rooms rose 0.6% to 53.6%, against 67.3% one year ago.",
    "the base of an index": "The index fell 1.1% to 479 after a 1.6% decline to 484 in May (1973 base 100).",
    "a change with a value of its own": "Inflation will rise to 4.8% from 0.74% if bosses grant 10% increases in pay.",
    "another year": "The index was 114.9, up from 114.5 in the previous quarter, giving a 3.2% rise over May 1985.",
    "ages": "Those aged 18 to 24 drank 20% less than those aged 25 to 34.",
    "told by the way": "The fund, up 20% this year, has grown from $3bn to $5bn since it was set up.",
    "what costs are against": "The 30% rise in tariffs will bring in $600 million more against costs of $900 million.",
    "a level beside a change": "Compliance hit 96 percent last year while cases of fraud fell to 24 from 38.",
}


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_a_change_that_holds(language: str, text: str) -> None:
    """Every order and wording is recognised, and ok."""
    assert verdicts(text, "change", language) == ["ok"]


@pytest.mark.parametrize(("language", "text"), WRONG)
def test_a_change_that_does_not_hold(language: str, text: str) -> None:
    """It is wrong, and said so once, as an error on the stated change."""
    report = factcheck.check(text, language=language)
    assert [claim.verdict for claim in report.claims if claim.kind == "change"] == ["wrong"]
    assert [finding.severity for finding in report.findings if finding.code == "FC301"] == ["error"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "매출은 5% 늘었고 영업이익은 24억원에서 20억원으로 바뀌었다."),
        ("ja", "売上高は5%増え、利益は24億円から20億円になった。"),
        ("zh", "收入增长5%，利润从24亿元变为20亿元。"),
        ("de", "Der Umsatz stieg um 5 Prozent, der Gewinn sank von 24 auf 20 Millionen Euro."),
        ("fr", "Le chiffre d'affaires a augmenté de 5 % et le bénéfice est passé de 24 à 20 millions d'euros."),
    ],
)
def test_a_change_of_one_thing_beside_two_values_of_another(language: str, text: str) -> None:
    """They are not held against each other."""
    assert factcheck.check(text, language=language).findings == ()


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE)
def test_what_only_looks_like_a_change(text: str) -> None:
    """No claim is called wrong where the figures are not from, to and change."""
    assert [verdict for verdict in verdicts(text, "change") if verdict != "ok"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales rose 5% in Wales to £42m from £40m and 3% in Kent to £65m from £63m.",
            [("£40m", "£42m", "5%"), ("£63m", "£65m", "3%")],
        ),
        (
            "Sales of cars rose 9% to 504 compared with 462 a year ago while those of vans fell 10% to 900 from 1,000.",
            [("462", "504", "9%"), ("1,000", "900", "10%")],
        ),
    ],
)
def test_each_clause_has_its_change(text: str, expected: list[tuple[str, ...]]) -> None:
    """Each is held against the figures of its own clause; one without a verb has that of the clause before."""
    assert printed(text, "change") == expected
    assert verdicts(text, "change") == ["ok", "ok"]


def test_the_roles_of_a_change() -> None:
    """The value before, the value after and the stated change, wherever they stand."""
    text = "Rents rose 20% to $1,200 from $1,000 last spring."
    assert printed(text, "change") == [("$1,000", "$1,200", "20%")]
    (claim,) = claims(text, "change")
    assert claim.roles == ("from", "to", "change")
    assert claim.text == "20% to $1,200 from $1,000"


def test_percent_for_percentage_points() -> None:
    """The likely slip is named."""
    (claim,) = claims("The levy rose by 5 percent, from 20 percent to 25 percent.", "change")
    assert claim.verdict == "wrong"
    assert claim.cause is not None
    assert claim.cause.kind == "percent_points"


def test_figures_without_a_claim_are_not_reported() -> None:
    """Percents and counts are listed only where they take part in one."""
    report = factcheck.check("Sales rose 5% in 3 of 40 shops, which cost $10m.")
    assert [figure.kind for figure in report.figures] == ["money"]
    report = factcheck.check("Membership fell 10% to 450 from 500, which cost $10m.")
    assert [figure.kind for figure in report.figures] == ["percent", "count", "count", "money"]


@pytest.mark.parametrize(
    ("text", "kind", "corrected"),
    [
        ("Rents rose 52% to $1,250 from $1,000.", "digits", "25%"),
        ("Rents rose 2.5% to $1,250 from $1,000.", "magnitude", None),
        ("Rents rose 38% to $1,250 from $1,000.", None, None),
        ("Profit rose 12% to $120 million from $100 million.", None, None),  # 21% is not what comes of it
    ],
)
def test_the_likely_slip(text: str, kind: str | None, corrected: str | None) -> None:
    """Swapped digits and shifted points are named, where one of them alone explains the figure."""
    (claim,) = claims(text, "change")
    cause = claim.cause
    assert (cause and cause.kind, cause and cause.corrected) == (kind, corrected)


@pytest.mark.parametrize(
    "text",
    [
        "Truck sales were up 10.9\npct to 42,593 from 38,402 a year before.",
        "Sales rose 5\nper cent to $21 million from $20 million.",
        "Turnout was up 4 percentage\npoints to 64 per\ncent from 60 percent.",
    ],
)
def test_lines_may_break_within_a_percent(text: str) -> None:
    """As in the text of an agency, whose lines are of one length."""
    assert verdicts(text, "change") == ["ok"]
