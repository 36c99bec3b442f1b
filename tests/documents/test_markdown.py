"""What of a Markdown file is prose, and the exact way back to its source."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import open_document
from factcheck.documents.markdown import read
from factcheck.model import Document, Places


def words(source: str) -> str:
    """The prose of a source, with every run of spaces as one."""
    return " ".join(read(source, "article.md").text.split())


INLINE = [
    ("emphasis inside an amount", "**3000** RMB (*approximately* 500,000 KRW)", "3000 RMB (approximately 500,000 KRW)"),
    ("emphasis around East Asian brackets", "**3000元（约50万韩元）**的", "3000元（约50万韩元）的"),
    ("bold italics", "***3000*** RMB", "3000 RMB"),
    ("underscores around words", "_about_ __500__ euros", "about 500 euros"),
    ("underscores inside names", "file_500_name", "file_500_name"),
    ("a sign of multiplication", "5 * 3 and 4 * 2", "5 * 3 and 4 * 2"),
    ("a footnote star without a partner", "500 RMB* was paid", "500 RMB* was paid"),
    ("struck text", "~~3000~~ 3500 RMB", "3000 3500 RMB"),
    ("a tilde that means about", "3000 RMB (~500,000 KRW, ~430 dollars)", "3000 RMB (~500,000 KRW, ~430 dollars)"),
    ("a link", "[3000 RMB](https://x.y/500) paid", "3000 RMB paid"),
    ("a link with a title", '[3000 RMB](<a b> "500 euros") paid', "3000 RMB paid"),
    ("a link with brackets in its address", "[3000 RMB](https://x.y/a_(500)) paid", "3000 RMB paid"),
    ("a link by reference", "[3000 RMB][a], [b][] and [c]\n\n[A]: /500\n[b]: /500\n[c]: /5 '6'", "3000 RMB, b and c"),
    ("brackets that are no link", "He said [3000 RMB] (500,000 KRW)", "He said [3000 RMB] (500,000 KRW)"),
    ("a remark that is no definition", "[Editor's note]: 3000 RMB is low", "[Editor's note]: 3000 RMB is low"),
    ("an image", "![A 500-won coin](coin_500.png)", "A 500-won coin"),
    ("an image in a link", "[![A coin](5.png)](https://x.y/6) shown", "A coin shown"),
    ("inline code", "Run `pay 500 USD` or ``pay ` 600 USD`` now", "Run or now"),
    ("a backtick without a partner", "the ` sign costs 5 USD", "the ` sign costs 5 USD"),
    ("a bare address", "See https://x.y/500?a=6, then pay 7 USD.", "See , then pay 7 USD."),
    ("a bare address in brackets", "(www.x.y/500) costs 7 USD", "() costs 7 USD"),
    ("brackets in an address in brackets", "(see https://x.y/won_(500)). 7 USD", "(see ). 7 USD"),
    ("an address in bold", "**https://x.y/500** costs 7 USD", "costs 7 USD"),
    ("emphasis beside East Asian letters", "*3000* RMB(약 *50만* 원)", "3000 RMB(약 50만 원)"),
    ("an autolink", "See <https://x.y/500> and <a5@x.y>", "See and"),
    ("a comment", "3000 <!-- 500 --> RMB", "3000 RMB"),
    ("tags", 'The <b>3000</b> <span class="a>5">RMB</span><br>paid', "The 3000 RMB paid"),
    ("table cells in HTML", "<td>3000</td><td>500</td>", "3000 500"),
    ("a power", "10<sup>6</sup> won", "10 6 won"),
    ("a script", "a <script>x = 500</script> b", "a b"),
    ("less than", "5 < 6 and 7 > 3 and <500 USD", "5 < 6 and 7 > 3 and <500 USD"),
    ("templates", "a {{ price 500 }} b {% tag 5 %} c {{< fig 6 >}} d", "a b c d"),
    ("attributes", "Title {#id-500} text {: .class5}", "Title text"),
    ("a footnote", "3000 RMB[^1] paid\n\n[^1]: Some 500,000 KRW.", "3000 RMB paid Some 500,000 KRW."),
    ("escapes", r"\$5 and 3\*4\*5 and \d", "$5 and 3*4*5 and \\d"),
    ("entities", "&pound;5 &euro;6 &#8364;7 &#x20AC;8 5&nbsp;m &amp; &bogus; &", "£5 €6 €7 €8 5 m & &bogus; &"),
    ("a hard break", "3000 RMB\\\npaid  \nnow", "3000 RMB paid now"),
]

BLOCKS = [
    ("a heading", "# Three *words* here ##\ntext", "Three words here\n\ntext"),
    ("no heading", "#5 is a number", "#5 is a number"),
    ("an underlined heading", "Heading\n=======\ntext", "Heading\n\ntext"),
    ("fenced code", "a\n```python\nx = 500\n```\nb", "a\n\nb"),
    ("fenced code with a longer fence", "a\n~~~~\n~~~\n500\n~~~~\nb", "a\n\nb"),
    ("fenced code without an end", "a\n\n```\n500\n\n600", "a\n"),
    ("fenced code in a list", "- a\n  ```\n  500\n  ```\n- b", "a\n\nb"),
    ("indented code", "a\n\n    x = 500\n\nb", "a\n\nb"),
    ("an indented line of a paragraph", "a\n      b", "a\nb"),
    ("a list", "- 3000 RMB\n* 500 KRW\n1. one\n2. two", "3000 RMB\n\n500 KRW\n\none\n\ntwo"),
    ("a paragraph in a list", "1.  a\n\n    b\n\nc", "a\n\nb\n\nc"),
    ("a year that begins a line", "It was\n1986. A good year", "It was\n1986. A good year"),
    ("a quotation", "> a\n> b\nlazy\n\nc", "a\nb\nlazy\n\nc"),
    ("a quotation in a list", "- > a\n  > b", "a\nb"),
    ("a rule", "a\n\n* * *\n\nb", "a\n\nb"),
    ("a table", "| a | 3000 RMB |\n|---|---|\n| b | 500 |", "| a | 3000 RMB |\n|---|---|\n| b | 500 |"),
    ("a comment of several paragraphs", "a\n\n<!-- 500\n\n600 --> b", "a\n\nb"),
    ("a comment without an end", "a\n\n<!-- 500\n\n600", "a\n"),
    ("a style sheet", "a\n\n<style>\n\nx { y: 500 }\n\n</style>\nb", "a\n\nb"),
    ("highlighted code of a template", "a\n\n{% highlight c %}\n500\n\n600\n{% endhighlight %}\nb", "a\n\nb"),
    ("front matter", "---\nprice: 500\n---\na", "a"),
    ("TOML front matter", "+++\nprice = 500\n+++\na", "a"),
    ("rules at the beginning", "---\nThree words\n---\na", "Three words\n\na"),
]


@pytest.mark.parametrize(("source", "prose"), [case[1:] for case in INLINE], ids=[case[0] for case in INLINE])
def test_markup_inside_a_line_is_no_prose(source: str, prose: str) -> None:
    """Markup goes, and the words around it stay as they are read."""
    assert words(source) == prose


@pytest.mark.parametrize(("source", "prose"), [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS])
def test_blocks_are_parted_by_one_blank_line(source: str, prose: str) -> None:
    """Code and the like is no prose; what is left is parted so that nothing is read across blocks."""
    assert read(source, "article.md").text == prose


def test_prose_without_markup_is_its_own_source() -> None:
    """A file without markup needs no map."""
    source = "One paragraph of 5 USD\r\nin two lines.\r\n\r\nAnother one.\r\n"
    assert read(source, "article.md") == Document(source, "article.md")


PLACED = [
    ("**3000** RMB", "3000 RMB", "3000** RMB"),
    ("a\r\n\r\n- b *500* KRW", "500 KRW", "500* KRW"),
    ("> \\$5 here", "$5", "$5"),
    ("x\n# [3000 RMB](u 'v') y", "3000 RMB", "3000 RMB"),
    ("pays 500&euro; now", "500€", "500&euro;"),
    ("pays &pound;500 now", "£500", "&pound;500"),
    ("5&nbsp;USD", "5\xa0USD", "5&nbsp;USD"),
    ("a & b", "a &", "a &"),
    ("---\ndate: 2019-05-31\n---\n\nSome **5\n  USD**", "5\nUSD", "5\n  USD"),
]


@pytest.mark.parametrize(("source", "prose", "written"), PLACED)
def test_a_place_is_what_stands_in_the_source(source: str, prose: str, written: str) -> None:
    """Cutting the source at the reported lines and columns gives what was written."""
    document = read(source, "article.md")
    start = document.text.index(prose)
    place = Places(document).place(start, start + len(prose))
    lines = source.splitlines(keepends=True)
    first = sum(map(len, lines[: place.line - 1])) + place.column - 1
    last = sum(map(len, lines[: place.end_line - 1])) + place.end_column - 1
    assert source[first:last] == written


ARTICLE = """\
---
title: Fees
---
Fees *rise*
===========

He paid **3000** RMB (_about_ 500,000 KRW) and [2000 RMB](https://x.y/1 "t"), see ![alt](a.png).

1. One `code` here
2. Two
   goes on

   ```
   1 + 1
   ```

> Quoted \\*text\\* &amp; more\\
> lines

    code 5

<!-- hidden -->

* * *

Last [ref][r] line <https://x.y>.

[r]: https://x.y/2
"""
OTHERS = [
    "# A\n## B #\ntext\n\n- a\n\n  b\n- c\n\nend",
    "a **b _c_ d** e *f*g\n\n***\n\n~~~\n*x*\n~~~\n`` ` `` y",
    "> - a\n>   b\n>\n> c\n\nd\n---\ne",
    "[a]: /x\n\n[a] [b] [c](/y (z)) \\[d\\]\n\n\tcode\n\npara\n\tstill para",
]


@pytest.mark.parametrize("source", [ARTICLE, *OTHERS])
def test_prose_is_what_a_commonmark_parser_calls_text(source: str) -> None:
    """A full parser of CommonMark finds the same words, code and addresses aside."""
    markdown_it = pytest.importorskip("markdown_it")
    tokens = markdown_it.MarkdownIt("commonmark").parse(re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL))
    text = " ".join("".join(map(_text, token.children)) for token in tokens if token.type == "inline")
    assert words(source) == " ".join(text.split())


def _text(token: object) -> str:
    kind, content = token.type, token.content  # type: ignore[attr-defined]
    if kind in ("text", "text_special", "image"):
        return "" if content.startswith("https:") else str(content)
    return " " if kind in ("softbreak", "hardbreak", "code_inline") else ""


MARKUP = st.text(st.sampled_from("[](){}<>!*_~`#-+=|&;:\\/\"'^.1 5a€\n\r\t\0\ud800%"), max_size=80)
PIECES = st.lists(
    st.one_of(
        MARKUP,
        st.sampled_from("<!-- --> ``` &euro; https://x.y/ ]( [^1]: <script> <td> {{ }}".split()),
        st.sampled_from(["\n", "\r\n", "\n\n    ", "- ", "> ", "```\n", "---\n"]),
    ),
    max_size=30,
).map("".join)


@given(PIECES)
@settings(deadline=None)
def test_every_run_is_the_same_in_text_and_source(source: str) -> None:
    """Nothing raises; runs ascend; a character is its source's, or stands for markup."""
    document = read(source, "article.md")
    original = source if document.original is None else document.original
    runs = document.runs or ((0, 0),)
    assert [run[0] for run in runs] == sorted({run[0] for run in runs})
    assert [run[1] for run in runs] == sorted(run[1] for run in runs)
    ends = [*(run[0] for run in runs[1:]), len(document.text)]
    for (start, at), end in zip(runs, ends, strict=True):
        written = original[at : at + end - start]
        assert document.text[start:end] == written or (end - start == 1 and written in set("&<`{"))


@given(PIECES)
@settings(deadline=None)
def test_every_place_is_inside_the_source(source: str) -> None:
    """Every character of the text has its place, on a line that exists."""
    document = read(source, "article.md")
    places = Places(document)
    for position in range(len(document.text)):
        start, end = places.span(position, position + 1)
        assert 0 <= start < end <= len(places.source)


TRAPS = [
    "[", "(", "*", "`", "<!--", "![", "](", "[a](b", "[a](<", "_a", "~~", "&#", "{{", "<a '\"", "<script>", "[^1]:",
    "[a]:\n", "- ", "> ", "1.\n", "\t", "https://", "<!-->", "`` ` ", "*a ", "a* ", "- a\n  ", "# x #", "\\",
    "{% comment ",
]  # fmt: skip


def spent(source: str) -> float:
    """The time that reading takes this process."""
    started = time.process_time()
    read(source, "article.md")
    return time.process_time() - started


@pytest.mark.parametrize("unit", TRAPS)
def test_time_is_linear_in_hostile_markup(unit: str) -> None:
    """Four times as many openings without ends take four times as long, not sixteen times: the least of some runs."""
    part, whole = (unit * (size // len(unit)) for size in (250_000, 1_000_000))
    of_part, of_whole = spent(part), spent(whole)
    for _ in range(4):
        if of_whole < max(1, 8 * of_part):
            break
        of_part, of_whole = min(of_part, spent(part)), min(of_whole, spent(whole))
    assert of_whole < max(1, 8 * of_part)
    assert of_whole < 10


def test_a_markdown_file_is_opened_by_its_ending(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Title, date and language come from front matter, and the text from the prose."""
    path = tmp_path / "article.md"
    path.write_bytes("\ufeff---\r\ntitle: 'Fees: up'\r\ndate: 2019-05-31\r\nlang: en_AU\r\n---\r\n*5* USD\r\n".encode())
    document = open_document(path)
    assert (document.text, document.title, document.language) == ("5 USD\r\n", "Fees: up", "en")
    assert (str(document.date), document.date_origin) == ("2019-05-31", "front matter")
    place = Places(document).place(0, 5)
    assert (place.line, place.column, place.end_line, place.end_column) == (6, 2, 6, 8)
