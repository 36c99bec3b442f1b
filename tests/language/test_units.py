"""The table of units and the names that languages have for them."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest

from factcheck.language import units
from factcheck.language.tables import DATA, rows

LANGUAGES = sorted(name[:-4] for name in os.listdir(os.path.join(DATA, "units")) if name.endswith(".tsv"))

# What the oracle calls each unit. Units of East Asia, and those that it lacks, are in the table below with their laws.
ORACLE = {
    "m": "meter", "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "µm": "micrometer", "nm": "nanometer",
    "mi": "mile", "yd": "yard", "ft": "foot", "in": "inch", "nmi": "nautical_mile", "ly": "light_year",
    "au": "astronomical_unit", "m²": "meter**2", "km²": "kilometer**2", "cm²": "centimeter**2", "ha": "hectare",
    "are": "are", "mi²": "mile**2", "yd²": "yard**2", "ft²": "foot**2", "in²": "inch**2",
    "acre": "mile**2/640", "kg": "kilogram", "g": "gram", "mg": "milligram", "t": "metric_ton", "lb": "pound",
    "oz": "ounce", "oz-troy": "troy_ounce", "stone": "stone", "cwt": "long_hundredweight", "short-ton": "short_ton",
    "long-ton": "long_ton", "carat": "carat", "m³": "meter**3", "km³": "kilometer**3", "cm³": "centimeter**3",
    "hm³": "hectometer**3", "l": "liter", "ml": "milliliter", "cl": "centiliter", "dl": "deciliter", "hl": "hectoliter",
    "gal-us": "gallon", "gal-uk": "imperial_gallon", "qt-us": "quart", "qt-uk": "imperial_quart", "pt-us": "pint",
    "pt-uk": "imperial_pint", "floz-us": "fluid_ounce", "floz-uk": "imperial_fluid_ounce", "cup-us": "cup",
    "bbl": "oil_barrel", "bbl-uk": "imperial_barrel", "bushel": "bushel", "bushel-uk": "imperial_bushel",
    "ft³": "foot**3", "yd³": "yard**3", "in³": "inch**3", "mi³": "mile**3", "km/h": "kilometer/hour",
    "m/s": "meter/second", "km/s": "kilometer/second", "mph": "mile/hour", "mi/s": "mile/second", "ft/s": "foot/second",
    "kn": "knot", "J": "joule", "kJ": "kilojoule", "MJ": "megajoule", "GJ": "gigajoule", "kWh": "kilowatt_hour",
    "MWh": "megawatt_hour", "GWh": "gigawatt_hour", "TWh": "terawatt_hour", "cal": "calorie", "kcal": "kilocalorie",
    "Btu": "british_thermal_unit", "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt",
    "hp-uk": "horsepower", "hp-metric": "metric_horsepower", "Pa": "pascal", "hPa": "hectopascal",
    "kPa": "kilopascal", "MPa": "megapascal", "bar": "bar", "mbar": "millibar", "atm": "standard_atmosphere",
    "psi": "pound_force_per_square_inch", "mmHg": "millimeter_Hg", "inHg": "inch_Hg", "N": "newton",
    "kN": "kilonewton", "MN": "meganewton", "lbf": "pound_force", "kgf": "kilogram_force", "Nm": "newton*meter",
    "lb-ft": "pound_force*foot", "fathom": "2*yard", "furlong": "220*yard", "league": "3*mile",
}  # fmt: skip
CONVENTIONS = ("furlong", "inHg", "mmHg", "Btu")  # measured in other feet, or at another temperature


@pytest.mark.parametrize("symbol", ORACLE)
def test_a_factor_is_that_of_another_library(symbol: str) -> None:
    """Every factor agrees to nine digits with the one that pint has."""
    registry = pytest.importorskip("pint").UnitRegistry()
    unit = units.units()[symbol]
    base = ORACLE[units.base(unit.dimension)]
    expected = registry.parse_expression(ORACLE[symbol]) / registry.parse_expression(base)
    tolerance = 1e-5 if symbol in CONVENTIONS else 1e-9
    assert float(expected.to("dimensionless").magnitude) == pytest.approx(float(unit.factor), rel=tolerance)


@pytest.mark.parametrize(
    ("amount", "symbol", "expected", "other"),
    [
        ("100", "°C", "212", "°F"),
        ("-40", "°C", "-40", "°F"),
        ("0", "K", "-273.15", "°C"),
        ("100", "pyeong", "330.5785", "m²"),
        ("1", "chobu", "9917.3554", "m²"),
        ("15", "mu", "1", "ha"),
        ("100", "qing", "6.6667", "km²"),
        ("2", "jin", "1", "kg"),
        ("1", "geun-meat", "0.6", "kg"),
        ("30", "mpg-us", "7.8405", "l/100km"),
        ("30", "mpg-uk", "9.4160", "l/100km"),
        ("20", "km/l", "5", "l/100km"),
        ("5", "l/100km", "47.0429", "mpg-us"),
        ("1", "acre-ft", "1233.4818", "m³"),
        ("1", "sho", "1.8039", "l"),
    ],
)
def test_a_value_in_another_unit(amount: str, symbol: str, expected: str, other: str) -> None:
    """Worked out by hand from the laws and definitions."""
    one, another = units.units()[symbol], units.units()[other]
    assert one.dimension == another.dimension
    assert round(another.from_base(one.to_base(Decimal(amount))), 4) == Decimal(expected)


@pytest.mark.parametrize("symbol", units.units())
def test_there_and_back_is_the_same(symbol: str) -> None:
    """A value in the base unit and back is the value."""
    unit = units.units()[symbol]
    assert unit.from_base(unit.to_base(Decimal(7))) == pytest.approx(Decimal(7))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_of_a_unit_in_the_table(language: str) -> None:
    """No name stands for a symbol without a factor, and none twice in one table."""
    names = [(word, row.value) for row in rows(f"units/{language}") if row.kind == "name" for word in row.words]
    assert [name for name in names if not units.readings(name[1])] == []
    assert len({word for word, _ in names}) == len(names)


def test_readings_come_with_the_likeliest_first() -> None:
    """A ton has three, a mile one; what is no unit has none."""
    assert [unit.symbol for unit in units.readings("ton")] == ["short-ton", "t", "long-ton"]
    assert [unit.symbol for unit in units.readings("mi")] == ["mi"]
    assert units.readings("times") == ()
    assert units.dimensions("ounce") == {"mass", "volume"}


def test_a_language_without_a_table_has_the_symbols() -> None:
    """Kilometres are km everywhere."""
    assert ("km", "km", False) in units.unit_words("fi").names["km"]
