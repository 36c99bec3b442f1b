"""Which language a text is written in: by its script, then by letters or frequent words that tell neighbours apart."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache

from factcheck.language.expression import Expression

_SAMPLE = 4000
_WORD = Expression(r"[^\W\d_]+")
_LETTERS = {
    "Cyrillic": (("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћџљњј"), ("kk", "әғқңұһ"), ("mn", "өү"), ("ru", "ыэё")),
    "Arabic": (("ur", "ٹڈڑںے"), ("fa", "پچژگ")),
}
_ALONE = {"Cyrillic": "ru", "Arabic": "ar"}
_KANA_SHARE = 0.1


def identify(text: str, default: str = "en") -> str:
    """The ISO 639-1 code of the language of a text, judged by its beginning; `default` where nothing tells.

    With an empty default the script alone tells nothing where the frequent words of its languages are known.
    """
    sample = text[:_SAMPLE]
    script = "Latin" if sample.isascii() else _script(Counter(sample))
    words = _words().get(script)
    if words is None:
        return _by_letters(sample, script) or _ALONE.get(script, script)
    known = _by_words(sample, words)
    if script == "Latin" or not (known or default):
        return known or default
    return _by_letters(sample, script) or known or _ALONE.get(script, script)


def _script(characters: Counter[str]) -> str:
    """The script or, where a script means a language, the language that most of the letters belong to."""
    firsts, lasts, names, weights = _scripts()
    counts: Counter[str] = Counter()
    for character, count in characters.items():
        block = bisect_right(firsts, ord(character)) - 1
        if block >= 0 and ord(character) <= lasts[block]:
            counts[names[block]] += count * weights[block]
    han, kana = counts.pop("Han", 0), counts.pop("Kana", 0)
    counts["ja" if kana > _KANA_SHARE * (han + kana) else "zh"] += han + kana
    name, most = max(counts.items(), key=lambda item: item[1])
    return name if most else "Latin"


def _by_letters(sample: str, script: str) -> str | None:
    """The language of the script whose own letters occur most, if any do."""
    counts = [(sum(map(sample.count, letters)), language) for language, letters in _LETTERS.get(script, ())]
    most, language = max(counts, key=lambda item: item[0], default=(0, None))
    return language if most else None


def _by_words(sample: str, words: dict[str, tuple[str, ...]]) -> str | None:
    """The language with the most frequent words in the sample; one word by chance, however often, does not decide."""
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for word, count in Counter(_WORD.findall(sample.lower())).items():
        for language in words.get(word, ()):
            counts[language] += count
            kinds[language] += 1
    language, _ = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return language if kinds[language] > 1 else None


@cache
def frequent_words(language: str) -> frozenset[str]:
    """The most frequent words of a language, as far as it shares its script with others."""
    return frozenset(word for known in _words().values() for word, spoken in known.items() if language in spoken)


@cache
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    """By script: word -> the languages that it is frequent in, in the order of the table."""
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for script, language, words in _rows("function_words.tsv"):
        known = table.setdefault(script, {})
        for word in words.split():
            known[word] = (*known.get(word, ()), language)
    return table


@cache
def _scripts() -> tuple[list[int], list[int], list[str], list[int]]:
    rows = list(_rows("scripts.tsv"))
    firsts, lasts = [int(row[0], 16) for row in rows], [int(row[1], 16) for row in rows]
    return firsts, lasts, [row[2] for row in rows], [int(row[3]) for row in rows]


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table beside this file, without comments and the heading."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    yield from rows[1:]
