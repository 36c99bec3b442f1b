"""The grammar of money in one language, as values: how numbers, marks and what limits them are written."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.language.expression import Expression, Listed
from factcheck.language.tables import Mark, Scale
from factcheck.language.tokens import TokenPattern
from rates.values import NamedTuple


class Numerals(NamedTuple):
    """How numbers are written: separators, scale words, number words, and what joins the ends of a range.

    `openers` are number words that count before a scale only; `followers` may go on with a number in words.
    `units` and `digits` are the characters of a language that counts in units (千, 万), `native` a number in them.
    `points` part the decimals that are read out behind them ("one point five million"). `vague` words right before a
    number make it none (数, 몇), `vague_units` only one that begins with a unit; `counted` ones behind it are what it
    counts (年, 명). Documents that name a place of `swapped` change group and point over: 12,345.67 in Mexico. A bare
    number between words of `elliptic`, or between `elliptic_before` and `elliptic_behind`, is an amount of the
    currency before it; `sources` stand before what an amount came from.
    """

    group: str
    point: str
    units: dict[str, int]
    digits: dict[str, int]
    native: re.Pattern[str] | None
    scales: dict[str, Scale]
    words: dict[str, Decimal]
    openers: dict[str, Decimal]
    joins: frozenset[str]
    halves: tuple[str, ...]
    phrases: frozenset[str]
    followers: frozenset[str]
    points: frozenset[str]
    range_joins: dict[str, str]
    range_before: dict[str, str]
    range_behind: dict[str, tuple[str, ...]]
    before_years: tuple[list[str], ...]
    coin_joins: frozenset[str]
    vague: tuple[str, ...]
    vague_units: frozenset[str]
    counted: tuple[str, ...]
    elliptic: frozenset[str]
    elliptic_before: tuple[str, ...]
    elliptic_behind: tuple[str, ...]
    vouchers: tuple[str, ...]
    vouchers_low: tuple[str, ...]
    elided: bool
    sources: dict[str, str]
    swapped: Expression | None


class Marks(NamedTuple):
    """How currencies are marked. Words of several parts are keyed by all their parts, in lower case.

    `scan` finds a number in digits with the word behind it, `token` the next word; in both the second group is what
    parts them and the third the word. `before_ends` are the last two letters of the marks of letters that may stand
    before a number, `tails` those and the signs, `before_phrases` marks of several words, `openers` the words, also in
    small letters, that may follow a number: one with neither, nor a sign, is dismissed at a glance. `phrase_words` are
    all words that names and adjectives are made of, `phrase_openers` those that begin one of several. `connectors`
    stand between scale and name ("millions d'euros"), `links` also between a bare number and what follows ("20 de
    milioane"). Words of `weighing` before a number make its pounds a weight, those of `pricing` its pence money, as
    `no_prices` (1080p) are not, those of `paying` its pounds. `not_behind_one` are words that deny a name behind "one"
    (un euro più forte).
    """

    scan: TokenPattern
    token: TokenPattern
    signs: str
    before: dict[str, Mark]
    before_ends: frozenset[str]
    tails: frozenset[str]
    before_phrases: tuple[str, ...]
    behind: dict[str, Mark]
    openers: frozenset[str]
    names: dict[str, Mark]
    phrase_openers: set[str]
    phrase_words: set[str]
    adjectives: dict[str, frozenset[str]]
    connectors: frozenset[str]
    links: frozenset[str]
    not_before: dict[str, frozenset[str]]
    not_behind: dict[str, frozenset[str]]
    not_behind_one: dict[str, frozenset[str]]
    weighing: frozenset[str]
    pricing: frozenset[str]
    paying: tuple[str, ...]
    no_prices: frozenset[str]


class Context(NamedTuple):
    """What stands around a figure: hedges before (by how they end) and behind, periods, places that name a currency.

    `scripts` are characters of those who mean other currencies by a shared name (元 in Taiwan), the characters beside
    which they are a quotation, and the currencies, the likeliest first.
    """

    hedges: dict[str, tuple[tuple[str, str], ...]]
    hedges_behind: dict[str, str]
    hedge_behind: Listed
    period: Listed
    periods: dict[str, str]
    periods_before: dict[str, str]
    places: dict[str, str]
    scripts: tuple[tuple[str, str, tuple[str, ...]], ...]


class Connectives(NamedTuple):
    """What says that one figure is another, inside a sentence and across two, and what dates a claim.

    `chains` join further equivalents, `aside` may stand behind one in its bracket ("at the time"), and `differences`
    say that a figure is what another has more or less.
    """

    links: dict[str, str]
    sentences: frozenset[str]
    chains: frozenset[str]
    aside: Expression | Listed | None
    differences: frozenset[str]
    fillers: tuple[str, ...]
    months: dict[str, int]
    as_of: tuple[str, ...]
