"""The edges of typed text made straight."""

from __future__ import annotations

import pytest

from handlers.grammar.straight import straightened


@pytest.mark.parametrize(
    ("typed", "straight"),
    [
        ("“a” ‘b’ «c» 「d」", '"a" \'b\' "c" "d"'),
        ("国家：美国，英国", "国家:美国,英国"),
        ("＠ｍｉａ ３％ ＞＝ ≥ ≤", "@mia 3% >= >= <="),
        ("a\u00a0b\u3000c\td\ne", "a b c d e"),
        ("be\u200bau\ufeffty \u202ex\u202c", "beauty x"),
        ("tik\ud83dtok \udc00", "tik tok"),
        ("cafe\u0301", "café"),
        ("👩\u200d🎤", "👩\u200d🎤"),
        ("<https://www.tiktok.com/@x|tiktok.com/@x>", "https://www.tiktok.com/@x"),
        ("<https://www.tiktok.com/@x>", "https://www.tiktok.com/@x"),
        ("<mailto:a@example.com|a@example.com>", "a@example.com"),
        ("<@U07AB|mia> <@U07AB>", "@mia @U07AB"),
        ("<#C1|general> <!here>", "#general here"),
        ("er:&gt;3% a &amp; b &lt;5", "er:>3% a & b <5"),
        ("er:<5% er:>3%", "er:<5% er:>3%"),
        ("<https://a.example|the “best” one>", "https://a.example"),
        ('"<#|" followers:>=2', '"<#|" followers:>=2'),
    ],
)
def test_typed_text_is_made_straight(typed: str, straight: str) -> None:
    assert straightened(typed) == straight


@pytest.mark.parametrize(
    "typed", ["&amp;amp;lt;", "&<!x|lt;>", "<<https://a>>", "<ht<!x|tps://b>", "e<!x|\u0301>", "＜@U1｜x＞"]
)
def test_wrapped_in_wrappings_it_is_straight_after_once(typed: str) -> None:
    assert straightened(straightened(typed)) == straightened(typed)
