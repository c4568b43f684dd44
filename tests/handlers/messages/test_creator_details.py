"""The card of one creator: every figure once, in the reader's words."""

from __future__ import annotations

from dataclasses import replace

from handlers.messages.creator_details import EXAMPLE, creator_details
from handlers.words import words
from tests.cards import lines_of

MIA = EXAMPLE.creator


def test_a_figure_that_tiktok_names_twice_is_shown_once() -> None:
    twice = replace(EXAMPLE, creator=replace(MIA, views_per_follower=0.36, views_per_sub=0.3601))
    assert [line for line in lines_of(creator_details(twice, words("en"))) if "iews per follower" in line] == [
        "Views per follower: 0.36"
    ]
    apart = replace(EXAMPLE, creator=replace(MIA, views_per_follower=0.36, views_per_sub=0.41))
    assert "Average views per follower: 0.41" in lines_of(creator_details(apart, words("en")))


def test_categories_have_their_chinese_names_where_these_are_known() -> None:
    known = {"primary": "Beauty & Personal Care", "secondary": "Makeup", "tertiary": "Facial Makeup"}
    new = {"primary": "Space Travel", "secondary": "", "tertiary": "Moon Hotels"}
    shown = creator_details(replace(EXAMPLE, creator=replace(MIA, categories=(known, new))), words("zh"))
    [line] = [line for line in lines_of(shown) if line.startswith("类目")]
    assert "美妆与个人护理 › " in line and "Makeup" not in line
    assert line.endswith("；Space Travel › Moon Hotels")
