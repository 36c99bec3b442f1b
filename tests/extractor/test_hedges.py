"""Hedges and periods: before, behind and inside a figure, and words that only look so."""

from __future__ import annotations

import pytest

from factcheck.extractor import extract
from factcheck.model import Document, Figure

HEDGES = [
    ("zh", "罚款约3000元。", "约", "about"),
    ("zh", "罚款3000元左右。", "左右", "about"),
    ("zh", "投入超过1亿元。", "超过", "over"),
    ("zh", "收入不到500美元。", "不到", "under"),
    ("zh", "投入100余万元。", "余", "over"),
    ("zh", "可节约3000元。", None, None),
    ("zh", "会费在20元以下。", "以下", "at most"),
    ("ja", "費用は約50万円だ。", "約", "about"),
    ("ja", "費用は50万円超だ。", "超", "over"),
    ("ja", "費用は50万円未満だ。", "未満", "under"),
    ("ja", "費用は50万円以上だ。", "以上", "at least"),
    ("ja", "違約金の契約50万円。", None, None),
    ("ko", "벌금은 약 50만 원이다.", "약", "about"),
    ("ko", "벌금은 최대 50만 원이다.", "최대", "at most"),
    ("ko", "벌금은 50만 원을 넘는 수준이다.", "을 넘는", "over"),
    ("ko", "벌금은 50여만 원이다.", "여", "over"),
    ("ko", "그 계약 50만 원은 무효다.", None, None),
    ("en", "It cost some $3m.", "some", "about"),
    ("en", "It cost upwards of $3m.", "upwards of", "over"),
    ("en", "Crude fell as much as $2.", "as much as", "at most"),
    ("de", "Das kostet knapp zwei Milliarden Euro.", "knapp", "under"),
    ("de", "Es gibt bis zu 9.000 Euro.", "bis zu", "at most"),
    ("fr", "L'aide va jusqu'à 3.000 euros.", "jusqu'à", "at most"),
    ("es", "Cuesta unos 30 euros.", "unos", "about"),
    ("pt", "Multa de até 50 mil euros.", "até", "at most"),
    ("it", "Costa quasi un milione di euro.", "quasi", "under"),
    ("nl", "Krap 2 miljoen euro.", "Krap", "under"),
    ("nl", "De prijs daalde tot 41,30 dollar.", None, None),
    ("nl", "Subsidie tot 4000 euro.", "tot", "at most"),
    ("ru", "Курс доллара вырос до 76,32 рубля.", None, None),
    ("ru", "Штраф до 100 тысяч рублей.", "до", "at most"),
    ("id", "Hampir 100 ribu rupiah hilang.", "Hampir", "under"),
    ("tr", "En az 100 bin TL ödedi.", "En az", "at least"),
]
PERIODS = [
    ("zh", "月薪3000元。", "month"),
    ("zh", "每股约0.22港元。", "share"),
    ("zh", "油价为80美元/桶。", "barrel"),
    ("ja", "時給1500円で働く。", "hour"),
    ("ja", "1株当たり40ドルで買う。", "share"),
    ("ko", "월 300만 원을 받는다.", "month"),
    ("ko", "1인당 약 30만 원이다.", "person"),
    ("ko", "지난 5월 300만 원을 냈다.", None),
    ("ko", "서울 300만 원.", None),
    ("zh", "每股派发现金红利0.35元。", "share"),
    ("en", "A $600-a-week benefit.", "week"),
    ("en", "A £1,000-a-month job.", "month"),
    ("de", "Er verdient 60.000 Euro brutto pro Jahr.", "year"),
    ("fr", "Un tarif de 15 euros l'heure.", "hour"),
    ("es", "El salario es de 950 euros mensuales.", "month"),
    ("pt", "R$ 0,25 por ação.", "share"),
    ("it", "Costa 3,50 euro al chilo.", "kilogram"),
    ("nl", "Hij verdient 2000 euro bruto per maand.", "month"),
    ("ru", "Цена — 41,2 доллара за баррель.", "barrel"),
    ("id", "Upah Rp 80.000 per hari.", "day"),
    ("tr", "Yılda 50 bin dolar kazanıyor.", "year"),
]


def figure(language: str, text: str) -> Figure:
    """The only figure of a text."""
    (found,) = extract(Document(text, language=language))
    return found


@pytest.mark.parametrize(("language", "text", "written", "bound"), HEDGES)
def test_hedge_of_a_figure(language: str, text: str, written: str | None, bound: str | None) -> None:
    """A hedge is told with its bound; a word that only ends like one (save, contract) is none."""
    found = figure(language, text)
    assert (found.hedge, found.bound) == (written, bound)


@pytest.mark.parametrize(("language", "text", "period"), PERIODS)
def test_period_of_a_figure(language: str, text: str, period: str | None) -> None:
    """What the amount is for stands behind it, or right before it and its hedge; not inside another word."""
    assert figure(language, text).per == period
