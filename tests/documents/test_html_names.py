"""HTML: the article among what other elements hold, whatever their names say."""

from __future__ import annotations

import pytest

from factcheck.documents import html

WORDS = "The company said on Monday that workers at the plant had been paid what they were owed, after long talks."
OTHER = "Readers wrote that none of this was new to them, and that they had seen as much in other towns before it."


def paragraphs(text: str, count: int, name: str = "") -> str:
    """Some paragraphs, each of them long enough to be prose."""
    return "".join(f"<p class='{name}'>{text} Number {number}.</p>" for number in range(count))


def read(body: str, head: str = "") -> str:
    """The text of a page with this body."""
    return html.read(f"<html><head><title>Wages paid</title>{head}</head><body>{body}</body></html>", "page.html").text


MEANINGLESS = {
    "paragraphs behind a wall": paragraphs(WORDS, 9, "paywall"),
    "sections named for advertisements": f"<div class='Report Report--Ads'>{paragraphs(WORDS, 3)}</div>" * 3,
    "widgets of a page builder": f"<div class=x-widget-container>{paragraphs(WORDS, 3)}</div>" * 3,
    "text behind a button": f"<div>{paragraphs(WORDS, 3)}<div id=read-more>{paragraphs(WORDS, 6)}</div></div>",
}


@pytest.mark.parametrize("name", MEANINGLESS)
def test_a_name_that_most_of_the_page_has_tells_nothing(name: str) -> None:
    """Its words count only where they tell parts of the page apart, and the comments are left out all the same."""
    comments = f"<div class=comments>{paragraphs(OTHER, 3)}</div>"
    related = f"<div class=related>{paragraphs(OTHER, 2)}</div>"
    text = read(f"<h1>Wages paid</h1><div class=box>{MEANINGLESS[name]}</div>{related}{comments}")
    assert text.count(WORDS) == 9
    assert OTHER not in text


@pytest.mark.parametrize("name", ["comments", "kommentare", "commentaires", "forum-fil", "respond"])
def test_comments_are_left_out_however_long(name: str) -> None:
    """Nine tenths of a page may be by its readers."""
    page = f"<h1>Wages paid</h1><div>{paragraphs(WORDS, 3)}</div><div class={name}>{paragraphs(OTHER, 27)}</div>"
    assert OTHER not in read(page)
    assert read(page).count(WORDS) == 3


@pytest.mark.parametrize("beside", ["class=sidebar", "role=complementary"])
def test_a_long_sidebar_is_none_of_the_article(beside: str) -> None:
    """Where an article stands beside it; a page that is all in one is read all the same."""
    sidebar = f"<div {beside}>{paragraphs(OTHER, 12)}</div><aside>{paragraphs(OTHER, 12)}</aside>"
    text = read(f"<div><article><h1>Wages paid</h1>{paragraphs(WORDS, 6)}</article>{sidebar}</div>")
    assert OTHER not in text
    assert text.count(WORDS) == 6
    assert read(f"<div>{sidebar}</div>").count(OTHER) == 24


def test_of_several_articles_the_one_with_the_title_is_read() -> None:
    """As where a site goes on with others below."""
    others = "".join(f"<article><h2>Other {n}</h2><div>{paragraphs(OTHER, 9)}</div></article>" for n in range(4))
    own = f"<article><h2>Wages paid</h2><div>{paragraphs(WORDS, 6)}</div></article>"
    text = read(f"<main><h1>Latest</h1>{own}{others}</main>", '<meta property="og:title" content="Wages paid">')
    assert OTHER not in text
    assert text.count(WORDS) == 6


def test_a_live_page_is_read_whole() -> None:
    """Its entries are articles, and its title stands above them."""
    entries = "".join(f"<article><h2>At {n}</h2><div>{paragraphs(WORDS, 5)}</div></article>" for n in range(4))
    assert read(f"<main><h1>Wages paid</h1>{entries}</main>").count(WORDS) == 20


def test_a_quoted_message_belongs_to_the_article() -> None:
    """However the blockquote is called; what surrounds it for sharing does not."""
    tweet = f"<blockquote class=twitter-tweet><p>{OTHER}</p>— J. Doe</blockquote>"
    share = "<div class='twitter'><p>Tell your friends what you have read here today, they may not know it.</p></div>"
    text = read(f"<article><h1>Wages paid</h1>{paragraphs(WORDS, 4)}{tweet}{paragraphs(WORDS, 4)}{share}</article>")
    assert OTHER in text
    assert "friends" not in text


def test_the_id_of_a_heading_is_that_of_its_chapter() -> None:
    """A heading is not left out for what its address says."""
    chapters = "".join(f"<h3 id=nav_{n}>Chapter {n}</h3>{paragraphs(WORDS, 3)}" for n in range(3))
    assert "Chapter 1" in read(f"<article><h1>Wages paid</h1>{chapters}</article>")


def test_a_headline_of_a_lower_order_is_known_by_the_title() -> None:
    """Where there is none of the first."""
    body = f"<div><h2>Wages paid at last</h2></div><div>{paragraphs(WORDS, 6)}</div><div><h2>Other</h2></div>"
    head = '<meta property="og:title" content="Wages paid at last - News">'
    assert read(body, head).startswith("Wages paid at last\n")


@pytest.mark.parametrize("name", ["related", "promo", "x-widget", "teaser-list", "more-news"])
def test_a_short_article_among_much_else(name: str) -> None:
    """What stands beside it is left out, though most of the page's prose is in it."""
    others = f"<div class={name}>{paragraphs(OTHER, 4)}</div>" * 5
    text = read(f"<article><h1>Wages paid</h1>{paragraphs(WORDS, 5)}</article><div>{others}</div>")
    assert OTHER not in text
    assert text.count(WORDS) == 5
