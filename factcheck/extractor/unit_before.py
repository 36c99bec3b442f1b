"""What the words before a quantity make of it: below zero, Celsius, an hour."""

from __future__ import annotations

from factcheck.extractor.hedges import hedge
from factcheck.language.lexicon import Lexicon
from factcheck.language.units import PER_HOUR, UnitWords, dimensions, hourly
from factcheck.model import Figure

LONGEST_BEFORE = 24
PER_SECOND = "m/s"


def preceded(text: str, figure: Figure, words: UnitWords, lexicon: Lexicon) -> Figure | None:
    """The figure with what the words before it make of it: below zero, Celsius, an hour."""
    before = text[max(0, figure.start - LONGEST_BEFORE) : figure.start].rstrip()
    begin = figure.start - len(text[max(0, figure.start - LONGEST_BEFORE) : figure.start])
    if "temperature" in dimensions(figure.unit or ""):
        below = words.minus.search(before) if words.minus else None
        signed = before[-1:] in ("-", "−", "–") and not before[-2:-1].isalnum()
        if (below or signed) and figure.amount_high is not None:
            return None  # nobody can tell whether "minus 5 to 10 degrees" ends below zero
        if below or signed:
            start = below.start(1) if below else len(before) - 1
            figure = figure._replace(start=begin + start, amount=-figure.amount)
            before = before[:start].rstrip()
    return _named_before(before, begin, figure, words, lexicon)


def _named_before(before: str, begin: int, figure: Figure, words: UnitWords, lexicon: Lexicon) -> Figure:
    """The figure whose unit the word before it names, a hedge between: "섭씨 30도", "시속 약 100km", "風速50m"."""
    if not words.before or figure.unit not in ("degree", "km", "kilo", "mi", "m"):
        return figure
    written, bound = hedge(before, len(before), lexicon)
    before = before.removesuffix(written or "").rstrip()
    word = next((word for word in words.before if before.endswith(word)), None)
    if word is None or (figure.unit == "m") is not (words.before[word] == PER_SECOND):
        return figure
    figure = figure._replace(hedge=written, bound=bound)
    unit = hourly(figure.unit or "") if words.before[word] == PER_HOUR else words.before[word]
    return figure._replace(unit=unit, start=begin + len(before) - len(word))
