"""FC401: conversions of units of measure, right, wrong, and none at all."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.language.units import units
from factcheck.model import Claim


def printed() -> list[list[str]]:
    """Language, verdict and text of the sentences in the table."""
    path = os.path.join(os.path.dirname(__file__), "unit_sentences.tsv")
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


RIGHT = [
    ("en", "The range is over 500 kilometres (300 miles)."),
    ("en", "It lies about 2 miles (3 km) off the coast, waves of up to 3 metres (10 feet)."),
    ("en", "A 300-foot-tall (91-metre) mast, a 13-kilometre (8-mile) long belt."),
    ("en", "A reserve of 3,000 acres (12 square km, or 4.7 square miles)."),
    ("en", "5 million acres (2 million hectares) burned; 5m acres (2m hectares) are left."),
    ("en", "He is 5ft 11in (1.80m), she is 5 feet 4 inches (163 cm), the boy is 4'11\" (150 cm)."),
    ("en", "The 6-foot-2 (188 cm) man weighs 11 stone 5 (72kg)."),
    ("en", "The baby weighed 7 pounds, 6 ounces (3.3 kg)."),
    ("en", "Half a mile (800m), three-quarters of a mile (1.2 km), 1 1/2 miles (2.4 km), 2½ miles (4 km)."),
    ("en", "The rock is 3.5 feet (one metre) wide; within five miles (8 km) of town."),
    ("en", "Apples cost £2 per kilogram (2.2 pounds)."),
    ("en", "10 tons (9 tonnes), 20 tons (20.3 tonnes), 2 gallons (9.1 litres), 2 gallons (7.6 litres)."),
    ("en", "A 12oz (340g) steak, a 12 oz (355 ml) can, 20,000 ounces (622 kg) of gold."),
    ("en", "It was 86 degrees (30 C), after minus 20 degrees Celsius (minus 4 degrees Fahrenheit) and 0C (32F)."),
    ("en", "Coffee wants 15 to 24 degrees Celsius (59 to 75 degrees Fahrenheit)."),
    ("en", "The limit is 1.5 degrees Celsius (2.7 degrees Fahrenheit) of warming."),
    ("en", "It went at 60 miles per hour (97 km per hour) in 50 knots (93 kph) of wind."),
    ("en", "It landed at 12,300 miles (19,800 kilometres) per hour."),
    ("en", "It does 30 miles per gallon (7.8 litres per 100km)."),
    ("en", "550,000 pounds (250,000 kilograms) of thrust; 500 hp (373 kW); 30 psi (2.1 bar); 5 MWh (18 GJ)."),
    ("en", "It is 3,960 miles (6373.000 km) to the centre."),
    ("en", "A pool (50m x 25m x 2m) contains 2,500,000 litres; a 6ft x 4ft (1.8m x 1.2m) box."),
    ("en", "The 400 tonnes of groundwater a day equals 400,000 litres."),
    ("en", "An area of 268,021 km2 (103,483 sq mi), 120 miles (193 km north of the city)."),
    ("ko", "대지 100평(약 330㎡), 3만3000㎡(1만 평), 시속 100㎞(62마일), 섭씨 30도(화씨 86도)다."),
    ("ko", "키 6피트 2인치(188㎝), 200파운드(90.7㎏), 기온은 영하 20도(화씨 영하 4도)다."),
    ("ja", "100坪(約330平方メートル)、3町歩(約3ヘクタール)、50ヘクタール（15万坪）、時速160キロ（約100マイル）。"),
    ("zh", "占地100亩（6.67公顷），约1.5万平方米（22.5亩），时速100公里（62英里），零下20摄氏度（零下4华氏度）。"),
    ("de", "Sie werden 8 bis 12 Zoll (20-30 cm) hoch; 1.500 Hektar (15 Quadratkilometer); 5,9 l/100 km (40 mpg)."),
    ("fr", "À 10 milles marins (18,5 km), 6 pieds (1,83 mètre), 30 degrés Celsius (86 degrés Fahrenheit)."),
    ("es", "Unos 500 kilómetros (300 millas), 10.000 pies (3.048 metros), 50 libras (22,7 kilos)."),
]

WRONG = [
    # language, text, what is suggested, the cause
    ("ko", "공장 터는 33만㎡(약 20만평)이다.", "10만평", None),
    ("ja", "敷地は33万平方メートル（約20万坪）だ。", "10万坪", None),
    ("zh", "占地3万亩（约4万公顷）。", "2,000公顷", None),
    ("en", "One charge takes it 335 miles (593 kilometers).", "539 kilometers", "swapped"),
    ("en", "The road is 500 kilometres (800 miles) long.", "310 miles", "inverted"),
    ("en", "The road is 500 kilometres (3,100 miles) long.", "310 miles", "magnitude"),
    ("en", "The road is 500 kilometres (500 miles) long.", "310 miles", "copied"),
    ("en", "They own 5 million acres (20 million hectares).", "2 million hectares", "magnitude"),
    ("en", "The park has 100 square miles (160 square km).", "260 square km", "unit"),
    ("en", "It was 30 C (54 F) in the shade.", "86 F", "unit"),
    ("en", "It was minus 5 degrees Celsius (32 F).", "23 F", "swapped"),
    ("en", "Coffee wants 15 to 24 degrees Celsius (59 to 57 degrees Fahrenheit).", "59 to 75 degrees Fahrenheit", None),
    ("en", "10,000 US gallons (45,500 litres) leaked.", "37,900 litres", "unit"),
    ("en", "A 6-foot-2 (168 cm) man.", "188 cm", None),
    ("en", "The pipe is 1.8m (16 ft) long.", "5.9 ft", None),
    ("en", "The 400 tonnes of groundwater a day equals 700,000 litres.", "400,000 litres", None),
    ("ko", "시속 100㎞(82마일)로 달렸다.", "62마일", None),
    ("ko", "섭씨 30도(화씨 96도)였다.", "화씨 86도", None),
    ("ja", "高さ30フィート(約19メートル)だ。", "9.1メートル", None),
    ("zh", "占地100亩（约66.7公顷）。", "6.67公顷", "magnitude"),
    ("de", "Das sind 500 Kilometer (rund 800 Meilen).", "310 Meilen", "inverted"),
    ("fr", "À 100 miles (260 km) au nord.", "160 km", None),
    ("es", "Unas 2.000 acres (890 hectáreas).", "810 hectáreas", "swapped"),
]

NONE = [
    ("en", "He won the 100m and 200m titles, and the 4x400m relay."),
    ("en", "Her events are 5 km or 13.1 miles."),
    ("en", "A 6-foot (1.8-metre) wall by 5, an 86-inch (okay, 85.6-inch) monitor."),
    ("en", "They raised 5 pounds (6 euros) for every 2 kg of rice."),
    ("en", "A £100m (80m people) deal for 3 miles of track (2 km of which is new)."),
    ("en", "Petrol is $3.50 a gallon (92 cents a litre)."),
    ("en", "Two-fifths of a mile (640 m) are not read."),
    ("en", "The 35-year-old won 6-4 at 10:30, in 9.58 seconds (37.6 km/h)."),
    ("ko", "전용면적 84㎡(34평) 아파트다."),
]


def sentences(kind: str) -> list[tuple[str, str]]:
    """The sentences of a kind in units.tsv, with their language."""
    with open(os.path.join(os.path.dirname(__file__), "units.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return [(language, text) for one, language, text in rows if one == kind]


@pytest.mark.parametrize(("language", "text"), sentences("right"))
def test_a_sentence_of_a_newspaper_is_recognised(language: str, text: str) -> None:
    """Lengths to fuel use, hedged, in ranges, in words, per minute and by sides: they hold, and nothing is told of."""
    report = factcheck.check(text, language=language)
    assert "ok" in {claim.verdict for claim in report.claims if claim.kind == "unit"}
    assert not [finding.message for finding in report.findings if finding.severity != "note"]


@pytest.mark.parametrize(("language", "text"), sentences("none"))
def test_a_sentence_without_a_wrong_conversion_is_left_alone(language: str, text: str) -> None:
    """Two quantities that stand beside each other need not be one."""
    report = factcheck.check(text, language=language)
    assert not [finding.message for finding in report.findings if finding.severity != "note"]


def claims(language: str, text: str) -> tuple[list[Claim], list[str]]:
    """The claims of units in a text, and the messages of the findings about them."""
    report = factcheck.check(text, language=language)
    messages = [finding.message for finding in report.findings if finding.code == "FC401"]
    return [claim for claim in report.claims if claim.kind == "unit"], messages


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_a_right_conversion_is_recognised(language: str, text: str) -> None:
    """Whatever the wording, each bracket states a claim, and it holds."""
    found, messages = claims(language, text)
    brackets = text.count("(") + text.count("（") - text.count("(50m")
    assert {claim.verdict for claim in found} == {"ok"}
    assert len(found) >= brackets
    assert messages == []


@pytest.mark.parametrize(("language", "text", "suggested", "cause"), WRONG)
def test_a_wrong_conversion_is_told_with_a_correction(
    language: str, text: str, suggested: str, cause: str | None
) -> None:
    """The correction is in the writer's form, and the cause is named where just one fits."""
    report = factcheck.check(text, language=language)
    (finding,) = [finding for finding in report.findings if finding.code == "FC401"]
    claim = report.claims[finding.claim or 0]
    assert claim.verdict == "wrong"
    assert claim.roles == ("converted", "equivalent")
    assert [edit.text for edit in finding.edits] == [suggested]
    assert (claim.cause.kind if claim.cause else None) == cause
    corrected = text[: finding.start] + suggested + text[finding.end :]
    assert claims(language, corrected)[1] == []


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_conversion_raises_nothing(language: str, text: str) -> None:
    """Alternatives, races, nominal sizes, money and prices are left alone."""
    found, messages = claims(language, text)
    assert messages == []
    assert all(claim.verdict == "ok" for claim in found)


def test_the_working_shows_the_factor_and_its_source() -> None:
    """What is needed to work it out again: the result, what the unit is worth, what the printed figure allows."""
    report = factcheck.check("The road is 500 kilometres (800 miles) long.")
    assert report.findings[0].working == (
        "500 kilometres = 310.686 miles",
        "1 mile = 1609.34 m (international yard and pound agreement 1959)",
        '"800 miles" as printed allows 780 to 820 miles',
    )
    assert report.findings[0].message == "800 miles is 2.6 times too high for 500 kilometres"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It sailed 300 nautical miles (483 km).", "right if miles are meant, not nautical miles"),
        ("It weighed 1,000 short tons (1,016 tonnes).", "right if long tons are meant, not short tons"),
        ("The field is 10 square feet (3 square metres).", "right from feet to metres: the factor is that of lengths"),
        ("It is 80 kilometres (129 miles) away.", "converted the wrong way round: right from miles to kilometres"),
    ],
)
def test_the_cause_names_units_in_words(text: str, told: str) -> None:
    """Not by symbols that only the table of units knows, such as nmi and short-ton."""
    (claim,) = factcheck.check(text).claims
    assert claim.cause is not None
    assert claim.cause.detail == told


def test_the_working_tells_how_scales_of_temperature_differ() -> None:
    """By their zero points and by their degrees."""
    (finding,) = factcheck.check("The room was 20 degrees Celsius (98 F).").findings
    assert finding.working[1] == "°F minus 32, times 5/9, is °C (Celsius and Fahrenheit scales)"


def test_the_figures_are_quantities_with_their_unit() -> None:
    """The report lists them by symbol; pounds beside kilograms are no money."""
    report = factcheck.check("It weighs 550,000 pounds (250,000 kilograms).")
    assert [(figure.kind, figure.amount, figure.unit, figure.currency) for figure in report.figures] == [
        ("quantity", 550000, "lb", None),
        ("quantity", 250000, "kg", None),
    ]


def test_a_quantity_alone_is_no_figure() -> None:
    """Nothing could be checked of it."""
    assert factcheck.check("The road is 500 kilometres long.").figures == ()


PAIRS = [("km", "mi"), ("mi", "km"), ("ft", "m"), ("acre", "ha"), ("kg", "lb"), ("l", "gal-us"), ("mph", "km/h")]
NAMES = {"gal-us": "US gallons", "acre": "acres"}


@given(st.sampled_from(PAIRS), st.integers(10, 99_999), st.integers(3, 6))
def test_a_conversion_to_three_digits_or_more_is_right(pair: tuple[str, str], amount: int, digits: int) -> None:
    """However large the number, a result that is rounded is no mistake, and ten times as much is one."""
    one, other = (units()[symbol] for symbol in pair)
    exact = other.from_base(one.to_base(Decimal(amount)))
    rounded = exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1))
    names = [NAMES.get(symbol, symbol) for symbol in pair]
    verdicts = {
        claims("en", f"It is {amount} {names[0]} ({stated:f} {names[1]}).")[0][0].verdict
        for stated in (rounded.normalize(), exact.normalize().quantize(Decimal("0.000001")))
    }
    assert verdicts == {"ok"}
    assert claims("en", f"It is {amount} {names[0]} ({rounded * 10:f} {names[1]}).")[0][0].verdict == "wrong"


@given(st.text(alphabet="0123456789.,½/ -'\"()kmft°CFinaelbsoz㎡평万", max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands there, the check ends, and each claim lies inside the text."""
    for language in ("en", "ko", "zh"):
        for claim in claims(language, text)[0]:
            assert 0 <= claim.start < claim.end <= len(text)
            assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(("language", "verdict", "text"), printed())
def test_sentences_as_newspapers_print_them(language: str, verdict: str, text: str) -> None:
    """Right ones, the same with a slip of the keyboard, and two sizes of different things."""
    report = factcheck.check(text, language=language)
    errors = [finding for finding in report.findings if finding.code == "FC401"]
    assert bool(errors) == (verdict == "wrong")
    assert verdict == "silent" or verdict in {claim.verdict for claim in report.claims if claim.kind == "unit"}
