"""How currencies are written: as the house writes them (FC604), and one currency in one way (FC605)."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.house_style.style_profile import OTHERS, Style
from factcheck.language.lexicon import Lexicon, lexicon
from factcheck.model import Document, Figure, Finding
from rates.values import NamedTuple

SIGN, CODE, NAME = "sign", "code", "name"
_STEM = 2  # endings of one name differ in the last letters: krone and kroner, leu and lei


class Written(NamedTuple):
    """The mark of a figure as it stands there, and its kind: a sign (US$), a code or abbreviation (RMB), a name."""

    mark: str
    kind: str
    figure: Figure


def written_marks(document: Document, figures: tuple[Figure, ...]) -> list[Written]:
    """The mark of every amount whose currency is known. Cents and pence are left out: they have no other form."""
    words = lexicon(document.language)
    found = []
    for figure in figures:
        if figure.kind == "money" and figure.currency and all(numeral.scale >= 1 for numeral in figure.numerals):
            mark, kind = _mark(figure, words)
            if kind:
                found.append(Written(mark, kind, figure))
    return found


def mark_currency(mark: str, readings: dict[str, str]) -> str | None:
    """The currency that a sign, code or name stands for: as the desk reads it, else as it is read by default."""
    words = lexicon("en").marks
    known = words.before.get(mark) or words.behind.get(mark) or words.names.get(mark.lower())
    return readings.get(mark) or (known.readings[0] if known and known.defaults else None)


def house_marks(
    written: list[Written], style: Style, own: dict[str, tuple[str, ...]], *, english: bool
) -> Iterator[Finding]:
    """FC604: the first of each mark that is not the house's. A profile's rules are for English, the desk's for all."""
    published = style.forms if english else {}
    seen: set[tuple[str | None, str]] = set()
    for mark, kind, figure in written:
        currency = figure.currency or ""
        forms = own.get(currency) or published.get(currency) or published.get(OTHERS)
        if forms is None or (currency, mark) in seen or _allowed(mark, kind, forms):
            continue
        seen.add((currency, mark))
        times = sum(one.mark == mark and one.figure.currency == currency for one in written)
        message = f'"{mark}" is not how the house writes {currency}{f" ({times} times)" if times > 1 else ""}'
        source = "" if currency in own else f" ({style.sources.get('FC604', '')})"
        yield _finding("FC604", message, figure, f"write {_either(forms)}{source}")


def two_ways(written: list[Written]) -> Iterator[Finding]:
    """FC605: the first amount in a currency that is marked otherwise than one before it."""
    first: dict[str, list[Written]] = {}
    for one in written:
        before = first.setdefault(one.figure.currency or "", [])
        other = next((each for each in before if _differ(one, each)), None)
        if other is not None and all(each.mark != one.mark for each in before):
            message = f'{one.figure.currency} is "{one.mark}" here and "{other.mark}" before'
            yield _finding("FC605", message, one.figure, "write one currency in one way all through the article")
        before.append(one)


def _mark(figure: Figure, words: Lexicon) -> tuple[str, str]:
    """The mark before the number or behind it; no kind where it is not in the tables."""
    spans = [(one.start - figure.start, one.end - figure.start) for one in figure.numerals if one.end > one.start]
    before = figure.text[: spans[0][0]].strip() if spans else ""
    if before in words.marks.before:
        return before, CODE if before.replace(".", "").isalpha() else SIGN
    rest = figure.text[spans[-1][1] :] if spans else figure.text
    for start in range(len(rest)):
        tail = rest[start:].strip(" \u00a0\u202f-")
        if tail in words.marks.behind:
            return tail, CODE if tail.replace(".", "").isalpha() else SIGN
        if tail.lower() in words.marks.names:
            return tail.lower(), NAME
    return "", ""


def _allowed(mark: str, kind: str, forms: tuple[str, ...]) -> bool:
    if kind != NAME:
        return mark in forms
    names = [form for form in forms if form.isalpha() and form.islower()]  # signs alone leave words alone
    return not names or NAME in names or any(_one_name(mark, name) for name in names)


def _differ(one: Written, other: Written) -> bool:
    """Whether two marks of one currency are at odds. A sign beside a name is not: "$5m" and "five dollars"."""
    if one.kind == other.kind == NAME:
        return not _one_name(one.mark, other.mark)
    return one.mark != other.mark and {one.kind, other.kind} != {SIGN, NAME}


def _one_name(first: str, second: str) -> bool:
    """Whether two words are forms of one name, or one has the other in it: pounds and pound sterling."""
    stem = max(min(len(first), len(second)) - _STEM, _STEM)
    return first in second or second in first or first[:stem] == second[:stem]


def _either(forms: tuple[str, ...]) -> str:
    return " or ".join("the name of the currency" if form == NAME else f'"{form}"' for form in forms)


def _finding(code: str, message: str, figure: Figure, advice: str) -> Finding:
    return Finding(code, "note", message, figure.start, figure.end, help=advice)
