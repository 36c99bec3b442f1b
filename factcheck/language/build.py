"""Writes the currency names of the Unicode CLDR, in the plural forms of each language, to `data/cldr/CODE.tsv`.

    python -m factcheck.language.build [CODE ...]

Needs Babel, which carries the CLDR; nothing of it is needed at run time. The files are lines as in the data files of
the languages, which they come before: a line written by hand wins. Names that several currencies share stand for all
of them; names of one word may be other words too and are weak.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Iterator

from babel import Locale
from babel import __version__ as babel_version

from factcheck.language.tables import DATA, languages
from rates import currencies

OUT = os.path.join(DATA, "cldr")
MOST_WORDS = 4
LOCALES = {"no": ("nb",), "sr": ("sr_Cyrl", "sr_Latn"), "zh": ("zh_Hans", "zh_Hant"), "pt": ("pt", "pt_PT")}
HEADING = "# Currency names of the Unicode CLDR (Babel {}), written by factcheck/language/build.py.\n"
UNWANTED = re.compile(r"[\d()\[\],;:/&.–—%\u200e\u200f]|^[^\W\d_]$")
SPACES = re.compile("[\\s\u00a0\u2010\u2011'’ʼ-]+")
# Names that mean no currency that circulates: metals, testing, units of account without money.
UNREAL = frozenset("XAU XAG XPT XPD XTS XXX XBA XBB XBC XBD XSU XUA".split())


def spoken(language: str) -> Iterator[tuple[str, str]]:
    """Every name of a currency in a language, as the extractor looks words up, with its ISO 4217 code."""
    for locale in LOCALES.get(language, (language,)):
        data = Locale.parse(locale)
        plurals = data._data["currency_names_plural"]  # noqa: SLF001 - Babel has no public way to all plural forms
        for code in currencies.codes():
            if code in UNREAL:
                continue
            for name in (data.currencies.get(code), *plurals.get(code, {}).values()):
                word = SPACES.sub(" ", name.lower()).strip() if name else ""
                if word and word != code.lower() and not UNWANTED.search(word) and word.count(" ") < MOST_WORDS:
                    yield word, code


def table(language: str) -> str:
    """The file of a language: names by the currencies that they stand for, those in use first."""
    readings: dict[str, list[str]] = {}
    for word, code in spoken(language):
        known = readings.setdefault(word, [])
        known += [] if code in known else [code]
    lines: dict[tuple[str, str], list[str]] = {}
    for word, codes in readings.items():
        note = "" if " " in word else "weak"
        lines.setdefault((_value(codes), note), []).append(word)
    rows = sorted(f"name\t{', '.join(words)}\t{value}\t{note}".rstrip("\t") for (value, note), words in lines.items())
    return HEADING.format(babel_version) + "".join(f"{row}\n" for row in rows)


def _value(codes: list[str]) -> str:
    """The readings of a name: the one currency in use that it names, then past ones; several on equal footing."""
    used = [code for code in codes if currencies.alive(code, dt.date(2026, 1, 1))]
    past = [code for code in codes if code not in used]
    if len(codes) == 1:
        return codes[0]
    return f"{used[0]}; {' '.join(past)}" if len(used) == 1 else f"; {' '.join(used + past)}"


def main(codes: list[str]) -> None:
    """Write the tables of some languages, or of all that have a data file."""
    os.makedirs(OUT, exist_ok=True)
    for language in codes or languages():
        with open(os.path.join(OUT, f"{language}.tsv"), "w", encoding="utf-8", newline="\n") as file:
            file.write(table(language))


if __name__ == "__main__":
    main(sys.argv[1:])
