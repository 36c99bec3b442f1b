"""The cost of a text is linear in its length, whatever stands in it: four times the text costs 2.2 ** 2 times at most.

What is counted are calls, of functions and of what is built in, which no busy machine changes. What one call does, such
as a search that looks ever further, shows in time alone: there what is squared, 16 times, is told from what is linear,
4 times, by the least of several rounds. A check contains the extraction of figures.
"""

import datetime as dt
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck

DAY = dt.date(2019, 5, 31)
GROWTH, ALLOWED, ALLOWED_TIME = 4, 2.2**2, 9
SHORT = 2_000  # characters; below, what looks around in a sentence sees ever more of it
ENOUGH = 0.002  # seconds that are long enough to be measured
LONGEST = 32_000
ROUNDS = 8

# Language and what is repeated: digits, separators, spaces, signs, scale words, hedges, brackets, claims.
UNITS = [
    *(("en", unit) for unit in ("1", "1,", "1.", "1 ", "123,", "1\u00a0", "1'", "1/", "1:", "1-", " ", "\n", "-", "a")),
    *(("en", unit) for unit in ("$", "$ ", "$1", "$1 ", "1$", "$1-", "$1 (", "($1) ", "$1 to ")),
    *(("en", unit) for unit in ("| $1 ", "| $1 | 2 |\n", "$1 = ")),
    *(("en", unit) for unit in ("million ", "million", "1 million ", "lakh crore ", "one hundred and ", "half a ")),
    *(("en", unit) for unit in ("USD ", "about ", "$5m, or about ", "$5 a month ", "from $1 to $2 ", "in 2014 won ")),
    *(("en", unit) for unit in ("`$1 ", "1% ", "two times ", "5 km (", "the dollar fell 3% against the euro ")),
    *(("ko", unit) for unit in ("만", "1만 ", "억 ", "원", "5원", "약 ", "1조 2억 ", "삼천")),
    *(("zh", unit) for unit in ("元", "1元", "万", "三千五百", "约", "每股", "1元至", "其中1亿")),
    *(("ja", unit) for unit in ("円", "1億", "1円から", "数")),
    *(("ru", unit) for unit in ("рублей ", "1 млн ", "тысяч ", "от 1 до ", "с половиной ", "— 1 000 000 ")),
    *(("de", unit) for unit in ("hundert", "hundert ", "Mio. ", "1 Mio. Euro, ", "5 Euro 50 ", "1 bis ")),
    *(("fr", unit) for unit in ("mille ", "quatre-vingt-", "de ", "1 million d'", "contre 1 million ")),
    *(("es", unit) for unit in ("mil ", "1 mil ", "millones de ")),
    *(("it", "mille"), ("it", "centomila "), ("pt", "R$ 1 mil e "), ("nl", "tweehonderd"), ("id", "Rp 1 juta ")),
    *(("tr", "bin "), ("th", "1 บาท"), ("ar", "1 مليون "), ("hi", "1 लाख "), ("ka", "ათასი ")),
    *(("mn", "сая "), ("sq", "mijë ")),
]  # fmt: skip
PIECES = (
    *("1", "12", "123", "1,234", "2.5", "2019", ",", ".", " ", "\u00a0", "\n", "-", "–", "'", "(", ")", "=", "/"),
    *(
        "$",
        "€",
        "£",
        "US$",
        "Rs ",
        "USD",
        "%",
        " million ",
        "bn",
        "m",
        " thousand ",
        " and ",
        " or about ",
        " to ",
        " of ",
    ),
    *(
        " dollars ",
        " pounds ",
        " a month",
        "more than ",
        "from ",
        "two ",
        " half ",
        " euros",
        "원",
        "만",
        "万",
        "元",
        "млн ",
    ),
    *("fell ", "rose ", "total ", "per ", "km", "euro "),
)


def seconds(work, text, language):
    """How long the process worked."""
    started = time.process_time()
    work(text, language)
    return time.process_time() - started


def calls(work, text, language):
    """How many functions, methods and classes were called."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    former = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(text, language)
    finally:
        sys.setprofile(former)
    return count


def checked(text, language):
    """A whole check."""
    factcheck.check(text, date=DAY, language=language)


def repeated(unit, length):
    """A text of about a length."""
    return unit * (length // len(unit) + 1)


def growth_of_calls(work, unit, language):
    """How many times more calls a text needs that is four times as long."""
    short, long = repeated(unit, SHORT), repeated(unit, GROWTH * SHORT)
    work(short, language)
    work(long, language)
    return calls(work, long, language) / calls(work, short, language)


def growth_of_time(work, unit, language):
    """How many times longer four times the text takes, measured until it is little enough or there is no doubt."""
    length = SHORT
    work(repeated(unit, length), language)
    while (least := seconds(work, repeated(unit, length), language)) < ENOUGH and length < LONGEST:
        length *= 2
    most = seconds(work, repeated(unit, GROWTH * length), language)
    for _ in range(ROUNDS):
        if most <= ALLOWED_TIME * least:
            break
        least = min(least, seconds(work, repeated(unit, length), language))
        most = min(most, seconds(work, repeated(unit, GROWTH * length), language))
    return most / least


@pytest.mark.parametrize(("language", "unit"), UNITS)
def test_the_cost_of_a_run_is_linear(language, unit):
    """Runs of one thing, which nobody writes and everybody may paste."""
    assert growth_of_calls(checked, unit, language) <= ALLOWED
    assert growth_of_time(checked, unit, language) <= ALLOWED_TIME


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), st.sampled_from("en de fr ko zh ru".split())
)
def test_the_cost_of_any_mixture_is_linear(unit, language):
    """Mixtures of digits, separators, spaces, signs, scale words and the words of claims, over and over."""
    assert growth_of_calls(checked, unit, language) <= ALLOWED


def test_what_is_not_linear_would_be_seen():
    """The measures tell: what looks at every pair of places grows far more than is allowed."""

    def squared_calls(text, language):
        for place in range(0, len(text), 100):
            for other in range(0, len(text), 100):
                text.startswith(language, place, other)

    def squared_time(text, language):
        for place in range(0, len(text), 50):
            text.count(language, place)

    assert growth_of_calls(squared_calls, "1", "en") > ALLOWED
    assert growth_of_calls(squared_time, "1", "en") <= ALLOWED
    assert growth_of_time(squared_time, "1", "en") > ALLOWED_TIME
