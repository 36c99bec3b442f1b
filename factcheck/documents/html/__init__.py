"""HTML: the article without menus, scripts, comments and related links, and the exact way back to the source."""

from __future__ import annotations

import re

from factcheck.documents.encoding import decode
from factcheck.documents.html.blocks import Block, find_blocks
from factcheck.documents.html.content import Page, is_title
from factcheck.documents.html.metadata import Metadata, read_metadata, starts_with_day
from factcheck.documents.html.shown import Lines, shown_date
from factcheck.documents.html.text import article, assemble, with_headline
from factcheck.documents.html.tree import Node, parse
from factcheck.documents.paragraphs import trusted
from factcheck.language.identify import identify
from factcheck.model import Document

_CHARSET = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]+)"""
)
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030",
          "gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "x-sjis": "cp932",
          "tis-620": "cp874", "iso-8859-9": "cp1254"}  # fmt: skip
_HEAD = 4096
_DAMAGE = 0.001
_ENOUGH = 0.4


def read(data: bytes | str, source: str) -> Document:
    """The document of a page. Of a fragment without a body all that is shown is read."""
    original = decode_page(data, source)
    root = parse(original)
    metadata = read_metadata(root, original)
    page = Page(root, find_blocks(root, original), metadata.title)
    blocks = article(page)
    headline = _headline(page.blocks, metadata)
    document = assemble(with_headline(blocks, headline, page), original).document(source)
    day_first = metadata.day_first or not metadata.language and starts_with_day(identify(document.text))
    lines = Lines(original, page.blocks, blocks, headline, day_first=day_first)
    shown = None if metadata.date else shown_date(lines, metadata.page_title)
    return document._replace(
        title=metadata.title or (" ".join(headline.text.split()) if headline else None),
        date=metadata.date or shown,
        date_origin="metadata" if metadata.date else "dateline" if shown else None,
        language=trusted(metadata.language, document.text),
    )


def decode_page(data: bytes | str, source: str) -> str:
    """The source of a page. What it says of its encoding counts where it is not Unicode."""
    if isinstance(data, bytes) and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            text = _declared(data)
            if text is not None:
                return text
    return decode(data, source)


def _declared(data: bytes) -> str | None:
    """The text in the encoding that the page names, if that leaves next to nothing unread."""
    match = _CHARSET.search(data[:_HEAD])
    name = (match[1] or match[2]).decode("ascii").lower() if match else ""
    try:
        text = data.decode(_WIDER.get(name, name) or "utf-8", "replace")
    except (LookupError, ValueError):
        return None
    return text if text.count("\ufffd") <= _DAMAGE * len(text) else None


def _headline(blocks: list[Block], metadata: Metadata) -> Block | None:
    """The block with the headline: a heading of the first order, of several the one most like the page's title."""
    headings = [block for block in blocks if _of_heading(block.node)]
    title = set(f"{metadata.title} {metadata.page_title}".lower().split())
    own = [block for block in headings if block.linked < block.chars] or headings
    best = max(own, key=lambda block: (len(title & set(block.text.lower().split())), block.chars), default=None)
    if metadata.title and not (best and _shares(best.text, metadata.title)):
        return next((block for block in blocks if is_title(block, metadata.title)), best)
    return best


def _shares(text: str, title: str) -> bool:
    """Whether a heading has a good part of the words of a title."""
    words = set(title.lower().split())
    return _ENOUGH * len(words) <= len(words & set(text.lower().split()))


def _of_heading(node: Node) -> bool:
    return node.name == "h1" or node.parent is not None and node.parent.name == "h1"
