"""What a language says of exchange rates: bare names of currencies, and the words of rates, moves and records.

Only texts that name a currency without an amount need these; they are compiled when the first of them comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, cached_property

from factcheck.language.expressions import alternatives
from factcheck.language.landmarks import landmarks, rate_names
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.numbers import parse_digits
from factcheck.language.tables import Tables
from factcheck.language.tables import tables as read_tables

DIGITS = r"\d[\d.,]*\d|\d"
NOTHING = r"(?!)"
_LONGEST_PHRASE, _LONGEST_ARTICLE = 5, 3
_VALUED = ("word", "move", "period", "record", "span", "count", "part")
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
        self._words, self._tables = lexicon(language), read_tables(language)
        self._glued = "unspaced" in self._words.traits
        self.names = _names(self._words, self._tables)
        self.articled = frozenset(word for word, row in self._tables.pairs("rate-name") if "article" in row.note)
        self.placed = frozenset(word for word, row in self._tables.pairs("rate-name") if "adjective" in row.note)
        self.rate_words = frozenset(self._tables.words("rate-word"))
        self.own = frozenset(self._tables.words("rate-currency"))
        self.equal = frozenset(word.lower() for word in self._tables.words("rate-equal"))
        self.values = {kind: _lower(self._tables.values(f"rate-{kind}")) for kind in _VALUED}
        self.places = {**self._words.context.places, **self._tables.values("rate-place")}
        self._names = frozenset(rate_names(self._words.language))
        upper = frozenset(name[0].upper() + name[1:] for name in self._names)
        self._inside, self._begun = upper if self._tables.words("rate-case") else self._names, self._names | upper
        self._openers = frozenset((" ", *self._tables.words("rate-opener")))
        self._articles, self._per, self._at = (_set(self._tables, kind) for kind in ("article", "per", "at"))
        self._apposed, self._aside = _set(self._tables, "apposed"), _set(self._tables, "aside")
        self.follow, self._never = self._tables.words("rate-follow"), _set(self._tables, "never")
        self._measures = _set(self._tables, "in")
        self.home = self._tables.words("rate-home")
        self.turned, self.apart = self._tables.words("rate-turned"), self._tables.words("rate-apart")
        self.pairs = self._tables.values("rate-pair")
        self.facing = frozenset(word for word, row in self._tables.pairs("rate-name") if "governed" in row.note)
        self._by = frozenset(self._tables.words("rate-by"))
        self._span_joins = self._tables.words("rate-span-join")
        self._kinds = {kind: tuple(_set(self._tables, kind)) for kind in ("record", "percent", "part")}

    def bare(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every place where a bare name may stand, in order: where it begins and ends, and the name as written."""
        for start, end in landmarks(text, self._words.language):
            name = text[start:end]
            if name in self._begun and (self._glued or self._opened(text, start, name)):
                yield start, end, name

    def _opened(self, text: str, start: int, name: str) -> bool:
        """Whether a name may begin here: with a capital only where a sentence begins, or where the language has it."""
        before = text[max(0, start - 2) : start]
        return before[-1:] in ("", "\n") or before == ". " or (before[-1] in self._openers and name in self._inside)

    @cached_property
    def place(self) -> re.Pattern[str]:
        """A place whose money is known."""
        return re.compile(_any(self.places, self._glued))

    def governed(self, before: str) -> str | None:
        """The words at the end of a text that make the name behind them the base of a rate: "to the"."""
        if self._glued:
            return next((word for word in self._per if before.endswith(word)), None)
        parts = before.split()[-_LONGEST_PHRASE:]
        lower = [part.lower() for part in parts]
        first = len(parts)
        for end in range(len(parts), max(len(parts) - _LONGEST_ARTICLE, 0), -1):
            if end < len(parts) and " ".join(lower[end:]) not in self._articles:
                continue
            starts = (start for start in (end - 2, end - 1) if start >= 0 and " ".join(lower[start:end]) in self._per)
            first = min(first, next(starts, first))  # "to buy a", of which "a" alone would do as well
        if first < len(parts) and not self._alone(parts, lower, first):
            return before[_at(before, parts, first) :]
        if len(parts) > 1 and lower[-1] in self._apposed and (parts[-2][-1].isdigit() or lower[-2] in self.names):
            return before[_at(before, parts, len(parts) - 1) :]  # "161 yens le dollar"
        return None

    def _alone(self, parts: list[str], lower: list[str], first: int) -> bool:
        """Whether what governs is an article and nothing more, for no amount stands before it: "had a euro been"."""
        if first + 1 < len(parts) or lower[first] not in self._articles or first == 0:
            return False
        before = lower[first - 1]
        return not before[-1].isdigit() and before not in self.names and before not in self._at

    def denied(self, before: str) -> bool:
        """Whether a text ends in a word that makes the name behind it no currency: "zona euro"."""
        return bool(self._never) and before.lower().rstrip().rpartition(" ")[2] in self._never

    def measured(self, before: str) -> bool:
        """Whether a text ends in a word that makes the name behind it what something is counted in: "in euro"."""
        return before.lower().rstrip().rpartition(" ")[2] in self._measures

    def moved(self, text: str, end: int) -> bool:
        """Whether a word of a rate or of its moves follows a place: "the real slid", not "the real estate"."""
        following = text[end : end + 24].split(None, 1)[:1]
        word = following[0].strip(",.").lower() if following else ""
        return word in self.values["move"] or word in self._at or word in self._per

    def is_per(self, phrase: str) -> bool:
        """Whether a phrase is all that stands between the amount and the unit: "per"."""
        return phrase in self._per

    def equals(self, phrase: str) -> bool:
        """Whether a phrase says that the unit before it is what comes behind: "is currently worth"."""
        return (
            phrase in self.equal or " ".join(part for part in phrase.split() if part not in self._aside) in self.equal
        )

    def amounting(self, word: str) -> bool:
        """Whether a word behind a move leads to its size: "by", "of"."""
        return word in self._by

    def articulated(self, before: str) -> bool:
        """Whether a text ends in an article."""
        parts = before.split()
        return bool(parts) and parts[-1].lower() in self._articles

    def quoting(self, before: str) -> bool:
        """Whether a text ends in words that stand before a rate: "traded at", "kostete am Mittag"."""
        before = before.lower().rstrip()
        while aside := next((word for word in self._aside if before.endswith(f" {word}")), ""):
            before = before[: -len(aside)].rstrip()
        parts = before.split()[-2:]
        return bool(parts) and (parts[-1] in self._at or " ".join(parts) in self._at)

    def joined(self, between: str) -> bool:
        """Whether a span of time is that of the record behind it: "31-year low", 20年ぶりの."""
        return between.strip(" -") in ("", *self._span_joins)

    def has(self, text: str, *kinds: str) -> bool:
        """Whether a text has words of one of the kinds; a glance before the expressions are asked."""
        lower = text.lower()
        return any(word in lower for kind in kinds for word in self._kinds[kind])

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
        """A percentage; its number is the group size, or led where the sign stands before it."""
        words = self.values["count"]
        counts = "" if self._glued or not words else rf"|(?<![^\W\d_]){_any(words, glued=False)}"
        behind = rf"(?P<size>{DIGITS}{counts})[ \u00a0]?(?:{_any(self._tables.words('rate-percent'), True)})"
        before = self._tables.words("rate-percent-before")
        led = rf"|(?:{_any(before, True)})[ \u00a0]?(?P<led>{DIGITS})(?!\d)" if before else "|(?P<led>(?!))"
        return re.compile(behind + led)

    def size(self, printed: str) -> Decimal | None:
        """The number of a percentage, in digits or in words."""
        word = self.values["count"].get(printed.lower())
        return Decimal(word) if word else parse_digits(printed, self._words.numerals.group, self._words.numerals.point)

    @cached_property
    def span(self) -> re.Pattern[str]:
        """A length of time: "eight months", "20年2カ月", "31-year"."""
        count = rf"\d+|{_any(self.values['count'], self._glued)}"
        unit = _any(self.values["span"], self._glued)
        more = rf"(?:[ ]?(?P<count2>\d+)[ ]?(?P<unit2>{unit}))?"
        return re.compile(rf"(?<![\dA-Za-z.,])(?P<count>{count})[ '’-]?(?P<unit>{unit}){more}", re.IGNORECASE)

    @cached_property
    def since(self) -> re.Pattern[str]:
        """A date from which something is told."""
        return self._dated("rate-since", self._tables.words("rate-since-behind"))

    @cached_property
    def last(self) -> re.Pattern[str]:
        """A date on which something was last so: "last seen in 2002", "zuletzt Ende 2002"."""
        return self._dated("rate-last", ())

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """A month in which something happened."""
        return self._dated("rate-in", ())

    @cached_property
    def told(self) -> re.Pattern[str]:
        """A date on which something is said to have happened."""
        return self._dated("rate-told", ())

    @cached_property
    def lasting(self) -> re.Pattern[str]:
        """The words before a length of time over which something moved: "over the past three months"."""
        return re.compile(rf"(?<![^\W\d_])(?:{_any(self._tables.words('rate-lasting'), True)})[ ]?$", re.IGNORECASE)

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Every word that may stand between a currency and what is said of its rate."""
        words, tables = self._words, self._tables
        phrases = [word for kind in _PARTS for word in tables.words(kind)]
        phrases += [*words.marks.names, *tables.words("rate-name"), *tables.words("adjective")]
        return frozenset(part.lower() for one in phrases for part in re.findall(r"[^\W\d_]+", one))

    def find(self, kind: str) -> re.Pattern[str]:
        """The words of a kind: word, open, move, period, record."""
        return _find(self._words.language, f"rate-{kind}", self._glued)

    def _dated(self, kind: str, behind: tuple[str, ...]) -> re.Pattern[str]:
        if behind:
            return re.compile(rf"{_EASTERN}\s?(?:{_any(behind, True)})")
        words = self._tables.words(kind)
        months = _any(self._words.connectives.months, self._glued)
        western = _WESTERN.format(months=months)
        # "since the global financial crisis in 2009"; but what is in "the final three months of 2004" is not the year.
        apart = rf"\s(?:[^\W\d_]{{1,12}}\s){{0,{5 if kind == 'rate-since' else 2}}}?"
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
    words = read_tables(language).words(kind)
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


def _set(tables: Tables, kind: str) -> frozenset[str]:
    return frozenset(word.lower() for word in tables.words(f"rate-{kind}"))


def _at(before: str, parts: list[str], first: int) -> int:
    """Where the part `first` of the last words of a text begins."""
    place = len(before)
    for part in reversed(parts[first:]):
        place = before.rindex(part, 0, place)
    return place


def _any(words: Iterable[str], glued: bool) -> str:
    """Any of the words, the longest first, none where there is none; words that stand alone end where they end."""
    listed = alternatives(words)
    if not listed:
        return NOTHING
    return f"(?:{listed})" if glued else rf"(?:{listed})(?![^\W\d_])"


def _lower(values: dict[str, str]) -> dict[str, str]:
    return {word.lower(): value for word, value in values.items()}
