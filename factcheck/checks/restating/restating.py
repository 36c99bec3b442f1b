"""How two printed figures that may tell the same thing stand to each other: alike, slipped, or strangers."""

from __future__ import annotations

from decimal import Decimal

from factcheck.checks.arithmetic import allowed
from factcheck.checks.conversions.causes import family
from factcheck.language.units import dimensions
from factcheck.model import Cause, Figure
from rates.values import NamedTuple

SAME, NEAR = "same", "near"
_ROUNDED = Decimal("0.12")  # rounding to one digit moves a figure by no more than this, or it is said to be another
_TRUNCATED = Decimal("0.03")
_FEW, _SOME, _MANY, NEVER = 2, 3, 5, 99
_TWO, _HALF = 2, 5
# By how many zeros a slip is off: a digit too many, a scale for another or for none; those of myriads in East Asia.
_SLIPS, _MYRIADS, _EAST_ASIA = frozenset((1, 2, 3, 6, 9)), frozenset((4, 8)), "\u3000"
_COMMONEST = frozenset(("USD", "GBP", "EUR"))  # taken for one another, and yet with names of their own


class Relation(NamedTuple):
    """How a figure of the body stands to one of the headline: `same`, `near`, or the slip that parts them.

    `digits` is how many digits the two share from the first on. A slip `needs` so many words that both passages share
    to be no chance: few where million stands for billion, many where few digits are alike.
    """

    kind: str
    digits: int
    cause: Cause | None = None
    needs: int = 0


def relation(first: Figure, second: Figure) -> Relation | None:
    """How two figures stand to each other, or None where they have nothing to do with each other."""
    if not _alike(first, second):
        return None
    if not same_unit(first, second):
        return _renamed(first, second)
    agreed = _agreement(first, second)
    if agreed or first.amount_high is not None or second.amount_high is not None:
        return agreed
    slip = _slip(first, second)
    return slip._replace(needs=slip.needs + 1) if slip and not same_name(first, second) else slip


def same_unit(first: Figure, second: Figure) -> bool:
    """Whether two figures are of the same money, or in the same unit."""
    if first.kind == "money":
        codes = {first.currency, *first.candidates}
        return second.currency in codes or first.currency in second.candidates or _akin(first, second)
    return same_name(first, second) or not (dimensions(first.unit or "") or dimensions(second.unit or ""))


def same_name(first: Figure, second: Figure) -> bool:
    """Whether the words behind two numbers are not plainly other ones."""
    return first.unit == second.unit or None in (first.unit, second.unit) or _noun(first) == _noun(second)


def _noun(figure: Figure) -> str:
    return (figure.unit or "")[:4]


def _akin(first: Figure, second: Figure) -> bool:
    """Whether one sign or name may mean both currencies: "$" and "A$"."""
    return second.currency in family(first.currency or "") and not {first.currency, second.currency} <= _COMMONEST


def _alike(first: Figure, second: Figure) -> bool:
    """Whether two figures may tell the same at all: money for the same period, percents both, things both."""
    if first.kind == "money" or second.kind == "money":
        return first.kind == second.kind and (first.per == second.per or None in (first.per, second.per))
    if "percent" in (first.kind, second.kind) or "times" in (first.unit, second.unit):
        return (first.kind, first.unit) == (second.kind, second.unit) and first.unit is None
    one, other = dimensions(first.unit or ""), dimensions(second.unit or "")
    return bool(one & other) or not (one or other)


def _agreement(first: Figure, second: Figure) -> Relation | None:
    """The relation of two figures of which one rounds to the other, or is hedged so that it allows it."""
    digits = min(len(digits_of(first)), len(digits_of(second)))
    if first.amount == second.amount and first.amount_high == second.amount_high:
        return Relation(SAME, digits)
    one, other = allowed(first), allowed(second)
    if (first.bound or second.bound or first.amount_high or second.amount_high) and one.meets(other):
        return Relation(NEAR, digits)
    coarse, fine = (first, second) if len(digits_of(first)) < len(digits_of(second)) else (second, first)
    rounds = len(digits_of(coarse)) < len(digits_of(fine)) and _rounds(coarse, fine)
    return Relation(NEAR, digits) if rounds else None


def _rounds(coarse: Figure, fine: Figure) -> bool:
    """Whether a figure rounds to a coarser one, or was cut to it, as headlines cut."""
    size = coarse.numerals[-1].quantum if coarse.numerals else Decimal(0)
    room = max(min(size, abs(coarse.amount) * _ROUNDED), abs(coarse.amount) * _TRUNCATED)
    return coarse.amount - room / 2 <= fine.amount <= coarse.amount + room


def digits_of(figure: Figure) -> tuple[int, ...]:
    """The digits of an amount without zeros at its end."""
    return figure.amount.normalize().as_tuple().digits


def _slip(first: Figure, second: Figure) -> Relation | None:
    exact = first.kind != "money" or first.currency == second.currency
    if not (first.amount and second.amount and exact):
        return None
    one, other = digits_of(first), digits_of(second)
    power = second.amount.adjusted() - first.amount.adjusted()
    shared = min(len(one), len(other))
    slips = _SLIPS | _MYRIADS if max(first.text + second.text) >= _EAST_ASIA else _SLIPS
    if abs(power) in slips and first.per == second.per and _rounded(one, other, shared):
        side = "more" if power > 0 else "less"
        cause = Cause("magnitude", f"{10 ** abs(power):,} times {side}")
        return Relation("magnitude", shared, cause, _needs(shared, exact=one == other, scale=abs(power) > _TWO))
    if not power and shared > 1 and swapped(one, other):
        return Relation("swapped", shared, Cause("swapped", "two digits are swapped"), _SOME)
    return None


def _needs(digits: int, *, exact: bool, scale: bool) -> int:
    """How many words two passages must share for another power of ten to be no chance."""
    if digits == 1:
        return _SOME if scale else NEVER
    if exact:
        return _FEW if scale else _SOME
    return _SOME if digits > _TWO or scale else _MANY


def _rounded(one: tuple[int, ...], other: tuple[int, ...], shared: int) -> bool:
    """Whether both rows of digits are alike, or the longer cut or rounded is the shorter; one digit is too few."""
    if one == other:
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    cut, whole = int("".join(map(str, longer[:shared]))), int("".join(map(str, shorter)))
    return shared > 1 and len(longer) > shared and whole in (cut, cut + (longer[shared] >= _HALF))


def swapped(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two neighbours among the digits have changed places."""
    length = max(len(one), len(other))
    first, second = (row + (0,) * (length - len(row)) for row in (one, other))
    unlike = [place for place in range(length) if first[place] != second[place]]
    return len(unlike) == 2 and unlike[1] == unlike[0] + 1 and first[unlike[0]] == second[unlike[1]] and (
        first[unlike[1]] == second[unlike[0]]
    )  # fmt: skip


def _renamed(first: Figure, second: Figure) -> Relation | None:
    """The same number with another currency or unit."""
    if first.amount != second.amount or first.amount_high != second.amount_high:
        return None
    kind = "currency" if first.kind == "money" else "unit"
    one, other = (figure.currency or figure.unit or "" for figure in (first, second))
    if not (one and other) or (kind == "unit" and not dimensions(one) & dimensions(other)):
        return None
    digits = len(digits_of(first))
    return Relation(kind, digits, Cause(kind, f"{other} here, {one} there"), _FEW if digits > 1 else _SOME)
