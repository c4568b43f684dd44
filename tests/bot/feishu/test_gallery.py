"""Every message of the product, in both languages, is one that Feishu takes and that loses nothing there."""

from __future__ import annotations

import pytest

from bot.feishu.render import render
from bot.gallery import Exhibit, exhibits
from handlers.cards import Button, Listing
from handlers.cards.form import Form
from tests.cards import controls_of
from tests.platforms.feishu.cards import check, tagged, text_of


@pytest.mark.parametrize(
    "exhibit", list(exhibits("en", "zh")), ids=lambda each: f"{each.message}-{each.number}-{each.language}"
)
def test_message_is_drawn_whole(exhibit: Exhibit) -> None:
    drawn = check(render(exhibit.card))
    assert drawn["config"]["summary"]["content"]
    assert "…" not in [line[-1:] for line in text_of(drawn).splitlines()]
    controls = [each for each in tagged(drawn) if each["tag"] in {"button", "select_static"} and "name" not in each]
    assert len(controls) == len(list(controls_of(exhibit.card)))
    for block in exhibit.card.blocks:
        if isinstance(block, Listing):
            assert block.more.replace("{n}", "1") not in text_of(drawn)
    labels = [each.label for each in controls_of(exhibit.card) if isinstance(each, Button)]
    assert all(f"[{label}]" in text_of(drawn) for label in labels)


@pytest.mark.parametrize(
    "exhibit",
    [each for each in exhibits("en", "zh") if any(isinstance(block, Form) for block in each.card.blocks)],
    ids=lambda each: f"{each.message}-{each.number}-{each.language}",
)
def test_form_stands_in_the_card_with_every_field_and_what_is_wrong(exhibit: Exhibit) -> None:
    shown = text_of(check(render(exhibit.card)))
    [form] = [block for block in exhibit.card.blocks if isinstance(block, Form)]
    for field in form.fields:
        assert field.label in shown
        assert field.hint in shown
    assert f"[{form.submit}]" in shown
    assert all(said in shown for _, said in form.problems)
