"""Figures whose number is written in digits: one pass over the numbers of the text, each asked for its neighbours."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extractor.bare import inherited
from factcheck.extractor.behind import Right, letter_apart, right_from
from factcheck.extractor.both_sides import combined
from factcheck.extractor.convention import conventional
from factcheck.extractor.convention import value as value_of
from factcheck.extractor.found import Found, Number, numeral_of
from factcheck.extractor.marks import denied_behind, inside_word, left, over_hedge, vague
from factcheck.extractor.number_places import numbers
from factcheck.extractor.ranges import THOUSANDS, joined, split
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.numbers import PARTS, mixed, parse_digits
from factcheck.language.tables import Mark
from factcheck.language.tokens import Token

CODE_LENGTH = 3
LENGTH_OF_MILLION = 9  # 1.000.000 with its separators, behind which "de" may stand as behind a scale word
LONGEST_APART = 24  # characters from a bare number to the next one, of which it may be a part or the lower end
YEARS = range(1900, 2100)
DASHES = frozenset("—–")
CODE = ("${", "$(", "$@", "}$")  # what "$" is no money beside
CODE_BEFORE, CODE_REACH = ("_", "{", "\\"), 80
FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
OPENED = Expression(r"\$[a-z\\][^$\n]*$")


def scan(text: str, lexicon: Lexicon) -> list[Found]:
    """Every number in digits that has a currency mark beside it, in order, ranges joined."""
    found: list[Found] = []
    previous: Number | None = None
    pending: Token | None = None
    lexicon = conventional(text, lexicon)
    openers, connectors, units = lexicon.marks.openers, lexicon.marks.connectors, lexicon.numerals.units
    leads, glances = _leads(lexicon), dict[str, tuple[bool, bool]]()
    slashed = "/" in text  # as in "3 1/2 million"
    for match in numbers(text, lexicon.marks.scan):
        # At a glance: a mark before the number shows by the characters there, one behind it by the first word.
        start, token = match.start(), match[3]
        if slashed and previous is not None and start < previous.end:
            continue  # of the fraction
        before = text[start - 3 : start] if start > 2 else text[:start]
        marked, led = glances.get(before) or glances.setdefault(before, _glance(before, leads, lexicon))
        followed = token in openers or (token is not None and token[0].isupper() and token.lower() in openers)
        followed = followed or (slashed and token is None and "/" in text[match.end() + 2 : match.end() + 4])
        if not marked and not followed and not (token in connectors and match.end(1) - start >= LENGTH_OF_MILLION):
            bare = pending is not None or previous is None or previous.found is None
            # "人民币接近1亿", "其中2亿"; "в 2015-м — 8 000 000"
            led = led and (match[1][-1] in units or match.end(1) - start >= LENGTH_OF_MILLION)
            if not led and (bare or not _upper_end(text, start, match[1], previous, lexicon)):
                pending = match
                continue
        if pending is not None:
            previous = _bare(pending, lexicon) if start - pending.end(1) <= LONGEST_APART else None
            pending = None
        floor = previous.found.end if previous and previous.found else 0
        number = _number(text, match, marked, followed or token in connectors, floor, lexicon)
        if number is None:
            previous = None
            continue
        previous = _taken(text, previous, number, found, lexicon)
    return found


def _taken(text: str, former: Number | None, number: Number, found: list[Found], lexicon: Lexicon) -> Number:
    """The number, made one with the one before it; its figure is added to those found, and bare ones that share it."""
    taken = joined(text, former, number, lexicon) if former else number
    if taken is number and (adopted := inherited(text, former, number, found, lexicon)):
        found += adopted
        if number.found is None:
            number = number._replace(found=adopted[0])
            taken = joined(text, former, number, lexicon) if former and former.found is None else number
    newest = taken.found
    if newest is not None and (not found or found[-1] is not newest):
        found.append(newest)
    return taken


def _leads(lexicon: Lexicon) -> frozenset[str]:
    """What may stand before a bare number that is a figure: a dash, the end of a hedge or of "of which"."""
    if "unspaced" not in lexicon.traits:
        return DASHES
    return frozenset((*DASHES, *lexicon.context.hedges, *(words[-1] for words in lexicon.numerals.elliptic_before)))


def _upper_end(text: str, start: int, digits: str, previous: Number | None, lexicon: Lexicon) -> bool:
    """Whether a bare number stands right behind a figure and a dash, as in "$50-60", or in a bracket behind one."""
    if previous is None or previous.found is None:
        return False
    if start == previous.end + 2 and text[start - 1] in "( ":
        return text[start - 1] == "(" or _split_off(text, start, digits, previous, lexicon)
    if start != previous.end + 1 or _year(digits):
        return False
    return lexicon.numerals.range_joins.get(text[start - 1]) == "any"


def _split_off(text: str, start: int, digits: str, previous: Number, lexicon: Lexicon) -> bool:
    """Whether bare digits are the rest of a number before a space: "$ 8. 94" at the end of a line, "Kshs. 100, 000"."""
    mark, behind = text[start - 2], text[start + len(digits) : start + len(digits) + 1]
    last = digits == THOUSANDS or behind in ("", "\n")
    return last and mark in ".," and split(previous, digits, mark, scaled=False, lexicon=lexicon)


def _glance(before: str, leads: frozenset[str], lexicon: Lexicon) -> tuple[bool, bool]:
    """Whether the three characters before a number may end a mark, and whether they may lead to a bare number."""
    tail, tails = before[:-1] if before[-1:].isspace() else before, lexicon.marks.tails
    marked = (tail[-2:] in tails or tail[-1:] in tails) and _marked(before.rstrip(), lexicon)
    return marked, tail[-1:] in leads


def _marked(before: str, lexicon: Lexicon) -> bool:
    """Whether the last two letters before a number may end a mark."""
    last, ends = before[-2:-1] if before[-1:] == "." else before[-1:], lexicon.marks.before_ends
    if before[-2:] in ends or (last in ends and not before[-2:-1].isalnum()):
        return True
    return last != "" and last in lexicon.marks.signs


def _bare(pending: Token, lexicon: Lexicon) -> Number | None:
    """The last number that had no neighbour of interest, read only when the next one may join it."""
    amount = value_of(pending[1], lexicon)
    return None if amount is None else Number(pending.start(), pending.end(1), pending[1], amount, 0, None)


def _number(text: str, match: Token, marked: bool, followed: bool, floor: int, lexicon: Lexicon) -> Number | None:
    """A number with its marks, or None where the digits are no number; no mark before `floor` is its own.

    `marked` and `followed` say whether a mark may stand before it, and one or a scale behind.
    """
    end = match.end(1)
    start, digits, value = _read(text, match, marked, lexicon)
    if value is None:
        return None
    part, end = _part(text, end, digits)
    value, followed = value + part, followed or part > 0
    before = left(text, start, lexicon) if marked else None
    if before is not None and before[1] < floor:
        before = None
    ahead = not digits[-1].isdigit() or end - start >= LENGTH_OF_MILLION
    if followed:
        token = lexicon.marks.token.match(text, end) if end > match.end(1) else match if match[3] else None
        behind = right_from(text, end, token, lexicon, scaled=ahead)
    else:
        behind = Right(0, end, None, end)
    if before is None and start and (inside_word(text[start - 1], lexicon) or _fraction(text, start, digits)):
        return Number(start, end, digits, value, 0, None)
    if before is None:
        behind = over_hedge(text, start, behind, lexicon)
    elif followed and behind.end == end:
        behind = letter_apart(text, end, before[0], lexicon) or behind
    value += behind.more
    both = combined(before, behind, start, text)
    if both is None or behind.mark is None and text.startswith(lexicon.numerals.counted, behind.scale_end):
        return Number(start, behind.scale_end, digits, value, behind.exponent, None)
    mark, begin, finish = both
    scaled = behind.exponent > 0 or lexicon.numerals.units.get(digits[-1], 0) > 0
    strong = scaled or _long(digits, begin < start and mark.weak and len(mark.word) == 1)
    if _denied(text, (begin, start, finish), mark, digits, not strong, lexicon):
        return Number(start, behind.scale_end, digits, value, behind.exponent, None)
    scale = mark.unit.scaleb(behind.exponent)
    amount = value * scale
    finish = _own_code(text, finish, mark, lexicon)
    numeral = numeral_of(start, "" if part else digits, scale, amount, value)
    if _negative(text, begin):
        begin, amount = begin - 1, -amount
    found = Found(begin, finish, amount, mark, (numeral,), strong and not mark.measure or scaled or not mark.weak)
    return Number(start, behind.scale_end, digits, value, behind.exponent, found)


def _long(digits: str, lettered: bool) -> bool:
    """Whether a number is so long that a doubtful mark beside it is one: no year, and no Nikon D3500."""
    return len(digits) > 4 or len(digits) == 4 and not lettered and not _year(digits)


def _names(text: str, start: int, finish: int, mark: Mark, strong: bool, lexicon: Lexicon) -> bool:
    """Whether letters before a number make it the name of something: Won 3, COP16, S/4HANA."""
    if mark.weak and not strong:
        if mark.word.isupper():
            return len(mark.word) == CODE_LENGTH and text[start - 1].isalpha()
        return mark.word.lower() in lexicon.marks.names
    glued = text[finish : finish + 1]
    return (
        glued.isupper() and glued.isascii() and text[finish - 1].isdigit() and mark.word[-1] not in lexicon.marks.signs
    )


def _part(text: str, end: int, digits: str) -> tuple[Decimal, int]:
    """What a fraction behind digits adds, and where it ends: "£2½m", "3 1/2 million"."""
    sign = FRACTIONS.get(text[end : end + 1])
    return mixed(text, digits, end) if sign is None else (sign, end + 1)


def _fraction(text: str, start: int, digits: str) -> bool:
    """Whether digits are what a number is parted by: "4-1/2 cents"."""
    return text[start - 1] == "/" and digits in PARTS and text[start - 2 : start - 1].isdigit()


def _read(text: str, match: Token, marked: bool, lexicon: Lexicon) -> tuple[int, str, Decimal | None]:
    """Where a number begins, its digits and its value; None where they are no number."""
    (start, end), digits = match.span(1), match[1]
    value = value_of(digits, lexicon)
    if " " in digits and not marked and (value is None or start and inside_word(text[start - 1], lexicon)):
        digits = digits.rpartition(" ")[2]  # the end of a name stands before the number: "der DB5 225.500 Pfund"
        start, value = end - len(digits), value_of(digits, lexicon) if digits[0].isdecimal() else None
    if match[2] and match[2][0] == "," and "." in digits:
        value = parse_digits(digits, ".", ",")  # what ends in ",-" has no other decimals: "1.198,- Kr"
    if value is not None and start > 1 and text[start - 1] == "." and text[start - 2] in lexicon.marks.signs:
        start, digits, value = start - 1, f".{digits}", Decimal(f".{digits}") if digits.isdigit() else value  # "$.75"
    return start, digits, value


def _negative(text: str, begin: int) -> bool:
    """Whether a minus stands before the figure, and no dash between two words or numbers."""
    return text[begin - 1 : begin] in ("-", "−") and not text[max(begin - 2, 0) : begin - 1].strip(" ([")


def _year(digits: str) -> bool:
    """Whether four digits read as a year: 1900 to 2099, ungrouped."""
    return len(digits) == 4 and digits.isdigit() and int(digits) in YEARS


def _denied(text: str, place: tuple[int, int, int], mark: Mark, digits: str, doubtful: bool, lexicon: Lexicon) -> bool:
    """Whether the words around say that a name is no currency here: weights, verbs, "in 2014 won the cup".

    `place` is where the figure begins, where its digits do, and where it ends.
    """
    begin, start, end = place
    if begin < start and _names(text, start, end, mark, not doubtful, lexicon):
        return True
    if denied_behind(text, end, mark, lexicon) or vague(text, begin, lexicon):
        return True
    if doubtful and mark.word == "$" and _coded(text, begin, end):
        return True
    if not (doubtful or mark.measure):
        return False
    words = text[max(0, begin - 40) : begin].lower().split()[-3:]
    denying = lexicon.marks.not_before.get(mark.word, ()) if doubtful else lexicon.marks.weighing
    return (
        any(word in denying for word in words)
        or begin == start
        and _year(digits)
        and words[-1:] in lexicon.numerals.before_years
    )


def _coded(text: str, begin: int, end: int) -> bool:
    """Whether a sign belongs to code or a formula near it: "replace $1 by ${name}", "`echo $1`", "$x = 5$"."""
    before, behind = text[max(0, begin - CODE_REACH) : begin + 1], text[end : end + CODE_REACH]
    return (
        before[-2:-1] in CODE_BEFORE
        or before[-3:-1] in ('="', "='")
        or "$" in "".join(behind.split("`")[1:2])
        or any(code in before or code in behind for code in CODE)
        or before.count("`") % 2 == 1
        and "`" in behind
        or (text[end - 1] == "$" and OPENED.search(before) is not None)
    )


def _own_code(text: str, end: int, mark: Mark, lexicon: Lexicon) -> int:
    """The end of the figure with its own code in brackets: "6 million Norwegian kroner (NOK)"."""
    if text[end : end + 2] != " (":
        return end
    close = text.find(")", end + 2, end + 7)
    own = lexicon.marks.behind.get(text[end + 2 : close]) if close > 0 else None
    return close + 1 if own and any(code in mark.readings for code in own.readings) else end
