"""Where a text has numbers in digits: found once, for those who look for money and those who look for measures."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.tokens import Token, TokenPattern


@lru_cache(maxsize=4)
def numbers(text: str, expression: TokenPattern) -> tuple[Token, ...]:
    """All that an expression for a number and what stands behind it (`Marks.scan`) finds in the text, in order."""
    return tuple(expression.finditer(text))
