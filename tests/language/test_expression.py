"""Phrases that are looked up are found as an expression of them would find them."""

import re

import pytest

from factcheck.language.expression import Listed
from factcheck.language.expressions import alternatives

PHRASES = ("a month", "a month earlier", "p.a.", "per head", "/kg", "of")
TEXTS = [
    " a month", "a month earlier", "a months", "a Month", "  a month", "-a month", " per headline", " p.a. in", "p.a.x",
    "/kg,", "/kgs", "", " ", "of", "off", "of_", "of 2019", "\na month", "of、", "per head.",
]  # fmt: skip


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("bounded", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_as_an_expression(text, bounded, folded):
    """The longest phrase counts, behind a gap or without one; it ends where a word ends."""
    flags = re.IGNORECASE if folded else 0
    expression = re.compile(rf"[ -]?({alternatives(PHRASES)}){chr(92) + 'b' if bounded else ''}", flags)
    listed = Listed(PHRASES, " -", bounded=bounded, folded=folded)
    for start in range(3):
        match = expression.match(text, start)
        assert listed.end(text, start) == (match.end() if match else None)
        assert listed.at(text, start) == ((match[1].lower() if folded else match[1], match.end()) if match else None)
