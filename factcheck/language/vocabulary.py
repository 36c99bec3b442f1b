"""Finding any of many words in a text: a short one by the words that it has, a long one by one expression.

Tables of names are long, and most texts have few of them. Which these are, the set of the words of a text tells without
an expression that has to be compiled first; where much text is to be read, that is soon earned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from factcheck.language.expression import Expression
from factcheck.language.expressions import trie

_MARKS = "!\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~¡«·»¿‐‑‒–—‘’“”„•…‹›€£¥₩₹°、。「」（）"
_APART = dict.fromkeys(map(ord, _MARKS), " ")
_OPENERS = "[ (\\[\"'“‘„«–—\n/-]"
_SHORT = 50_000  # characters; longer ones, or many together, have earned the compilation
_MANY = 200_000
_SAMPLE, _FEW = 20_000, 24  # of a text, for so many of its characters; of words: each costs a search of the text
_LONGEST = 60  # characters of a phrase
_LETTERS = Expression(r"[^\W\d_]+")
_RARE = 4  # letters of a word that is rare enough to look for it in place of a piece of text
_TELLING = 3  # letters of a first word that is rare enough to look for it alone


@lru_cache(maxsize=4)
def parted(text: str) -> str:
    """What spaces part in a text, each once: to look there for a piece of a word is far less to read."""
    return " ".join(set(text.split()))


@lru_cache(maxsize=4)
def vocabulary(text: str) -> frozenset[str]:
    """The words of a text as written, without digits and the marks around them, the parts of joined words apart.

    Where words are written without spaces these are no words, and this is of no use.
    """
    return frozenset(parted(text).translate(_APART).split())


def words_in(text: str) -> list[str]:
    """The words of a short text in small letters, in order; far faster than an expression that finds them."""
    return text.lower().translate(_APART).split()


def places(text: str, piece: str) -> Iterator[int]:
    """Where a piece of text stands, in order."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


class Finder:
    """Words, and phrases of several, that are looked for together, with a capital at their beginning too.

    `prefixes` are found at the beginning of longer words as well. Where words are not parted (`glued`) all are found
    wherever they stand.
    """

    def __init__(self, words: Iterable[str], prefixes: Iterable[str] = (), *, glued: bool = False) -> None:
        self._prefixes = frozenset(_cased(prefixes))
        self._glued = glued
        self._seen = 0
        self._by_head: dict[str, list[str]] = {}
        for word in _cased(words) if glued else dict.fromkeys((*words, *self._prefixes)):
            self._by_head.setdefault(word if glued or word in self._prefixes else _head(word), []).append(word)
        self._capitals = {} if glued else {_capital(head): head for head in self._by_head if head[:1].islower()}

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans of the words, of which some may overlap."""
        self._seen += len(text)
        short = len(text) < _SHORT and self._seen < _MANY
        literal = short or self._few(text)
        for start, word in self._literally(text) if literal else self._by_expression(text):
            end = start + len(word)
            if self._glued or (
                not (start and text[start - 1].isalnum())
                and (word in self._prefixes or not text[end : end + 1].isalpha())
            ):
                yield start, end

    def _few(self, text: str) -> bool:
        """Whether a long text has few of the words, as one of many lines alike has: two samples of it tell first."""
        if len(text) < _SHORT or self._glued:
            return False
        middle = len(text) // 2
        first, second = ({*self._present(part)} for part in (text[:_SAMPLE], text[middle : middle + _SAMPLE]))
        alike = len(second - first) * 4 <= len(first) < _FEW
        return alike and sum(1 for _ in self._present(text)) < _FEW

    def _literally(self, text: str) -> Iterator[tuple[int, str]]:
        return ((at, word) for word in self._present(text) for at in places(text, word))

    def _present(self, text: str) -> Iterator[str]:
        """The words that the text may have."""
        if self._glued:
            yield from self._by_head
            return
        words = vocabulary(text)
        for head in self._by_head.keys() & words:
            yield from (word for word in self._by_head[head] if word == head or _all_in(word, words))
        for head in self._capitals.keys() & words:
            yield from (word for word in self._begun(head) if _all_in(word, words))
        yield from (word for word in self._prefixes - words if any(one.startswith(word) for one in words))

    def _begun(self, head: str) -> Iterator[str]:
        """The words whose first one is written with a capital, which makes them none that is listed so as well."""
        listed = self._by_head.get(head, ())
        return (word for word in map(_capital, self._by_head[self._capitals[head]]) if word not in listed)

    def _by_expression(self, text: str) -> Iterator[tuple[int, str]]:
        heads = self._heads
        for expression in self._expressions:
            for match in expression.finditer(text):
                start, head = match.start(1), match[1]
                for word in heads[head]:
                    if text.startswith(word, start):
                        yield start, word
        opened = self._expressions and not self._glued
        first = self._expressions[0].match(f" {text[:_LONGEST]}") if opened else None
        if first:
            yield from ((0, word) for word in heads[first[1]] if text.startswith(word))

    @cached_property
    def _heads(self) -> dict[str, list[str]]:
        """What expressions look for: the first words of phrases, or all of them where these are short."""
        heads: dict[str, list[str]] = {}
        begun = ((head, self._begun(head)) for head in self._capitals)
        for head, words in (*self._by_head.items(), *begun):
            for word in words:
                heads.setdefault(head if len(head) >= _TELLING else word, []).append(word)
        return heads

    @cached_property
    def _expressions(self) -> tuple[re.Pattern[str], ...]:
        """Each begins with few characters, for which a text is searched fast; a capital may begin a word anywhere."""
        if self._glued:
            return (re.compile(f"({trie(self._heads)})"),) if self._heads else ()
        lower = [word for word in self._heads if not word[0].isupper()]
        capital = [word for word in self._heads if word[0].isupper()]
        bodies = ((_OPENERS, lower), ("", capital))
        return tuple(re.compile(f"{opener}({self._any(words)})") for opener, words in bodies if words)

    def _any(self, words: list[str]) -> str:
        whole, begun = ([word for word in words if (word in self._prefixes) is prefix] for prefix in (False, True))
        ended = rf"(?:{trie(whole)})(?![^\W\d_])" if whole else ""
        return "|".join(filter(None, (trie(begun) if begun else "", ended)))


def _all_in(phrase: str, words: frozenset[str]) -> bool:
    """Whether a vocabulary has all the words of a phrase."""
    return phrase.isalpha() or words.issuperset(phrase.translate(_APART).split())


def _head(phrase: str) -> str:
    """The first word of a phrase as a vocabulary has it."""
    if phrase.isalpha():
        return phrase
    parts = phrase.translate(_APART).split(None, 1)
    return parts[0] if parts and phrase.startswith(parts[0]) else phrase


def _cased(phrases: Iterable[str]) -> dict[str, None]:
    """Phrases as they stand and with a capital, in order, each once."""
    forms = dict.fromkeys(phrases)
    return forms | dict.fromkeys(map(_capital, forms))


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


class Pieces:
    """Pieces of text that are sought together, those with a word in common by that word.

    To look for each literally is many times faster than one expression for all.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = tuple(pieces)

    @cached_property
    def _groups(self) -> list[tuple[str, str, list[tuple[str, int]]]]:
        """What is sought for each group of pieces, the word of it that tells at once, and the pieces in it."""
        pieces = self._pieces
        words = {word for piece in pieces for word in _LETTERS.findall(piece) if len(word) >= _RARE}
        covered = {word: (sum(word in piece for piece in pieces), word) for word in words}
        groups: dict[str, list[tuple[str, int]]] = {}
        for piece in pieces:
            shared = max((word for word in words if word in piece), key=lambda word: covered[word], default=piece)
            groups.setdefault(shared, []).append((piece, piece.index(shared)))
        return [
            (shared, shared, group) if len(group) > 1 else (group[0][0], max(group[0][0].split(), key=len), [])
            for shared, group in groups.items()
        ]

    def stand_in(self, text: str) -> bool:
        """Whether one of the pieces stands in a short text."""
        return any(map(text.__contains__, self._pieces))

    def places(self, text: str, listed: str | None = None) -> Iterator[int]:
        """Where the pieces stand, in no order. `listed` are the words of a long text, each once: far less to read."""
        for sought, word, pieces in self._groups:
            if listed is not None and word not in listed:
                continue
            for place in places(text, sought):
                if pieces:
                    yield from (place - before for piece, before in pieces if text.startswith(piece, place - before))
                else:
                    yield place
