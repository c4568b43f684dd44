"""Creators are found by the words they use, however those words are typed, in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.platforms import Platform
from api.service.catalogue.terms import asked_terms, folded, terms_of
from tests.api.service.catalogue.conftest import Opens

MBAPPE, DECOMPOSED = unicodedata.normalize("NFC", "Kylian Mbappé"), unicodedata.normalize("NFD", "Kylian Mbappé")
IU, JAMO = "이지금 IU", unicodedata.normalize("NFD", "이지금 IU")

FOUND = [
    (DECOMPOSED, "Mbappé"),
    (DECOMPOSED, unicodedata.normalize("NFD", "Mbappé")),
    (MBAPPE, unicodedata.normalize("NFD", "mbappé")),
    (MBAPPE, "MBAPPE kylian"),
    (JAMO, "이지금"),
    (IU, JAMO),
    (IU, "지금"),
    ("日本語チャンネル", "日本語"),
    ("日本語チャンネル", "チャンネル"),
    ("日本語チャンネル", "ﾁｬﾝﾈﾙ"),
    ("美妆博主小雨", "美妆"),
    ("美妆博主小雨", "雨"),
    ("美妆 beauty 博主", "博主 Beauty"),
    ("Zoë 🎉 parties", "zoe parties"),
    ("🎉zoë🎉", "Zoë"),
    ("khaby.lame", "khaby.lame"),
    ("khaby.lame", "lame"),
    ("snake_case_name", "case"),
    ("Ｆｕｌｌ Ｗｉｄｔｈ", "full width"),
    ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
    ("Straße 7", "STRASSE"),
    ("İstanbul", "istanbul"),
    ("ครัวบ้านๆ", "ครัว"),
    ("تجميل ومكياج", "تجميل"),
    ("Цветы и чай", "ЦВЕТЫ"),
]

NOT_FOUND = [
    ("mbappelation", "mbappe"),
    ("beauty", "beau"),
    ("美妆博主", "妆美"),
    ("美妆", "美食"),
    ("ハハ", "パパ"),
    ("이지금", "이지은"),
]


@pytest.mark.parametrize(("text", "keyword"), FOUND)
def test_a_word_is_found_however_it_is_typed(opens: Opens, text: str, keyword: str) -> None:
    catalogue = opens()
    catalogue.put([{"platform": "tiktok", "uid": "1", "nickname": text}])
    assert catalogue.search(Platform.TIKTOK, {"keyword": keyword}).records


@pytest.mark.parametrize(("text", "keyword"), NOT_FOUND)
def test_another_word_is_not(text: str, keyword: str) -> None:
    assert not asked_terms(keyword) <= terms_of([text])


@pytest.mark.parametrize("keyword", ["", "  ", "🎉", "...", "——", "👩‍🍳"])
def test_a_keyword_without_letters_finds_nobody_rather_than_everybody(opens: Opens, keyword: str) -> None:
    catalogue = opens()
    catalogue.put([{"platform": "tiktok", "uid": "1", "nickname": "🎉 mia"}])
    assert not asked_terms(keyword)
    assert catalogue.search(Platform.TIKTOK, {"keyword": keyword}).records == []


@pytest.mark.parametrize("column", ["username", "nickname", "bio"])
def test_names_and_bios_and_hashtags_are_searched(opens: Opens, column: str) -> None:
    catalogue = opens()
    catalogue.put([{"platform": "youtube", "uid": "1", column: "tea house", "hashtags": ["茶", "Matcha"]}])
    for keyword in ("house", "matcha tea", "茶"):
        assert catalogue.search(Platform.YOUTUBE, {"keyword": keyword}).records, keyword


@given(st.text(max_size=40))
def test_a_text_is_found_by_itself_in_either_normal_form(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert asked_terms(unicodedata.normalize(form, text)) <= terms_of([text])


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
