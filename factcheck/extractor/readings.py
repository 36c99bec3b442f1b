"""Which currency a shared name or sign means: the default of the language, and what the document gives evidence for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from factcheck.config import Settings
from factcheck.extractor.found import Found
from factcheck.extractor.hedges import hedge
from factcheck.language.expression import Expression
from factcheck.language.landmarks import places_named
from factcheck.language.lexicon import Lexicon
from factcheck.language.tables import Mark
from factcheck.model import Document
from rates import currencies

MOST_CANDIDATES = 5
LONGEST_GAP = 16  # a bracket and a hedge
LONGEST_JOIN = 40  # a connective and a hedge
_EQUAL = Expression(r"t?[(\[][hft,]*[oeEbr]?[hft,]*|,?[hft]*[oeEb][hft,]*|[,-][ft]*h[hft]*")
_HEDGED = Expression(r"[(\[][ft,]*[hoeEbr][hft,]*")
_CLOSING = (")", "]", ",", ";", ".", "-", "")


def told_apart(text: str, found: list[Found], lexicon: Lexicon) -> None:
    """Give a figure another reading where its equivalent has the one that would be taken.

    "1만 원(약 2천 원)" is won in won, and what is "$4.5 million (US$3 million)" is no American dollar.
    """
    for first, second in pairwise(found):
        if first.mark.contradicted or second.mark.contradicted:
            _settle(text, first, second)
            continue
        if len(first.mark.readings) == 1 or second.start - first.end > LONGEST_GAP or first.amount == second.amount:
            continue
        opened = text[first.end : second.start].lstrip()[:1] in ("(", "（")
        closed = text[second.end : second.end + 1] in (")", "）")  # not "$4.5m (US$3m in 2023)"
        lettered = closed and _lettered(first.mark, second.mark)
        if opened and (lettered or _named_again(text, first, second, lexicon)):
            others = first.mark.readings[1:]
            first.mark = first.mark._replace(readings=others, defaults=int(len(others) == 1), word="")


def _settle(text: str, first: Found, second: Found) -> None:
    """Give a figure with two marks the one that its equivalent in brackets does not have."""
    if not text[first.end : second.start].strip().startswith(("(", "（")) or second.start - first.end > LONGEST_JOIN:
        return
    for one, other in ((first, second), (second, first)):
        if one.mark.contradicted and one.mark.readings[0] == other.mark.readings[0]:
            own, other_own = one.mark.readings[:1], one.mark.contradicted
            one.mark = one.mark._replace(readings=other_own, defaults=len(other_own), word="", contradicted=own)


def _lettered(bare: Mark, other: Mark) -> bool:
    """Whether a mark is a bare sign with the letters of what the sign would be taken for."""
    return len(bare.word) == 1 < len(other.word) and bare.word in other.word and other.readings == bare.readings[:1]


def _named_again(text: str, first: Found, second: Found, lexicon: Lexicon) -> bool:
    """Whether two figures have one name, which the second does not only share with the first, and are about equal."""
    named = second.mark.word in text[second.start : second.end].lower()
    return first.mark.word == second.mark.word and named and hedge(text, second.start, lexicon)[1] == "about"


def vouched(text: str, found: list[Found], lexicon: Lexicon) -> None:
    """Make a figure sure whose equivalent is: "600 reales (alrededor de 121 dólares)", "90 libras, es decir, 99 euros".

    Two that are both doubted vouch for each other where the one is in brackets and hedged.
    """
    for first, second in pairwise(found):
        if (first.sure and second.sure) or second.start - first.end > LONGEST_JOIN or second.mark.coin:
            continue
        from factcheck.language.phrases import WIDE, codes  # few texts have such pairs

        row = codes(text[first.end : second.start].translate(WIDE), lexicon.language)
        closed = (
            text[second.end : second.end + 2].translate(WIDE).strip()[:1] in _CLOSING
        )  # not "90 pounds ($20 a head)"
        known = _EQUAL if first.sure or second.sure else _HEDGED
        if first.mark.readings[0] != second.mark.readings[0] and known.fullmatch(row) and (closed or "o" in row):
            first.sure = second.sure = True


class Readings:
    """The readings of one document's marks. Evidence: other mentions, places named, the outlet's setting, the date."""

    def __init__(self, document: Document, found: Iterable[Found], lexicon: Lexicon, settings: Settings) -> None:
        self._document = document
        self._lexicon = lexicon
        self._house = dict(settings.readings)
        self.mentioned = {each.mark.readings[0] for each in found if each.sure and len(each.mark.readings) == 1}
        self._likeliest = {each.mark.readings[0] for each in found if each.sure and each.mark.defaults}
        self._noted = {each.mark.readings[0] for each in found if each.sure and each.mark.unit == 1}
        self._lettered = {
            each.mark.readings[0] for each in found if len(each.mark.readings) == 1 and len(each.mark.word) > 1
        }
        self._defaults = {each.mark.readings[0] for each in found if each.sure and each.mark.defaults == 1}
        self._places: set[str] | None = None
        self._script: tuple[str, ...] | None = None
        self._resolved: dict[tuple[object, ...], tuple[str | None, tuple[str, ...]]] = {}

    def of(self, mark: Mark) -> tuple[str | None, tuple[str, ...]]:
        """The reading chosen and the other candidates, likeliest first."""
        if mark.contradicted:
            currency, others = self._resolve(mark)
            return currency, tuple(dict.fromkeys((*others, *mark.contradicted)))[-MOST_CANDIDATES:]
        key = mark.word, mark.readings, mark.defaults  # a mark as a whole holds a decimal, which is slow to hash
        known = self._resolved.get(key)
        if known is None:
            known = self._resolved[key] = self._resolve(mark)
        return known

    def supports(self, mark: Mark) -> bool:
        """Whether another sure figure, or a place, of the document speaks for a currency that the mark can mean."""
        return any(code in self.mentioned or code in self._defaults or code in self._named() for code in mark.readings)

    def _resolve(self, mark: Mark) -> tuple[str | None, tuple[str, ...]]:
        readings = self._in_use(mark.readings)
        if len(readings) == 1:
            return readings[0], ()
        house = self._house.get(mark.word)
        if house is not None:
            return house, ()
        if mark.unit < 1 and mark.defaults and (notes := self._notes(readings)):
            return notes, tuple(code for code in readings if code != notes)[:MOST_CANDIDATES]
        written = self._written(readings) if mark.defaults == 1 else ()
        supported = tuple(code for code in written or readings if code in self.mentioned or code in self._named())
        if written:
            return (supported or written)[0], tuple(dict.fromkeys((*supported, *written)))[1 : MOST_CANDIDATES + 1]
        if mark.defaults == 1 and readings[0] == mark.readings[0]:
            return readings[0], tuple(code for code in supported if code != readings[0])[:MOST_CANDIDATES]
        if len(mark.word) == 1 and mark.defaults != 1:
            # A text that marks one currency with letters ("US$") leaves the bare sign to another.
            readings = tuple(code for code in readings if code not in self._lettered) or readings
            supported = tuple(code for code in supported if code in readings)
        if supported:
            return supported[0], supported[1 : MOST_CANDIDATES + 1]
        if mark.defaults:
            return readings[0], readings[1 : mark.defaults]
        likely = tuple(code for code in readings if code in self._likeliest)  # "10.389 bolívares ... 30 mil bs"
        others = tuple(code for code in readings if code not in likely)
        return (likely[0], (*likely[1:], *others)[:MOST_CANDIDATES]) if likely else (None, readings[:MOST_CANDIDATES])

    def _notes(self, readings: tuple[str, ...]) -> str | None:
        """The one currency of coins that the document has notes of, where it has none of those taken for granted."""
        spoken = [code for code in readings if code in self._noted]
        return spoken[0] if len(spoken) == 1 and spoken[0] != readings[0] else None

    def _in_use(self, readings: tuple[str, ...]) -> tuple[str, ...]:
        """The readings in use on the document's date, or that it speaks of; all where none is, or no date is known."""
        day = self._document.date
        if day is None or len(readings) == 1:
            return readings
        return tuple(code for code in readings if code in self.mentioned or currencies.alive(code, day)) or readings

    def _written(self, readings: tuple[str, ...]) -> tuple[str, ...]:
        """The readings of a shared name in the script of the document, the likeliest first, where that tells."""
        if self._script is None:
            text, scripts = self._document.text, self._lexicon.context.scripts
            told = (codes for own, other, codes in scripts if _any_in(own, text) and not _any_in(other, text))
            self._script = next(told, ())
        return tuple(code for code in self._script if code in readings) if readings[0] in self._script else ()

    def _named(self) -> set[str]:
        """The currencies of the places that the document names, looked for once and only when asked."""
        if self._places is None:
            places = self._lexicon.context.places
            named = places_named(self._document.text, self._lexicon.language)
            self._places = {places[name] for name in named if name in places}
        return self._places


def _any_in(characters: str, text: str) -> bool:
    return any(map(text.__contains__, characters))
