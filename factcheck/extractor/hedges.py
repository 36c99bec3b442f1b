"""What limits a figure: the hedge in front of it, the period or unit behind it."""

from __future__ import annotations

from factcheck.language.lexicon import Lexicon

LONGEST_HEDGE = 30


def hedge(text: str, start: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """The hedge that ends right before `start`, as written, and its bound."""
    before = text[max(0, start - LONGEST_HEDGE) : start].rstrip()
    lowered = before.lower().replace("\n", " ")
    unspaced = "unspaced" in lexicon.traits
    last = lowered[-1:] if unspaced else lowered[lowered.rfind(" ") + 1 :].lstrip("([")
    for phrase, bound in lexicon.context.hedges.get(last, ()):
        if lowered.endswith(phrase) and (unspaced or not lowered[: -len(phrase)][-1:].isalpha()):
            return before[len(before) - len(phrase) :], bound
    return None, None


def hedge_behind(text: str, end: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """The hedge that begins right behind a figure, as written, and its bound: "500万円以上"."""
    match = lexicon.context.hedge_behind.match(text, end) if lexicon.context.hedge_behind else None
    return (match[1], lexicon.context.hedges_behind[match[1]]) if match else (None, None)


def period(text: str, end: int, lexicon: Lexicon) -> str | None:
    """The period or unit that the amount is for: month, share, kilogram."""
    match = lexicon.context.period.match(text, end)
    return lexicon.context.periods[match[1]] if match else None
