"""The amounts of a sentence with the period or unit that each is for, and the nouns that counts count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from factcheck.checks.relations.sentence import Sentence
from factcheck.language.claims import ClaimWords
from factcheck.language.expression import Expression
from factcheck.language.rated import PERIODS, RateWords, plain, rate_words, same_noun, unit_of
from factcheck.model import Figure
from rates.values import NamedTuple

_PAUSE = Expression(r"[,;:()\[\]–—、，；：（）。]| - ")
_WORD = Expression(r"[^\W\d_]+")
_NEAR = 48  # characters, within which a word is beside an amount
_NOUNS = 4  # words behind a number, of which one is what it counts
_EVERY, _VERB = ("每", "毎", "매"), 5  # the longest verb between a period and its amount: 每年投入20亿元
_YEARLY, _NOUN = ("간", "間"), 8  # and the longest noun: 연간 사용료는 2400만원
YEARS = range(1500, 2100)
_GENERAL = ("item", "person")
_TIMES: dict[tuple[str, str | None], int] = {
    ("month", "year"): 12,
    ("quarter", "year"): 4,
    ("week", "year"): 52,
    ("month", "quarter"): 3,
}


class Amount(NamedTuple):
    """A figure at a place of a sentence: its period, its unit (an English name, or a noun), its nouns.

    `shared` is -1 or 1 for a number of things of which the amount before or behind it is for each.
    """

    place: int
    figure: Figure
    period: str | None
    unit: str | None
    nouns: tuple[str, ...]
    before: str
    shared: int = 0

    @property
    def rate(self) -> bool:
        """Whether it is for a period or a unit."""
        return self.period is not None or self.unit is not None


def amounts(sentence: Sentence) -> list[Amount]:
    """Every amount of a sentence that is no percent and no range, with what stands around it."""
    words = rate_words(sentence.document.language)
    figures = [place for place, token in enumerate(sentence.tokens) if token.figure >= 0]
    found: list[Amount] = []
    for index, place in enumerate(figures):
        if sentence.codes[place] == "N":
            last = sentence.tokens[figures[index - 1]].end if index else sentence.start
            told = sentence.figure(figures[index - 1]).per is not None if index else False
            # "A quarter" behind an amount is its period, no part of a whole.
            later = (one for one in figures[index + 1 :] if sentence.codes[one] != "F")
            until = next((sentence.tokens[one].start for one in later), sentence.end)
            found.append(_amount(sentence, place, last, until, words, told=told))
    return [_turned(found, index) for index in range(len(found))]


def _led(before: list[str], words: ClaimWords, rates: RateWords) -> bool:
    """Whether a word leads to an amount from what is told before: "in the quarter and $1.4 million"; "in May from $19".

    Not in "Jahresmiete von 24.000 Euro".
    """
    role = words.roles.get(before[-1]) if before else None
    return role in ("a", "c", "t") or (role == "f" and (len(before) == 1 or before[-2] not in rates.periods))


def _turned(found: list[Amount], index: int) -> Amount:
    """The amount with what is for each of its things behind it, where none of money stands before it."""
    amount = found[index]
    before = index > 0 and found[index - 1].figure.kind == "money"
    behind = index + 1 < len(found) and found[index + 1].figure.kind == "money"
    return amount._replace(shared=1) if amount.shared < 0 and behind and not before else amount


def _amount(sentence: Sentence, place: int, last: int, until: int, words: RateWords, *, told: bool) -> Amount:
    text, token, figure = sentence.document.text, sentence.tokens[place], sentence.figure(place)
    end = max(token.end, figure.end)
    pause = _PAUSE.search(text, end, until)
    behind = _own(text[end : min(pause.start() if pause else until, end + 2 * _NEAR)], words)
    before = text[last : token.start]
    clause = _PAUSE.compiled.split(before)[-1]
    if _led(clause.lower().split(), sentence.words, words):
        clause = ""
    apart = len(clause) < len(before) or last == sentence.start
    period = figure.per if figure.per in PERIODS else None
    unit = None if figure.per is None or period else figure.per
    counted = clause == before and text[last - 1 : last].isdigit()  # in "5年間で100億円" the period is what 5 counts
    if told and clause == before:  # in "150 euros diarios durante 30 días" it is that of the euros
        clause = clause.lstrip()
        counted = True
    period = period or _period(clause[-_NEAR:], behind[:_NEAR], words, counted=counted)
    period = period or (_opened(clause, words) if apart and not counted else None)
    twice = period is not None and words.each is not None and len(words.each.findall(behind)) > 1
    if period is None or twice:
        unit = unit or _each(clause, behind, words, sentence.words.roles, apart=apart)
    if unit is None and apart and not words.unspaced:
        unit = _opening(clause, text[sentence.start : last], words)
    unit = None if unit == period else unit  # "$31 per prisoner per day", but not: "$31 a day per prisoner"
    measured = words.each.match(behind.lstrip().partition(" ")[2]) if words.each and figure.kind != "money" else None
    if measured and measured[1].isdigit():
        unit = measured[1]  # 8 litres per 100 kilometres
    nouns = tuple(plain(word) for word in _WORD.findall(behind)[:_NOUNS])
    shared = 0 if figure.kind == "money" else _shared(before, words, first=last == sentence.start)
    unit = unit or ("item" if period and clause == before and _told_each(clause, words) else None)
    return Amount(place, figure, period, unit, nouns, before, shared)


def _own(behind: str, words: RateWords) -> str:
    """What stands behind an amount, without what leads on to the next: "in monthly instalments of"."""
    if words.behind is None or words.unspaced or not behind.rstrip().endswith(words.parts):
        return behind
    match = words.behind.search(behind)
    if match is None or not behind[: match.start()].strip():
        return behind  # 24 monthly instalments of
    leads = len(_WORD.findall(behind[match.end() :])) == len(("instalments", "of"))
    return behind[: match.start()] if leads else behind


def _told_each(clause: str, words: RateWords) -> bool:
    """Whether an amount for a period is for each of a number before it: "64 members each receive £12,500 a year"."""
    return words.all_of is not None and not words.unspaced and words.all_of.search(clause) is not None


def _shared(before: str, words: RateWords, *, first: bool) -> int:
    """Whether the amount before a number (-1: "$40 for each of the 60 users") or behind it is for each of them."""
    match = words.each_of.search(before) if words.each_of else None
    if match is None:
        return 0
    return 1 if first or _PAUSE.search(before, 0, match.start()) else -1


def _period(before: str, behind: str, words: RateWords, *, counted: bool) -> str | None:
    """The period that an amount is for, behind it (a month), else in front (the annual)."""
    match = words.behind.search(behind) if words.behind and not words.unspaced else None
    if match:
        return words.periods[match[0].lower()]
    named = list(words.before.finditer(before)) if words.before else []
    if not named or (words.unspaced and not _adjacent(before, named[-1])) or (counted and not named[-1].start()):
        return None
    return words.periods[named[-1][0].lower()]


def _opened(clause: str, words: RateWords) -> str | None:
    """The period that opens a clause and is that of its amount: "Pro Tag fallen 20 Tonnen an"."""
    match = words.behind.match(clause.lstrip()) if words.behind and not words.unspaced else None
    return words.periods[match[0].lower()] if match else None


def _opening(clause: str, earlier: str, words: RateWords) -> str | None:
    """The unit that opens a clause, of things told before: "40 Busse für 24 Millionen, pro Bus sind das 600.000"."""
    match = words.each.match(clause.lstrip()) if words.each else None
    noun = plain(_WORD.findall(match[1])[0]) if match and not match[1].isdigit() else ""
    return (unit_of(noun, words) or noun) if noun and noun in plain(earlier) else None


def _adjacent(before: str, match: re.Match[str]) -> bool:
    """Whether a period stands right before what follows it, "every" before a verb, and counts none itself (10年間)."""
    apart = _VERB if match[0].startswith(_EVERY) else _NOUN if match[0].endswith(_YEARLY) else 1
    return len(before[match.end() :].strip()) <= apart and not before[: match.start()].rstrip()[-1:].isdigit()


def _each(clause: str, behind: str, words: RateWords, roles: dict[str, str], *, apart: bool) -> str | None:
    """The unit that an amount is for where no table has the noun: "per job", "per common share", "each gets"."""
    match = words.each.match(behind.lstrip()) if words.each else None
    nouns = [plain(word) for word in _WORD.findall(match[1])] if match else []
    if nouns[:1] == ["of"]:
        return "item"  # $500 for each of 12 violations
    nouns = list(takewhile(lambda noun: noun not in words.small, nouns))
    if not nouns:
        # What "each" stands first without a comma belongs to the amount before: "at $30 each in a sale of $40".
        told = clause.lstrip().partition(" ")[2] if not (words.unspaced or apart) else clause
        match = words.all_of.search(told) if words.all_of else None
        # Nor does one before a word for the total: "12 teachers each for a total of 120".
        totalled = match is not None and any(roles.get(word) == "T" for word in told[match.end() :].lower().split())
        return None if match is None or totalled else "item"
    return next((unit for noun in nouns if (unit := unit_of(noun, words))), " ".join(nouns))


def told_shorter(found: list[Amount], words: RateWords) -> Iterator[Amount]:
    """Lengths of time once more in the periods that other amounts are for: two years are 24 months."""
    for amount in found:
        length = unit_of(amount.nouns[0], words) if amount.nouns and not amount.rate else None
        for period in {one.period for one in found if one.period is not None}:
            times = _TIMES.get((period, length))
            noun = next((noun for noun, unit in words.units.items() if unit == period), None)
            if times is not None and noun is not None and amount.figure.kind != "money":
                longer = amount.figure._replace(amount=amount.figure.amount * times, unit=period)
                yield amount._replace(figure=longer, nouns=(noun,))


def counts(amount: Amount, unit: str, words: RateWords) -> bool:
    """Whether a number counts the things that another amount is for one of."""
    if amount.figure.kind == "money" or amount.unit is not None or amount.period == unit:
        return False
    known = [unit_of(noun, words) for noun in amount.nouns]
    if unit in PERIODS:
        return known[:1] == [unit]
    if unit in _GENERAL:
        return not any(one in PERIODS for one in known[:1])
    return unit in known or any(same_noun(one, noun) for one in unit.split() for noun in amount.nouns)


def is_year(figure: Figure) -> bool:
    """Whether a bare number may be a year of an earlier century: "an increase over 1899"."""
    bare = figure.kind == "count" and figure.unit is None
    return bare and figure.text.isdecimal() and int(figure.text) in YEARS
