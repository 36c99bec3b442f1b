"""What a language says of exchange rates: bare names of currencies, and the words of rates, moves and records.

Only texts that name a currency without an amount need these; they are compiled when the first of them comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from factcheck.language.expressions import alternatives, tree
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.tables import Tables

DIGITS = r"\d[\d.,]*\d|\d"
NOTHING = r"(?!)"
_SHORT = 50_000
_VALUED = ("word", "move", "period", "record", "span", "count")
_PARTS = (
    "rate-filler", "rate-move", "rate-record", "rate-at", "rate-per", "rate-article", "rate-period", "rate-since",
    "rate-in", "rate-span", "rate-count", "rate-percent", "hedge", "month",
)  # fmt: skip
_DAY = r"(?:(?P<day>\d{{1,2}})\.?\s(?:de\s)?)?(?P<month>{months})\.?(?:\s(?P<day2>\d{{1,2}})(?!\d))?(?:st|nd|rd|th)?"
_WESTERN = rf"(?:{_DAY}(?:,?\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d))?|(?P<only>(?:19|20)\d\d)(?!\d))"
_EASTERN = (
    r"(?P<only>(?:19|20)\d\d)[年년]\s?(?:(?P<month>\d{1,2})[月월]\s?(?:(?P<day>\d{1,2})[日일])?)?(?:\([^)]{0,24}\))?"
)


class Markets:
    """The words of rates in one language. What needs an expression is compiled when it is first asked for."""

    def __init__(self, language: str) -> None:
        self._words, self._tables = lexicon(language), Tables(language)
        self._glued = "unspaced" in self._words.traits
        self.names = _names(self._words, self._tables)
        self.articled = frozenset(word for word, row in self._tables.pairs("rate-name") if "article" in row.note)
        self.rate_words = frozenset(self._tables.words("rate-word"))
        self.own = frozenset(self._tables.words("rate-currency"))
        self.equal = frozenset(word.lower() for word in self._tables.words("rate-equal"))
        self.values = {kind: _lower(self._tables.values(f"rate-{kind}")) for kind in _VALUED}
        self.places = {**self._words.context.places, **self._tables.values("rate-place")}
        anchors = (*self.names, *self.own, *self._tables.words("rate-word"))
        self._scannable = {name: re.escape(name) for name in anchors}
        self._scans: dict[tuple[str, ...], tuple[re.Pattern[str], ...]] = {}

    def bare(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where a bare name may stand; the name is group 1."""
        names = tuple(self._scannable)
        if len(text) < _SHORT:
            lower = text.lower()  # a short text is searched name by name, for that needs no large expression
            names = tuple(name for name in names if name.lower() in lower)
        if names and names not in self._scans:
            self._scans[names] = self._compiled(names)
        for scan in self._scans.get(names, ()):
            yield from scan.finditer(text)

    def _compiled(self, names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
        if self._glued:
            return (re.compile(f"({tree({name: self._scannable[name] for name in names})})"),)
        lower = {name: re.escape(name) for name in names}
        upper = {name[0].upper() + name[1:]: re.escape(name[0].upper() + name[1:]) for name in names}
        inside = tree(upper if self._tables.words("rate-case") else lower)
        openers = "".join(re.escape(opener) for opener in self._tables.words("rate-opener"))
        patterns = [rf" ({inside})\b", rf"(?:\n|[.!?] |^)({tree(lower | upper)})\b"]
        return tuple(re.compile(one) for one in (*patterns, *((rf"[{openers}]({inside})\b",) if openers else ())))

    @cached_property
    def per(self) -> re.Pattern[str]:
        """Ends in a word that makes the name behind it the base of a rate: "to the"."""
        return self._ended("rate-per", self._articles)

    @cached_property
    def place(self) -> re.Pattern[str]:
        """A place whose money is known."""
        return re.compile(_any(self.places, self._glued))

    @cached_property
    def article(self) -> re.Pattern[str]:
        """Ends in an article."""
        return re.compile(rf"{self._articles}\s?$", re.IGNORECASE)

    @cached_property
    def at(self) -> re.Pattern[str]:
        """Ends in a word that stands before a rate: "traded at"."""
        return self._ended("rate-at", "")

    @cached_property
    def before(self) -> re.Pattern[str]:
        """A word behind the base and before the rate: 당, 兑."""
        return re.compile(rf"[ ]?(?:{_any(self._tables.words('rate-before'), True)})")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """What makes the name before it the one that a rate is against: 대비."""
        return re.compile(rf"[ ]?(?:{_any(self._tables.words('rate-behind'), True)})")

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """A percentage; the number is group 1."""
        return re.compile(rf"({DIGITS})[ \u00a0]?(?:{_any(self._tables.words('rate-percent'), True)})")

    @cached_property
    def span(self) -> re.Pattern[str]:
        """A length of time: "eight months", "20年2カ月", "31-year"."""
        count = rf"\d+|{_any(self.values['count'], self._glued)}"
        unit = _any(self.values["span"], self._glued)
        more = rf"(?:[ ]?(?P<count2>\d+)[ ]?(?P<unit2>{unit}))?"
        return re.compile(rf"(?<![\w.,])(?P<count>{count})[ -]?(?P<unit>{unit}){more}", re.IGNORECASE)

    @cached_property
    def since(self) -> re.Pattern[str]:
        """A date from which something is told."""
        return self._dated("rate-since", self._tables.words("rate-since-behind"))

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """A month in which something happened."""
        return self._dated("rate-in", ())

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Every word that may stand between a currency and what is said of its rate."""
        words, tables = self._words, self._tables
        phrases = [word for kind in _PARTS for word in tables.words(kind)]
        phrases += [*words.marks.names, *tables.words("rate-name"), *tables.words("adjective")]
        return frozenset(part.lower().strip(".") for one in phrases for part in one.replace("-", " ").split())

    def find(self, kind: str) -> re.Pattern[str]:
        """The words of a kind: word, open, move, period, record."""
        return _find(self._words.language, f"rate-{kind}", self._glued)

    @cached_property
    def _articles(self) -> str:
        words = self._tables.words("rate-article")
        return rf"(?:\s(?:{_any(words, True)}))?" if words else ""

    def _ended(self, kind: str, articles: str) -> re.Pattern[str]:
        words = _any(self._tables.words(kind), True)
        return re.compile(rf"(?<![^\W\d_])(?:{words}){articles}\s?$", re.IGNORECASE)

    def _dated(self, kind: str, behind: tuple[str, ...]) -> re.Pattern[str]:
        if behind:
            return re.compile(rf"{_EASTERN}\s?(?:{_any(behind, True)})")
        words = self._tables.words(kind)
        months = _any(self._words.connectives.months, self._glued)
        western = _WESTERN.format(months=months)
        apart = r"\s(?:[^\W\d_]{1,12}\s){0,3}?"
        return re.compile(rf"\b(?:{_any(words, True)}){apart}{western}" if words else NOTHING, re.IGNORECASE)


@cache
def markets(language: str | None) -> Markets:
    """The words of rates of a language, by its ISO 639-1 code."""
    return _markets(lexicon(language).language)


@cache
def _markets(language: str) -> Markets:
    return Markets(language)


@cache
def _find(language: str, kind: str, glued: bool) -> re.Pattern[str]:
    words = Tables(language).words(kind)
    return re.compile(_any(words, True) if glued else rf"(?<![^\W\d_]){_any(words, False)}", re.IGNORECASE)


def _names(words: Lexicon, tables: Tables) -> dict[str, tuple[str, ...]]:
    """Bare names with their readings: those that mean nothing else, and those that rates are told of."""
    shortest = 2 if "unspaced" in words.traits else 3
    found = {
        name: mark.readings[: mark.defaults] or mark.readings
        for name, mark in words.marks.names.items()
        if not mark.weak and mark.unit == 1 and len(name) >= shortest
    }
    return found | {name: tuple(value.split()) for name, value in tables.values("rate-name").items()}


def _any(words: Iterable[str], glued: bool) -> str:
    """Any of the words, the longest first, none where there is none; words that stand alone end where they end."""
    listed = alternatives(words)
    if not listed:
        return NOTHING
    return f"(?:{listed})" if glued else rf"(?:{listed})(?![^\W\d_])"


def _lower(values: dict[str, str]) -> dict[str, str]:
    return {word.lower(): value for word, value in values.items()}
