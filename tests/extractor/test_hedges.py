"""Hedges and periods of languages without spaces: before, behind and inside a figure, and words that only look so."""

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
