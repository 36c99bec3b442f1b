"""Pages of many layouts, written by templates, with the text of the article and its date as they must be read.

The layouts follow the habits of publishing systems; every sentence is made up here.
"""

# ruff: noqa: E501, S311 - templates are as wide as the pages that they imitate, and chance is only for variety

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import NamedTuple

SUBJECTS = "The ministry,A spokesman for the plant,The union,Ms Kim,The city council,Her lawyer,The bank".split(",")
VERBS = "said that,denied that,announced last week that,could not say whether,told this newspaper that".split(",")
OBJECTS = [
    "wages of about 3000 RMB (approximately 500,000 KRW) were paid late",
    "the bridge would be closed until the end of the harvest, and perhaps longer",
    "prices had risen by a tenth, more than in any year since the war",
    "nobody had asked the people who live along the river",
    "the second train, which cost $2.4m, stood idle in its shed",
    "most of the money had gone to a firm in the capital",
    "the report, all 400 pages of it, had been read by two officials",
]
KOREAN = [
    "공장은 지난달 노동자 한 명에게 3000위안(약 52만 원)을 지급했다고 밝혔다.",
    "정부는 이 문제를 다음 주에 다시 논의하기로 했다.",
    "주민들은 다리가 언제 다시 열릴지 아무도 알려 주지 않았다고 말했다.",
    "지난해보다 물가가 크게 올랐지만 임금은 그대로였다고 노조는 설명했다.",
]
CHINESE = [
    "工厂上个月给每名工人发了三千元人民币，约合五十万韩元，工会对此表示不满。",
    "市政府说，大桥要到秋收以后才会重新开放，居民们并不相信。",
    "去年的物价上涨了一成，是多年来最多的一次，而工资却没有变化。",
    "记者在现场看到，第二列火车仍然停在车库里，没有人知道原因。",
]
DAY = dt.date(2019, 5, 31)


class Sample(NamedTuple):
    """A page, the paragraphs of its article, and the day it was published where it says so."""

    html: str
    paragraphs: list[str]
    date: dt.date | None


def sentences(chance: random.Random, count: int) -> str:
    """A paragraph."""
    pick = chance.choice
    return " ".join(f"{pick(SUBJECTS)} {pick(VERBS)} {pick(OBJECTS)}." for _ in range(count))


def story(seed: int, paragraphs: int = 8, pool: list[str] | None = None) -> list[str]:
    """The paragraphs of an article."""
    chance = random.Random(seed)
    if pool:
        return ["".join(chance.choices(pool, k=chance.randint(2, 3))) for _ in range(paragraphs)]
    return [sentences(chance, chance.choice((1, 1, 2, 2, 3))) for _ in range(paragraphs)]


def menu(count: int = 12) -> str:
    """A navigation of links."""
    return "<ul>" + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(count)) + "</ul>"


def teasers(seed: int, count: int = 5, tag: str = "div", name: str = "card") -> str:
    """Links to other articles with the beginning of each."""
    chance = random.Random(seed)
    return "".join(
        f'<{tag} class="{name}"><a href="/s/{n}"><img src="/i.jpg" alt="A picture"><h3>Another story number {n}</h3></a>'
        f"<p>{sentences(chance, 1)}</p></{tag}>"
        for n in range(count)
    )


def p(paragraphs: list[str]) -> str:
    """Paragraphs as such."""
    return "\n".join(f"<p>{text}</p>" for text in paragraphs)


def page(body: str, head: str = "", lang: str = "en", title: str = "Late wages at the plant") -> str:
    """A whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title} | The Daily</title>{head}'
        f"<style>p {{margin: 0}}</style><script>window.x = {{'a': '<p>Not text at all.</p>'}};</script></head>\n"
        f"{body}\n</html>"
    )


COOKIES = (
    '<div id="cookie-consent" class="consent-banner"><p>We and our 870 partners store and access personal data, like'
    " browsing data, on your device. You can accept or manage your choices at any time.</p><button>Accept</button></div>"
)
NEWSLETTER = (
    '<div class="newsletter-signup"><h3>Morning letter</h3><p>Our best stories in your inbox, every morning at seven,'
    ' for nothing.</p><form><input name="e"><button>Go</button></form></div>'
)
COMMENTS = (
    '<section id="comments" class="comments-area"><h2>3 comments</h2><ol class="commentlist"><li><p>I have lived there'
    " for 30 years, and I can say that nothing of this is new to anybody in the town, nothing at all.</p></li><li><p>"
    "What a surprise. They said the same of the tunnel, the harbour and the school, and look at them now.</p></li></ol>"
    "</section>"
)
PUBLISHED = '<meta property="article:published_time" content="2019-05-31T08:00:00+09:00">'
MODIFIED = '<meta property="article:modified_time" content="2021-02-03T08:00:00+09:00">'
FOOTER = '<footer class="site-footer"><p>© 2026 The Daily. All rights reserved.</p>' + menu(8) + "</footer>"


def wordpress(seed: int) -> Sample:
    """A blog engine's theme with sidebar, comments and share buttons."""
    text = story(seed)
    body = f"""<body class="single single-post has-sidebar">{COOKIES}<header id="masthead" class="site-header">
<p class="site-title"><a href="/">The Daily</a></p><nav class="main-navigation">{menu()}</nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-1" class="post-1 post type-post"><header class="entry-header"><h1 class="entry-title">Late wages at the
plant</h1><div class="entry-meta"><span class="posted-on"><a href="/p"><time class="entry-date published"
datetime="2019-05-31T08:00:00+09:00">May 31, 2019</time><time class="updated" datetime="2021-02-03">February 3, 2021</time>
</a></span><span class="byline"> by <a href="/a">J. Doe</a></span></div></header><div class="entry-content">
{p(text[:3])}<div class="wp-block-image"><figure><img src="a.jpg"><figcaption>The plant at night</figcaption></figure></div>
<div class="code-block ad-container"><div id="div-gpt-ad-1"></div><p>Advertisement</p></div>{p(text[3:])}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Click to share on
X</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{teasers(seed + 1, 3)}</div></div>
<footer class="entry-footer"><span class="tags-links">Tagged <a href="/t">wages</a>, <a href="/u">rail</a></span></footer>
</article>{COMMENTS}</main></div><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2>
{menu(5)}</section></aside></div>{FOOTER}</body>"""
    return Sample(page(body, MODIFIED), text, DAY)


def text_blocks(seed: int) -> Sample:
    """A broadcaster: every few paragraphs in a block of their own, class names that are hashes."""
    text = story(seed, 9)
    block = '<div data-component="text-block" class="sc-18fde0d6-0 dlWCEZ"><p class="sc-eb7bd5f6-0">{}</p>{}</div>'
    blocks = "".join(block.format(text[n], f"<p>{text[n + 1]}</p>" if n + 1 < 9 else "") for n in range(0, 9, 2))
    body = f"""<body><div id="__next"><header role="banner">{menu()}</header><main id="main-content"><article>
<div data-component="headline-block"><h1 class="sc-f98b1ad2-0">Late wages at the plant</h1></div>
<div data-component="byline-block"><div><time datetime="2019-05-31T06:12:44.000Z">31 May 2019</time></div><div>
<span class="sc-1">J. Doe</span><span>East Asia correspondent</span></div></div>
<div data-component="image-block"><figure><img><figcaption>The plant at night</figcaption></figure></div>{blocks}
<div data-component="links-block"><p><b>More on this story</b></p>{menu(4)}</div>
<div data-component="topic-list">{menu(3)}</div></article><div data-component="links-grid"><h2>Top stories</h2>
{teasers(seed + 1, 4, "div", "sc-9")}</div></main>{FOOTER}</div></body>"""
    return Sample(page(body), text, DAY)


def hashed(seed: int) -> Sample:
    """A page of a script framework: no semantic elements and no speaking names."""
    text = story(seed, 7)
    body = f"""<body><div id="root"><div class="css-1a"><div class="css-2b">{menu()}</div></div><div class="css-3c"><div
class="css-4d"><div class="css-5e"><h1 class="css-6f">Late wages at the plant</h1><div class="css-7g">J. Doe</div></div><div
class="css-8h">{p(text)}</div><div class="css-9i"><div class="css-h1"><a href="/t">Wages</a></div></div></div><div
class="css-10j"><div class="css-k">Popular</div>{teasers(seed + 1, 5, "div", "css-l")}</div></div><div class="css-m">©
2026 The Daily</div></div><script id="data" type="application/json">{{"date": "2026-01-01"}}</script></body>"""
    ld = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},'
        '{"@type": "NewsArticle", "headline": "Late wages", "datePublished": "2019-05-31T10:00:00+01:00",'
        '"dateModified": "2021-01-01"}]}</script>'
    )
    return Sample(page(body, ld), text, DAY)


def old_tables(seed: int) -> Sample:
    """A page of the nineties: tables in tables, fonts, line breaks, nothing closed."""
    text = story(seed, 6)
    lines = "<br><br>\n".join(text)
    body = f"""<body bgcolor=#ffffff><center><table width=780 border=0><tr><td colspan=3><img src=logo.gif></td></tr>
<tr><td width=120 valign=top><font size=1>{"<br>".join(f"<a href={n}.html>Section {n}</a>" for n in range(14))}</font>
<td width=500 valign=top><table width=100%><tr><td><font size=5><b>Late wages at the plant</b></font><br><font size=1>By
J. Doe</font><tr><td><font face=arial size=2>{lines}</font></td></tr></table>
<td width=160 valign=top><table><tr><td bgcolor=#eeeeee><b>Other news</b>
<tr><td>{"<br>".join(f"<a href=n{n}.html>A headline of other news {n}</a>" for n in range(8))}</table></td></tr>
<tr><td colspan=3><font size=1>Copyright 2026 The Daily. All rights reserved. <a href=t>Terms</a></font></table></body>"""
    return Sample(page(body), text, None)


def korean_portal(seed: int) -> Sample:
    """A Korean portal: one element with line breaks, a reporter's card, rankings."""
    text = story(seed, 6, KOREAN)
    lines = "<br><br>".join(text)
    body = f"""<body><div id="wrap"><div id="header"><div class="gnb">{menu()}</div></div><div id="container" class="container">
<div id="ct_wrap"><div class="ct_scroll_wrapper"><div id="ct" role="main"><div class="media_end_head"><div
class="media_end_head_title"><h2 id="title_area" class="media_end_head_headline"><span>임금 체불 논란</span></h2></div><div
class="media_end_head_info"><span class="media_end_head_info_datestamp_time _ARTICLE_DATE_TIME"
data-date-time="2019-05-31 10:00:00">2019.05.31. 오전 10:00</span> <span>수정 2019.06.02. 오전 9:10</span></div></div>
<div id="contents" class="newsct_body"><div id="newsct_article" class="newsct_article"><article id="dic_area"
class="go_trans"><span class="end_photo_org"><img><em class="img_desc">공장 전경</em></span>{lines}<br><br>홍길동 기자
hong@example.com</article></div><div class="copyright"><p>Copyright ⓒ 데일리. 무단 전재 및 재배포 금지.</p></div>
<div class="reporter_area">홍길동 기자 구독</div></div><div class="ranking_wrap"><h3>많이 본 뉴스</h3>
{menu(10)}</div></div></div></div></div></body>"""
    return Sample(page(body, '<meta property="og:title" content="임금 체불 논란">', "ko", "임금 체불 논란"), text, DAY)


def chinese_portal(seed: int) -> Sample:
    """A Chinese portal in which paragraphs are indented with wide spaces."""
    text = story(seed, 6, CHINESE)
    body = f"""<body><div class="top">{menu()}</div><div class="main-content w1240"><h1 class="main-title">工厂拖欠工资</h1>
<div class="top-bar-wrap"><div class="date-source"><span class="date">2019年05月31日 10:20</span><a
href="/s" class="source">每日新闻</a></div></div><div class="article-content clearfix"><div class="article-content-left"><div
class="article" id="article">{"".join(f"<p>　　{line}</p>" for line in text)}<p class="show_author">责任编辑：王某</p></div>
<div class="article-bottom"><div class="keywords">关键字 : <a href=1>工资</a></div></div></div><div class="article-content-right">
<div class="blk"><h2>热门推荐</h2>{menu(9)}</div></div></div></div><div class="footer">Copyright © 1996-2026</div></body>"""
    return Sample(page(body, "", "zh-CN", "工厂拖欠工资"), text, DAY)


def broadsheet(seed: int) -> Sample:
    """A broadsheet: hashed names beside speaking ones, promotions between the paragraphs."""
    text = story(seed, 10)
    body = f"""<body><div class="dcr-1"><header class="dcr-2"><nav>{menu(20)}</nav></header></div><main data-layout="Standard">
<div class="dcr-3"><div data-gu-name="headline"><h1 class="dcr-4">Late wages at the plant</h1></div><div
data-gu-name="standfirst"></div><div data-gu-name="meta"><address>J. Doe</address><details class="dcr-5"><summary>Fri 31 May
2019 10.00 BST</summary>Last modified on Sat 1 Jun 2019 09.00 BST</details></div><div data-gu-name="body"><div id="maincontent"
class="dcr-6"><div class="article-body-commercial-selector article-body-viewer-selector dcr-7">{p(text[:4])}<aside
class="dcr-8"><blockquote>A pull quote that says again what was said</blockquote></aside>{p(text[4:7])}<gu-island
name="EmailSignUpWrapper"><div class="newsletter-embed"><p>Sign up to the morning letter, our free account of what matters,
and never miss what happens in the world.</p></div></gu-island>{p(text[7:])}</div></div></div><div
data-gu-name="submeta"><span>Explore more on these topics</span>{menu(4)}</div></div></main><section
data-component="most-viewed"><h2>Most viewed</h2>{menu(10)}</section>{FOOTER}</body>"""
    head = '<meta property="article:published_time" content="2019-05-31T09:00:12.000Z">' + MODIFIED
    return Sample(page(body, head), text, DAY)


def amp(seed: int) -> Sample:
    """A page for phones with custom elements."""
    text = story(seed, 7)
    body = f"""<body><amp-analytics></amp-analytics><amp-sidebar id="s">{menu()}</amp-sidebar><header class="amp-header"><a
href="/">The Daily</a></header><article class="amp-article"><header><h1>Late wages at the plant</h1><ul><li><span>By J.
Doe</span></li><li><time datetime="2019-05-31">2 years ago</time></li></ul></header><div class="amp-article-content">
{p(text[:2])}<amp-ad width=300></amp-ad>{p(text[2:])}</div><footer><div class="tax">Categories: <a
href="/w">World</a></div></footer></article><amp-list><h3>Related</h3>{teasers(seed + 1, 3)}</amp-list></body>"""
    ld = '<script type="application/ld+json">[{"@type": ["Article", "NewsArticle"], "datePublished": "2019-05-31"}]</script>'
    return Sample(page(body, ld), text, DAY)


def live(seed: int) -> Sample:
    """A live blog: many posts in a row."""
    text = story(seed, 12)
    posts = "".join(
        f'<article class="block" id="b{n}"><header><time datetime="2019-05-31T1{n}:00:00Z">1{n}:00</time><h2>Post {n}</h2></header>'
        f'<div class="block-elements">{p(text[2 * n : 2 * n + 2])}</div><div class="share-tools"><a href=#>Share</a></div></article>'
        for n in range(6)
    )
    body = f"""<body><header>{menu()}</header><main><h1>Late wages at the plant</h1><div class="live-blog">{posts}</div></main>
{FOOTER}</body>"""
    ld = (
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2019-05-31T09:00:00Z",'
        '"liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2019-06-01T10:00:00Z"}]}</script>'
    )
    return Sample(page(body, ld), text, DAY)


def unclosed(seed: int) -> Sample:
    """A weblog that closes no paragraph."""
    text = story(seed, 7)
    body = f"""<body><div id=header><h1><a href=/>My weblog</a></h1></div><div id=content><div class=post><h2><a href=/1>Late wages
at the plant</a></h2><small>May 31st, 2019 by jd</small><div class=entry>{"".join("<p>" + line for line in text)}</div>
<p class=postmetadata>Posted in <a href=/w>World</a> | <a href=/c>2 Comments</a></div></div><div id=sidebar>{menu(20)}</div>
<div id=footer><p>My weblog is proudly powered by a blog engine.</p></div></body>"""
    return Sample(page(body, PUBLISHED), text, DAY)


def form_around(seed: int) -> Sample:
    """A server framework that puts the whole page into one form."""
    text = story(seed, 6)
    body = f"""<body><form id="aspnetForm" method="post"><input type=hidden name=__VIEWSTATE value="{"x" * 500}"><div
class="header-wrap">{menu()}</div><div class="leftCol"><h1>Late wages at the plant</h1><span class="date">31/05/2019
10:00</span><div id="ctl00_ContentPlaceHolder1_divBody">{p(text)}</div><div class="toolbox"><a href=#>Print</a> <a
href=#>Email</a></div></div><div class="rightCol"><h3>Latest</h3>{menu(8)}</div></form></body>"""
    return Sample(page(body), text, DAY)


def split_body(seed: int) -> Sample:
    """A magazine: the article in several bodies, with advertisements between them, and the author's life at the end."""
    text = story(seed, 12)
    part = '<div class="body__inner-container">{}</div><div class="ad-stickyhero"><div class="ad__slot"></div></div>'
    parts = "".join(part.format(p(text[n : n + 4])) for n in range(0, 12, 4))
    body = f"""<body><nav>{menu()}</nav><main class="article main-content"><article class="article main-content"
lang="en"><div class="content-header"><h1 data-testid="ContentHeaderHed">Late wages at the plant</h1><time
data-testid="ContentHeaderPublishDate">May 31, 2019</time></div><div class="article__body"><div
class="content-background"><div class="body">{parts}</div></div><div class="bio"><p class="contributor-bio">J. Doe is a
staff writer at The Daily, where he has covered work and railways for more than ten years.</p></div></div></article></main>
<div class="recirc-list"><h2>Read More</h2>{teasers(seed + 1, 6, "div", "summary-item")}</div>{FOOTER}</body>"""
    return Sample(page(body), text, DAY)


def microdata(seed: int) -> Sample:
    """Marks of schema.org on the elements themselves."""
    text = story(seed, 8)
    body = f"""<body itemscope itemtype="http://schema.org/WebPage"><div class="nav-bar">{menu()}</div><div itemscope
itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Late wages at the plant</h1><meta itemprop="datePublished"
content="2019-05-31T10:00:00+09:00"><meta itemprop="dateModified" content="2020-01-01"><div itemprop="articleBody">
{p(text[:5])}<ul><li>{text[5]}</li><li>{text[6]}</li></ul>{p(text[7:])}</div></div><div class="most-popular">
{teasers(seed + 1)}</div></body>"""
    return Sample(page(body), text, DAY)


def prose_comments(seed: int) -> Sample:
    """A reader's page: the comments are longer than the article."""
    text = story(seed, 4)
    others = "".join(
        f'<div class="comment-body"><b>reader{n}</b><p>{sentences(random.Random(n), 4)}</p></div>' for n in range(12)
    )
    body = f"""<body><div id="page"><div id="main"><div class="node"><h1>Late wages at the plant</h1><div class="submitted">
Submitted by jd on Fri, 05/31/2019 - 10:00</div><div class="field-name-body">{p(text)}</div></div><div id="comments">
<h2>Comments</h2>{others}</div></div><div id="sidebar-first">{menu()}</div></div></body>"""
    return Sample(page(body, PUBLISHED), text, DAY)


def quotations(seed: int) -> Sample:
    """An essay with headings, lists, quotations and links in its sentences."""
    text = story(seed, 10)
    linked = [line.replace("The union", '<a href="/u">The union</a>') for line in text]
    body = f"""<body>{COOKIES}<div class="header">{menu()}</div><div class="post"><h1 class="title">Late wages at the plant</h1>
<div class="pubdate">Published on 31 May 2019</div><div class="post-body">{p(linked[:2])}<h2>What was paid</h2>{p(linked[2:4])}
<blockquote><p>{linked[4]}</p></blockquote><ol><li>{linked[5]}</li><li>{linked[6]}</li></ol><h2>What was not</h2>{p(linked[7:])}
<p><a href="/r">Read more: why the bridge is closed</a></p></div></div>{NEWSLETTER}{FOOTER}</body>"""
    return Sample(page(body), [*text[:2], "What was paid", *text[2:7], "What was not", *text[7:]], DAY)


def stamps(seed: int) -> Sample:
    """A page that shows only when it was changed, and the year of its copyright."""
    text = story(seed, 6)
    body = f"""<body><div class="masthead">{menu()}</div><div class="story"><h1>Late wages at the plant</h1><p class="updated">Updated
on 3 February 2021 at 10:00</p><div class="story-text">{p(text)}</div></div>{FOOTER}</body>"""
    return Sample(page(body, MODIFIED + '<meta name="last-modified" content="2021-02-03">'), text, None)


def sidebar_first(seed: int) -> Sample:
    """A local paper: a long column of prose before the article."""
    text = story(seed, 9)
    body = f"""<body><div class="container"><div class="row"><div class="col-md-3 left-rail"><h4>In brief</h4>
{teasers(seed + 1, 6, "article", "brief")}</div><div class="col-md-6"><article class="story-full"><h1>Late wages at the
plant</h1><div class="byline-date">J. DOE <span>|</span> May 31, 2019 10:02 a.m.</div><div>{p(text)}</div></article></div>
<div class="col-md-3">{menu()}</div></div></div></body>"""
    return Sample(page(body), text, DAY)


def agency(seed: int) -> Sample:
    """An agency: one dateline, editors' names at the end, everything in a pre-formatted block of scripts."""
    text = story(seed, 8)
    first = f"SEOUL, May 31, 2019 (Wire) - {text[0]}"
    body = f"""<body><div class="StandardArticle_container"><div class="ArticleHeader_content"><h1
class="ArticleHeader_headline">Late wages at the plant</h1></div><div class="StandardArticleBody_container"><div
class="StandardArticleBody_body">{p([first, *text[1:]])}<div class="Attribution_container"><p class="Attribution_content">
Reporting by J. Doe; Editing by A. Roe</p></div><p class="StandardArticleBody_trustBadge">Our Standards: <a
href="/t">The Principles</a></p></div></div></div><div class="RelatedCoverage">{teasers(seed + 1, 3)}</div></body>"""
    return Sample(page(body), [first, *text[1:]], DAY)


def german(seed: int) -> Sample:
    """A German site: sections, an info box, a teaser to other stories in the text."""
    text = story(seed, 8)
    body = f"""<body class="rubrik-wirtschaft"><div class="page-header">{menu()}</div><main><article><header><h2><span>Arbeit</span>
<span>Late wages at the plant</span></h2><time datetime="2019-05-31T10:00:00+02:00">31.05.2019, 10:00 Uhr</time></header>
<section class="relative"><div data-area="text">{p(text[:3])}</div><section data-area="related_articles"><h3>Mehr zum
Thema</h3>{menu(3)}</section><div data-area="text">{p(text[3:])}</div></section></article></main>{FOOTER}</body>"""
    return Sample(page(body, "", "de"), text, DAY)


def japanese(seed: int) -> Sample:
    """A Japanese portal with ruby and a ranking."""
    text = story(
        seed,
        6,
        [
            "工場は先月、労働者に三千元（約五十万ウォン）を支払ったと発表した。",
            "市議会は橋の再開について来週もう一度話し合うことを決めた。",
            "住民は、いつ再開されるのか誰も教えてくれないと話している。",
        ],
    )
    body = f"""<body><div id="header">{menu()}</div><div id="contents"><article id="uamods"><header><h1>工場の賃金</h1><p>5/31(金)
10:00<span>配信</span></p></header><div class="article_body highLightSearchTarget"><div class="sc-54nboa"><p>
{"<br><br>".join(text)}</p></div></div><div class="sc-related"><h2>関連記事</h2>{menu(4)}</div></article><section><h2>
アクセスランキング</h2>{menu(8)}</section></div></body>"""
    meta = '<meta name="pubdate" content="2019-05-31T10:00:00+09:00">'
    return Sample(page(body, meta, "ja", "工場の賃金"), text, DAY)


def divs_only(seed: int) -> Sample:
    """Paragraphs that are plain divisions, and the rest of the page as well."""
    text = story(seed, 8)
    lines = "".join(f"<div>{line}</div>" for line in text)
    body = f"""<body><div class="wrapper"><div class="top">{menu()}</div><div class="mid"><div class="headline">Late wages at the
plant</div><div class="info">31 May 2019 | J. Doe</div><div class="txt">{lines}</div></div><div
class="bottom"><div>About us</div><div>Contact</div><div>The Daily is a member of the council of the press.</div></div></div></body>"""
    return Sample(page(body, '<meta name="dc.date.issued" content="2019-05-31">'), text, DAY)


def companions(seed: int) -> Sample:
    """A daily with a meter: the text in columns between which other things stand."""
    text = story(seed, 12)
    column = '<div class="css-53u6y8 StoryBodyCompanionColumn"><div>{}</div><aside aria-label="companion column"></aside></div>'
    letter = '<div role="complementary"><p>Sign up for the morning letter, and have everything that matters on one page.</p></div>'
    columns = "".join(column.format(p(text[n : n + 3])) + letter for n in range(0, 12, 3))
    body = f"""<body><div id="app"><header>{menu()}</header><main id="site-content"><article id="story" class="css-1vxca1d">
<header class="css-v"><h1 id="link-1" class="css-1l">Late wages at the plant</h1><time
datetime="2019-05-31T05:00:31-04:00">May 31, 2019</time></header><section name="articleBody" class="meteredContent css-1r">
{columns}</section><div class="bottom-of-article"><p>J. Doe is a correspondent in Seoul. He has worked for this paper since
2001. <a href="/d">More about J. Doe</a></p></div></article><div class="related-links-block">{teasers(seed + 1)}</div></main>
</div></body>"""
    return Sample(page(body), text, DAY)


def teaser_and_rest(seed: int) -> Sample:
    """A daily whose article is parted in a teaser and the remainder for subscribers."""
    text = story(seed, 9)
    body = f"""<body><nav>{menu()}</nav><main><article data-qa="main"><header class="pb-hed"><h1 data-qa="headline"><span>Late
wages at the plant</span></h1></header><div class="display-date">May 31, 2019 at 5:00 a.m. EDT</div><div
class="teaser-content grid-center"><div class="article-body">{"".join(f'<p class="wpds-1" data-el="text">{x}</p>' for x in text[:3])}
</div></div><div class="remainder-content"><div class="article-body">{p(text[3:])}</div></div><div
class="comments-summary"><p>The discussion of this article is open to all who pay, and it is read by all who write.</p></div>
</article></main><div class="subs-recommended">{teasers(seed + 1)}</div></body>"""
    return Sample(page(body), text, DAY)


def wire(seed: int) -> Sample:
    """An agency with names that a style sheet tool has made, and links in upper case."""
    text = story(seed, 8)
    body = f"""<body class="ads-enabled"><div class="site-header__1x2Ab">{menu()}</div><div class="article-page premium-ads">
<div class="headline__inline__1aB2c"><h1>Late wages at the plant</h1></div><div class="article-body__content__17Yit">
<p data-testid="paragraph-0">{text[0]}</p><p><a href="/v"><strong>WATCH THE PLANT FROM ABOVE IN THIS VIDEO</strong></a></p>
{p(text[1:])}<p>Reporting by J. Doe; editing by A. Roe</p></div><div class="read-next__9sD1q"><h2>Read Next</h2>
{teasers(seed + 1, 4)}</div></div></body>"""
    head = '<meta name="article:published_time" content="2019-05-31T08:00:00Z">'
    return Sample(page(body, head), text, DAY)


LAYOUTS: list[Callable[[int], Sample]] = [
    wordpress, text_blocks, hashed, old_tables, korean_portal, chinese_portal, broadsheet, amp, live, unclosed, form_around,
    split_body, microdata, prose_comments, quotations, stamps, sidebar_first, agency, german, japanese, divs_only,
    companions, teaser_and_rest, wire,
]  # fmt: skip
