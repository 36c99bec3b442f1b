"""FC306: a long amount that comes again with two digits exchanged: "$1,208.90" here, "$1,280.90" there."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.arithmetic import allowed
from factcheck.checks.digits import LONG
from factcheck.checks.restating.restating import digits_of, swapped
from factcheck.language.content import words_around
from factcheck.language.numbers import rounded
from factcheck.model import Cause, Claim, Document, Figure, Finding, Interval

LONGEST_DIGITS = 12


def transposed(document: Document, figures: tuple[Figure, ...]) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every long amount of money that is an earlier one but for two neighbouring digits, told with a word of it."""
    seen: dict[tuple[object, ...], int] = {}
    for place, figure in enumerate(figures):
        if len(figure.numerals) == 1 and 0 < figure.numerals[0].end - figure.numerals[0].start < LONG:
            continue  # at a glance
        digits = digits_of(figure)
        if figure.kind != "money" or not LONG <= len(digits) <= LONGEST_DIGITS or figure.amount_high:
            continue
        earlier = seen.setdefault((figure.currency, figure.amount.adjusted(), *sorted(digits)), place)
        first = figures[earlier]
        if first.amount != figure.amount and swapped(digits_of(first), digits) and _shared(document, first, figure):
            yield _claim(document, (earlier, place), first, figure)


def _shared(document: Document, first: Figure, second: Figure) -> bool:
    text, bounds = document.text, (0, len(document.text))
    one, other = (
        words_around(text, (figure.start, figure.end), bounds, document.language) for figure in (first, second)
    )
    return bool(one & other)


def _claim(document: Document, places: tuple[int, int], first: Figure, second: Figure) -> tuple[Claim, list[Finding]]:
    one, other = (" ".join(figure.text.split()) for figure in (first, second))
    deviation = rounded(second.amount / first.amount - 1, 4)
    cause = Cause("swapped", "two digits are swapped")
    claim = Claim(
        "restated", document.text[first.start : second.end], first.start, second.end, places, ("first", "again"),
        "wrong", _interval(second), _interval(first), deviation, cause=cause,
    )  # fmt: skip
    message = f'"{other}" here, but "{one}" above: two digits are swapped, if they are the same'
    advice = "check which of the two is right, or silence this where they are not the same"
    return claim, [Finding("FC306", "warning", message, second.start, second.end, help=advice)]


def _interval(figure: Figure) -> Interval:
    span = allowed(figure)
    return Interval(figure.amount, None, span.low, span.high, figure.currency)
