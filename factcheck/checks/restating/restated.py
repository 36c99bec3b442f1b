"""FC306: a figure that headline and body print differently: "$250 million" above, "$250 billion" below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checks.arithmetic import allowed
from factcheck.checks.restating.restating import NEAR, NEVER, SAME, Relation, relation, same_name, same_unit
from factcheck.checks.wording import number
from factcheck.language.content import STOP, content_words, words_around
from factcheck.language.numbers import rounded
from factcheck.language.sections import Section, sections
from factcheck.model import Claim, Document, Figure, Finding, Interval
from rates.values import NamedTuple

CODE, KIND, ROLES = "FC306", "restated", ("headline", "body")
_LEAD = 400  # what opens an article within so many characters tells its headline again
_SMALLEST = 10
_TELLING = 1000
_SHORT, _BRIEF = 300, 60


class Telling(NamedTuple):
    """A figure with its place among all (-1: in a title outside the text) and the words around it."""

    figure: Figure
    place: int
    words: frozenset[str]
    leads: int = 0


class Match(NamedTuple):
    """A figure of the body that may be one of the headline."""

    body: Telling
    relation: Relation
    shared: int


def restated(
    document: Document, figures: tuple[Figure, ...], title: tuple[Figure, ...] = ()
) -> Iterator[tuple[Claim, list[Finding]]]:
    """Every figure of the headline that the body tells again, and of one marked section that the next does."""
    parts = sections(document.text, document.title, document.language)
    told = [_told(document, part, figures) for part in parts]
    if parts and title and parts[0].start == parts[0].end:
        words = content_words(document.title or "", document.language)
        told[0] = [Telling(figure, -1, words) for figure in title if _tells(figure)]
    pairs = [(0, place) for place in range(1, len(parts))] + [(place - 1, place) for place in range(2, len(parts))]
    flagged: set[tuple[int, ...]] = set()
    for first, place in pairs:
        for claim, findings in _compared(
            document, parts[place], told[first], told[place], parts[first].end - parts[first].start
        ):
            if not findings or claim.figures[-1:] not in flagged:
                yield claim, findings
            if findings:
                flagged.add(claim.figures[-1:])


def _told(document: Document, part: Section, figures: tuple[Figure, ...]) -> list[Telling]:
    return [
        Telling(figure, index, _words(document, figure, part), _leads(document, figure, part))
        for index, figure in enumerate(figures)
        if part.start <= figure.start and figure.end <= part.end and _tells(figure)
    ]


def _leads(document: Document, figure: Figure, part: Section) -> int:
    """How near the beginning a figure stands: 2 in the first sentence, which tells the headline again, 1 soon after."""
    if figure.start > part.start + _LEAD:
        return 0
    return 1 if STOP.search(document.text[part.start : figure.start].lstrip()) else 2


def _tells(figure: Figure) -> bool:
    """Whether a figure is one to be known again: money, a percentage, a number of at least two digits."""
    return figure.kind in ("money", "percent") or figure.amount >= _SMALLEST


def _words(document: Document, figure: Figure, part: Section) -> frozenset[str]:
    return words_around(document.text, (figure.start, figure.end), (part.start, part.end), document.language)


def _compared(
    document: Document, part: Section, heads: list[Telling], body: list[Telling], opening: int
) -> Iterator[tuple[Claim, list[Finding]]]:
    for head in heads:
        found = [
            Match(one, how, len(head.words & one.words)) for one in body if (how := relation(head.figure, one.figure))
        ]
        match = _chosen(head, found, part) or _sole(head, heads, body, part, opening)
        if match:
            yield _claim(document, head, match)


def _chosen(head: Telling, found: list[Match], part: Section) -> Match | None:
    """The figure that tells the same, else the one that would but for a slip."""
    agreed = [match for match in found if match.relation.kind in (SAME, NEAR) and _means(head, match, part)]
    slips = [match for match in found if match.relation.cause and _sure(match, part)]
    if agreed:
        return max(agreed, key=lambda match: (match.relation.kind == SAME, match.shared))
    settled = any(match.relation.kind in (SAME, NEAR) for match in found)
    return None if settled or not slips else max(slips, key=lambda match: (match.shared, match.relation.digits))


def _means(head: Telling, match: Match, part: Section) -> bool:
    """Whether figures that agree tell the same thing: as good as sure of money, of others if words are shared."""
    if part.marked:
        return True
    exact, one, other = match.relation.kind == SAME, head.figure, match.body.figure
    if one.kind != "count" and other.kind != "count":
        return bool(match.shared) or (exact and one.kind == "money")
    # A number alone may be a name: Windows 10, Rule 30.
    noun = one.unit is not None is not other.unit and same_name(one, other)
    return match.shared > 0 and (noun or (exact and one.amount >= _TELLING))


def _sure(match: Match, part: Section) -> bool:
    """Whether a slip is no chance: enough words shared for its kind, the more so near the beginning."""
    if part.marked and match.relation.needs < NEVER:
        return match.shared > 0
    return match.shared > 0 and (match.shared + match.body.leads >= match.relation.needs)


def _sole(
    head: Telling, heads: Sequence[Telling], body: Sequence[Telling], part: Section, opening: int
) -> Match | None:
    """The only figure of its kind in a short marked section, where the headline has but one and they share a word."""
    if not part.marked or part.end - part.start > _SHORT:
        return None
    alike = [one for one in body if _kind(one) == _kind(head) and same_unit(head.figure, one.figure)]
    if len(alike) != 1 or sum(_kind(one) == _kind(head) for one in heads) != 1:
        return None
    found: Relation | None = relation(head.figure, alike[0].figure)
    shared, named = len(head.words & alike[0].words), same_name(head.figure, alike[0].figure)
    # So few words tell of one thing: what it is said to be worth above lies outside what it is said to be worth here.
    brief = max(opening, part.end - part.start) <= _BRIEF and _estimated(head.figure, alike[0].figure)
    if found is None and named and (brief or _about_one(head, alike[0], shared)) and _of_a_size(head, alike[0]):
        found = Relation("other", 0)
    # 200 jobs are no slip for 2,000 people: figures of so few digits with names of their own tell two things.
    sure = found and (named or (shared > 1 and found.needs < NEVER))
    return Match(alike[0], found, shared) if found and sure else None


def _estimated(first: Figure, second: Figure) -> bool:
    """Whether two figures are amounts of money, one of them a range."""
    return first.kind == "money" and (first.amount_high is None) is not (second.amount_high is None)


def _about_one(head: Telling, body: Telling, shared: int) -> bool:
    """Whether two figures are told with words of which half are the same."""
    return shared > 0 and 2 * shared >= min(len(head.words), len(body.words))


def _of_a_size(head: Telling, body: Telling) -> bool:
    """Whether one figure is less than ten times the other, and they do not allow each other."""
    small, large = sorted((abs(head.figure.amount), abs(body.figure.amount)))
    return large < 10 * small and not allowed(head.figure).meets(allowed(body.figure))


def _kind(told: Telling) -> tuple[str, str | None]:
    return told.figure.kind, told.figure.per


def _claim(document: Document, head: Telling, match: Match) -> tuple[Claim, list[Finding]]:
    verdict = {SAME: "ok", NEAR: "ok"}.get(match.relation.kind, "wrong")
    first, second = head.figure, match.body.figure
    start = second.start if head.place < 0 else min(first.start, second.start)
    end = second.end if head.place < 0 else max(first.end, second.end)
    pairs = [(head.place, ROLES[0]), (match.body.place, ROLES[1])]
    taking = [pair for pair in pairs if pair[0] >= 0]
    deviation = rounded(second.amount / first.amount - 1, 4) if first.amount and same_unit(first, second) else None
    claim = Claim(
        KIND, document.text[start:end], start, end, tuple(index for index, _ in taking),
        tuple(role for _, role in taking), verdict, _interval(second), _interval(first), deviation,
        cause=match.relation.cause,
    )  # fmt: skip
    return claim, [_finding(first, second, match.relation)] if verdict == "wrong" else []


def _interval(figure: Figure) -> Interval:
    span = allowed(figure)
    return Interval(figure.amount, figure.amount_high, span.low, span.high, figure.currency, figure.unit)


def _finding(first: Figure, second: Figure, found: Relation) -> Finding:
    one, other = (" ".join(figure.text.split()) for figure in (first, second))
    because = f": {found.cause.detail}" if found.cause else ""
    lines = (f'above: "{one}", which is {number(first.amount)}', f'here: "{other}", which is {number(second.amount)}')
    message = f'"{other}" here, but "{one}" in the headline or above{because}'
    return Finding(
        CODE, "warning", message, second.start, second.end, working=lines, help="check which of the two is right"
    )
