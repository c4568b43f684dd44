"""Contacts in free text are masked, however they are written; ordinary numbers and names stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feishu.render import render as feishu
from bot.slack.render import render as slack
from handlers.creators.masking import MASK, masked
from handlers.messages import creator_details, creator_list, lookalike_list
from handlers.words import LANGUAGES, words

CONTACTS = [
    *("me2@secret.com", "me.too+biz@mail.secret.museum", "me @gmail.com", "me @ secret.co.uk", "mia@gmail"),
    *("me [at] secret dot com", "me(at)secret.com", "mia at gmail dot com", "mia at gmail.com"),
    *("ｍｅ＠ｓｅｃｒｅｔ．ｃｏｍ", "me@sec\u200bret.com", "mailto:me@x.co"),
    *("+14155550101", "+1 (415) 555-0101", "(415) 555-0101", "415-555-0101", "415.555.0101", "0812 3456 7890"),
    *("138 0013 8000", "13800138000", "微信13800138000", "٠٥٠١٢٣٤٥٦٧", "4️⃣1️⃣5️⃣5️⃣5️⃣5️⃣0️⃣1️⃣0️⃣1️⃣"),
    *("Tel 5550101", "📞5550101", "wa4155550101", "QQ 12345678", "zalo: 0901234567"),
    *("wa.me/14155550101", "https://t.me/miabeauty", "http://line.me/ti/p/xyz", "chat.whatsapp.com/AbC"),
    *("微信：mia_beauty88", "vx: mia123", "WeChat: mia.beauty", "Line: mia_id"),
]
ORDINARY = [
    *("Mia Makes Up 💄", "433", "@433", "2019 - 2024", "since 1999-2005-2010", "Top 100 2020 2021 2022"),
    *("2024-11-24", "24.11.2024", "born 12/05/1999", "24-11-2024 18:30", "4:30pm-6:30pm", "GMT+8", "18+"),
    *("1,000,000 followers", "100 000 000 views", "10.000.000", "100000000+ views", "12M on TikTok", "2 000 000"),
    *("5'9\" 180 cm", "90s kid | 5 ft 10 | 150 lbs", "1920 x 1080", "24/7 gaming", "Nintendo 64 / PS5", "#1 in 2023"),
    *("@mia.makes.up", "Follow @khaby.lame", "IG: @mia.co", "user123456789", "R2-D2 C-3PO", "C++ 11"),
    *("meet me at home", "look at live music", "live at 5pm", "all at once. now", "team line up", "mia@home"),
]


@pytest.mark.parametrize("contact", CONTACTS)
def test_a_contact_is_masked(contact: str) -> None:
    assert masked(contact).replace(MASK, "") in {"", "WhatsApp ", "call"}
    assert masked(f"Mia · {contact} · thanks") == f"Mia · {MASK} · thanks"


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_text_stays(text: str) -> None:
    assert masked(text) == text


def test_every_contact_of_a_text_is_masked() -> None:
    assert masked("me2@secret.com call +14155550101") == f"{MASK} call {MASK}"


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert masked(masked(text)) == masked(text)


def strings(drawn: Any) -> str:
    """Every string of a payload, one after another."""
    if isinstance(drawn, dict):
        return "\n".join(map(strings, drawn.values()))
    if isinstance(drawn, list | tuple):
        return "\n".join(map(strings, drawn))
    return str(drawn)


names = st.text(st.characters(codec="utf-8", categories=["L", "Zs"]), max_size=8)
addresses = st.from_regex(r"[a-z]{2,8}(\.[a-z]{1,5})?@[a-z]{2,8}\.(com|co\.uk|io|de)", fullmatch=True)
numbers = st.from_regex(r"\+[1-9][0-9]{9,12}|1[3-9][0-9]{9}", fullmatch=True)


@settings(max_examples=60)
@given(names, st.one_of(addresses, numbers), names)
def test_no_shared_card_and_no_summary_holds_a_contact_in_any_chat(before: str, contact: str, after: str) -> None:
    text = f"{before} {contact} {after}"
    hiding = replace(creator_list.EXAMPLE.creators[0], nickname=text, bio=text, hashtags=(contact,), username=None)
    line = f'/creators search tiktok "{text}"'
    for language in LANGUAGES:
        said = words(language)
        found = replace(creator_list.EXAMPLE, creators=(hiding,), line=line, shared_by="Mia")
        alike = replace(lookalike_list.EXAMPLE, creators=(hiding,), shared_by="Mia")
        details = replace(creator_details.EXAMPLE, creator=hiding)
        shared = [
            creator_list.creator_list(found, said),
            lookalike_list.lookalike_list(alike, said),
            creator_details.creator_details(replace(details, contacts="hidden"), said),
        ]
        for card in shared:
            assert contact not in strings([slack(card), feishu(card), card.said])
        whole = creator_details.creator_details(details, said)
        assert contact not in whole.said and contact not in whole.title
        assert contact in strings(slack(whole))
