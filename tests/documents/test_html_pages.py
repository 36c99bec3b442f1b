"""HTML: the article of a page, its date, its language, and the way back to the source."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import datetime as dt
import io
import re
import time
from collections import Counter

import pytest
import sample_pages as pages
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import html, open_document
from factcheck.model import Document, Places

PAGES = [pytest.param(layout(seed), id=f"{layout.__name__}-{seed}") for layout in pages.LAYOUTS for seed in range(1, 6)]


def read(source: str | bytes) -> Document:
    """A page as a document."""
    return html.read(source, "page.html")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """All rows of four words, or of four characters where words are not parted."""
    words = re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|\w+", text)
    return Counter(tuple(words[start : start + 4]) for start in range(max(len(words) - 3, 1)))


def f1(found: str, wanted: str) -> float:
    """The harmonic mean of what share of the text found is wanted and what share of the wanted text is found."""
    mine, other = shingles(found), shingles(wanted)
    return 2 * (mine & other).total() / (mine.total() + other.total())


@pytest.mark.parametrize("sample", PAGES)
def test_the_article_is_found(sample: pages.Sample) -> None:
    """In every layout, with next to nothing of what is around it but the headline."""
    assert f1(read(sample.html).text, "\n".join(sample.paragraphs)) > 0.92


def test_most_articles_are_found_nearly_whole_and_clean() -> None:
    """On the average of all layouts."""
    scores = [f1(read(sample.html).text, "\n".join(sample.paragraphs)) for (sample,) in (one.values for one in PAGES)]
    assert sum(scores) / len(scores) > 0.98


@pytest.mark.parametrize("sample", PAGES)
def test_the_date_is_that_of_publication(sample: pages.Sample) -> None:
    """In metadata, in marked elements or shown near the headline; where only a change is dated there is none."""
    assert read(sample.html).date == sample.date


TEXTS = [
    ("<p>3000\n  RMB</p>", "3000 RMB"),
    ("<p>3000&nbsp;RMB &euro;5 &#8361;6 &pound;7 &amp;lt; &nosuch; &#0; AT&T</p>", "3000\xa0RMB €5 ₩6 £7 &lt; &nosuch; \ufffd AT&T"),
    ("<p>a<b>b</b> c<br>d<br/><br>e</p><p>f", "ab c\nd\n\ne\n\nf"),
    ("<p>500,000<sup>2</sup> m<sub>3</sub></p>", "500,000 2 m 3"),
    ("<p>500,000<sup><a href='#fn'>2</a></sup> won<a href=#x role=doc-noteref>3</a></p>", "500,000 won"),
    ("<p>a</p><!-- <p>b</p> --><script>c</script><style>d</style><p hidden>e</p><p style='display: none'>f</p><p>g", "a\n\ng"),
    ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a | b\n1 | 2"),
    ("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>", "a\n\nb\n\nc\n\nd"),
    ("<pre>a\n  b</pre>", "a\nb"),
    ("<p title='a > b'>c</p><p data-x=\"<p>\">d", "c\n\nd"),
    ("a < b > c <3 </> <!doctype html> d", "a < b > c <3 d"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), TEXTS)
def test_text_is_what_a_browser_shows(source: str, text: str) -> None:
    """Of a fragment, all that is shown is text."""
    assert read(source).text == text


def test_places_lead_to_the_source() -> None:
    """An entity is one character, markup inside a figure is part of its place."""
    document = read("<p>\n  pay &euro;<b>30</b>00\n  now&nbsp;")
    places = Places(document)
    start = document.text.index("€")
    assert document.text == "pay €3000 now\xa0"
    assert places.source[slice(*places.span(start, start + 5))] == "&euro;<b>30</b>00"
    assert places.source[slice(*places.span(start, start + 1))] == "&euro;"
    assert places.place(start, start + 5) == (2, 7, 2, 24)


HEADS = {
    '<meta property="article:published_time" content="2019-05-31T23:30:00Z">': "2019-05-31",
    '<meta name="DC.date.issued" content="2019-05-31">': "2019-05-31",
    '<meta name="parsely-pub-date" content="2019-05-31T10:00:00Z">': "2019-05-31",
    '<meta name="sailthru.date" content="Fri, 31 May 2019 10:00:00 +0000">': "2019-05-31",
    '<meta itemprop="datePublished" content="2019-05-31">': "2019-05-31",
    '<meta content="20190531" name="pubdate">': "2019-05-31",
    '<meta name="date" content="2019-05-31"><meta property="article:published_time" content="2019-05-30">': "2019-05-30",
    '<meta property="article:modified_time" content="2019-05-31">': "",
    '<meta name="last-modified" content="2019-05-31"><meta name="revised" content="2019-05-31">': "",
    '<meta property="article:published_time" content="1970-01-01T00:00:00Z">': "",
    '<meta name="copyright" content="2019"><meta name="date" content="05/04/2019">': "",
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-05-31"}</script>': "2019-05-31",
    '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2019-05-31"}</script>': "",
    '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},'
    '{"@type":["Article"],"datePublished":"2019-05-31"}]}</script>': "2019-05-31",
    '<script type="application/ld+json">{"@type":"NewsArticle", bad "datePublished": "2019-05-31"}</script>': "2019-05-31",
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-05-31T01:00:00+09:00"}</script>'
    '<meta property="article:published_time" content="2019-05-30T16:00:00Z">': "2019-05-31",
    "": "",
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_dates_in_the_head(head: str) -> None:
    """Only of publication, only whole days, and of two that differ by a zone the desk's own."""
    document = read(f"<html><head>{head}</head><body><p>Text of 5 USD.</p></body></html>")
    assert document.date == (dt.date.fromisoformat(HEADS[head]) if HEADS[head] else None)
    assert document.date_origin == ("metadata" if HEADS[head] else None)


LONG = "<p>It is dear, said one of those who had come to see what it was, and others said so too.</p>"
BODIES = {
    "<h1>A</h1><time datetime='2019-05-31T10:00'>x</time>": "metadata",
    "<h1>A</h1><span itemprop='datePublished'>31 May 2019</span>": "metadata",
    "<h1>A</h1><time class=updated datetime='2019-05-31'>x</time>": None,
    "<h1>A</h1><time datetime='2019-05-31'>x</time><time datetime='2019-06-30'>y</time>": None,
    "<h1>A</h1><div class=comment><time datetime='2019-05-31'>x</time></div>": None,
    "<h1>A</h1><p>31 May 2019</p>": "dateline",
    "<p>May 31, 2019</p><h1>A</h1>": "dateline",
    "<h1>A</h1><div><span>By J. Doe</span> | <span>Published 31 May 2019</span> | <span>Updated 2 June 2019</span></div>": "dateline",
    "<h1>A</h1><p>입력 <em>2019.05.31 10:00</em> 수정 <em>2019.06.02 11:00</em></p>": "dateline",
    "<h1>A</h1><p>Updated 31 May 2019</p>": None,
    "<h1>A</h1><p>The fair of 31 May 2019 was a success, said one of those who had come to see it.</p>": None,
    "<h1>A</h1><p>© 2019 A</p>": None,
    "<h1>A</h1><p class=fecha-articulo><span>viernes 31 de mayo de 2019</span></p>": "metadata",
    "<h1>A</h1><div id=articledate>Published: 31 May 2019 10:00</div>": "metadata",
    "<h1>A</h1><abbr class=published title='2019-05-31T05:11:00-05:00'>5:11 AM</abbr>": "metadata",
    "<h1>A</h1><div><span class=date>31 May 2019</span> by J. Doe</div>": "metadata",
    "<h1>A</h1><time class='entry-date published updated' datetime='2019-05-31'>x</time>": "metadata",
    "<article><h1>A</h1><footer>Published: <time datetime='2019-05-31'>x</time> Updated: <time datetime='2019-06-02'>"
    "y</time></footer></article>": "metadata",
    "<article><h1>A</h1><div class=entry-footer><time datetime='2019-05-31'>x</time></div></article>": "metadata",
    "<h1>A</h1><footer><time datetime='2019-05-31'>x</time></footer>": None,
    "<h1>A</h1><span class=date-updated>31 May 2019</span>": None,
    "<div class=date>Friday, 31 May 2019</div><p>The daily of a town with all that is new in it today.</p>": None,
    "<h1>A</h1><ul><li><span class=date>31 May 2019</span> J. Doe</ul>": "dateline",
    f"<h1>A</h1>{LONG * 2}" + "<div><i class=date>31 May 2019</i> Other</div>" * 3: None,
    f"<h1>A</h1>{LONG * 2}<div><i class=date>31 May 2019</i> J. Doe</div>": "metadata",
    f"<h1>A</h1>{LONG}<p>31 May 2019</p>{LONG}": "dateline",
    f"<h1>A</h1>{LONG * 2}<p>31 May 2019</p>": None,
    "<h1>A</h1><p>by J. Doe on 31 May 2019, 11:51 am</p>": "dateline",
    "<h1>A</h1><p>London, 31 May 2019</p>": "dateline",
    "<h1>A</h1><p>31 May 2019 to 4 June 2019</p>": None,
    "<h1>A</h1><p>The Act was signed into law on 31 May 2019</p>": None,
    "<div>Sunday, 2 June 2019</div><h1>A</h1><p>by J. Doe, 31 May 2019</p>": "dateline",
    "<h1>A</h1><div>by <a>J. Doe</a> in <a>World</a>, <a>Work and wages</a>, <a>Rail</a>, <a>A town of the north</a> "
    "<i>on May 31, 2019 at 12:06 PM, updated</i></div>": "dateline",
    f"<h1>A</h1>{LONG}<p>Words with <a>31 May 2019</a> in them, and so many of them that all who read it to its end know"
    " that this is no line with a date.</p>": None,
    "<h1>A</h1><p>May 31, 2019 -- Wages of the plant were paid late again, said one who had waited for them.</p>": "dateline",
    "<h1>A</h1><p>(31.05.2019) Wages of the plant were paid late again, said one who had waited for them.</p>": "dateline",
    "<h1>A</h1><p>31 May 2019 was a day on which nothing was paid -- Wages, said the plant, have to wait.</p>": None,
    "<h1>A</h1><p>First Posted: 05-31-19 05:18 PM | Updated: 06-02-19 12:41 AM</p>": "dateline",
    "<ul><li class=published>on <time pubdate class=updated datetime='2019-05-31 23:42-0400'>x</time></ul><h1>A</h1>": "metadata",
    f"<div class='node node-promoted'><h1>A</h1>{LONG}<div class=date>31 May 2019</div></div>": "metadata",
}


ENDINGS = {
    f"<h1>A</h1>{LONG * 3}<div class=entry-meta>Author <a>J. Doe</a> Posted on <a>May 31, 2019</a></div>": "dateline",
    f"<h1>A</h1>{LONG * 3}<footer>Von J. Doe am 31. Mai 2019, 11:51 Uhr</footer>": "dateline",
    f"<h1>A</h1>{LONG * 3}<div>Gespeichert von <i>jd</i> am 31. Mai 2019 - 18:55</div>": "dateline",
    f"<h1>A</h1>{LONG * 3}" + "<div class=story><b>Another story</b><div>31 May 2019</div></div>" * 2: None,
    f"<h1>A</h1>{LONG * 3}<div class=comment><i>J. Doe</i> 31 May 2019</div>": None,
    f"<h1>A</h1>{LONG * 3}<aside>31 May 2019</aside>": None,
    f"<h1>A</h1>{LONG * 20}<ul><li>One<li>Two</ul><div>Publié le 31/05/2019 | Mis à jour le 02/06/2019</div>": "dateline",
    f"<h1>A</h1>{LONG * 20}<div>This entry was posted by J. Doe on Friday, May 31st, 2019 at 10:14 am and is filed"
    " under <a>Wages</a>. You can follow the comments.</div>": "dateline",
    f"<h1>A</h1>{LONG * 20}<div>Dieser Beitrag wurde am 31. Mai 2019 um 14:48 von J. Doe geschrieben.</div>": "dateline",
    f"<h1>A</h1>{LONG * 20}<p>This article was amended on 31 May 2019: it was published with a wrong sum.</p>": None,
    f"<h1>A</h1>{LONG * 20}<p>A version of this article appeared in print on May 31, 2019, on page 4.</p>": None,
    f"<h1>A</h1>{LONG * 9}<div>Published 31 May 2019</div>{LONG * 9}<div>Published 2 June 2019</div>": None,
}


@pytest.mark.parametrize("body", ENDINGS)
def test_dates_behind_the_article(body: str) -> None:
    """In its last lines or in a line about it, where only one tells; not those of comments and of other articles."""
    document = read(f"<html><body>{body}</body>")
    assert document.date_origin == ENDINGS[body]
    assert document.date == (dt.date(2019, 5, 31) if ENDINGS[body] else None)


@pytest.mark.parametrize("body", BODIES)
def test_dates_on_the_page(body: str) -> None:
    """Marked ones are metadata; others count only alone in a line near the headline."""
    document = read(
        f"<html><body>{body}<p>It costs 5 USD, said one of those who had come to see what it was.</p></body>"
    )
    assert document.date_origin == BODIES[body]
    assert document.date == (dt.date(2019, 5, 31) if BODIES[body] else None)


ADDRESSES = {
    "https://a.example/2019/05/31/wages/": True,
    "https://a.example/world/2019/may/31/wages": True,
    "https://a.example/news/2019-05-31-wages.html": True,
    "https://a.example/a/20190531/wages": True,
    "https://a.example/2019/POLITICS/05/31/wages": True,
    "https://a.example/2019/05/wages-31": False,
    "https://a.example/2019/13/31/wages": False,
    "https://a.example/12/2019/05/310/": False,
    "https://a.example/?from=/2019/05/31/": False,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_date_in_the_address(address: str) -> None:
    """Of the page itself, where its metadata tell none."""
    body = "<body><h1>Wages</h1><p>It costs 5 USD, said one of those who had come to see what it was.</p></body>"
    head = f"<link rel=canonical href='{address}'><link rel=next href='https://a.example/2001/01/01/x/'>"
    assert (read(f"<html><head>{head}</head>{body}").date == dt.date(2019, 5, 31)) is ADDRESSES[address]
    stated = '<meta property="article:published_time" content="2019-06-02">'
    assert read(f"<html><head>{head}{stated}</head>{body}").date == dt.date(2019, 6, 2)


@pytest.mark.parametrize(
    ("head", "day"),
    [('<html lang="de">', 4), ('<html lang="en-GB">', 4), ('<html lang="en-US">', None), ("<html>", None)],
)
def test_two_numbers_are_a_date_where_the_day_comes_first(head: str, day: int | None) -> None:
    """As the language or the country of the page tells; else there are two."""
    document = read(f"{head}<body><h1>A</h1><p>04.05.2019, 11:51</p><p>It costs 5 USD, they said to all who came.</p>")
    assert document.date == (dt.date(2019, 5, day) if day else None)


def test_a_date_at_the_end_of_the_title() -> None:
    """It is read where the page shows no other."""
    text = f"<body><h1>Wages are late</h1>{LONG}"
    assert read(f"<html><head><title>Wages are late | The Daily | 31.05.2019</title></head>{text}").date == dt.date(
        2019, 5, 31
    )
    assert read(f"<html><head><title>The fair of 31.05.2019 | The Daily</title></head>{text}").date is None


def test_the_headline_is_the_title_where_the_first_heading_is_that_of_the_site() -> None:
    """What stands beside it is its date, not that of a list above."""
    head = "<html lang=en><head><title>Wages are late at the plant</title></head>"
    menu = "<h1>The Daily</h1><p>2 June 2019</p>" + "<ul><li>Work<li>Rail<li>Towns</ul>" * 5
    assert read(f"{head}<body>{menu}<h2>Wages are late at the plant</h2><p>31 May 2019</p>{LONG}").date == dt.date(
        2019, 5, 31
    )


def test_two_digits_of_a_year_are_read_where_the_day_comes_first() -> None:
    """The language of the text tells it where the page does not; elsewhere there are several readings."""
    german = (
        "<p>Die Löhne wurden nicht gezahlt, und das Werk will auch in der nächsten Woche nicht mit ihnen reden.</p>"
    )
    assert read(f"<html><body><h1>A</h1><p>von J. Doe, 31.5.19</p>{german}").date == dt.date(2019, 5, 31)
    assert read(f"<html><body><h1>A</h1><p>von J. Doe, 01.05.19</p>{german}").date == dt.date(2019, 5, 1)
    assert read(f"<html lang=en><body><h1>A</h1><p>by J. Doe, 01.05.19</p>{LONG}").date is None


def test_title_and_language() -> None:
    """The title is the article's own; a language that the script denies is not believed."""
    head = '<title>Wages | The Daily</title><meta property="og:title" content="Wages &amp; prices">'
    assert read(f'<html lang="en-GB"><head>{head}</head><body><h1>Wages</h1>').title == "Wages & prices"
    assert read('<html lang="de-AT"><body><p>5 USD').language == "de"
    assert read('<html lang="en"><body><p>공장은 노동자에게 3000위안을 지급했다고 밝혔다.').language == "ko"
    assert read("<html><body><h1>Wages <i>here</i></h1><p>5 USD").title == "Wages here"


ENCODED = [
    ("<meta charset=iso-8859-1><p>5 £ – €</p>", "cp1252"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><p>3000원</p>', "cp949"),
    ('<?xml version="1.0" encoding="Shift_JIS"?><p>三千円</p>', "cp932"),
    ("<p>5 £</p>", "utf-8"),
    ("<p>5 £</p>", "utf-16"),
]


@pytest.mark.parametrize(("source", "encoding"), ENCODED)
def test_the_encoding_is_the_one_that_the_page_names(source: str, encoding: str) -> None:
    """Where it is not Unicode."""
    assert read(source.encode(encoding)).text == re.sub("<[^>]*>", "", source)


def test_standard_input_is_recognised() -> None:
    """A page without a name is a page; a name given for it chooses the format."""
    page = b"<!DOCTYPE html>\n<html><body><p>5 <b>USD</b></p></body></html>"
    assert open_document(io.BytesIO(page), name="<stdin>").text == "5 USD"
    assert open_document(io.BytesIO(b"5 <b>USD</b>"), name="draft.html").text == "5 USD"
    assert open_document(io.BytesIO(page), name="draft.txt").text == page.decode()


HOSTILE = {
    "open": "<" * 200_000, "tags": "<a " * 100_000, "quotes": '<a b="' * 100_000, "brackets": '<a b=">"' * 100_000,
    "deep": "<div>x" * 50_000, "comments": "<!--" * 100_000, "closing": "<div>" * 100 + "</b>" * 100_000,
    "items": "<li>x" * 50_000, "cells": "<td>x" * 50_000, "entities": "&am" * 100_000, "scripts": "<script>x</scrip" * 50_000,
    "names": "<p class='" + "a-b " * 100_000 + "'>x", "json": "<script type='application/ld+json'>" + "[" * 200_000 + "</script>",
    "line": "word " * 1_000_000, "titles": "<h1>a</h1>" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_linear_time(name: str) -> None:
    """Far less than a second each here; a method that is not linear would take minutes."""
    began = time.perf_counter()
    read(HOSTILE[name])
    assert time.perf_counter() - began < 20


MARKUP = st.sampled_from(
    "<p>|</p>|<div>|</div>|<b>|</b>|<br>|<table>|<tr>|<td>|</table>|<a href=x>|</a>|<ul><li>|<h1>|</h1>|<pre>|</pre>|<html>|<body>|"
    "<article>|<script>|</script>|<!--|-->|&amp;|&euro;|&#8361|&|<|>|\"|'| |\n|\xa0|3000 RMB|word|한국어|<sup>|</sup>|=".split(
        "|"
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKUP | st.text(max_size=5), max_size=40))
def test_every_character_leads_to_where_it_stands(parts: list[str]) -> None:
    """Nothing raises; what is not as in the source stands for white space, an entity or a tag."""
    source = "".join(parts)
    document = read(source)
    places = Places(document)
    for position, character in enumerate(document.text):
        there = places.source[places.offset(position) :][:1]
        assert there == character or character in " \n|" or there == "&"
