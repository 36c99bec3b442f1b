"""What limits a figure: the hedge in front of it, the period or unit behind it."""

from __future__ import annotations

from factcheck.language.lexicon import Lexicon

LONGEST_HEDGE = 30
LONGEST_PERIOD = 16
MOST = "at most"
MOVES = ("never", "moved")  # roles of words before a range
# The value of words that only end like a hedge: 节约 (save), 계약 (contract).
NO_HEDGE = "none"


def hedge(text: str, start: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """The hedge that ends right before `start`, as written, and its bound."""
    before = text[max(0, start - LONGEST_HEDGE) : start].rstrip()
    lowered = before.lower().replace("\n", " ")
    unspaced = "unspaced" in lexicon.traits
    last = lowered[-1:] if unspaced else lowered[lowered.rfind(" ") + 1 :].lstrip("([")
    for phrase, bound in lexicon.context.hedges.get(last, ()):
        if lowered.endswith(phrase) and (unspaced or not lowered[: -len(phrase)][-1:].isalpha()):
            none = bound == NO_HEDGE or bound == MOST and _moved(lowered[: -len(phrase)], phrase, lexicon)
            return (None, None) if none else (before[len(before) - len(phrase) :], bound)
    return None, None


def _moved(before: str, phrase: str, lexicon: Lexicon) -> bool:
    """Whether words tell a move and a phrase where it went, which is no limit: "вырос до 76 рублей"."""
    roles = lexicon.numerals.range_before
    return phrase in lexicon.numerals.range_joins and any(
        roles.get(word.rstrip(",")) in MOVES for word in before.split()[-1:]
    )


def hedge_inside(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """What makes a number vaguer inside, which is more than it says: "100余万元", "10여만 원"."""
    units, figure = lexicon.numerals.units, text[start:end]
    looser = next((unit for unit in units if not units[unit] and unit in figure), None)
    return looser, "over" if looser else None


def hedge_behind(text: str, end: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """The hedge that begins right behind a figure, as written, and its bound: "500万円以上"."""
    told = lexicon.context.hedge_behind.at(text, end)
    return (told[0], lexicon.context.hedges_behind[told[0]]) if told else (None, None)


def period(text: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The period or unit that the amount is for, behind it or right before it and its hedge: month, share, kilogram."""
    context = lexicon.context
    # The point of an abbreviation ("10 руб. в месяц") ends no sentence before a small letter.
    pointed = text.startswith(".", end) and text[end + 1 : end + 3].strip()[:1].islower()
    told = context.period.at(text, end + pointed)
    if told or not context.periods_before:
        return context.periods[told[0]] or None if told else None
    before = text[max(0, start - LONGEST_PERIOD) : start].rstrip()
    before = before.removesuffix(hedge(text, start, lexicon)[0] or "").rstrip()
    ended = before.endswith(tuple(context.periods_before))
    found = next((word for word in context.periods_before if before.endswith(word)), None) if ended else None
    last = before[: -len(found)][-1:] if found else ""
    if found is None or last.isdigit() or (last.isalpha() and "spaced" in lexicon.traits):
        return None
    return context.periods_before[found]


def by_time(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name is followed by the time that an amount is for: "800,000 won a month" were not won by anyone."""
    told = lexicon.context.period.at(text, end)
    return told is not None and lexicon.context.periods[told[0]] in ("hour", "month", "year")
