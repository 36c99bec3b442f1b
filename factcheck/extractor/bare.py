"""Numbers without a mark of their own whose currency the sentence gives: "UAH 50 million fell to 2.5 million"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck.extractor.convention import value
from factcheck.extractor.found import Found, Number
from factcheck.extractor.hedges import hedge
from factcheck.extractor.marks import vague
from factcheck.language import expressions
from factcheck.language.expression import Expression
from factcheck.language.lexicon import Lexicon
from factcheck.language.lexicon import lexicon as lexicon_of
from factcheck.language.numbers import quantum
from factcheck.language.tables import Mark
from factcheck.model import Numeral

LONGEST_OPENING = 16
REACH = 200
LONGEST_SENTENCE = 120
LONGEST_PART = 24
LAKH, MYRIAD = 5, 4
MILLION = 1_000_000
DASHES = ("— ", "– ", "—", "–")
YEAR = 4  # digits
TEN, HUNDRED = 10, 100
FEW = 5  # of two numbers of a list the larger is less than so many times the smaller
MOST_LISTED = 8
BRACKETS = "(（[［"
CLOSED = ")）]］"
ENDS = frozenset('.,;:!?)]»”"–—(')
SENTENCE = Expression(r"[.!?…]['\"”’)]* +(\w)|\n\n")
COUNT = Expression(r"(?!(?:19|20)\d\d\b)\d[\d.,]*\d{3}(?![\d.,])")  # no year
WORD = Expression(r"[^\W\d_]+")


def inherited(text: str, previous: Number | None, number: Number, found: list[Found], lexicon: Lexicon) -> list[Found]:
    """The figures that bare numbers are, where the sentence counts in one currency, or a neighbour has the mark."""
    made: Found | None = None
    if number.found is None:
        shared = found and _counts(text, number, found[-1], lexicon)
        made = _shared(text, number, found, lexicon) if shared else _repeated(text, number, found)
    elif previous is not None and previous.found is None:
        gap = text[previous.end : number.found.start].strip()
        if gap[:1] in (*BRACKETS,):
            made = _bracketed(gap, previous, number.found, found)
        elif gap and number.found.start == number.start:
            return _together(text, gap, previous, number, number.found.mark, lexicon)
    elif previous is not None and number.exponent and not previous.exponent:
        _share_scale(text, number, number.found, found, lexicon)
    return [] if made is None else [made]


def _share_scale(text: str, number: Number, last: Found, found: list[Found], lexicon: Lexicon) -> None:
    """Give amounts with a sign the scale at the end of their list: "$3.2, $3.5 and $3.9 billion".

    Two are a list only where one decimal, which no price has, tells that the first counts more than single dollars.
    """
    members: list[Found] = []
    joins = (",", *lexicon.connectives.chains, *lexicon.numerals.coin_joins)
    for each in reversed(found[-MOST_LISTED:]):
        follower = members[-1] if members else last
        alike = each.mark.readings == last.mark.readings and each.high is None and each.numerals[-1].scale == 1
        near = alike and 0 < each.amount <= number.value * TEN and number.value <= each.amount * TEN
        if (
            not near
            or text[each.end : follower.start].strip(" \u00a0") not in joins
            or not text[each.end - 1].isdigit()
        ):
            break
        members.append(each)
    if len(members) > 1 or any(text[each.end - 2] in ".," for each in members):
        for each in members:
            each.amount = each.amount.scaleb(number.exponent)
            shared = each.numerals[-1]._replace(scale=each.numerals[-1].scale.scaleb(number.exponent))
            each.numerals = (shared._replace(quantum=quantum(each.amount)),)


def _counts(text: str, number: Number, last: Found, lexicon: Lexicon) -> bool:
    """Whether a bare number is large enough for an amount: lakhs or millions, in words, in a unit, or written out."""
    if number.exponent >= LAKH:
        return True
    if lexicon.numerals.units.get(number.digits[-1], 0) >= MYRIAD:
        following = text[number.end : number.end + LONGEST_PART].lstrip(" \u00a0")
        gap = text[last.end : number.start]
        return not any(map(str.isdigit, gap)) and _parted(text, number, following, lexicon)
    return number.value >= MILLION and text.endswith(DASHES, 0, number.start) and last.amount * HUNDRED > number.value


def _together(text: str, gap: str, previous: Number, number: Number, mark: Mark, lexicon: Lexicon) -> list[Found]:
    """The bare numbers before one with a mark: what the amount came from, or the others of its list."""
    if gap in lexicon.numerals.range_joins and _sourced(text, gap, previous, lexicon):
        return [_figure(_scaled(previous, number), mark)] if _alike(previous, number) else []
    joined = gap in lexicon.connectives.chains or gap in lexicon.numerals.coin_joins
    return _listed(text, previous, number, mark, lexicon) if joined else []


def _sourced(text: str, gap: str, number: Number, lexicon: Lexicon) -> bool:
    """Whether an amount came from a number: "from 10 to 8 million kronor", "100億から200億円に"."""
    if "unspaced" in lexicon.traits:
        return lexicon.numerals.range_joins[gap] in ("to", "move") and _unit(number)
    before = text[max(0, number.start - LONGEST_PART) : number.start].lower().split()[-1:]
    source = lexicon.numerals.sources.get(before[0].lstrip("([")) if before else None
    return source == "" or source is not None and _unit(number)


def _scaled(previous: Number, number: Number) -> Number:
    """A bare number with the scale of the one behind it, where it has none: "10 to 8 million"."""
    return previous if previous.exponent else previous._replace(exponent=number.exponent)


def _alike(previous: Number, number: Number) -> bool:
    """Whether two numbers may be amounts of one kind: within a hundredfold, and the first no year."""
    first, second = _scaled(previous, number), number.value.scaleb(number.exponent)
    value = first.value.scaleb(first.exponent)
    year = not first.exponent and len(first.digits) == YEAR and first.digits.isdigit()
    return not year and 0 < value <= second * HUNDRED and second <= value * HUNDRED


def _listed(text: str, previous: Number, number: Number, mark: Mark, lexicon: Lexicon) -> list[Found]:
    """The amounts of a list that names its currency once: "3, 4 and 5 million dollars", "7600万和6300万欧元".

    Two numbers are a list only where the first has a scale of its own, or both are alike and plain: "on March 10 and
    15 million dollars" is none.
    """
    numbers = [previous, *_earlier(text, previous.start, lexicon)]
    if not _unit(previous) and not _paired(text, numbers, number, lexicon):
        return []
    return [_figure(each if _unit(each) else _scaled(each, number), mark) for each in reversed(numbers)]


def _paired(text: str, numbers: list[Number], number: Number, lexicon: Lexicon) -> bool:
    """Whether numbers without a scale are amounts of one list with `number`: "27 and 35 dollars"."""
    if len(numbers) > 1:
        return all(_alike(each, number) for each in numbers)
    words = text[max(0, numbers[0].start - LONGEST_PART) : numbers[0].start].split()[-1:]
    plain = not _unit(number) and words != [] and words[0].islower() and words[0] not in lexicon.connectives.months
    return plain and _alike(numbers[0], number) and numbers[0].value < number.value < numbers[0].value * FEW


def _unit(number: Number) -> bool:
    """Whether a number has a scale or a unit of its own."""
    return number.exponent > 0 or not number.digits[-1].isdigit()


def _earlier(text: str, start: int, lexicon: Lexicon) -> list[Number]:
    """The numbers of a list before `start`, the last first, each parted from the next by a comma."""
    made: list[Number] = []
    while len(made) < MOST_LISTED:
        match = _item(lexicon.language).search(text, max(0, start - LONGEST_PART), start)
        amount = value(match[1], lexicon) if match else None
        if match is None or amount is None:
            break
        scale = lexicon.numerals.scales[match[2]].exponent if match[2] else 0
        made.append(Number(match.start(1), match.end(2 if scale else 1), match[1], amount, scale, None))
        start = match.start(1)
    return made


@cache
def _item(language: str) -> re.Pattern[str]:
    numerals = lexicon_of(language).numerals
    scales = (word for word, scale in numerals.scales.items() if not scale.glued)
    number = expressions.number(sorted(numerals.units))
    apart = r"\d.," if numerals.units else r"\w.,–-"
    return re.compile(rf"(?<![{apart}]){number}(?:[ \u00a0]({expressions.alternatives(scales)})\.?)?(?:, |、)$")


def _shared(text: str, number: Number, found: list[Found], lexicon: Lexicon) -> Found | None:
    """A number of millions behind a figure of its sentence, where nothing counted stands behind it or between."""
    last = _main(text, found)
    if number.start - last.end > LONGEST_SENTENCE:
        return None
    gap = text[last.end : number.start]
    if not _elliptic(text, number, last, lexicon) or COUNT.search(gap):
        return None
    if vague(text, number.start, lexicon):
        return None
    if any((match[1] or "A").isupper() for match in SENTENCE.finditer(gap)):
        return None
    if any(word.strip(",.;:()") in lexicon.numerals.scales for word in gap.lower().split()):
        return None
    return _figure(number, _likest(number, last, found).mark)


def _likest(number: Number, last: Found, found: list[Found]) -> Found:
    """The figure whose mark a number shares: the last or an earlier one of its scale ("Rp 5 triliun ... 4 triliun")."""
    scale = Decimal(1).scaleb(number.exponent)
    near = [each for each in found[-MOST_LISTED:] if number.start - each.end <= LONGEST_SENTENCE]
    alike = [each for each in near if each.numerals[-1].scale == scale]
    return alike[-1] if alike and last not in alike else last


def _main(text: str, found: list[Found]) -> Found:
    """The last figure, or the one that it is an equivalent of in brackets."""
    last = found[-1]
    if text[last.end : last.end + 1] not in (*CLOSED,):
        return last
    opened = max(text.rfind(bracket, max(0, last.start - REACH), last.start) for bracket in BRACKETS)
    return next((each for each in reversed(found[-MOST_LISTED:]) if each.end <= opened), last)


def _elliptic(text: str, number: Number, last: Found, lexicon: Lexicon) -> bool:
    """Whether an amount ends its clause, or stands between words that go before and behind one: "from 2m in 2016"."""
    following = text[number.end : number.end + LONGEST_PART]
    head = following.lstrip(" \u00a0")
    if not head or head[0] in ENDS:
        return head[:1] != "," or not head[1:].lstrip()[:1].isdigit()  # a list goes on
    if _parted(text, number, head, lexicon):
        return True
    word = WORD.match(head)
    if following[0] not in " \u00a0" or word is None or word[0] not in lexicon.numerals.elliptic:
        return False
    before = text[max(0, number.start - LONGEST_PART) : number.start].lower().split()
    return (
        before[-1:] != []
        and before[-1] in lexicon.numerals.elliptic
        or hedge(text, number.start, lexicon)[0] is not None
        or text.startswith(f" {word[0]} ", last.end)  # "20 million euros in May, 30 million in June"
    )


def _parted(text: str, number: Number, head: str, lexicon: Lexicon) -> bool:
    """Whether words before an amount make it a part of the last or what that is compared with: "of which 2m will"."""
    before = text[max(0, number.start - LONGEST_PART) : number.start].rstrip().lower()
    words = next((words for words in lexicon.numerals.elliptic_before if before.endswith(words)), None)
    if words is None or before[: -len(words)][-1:].isalpha() and "unspaced" not in lexicon.traits:
        return False
    behind = next((words for words in lexicon.numerals.elliptic_behind if head.startswith(words)), "")
    return behind != "" and ("unspaced" in lexicon.traits or not head[len(behind) : len(behind) + 1].isalpha())


def _repeated(text: str, number: Number, found: list[Found]) -> Found | None:
    """A bare number in brackets behind a bare amount, as in the pair before: "($1.5m) to 8 million (950,000)"."""
    if len(found) < 3 or text[number.start - 1] not in BRACKETS or text[number.end : number.end + 1] not in (*CLOSED,):
        return None
    first, second, third = found[-3:]
    near = number.start - third.end <= 2 and third.start - second.end <= REACH
    pair = text[first.end : second.start].strip()[:1] in (*BRACKETS,) and text[second.end : second.end + 1] in (
        *CLOSED,
    )
    return _figure(number, second.mark) if near and pair and first.mark.readings == third.mark.readings else None


def _bracketed(gap: str, previous: Number, equivalent: Found, found: list[Found]) -> Found | None:
    """A bare number before its equivalent in brackets, behind a pair of the same two currencies."""
    if len(gap) > LONGEST_OPENING or len(found) < 2 or previous.start - found[-1].end > REACH:
        return None
    first, second = found[-2].mark, found[-1].mark
    same = second.readings == equivalent.mark.readings and not set(first.readings) & set(second.readings)
    return _figure(previous, first) if same else None


def _figure(number: Number, mark: Mark) -> Found:
    scale = Decimal(1).scaleb(number.exponent) * mark.unit
    amount = number.value * scale
    numeral = Numeral(number.start, number.start + len(number.digits), scale, quantum(amount))
    return Found(number.start, number.end, amount, mark, (numeral,), sure=True)
