"""Numbers as writers print them: digits with grouping, words, and units of ten thousand, to exact decimals."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from factcheck.language.expression import Expression
from factcheck.language.grammar import Numerals

SPACES = " \u00a0\u2009\u202f'’"
SQUARE = 4  # from ten thousand on, each unit of East Asian counting multiplies all that stands since the last one
_PRECISE = 26  # digits, two less than what decimals are worked out to
_FOLDED = {ord(space): None for space in SPACES} | str.maketrans("，．٬،٫/", ",.,,..")
_MILLIONS = Expression(r"^(\d{1,3})['’](\d{3})([.,])(\d{3})$")  # as Colombia and Peru write them: 18'500.000
PARTS = frozenset(("2", "3", "4", "8", "16", "32"))
_MIXED = Expression(r"[ -](\d{1,2})/(\d{1,2})(?![\d/])")
_PARTS = Expression(r"\d+(?:[.,]\d+)*|\D")


def parse_digits(digits: str, group: str = ",", point: str = ".") -> Decimal | None:
    """The value of digits with separators, or None where they are no number ("12.05.2019", "1,2,3").

    `group` and `point` are the language's separators. A mark that stands twice groups; where both stand the last is
    the decimal point; a lone `point` before three zeros groups ("200.000"), for nobody writes 200 so, unless four
    digits stand before it ("6373.000"); a lone `group` not before three digits is a decimal point ("12,5").
    """
    if digits.isdigit():
        return Decimal(digits)
    if not digits.isascii() or " " in digits or "'" in digits or "/" in digits:
        if "'" in digits or "’" in digits:
            digits = _MILLIONS.sub(r"\1\3\2\3\4", digits)
        digits = digits.translate(_FOLDED)
    commas, points = digits.count(group), digits.count(point)
    if commas and points:
        last, first = (point, group) if digits.rfind(point) > digits.rfind(group) else (group, point)
        whole, _, fraction = digits.rpartition(last)
        if last in whole or not _grouped(whole, first):
            return None
        return Decimal(f"{whole.replace(first, '')}.{fraction}")
    if points:
        grouped = _grouped(digits, point)
        if points == 1 and not (grouped and digits.endswith(f"{point}000")):
            return Decimal(digits.replace(point, "."))
        return Decimal(digits.replace(point, "")) if grouped else None
    if commas and _grouped(digits, group):
        return Decimal(digits.replace(group, ""))
    if commas == 1:
        return Decimal(digits.replace(group, "."))
    return None if commas else Decimal(digits)


def _grouped(digits: str, mark: str) -> bool:
    """Whether groups are of three, or of two with a last one of three as in India ("12,34,567")."""
    head, *groups = digits.split(mark)
    if not groups:
        return True
    if not 0 < len(head) <= 3 or len(groups[-1]) != 3:
        return False
    if len(groups) == 1:
        return True
    sizes = set(map(len, groups[:-1]))
    return sizes == {3} or (sizes == {2} and len(head) <= 2)


def parse_units(text: str, numerals: Numerals) -> Decimal | None:
    """The value of a number in the units of East Asia: "1조 3700억", 三千五百; 一千五 is 1500 if `elided`."""
    units, native, more = numerals.units, numerals.digits, _elided(text, numerals)
    parts: list[tuple[Decimal, int]] = []
    section = Decimal(0)
    number: Decimal | None = None
    for part in _PARTS.findall((text[:-1] if more else text).translate(_FOLDED)):
        if part in native:
            number = Decimal(native[part]) + (number or 0) * 10
        elif part not in units:
            number = parse_digits(part, numerals.group, numerals.point) if part[0].isdecimal() else None
            if number is None:
                return None
        elif units[part] < SQUARE:
            section += (Decimal(1 if units[part] else 0) if number is None else number).scaleb(units[part])
            number = None
        else:
            # A square multiplies all that stands before it with smaller ones: 万亿 is ten to the twelfth.
            section += number or 0
            while parts and parts[-1][1] < units[part]:
                section += parts.pop()[0]
            parts.append(((section or Decimal(1)).scaleb(units[part]), units[part]))
            section, number = Decimal(0), None
    return sum((value for value, _ in parts), section + (number or 0) + more)


def _elided(text: str, numerals: Numerals) -> Decimal:
    """What the last digit counts behind a unit, where the next smaller one is left out: 三万五 is 35000."""
    unit = numerals.units.get(text[-2:-1], 0) if numerals.elided else 0
    digit = int(text[-1]) if unit > 1 and text[-1].isdecimal() else numerals.digits.get(text[-1:], 0)
    return Decimal(digit).scaleb(unit - 1) if unit > 1 else Decimal(0)


def quantum(amount: Decimal) -> Decimal:
    """The value of one unit in the last non-zero digit: 100000 for 500000, 0.01 for 0.05, 1 for zero."""
    exponent = amount.normalize().as_tuple().exponent
    return _one(exponent if isinstance(exponent, int) else 0)


def significant(amount: Decimal) -> int:
    """How many digits of an amount count, those of zeros at its end left out."""
    return len(amount.normalize().as_tuple().digits)


def rounded(value: Decimal, places: int) -> Decimal:
    """A value to so many decimals; one that is too large for the precision of decimals as it is."""
    return round(value, places) if value.adjusted() + places < _PRECISE else value


@lru_cache(maxsize=256)
def _one(exponent: int) -> Decimal:
    return Decimal((0, (1,), exponent))


def mixed(text: str, digits: str, end: int) -> tuple[Decimal, int]:
    """What a fraction behind the digits of a whole number adds, and its end: "3 1/2 million", "2-3/4 cents"."""
    match = _MIXED.match(text, end) if "/" in text[end + 2 : end + 4] and digits.isdigit() else None
    if match is None or match[2] not in PARTS or not 0 < int(match[1]) < int(match[2]):
        return Decimal(0), end
    return Decimal(match[1]) / Decimal(match[2]), match.end()


def parse_words(words: list[Decimal | int]) -> Decimal:
    """The value of number words in order: a Decimal counts, an int is the exponent of a scale.

    "two hundred and fifty thousand" is [2, exponent 2, 50, exponent 3]: 250000. A scale multiplies all that stands
    before it with smaller ones: "dos mil quinientos millones" is 2500 million.
    """
    parts: list[tuple[Decimal, int]] = []
    current = Decimal(0)
    for word in words:
        if isinstance(word, Decimal):
            current += word
        elif word == 2:
            current = (current or Decimal(1)) * 100
        else:
            while parts and (parts[-1][1] < word or not current):
                current += parts.pop()[0]
            parts.append(((current or Decimal(1)).scaleb(word), word))
            current = Decimal(0)
    return sum((part for part, _ in parts), current)
