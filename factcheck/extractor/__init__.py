"""Document -> figures of money, with their readings, hedges and periods. Asks for no rate and knows no verdict."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.config import DEFAULTS, Settings
from factcheck.extractor import digits, words
from factcheck.extractor.coins import counted
from factcheck.extractor.found import Found
from factcheck.extractor.hedges import hedge, hedge_behind, hedge_inside, period
from factcheck.extractor.pence import told
from factcheck.extractor.readings import Readings, told_apart, vouched
from factcheck.language.columns import BAR
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.model import Document, Figure

# A script, the bytes of UTF-8 that its letters begin with, and the languages that write it; the first reads it in a
# text of another language.
SCRIPTS = (
    (Expression("[\uac00-\ud7a3]"), frozenset(range(0xEA, 0xEE)), ("ko",)),
    (Expression("[\u3041-\u30ff]"), frozenset((0xE3,)), ("ja",)),
    (Expression("[\u4e00-\u9fff]"), frozenset(range(0xE4, 0xEA)), ("zh", "ja", "ko")),
    (Expression("[\u0410-\u044f]"), frozenset((0xD0, 0xD1)), ("ru", "uk", "bg", "sr")),
)
# All bytes of UTF-8 but those that letters of these scripts begin with: without them a text needs no search.
OTHER_BYTES = bytes(set(range(256)) - {0xD0, 0xD1, *range(0xE3, 0xEE)})


def extract(document: Document, settings: Settings = DEFAULTS) -> tuple[Figure, ...]:
    """Every figure of money in the document's text, in order. The cost is linear in the text."""
    language = lexicon(document.language)
    found = _scanned(document.text, language)
    for other in _others(document.text, language):
        found = _merged(found, [each for each in _scanned(document.text, other) if _foreign(each, document.text)])
    told_apart(document.text, found, language)
    vouched(document.text, found, language)
    found = told(found, document.text, language)
    readings = Readings(document, found, language, settings)
    figures = tuple(
        _figure(each, document.text, readings, language) for each in found if each.sure or readings.supports(each.mark)
    )
    if BAR not in document.text:
        return figures
    from factcheck.extractor.tables import with_columns

    def read(sample: str) -> Figure | None:
        alone = _scanned(sample, language)
        return _figure(alone[0], sample, readings, language) if len(alone) == 1 else None

    return with_columns(document.text, figures, language, read)


def _scanned(text: str, language: Lexicon) -> list[Found]:
    """What a language finds in the text, in order."""
    return counted(_merged(digits.scan(text, language), words.scan(text, language)), text, language)


def _others(text: str, language: Lexicon) -> Iterator[Lexicon]:
    """The languages whose scripts the text has besides its own: a Korean quotation in an English article."""
    first = b"" if text.isascii() else text.encode("utf-8", "surrogatepass").translate(None, OTHER_BYTES)
    if not first:
        return
    for script, begun, spoken in SCRIPTS:
        if language.language not in spoken and not begun.isdisjoint(first) and script.search(text):
            yield lexicon(spoken[0])


def _foreign(found: Found, text: str) -> bool:
    """Whether letters of another script mark the figure; the language of the text reads all others better."""
    return any(script.search(text, found.start, found.end) for script, _, _ in SCRIPTS)


def extract_all(document: Document, settings: Settings = DEFAULTS) -> tuple[Figure, ...]:
    """Every figure of money, and the figures of other kinds in sentences that may state a claim, in order."""
    from factcheck.extractor.quantities import quantities
    from factcheck.extractor.units import with_units
    from factcheck.language.sections import sections

    language = lexicon(document.language)
    found = with_units(document.text, quantities(document.text, extract(document, settings), language), language)
    if BAR in document.text:
        from factcheck.extractor.tables import with_totals

        found = with_totals(document.text, found, language)
    if sections(document.text, document.title, document.language):
        from factcheck.extractor.headlines import with_headline

        return with_headline(document, found, language)
    return found


def extract_title(document: Document, settings: Settings = DEFAULTS) -> tuple[Figure, ...]:
    """The figures of a title that does not stand in the text, with offsets in the title."""
    if not document.title or not any(map(str.isdigit, document.title)):
        return ()
    from factcheck.language.sections import sections

    parts = sections(document.text, document.title, document.language)
    if not parts or parts[0].end:
        return ()
    from factcheck.extractor.headlines import title_figures

    titled = document._replace(text=document.title, title=None, original=None, runs=(), anchors=())
    return title_figures(document.title, extract(titled, settings), lexicon(document.language))


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
    if written is None and language.context.hedges_behind:
        written, bound = hedge_behind(text, end, language)
    if written is None and language.numerals.units:
        written, bound = hedge_inside(text, start, end, language)
    return Figure(
        "money", text[start:end], start, end, found.amount, found.high, currency, candidates, None, written, bound,
        period(text, start, end, language), found.numerals,
    )  # fmt: skip
