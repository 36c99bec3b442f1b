"""What a language says of rates: the periods and units that an amount is for, and the words for what it comes to.

Read only when a sentence may hold a rate, by the check of amounts per period and per unit.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from factcheck.language import expressions
from factcheck.language.expression import Expression
from factcheck.language.identify import frequent_words
from factcheck.language.lexicon import ALIASES, FALLBACK
from factcheck.language.tables import Tables, languages
from factcheck.language.tables import tables as read_tables
from rates.values import NamedTuple

PERIODS = ("minute", "hour", "day", "week", "month", "quarter", "semester", "year", "decade")
_ENDING, _SHORTEST = 3, 3  # letters of a plural, and of the shortest noun that takes one
_WORD = Expression(r"[^\W\d_]+")
_GROUP = r"(?:\s[^\W\d_]+(?:['’]s?)?){0,4}\s?$"  # "each of the company's"


class RateWords(NamedTuple):
    """The words of one language around rates.

    `behind` finds a period behind an amount (a month), `before` one in front (annual); `periods` tells which it is.
    `units` gives the period or unit that a noun counts: shares, years. `each` leads to any noun (per job),
    `all_of` say that an amount is for each of them, `priced` lead to the price of one, `divided` to the number that a
    total is divided by. `each_of` leads to a number of which another amount is for each one (each of the 40 users),
    `parts` joins a number to what each of its parts is (36 instalments of), `during` before a length of time tells that
    it lasts so long, and bounds nothing (over five years), `beside` adds a number to what goes before (with 80 users).
    `comes_to` are words before what a product comes to (raised, worth), `reaps` those of them that tell it behind "and"
    ("sold 40 at $5 each and got"), `apart` pieces of words that part what is told (in the first year), `makes` words
    that say what comes of the others wherever they stand between two amounts (values the company at), `wholes` nouns
    behind it (a $2m contract); `equal` are words that make two amounts one, `wages` those of amounts that are paid for
    a longer time as for a shorter one, `lent` those of loans, whose payments have interest in them, `always` things
    that come on every day of the year (passengers); `annual` are pieces of words for a payment of a quarter as that of
    a year; `few` are small numbers in words that are no figures; `small` the words that every text has.
    """

    behind: re.Pattern[str] | None
    before: re.Pattern[str] | None
    periods: dict[str, str]
    units: dict[str, str]
    each: re.Pattern[str] | None
    all_of: re.Pattern[str] | None
    priced: tuple[str, ...]
    divided: tuple[str, ...]
    each_of: re.Pattern[str] | None
    parts: tuple[str, ...]
    during: frozenset[str]
    beside: frozenset[str]
    comes_to: re.Pattern[str] | None
    apart: tuple[str, ...]
    reaps: re.Pattern[str] | None
    always: frozenset[str]
    makes: re.Pattern[str] | None
    wholes: frozenset[str]
    wages: re.Pattern[str] | None
    lent: re.Pattern[str] | None
    equal: re.Pattern[str] | None
    annual: tuple[str, ...]
    few: dict[str, Decimal]
    small: frozenset[str]
    unspaced: bool


@cache
def rate_words(language: str | None) -> RateWords:
    """The words of a language; an unknown one falls back on English."""
    code = ALIASES.get(language or "", language or FALLBACK)
    tables = read_tables(code if code in languages() else FALLBACK)
    unspaced = bool({"unspaced", "endings"} & set(tables.words("trait")))
    per = {word.lower(): value for word, value in tables.values("per").items()}
    per |= {word.lower(): value for word, value in tables.values("per-before").items() if unspaced}
    named = {word.lower(): value for word, value in tables.values("period").items()}
    periods = {word: value for word, value in (per | named).items() if value in PERIODS}
    named = periods if unspaced else named
    return RateWords(
        behind=_pattern(tuple(periods), unspaced=unspaced),
        before=_pattern(tuple(named), unspaced=unspaced),
        periods=periods,
        units=_units(tables, per, unspaced=unspaced),
        each=_pattern(tables.words("per-each"), unspaced=unspaced, more=r"\s+(\d+|(?:[^\W\d_]+[\s-]){0,2}[^\W\d_]+)"),
        all_of=_pattern(tables.words("per-all"), unspaced=unspaced),
        priced=tables.words("per-at"),
        divided=tables.words("per-divided"),
        each_of=_pattern(tables.words("per-each-of"), unspaced=unspaced, more=_GROUP),
        parts=tuple(f" {word}" for word in tables.words("per-of")),
        during=frozenset(tables.words("per-during")),
        beside=frozenset(tables.words("per-with")),
        comes_to=_pattern(tables.words("per-total"), unspaced=unspaced),
        apart=tuple(word.replace("_", " ") for word in tables.words("per-apart")),
        reaps=_pattern(tables.words("per-reap"), unspaced=unspaced, more="" if unspaced else r"\s*$"),
        always=frozenset(plain(word) for word in tables.words("per-always")),
        makes=_pattern(tables.words("per-makes"), unspaced=unspaced),
        wholes=frozenset(plain(word) for word in tables.words("per-whole")),
        wages=_pattern(tables.words("per-wage"), unspaced=unspaced),
        lent=_pattern(tables.words("per-lent"), unspaced=unspaced),
        equal=_pattern(tables.words("per-equal"), unspaced=unspaced),
        annual=tables.words("per-annualised"),
        small=frequent_words(code) if not unspaced else frozenset(),
        few={word: Decimal(value) for word, value in tables.values("few").items()},
        unspaced=unspaced,
    )


def _pattern(words: tuple[str, ...], *, unspaced: bool, more: str = "") -> re.Pattern[str] | None:
    edge = "" if unspaced else r"(?![^\W\d_])"
    start = "" if unspaced else r"(?<![^\W\d_])"
    return re.compile(rf"{start}(?i:{expressions.alternatives(words)}){edge}{more}") if words else None


def _units(tables: Tables, per: dict[str, str], *, unspaced: bool) -> dict[str, str]:
    """The nouns that units and periods are counted by, from the phrases for "per" each of them, but not daily, each."""
    found = {plain(word): value for word, value in tables.values("per-noun").items()}
    for phrase, value in per.items():
        words = _WORD.findall(phrase)
        if value and (len(words) > 1 or (unspaced and words)):
            found.setdefault(plain(words[-1]), value)
    return found


def plain(word: str) -> str:
    """A word in small letters without accents, which plurals take or lose (acción, acciones)."""
    letters = (mark for mark in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", "".join(letters))


def unit_of(noun: str, words: RateWords) -> str | None:
    """The unit or period that a noun counts, in the singular or with an ending more; without spaces, what it begins."""
    shortest = 1 if words.unspaced else max(_SHORTEST, len(noun) - _ENDING)
    forms = (noun[:end] for end in range(len(noun), min(shortest, len(noun)) - 1, -1))
    return next((words.units[form] for form in forms if form in words.units), None)


def same_noun(one: str, other: str) -> bool:
    """Whether two nouns differ in an ending at most."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING
