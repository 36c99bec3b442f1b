"""What limits a figure: the hedge in front of it, the period or unit behind it."""

from __future__ import annotations

from factcheck.language.lexicon import Lexicon

LONGEST_HEDGE = 30
LONGEST_PERIOD = 16
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
            return (None, None) if bound == NO_HEDGE else (before[len(before) - len(phrase) :], bound)
    return None, None


def hedge_behind(text: str, end: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """The hedge that begins right behind a figure, as written, and its bound: "500万円以上"."""
    match = lexicon.context.hedge_behind.match(text, end) if lexicon.context.hedge_behind else None
    return (match[1], lexicon.context.hedges_behind[match[1]]) if match else (None, None)


def period(text: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The period or unit that the amount is for, behind it or right before it and its hedge: month, share, kilogram."""
    context = lexicon.context
    match = context.period.match(text, end)
    if match or not context.periods_before:
        return context.periods[match[1]] if match else None
    before = text[max(0, start - LONGEST_PERIOD) : start].rstrip()
    before = before.removesuffix(hedge(text, start, lexicon)[0] or "").rstrip()
    found = next((word for word in context.periods_before if before.endswith(word)), None)
    if found is None or "spaced" in lexicon.traits and before[: -len(found)][-1:].isalpha():
        return None
    return context.periods_before[found]
