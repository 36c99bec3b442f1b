"""FC306: figures that headline and body print alike, and those where one of the two slipped."""

from __future__ import annotations

import datetime as dt
import io

import pytest

import factcheck
from factcheck import documents
from factcheck.model import DocumentReport
from factcheck.pipeline import check_document

RIGHT = [
    # language, text: at least one figure is told again, and none otherwise
    ("en", "Headline: Dam to cost $3.2bn. Body: The dam will cost 3.2 billion dollars, the ministry said."),
    ("en", "Headline: Bakery chain sold for £18m. Lead: The bakery chain has been sold for £17.9m."),
    ("en", "Headline: City to plant 40,000 trees. Body: The city will plant 39,800 trees by spring."),
    ("en", "Headline: Ferry line cuts 1,200 jobs. Lead: Some 1,200 jobs will go at the ferry line."),
    ("en", "Headline: Rents up 7%. Body: Rents in the capital rose 7.2% in the year to May."),
    ("en", "Headline: Rents up 7 percent. Body: Rents in the capital rose by seven per cent in the year to May."),
    ("en", "Headline: nearly £1bn for buses. Body: £960m over four years, the minister said."),
    ("en", "Headline: A $5M prize. Body: The winner takes more than $5 million home."),
    ("en", "Headline: Storm leaves 30,000 homes dark. Body: About 31,000 homes lost power in the storm."),
    ("en", "Headline: Firm fined $450,000. Body: The firm was fined $450,000 ($300,000 of it suspended)."),
    ("en", "Headline: Glacier lost 90km of ice. Body: The glacier has lost 90 kilometres of ice since 1960."),
    ("en", "Headline: Tanker spills 400 tonnes of oil. Body: More than 400 tonnes of oil leaked from the tanker."),
    ("en", "Headline: $27.7B deal for chat app. Body: It pays more than $27 billion for the app."),
    ("en", "Headline: Museum buys vase for $1.1 million. Body: The vase went for $1,095,000 at auction."),
    (
        "en",
        "Headline: Half of the 2,500 staff to move. Summary: 2,500 people work there. Body: It employs 2,500 people.",
    ),
    ("en", "HEADLINE: Lottery pays $88m\nLEAD: One ticket won $88 million.\nBODY: The $88m goes to one ticket."),
    ("en", "**Headline:** Bridge budget grows to €640m\n\n**Body:** The bridge will now cost €640 million."),
    ("en", "Web headline: Quake kills 2,300. Article: The quake killed at least 2,300 people."),
    (
        "en",
        "Mill to close with loss of 350 jobs\n\nA paper mill is to close, with the loss of 350 jobs, its owner said.",
    ),
    ("en", "Carmaker buys battery firm for $3bn\n\nThe carmaker has bought the battery firm for $2.96bn (£2.3bn)."),
    ("en", "Headline: Yacht sold for £2m. Body: The yacht fetched $2.5m (£2m)."),
    ("en", "Headline: Pay A$12m back. Body: The bank must pay back $12m to customers in Sydney."),
    ("en", "Headline: 1.5 million flee floods. Body: One and a half million people, or 1,500,000, fled the floods."),
    ("de", "Überschrift: Stadt baut 12.000 Wohnungen. Text: Die Stadt will 12.000 Wohnungen bauen."),
    ("de", "Titel: Konzern zahlt 2,4 Milliarden Euro. Vorspann: Der Konzern zahlt rund 2,4 Mrd. Euro Strafe."),
    ("de", "Titel: Mieten steigen um 5 Prozent. Text: Die Mieten stiegen im Schnitt um 5,1 Prozent."),
    ("de", "Überschrift: 800 Stellen fallen weg. Text: Der Hersteller streicht 800 Stellen in Kassel."),
    ("fr", "Titre : L’usine supprime 1 300 emplois. Texte : L’usine va supprimer 1 300 emplois d’ici à juin."),
    ("fr", "Titre : Une amende de 50 millions d’euros. Chapô : Le groupe paiera une amende de 50 millions d’euros."),
    ("fr", "Titre : Les loyers augmentent de 3 %. Texte : Les loyers ont augmenté de 3,1 % en un an."),
    ("es", "Titular: El puente costará 230 millones de euros. Texto: El puente costará 230 millones de euros."),
    ("es", "Titular: La empresa despide a 1.500 personas. Cuerpo: La empresa despedirá a 1.500 personas en mayo."),
    ("es", "Título: Los precios suben un 8 %. Texto: Los precios subieron un 8,1 % en un año."),
    ("ko", "제목: 공장에 3000억원 투자. 본문: 회사는 공장에 3000억원을 투자한다고 밝혔다."),
    ("ko", "제목: 관광객 120만명 넘어. 본문: 올해 관광객이 120만명을 넘었다."),
    ("ko", "제목: 집값 12% 올라\n본문: 지난해 집값이 12.3% 올랐다."),
    ("ja", "見出し：工場に500億円投資。本文：同社は工場に500億円を投資する。"),
    ("ja", "見出し：来場者30万人。本文：来場者は30万人に達した。"),
    ("ja", "【見出し】家賃5%上昇\n【本文】家賃は5.2%上昇した。"),
    ("zh", "标题：公司投资20亿元。正文：公司将投资20亿元建厂。"),
    ("zh", "标题：游客达300万人。正文：今年游客达到300万人。"),
    ("zh", "标题：房租上涨6%。正文：去年房租上涨了6.1%。"),
    ("de", "Überschrift: 60 Kilometer Stau. Text: Der Stau war 60 Kilometer lang."),
    ("de", "Schlagzeile: Bahn verliert 1,2 Mrd. Euro. Artikel: Die Bahn verlor 1,18 Milliarden Euro."),
    ("fr", "Titre : 12 000 foyers sans courant. Texte : Environ 12 000 foyers sont sans courant."),
    ("fr", "Titre : La banque perd 1,2 milliard d’euros. Texte : La banque a perdu 1,18 milliard d’euros."),
    ("es", "Titular: Un incendio quema 900 hectáreas. Texto: El incendio ha quemado 900 hectáreas."),
    ("es", "Titular: El banco gana 1.200 millones de euros. Texto: El banco ganó 1.180 millones de euros."),
    ("ko", "제목: 산불로 900헥타르 피해. 본문: 산불로 숲 900헥타르가 탔다."),
    ("ko", "제목: 영업이익 2조원 돌파. 본문: 영업이익이 2조100억원으로 늘었다."),
    ("ja", "見出し：赤字120億円。本文：赤字は118億円だった。"),
    ("ja", "見出し：山火事で900ヘクタール焼失。本文：山火事で900ヘクタールが焼けた。"),
    ("zh", "标题：亏损12亿元。正文：公司亏损11.8亿元。"),
    ("zh", "标题：大火烧毁900公顷森林。正文：大火烧毁了900公顷森林。"),
]

WRONG = [
    # language, text, the figure that is flagged, the cause
    (
        "en",
        "Headline: Dam to cost $3.2bn. Body: The dam will cost 3.2 million dollars.",
        "3.2 million dollars",
        "magnitude",
    ),
    ("en", "Headline: Studio raises $250 million. Lead: The studio has raised $250 from a fund.", "$250", "magnitude"),
    ("en", "Headline: Bakery chain sold for £18m. Lead: The bakery chain was sold for £180m.", "£180m", "magnitude"),
    ("en", "Headline: City to plant 40,000 trees. Body: The city will plant 4,000 trees.", "4,000", "magnitude"),
    (
        "en",
        "Headline: Ferry line cuts 1,280 jobs. Lead: Some 1,820 jobs will go at the ferry line.",
        "1,820",
        "swapped",
    ),
    ("en", "Headline: Firm fined $450,000. Body: The firm was fined $540,000.", "$540,000", "swapped"),
    ("en", "Headline: Rents up 7.2%. Body: Rents in the capital rose 72% in the year to May.", "72%", "magnitude"),
    ("en", "Headline: Vase sold for £36m. Body: The vase was sold for €36m on Monday.", "€36m", "currency"),
    ("en", "Headline: Glacier lost 90km of ice. Body: The glacier has lost 90 miles of ice.", "90 miles", "unit"),
    (
        "en",
        "Headline: Tanker spills 400 tonnes of oil. Body: 400 kilograms of oil leaked from it.",
        "400 kilograms",
        "unit",
    ),
    ("en", "Headline: Snow at 15 percent of usual. Article: Snow stands at 35 percent of usual.", "35 percent", None),
    ("en", "Headline: Fares to go up by £62. Body: Average fares will go up by £26 a year.", "£26", "swapped"),
    ("en", "Headline: Estate sold for £7m. Body: The estate was sold for £1.5m.", "£1.5m", None),
    (
        "en",
        "HEADLINE: Lottery pays $88m\nLEAD: One ticket won the $88 million lottery.\nBODY: The $88bn lottery ended.",
        "$88bn",
        "magnitude",
    ),
    (
        "en",
        "**Headline:** Bridge budget grows to €640m\n\n**Body:** The bridge budget is €640 billion.",
        "€640 billion",
        "magnitude",
    ),
    ("en", "Mill to close with loss of 350 jobs\n\nThe mill closes with the loss of 3,500 jobs.", "3,500", "magnitude"),
    (
        "en",
        "Carmaker buys battery firm for $3.1bn\n\nThe carmaker has bought the battery firm for $3.1m.",
        "$3.1m",
        "magnitude",
    ),
    (
        "en",
        "Airline orders 120 jets for $14bn\n\nThe airline has placed orders worth $14 million for new jets.",
        "$14 million",
        "magnitude",
    ),
    (
        "en",
        "Suit sells for $110,000\n\nThe suit was sold for $11,000 at auction, the seller said.",
        "$11,000",
        "magnitude",
    ),
    (
        "de",
        "Überschrift: Stadt baut 12.000 Wohnungen. Text: Die Stadt will 1.200 Wohnungen bauen.",
        "1.200",
        "magnitude",
    ),
    (
        "de",
        "Titel: Konzern zahlt 2,4 Milliarden Euro. Vorspann: Der Konzern zahlt 2,4 Millionen Euro Strafe.",
        "2,4 Millionen Euro",
        "magnitude",
    ),
    (
        "de",
        "Titel: Werk kostet 36 Millionen Euro. Text: Das Werk kostet 63 Millionen Euro.",
        "63 Millionen Euro",
        "swapped",
    ),
    (
        "fr",
        "Titre : Une amende de 50 millions d’euros. Texte : Le groupe paiera une amende de 50 milliards d’euros.",
        "50 milliards d’euros",
        "magnitude",
    ),
    ("fr", "Titre : L’usine supprime 1 300 emplois. Texte : L’usine va supprimer 130 emplois.", "130", "magnitude"),
    (
        "es",
        "Titular: El puente costará 230 millones de euros. Texto: El puente costará 320 millones de euros.",
        "320 millones de euros",
        "swapped",
    ),
    (
        "es",
        "Titular: La empresa despide a 1.500 personas. Cuerpo: La empresa despedirá a 15.000 personas.",
        "15.000",
        "magnitude",
    ),
    ("ko", "제목: 공장에 3000억원 투자. 본문: 회사는 공장에 3000만원을 투자한다고 밝혔다.", "3000만원", "magnitude"),
    ("ko", "제목: 관광객 120만명 넘어. 본문: 올해 관광객이 12만명을 넘었다.", "12만", "magnitude"),
    ("ja", "見出し：工場に500億円投資。本文：同社は工場に500万円を投資する。", "500万円", "magnitude"),
    ("ja", "見出し：来場者30万人。本文：来場者は3万人に達した。", "3万", "magnitude"),
    ("zh", "标题：公司投资20亿元。正文：公司将投资20万元建厂。", "20万元", "magnitude"),
    ("zh", "标题：游客达300万人。正文：今年游客达到30万人。", "30万", "magnitude"),
    ("de", "Überschrift: 60 Kilometer Stau. Text: Der Stau war 60 Meter lang.", "60 Meter", "unit"),
    (
        "de",
        "Schlagzeile: Mieten steigen um 5 Prozent. Text: Die Mieten stiegen um 50 Prozent.",
        "50 Prozent",
        "magnitude",
    ),
    (
        "fr",
        "Titre : La banque perd 240 millions d’euros. Texte : La banque a perdu 420 millions d’euros.",
        "420 millions d’euros",
        "swapped",
    ),
    ("fr", "Titre : Les loyers augmentent de 3 %. Texte : Les loyers ont augmenté de 30 %.", "30 %", "magnitude"),
    ("es", "Titular: Un incendio quema 900 hectáreas. Texto: El incendio ha quemado 900 acres.", "900 acres", "unit"),
    (
        "es",
        "Título: El banco gana 12 millones de euros. Texto: El banco ganó 12 millones de dólares.",
        "12 millones de dólares",
        "currency",
    ),
    ("ko", "제목: 집값 12% 올라. 본문: 지난해 집값이 21% 올랐다.", "21%", "swapped"),
    ("ko", "제목: 벌금 250억원. 본문: 벌금 250억달러를 물게 됐다.", "250억달러", "currency"),
    ("ja", "見出し：赤字120億円。本文：赤字は210億円だった。", "210億円", "swapped"),
    ("ja", "見出し：家賃5%上昇。本文：家賃は50%上昇した。", "50%", "magnitude"),
    ("zh", "标题：亏损12亿元。正文：公司亏损21亿元。", "21亿元", "swapped"),
    ("zh", "标题：房租上涨6%。正文：去年房租上涨了60%。", "60%", "magnitude"),
]

STRANGERS = [
    ("en", "Headline: Bakery to cut 300 jobs. Body: The bakery, which has 3,000 staff, will cut a tenth of them."),
    # nothing here is the same figure twice
    ("en", "Headline: Top 10 tips for savers. Body: Savers lost 4% last year, a poll of 1,000 households found."),
    ("en", "Headline: Vase may fetch £2m. Body: The vase is valued at £1.5m-£2.5m."),
    ("en", "Headline: Profit rises 10%. Body: Costs fell 25% in the same quarter."),
    ("en", "Headline: Dam to cost $3bn. Body: A permit for the boats costs $30."),
    ("en", "Chain buys 40 shops for £12m\n\nThe chain said wages would rise. A cleaner there earns £12,000 a year."),
    ("en", "Oil above $50\n\nThe firm that pumps most of it made $5bn last year, and its boss $500,000."),
    ("en", "Phone maker sells 30m handsets\n\nIt also sold 3m watches, and 300,000 people work for its suppliers."),
    ("en", "Ministry plans 24 new schools\n\nSome 2,400 teachers are wanted for the new term, unions say."),
    ("en", "Budget of $12 million\n\nThe price per visitor is $12. Tickets are sold at the door."),
    ("en", "1. Revenue was $25m\n2. Profit was $2.5m of revenue"),
    ("en", "The rent is $250. It was paid.\nThe rent of the hall is $2,500."),
]


def told(report: DocumentReport) -> list[tuple[str, str]]:
    """The verdicts of the claims of figures told again, with the figure of the body."""
    return [
        (claim.verdict, report.figures[claim.figures[-1]].text) for claim in report.claims if claim.kind == "restated"
    ]


def flagged(report: DocumentReport) -> list[str]:
    """The texts that FC306 marks."""
    return [report.document.text[one.start : one.end] for one in report.findings if one.code == "FC306"]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_is_told_again_is_recognised(language: str, text: str) -> None:
    """Rounded, cut, hedged, in words or in another form: it is the same figure."""
    report = factcheck.check(text, language=language)
    assert told(report)
    assert {verdict for verdict, _ in told(report)} == {"ok"}
    assert not flagged(report)


@pytest.mark.parametrize(("language", "text", "figure", "cause"), WRONG)
def test_a_slip_between_headline_and_body(language: str, text: str, figure: str, cause: str | None) -> None:
    """The figure of the body is marked, with what parts it from the headline's."""
    report = factcheck.check(text, language=language)
    assert flagged(report) == [figure]
    assert [claim.cause.kind if claim.cause else None for claim in report.claims if claim.verdict == "wrong"] == [cause]
    assert all(finding.severity == "warning" for finding in report.findings if finding.code == "FC306")


@pytest.mark.parametrize(("language", "text"), STRANGERS)
def test_other_figures_are_strangers(language: str, text: str) -> None:
    """Figures of other things stay alone however like they look."""
    assert not flagged(factcheck.check(text, language=language))


def test_a_title_outside_the_text() -> None:
    """The title of the front matter counts though it has no place in the text; the claim has the body's figure only."""
    source = "---\ntitle: Mill to cut 350 jobs\ndate: 2019-05-31\n---\nThe paper mill will cut 3,500 jobs by May.\n"
    document = documents.open_document(io.BytesIO(source.encode()), name="mill.md")
    report = check_document(document)
    assert flagged(report) == ["3,500"]
    (claim,) = report.claims
    assert (claim.roles, len(claim.figures), claim.cause and claim.cause.kind) == (("body",), 1, "magnitude")


def test_a_heading_below_a_title_without_figures() -> None:
    """The title of the front matter may be another one: then the first line is the headline."""
    text = "---\ntitle: Ferry news\n---\n# Ferry costs $250 million\n\nThe new ferry cost $250 billion, they said.\n"
    document = documents.open_document(io.BytesIO(text.encode()), name="ferry.md")
    assert [finding.code for finding in check_document(document).findings] == ["FC306"]


def test_a_title_that_the_text_repeats() -> None:
    """A title that stands in the text is taken there, once."""
    text = "Mill to cut 350 jobs\n\nThe paper mill will cut 350 jobs by May."
    report = check_document(documents.from_text(text, date=dt.date(2019, 5, 31))._replace(title="Mill to cut 350 jobs"))
    assert told(report) == [("ok", "350")]


def test_a_long_amount_with_two_digits_exchanged() -> None:
    """Two amounts of five digits that differ by two neighbours are told of wherever they stand."""
    text = "The bike costs $1,408.90 with the duty. In the north the same bike is sold for $1,480.90 with the duty."
    report = factcheck.check(text)
    assert flagged(report) == ["$1,480.90"]
    (claim,) = (claim for claim in report.claims if claim.kind == "restated")
    assert (claim.roles, claim.verdict) == (("first", "again"), "wrong")
    assert not flagged(factcheck.check(text.replace("1,480.90", "1,490.80")))
    assert not flagged(factcheck.check("The bike costs $1,408.90 with the duty. A piano went for $1,480.90 in May."))


@pytest.mark.parametrize(
    "text",
    [
        "Headline: Vase may fetch £7m. Body: It is valued at £1.5m-£2.5m.",
        "Headline: Toll rises to 217. Lead: The toll of the ferry disaster rose to 247 on Sunday.",
        "Headline: Unemployment falls to 4.7%. Lead: The unemployment rate fell to 7.7% in June.",
    ],
)
def test_the_only_figures_of_short_sections(text: str) -> None:
    """Where each tells of one amount only, and with the same words, the two are the same; so is an estimate."""
    assert [finding.code for finding in factcheck.check(text, language="en").findings] == ["FC306"]
