"""Every message has an example, in both languages, and every chat can draw it within its limits."""

from __future__ import annotations

import re

import pytest

from api.contract.fields import CONTACT_COLUMNS
from bot.feishu.render import render as feishu
from bot.gallery import Exhibit, exhibits, message_names
from bot.slack.render import render as slack
from handlers.cards import Controls
from handlers.messages.examples import MIA
from handlers.words import LANGUAGES
from tests.cards import lines_of

EXHIBITS = list(exhibits(*LANGUAGES))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
AS_TYPED = re.compile(r"“[^”]*”|\b中文\b")
"""What stays as it is in any language: the words a person typed, and the name that a language gives itself."""


def name(exhibit: Exhibit) -> str:
    return f"{exhibit.message}-{exhibit.number}-{exhibit.language}"


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=name)
def test_a_card_has_a_title_and_says_its_conclusion_in_one_plain_line(exhibit: Exhibit) -> None:
    assert exhibit.card.title.strip()
    assert exhibit.card.said.strip()
    assert "\n" not in exhibit.card.said


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=name)
def test_a_card_speaks_the_language_asked_for(exhibit: Exhibit) -> None:
    said = AS_TYPED.sub("", exhibit.card.said)
    assert bool(CHINESE.search(said)) == (exhibit.language == "zh")


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=name)
def test_every_chat_draws_the_card(exhibit: Exhibit) -> None:
    text, blocks = slack(exhibit.card)
    assert text and blocks
    drawn = feishu(exhibit.card)
    assert drawn["header"]["title"]["content"]
    assert bool(drawn["body"]["elements"]) == bool(exhibit.card.blocks)


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=name)
def test_contacts_stand_only_in_one_person_s_details_and_never_in_the_summary(exhibit: Exhibit) -> None:
    contacts = [value for column in CONTACT_COLUMNS if (value := getattr(MIA, column))]
    assert contacts
    said = "\n".join(lines_of(exhibit.card))
    for contact in contacts:
        assert contact not in exhibit.card.said
        assert (contact in said) == ((exhibit.message, exhibit.number) == ("creator_details", 0))


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=name)
def test_a_title_has_no_full_stop_and_leads_to_nothing_with_a_colon(exhibit: Exhibit) -> None:
    assert not exhibit.card.title.endswith((".", "。", ":", "："))


UNCHINESE = re.compile(r"[\u4e00-\u9fff], |： |“/(?:creators|collect)\b|\d(?:秒|分|小时|天|周|个月|年前)")
"""A half-width comma, a blank behind a full-width colon, an English line to type, a number stuck to its unit."""


@pytest.mark.parametrize("exhibit", [each for each in EXHIBITS if each.language == "zh"], ids=name)
def test_a_chinese_card_is_set_as_chinese_is(exhibit: Exhibit) -> None:
    assert UNCHINESE.findall("\n".join((*lines_of(exhibit.card), exhibit.card.said))) == []


def test_there_is_a_message_for_everything_that_the_menu_can_say() -> None:
    assert {"creator_list", "lookalike_list", "creator_details", "problem", "usage", "command_list"} <= set(
        message_names()
    )


def test_what_is_to_be_had_of_a_file_stands_before_what_collects_again() -> None:
    [card] = (each.card for each in EXHIBITS if (each.message, each.number, each.language) == ("collected", 0, "en"))
    [buttons] = (block.controls for block in card.blocks if isinstance(block, Controls))
    assert [each.label for each in buttons] == [
        "Download",
        "Fresh link",
        "Open as Sheet",
        "Open as Base",
        "As CSV",
        "As HTML",
        "Retry only the missing 2",
    ]
