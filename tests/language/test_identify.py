"""Telling the language of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.identify import identify

SENTENCES = [
    ("en", "A colonel is paid 3000 RMB (approximately 500,000 KRW) for the month, and that is what it costs."),
    ("en", "The officer, whose name is 김정은 in Korean, said that he paid £3,000 — “a bargain”."),
    ("en", "A permit costs 3000 RMB (approximately 500,000 KRW) a year."),
    ("de", "Der Minister zahlte rund 3000 Euro für das Auto und die Miete."),
    ("fr", "Le ministre a payé 3000 euros pour la voiture, selon les chiffres du gouvernement."),
    ("es", "El coche cuesta unos 3000 euros, según el ministro de la región."),
    ("pt", "O ministro disse que o carro não custa 3000 reais, mas 4000 para a família."),
    ("it", "Il ministro ha detto che la macchina è costata circa 3000 euro."),
    ("nl", "De minister zei dat het ongeveer 3000 euro was voor een auto."),
    ("sv", "Ministern sade att bilen kostade omkring 3000 kronor och att det är för mycket."),
    ("pl", "Minister powiedział, że samochód kosztował około 3000 złotych i nie jest to dużo."),
    ("cs", "Ministr řekl, že auto stálo asi 3000 korun a že se to podle něj vyplatí."),
    ("tr", "Bakan, araba için yaklaşık 3000 lira ödendiğini ve bunun çok olduğunu söyledi."),
    ("vi", "Bộ trưởng cho biết chiếc xe có giá khoảng 3000 đô la và không đắt."),
    ("id", "Menteri mengatakan bahwa mobil itu dibeli dengan harga sekitar 3000 dolar dari yang lain."),
    ("ko", "북한 무역일꾼은 한 달에 3000위안(약 50만 원, 430 USD)을 바쳐야 한다."),
    ("ja", "関係者によると、毎月3000元（約50万ウォン）を納める。"),
    ("zh", "据报道，这名官员每月须上缴3000元人民币（约合50万韩元）。"),
    ("ru", "По словам чиновника, он ежемесячно платит 3000 юаней."),
    ("uk", "Міністр сказав, що це коштує 3000 гривень."),
    ("bg", "Министърът каза, че колата струва около 3000 лева и това не е много."),
    ("ar", "قال الوزير إنه دفع 3000 دولار لكل سيارة"),
    ("fa", "وزیر گفت که برای هر خودرو ۳۰۰۰ دلار پرداخت کرده است؛ چه کسی می‌پرسد؟"),
    ("th", "รัฐมนตรีกล่าวว่าเขาจ่าย 3000 บาทต่อคัน"),
    ("he", "השר אמר כי שילם 3000 שקל עבור כל רכב"),
    ("el", "Ο υπουργός είπε ότι πλήρωσε 3.000 ευρώ για κάθε όχημα."),
    ("hi", "मंत्री ने कहा कि उन्होंने हर कार के लिए 3000 रुपये दिए।"),
    ("en", ""),
    ("en", "3000 / 500,000"),
    ("en", "$5"),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    """By script, by letters of its own, by its frequent words; without any it is English."""
    assert identify(text) == language


def test_without_evidence_there_is_the_default() -> None:
    """An empty default asks for evidence."""
    assert identify("5 USD", "") == ""
    assert identify("Кб", "") == ""
    assert identify("The price of it", "") == "en"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    """A code of two letters, whatever the text."""
    assert len(identify(text)) == 2


@pytest.mark.parametrize("text", [SENTENCES[0][1], SENTENCES[14][1]])
def test_a_long_text_costs_no_more_than_its_beginning(text: str) -> None:
    """About a millisecond, even for megabytes."""
    long = text * (2_000_000 // len(text))
    identify(long)
    started = time.process_time()
    for _ in range(20):
        identify(long)
    assert (time.process_time() - started) / 20 < 0.005
