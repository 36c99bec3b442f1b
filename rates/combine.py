"""Puts the rates of a pair together from the ECB's file, NBP's tables and what is fixed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property, lru_cache

from rates.currencies import currency
from rates.facts import Peg, disputes, pegs, splits
from rates.series import Fixed, Piece, Series
from rates.sheet import AGAINST, BASE, WEEKLY, Sheet
from rates.snapshot import Snapshot

ECB, NBP, BOTH = "ECB", "NBP", "ECB and NBP"
_FRESH = 7
_UNIT = 10_000
_KEPT, _COLUMNS = 96, 16
_ALWAYS = (1, 3_652_059)

Column = tuple[dict[int, int], int]


class Book:
    """All that is known of a pair: its series (of no rows if no table has it), and the rates fixed by rule."""

    def __init__(self, base: str, quote: str, series: Series, fixed: tuple[Fixed, ...]) -> None:
        self.base, self.quote, self.series, self.fixed = base, quote, series, fixed
        self.splits = sorted({*splits(base), *splits(quote)})
        self.life = _life(base, quote)

    def rule(self, ordinal: int) -> Fixed | None:
        """The rate fixed by rule on a day, if there is one."""
        return next((one for one in self.fixed if one.first <= ordinal <= one.last), None)

    def meets(self, low: Decimal, high: Decimal) -> bool:
        """Whether an interval meets that of all rates of the pair, of which none need lie in it: a glance."""
        lowest, highest = self._extent
        return float(low) <= highest and float(high) >= lowest

    @cached_property
    def _extent(self) -> tuple[float, float]:
        tables = [self.series.index(*run) for run in self.series.runs]
        laws = [float(one.value) for one in self.fixed]
        return (
            min([index.lowest for index in tables] + laws, default=0.0),
            max([index.highest for index in tables] + laws, default=0.0),
        )


class Tables:
    """The ECB's file and NBP's tables side by side, and the pairs made of them."""

    def __init__(self, ecb: Snapshot, nbp: Sheet) -> None:
        self.ecb, self.nbp = ecb, nbp
        self.book = lru_cache(maxsize=_KEPT)(self._make_book)
        self._euro = lru_cache(maxsize=_COLUMNS)(self._read_ecb)
        self._zloty = lru_cache(maxsize=_COLUMNS)(self._read_nbp)

    @property
    def last(self) -> int:
        """The last day of either bank's tables."""
        return max(self.ecb.days[-1], self.nbp.days[-1])

    def first(self, code: str) -> int | None:
        """The first day on which a table or a peg has a currency; None if none ever has."""
        found = [one.first for one in _kept(code)]
        if code in self.ecb.column:
            found.append(self.ecb.days[self.ecb.first[self.ecb.column[code]]])
        if code in self.nbp.column:
            found.append(self.nbp.days[self.nbp.rows(self.nbp.column[code])[0]])
        return min(found, default=None)

    def _make_book(self, base: str, quote: str) -> Book:
        rules, life = _rules(base, quote), _life(base, quote)
        free = _outside(rules)
        found = [piece.between(*span) for piece in self._pieces(base, quote) for span in free]
        alive = [piece.between(*life) for piece in found]
        spans = [(one.first, one.last) for code in (base, quote) for one in disputes(code)]
        cuts = [*splits(base), *splits(quote)]
        return Book(base, quote, Series([piece for piece in alive if piece.days], cuts, spans), rules)

    def _pieces(self, base: str, quote: str) -> Iterator[Piece]:
        """The rates of a pair, the best source first: the ECB, then a peg, then NBP, then both banks.

        NBP's quotes of pegged currencies are up to 20% off; what is fixed by law is better known.
        """
        direct = list(self._tables(base, quote))
        first = {base, quote} <= self.ecb.column.keys()
        yield from direct[:first]
        yield from self._pegged(base, quote)
        yield from direct[first:]

    def _pegged(self, base: str, quote: str) -> Iterator[Piece]:
        for first, second in _routes(base, quote):
            ends = first.base if first else base, second.base if second else quote
            for piece in self._tables(*ends) if ends[0] != ends[1] else ():
                yield _through(piece, first, second)

    def _tables(self, base: str, quote: str) -> Iterator[Piece]:
        """The ECB's rates, or NBP's, or those of a currency of each bank.

        Of what begins with one bank and goes on with the other all of them, the latest first.
        """
        ours, theirs, split = self.ecb.column.keys(), {*self.nbp.column, BASE}, {base, quote} & self._twice
        if {base, quote} <= ours:
            yield self._from_ecb(base, quote)
        elif not split and {base, quote} <= theirs:
            yield self._from_nbp(base, quote)
        elif not split:
            yield from self._both(base, quote)
        if split:
            alone = [self._from_nbp(base, quote)] if {base, quote} <= theirs else []
            found = [piece for piece in (*alone, *self._both(base, quote)) if piece.days]
            yield from sorted(found, key=lambda piece: -piece.days[0])

    @cached_property
    def _twice(self) -> frozenset[str]:
        """The currencies that NBP's tables have up to the day on which the ECB's begin."""
        return frozenset(self.ecb.column.keys() & self.nbp.column.keys() - {*AGAINST})

    def _from_ecb(self, base: str, quote: str) -> Piece:
        (first, up), (second, down) = self._euro(base), self._euro(quote)
        days = [day for day in first if day in second]
        ups, downs = [second[day] * up for day in days], [first[day] * down for day in days]
        legs = (base, quote) if self._live_ecb(base) and self._live_ecb(quote) else None
        return Piece(days, ups, downs, ECB, _FRESH, legs)

    def _from_nbp(self, base: str, quote: str) -> Piece:
        (first, down), (second, up) = self._zloty(base), self._zloty(quote)
        # One of two currencies is not the zloty, and it has the fewer days.
        days = [day for day in min(first, second, key=len) if day in first and day in second]
        ups, downs = [first[day] * up for day in days], [second[day] * down for day in days]
        legs = (base, quote) if self._live_nbp(base) and self._live_nbp(quote) else None
        return Piece(days, ups, downs, NBP, WEEKLY, legs)

    def _both(self, base: str, quote: str) -> Iterator[Piece]:
        """A currency of each bank, through the euro, on the days on which both published."""
        if base in self.ecb.column and quote in self.nbp.column:
            yield self._mixed(base, quote)
        if quote in self.ecb.column and base in self.nbp.column:
            piece = self._mixed(quote, base)
            legs = piece.legs[::-1] if piece.legs else None
            yield piece._replace(ups=piece.downs, downs=piece.ups, legs=legs)

    def _mixed(self, base: str, quote: str) -> Piece:
        (first, up), (euro, down), (second, places) = self._euro(base), self._zloty("EUR"), self._zloty(quote)
        days = [day for day in second if day in euro and day in first]
        ups = [euro[day] * up * places for day in days]
        downs = [first[day] * second[day] * down for day in days]
        legs = (base, quote) if self._live_ecb(base) and self._live_nbp(quote) else None
        return Piece(days, ups, downs, BOTH, WEEKLY, legs)

    def _read_ecb(self, code: str) -> Column:
        """Units for one euro by day, and what they are to be divided by."""
        column = self.ecb.column[code]
        pairs = zip(self.ecb.days, self.ecb.values(column), strict=True)
        return {day: value for day, value in pairs if value}, 10 ** self.ecb.decimals[column]

    def _read_nbp(self, code: str) -> Column:
        """Zloty for one unit by day, and what they are to be divided by."""
        if code == BASE:
            return dict.fromkeys(self._nbp_days, 1), 1
        column, days = self.nbp.column[code], self._nbp_days
        pairs = zip(self.nbp.rows(column), self.nbp.values(column), strict=True)
        return {days[row]: value for row, value in pairs}, 10 ** self.nbp.decimals[column]

    @cached_property
    def _nbp_days(self) -> list[int]:
        return self.nbp.days.tolist()

    def _live_ecb(self, code: str) -> bool:
        return self.ecb.live(self.ecb.column[code])

    def _live_nbp(self, code: str) -> bool:
        return code == BASE or self.nbp.live(self.nbp.column[code])

    def drift(self, base: str, quote: str, age: int) -> int:
        """How far two live currencies may have moved within `age` days, in 1/10000: through the dollar or the euro."""
        if base in self.ecb.column and quote in self.ecb.column:
            return self.ecb.drift(self.ecb.column[base], self.ecb.column[quote], age)
        moves = [(self._against(base, side, age), self._against(quote, side, age)) for side in range(len(AGAINST))]
        return min(first + second - (-first * second // _UNIT) for first, second in moves)

    def _against(self, code: str, side: int, age: int) -> int:
        if code in self.nbp.column and code not in self._twice:
            return self.nbp.drift(self.nbp.column[code], side, age)
        return self.ecb.drift(self.ecb.column[code], self.ecb.column[AGAINST[side]], age)


def _routes(base: str, quote: str) -> Iterator[tuple[Peg | None, Peg | None]]:
    """The pegs to go through: that of the base, that of the quote, or both."""
    ours, theirs = _kept(base), _kept(quote)
    yield from ((one, None) for one in ours)
    yield from ((None, one) for one in theirs)
    yield from ((one, other) for one in ours for other in theirs)


def _through(piece: Piece, first: Peg | None, second: Peg | None) -> Piece:
    """The rates of two anchors turned into those of what is tied to them, on the days on which it is."""
    up, down = _factor(first, second)
    labels = dict.fromkeys([piece.source, *(peg.label for peg in (first, second) if peg)])
    start, end = _both_hold(first, second)
    return piece.times(up, down, " and ".join(labels)).between(start, end)


def _factor(first: Peg | None, second: Peg | None) -> tuple[int, int]:
    """What a rate of anchors is multiplied by: so many of the quote to its anchor over so many of the base to its."""
    bases, quotes = first.units if first else (1, 1), second.units if second else (1, 1)
    return quotes[0] * bases[1], quotes[1] * bases[0]


def _both_hold(first: Peg | None, second: Peg | None) -> tuple[int, int]:
    held = [peg for peg in (first, second) if peg]
    return max([peg.first for peg in held], default=1), min([peg.last for peg in held], default=_ALWAYS[1])


def _rules(base: str, quote: str) -> tuple[Fixed, ...]:
    """The rates of a pair that need no table: both tied to the same currency, or one to the other."""
    found = []
    for first, second in _routes(base, quote):
        if (first.base if first else base) == (second.base if second else quote):
            labels = dict.fromkeys(peg.label for peg in (first, second) if peg)
            (start, end), (born, died) = _both_hold(first, second), _life(base, quote)
            found.append(Fixed(max(start, born), min(end, died), *_factor(first, second), " and ".join(labels)))
    return tuple(sorted(one for one in found if one.first <= one.last))


def _outside(rules: tuple[Fixed, ...]) -> list[tuple[int, int]]:
    """The days on which no rule holds, as spans."""
    starts, stops = [1, *(one.last + 1 for one in rules)], [*(one.first - 1 for one in rules), _ALWAYS[1]]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if start <= stop]


def _kept(code: str) -> list[Peg]:
    return [peg for peg in pegs(code) if peg.kind != "official"]


def _life(base: str, quote: str) -> tuple[int, int]:
    """The days on which both currencies could be spent."""
    known = [one for one in (currency(base), currency(quote)) if one]
    firsts = [one.first.toordinal() for one in known if one.first]
    lasts = [(one.cash or one.last).toordinal() for one in known if one.last]
    return max(firsts, default=_ALWAYS[0]), min(lasts, default=_ALWAYS[1])
