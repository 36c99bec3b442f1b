"""Quantities with units: which are read, in parts and in words, and which are left to others."""

from __future__ import annotations

import pytest

from factcheck.extractor import extract_all
from factcheck.model import Document, plain

CASES = [
    # language, text, amount (two for a range) and unit of each quantity
    ("en", "500 kilometres (300 miles)", [("500", "km"), ("300", "mi")]),
    ("en", "2.5m acres (1 million hectares)", [("2500000", "acre"), ("1000000", "ha")]),
    ("en", "a 100,000-square-mile (259,000 sq. km) area", [("100000", "mi²"), ("259000", "km²")]),
    ("en", "10-16 feet (3-5 metres)", [("10", "16", "ft"), ("3", "5", "m")]),
    ("en", "between 5 and 10 miles (8 to 16 km)", [("5", "10", "mi"), ("8", "16", "km")]),
    ("en", "5ft 11in (1.80m)", [("71", "in"), ("1.8", "m")]),
    ("en", "11 stone 5 (72 kg)", [("159", "lb"), ("72", "kg")]),
    ("en", "7 pounds, 6 ounces (3.3 kg)", [("118", "oz"), ("3.3", "kg")]),
    ("en", "4'11\" (150 cm)", [("59", "in"), ("150", "cm")]),
    ("en", "two and a half miles (4 km)", [("2.5", "mi"), ("4", "km")]),
    ("en", "1 1/2 miles (2.4 km)", [("1.5", "mi"), ("2.4", "km")]),
    ("en", "½ mile (800 m)", [("0.5", "mi"), ("800", "m")]),
    ("en", "3.5 feet (one metre)", [("3.5", "ft"), ("1", "m")]),
    ("en", "50m x 25m x 2m holds 2,500,000 litres", [("2500", "m³"), ("2500000", "l")]),
    ("en", "minus 20 degrees Celsius (-4 F)", [("-20", "°C"), ("-4", "°F")]),
    ("en", "7 in (18 cm) of rain", [("7", "in"), ("18", "cm")]),
    ("en", "550,000 pounds (250,000 kg)", [("550000", "lb"), ("250000", "kg")]),
    ("en", "up 7 in 2018 (18 cm)", []),
    ("en", "5 km, 10 km and 20 km", []),
    ("en", "R2D2 ran 10 km in 5 hours (3 days)", []),
    ("ko", "3만3000㎡(1만 평)", [("33000", "m²"), ("10000", "pyeong")]),
    ("ko", "섭씨 30도(화씨 86도)", [("30", "°C"), ("86", "°F")]),
    ("ja", "時速160キロ（約100マイル）", [("160", "km/h"), ("100", "mph")]),
    ("zh", "1.5万平方米（22.5亩）", [("15000", "m²"), ("22.5", "mu")]),
    ("de", "5,9 l/100 km (40 mpg)", [("5.9", "l/100km"), ("40", "mpg")]),
    ("fi", "500 km (300 mi)", [("500", "km"), ("300", "mi")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_quantities_of_a_text(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    """Each with its amount in the unit, where another of the same dimension stands beside it."""
    figures = [figure for figure in extract_all(Document(text, language=language)) if figure.kind == "quantity"]
    amounts = [[value for value in (one.amount, one.amount_high) if value is not None] for one in figures]
    found = [(*map(plain, values), one.unit) for values, one in zip(amounts, figures, strict=True)]
    assert found == expected
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("They gave 5 million pounds (6 million euros) for 2 kg.", ["GBP", "EUR"]),
        ("It cost £5m (5m users, 10 ft).", ["GBP"]),
        ("It lost 5,000 pounds (2,268 kg).", []),
    ],
)
def test_money_wins_but_over_pounds_beside_kilograms(text: str, currencies: list[str]) -> None:
    """A figure of money stays one, unless its pounds are said to be so many kilograms."""
    figures = extract_all(Document(text, language="en"))
    assert [figure.currency for figure in figures if figure.kind == "money"] == currencies


def test_the_hedges_of_quantities() -> None:
    """What limits a quantity is kept with it."""
    figures = extract_all(Document("more than 500 kilometres (about 300 miles)", language="en"))
    assert [(figure.hedge, figure.bound) for figure in figures] == [("more than", "over"), ("about", "about")]
