"""What may stand in a settings file about house style. A value that makes no sense raises `ValueError`."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks.house_style.style_marks import mark_currency
from factcheck.checks.house_style.style_profile import RULES, profiles

_SEVERITIES = ("note", "warning", "error")


def profile(value: str) -> str:
    """The name of a profile."""
    if value not in profiles():
        raise ValueError(f"{value!r} is none of {', '.join(profiles())}")
    return value


def rule(value: str) -> str:
    """A rule that is switched on, with its severity where that is not a note: "FC601", "FC603:warning"."""
    code, colon, severity = value.partition(":")
    if len(code) < len("FC6") or not any(known.startswith(code) for known in RULES):
        raise ValueError(f"{value!r} is no rule of house style; these are {RULES[0]} to {RULES[-1]}")
    if colon and severity not in _SEVERITIES:
        raise ValueError(f"{severity!r} is none of {', '.join(_SEVERITIES)}")
    return value


def money(value: str) -> str:
    """A currency, by its ISO 4217 code."""
    from rates import currencies

    if currencies.currency(value) is None:
        raise ValueError(f"{value!r} is no ISO 4217 code; write USD, GBP or the like")
    return value


def mark(value: str) -> str:
    """A sign, code or name of one currency."""
    if mark_currency(value, {}) is None:
        raise ValueError(f"{value!r} is not known as a sign, code or name of one currency")
    return value


READERS: dict[str, Callable[[str], str]] = {"profile": profile, "rule": rule, "money": money, "mark": mark}
