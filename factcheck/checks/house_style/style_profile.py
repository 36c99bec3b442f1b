"""What a house has set about its style: which rules, how severe, which currency, how currencies are written."""

from __future__ import annotations

import os
from functools import cache

from factcheck.config import Settings
from rates.values import NamedTuple

OTHERS = "*"
"""Stands for every currency that has no row of its own."""
RULES = ("FC601", "FC602", "FC603", "FC604", "FC605")
_TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "style.tsv")


class Rule(NamedTuple):
    """A row of the table: a rule of a profile, for one currency or all, and the published guide that has it."""

    profile: str
    code: str
    currency: str
    forms: tuple[str, ...]
    source: str


class Style(NamedTuple):
    """The rules in force with their severities, the house's currency, those never converted, and how each is written.

    `sources` name the guide that a rule comes from; a rule that the desk has set itself has none.
    """

    severities: dict[str, str]
    house: str | None
    exempt: frozenset[str]
    forms: dict[str, tuple[str, ...]]
    sources: dict[str, str]


def style_of(settings: Settings) -> Style:
    """The style that the settings ask for: a profile's rules, and the desk's own before them."""
    rules = [rule for rule in _rules() if rule.profile == settings.profile]
    house = next((rule for rule in rules if rule.code == "FC601"), None)
    severities = dict.fromkeys((rule.code for rule in rules), "note") | dict(_chosen(settings.style))
    forms = {rule.currency: rule.forms for rule in rules if rule.code == "FC604"}
    own = settings.house_currency or (house.currency if house else None)
    exempt = frozenset(code for form in house.forms for code in form.split()) if house else frozenset()
    return Style(severities, own, exempt, forms, {rule.code: rule.source for rule in rules})


def profiles() -> tuple[str, ...]:
    """The names of the profiles."""
    return tuple(dict.fromkeys(rule.profile for rule in _rules()))


def _chosen(entries: tuple[str, ...]) -> dict[str, str]:
    """The rules that are switched on, each with its severity: "FC601", "FC603:warning", "FC6" for all."""
    found: dict[str, str] = {}
    for entry in entries:
        code, _, severity = entry.partition(":")
        found |= dict.fromkeys((rule for rule in RULES if rule.startswith(code)), severity or "note")
    return found


@cache
def _rules() -> tuple[Rule, ...]:
    with open(_TABLE, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return tuple(
        Rule(profile, code, currency, () if forms == "-" else tuple(forms.split(", ")), source)
        for profile, code, currency, forms, source in rows
    )
