"""Amounts per period and per unit: beside others for another period, beside the number of units and the total."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_claims import claims, verdicts

import factcheck

SENTENCES = [
    line.split("\t")
    for line in Path(__file__).with_name("per_period_sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]

CASES = [
    ("The rent is $1,500 a month, or $18,000 a year.", "ok"),
    ("The rent is $1,500 a month, or $28,000 a year.", "wrong"),
    ("Workers there earn about £250 a week, equivalent to £13,000 a year.", "ok"),
    ("Workers there earn about £250 a week, equivalent to £31,000 a year.", "wrong"),
    ("Savings of £850m a year are equivalent to more than £2.3m a day.", "ok"),
    ("Every officer had an annual target of 8,000 applications - equivalent to 40 a day.", "ok"),
    ("The contract is worth $300m over ten years, or $30m a year.", "ok"),
    ("The contract is worth $300m over ten years, or $60m a year.", "wrong"),
    ("The plan would save $120 billion over a decade, an average of $12 billion a year.", "ok"),
    ("The company sold 20 million shares at $17 apiece, raising $340 million.", "ok"),
    ("The company sold 20 million shares at $17 apiece, raising $430 million.", "wrong"),
    ("It sold 20 million shares at $17 apiece, raising $325 million after fees.", "ok"),
    ("The offering raised $1.7 billion: 78.3 million shares were sold at $22.", "ok"),
    ("The offering raised $4.7 billion: 78.3 million shares were sold at $22.", "wrong"),
    ("The scheme cost £600m and created 20,000 jobs, or £30,000 per job.", "ok"),
    ("The scheme cost £600m and created 20,000 jobs, or £3,000 per job.", "wrong"),
    ("A family of four would pay $2,400 a year, or $600 per person.", "ok"),
    ("He was fined $500 for each of 12 violations, a total of $6,000.", "ok"),
    ("The investor bought 1.5 million shares at an average price of $40, spending $60 million.", "ok"),
    ("The pact, valued at $60 million over four years, pays $15 million per season.", "ok"),
    ("It pays $300 × 36, or $10,800, in all.", "ok"),
    ("The sum of $3.4 billion divided by 95,000 works out to $35,800 per job.", "ok"),
    ("The 120 staff will each get £500, costing the council £60,000.", "ok"),
    ("The 120 staff will each get £500, costing the council £90,000.", "wrong"),
    ("They will repay £200 a month for 36 months, £7,200 in all.", "ok"),
    ("They will repay £200 a month for 36 months, £4,200 in all.", "wrong"),
    ("The payment was held at 30 cents; the $1.20 annualized payout gives a yield of 11.5%.", "ok"),
    ("The payment was held at 30 cents; the $4.20 annualized payout gives a yield of 11.5%.", "wrong"),
    ("Net income was $1.2 billion, or $1.50 per share, up from $1 billion, or $1.22 per share.", "ok"),
    ("Net income was $1.2 billion, or $1.50 per share, up from $1 billion, or 56 cents per share.", "wrong"),
    ("Net income was $1.2 billion, or $1.50 per share, up from $1 billion, or $1.01 per share.", "loose"),
]

SPOKEN = [
    ("ko", "두 원고가 1억원씩 총 2억원을 청구했다.", "ok"),
    ("ko", "두 원고가 1억원씩 총 5억원을 청구했다.", "wrong"),
    ("de", "Die Raten machen 10.800 Euro aus (300 x 36).", "ok"),
    ("fr", "La prime de 1 500 euros a été versée à 7 000 agents, pour un total de 10,5 millions d'euros.", "ok"),
    ("de", "Die Rente beträgt 1.100 Euro im Monat oder 13.200 Euro im Jahr.", "ok"),
    ("de", "Die Rente beträgt 1.100 Euro im Monat, das sind 31.200 Euro im Jahr.", "wrong"),
    ("de", "Die Halle kostet 300 Millionen Euro über zehn Jahre, also 30 Millionen Euro pro Jahr.", "ok"),
    ("de", "Die 120 Mitarbeiter bekommen je 500 Euro, insgesamt 60.000 Euro.", "ok"),
    ("de", "Die 120 Mitarbeiter bekommen je 500 Euro, insgesamt 90.000 Euro.", "wrong"),
    ("fr", "La pension est de 1 100 euros par mois, soit 13 200 euros par an.", "ok"),
    ("fr", "La pension est de 1 100 euros par mois, soit 31 200 euros par an.", "wrong"),
    ("fr", "Le plan coûte 300 millions d'euros sur dix ans, soit 30 millions d'euros par an.", "ok"),
    ("fr", "L'aide de 600 millions d'euros a créé 20 000 emplois, soit 30 000 euros par emploi.", "ok"),
    ("es", "La pensión es de 1.100 euros al mes, o 31.200 euros al año.", "wrong"),
    ("es", "El plan cuesta 300 millones de euros en diez años, es decir, 30 millones de euros al año.", "ok"),
    ("es", "Los 120 empleados recibirán 500 euros cada uno, en total 60.000 euros.", "ok"),
    ("ko", "연금은 월 110만원, 연 1320만원이다.", "ok"),
    ("ko", "연금은 월 110만원, 연 3120만원이다.", "wrong"),
    ("ko", "직원 120명에게 50만원씩 총 6000만원을 지급했다.", "ok"),
    ("ko", "직원 120명에게 50만원씩 총 9000만원을 지급했다.", "wrong"),
    ("ko", "사업비는 10년간 총 300억원으로 연간 30억원이다.", "ok"),
    ("ja", "年金は月額11万円、年額132万円だ。", "ok"),
    ("ja", "年金は月額11万円、年額312万円だ。", "wrong"),
    ("ja", "従業員120人に5万円ずつ、総額900万円を支給した。", "wrong"),
    ("ja", "1株500円で200万株を発行し、10億円を調達した。", "ok"),
    ("zh", "养老金每月1100元，每年13200元。", "ok"),
    ("zh", "养老金每月1100元，每年31200元。", "wrong"),
    ("zh", "向120名员工每人发放5000元，共60万元。", "ok"),
]

ALONE = [
    "Subscribers will pay just $6.99 per month or $69.99 a year.",
    "The service costs $12 per month, or $120 per year when paid up front.",
    "Is it worth $10 a month (or $80 a year)?",
    "The fine is $100 a day or $50,000 a year.",
    "The small plan is $49 per month for 5 seats, the larger $99 per month for 20.",
    "The fund bought the entire 25.2% stake for $13 a share or $117.9 million.",
    "Rent averages $3,000 a month, and the median household earns $60,000 a year.",
    "He was paid $250,000 a year plus a bonus of $15,000 a month.",
    "The company bought back 2.4 million shares for $180 million and paid dividends of 20 cents per share.",
    "It earned $1.21 a share, beating the estimate of $1.15 a share, on revenue of $4.5 billion.",
    "Three cost $500 in all, 1 for $200.",
]


@pytest.mark.parametrize(("text", "verdict"), CASES)
def test_an_amount_per_period_or_unit(text: str, verdict: str) -> None:
    """For two periods, for each of so many, per share twice."""
    assert verdicts(text, "per_period") == [verdict]
    assert ("FC305" in {finding.code for finding in factcheck.check(text).findings}) == (verdict == "wrong")


@pytest.mark.parametrize(("language", "text", "verdict"), SPOKEN)
def test_other_languages(language: str, text: str, verdict: str) -> None:
    """Periods and units behind and before the amount."""
    assert verdicts(text, "per_period", language) == [verdict]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Abo kostet 9,99 Euro im Monat oder 99 Euro im Jahr."),
        ("fr", "L'abonnement coûte 9,99 euros par mois ou 99 euros par an."),
        ("es", "La suscripción cuesta 9,99 euros al mes o 99 euros al año."),
        ("ko", "구독료는 월 9900원 또는 연 9만9000원이다."),
        ("ja", "料金は月額990円、年額9900円だ。"),
        ("zh", "会员费每月15元，每年148元。"),
    ],
)
def test_a_discount_in_other_languages(language: str, text: str) -> None:
    """A year for ten months is no claim."""
    assert factcheck.check(text, language=language).findings == ()


@pytest.mark.parametrize("text", ALONE)
def test_what_is_no_claim(text: str) -> None:
    """A discount for a year, alternatives, prices and shares of something else."""
    assert "FC305" not in {finding.code for finding in factcheck.check(text).findings}


def test_the_roles_and_the_working_of_a_product() -> None:
    """The total comes last where it is printed last, with what should stand there."""
    (claim,) = claims("The company sold 20 million shares at $17 apiece, raising $340 million.", "per_period")
    assert claim.roles == ("count", "per_period", "total")
    assert claim.expected is not None
    assert claim.expected.value == 340_000_000


def test_a_year_ago_is_no_period() -> None:
    """An amount "a year ago" is for no year."""
    figures = factcheck.figures("Net income was $1.2 billion, up from $1 billion a year ago.")
    assert [figure.per for figure in figures] == [None, None]


@pytest.mark.parametrize(("language", "verdict", "text"), SENTENCES)
def test_sentences_as_newspapers_print_them(language: str, verdict: str, text: str) -> None:
    """Right ones, the same with a slip of the keyboard, and those that only look like a product."""
    errors = {finding.code for finding in factcheck.check(text, language=language).findings if finding.code == "FC305"}
    if verdict == "silent":
        assert not errors
    else:
        assert verdict in verdicts(text, "per_period", language)
        assert bool(errors) == (verdict == "wrong")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The board's 22 members each receive $9,000 a year, a total of $198,000.", "ok"),
        ("The board's 22 members each receive $9,000 a year, a total of $918,000.", "wrong"),
        ("She must repay £9,600 in monthly instalments of £200 over four years.", "ok"),
        ("The fee adds $4.50 a week to the usual bill, or $834 a year.", "wrong"),
        ("A couple will pay £250 a year more, the equivalent of £10 a week.", "wrong"),
    ],
)
def test_amounts_for_each_in_a_period(text: str, verdict: str) -> None:
    """What each of some gets in a year, what a period leads on to, and words between two amounts."""
    found = [one for one in factcheck.check(text, language="en").claims if one.kind == "per_period"]
    assert [one.verdict for one in found] == [verdict]
