"""A press starts tasks once, however often it is made, and tells what the creator API said to each."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from api.contract.codes import CODES
from handlers.words import words
from storage.kinds import Periods
from tests.handlers.collecting.room import CHANNEL, Room, labels, words_of
from tests.platforms.task_api import Refusal

REFUSALS = sorted(set(CODES) - {42901, 50001})
"""Codes after which it is certain that nothing began; 42901 only says when to come again."""


async def test_the_asker_is_told_and_everybody_gets_one_card_that_fills(room: Room) -> None:
    await room.says("/collect tiktok @mia @leo")
    card = await room.presses("Collect 2")
    assert card.title == "Collecting 2 creators"
    assert room.audience == "asker"
    await room.delivered()
    [parent] = room.parents
    assert parent.conversation == CHANNEL
    assert parent.card.title == "Collecting 2 creators · 0%"
    assert "Asked: /collect @mia @leo" in words_of(parent.card)
    assert "By: Mia" in words_of(parent.card)
    room.api.tasks["task_1"].completed = 1
    await room.runs(seconds=45)
    assert parent.card.title == "Collecting 2 creators · 0%"  # the API says 0 per cent
    assert "Collected: 1 of 2" in words_of(parent.card)
    room.api.finish(failed=1)
    await room.runs(minutes=1)
    assert parent.card.title == "1 of 2 creators are collected"
    assert "Not found: 1" in words_of(parent.card)
    assert len(room.parents) == 1


async def test_fifty_presses_at_once_submit_each_task_once(room: Room) -> None:
    many = " ".join(f"https://www.tiktok.com/@creator{number}" for number in range(600))
    card = await room.says(f"/collect {many}")
    await asyncio.gather(*(room.presses("Collect 600", card) for _ in range(50)))
    assert room.api.asked["submit"] == 2
    assert len(await room.tasks()) == 2
    await room.delivered()
    assert len(room.parents) == 1


async def test_the_task_name_and_values_reach_the_api_as_plain_profile_links(room: Room) -> None:
    await room.says("/collect https://m.tiktok.com/@Mia?_t=1&_r=1 youtube @BeanLab")
    await room.presses("Collect 2")
    assert [task.values for task in room.api.tasks.values()] == [
        ["https://www.tiktok.com/@mia"],
        ["https://www.youtube.com/@BeanLab"],
    ]


@pytest.mark.parametrize("code", REFUSALS)
async def test_every_refusal_is_worded_for_the_asker_and_on_the_card(room: Room, code: int) -> None:
    room.api.troubles["submit"] = [Refusal(code, CODES[code].http)]
    await room.says("/collect tiktok @mia")
    card = await room.presses("Collect 1")
    await room.delivered()
    [parent] = room.parents
    sentence = words("en")("problem-submit", reason="40001") if code == 40001 else words("en")(f"problem-{code}")
    for said in (words_of(card), words_of(parent.card)):
        assert sentence in said
        assert "req_1" in said
    assert parent.card.said == "Nothing was collected · refused"


async def test_trouble_of_the_api_s_own_leaves_open_whether_the_task_began(room: Room) -> None:
    room.api.troubles["submit"] = [Refusal(50001, 500)]
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    await room.delivered()
    assert "outcome unknown" in room.parents[0].card.said


async def test_too_many_requests_only_make_the_task_wait(room: Room) -> None:
    room.api.troubles["submit"] = [Refusal(42901, 429, {"Retry-After": "30"})] * 3
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    await room.runs(minutes=3)
    assert [task.intent for task in await room.tasks()] == ["confirmed"]


async def test_a_refused_task_can_be_tried_again_when_the_reason_is_gone(room: Room) -> None:
    room.api.troubles["submit"] = [Refusal(40201, 402)]
    await room.says("/collect tiktok @mia")
    assert "Collect fewer, or top the account up" not in words_of(await room.presses("Collect 1"))
    await room.delivered()
    [parent] = room.parents
    assert "Collect fewer, or top the account up" in words_of(parent.card)
    await room.presses("Try again", parent.card)
    assert room.api.asked["submit"] == 2
    assert [task.intent for task in await room.tasks()] == ["confirmed"]


async def test_a_submit_without_an_answer_is_said_and_never_sent_again_by_itself(room: Room) -> None:
    room.api.troubles["submit"] = [Refusal(is_lost=True)]
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    await room.runs(minutes=10)
    [parent] = room.parents
    assert "it may be running, and it may be paid for" in words_of(parent.card)
    assert labels(parent.card) == ["Send again (may be paid twice)"]
    assert room.api.asked["submit"] == 1


async def test_sending_an_unknown_task_again_takes_a_press_that_says_what_it_may_cost(room: Room) -> None:
    room.api.troubles["submit"] = [Refusal(is_lost=True)]
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    await room.delivered()
    [parent] = room.parents
    shown = parent.card
    await asyncio.gather(*(room.presses("Send again (may be paid twice)", shown) for _ in range(50)))
    assert room.api.asked["submit"] == 2
    [task] = await room.tasks()
    assert task.intent == "confirmed"


async def test_an_old_button_does_not_send_a_later_attempt_again(room: Room) -> None:
    room.api.troubles["submit"] = [Refusal(is_lost=True), Refusal(is_lost=True)]
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    await room.delivered()
    shown = room.parents[0].card
    room.clock.turn(minutes=1)
    await room.presses("Send again (may be paid twice)", shown)
    await room.presses("Send again (may be paid twice)", shown)
    assert room.api.asked["submit"] == 2


async def test_an_api_that_is_away_gets_the_tasks_once_it_is_back(room: Room) -> None:
    room.api.troubles["submit"] = [Refusal(is_away=True)]
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    await room.delivered()
    assert "0 of 1" in room.parents[0].card.said
    await room.runs(minutes=1)
    assert [task.intent for task in await room.tasks()] == ["confirmed"]


async def test_contacts_stand_on_no_card(room: Room) -> None:
    await room.says("/collect tiktok @mia mia@example.com")
    await room.presses("Collect 1")
    await room.runs(seconds=20)
    room.api.finish()
    await room.runs(minutes=1)
    cards = [*room.seen, *(card for message in room.board.posts for _, card in message.cards)]
    assert room.ready
    assert not [card for card in cards if "@example.com" in words_of(card)]


async def test_the_card_speaks_the_language_of_who_asked(room: Room) -> None:
    await room.says("/creators settings language:zh")
    await room.says("/采集 tiktok @mia @leo")
    await room.presses("采集 2 位")
    await room.runs(seconds=20)
    room.api.finish()
    await room.runs(minutes=1)
    assert room.parents[0].card.title == "2 位达人已全部采集"
    assert "2 位 TikTok 达人已采集完成" in words_of(room.ready[0].card)


async def test_a_preview_that_storage_has_forgotten_starts_nothing(room: Room) -> None:
    card = await room.says("/collect tiktok @mia")
    await room.scout.context.store.keeping.sweep(room.clock.now + timedelta(days=31), Periods())
    assert "no longer valid" in words_of(await room.presses("Collect 1", card))
    assert room.api.asked.total() == 0
