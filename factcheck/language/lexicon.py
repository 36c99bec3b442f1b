"""What a language knows of money: the words of its data file, compiled once into tables and expressions.

Adding a language is adding one data file (see `tables`); the structure of the grammar is in the rooms that use this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from factcheck.language import expressions
from factcheck.language.expression import Expression, Listed
from factcheck.language.grammar import Connectives, Context, Marks, Numerals
from factcheck.language.tables import Mark, Tables, languages, scale
from factcheck.language.tables import tables as read_tables
from factcheck.language.tokens import tokens
from rates import currencies
from rates.values import NamedTuple

FALLBACK = "en"
ALIASES = {"nb": "no", "nn": "no"}  # the written standards of Norwegian
LETTERED = 3  # signs with more letters than two are read in small letters as well: aud$


class Lexicon(NamedTuple):
    """The words of one language, by what they are for.

    `traits`: "endings" where names carry endings or run into the next word, "unspaced" where words do, "behind" where
    adjectives follow the name.
    """

    language: str
    traits: frozenset[str]
    numerals: Numerals
    marks: Marks
    context: Context
    connectives: Connectives


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language, by its ISO 639-1 code; an unknown one falls back on English with the common signs."""
    code = ALIASES.get(language or "", language)
    return _build(code if code in languages() else FALLBACK)


@cache
def _build(language: str) -> Lexicon:
    tables = read_tables(language)
    numerals = _numerals(tables)
    traits = frozenset(tables.words("trait"))
    unspaced = "unspaced" in traits
    return Lexicon(
        language,
        traits,
        numerals,
        _marks(tables, numerals, traits),
        _context(tables, unspaced=unspaced),
        _connectives(tables, unspaced=unspaced),
    )


def _numerals(tables: Tables) -> Numerals:
    group, point = next(row for _, row in tables.pairs("separators")).value.split()
    scales = {word: scale(row.value, row.note) for word, row in tables.pairs("scale")}
    units = {word: int(value) for word, value in tables.values("unit").items()}
    digits = {word: int(value) for word, value in tables.values("digit").items()}
    return Numerals(
        group=group,
        point=point,
        units=units,
        digits=digits,
        native=expressions.native(digits, units, () if "spaced" in tables.words("trait") else tables.words("name")),
        scales=scales,
        words=tables.numbers(before_scale=False),
        openers=dict(sorted(tables.numbers(before_scale=True).items(), key=lambda item: -len(item[0]))),
        joins=frozenset(tables.words("number-join")),
        halves=tuple(f" {phrase}" for phrase in tables.words("half")),
        phrases=frozenset(word.split()[0] for word in tables.numbers(before_scale=False) if " " in word),
        followers=frozenset(
            word.split()[0] for kind in ("number", "number-join", "number-point", "half") for word in tables.words(kind)
        ),
        points=frozenset(tables.words("number-point")),
        range_joins=tables.values("range"),
        range_before=tables.values("range-before"),
        range_behind={value: tables.words("range-behind", value) for value in ("never", "between")},
        before_years=tuple([word] for word in tables.words("before-year")),
        coin_joins=frozenset(("", *tables.words("coin-join"))),
        vague=tables.words("vague"),
        vague_units=frozenset(tables.words("vague", "unit")),
        counted=tuple(word.replace("_", " ") for word in tables.words("counted")),
        elliptic=frozenset(tables.words("elliptic")),
        elliptic_before=tables.words("elliptic-before"),
        elliptic_behind=tables.words("elliptic-behind"),
        vouchers=tables.words("voucher", ""),
        vouchers_low=tables.words("voucher"),
        elided="elided" in tables.words("trait"),
        sources=tables.values("source"),
        swapped=Expression(expressions.alternatives(tables.words("swapped"))) if tables.words("swapped") else None,
    )


def _marks(tables: Tables, numerals: Numerals, traits: frozenset[str]) -> Marks:
    signs, names, codes = tables.marks("sign"), tables.marks("name"), _codes(tables)
    signs |= {word.lower(): sign for word, sign in signs.items() if len(word) > LETTERED}
    before, behind = codes | tables.marks("mark") | signs, codes | tables.marks("behind") | signs
    behind = {word: mark for word, mark in behind.items() if word not in names}
    adjectives = {word.lower(): allowed for allowed, words in _adjectives(tables) for word in words}
    characters = "".join(sorted({word[-1] for word in signs if not word[-1].isalpha()}))
    token, begun = expressions.token(characters), _beginnings(tables, (*names, *adjectives, *behind), traits)
    before_ends = frozenset(word[-2:] for word in before if word[-1].isalnum() or word[-1] in "./")
    several = [phrase.split() for phrase in (*names, *adjectives) if " " in phrase]
    single = {phrase for phrase in (*names, *adjectives) if " " not in phrase}
    separators = "".join(row.note for _, row in tables.pairs("separators"))
    only_behind = "behind" in traits and "before" not in traits
    return Marks(
        scan=tokens(rf"{expressions.searched(numerals.units, separators)}(?:{token})?", begun),
        token=tokens(f"(){token}", begun),
        signs=characters,
        before=before,
        before_ends=before_ends,
        tails=before_ends.union(characters, "."),
        before_phrases=tuple(word for word in before if " " in word),
        behind=behind,
        openers=_openers(tables, numerals, (*names, *(() if only_behind else adjectives)), behind, traits),
        names=names,
        phrase_openers=single.intersection(adjectives).union(parts[0] for parts in several),
        phrase_words=single.union(*several),
        adjectives=adjectives,
        connectors=frozenset(tables.words("of")),
        links=frozenset(word for word, row in tables.pairs("of") if "always" in row.note),
        not_before=tables.denied("not-before"),
        not_behind=tables.denied("not-behind"),
        not_behind_one=tables.denied("not-behind-one"),
        weighing=frozenset(tables.words("weighing")),
        pricing=frozenset(tables.words("pricing")),
        paying=tables.words("paying"),
        no_prices=frozenset(tables.words("no-price")),
    )


def _beginnings(tables: Tables, words: Iterable[str], traits: frozenset[str]) -> list[str]:
    """What is looked for at the beginning of a word where names carry endings: all but codes, which stand alone."""
    if "endings" not in traits:
        return [word for word in words if "." in word and not word.isascii()]  # د.إ, of which a token is one letter
    names = frozenset(tables.words("name"))
    return [
        word for word in (*words, *tables.words("scale"), *tables.words("of")) if not word.isascii() or word in names
    ]


def _openers(
    tables: Tables, numerals: Numerals, names: Iterable[str], behind: Iterable[str], traits: frozenset[str]
) -> frozenset[str]:
    """The words that may follow a number that is money: those of scales and names, and scale letters on signs (M€)."""
    signs = [sign for sign in tables.words("sign") if len(sign) == 1]
    glued = [f"{scale}{sign}" for scale in numerals.scales if len(scale) <= LETTERED for sign in signs]
    listed = (*numerals.scales, *names, *tables.words("of"), *tables.words("half"))
    first = {one.split(None, 1)[0] if " " in one else one for one in listed}
    begun = _beginnings(tables, (*names, *behind), traits)
    return frozenset((*behind, *glued, *begun, *first, *map(str.lower, first)))


def _adjectives(tables: Tables) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
    """The currencies that adjectives allow, with all that allow them."""
    return ((frozenset(row.value.split()), row.words) for row in tables.rows.get("adjective", ()))


def _codes(tables: Tables) -> dict[str, Mark]:
    weak = set(tables.words("weak-code"))
    codes = {code: Mark((code,), 1, Decimal(1), code in weak, word=code) for code in currencies.codes()}
    return codes | tables.marks("code")


def _context(tables: Tables, *, unspaced: bool) -> Context:
    return Context(
        hedges=_by_end(tables.values("hedge"), unspaced=unspaced),
        hedges_behind=tables.values("hedge-behind"),
        hedge_behind=Listed(tables.words("hedge-behind"), f"{expressions.SPACES}\n\t", bounded=not unspaced),
        period=Listed(tables.words("per"), " -", bounded=not unspaced),
        periods=tables.values("per"),
        periods_before=dict(sorted(tables.values("per-before").items(), key=lambda item: -len(item[0]))),
        places=tables.values("place"),
        scripts=tuple(("".join(r.words), r.note, tuple(r.value.split())) for r in tables.rows.get("script", ())),
    )


def _connectives(tables: Tables, *, unspaced: bool) -> Connectives:
    aside = tables.words("aside")
    return Connectives(
        links={word.lower(): value for word, value in tables.values("link").items() if value != "sentence"},
        sentences=frozenset(word.lower() for word in tables.words("link", "sentence", "both")),
        chains=frozenset(tables.words("chain")),
        aside=Listed(aside, f"{expressions.SPACES}\n", bounded=not unspaced, folded=True) if aside else None,
        differences=frozenset(tables.words("difference")),
        fillers=tables.words("filler"),
        months={word.lower(): int(value) for word, value in tables.values("month").items()},
        as_of=tuple(word.lower() for word in tables.words("as-of")),
    )


def _by_end(hedges: dict[str, str], *, unspaced: bool) -> dict[str, tuple[tuple[str, str], ...]]:
    """Hedges by their last word or character, the longest first: one look tells whether a word may end a hedge."""
    table: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(hedges, key=len, reverse=True):
        table.setdefault(phrase[-1] if unspaced else phrase.split()[-1], []).append((phrase, hedges[phrase]))
    return {last: tuple(phrases) for last, phrases in table.items()}
