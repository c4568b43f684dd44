"""Every message of the product, in both languages, is one that Slack takes and that loses nothing there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.gallery import Exhibit, exhibits
from bot.slack.accepted import NONE
from bot.slack.modals import Asked, form_of, modal
from bot.slack.render import render
from handlers.cards import Button, Listing
from handlers.cards.form import ChoiceField, Form
from handlers.words import words
from tests.cards import controls_of
from tests.platforms.slack.blocks import check, check_view, elements_of, text_of

MANIFEST = yaml.safe_load((Path(__file__).resolve().parents[3] / "manifest.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "exhibit", list(exhibits("en", "zh")), ids=lambda each: f"{each.message}-{each.number}-{each.language}"
)
def test_message_is_drawn_whole(exhibit: Exhibit) -> None:
    said, blocks = render(exhibit.card, kinds=NONE)
    check(blocks)
    assert said
    assert "…" not in [line[-1:] for line in text_of(blocks).splitlines()]
    openers = [f"[{block.open}]" for block in exhibit.card.blocks if isinstance(block, Form)]
    pressed = sum(len(each["options"]) if each["type"] == "overflow" else 1 for each in elements_of(blocks))
    assert pressed == len(list(controls_of(exhibit.card))) + len(openers)
    assert all(opener in text_of(blocks) for opener in openers)
    for block in exhibit.card.blocks:
        if isinstance(block, Listing):
            assert block.more.replace("{n}", "1") not in text_of(blocks)
    labels = [each.label for each in controls_of(exhibit.card) if isinstance(each, Button)]
    assert all(f"[{label}]" in text_of(blocks) for label in labels)


@pytest.mark.parametrize(
    "exhibit", list(exhibits("en", "zh")), ids=lambda each: f"{each.message}-{each.number}-{each.language}"
)
def test_text_of_a_message_is_whole_sentences_with_the_numbers_of_its_title(exhibit: Exhibit) -> None:
    said, _ = render(exhibit.card)
    assert not re.search(r"[?!？！][.。:：]|[.。]{2}|\d[A-Z][a-z]", said)
    assert not said.endswith((":", "：", "·"))
    assert [number for number in re.findall(r"\d[\d,.]*\d|\d", exhibit.card.title) if number not in said] == []


@pytest.mark.parametrize(
    "exhibit", list(exhibits("zh")), ids=lambda each: f"{each.message}-{each.number}-{each.language}"
)
def test_a_chinese_message_names_the_commands_that_slack_has(exhibit: Exhibit) -> None:
    """Slack's client refuses to send a line that begins with a slash and no command of the manifest."""
    said, blocks = render(exhibit.card)
    offered = {command["command"] for command in MANIFEST["features"]["slash_commands"]}
    named = re.findall(r"(?<![\w/])/(?:[a-z]{3,}|[一-鿿]+)(?=\s)", said + "\n" + text_of(blocks))
    assert set(named) <= offered


@pytest.mark.parametrize(
    "exhibit",
    [each for each in exhibits("en", "zh") if render(each.card) != render(each.card, kinds=NONE)],
    ids=lambda each: f"{each.message}-{each.number}-{each.language}",
)
def test_message_in_richer_blocks_says_and_offers_the_same(exhibit: Exhibit) -> None:
    _, blocks = render(exhibit.card)
    _, plain_blocks = render(exhibit.card, kinds=NONE)
    check(blocks)
    shown, said = text_of(blocks), text_of(plain_blocks)
    for page in [each.label for each in controls_of(exhibit.card) if isinstance(each, Button) and each.url]:
        said = said.replace(f"[{page}]", "")
    assert [word for word in re.findall(r"[\w%.,]+", said) if word not in shown] == []
    assert presses_of(blocks) == presses_of(plain_blocks)


def presses_of(blocks: list[dict[str, Any]]) -> set[str]:
    """What can be pressed; a page to open may be left to the name that links to it."""
    values = {option["value"] for each in elements_of(blocks) for option in each.get("options", ())}
    return (values | {each["value"] for each in elements_of(blocks) if "value" in each}) - {"opens"}


@pytest.mark.parametrize(
    "exhibit",
    [each for each in exhibits("en", "zh") if form_of(each.card)],
    ids=lambda each: f"{each.message}-{each.number}-{each.language}",
)
def test_form_is_a_modal_with_every_field(exhibit: Exhibit) -> None:
    form = form_of(exhibit.card)
    assert form is not None
    view = modal(exhibit.card, Asked("C1"), words(exhibit.language))
    check_view(view)
    assert view["title"]["text"] == exhibit.card.title
    assert view["submit"]["text"] == form.submit
    shown = text_of(view["blocks"])
    for field in form.fields:
        assert field.label in shown
        assert field.hint in shown
        if isinstance(field, ChoiceField):
            [block] = [each for each in view["blocks"] if each.get("label", {}).get("text") == field.label]
            assert [option["text"]["text"] for option in block["element"]["options"]] == [
                choice.label for choice in field.choices
            ]
