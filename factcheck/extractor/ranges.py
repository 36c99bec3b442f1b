"""Numbers that belong together: the ends of a range, and the parts of one number in mixed words."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extractor.convention import value
from factcheck.extractor.found import Found, Number
from factcheck.extractor.hedges import hedge
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import parse_digits, quantum
from factcheck.model import Numeral

LONGEST_JOIN = 9
LONGEST_BEFORE = 24
SPLIT = 2  # a separator and a space
YEAR = 4  # digits
THOUSANDS = "000"
ROUND = 5


def joined(text: str, previous: Number, number: Number, lexicon: Lexicon) -> Number:
    """`number`, made one with the number before it where both are one range or one compound number."""
    end = previous.found.end if previous.found else previous.end
    start = number.found.start if number.found else number.start
    if not 0 <= start - end <= LONGEST_JOIN:
        return number
    gap = text[end:start]
    if previous.exponent and _whole(previous) and (gap == " " or _added(gap, previous, number, lexicon)):
        return _compound(previous, number)
    if len(gap) == SPLIT and gap[0] in ".,":
        return _split(previous, number, gap[0], lexicon) or number
    join = lexicon.numerals.range_joins.get(gap.strip())
    if join is None or not _allowed(text, previous, number, join, lexicon):
        return number
    if number.found is None:
        return _shared_before(previous, number, gap)
    return _shared_behind(previous, number, number.found)


def split(previous: Number, digits: str, mark: str, *, scaled: bool, lexicon: Lexicon) -> bool:
    """Whether digits behind a separator and a space go on with a number: "25, 64 dólares", "Kshs. 100, 000"."""
    if previous.exponent or (len(previous.digits) == YEAR and previous.digits.isdigit()):
        return False
    if digits == THOUSANDS:
        return mark == lexicon.numerals.group and len(previous.digits.rpartition(mark)[2]) <= len(THOUSANDS)
    if not digits.isdigit() or mark in previous.digits or not (len(digits) == SPLIT or scaled and len(digits) == 1):
        return False
    apart = (
        len(digits) == SPLIT and previous.value % ROUND == 0 and int(digits) % ROUND == 0
    )  # "10, 20 dólares" are two guesses
    return not apart and (mark == lexicon.numerals.point or previous.start == 0 or not previous.digits.isdigit())


def _split(previous: Number, number: Number, mark: str, lexicon: Lexicon) -> Number | None:
    """One number of two, where a space stands behind its separator by mistake."""
    digits, found = f"{previous.digits}{mark}{number.digits}", number.found or previous.found
    if found is None or not split(previous, number.digits, mark, scaled=number.exponent > 0, lexicon=lexicon):
        return None
    behind = previous.found is None and found.start == number.start
    ahead = number.found is None and found.end == previous.end and found.start < previous.start
    amount = value(digits, lexicon) if behind or ahead else None
    if amount is None:
        return None
    scale = found.mark.unit.scaleb(number.exponent)
    found.start, found.end = min(found.start, previous.start), max(found.end, number.end)
    found.amount = amount * scale
    found.numerals = (Numeral(found.end, found.end, scale, quantum(found.amount)),)
    return number._replace(start=previous.start, digits=digits, value=amount, found=found)


def _whole(previous: Number) -> bool:
    """Whether a number may still go on: nothing has its mark behind it, its scale is a word of its own (no 4K 60p)."""
    if previous.end == previous.start + len(previous.digits) + 1 and previous.found is None:
        return False
    return previous.found is None or (previous.found.start < previous.start and previous.found.end == previous.end)


def _added(gap: str, previous: Number, number: Number, lexicon: Lexicon) -> bool:
    """Whether "and" adds a part with a name of its own: "1 milhão e 200 mil reais"."""
    smaller = number.value.scaleb(number.exponent) < Decimal(1).scaleb(previous.exponent)
    owned = previous.found is not None or number.found is None  # "$30 million and 200 dollars" are two
    return smaller and not owned and gap[:1] == gap[-1:] == " " and gap.strip() in lexicon.numerals.joins


def _allowed(text: str, previous: Number, number: Number, join: str, lexicon: Lexicon) -> bool:
    """Whether the words around let the join be a range: "between" for "and", not "from" for "to", not 에서 ...로."""
    if join in ("any", "move"):
        own = previous.found is not None and "unspaced" in lexicon.traits  # "上涨200元至4500元" is a move
        return join == "any" and not (own and "never" in _roles(text, previous, lexicon))
    behind = lexicon.numerals.range_behind
    end = number.found.end if number.found else number.end
    end += text[end : end + 1] == " " and "endings" not in lexicon.traits
    if text.startswith(behind["between" if join == "between" else "never"], end):
        return join == "between"
    before = _roles(text, previous, lexicon)
    if join == "between":
        return "between" in before
    moved = "moved" in before and previous.found is not None and number.found is not None  # "lost $2 to $54"
    return ("never" not in before or "spans" in before) and not moved


def _roles(text: str, number: Number, lexicon: Lexicon) -> set[str | None]:
    """What the words before a number and its hedge say of a range that it may begin."""
    begin = number.found.start if number.found else number.start
    written, known = hedge(text, begin, lexicon)[0], lexicon.numerals.range_before
    if written:
        begin = text.rindex(written, 0, begin)
    before = text[max(0, begin - LONGEST_BEFORE) : begin].rstrip().lower()
    if "unspaced" in lexicon.traits:
        return {role for word, role in known.items() if before.endswith(word)}
    return {known.get(word.lstrip("([")) for word in before.split()[-2:]}


def _shared_behind(previous: Number, number: Number, found: Found) -> Number:
    """The mark stands behind the upper end, or on both: "60-80 billion forints", "$2,000-$3,000"."""
    if previous.found is not None:
        if previous.found.mark.readings != found.mark.readings or previous.found.high is not None:
            return number
        low = previous.found.amount
        if found.start < number.start and not previous.exponent and previous.value < number.value:
            low = low.scaleb(number.exponent)  # "between $2 and $3 billion"
        return _merge(previous, number, previous.found.start, found.end, low, found.amount, found)
    if found.start != number.start and not _ahead(previous, number):
        return number
    exponent = previous.exponent or (number.exponent if previous.value < number.value else 0)
    low = previous.value * _shared_units(previous, number) * found.mark.unit.scaleb(exponent)
    return _merge(previous, number, previous.start, found.end, low, found.amount, found)


def _ahead(previous: Number, number: Number) -> bool:
    """Whether the sign of the upper end counts for a lower one before it: "between 3 and $5 million"."""
    return previous.exponent == 0 < previous.value < number.value < previous.value * ROUND


def _shared_units(previous: Number, number: Number) -> Decimal:
    """What the units of ten thousand behind the upper end multiply the lower one by: "2~3억" is two to three 억."""
    counted = number.digits.rstrip("".join(filter(str.isalpha, number.digits)) + " ")
    if counted == number.digits or not previous.digits.replace(",", "").replace(".", "").isdigit():
        return Decimal(1)
    upper = None if any(map(str.isalpha, counted)) else parse_digits(counted)
    return number.value / upper if upper and previous.value < upper else Decimal(1)


def _shared_before(previous: Number, number: Number, gap: str) -> Number:
    """The mark stands before the lower end: "$25-150 million". Apart from a tight dash a scale word must follow."""
    found = previous.found
    if (
        found is None
        or found.high is not None
        or found.start == previous.start
        or (gap != gap.strip() and not number.exponent)
    ):
        return number
    if len(gap) > 1 and not number.exponent:
        return number
    exponent = previous.exponent or (number.exponent if previous.value < number.value else 0)
    low = previous.value * found.mark.unit.scaleb(exponent)
    high = number.value * found.mark.unit.scaleb(number.exponent or exponent)
    return _merge(previous, number, found.start, number.end, low, high, found)


def _merge(previous: Number, number: Number, start: int, end: int, low: Decimal, high: Decimal, found: Found) -> Number:
    """One range of two numbers, in the Found that the list already holds where there is one."""
    if low >= high:
        return number
    kept = previous.found or found
    scales = [
        low / previous.value if previous.value else Decimal(1),
        high / number.value if number.value else Decimal(1),
    ]
    kept.numerals = (
        Numeral(previous.start, previous.start + len(previous.digits), scales[0], quantum(low)),
        Numeral(number.start, number.start + len(number.digits), scales[1], quantum(high)),
    )
    kept.start, kept.end, kept.amount, kept.high, kept.mark = start, end, low, high, found.mark
    kept.sure = kept.sure or found.sure
    return number._replace(found=kept)


def _compound(previous: Number, number: Number) -> Number:
    """One number in parts: "303 million 79 thousand 500 liras"; or one scale for all: "413 mil 169 millones"."""
    shared = number.exponent if number.exponent > previous.exponent else 0
    larger = previous.value.scaleb(previous.exponent + shared)
    smaller = number.value.scaleb(number.exponent)
    if smaller >= Decimal(1).scaleb(previous.exponent + shared):
        return number
    total = larger + smaller
    found = number.found
    if previous.found is not None:
        return _lengthened(previous.found, number, total)
    if found is None:
        return number._replace(start=previous.start, value=total.scaleb(-number.exponent))
    if found.start != number.start:
        return number
    found.start, found.amount, found.sure = previous.start, total * found.mark.unit, True
    found.numerals = (Numeral(found.end, found.end, Decimal(1), quantum(found.amount)),)
    return number


def _lengthened(head: Found, number: Number, total: Decimal) -> Number:
    """The parts of one number behind its mark: "$2 mil 300 millones de pesos"."""
    found = number.found
    if head.high is not None or (found is None and not number.exponent):
        return number
    if found is not None and not set(found.mark.readings) & set(head.mark.readings):
        return number
    head.end, head.amount, head.sure = found.end if found else number.end, total * head.mark.unit, True
    head.numerals = (Numeral(head.end, head.end, Decimal(1), quantum(head.amount)),)
    if found is not None and len(found.mark.readings) < len(head.mark.readings):
        head.mark = found.mark
    return number._replace(value=total.scaleb(-number.exponent), found=head)
