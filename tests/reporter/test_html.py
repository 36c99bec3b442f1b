"""The HTML report: well formed by a strict parser, self-contained, safe, and complete."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reporter_examples import clean, english, everything, hostile, korean, long_line, run, two_lines, undated

from factcheck.model import Claim, InputError
from factcheck.reporter import Options, render
from factcheck.reporter.html.items import SIGNS, items

html5lib = pytest.importorskip("html5lib")

SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:|\s*//", re.IGNORECASE)
REPORTS = [
    pytest.param(everything(), id="all"),
    pytest.param(run(), id="none"),
    pytest.param(run(clean()), id="clean"),
    pytest.param(run(hostile()), id="hostile"),
    pytest.param(run(errors=(InputError("nope.md", "not found"),)), id="unread"),
]


def parsed(report, **options):
    """The page, by a parser that raises on any mistake that the HTML standard names."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        render(report, "html", Options(**options))
    )


def text_of(node):
    return "".join(node.itertext())


def with_class(page, *names):
    return [node for node in page.iter() if set(names) <= set(str(node.get("class", "")).split())]


@pytest.mark.parametrize("report", REPORTS)
def test_well_formed(report):
    """No mistake in the markup; every identifier is there once, and every link and label has its target."""
    page = parsed(report)
    identifiers = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(identifiers) == len(set(identifiers))
    named = [node.get(name) for node in page.iter() for name in ("aria-labelledby", "data-copy") if node.get(name)]
    links = [node.get("href") for node in page.iter("a")]
    assert {*named, *(link.removeprefix("#") for link in links)} <= set(identifiers)
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("report", REPORTS)
def test_self_contained(report):
    """Nothing is loaded, and nothing of the article is a tag, an attribute or a script."""
    page = parsed(report)
    tags = {node.tag for node in page.iter() if isinstance(node.tag, str)}
    assert not tags & {"img", "link", "iframe", "object", "embed", "form", "input", "base", "video", "audio", "svg"}
    for node in page.iter():
        assert not [name for name in node.attrib if str(name).startswith("on") or name in ("src", "style", "srcset")]
    assert [len(list(page.iter(tag))) for tag in ("script", "style")] == [1, 1]
    (style,) = page.iter("style")
    assert not re.search(r"url\(|@import|expression", style.text)


def test_policy():
    """The policy forbids everything but the page's own style and script, which it names by their hashes."""
    page = parsed(everything())
    (policy,) = (m.get("content") for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    for name, tag in (("style-src", "style"), ("script-src", "script")):
        (node,) = page.iter(tag)
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert allowed.pop(name) == f"'sha256-{digest}'"
    assert allowed == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def article_text(page):
    """The text of the articles, without the references to cards."""
    found = []
    for section in with_class(page, "text"):
        for paragraph in section.iter("p"):
            for reference in with_class(paragraph, "ref"):
                for node in list(reference):
                    reference.remove(node)
                    node.tail = ""
                reference.text = ""
        found.append(" ".join(text_of(section).split()))
    return found


@pytest.mark.parametrize("report", [english(), korean(), long_line(), two_lines(), undated(), clean()])
def test_the_article_is_whole(report):
    """The page holds the whole text of the article, in its order, and nothing else in it."""
    assert article_text(parsed(run(report))) == [" ".join(report.document.text.split())]


words = st.text(st.sampled_from("ab <&>\"'\n\t한\u202e]"), max_size=12)


@given(st.lists(words, min_size=2, max_size=6), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_claims_that_overlap(parts, data):
    """However claims overlap, the text stays whole and every claim is underlined and numbered once."""
    text = "x".join(parts)
    positions = st.integers(0, len(text) - 1)
    spans = data.draw(st.lists(st.tuples(positions, positions).map(sorted), max_size=5))
    base = clean().claims[0]._replace(figures=(), roles=())
    verdicts = ("ok", "loose", "wrong", "unchecked")
    claims = tuple(
        Claim(*base._replace(start=start, end=end + 1, text=text[start : end + 1], verdict=verdicts[at % 4]))
        for at, (start, end) in enumerate(spans)
        if text[start : end + 1].strip()
    )
    report = clean()._replace(document=clean().document._replace(text=text), claims=claims, figures=())
    page = parsed(run(report))
    assert len(with_class(page, "card")) == len(claims)
    assert sorted(node.get("id") for node in with_class(page, "ref")) == sorted(
        f"t1-{number}" for number in range(1, len(claims) + 1)
    )
    (shown,) = article_text(page)
    assert shown.replace(" ", "") == re.sub(r"\s", "", text).replace("\u202e", "<U+202E>")


def test_the_rule_below_the_head_of_a_table_is_not_shown():
    """It is for programs; the rows keep their lines."""
    table = "| Item | Price |\n|:---|---:|\n| Fee | 5 - 6 USD |\n|---|\nA | B\n--- | ---\n"
    report = run(clean()._replace(document=clean().document._replace(text=table), claims=(), figures=(), findings=()))
    assert [node.text for node in with_class(parsed(report), "rule")] == ["|:---|---:|\n", "|---|\n", "--- | ---"]
    assert ".rule { display: none; }" in render(report, "html")


def test_a_card():
    """A card says what is wrong, what to write, why, by which rate of which source, and for which date."""
    (card,) = with_class(parsed(run(english())), "card")
    said = " ".join(text_of(card).split())
    for part in (
        "500,000 KRW is 17% too low for 3000 RMB",
        "FC101",
        "Likely: stale rate: last fitted within 2% on 2021-01-15.",
        "3000 CNY × 200.69 KRW/CNY = 602,070 KRW",
        "1 CNY = 200.69 KRW; source: ECB, published 2026-10-30",
        "2026-10-30 (front matter)",
    ):
        assert part in said
    (deleted,), (inserted,) = card.iter("del"), card.iter("ins")
    assert (text_of(deleted), text_of(inserted)) == ("500,000 KRW", "about 600,000 KRW")
    (button,) = card.iter("button")
    assert button.get("data-copy") == inserted.get("id")
    assert button.get("hidden") is not None  # until the script shows it


def test_no_status_by_colour_alone():
    """Every status has a sign of its own, beside the text and on the card, and a word for a screen reader."""
    assert len(set(SIGNS.values())) == len(SIGNS)
    for node in with_class(parsed(run(undated(), english())), "ref"):
        (status,) = set(node.get("class").split()) & set(SIGNS)
        spoken, sign = list(node)
        assert sign.text == SIGNS[status]
        assert sign.get("aria-hidden") == "true"
        assert spoken.text.endswith(", card ")


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (run(english()), "✗ 1 to correct"),
        (run(undated(), english()), "✗ 2 to correct, 1 not checked"),
        (run(clean()), "✓ The one claim is right"),
        (run(clean(), clean()), "✓ All 2 claims are right"),
        (run(), "i No claim to check was found"),
    ],
)
def test_what_to_know_first(report, line):
    """The first line says how many things there are to correct, to look at, and not checked."""
    (heading,) = parsed(report).iter("h1")
    assert " ".join(text_of(heading).split()) == line


def test_what_was_not_checked():
    """Claims that were not checked have their group; figures that no claim is about, and unread inputs, are listed."""
    bare = undated()._replace(claims=undated().claims[:2], findings=undated().findings[:1])
    page = parsed(run(bare, errors=(InputError("nope.md", "not found"),)))
    headings = [text_of(node) for node in page.iter("h3")]
    assert "Not checked (1)" in headings
    assert "2 figures with nothing to check them against" in headings
    assert "900 yuan" in text_of(with_class(page, "figures")[0])
    assert "nope.md: not found" in text_of(with_class(page, "unread")[0])


def test_suppressed_findings():
    """A suppressed finding is shown with the reason, and not counted as wrong."""
    from factcheck.model import Suppressed

    report = english()
    hidden = report._replace(findings=(), suppressed=(Suppressed(report.findings[0], 2, "agreed with the desk"),))
    page = parsed(run(hidden))
    (card,) = with_class(page, "card")
    assert "suppressed" in card.get("class")
    assert "Suppressed by the comment on line 2: agreed with the desk." in text_of(card)
    assert [item.status for item in items(hidden)] == ["suppressed"]


def test_a_finding_of_its_own():
    """A finding without a claim has a card, by its severity; one about the whole document points nowhere."""
    finding = english().findings[0]._replace(claim=None, severity="warning", code="FC502")
    whole = finding._replace(start=0, end=0, edits=())
    report = clean()._replace(findings=(finding, whole))
    assert [(item.status, len(item.spans)) for item in items(report)] == [("look", 0), ("ok", 1), ("look", 1)]
    assert "the document as a whole" in text_of(parsed(run(report)))


def test_usable_without_sight_or_mouse():
    """The page has one main part, a way past the head, headings without a gap, and a language for each text."""
    page = parsed(run(korean()._replace(document=korean().document._replace(language="ko")), english()))
    assert page.get("lang") == "en"
    assert len(list(page.iter("main"))) == 1
    assert next(page.iter("a")).get("href") == "#main"
    levels = [int(node.tag[1]) for node in page.iter() if re.fullmatch(r"h[1-6]", str(node.tag))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [node.get("lang") for node in with_class(page, "text")] == ["ko", None]
    assert len({node.get("aria-label") for node in with_class(page, "text")}) == 2


def test_hostile_text():
    """What the article says is text on the page, wherever it stands."""
    page = parsed(run(hostile()))
    assert "<img src=x onerror=alert(1)></script><script>alert(2)</script>" in article_text(page)[0]
    (title,) = page.iter("title")
    assert title.text.endswith("::add-mask::5.md")
    assert {name for node in page.iter("section") for name in node.attrib} == {
        *("class", "id", "aria-labelledby", "aria-label", "lang", "tabindex")
    }


def test_other_encodings():
    """Where the output is not UTF-8, characters beyond ASCII are references, and the page reads the same."""
    text = render(run(korean()), "html", Options(encoding="cp949"))
    assert text.isascii()
    assert "&#54620;" in text


def test_screens():
    """The style knows the dark, paper, and a telephone; the page scales to the screen."""
    page = parsed(run())
    (style,) = page.iter("style")
    for query in ("prefers-color-scheme: dark", "@media print", "min-width", "prefers-reduced-motion"):
        assert query in style.text
    assert [m.get("content") for m in page.iter("meta") if m.get("name") == "viewport"] == [
        "width=device-width, initial-scale=1"
    ]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast(scheme):
    """Every colour of text stands out from every ground by 4.5 to 1, in the light and in the dark."""
    (style,) = parsed(run()).iter("style")
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", style.text.split("prefers-color-scheme")[scheme]))
    grounds = [name for name in colours if name in ("page", "sheet") or name.endswith("-tint")]
    inks = set(colours) - {*grounds, "line"}
    assert len(inks) == 9
    for ink in inks:
        for ground in grounds:
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
