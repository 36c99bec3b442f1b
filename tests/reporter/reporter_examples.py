"""Reports built by hand: what the checks would say of a few sentences."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from factcheck.model import (
    Cause,
    Claim,
    DateUse,
    Document,
    DocumentReport,
    Edit,
    Evidence,
    Figure,
    Finding,
    InputError,
    Interval,
    RateSource,
    Report,
    Suppressed,
)

PUBLISHED = dt.date(2026, 10, 30)
SOURCES = (RateSource("ECB", dt.date(1999, 1, 4), PUBLISHED),)


def figure(document: str, text: str, amount: str, currency: str, nth: int = 0) -> Figure:
    """The figure that `text` is in the document, at its nth occurrence."""
    start = -1
    for _ in range(nth + 1):
        start = document.index(text, start + 1)
    return Figure("money", text, start, start + len(text), Decimal(amount), currency=currency)


def interval(low: str, value: str, high: str, currency: str) -> Interval:
    return Interval(Decimal(value), None, Decimal(low), Decimal(high), currency)


def evidence(value: str, published: dt.date, role: str = "used") -> Evidence:
    rate = Decimal(value)
    return Evidence(role, "CNY", "KRW", rate, rate * Decimal("0.99"), rate * Decimal("1.01"), published, "ECB")


def conversion(figures: tuple[Figure, ...], pair: tuple[int, int], verdict: str, **fields: object) -> Claim:
    """A claim that figure `pair[1]` is what figure `pair[0]` comes to."""
    first, last = (figures[index] for index in pair)
    stated = Interval(last.amount, None, last.amount * Decimal("0.9"), last.amount * Decimal("1.1"), last.currency)
    claim = Claim("conversion", "", first.start, last.end, pair, ("converted", "equivalent"), verdict, stated)
    return claim._replace(**{"text": f"{first.text} ({last.text})", **fields})


def wrong(
    text: str, converted: tuple[str, str, str], equivalent: tuple[str, str, str], fixed: str, source: str
) -> DocumentReport:
    """A document with one conversion that is 17% too low, as an old rate would have it."""
    figures = (figure(text, *converted), figure(text, *equivalent))
    cause = Cause("stale", "stale rate: last fitted within 2% on 2021-01-15", fixed)
    claim = conversion(
        figures,
        (0, 1),
        "wrong",
        expected=interval("597000", "602070", "606000", "KRW"),
        deviation=Decimal("-0.17"),
        dates=(DateUse(PUBLISHED, "front matter", used=True),),
        rates=(evidence("200.69", PUBLISHED),),
        cause=cause,
    )
    finding = Finding(
        "FC101",
        "error",
        f"{figures[1].text} is 17% too low for {figures[0].text}",
        figures[1].start,
        figures[1].end,
        claim=0,
        working=(
            "3000 CNY × 200.69 KRW/CNY = 602,070 KRW; the article says 500,000 KRW",
            "rate: 1 CNY = 200.69 KRW (ECB, 2026-10-30), for the article's date 2026-10-30 from the front matter",
            '"500,000" may be anything from 450,000 to 550,000 KRW; the rates of that week give 597,000 to 606,000 KRW',
        ),
        edits=(Edit(figures[1].start, figures[1].end, fixed),),
        help=f'replace with "{fixed}"',
    )
    return DocumentReport(
        Document(text, source, date=PUBLISHED, date_origin="front matter"), figures, (claim,), (finding,)
    )


def english(text: str = "Each applicant pays 3000 RMB (approximately 500,000 KRW) for it.") -> DocumentReport:
    converted, equivalent = ("3000 RMB", "3000", "CNY"), ("500,000 KRW", "500000", "KRW")
    return wrong("# Visas\n\n" + text + "\n", converted, equivalent, "about 600,000 KRW", "article.md")


def korean() -> DocumentReport:
    text = "무역일꾼 한 명이 매달 3000위안(약 50만 원)을 당국에 지불했다고 소식통이 전했다.\n"
    return wrong(text, ("3000위안", "3000", "CNY"), ("50만 원", "500000", "KRW"), "약 60만 원", "기사.txt")


def long_line() -> DocumentReport:
    """An article of one paragraph, the two figures far apart in the middle of it."""
    filler = "The committee met again in the spring and went home without a word to the press. " * 18
    middle = "It costs 3000 RMB, an official said on the telephone late that evening from his desk, or 500,000 KRW. "
    return english(filler + middle + filler)


def two_lines() -> DocumentReport:
    return english("Each applicant pays 3000 RMB\nto the office in Dandong, which is\n\tabout 500,000 KRW, for it.")


def undated() -> DocumentReport:
    """A document without a date: one claim that cannot be judged, one that no day makes right."""
    text = "The fine was 70 yuan ($10).\nHe paid 3000 yuan (5,000,000 won).\nRent is 900 yuan (150,000 won).\n"
    rows = [
        ("70 yuan", "70", "CNY"),
        ("$10", "10", "USD"),
        ("3000 yuan", "3000", "CNY"),
        ("5,000,000 won", "5000000", "KRW"),
    ]
    rows += [("900 yuan", "900", "CNY"), ("150,000 won", "150000", "KRW")]
    figures = tuple(figure(text, *row) for row in rows)
    claims = (
        conversion(figures, (0, 1), "unchecked", reason="no date"),
        conversion(
            figures,
            (2, 3),
            "wrong",
            cause=Cause("magnitude", "ten times too much: 500,000 won would fit", "500,000 won"),
        ),
        conversion(
            figures,
            (4, 5),
            "ok",
            expected=interval("153000", "155169", "157000", "KRW"),
            dates=(DateUse(dt.date(2019, 5, 31), "sentence", used=True), DateUse(PUBLISHED, "option", used=False)),
            rates=(evidence("172.41", dt.date(2019, 5, 31)), evidence("172.4", dt.date(2019, 5, 31), "stated")),
        ),
    )
    findings = (
        Finding(
            "FC103",
            "warning",
            "70 yuan ($10) was not checked: no date is known for this article",
            figures[1].start,
            figures[1].end,
            claim=0,
            working=("right from 2022-09-14 to 2024-11-29; 4% from the newest rate (ECB, 2026-10-30)",),
            help="give the day with --date 2024-03-04 or --date today, or as date: in the front matter",
        ),
        Finding(
            "FC101",
            "error",
            "5,000,000 won is ten times too much for 3000 yuan on any day",
            figures[3].start,
            figures[3].end,
            claim=1,
            related=(2,),
            edits=(Edit(figures[3].start, figures[3].end, "500,000 won"),),
        ),
    )
    hidden = Finding("FC501", "note", 'which "$" is meant is not said', figures[1].start, figures[1].end)
    suppressed = (Suppressed(hidden, 1, "always the United States' in this column"),)
    return DocumentReport(Document(text, "drafts/rent.txt"), figures, claims, findings, suppressed)


def clean() -> DocumentReport:
    """A document in which everything holds."""
    report = english()
    claim = report.claims[0]._replace(
        verdict="ok",
        expected=interval("512000", "517230", "520500", "KRW"),
        deviation=Decimal("-0.033"),
        dates=(DateUse(dt.date(2019, 5, 31), "option", used=True),),
        rates=(evidence("172.41", dt.date(2019, 5, 31)),),
        cause=None,
    )
    document = report.document._replace(date=dt.date(2019, 5, 31), date_origin="option")
    return report._replace(document=document, claims=(claim,), findings=())


def run(*documents: DocumentReport, errors: tuple[InputError, ...] = ()) -> Report:
    return Report(documents, errors, SOURCES, "0.1.0")


def everything() -> Report:
    """A run over several documents, one of which is missing."""
    missing = InputError(
        "nope.md", "not found; the names are those of files, folders, addresses or - for standard input"
    )
    return run(english(), korean(), long_line(), two_lines(), undated(), clean(), errors=(missing,))


HOSTILE = (
    "<img src=x onerror=alert(1)></script><script>alert(2)</script>\n::error file=/etc/passwd::pwned\r\n"
    "::stop-commands::x %0A::warning::%25 \x1b[31mred\x1b[0m \x9b2J \u202e ]]> <!-- & \"' [link](http://a.example) {0} "
    "\ud800 \ufffe =HYPERLINK(1) \u2028::add-mask::5"
)


def hostile(text: str = HOSTILE) -> DocumentReport:
    """A report in which whatever is not ours attacks whoever reads it: text, names, messages, corrections."""
    whole = f"{text} 3000 RMB (500,000 KRW) {text}\n"
    converted, equivalent = ("3000 RMB", "3000", "CNY"), ("500,000 KRW", "500000", "KRW")
    report = wrong(whole, converted, equivalent, f"600,000 KRW {text}", f"folder/{text}.md")
    figures = (report.figures[0]._replace(text=f"=1+{text}", hedge=text), report.figures[1])
    claim = report.claims[0]
    cause = Cause("stale", text, text)
    claim = claim._replace(start=0, end=len(whole), text=whole, cause=cause, reason=text)
    finding = report.findings[0]._replace(message=text, working=(text, text), help=text)
    alone = Finding("FC501", "note", text, 0, len(text), help=text)
    document = report.document._replace(title=text, language=f'en" onload="{text}', date_origin=text)
    hidden = (Suppressed(alone, 1, text),)
    return DocumentReport(document, figures, (claim, claim._replace(verdict="ok")), (finding, alone), hidden)


def anchored() -> DocumentReport:
    """A document of a format without lines: its places are pages, parts and paragraphs."""
    report = english()
    document = report.document._replace(source="article.docx", anchors=((0, None, 1, 1), (9, "footnote 3", 2, 4)))
    return report._replace(document=document)
