"""Document -> figures of money, with their readings, hedges and periods. Asks for no rate and knows no verdict."""

from __future__ import annotations

from factcheck.config import DEFAULTS, Settings
from factcheck.extractor import digits, words
from factcheck.extractor.coins import counted
from factcheck.extractor.found import Found
from factcheck.extractor.hedges import hedge, hedge_behind, period
from factcheck.extractor.readings import Readings
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.model import Document, Figure


def extract(document: Document, settings: Settings = DEFAULTS) -> tuple[Figure, ...]:
    """Every figure of money in the document's text, in order. The cost is linear in the text."""
    language = lexicon(document.language)
    found = _merged(digits.scan(document.text, language), words.scan(document.text, language))
    found = counted(found, document.text, language)
    readings = Readings(document, found, language, settings)
    return tuple(
        _figure(each, document.text, readings, language) for each in found if each.sure or readings.supports(each.mark)
    )


def _merged(first: list[Found], second: list[Found]) -> list[Found]:
    """Both lists in the order of the text; where two overlap the longer stays."""
    if not second:
        return first
    merged: list[Found] = []
    for each in sorted(first + second, key=lambda found: (found.start, -found.end)):
        if not merged or each.start >= merged[-1].end:
            merged.append(each)
    return merged


def _figure(found: Found, text: str, readings: Readings, language: Lexicon) -> Figure:
    start, end = found.start, found.end
    currency, candidates = readings.of(found.mark)
    written, bound = hedge(text, start, language)
    if written is None:
        written, bound = hedge_behind(text, end, language)
    return Figure(
        "money", text[start:end], start, end, found.amount, found.high, currency, candidates, None, written, bound,
        period(text, start, end, language), found.numerals,
    )  # fmt: skip
