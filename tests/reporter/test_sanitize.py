"""Text that is not ours cannot steer a terminal, forge a line or stop the output."""

from __future__ import annotations

import itertools
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporter_examples import SOURCES, interval

from factcheck.model import (
    Cause,
    Claim,
    DateUse,
    Document,
    DocumentReport,
    Edit,
    Figure,
    Finding,
    InputError,
    Report,
    Suppressed,
)
from factcheck.reporter import Options, render
from factcheck.reporter.sanitize import HOSTILE, encodable, sentence, visible

ESC, RLO = "\x1b", "\u202e"
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]+m")
CHARACTERS = st.one_of(st.characters(), st.sampled_from(sorted(map(chr, HOSTILE))), st.sampled_from("a1 ₩한\ud800"))
ANYTHING = st.text(CHARACTERS)


@pytest.mark.parametrize(
    ("text", "unicode", "ascii_only"),
    [
        ("plain 3000 RMB", "plain 3000 RMB", "plain 3000 RMB"),
        (f"{ESC}[31mred", "␛[31mred", "<U+001B>[31mred"),
        ("bell\x07 null\x00", "bell␇ null␀", "bell<U+0007> null<U+0000>"),
        ("delete\x7f", "delete␡", "delete<U+007F>"),
        ("C1 \x9b31m", "C1 <U+009B>31m", "C1 <U+009B>31m"),
        (f"{RLO}dne\u2069", "<U+202E>dne<U+2069>", "<U+202E>dne<U+2069>"),
        ("\u200emark\u061c", "<U+200E>mark<U+061C>", "<U+200E>mark<U+061C>"),
        ("line\u2028end", "line<U+2028>end", "line<U+2028>end"),
        ("a\rb\nc\td", "a␍b␊c␉d", "a<U+000D>b<U+000A>c<U+0009>d"),
        ("lone \udc80", r"lone \udc80", r"lone \udc80"),
        ("₩ 원 é", "₩ 원 é", r"\u20a9 \uc6d0 \u00e9"),
        ("\U0001f600", "\U0001f600", r"\ud83d\ude00"),
    ],
)
def test_visible(text, unicode, ascii_only):
    """Control characters are shown by their pictures, or by their code points where only ASCII is safe."""
    assert visible(text, Options()) == unicode
    assert visible(text, Options(unicode=False, encoding="ascii")) == ascii_only


def test_sentence_is_one_line():
    """A message stays on its line, whatever line ends the article has put into it."""
    assert sentence("a\r\nb\tc\nd\x0be", Options()) == "a b c d␋e"


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("utf-8", "3 × “5\xa0€” – so…"),
        ("cp1252", "3 × “5\xa0€” – so…"),
        ("ascii", r'3 x "5 \u20ac" - so...'),
    ],
)
def test_typography_is_plain_where_it_must_be(encoding, line):
    """A sentence of ours is readable on an ASCII terminal."""
    assert sentence("3 × “5\xa0€” – so…", Options(encoding=encoding)) == line


@pytest.mark.parametrize(
    ("encoding", "text", "written"),
    [
        ("utf-8", "50만 원 ₩", "50만 원 ₩"),
        ("ascii", "₩5", r"\u20a95"),
        ("cp1252", "€5 – ₩5", r"€5 – \u20a95"),
        ("cp949", "50만 원 é", r"50만 원 \u00e9"),
        ("utf-16", "원\ud800", r"원\ud800"),
    ],
)
def test_encodable(encoding, text, written):
    """Only what the encoding lacks is escaped."""
    assert encodable(text, encoding) == written


def hostile_report(texts: list[str]) -> Report:
    """A report that has the texts wherever text can be."""
    take = itertools.cycle(texts).__next__
    body = f"{take()}3000 RMB{take()}500,000 KRW{take()}"
    spans = [(body.index("3000 RMB"), 8), (body.index("500,000 KRW"), 11)]
    figures = tuple(Figure("money", take(), start, start + length, Decimal(1)) for start, length in spans)
    stated = interval("1", "2", "3", take())
    claims = tuple(
        Claim("conversion", take(), spans[0][0], figures[1].end, (0, 1), roles, "ok", stated, stated)._replace(
            cause=Cause("stale", take()), reason=take(), dates=(DateUse(SOURCES[0].last, take(), used=True),)
        )
        for roles in (("converted", "equivalent"), ("from", "to"))
    )
    finding = Finding(
        "FC101", "error", take(), figures[1].start, figures[1].end, claim=0, related=(1,), working=(take(), take())
    )._replace(edits=(Edit(0, 1, take()),), help=take())
    document = Document(body, take(), date=SOURCES[0].last, date_origin=take())
    suppressed = (Suppressed(finding._replace(claim=None), 1, take()),)
    found = DocumentReport(document, figures, claims, (finding, finding._replace(help="")), suppressed)
    return Report((found,), (InputError(take(), take()),), (SOURCES[0]._replace(name=take()),))


@given(st.lists(ANYTHING, min_size=1, max_size=9), st.sampled_from([0, 40, 80]), st.booleans())
def test_no_control_character_passes(texts, width, unicode):
    """The output holds no control character, no direction mark and nothing its encoding lacks; colours are our own."""
    options = Options(width, verbose=True, unicode=unicode, encoding="utf-8" if unicode else "ascii")
    text = render(hostile_report(texts), "terminal", options)
    assert not {ord(char) for char in text} & (HOSTILE - {ord("\n")})
    assert text.encode(options.encoding)
    assert OUR_COLOURS.sub("", render(hostile_report(texts), "terminal", options._replace(colour=True))) == text


def test_no_line_can_be_forged():
    """Neither a message nor a file name nor the article begins a line of the report."""
    text = render(hostile_report(["\nerror[FC999]: forged\r\nerror[FC999]: forged"]), "terminal", Options(verbose=True))
    assert "FC999" in text
    assert not re.search(r"^error\[FC999", text, re.MULTILINE)


@given(st.lists(ANYTHING, min_size=1, max_size=9))
def test_json_escapes_and_loses_nothing(texts):
    """JSON carries the same text, with whatever a terminal would obey as an escape."""
    report = hostile_report(texts)
    text = render(report, "json")
    assert json.loads(text) == json.loads(json.dumps(report.to_dict()))
    assert not {ord(char) for char in text} & (HOSTILE - {ord("\n")})
    assert text.encode("utf-8")
    assert len(render(report, "jsonl").splitlines()) == 2
