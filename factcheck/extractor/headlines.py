"""Figures of all kinds in a headline and in what follows it, so that the one can be held against the other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extractor.quantities import digit_figures, sentence_figures
from factcheck.extractor.unit_names import unit_at
from factcheck.language.claims import ClaimWords, claim_words
from factcheck.language.lexicon import Lexicon
from factcheck.language.sections import Section, sections
from factcheck.language.units import UnitWords, unit_words
from factcheck.model import Document, Figure

LONGEST_WORDS = 1200
"""Sections up to this length are searched for numbers in words as well."""


def with_headline(document: Document, figures: tuple[Figure, ...], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures, with those of other kinds than money that headline and body may share."""
    parts, words = sections(document.text, document.title, document.language), claim_words(lexicon.language)
    if not parts or words is None:
        return figures
    others = list(_others(document.text, parts[0], figures, words, lexicon))
    title = bool(document.title) and parts[0].start == parts[0].end
    if not (others or title or any(figure.kind != "money" for figure in within(figures, parts[0]))):
        return figures
    for part in parts[1:]:
        others += _others(document.text, part, figures, words, lexicon)
    return tuple(sorted((*figures, *others), key=lambda figure: figure.start))


def title_figures(title: str, money: tuple[Figure, ...], lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures of a title that does not stand in its text, from those of money in it."""
    words = claim_words(lexicon.language)
    others = _others(title, Section(0, len(title)), money, words, lexicon) if words else ()
    return tuple(sorted((*money, *others), key=lambda figure: figure.start))


def within(figures: tuple[Figure, ...], part: Section) -> list[Figure]:
    """The figures that stand in a section."""
    return [figure for figure in figures if part.start <= figure.start and figure.end <= part.end]


def _others(
    text: str, part: Section, figures: tuple[Figure, ...], words: ClaimWords, lexicon: Lexicon
) -> Iterator[Figure]:
    """The figures of a section that are not found yet, with the units of measure behind them."""
    taken, units = within(figures, part), unit_words(lexicon.language)
    if part.end - part.start <= LONGEST_WORDS:
        found = list(sentence_figures(text, part.start, part.end, taken, words, lexicon))
    else:
        edges = [part.start, *(edge for figure in taken for edge in (figure.start, figure.end)), part.end]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        found = [one for low, high in gaps for one in digit_figures(text, low, high, words, lexicon)]
    return (_measured(text, figure, units) for figure in found)


def _measured(text: str, figure: Figure, words: UnitWords) -> Figure:
    """The figure with the unit of measure that stands behind it."""
    named = unit_at(text, figure.end, words) if figure.kind == "count" and figure.unit else None
    if named is None:
        return figure
    return figure._replace(kind="quantity", unit=named.symbol, end=named.end, text=text[figure.start : named.end])
