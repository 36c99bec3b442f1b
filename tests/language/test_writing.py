"""A suggestion is written as the writer of the figure would write it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.scales import scale_word
from factcheck.language.writing import in_millions, in_units_of, rescaled, write_amount
from factcheck.model import Figure, Numeral


def figure(text: str, *numbers: tuple[str, str, str], bound: str | None = None, start: int = 0) -> Figure:
    """A figure from its text and, for each number: its digits as written, their value, and what one unit is worth."""
    numerals, amounts = [], []
    for digits, value, scale in numbers:
        at = start + text.index(digits)
        numerals.append(Numeral(at, at + len(digits), Decimal(scale), Decimal(1)))
        amounts.append(Decimal(value) * Decimal(scale))
    high = amounts[1] if len(amounts) > 1 else None
    return Figure(
        "money", text, start, start + len(text), amounts[0], high, "XXX", bound=bound, numerals=tuple(numerals)
    )


WRITTEN = [
    # The writer's digits; one more while rounding would move the value by over 2%.
    ("500,000 KRW", [("500,000", "500000", "1")], "602115", "600,000 KRW"),
    ("5,000,000 KRW", [("5,000,000", "5000000", "1")], "517234", "520,000 KRW"),
    ("500000 won", [("500000", "500000", "1")], "602115", "600000 won"),
    ("$900", [("900", "900", "1")], "12345", "$12,300"),
    ("$5", [("5", "5", "1")], "7.04", "$7"),
    # A price keeps its cents.
    ("$4.50", [("4.50", "4.5", "1")], "12.345", "$12.34"),
    ("€7,670.00", [("7,670.00", "7670", "1")], "1234.5", "€1,234.50"),
    # Scale words stay, and change where the number would be silly.
    ("$1.2m", [("1.2", "1.2", "1e6")], "1400000", "$1.4m"),
    ("$1.2m", [("1.2", "1.2", "1e6")], "1200000000", "$1.2bn"),
    ("$1.2M", [("1.2", "1.2", "1e6")], "1200000000", "$1.2B"),
    ("£3 million", [("3", "3", "1e6")], "4", "£4"),
    ("£3 million", [("3", "3", "1e6")], "412345", "£410,000"),
    ("£3 Million", [("3", "3", "1e6")], "4000000000", "£4 Billion"),
    ("12 thousand euros", [("12", "12", "1e3")], "34000000", "34 million euros"),
    ("$0.6 million", [("0.6", "0.6", "1e6")], "400000", "$0.4 million"),
    ("999 million won", [("999", "999", "1e6")], "999999999", "1 billion won"),
    ("2.09-million-euro", [("2.09", "2.09", "1e6")], "3141592", "3.14-million-euro"),
    ("82 cents", [("82", "82", "0.01")], "0.53", "53 cents"),
    ("Rs 3 lakh", [("3", "3", "1e5")], "25000000", "Rs 2.5 crore"),
    ("50억원", [("50", "50", "1e8")], "7000000000", "70억원"),
    ("50억원", [("50", "50", "1e8")], "70000000", "7,000만원"),
    # Grouping and decimal signs are the writer's.
    ("1.234.567 €", [("1.234.567", "1234567", "1")], "7654321", "7.654.321 €"),
    ("1,5 Millionen Euro", [("1,5", "1.5", "1e6")], "2480000", "2,5 Millionen Euro"),
    ("12 500 kr", [("12 500", "12500", "1")], "9870000", "9 870 000 kr"),
    ("Rs 3,00,000", [("3,00,000", "300000", "1")], "12345678", "Rs 1,23,00,000"),
    ("٥٠٠ ريال", [("٥٠٠", "500", "1")], "1230", "١,٢٣٠ ريال"),
]


@pytest.mark.parametrize(("text", "numbers", "value", "expected"), WRITTEN)
def test_an_amount_in_the_form_of_its_writer(
    text: str, numbers: list[tuple[str, str, str]], value: str, expected: str
) -> None:
    """Marks, scale words, grouping and the number of digits stay as they were."""
    assert write_amount(figure(text, *numbers), Decimal(value)) == expected


LANGUAGES = [
    # The scale words of a language, inflected; what joined one to the currency goes with it.
    ("de", "3 Milliarden Euro", ("3", "3", "1e9"), "1000000000", "1 Milliarde Euro"),
    ("de", "1,5 Millionen Euro", ("1,5", "1.5", "1e6"), "2600000000", "2,6 Milliarden Euro"),
    ("fr", "180 millions d'euros", ("180", "180", "1e6"), "1800000000", "1,8 milliard d'euros"),
    ("fr", "3 milliards d'euros", ("3", "3", "1e9"), "410000", "410 000 euros"),
    ("fr", "3 milliards de yens", ("3", "3", "1e9"), "24000000", "24 millions de yens"),
    ("es", "3 millones de dólares", ("3", "3", "1e6"), "1000000", "1 millón de dólares"),
    ("es", "5 mil millones de pesos", ("5", "5", "1e9"), "7000000", "7 millones de pesos"),
    ("pt", "923 mil euros", ("923", "923", "1e3"), "9230000", "9,23 milhões euros"),
    ("pt", "1,2 milhão de dólares", ("1,2", "1.2", "1e6"), "12000000", "12 milhões de dólares"),
    ("ru", "1,2 миллиона долларов", ("1,2", "1.2", "1e6"), "5000000", "5 миллионов долларов"),
    ("ru", "5 миллионов долларов", ("5", "5", "1e6"), "1000000000", "1 миллиард долларов"),
    ("ko", "11억원", ("11", "11", "1e8"), "1335623786", "13억4000만원"),
    ("ko", "1.1억원", ("1.1", "1.1", "1e8"), "133562378", "1.34억원"),
    ("ja", "280万元", ("280", "280", "1e4"), "50000000000", "500億元"),
    ("zh", "280万元", ("280", "280", "1e4"), "50000000000", "500亿元"),
]


@pytest.mark.parametrize(("language", "text", "numbers", "value", "expected"), LANGUAGES)
def test_an_amount_in_the_language_of_its_writer(
    language: str, text: str, numbers: tuple[str, str, str], value: str, expected: str
) -> None:
    """Scale words that several languages share belong to that of the document."""
    written = write_amount(figure(text, numbers), Decimal(value), None, language)
    assert written.replace("\u202f", " ").replace("\u00a0", " ") == expected


PARTS = [
    ("ko", "3억1500만원", "315000000", "31500000000", "315억원"),
    ("ko", "3억1500만원", "315000000", "2271234", "227만원"),
    ("ko", "2만 5000원", "25000", "2540000", "250만원"),
    ("ko", "2만 5000원", "25000", "27100", "2만 7000원"),
    ("ko", "1조 6천억 원", "1600000000000", "1230000000000", "1조 2300억 원"),
    ("ja", "256万2000ドル", "2562000", "3843210", "384万3000ドル"),
    ("ja", "3億8430万円", "384300000", "1098300000000", "1兆980億円"),
    ("zh", "3万2千元", "32000", "5600", "5600元"),
]


@pytest.mark.parametrize(("language", "text", "amount", "value", "expected"), PARTS)
def test_an_amount_in_several_units(language: str, text: str, amount: str, value: str, expected: str) -> None:
    """Units of ten thousand are written part by part, as they were."""
    whole = Figure("money", text, 0, len(text), Decimal(amount), currency="XXX")
    whole = whole._replace(numerals=(Numeral(2, 2, Decimal(1), Decimal(1)),))
    assert write_amount(whole, Decimal(value), None, language) == expected


def test_a_figure_far_into_the_document() -> None:
    """Numerals count in the document, not in the figure."""
    assert write_amount(figure("$1.2m", ("1.2", "1.2", "1e6"), start=4000), Decimal(3400000)) == "$3.4m"


RANGES = [
    ("$180,000 to $200,000", [("180,000", "180000", "1"), ("200,000", "200000", "1")], "$270,000 to $300,000"),
    ("$5-6 million", [("5", "5", "1e6"), ("6", "6", "1e6")], "$270,000-300,000"),
    ("$500,000 to $1.2 million", [("500,000", "500000", "1"), ("1.2", "1.2", "1e6")], "$270,000 to $300,000"),
]


@pytest.mark.parametrize(("text", "numbers", "expected"), RANGES)
def test_both_ends_of_a_range(text: str, numbers: list[tuple[str, str, str]], expected: str) -> None:
    """A scale word that both ends share is changed for both."""
    assert write_amount(figure(text, *numbers), Decimal(270000), Decimal(300000)) == expected


WORDS = [
    ("half a million won", "500000", "602115", "600,000 won"),
    ("three million dollars", "3000000", "7200000", "7.2 million dollars"),
    ("twenty-five euros", "25", "31", "31 euros"),
    ("fünf Euro", "5", "7", "7 EUR"),
]


@pytest.mark.parametrize(("text", "amount", "value", "expected"), WORDS)
def test_an_amount_in_words_gets_digits(text: str, amount: str, value: str, expected: str) -> None:
    """Words of a language that is not known here give way to the ISO 4217 code."""
    worded = Figure("money", text, 0, len(text), Decimal(amount), currency="EUR")
    worded = worded._replace(numerals=(Numeral(0, 0, Decimal(1), Decimal(1)),))
    assert write_amount(worded, Decimal(value)) == expected


@pytest.mark.parametrize(("bound", "expected"), [("over", "$95"), ("under", "$96"), ("about", "$95"), (None, "$95")])
def test_a_one_sided_hedge_stays_true(bound: str | None, expected: str) -> None:
    """After "more than" comes less than the value, after "nearly" more."""
    assert write_amount(figure("$70", ("70", "70", "1"), bound=bound), Decimal("95.3")) == expected


@pytest.mark.parametrize(
    ("text", "numbers", "zeros", "expected"),
    [
        ("5,000,000 KRW", [("5,000,000", "5000000", "1")], -1, "500,000 KRW"),
        ("$4.34 billion", [("4.34", "4.34", "1e9")], -3, "$4.34 million"),
        ("$1.25m", [("1.25", "1.25", "1e6")], 1, "$12.5m"),
        ("$500", [("500", "500", "1")], 3, "$500,000"),
    ],
)
def test_a_slip_by_a_power_of_ten_undone(
    text: str, numbers: list[tuple[str, str, str]], zeros: int, expected: str
) -> None:
    """All digits are kept."""
    assert rescaled(figure(text, *numbers), zeros) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [("$3 billion", "billion"), ("$3bn", "bn"), ("50억원", "억"), ("3 months", None), ("500,000 KRW", None)],
)
def test_the_scale_word_of_a_figure(text: str, word: str | None) -> None:
    """The m of "months" is no million."""
    assert scale_word(text) == word


@given(
    value=st.decimals(min_value="0.5", max_value=10**13, places=2),
    text=st.sampled_from(["500,000 won", "$1.2m", "Rs 3 lakh", "7.25 million euros", "3,00,000"]),
)
def test_no_suggestion_is_off_by_more_than_two_percent(value: Decimal, text: str) -> None:
    """Whatever the form, the number read back is within 2% of the value, a price within half a cent."""
    numbers = {
        "500,000 won": ("500,000", "500000", "1"),
        "$1.2m": ("1.2", "1.2", "1e6"),
        "Rs 3 lakh": ("3", "3", "1e5"),
        "7.25 million euros": ("7.25", "7.25", "1e6"),
        "3,00,000": ("3,00,000", "300000", "1"),
    }
    written = write_amount(figure(text, numbers[text]), value)
    scales = {"lakh": 5, "crore": 7, "million": 6, "billion": 9, "trillion": 12, "m": 6, "bn": 9, "tn": 12}
    power = scales.get(scale_word(written) or "", 0)
    digits = "".join(character for character in written if character.isdigit() or character == ".")
    assert abs(Decimal(digits).scaleb(power) / value - 1) <= Decimal("0.02")


@pytest.mark.parametrize(
    ("language", "beside", "text", "written"),
    [
        ("ko", "", "from 15,400,000,000,000 to 300,000 is -100%", "from 15조4000억 to 30만 is -100%"),
        ("ja", "", "1,250,000,000,000 x 3 = 3,750,000,000,000", "1兆2500億 x 3 = 3兆7500億"),
        ("zh", "出口1.8万亿元", "from 1,820,000,000,000 to 45,000", "from 1.82万亿 to 4.5万"),
        ("zh", "出口182億元", "18,200,000,000", "182億"),
        ("ko", "", "1,234 and 12,345.5 and $12,000", "1,234 and 12,345.5 and $12,000"),
        ("en", "", "from 120,000 to 140,000", "from 120,000 to 140,000"),
    ],
)
def test_large_numbers_are_told_as_the_language_counts(language: str, beside: str, text: str, written: str) -> None:
    """The working of a claim has the numbers in the form of the article."""
    assert in_units_of(language, text, beside) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("from 100,000,000 to 1,250,000,000", "from 100 million to 1.25 billion"),
        ("3,000,000,000,000 / 40,000,000,000", "3 trillion / 40 billion"),
        ("1,234,567 and 1,234,500,000", "1,234,567 and 1,234,500,000"),
        ("900,000 and $5,000,000", "900,000 and $5,000,000"),
    ],
)
def test_large_numbers_are_told_in_millions(text: str, written: str) -> None:
    """Where few digits say them so."""
    assert in_millions(text) == written
