"""Markdown: the prose without its markup, and the exact way back to the source."""

from __future__ import annotations

from functools import partial

from factcheck.documents.assembly import Prose
from factcheck.documents.encoding import decode
from factcheck.documents.front_matter import read_front_matter
from factcheck.documents.markdown.blocks import Blocks
from factcheck.documents.markdown.inline import find_cuts
from factcheck.model import Document


def read(data: bytes | str, source: str) -> Document:
    """The document of a Markdown file. Blocks are parted by one blank line, whatever stood between them."""
    original = decode(data, source)
    matter = read_front_matter(original)
    blocks = Blocks(original, matter.end)
    cuts = partial(find_cuts, labels=frozenset(blocks.labels))
    prose, title = Prose(original), None
    for leaf in blocks.leaves:
        start = prose.length
        prose.add_leaf(leaf, cuts)
        if leaf is blocks.title:
            title = " ".join(prose.since(start).split()) or None
    return prose.document(source)._replace(
        title=matter.title or title,
        date=matter.date,
        date_origin="front matter" if matter.date else None,
        language=matter.language,
    )
