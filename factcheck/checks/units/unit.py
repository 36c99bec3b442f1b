"""FC401: conversions of units of measure: "500 kilometres (300 miles)", "84㎡(25평)", "30 °C (86 °F)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.checks.conversions.linking import Link, links
from factcheck.checks.units.unit_causes import corrected, unit_cause
from factcheck.checks.units.unit_judging import Measured, measured
from factcheck.checks.wording import number, off
from factcheck.config import Settings
from factcheck.language.expression import Expression
from factcheck.language.expressions import alternatives
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.language.numbers import rounded
from factcheck.language.phrases import WIDE
from factcheck.language.units import Unit, UnitWords, base, called, comparable, readings, unit_words
from factcheck.language.writing import in_units_of
from factcheck.model import Claim, Document, Edit, Figure, Finding, Interval

CODE, KIND, ROLES = "FC401", "unit", ("converted", "equivalent")
_NEAR = 60
_BARE = Expression(r"\s[^\W\d_]+\s")  # nothing but a word
_DASHES = "-–—"
_SENTENCE = Expression(r"[.!?;:。！？；：]\s|[。！？；：\n]")
# Where nothing but "or" or a slash joins two amounts, they may be alternatives: only what is nearly right, or off by
# zeros, was meant as a conversion.
_ALIKE = Decimal("1.3")
_MARKS = frozenset(";,·/、，；")
_SIZES = frozenset(("area", "volume"))  # of which a bracket of its own tells no other one in another unit of a system
_SLIPS = frozenset(("swapped", "inverted", "magnitude"))
_ZEROS = Decimal("1.03")
# The floor space sold exceeds the floor space used by about this much, and the two are written as if they were one.
_NOMINAL = 2  # times that a nominal size is of the other, at most
_SOLD = (Decimal("1.15"), Decimal("1.55"))


def is_measure(figure: Figure) -> bool:
    """Whether a figure is a quantity in a unit of measure."""
    return figure.kind == "quantity" and bool(readings(figure.unit or ""))


def unit_conversions(
    document: Document, figures: tuple[Figure, ...], settings: Settings
) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every conversion of units in the document, with what there is to say about it."""
    indices = tuple(index for index, figure in enumerate(figures) if is_measure(figure))
    quantities = tuple(figures[index] for index in indices)
    words = unit_words(document.language)
    for link in _links(document, quantities, words):
        first, second = quantities[link.converted], quantities[link.equivalent]
        found = _measured(document, first, second, words, settings)
        if found is not None:
            placed = link._replace(converted=indices[link.converted], equivalent=indices[link.equivalent])
            yield _claim(document, placed, found, first, second, settings)


def _links(document: Document, quantities: tuple[Figure, ...], words: UnitWords) -> Iterator[Link]:
    found = links(document, quantities, lambda first, second: not _related(document, first, second, words),
                  _lexicon(document.language))  # fmt: skip
    yield from found
    linked = {link.equivalent for link in found}
    for index in range(1, len(quantities)):
        first, second = quantities[index - 1], quantities[index]
        if index not in linked and _related(document, first, second, words) and _equal(document, first, second, words):
            yield Link(index - 1, index, first.start, second.end)


@cache
def _lexicon(language: str | None) -> Lexicon:
    """The words of a language, among them those that may stand behind an amount in its bracket: "(120 miles north)"."""
    words, asides = lexicon(language), unit_words(language).asides
    connectives = words.connectives
    # What opens a sentence ("that is") opens a bracket too.
    said = dict.fromkeys(connectives.sentences, "equal") | connectives.links
    aside = connectives.aside
    if asides:
        behind = rf"[\s-]?(?:{alternatives(asides)})(?![^\W\d_])(?: [^\W\d_]+){{0,4}}"
        aside = Expression(behind, re.IGNORECASE)
    return words._replace(connectives=connectives._replace(aside=aside, links=said))


def _related(document: Document, first: Figure, second: Figure, words: UnitWords) -> bool:
    between = document.text[first.end : second.start]
    return first.unit != second.unit and comparable(first.unit, second.unit, between, words)


def _equal(document: Document, first: Figure, second: Figure, words: UnitWords) -> bool:
    """Whether the sentence says that the one is the other, with other words between: "a day equals"."""
    gap = document.text[first.end : second.start]
    if _dashed(document, gap, second) or _beside(document, first, gap, second):
        return True
    before = gap[: -len(second.hedge or "") - 1] if second.hedge else gap
    said = words.equal is not None and words.equal.search(before.rstrip()) is not None
    return said and len(gap) <= _NEAR and not _SENTENCE.search(gap)


def _beside(document: Document, first: Figure, gap: str, second: Figure) -> bool:
    """Whether both stand in one bracket with nothing but a mark between: "(5mm; 0.2in)", "(2.9㎢·약 88만 평)"."""
    opened, closed = document.text[first.start - 1 : first.start], document.text[second.end : second.end + 1]
    mark = gap.strip().removesuffix(second.hedge or "").strip()
    return opened in ("(", "（", "[") and closed in (")", "）", "]") and mark in _MARKS


def _dashed(document: Document, gap: str, second: Figure) -> bool:
    """Whether a dash leads to the second figure, and either a connective or another dash goes with it."""
    core = gap.strip()
    if not core.startswith(tuple(_DASHES)):
        return False
    said = core.removesuffix(second.hedge or "").strip(_DASHES + " ,")
    if said:
        return said.lower() in _lexicon(document.language).connectives.links
    return document.text[second.end : second.end + 2].strip()[:1] in tuple(_DASHES)


def _measured(
    document: Document, first: Figure, second: Figure, words: UnitWords, settings: Settings
) -> Measured | None:
    """The judgement; None where the two are no conversion after all."""
    around = document.text[max(0, first.start - _NEAR) : second.end + _NEAR // 2]
    difference = words.difference is not None and words.difference.search(around) is not None
    between = document.text[first.end : second.start].translate(WIDE)
    water = words.water is not None and words.water.search(between) is not None
    found = measured(first, second, settings, difference=difference, water=water)
    if found is None or found.verdict != "wrong":
        return found
    said = _said(document, between, first, second, words)
    said = said or (found.second.dimension in _SIZES and _enclosed(document, between, second))
    weak = not said and (found.first.system == found.second.system or _alternative(between, document.language))
    bare = second.hedge is None and _BARE.fullmatch(between) is not None
    doubtful = weak and not (_alike(found, bare=bare) or _slipped(found, first, second, settings))
    return None if doubtful or _nominal(document, first, found, words) else found


def _said(document: Document, between: str, first: Figure, second: Figure, words: UnitWords) -> bool:
    """Whether words or dashes make the second figure the first one; so does an aside: ", or 115 square miles,"."""
    if words.equal is not None and words.equal.search(between.rstrip()):
        return True
    aside = "," in between and document.text[second.end : second.end + 1] in (",", ".", ";", ")")
    return aside or _dashed(document, between, second) or _beside(document, first, between, second)


def _enclosed(document: Document, between: str, second: Figure) -> bool:
    """Whether a bracket has the second figure in it and nothing else, its hedge apart."""
    closed = document.text[second.end : second.end + 1].translate(WIDE) == ")"
    return closed and between.strip().removesuffix(second.hedge or "").strip() == "("


def _slipped(found: Measured, first: Figure, second: Figure, settings: Settings) -> bool:
    """Whether a likely slip of the hand explains what is wrong, so that a conversion was meant."""
    cause = unit_cause(found, first, second, settings)
    return cause is not None and cause.kind in _SLIPS


def _alternative(between: str, language: str | None) -> bool:
    """Whether nothing makes the two one but "or", a slash or a dash."""
    if "(" in between or "[" in between or "=" in between:
        return False
    kinds = _lexicon(language).connectives.links
    said = [word for word in re.findall(r"[^\W\d_]+", between.lower()) if word in kinds]
    return not said or all(kinds[word] == "or" for word in said)


def _alike(found: Measured, *, bare: bool) -> bool:
    """Whether two figures are nearly the same, or but for zeros; a bare "or" is between "5 miles or 10 kilometres"."""
    stated, expected = found.worst.stated.value, found.worst.expected.value
    if min(stated, expected) <= 0:
        return False
    ratio = max(stated / expected, expected / stated)
    zeros = ratio.scaleb(-ratio.adjusted())
    return (ratio <= _ALIKE and not bare) or zeros <= _ZEROS or 10 / zeros <= _ZEROS


def _nominal(document: Document, first: Figure, found: Measured, words: UnitWords) -> bool:
    """Whether a size is nominal, or one is the floor space that is sold and the other that which is used."""
    before = document.text[max(0, first.start - _NEAR // 2) : first.start]
    stated, expected = found.worst.stated.value, found.worst.expected.value
    if words.nominal is not None and words.nominal.search(before):
        return expected < _NOMINAL * stated and stated < _NOMINAL * expected
    sold = stated / expected if found.second.symbol == "pyeong" else expected / stated
    return "pyeong" in (found.first.symbol, found.second.symbol) and _SOLD[0] <= sold <= _SOLD[1]


def _claim(
    document: Document, link: Link, found: Measured, first: Figure, second: Figure, settings: Settings
) -> tuple[Claim, list[Finding]]:
    cause = unit_cause(found, first, second, settings) if found.verdict == "wrong" else None
    worst = found.worst
    deviation = rounded(worst.stated.value / worst.expected.value - 1, 4) if worst.expected.value else None
    claim = Claim(
        KIND, document.text[link.start : link.end], link.start, link.end, (link.converted, link.equivalent), ROLES,
        found.verdict, _interval(found, second, "stated"), _interval(found, second, "expected"), deviation, cause=cause,
    )  # fmt: skip
    return claim, [_finding(document, found, first, second, claim)] if found.verdict == "wrong" else []


def _interval(found: Measured, second: Figure, which: str) -> Interval:
    spans = [getattr(pair, which) for pair in found.pairs]
    high = spans[-1].value if len(spans) > 1 else second.amount_high if which == "stated" else None
    return Interval(spans[0].value, high, spans[0].low, spans[-1].high, None, found.second.symbol)


def _finding(document: Document, found: Measured, first: Figure, second: Figure, claim: Claim) -> Finding:
    written = corrected(found, second)
    edits = (Edit(second.start, second.end, written),) if written else ()
    advice = f'write "{written}"' if written else "work it out again"
    return Finding(
        CODE, "error", _message(found, first, second), second.start, second.end, 0, (),
        tuple(in_units_of(document.language, line, second.text) for line in _working(found, first, second, claim)),
        edits, advice,
    )  # fmt: skip


def _message(found: Measured, first: Figure, second: Figure) -> str:
    stated, expected = found.worst.stated.value, found.worst.expected.value
    one, other = " ".join(first.text.split()), " ".join(second.text.split())
    if found.second.offset or found.first.offset or min(stated, expected) <= 0:
        side = "high" if stated > expected else "low"
        return f"{other} is {number(abs(stated - expected))} degrees too {side} for {one}"
    return f"{other} is {off(stated, expected)} for {one}"


def _working(found: Measured, first: Figure, second: Figure, claim: Claim) -> Iterator[str]:
    one, other = found.first, found.second
    result = " to ".join(number(pair.expected.value) for pair in found.pairs)
    amounts = " to ".join(number(value) for value in (first.amount, first.amount_high) if value is not None)
    yield f"{amounts} {_named(one, amounts)} = {result} {_named(other, result)}"
    for unit in (one, other):
        if unit.source != "SI":
            yield _worth(unit)
    stated: Interval = claim.stated
    printed = " ".join(second.text.split())
    yield f'"{printed}" as printed allows {number(stated.low)} to {number(stated.high)} {called(other.symbol)}'


def _named(unit: Unit, amount: str) -> str:
    return called(unit.symbol, one=amount == "1")


def _worth(unit: Unit) -> str:
    """What a unit is worth in the base unit, with its source."""
    name, of_base = called(unit.symbol, one=True), base(unit.dimension)
    if unit.inverse:
        return f"{number(unit.factor)} divided by {called(unit.symbol)} is {of_base} ({unit.source})"
    if unit.offset:
        sign = "minus" if unit.offset < 0 else "plus"
        times = "" if unit.factor == 1 else ", times 5/9,"
        return f"{name} {sign} {abs(unit.offset)}{times} is {of_base} ({unit.source})"
    return f"1 {name} = {number(unit.factor)} {of_base} ({unit.source})"
