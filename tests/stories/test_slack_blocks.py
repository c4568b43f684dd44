"""In Slack, cards stand in the blocks that look best as far as the workspace takes them, and say the same else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from bot.app import Scout
from tests.platforms.chats import CHATS
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.fake import Shown
from tests.stories.conftest import Clock, Passing, bought

SEARCH = "/creators search tiktok beauty country:US"
LINKS = "/collect https://www.tiktok.com/@charlidamelio https://www.youtube.com/@MrBeast"


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[SlackDriver]:
    async with CHATS["slack"](scout) as person:
        assert isinstance(person, SlackDriver)
        yield person


def kinds(shown: Shown) -> set[str]:
    return {block["type"] for block in shown.blocks}


async def test_creators_are_looked_through_in_a_carousel_and_one_is_pressed(mia: SlackDriver, scout: Scout) -> None:
    await mia.says(SEARCH)
    assert "carousel" in kinds(mia.card)
    name = mia.shown.split("2. ")[1].splitlines()[0].split("@")[0].strip()
    await mia.presses("Details", place=1)
    assert name in mia.shown
    assert len(await bought(scout)) == 1


async def test_without_carousels_the_same_creators_stand_in_rows_with_a_menu(
    mia: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await mia.says(SEARCH)
    first = [line for line in mia.shown.splitlines() if line.startswith(("1. ", "5. "))]
    mia.slack.know_no("carousel")
    await mia.says(SEARCH)
    assert "carousel" not in kinds(mia.card)
    assert [line for line in mia.shown.splitlines() if line.startswith(("1. ", "5. "))] == first
    tried = len(mia.slack.called("response_url"))
    await mia.presses("Shortlist", place=1)
    await mia.says(SEARCH)
    assert sum("carousel" in str(sent.get("blocks")) for sent in mia.slack.called("response_url")[tried:]) == 0
    mia.slack.know_no()
    clock.turn(hours=25)
    await mia.says(SEARCH)
    assert "carousel" in kinds(mia.card)


async def test_collection_fills_as_a_plan_and_goes_on_in_rows_where_plans_are_no_more(
    mia: SlackDriver, passes: Passing
) -> None:
    await mia.says(LINKS)
    await mia.presses("Collect 2")
    await passes.delivers()
    [plan] = plans(mia)
    assert plan["title"] == "Tasks: 0 of 2 finished"
    assert {task["status"] for task in plan["tasks"]} <= {"pending", "in_progress"}
    mia.slack.know_no("plan")
    await passes(minutes=1)
    await passes(minutes=1)
    assert not list(plans(mia))
    assert any("All 2 creators are collected" in shown.words for shown in mia.slack.messages)


def plans(mia: SlackDriver) -> Iterator[dict[str, Any]]:
    for shown in mia.slack.messages:
        yield from (block for block in shown.blocks if block["type"] == "plan")


async def test_what_went_wrong_is_an_alert_and_a_paragraph_where_alerts_are_unknown(mia: SlackDriver) -> None:
    await mia.says("/creators search tiktok country:Atlantis")
    assert "alert" in kinds(mia.card)
    with_alert = mia.shown
    mia.slack.know_no("alert")
    await mia.says("/creators search tiktok country:Atlantis")
    assert "alert" not in kinds(mia.card)
    assert mia.shown == with_alert
