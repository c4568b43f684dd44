"""Every message of the product, in both languages, is one that Slack takes and that loses nothing there."""

from __future__ import annotations

import pytest

from bot.gallery import Exhibit, exhibits
from bot.slack.render import render
from handlers.cards import Button, Listing
from tests.cards import controls_of
from tests.platforms.slack.blocks import check, elements_of, text_of


@pytest.mark.parametrize(
    "exhibit", list(exhibits("en", "zh")), ids=lambda each: f"{each.message}-{each.number}-{each.language}"
)
def test_message_is_drawn_whole(exhibit: Exhibit) -> None:
    said, blocks = render(exhibit.card)
    check(blocks)
    assert said
    assert "…" not in [line[-1:] for line in text_of(blocks).splitlines()]
    assert len(list(elements_of(blocks))) == len(list(controls_of(exhibit.card)))
    for block in exhibit.card.blocks:
        if isinstance(block, Listing):
            assert block.more.replace("{n}", "1") not in text_of(blocks)
    labels = [each.label for each in controls_of(exhibit.card) if isinstance(each, Button)]
    assert all(f"[{label}]" in text_of(blocks) for label in labels)
