"""Bursts into one Feishu conversation: late rather than refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.feishu.calls import FeishuCalls
from bot.feishu.pace import Pace
from bot.feishu.post import FeishuPost
from handlers.chat import Conversation, Workspace
from tests.bot.slack.desk import Clock, card
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.tenant import DM, GROUP, TENANT

HERE = Conversation(Workspace("feishu", TENANT), GROUP)
ALONE = Conversation(Workspace("feishu", TENANT), DM, is_private=True)


class Time:
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    async def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def post(feishu: FakeFeishu, clock: Clock, time: Time) -> AsyncIterator[FeishuPost]:
    feishu.seconds = time
    calls = FeishuCalls(feishu.settings(), clock, time.pause, Pace(time.pause, time))
    await calls.open()
    yield FeishuPost(calls, clock)
    await calls.close()


async def test_a_burst_into_a_group_keeps_five_a_second_and_none_is_refused(
    post: FeishuPost, feishu: FakeFeishu, time: Time
) -> None:
    for number in range(12):
        await post.post(HERE, card(f"Card {number}"))
    assert len(feishu.called("POST im/v1/messages")) == len(feishu.messages) == 12
    assert time.waits == [1.0, 1.0]


async def test_other_conversations_do_not_wait(post: FeishuPost, feishu: FakeFeishu, time: Time) -> None:
    for _ in range(5):
        await post.post(HERE, card("Hello"))
        await post.post(ALONE, card("Hello"))
    assert time.waits == []


async def test_edits_of_one_message_keep_the_pace_too(post: FeishuPost, feishu: FakeFeishu, time: Time) -> None:
    posted = await post.post(HERE, card("Card"))
    for number in range(7):
        await post.update(posted, card(f"Card {number}"))
    assert len(feishu.called(f"PATCH im/v1/messages/{posted.message_id}")) == 7
    assert "Card 6" in feishu.last.words
    assert time.waits == [1.0]


async def test_what_others_send_into_the_group_is_waited_for_as_feishu_says(
    post: FeishuPost, feishu: FakeFeishu, time: Time
) -> None:
    feishu.slow_down("2")
    await post.post(HERE, card("Hello"))
    assert time.waits == [2.0]
    assert len(feishu.messages) == 1


async def test_those_who_come_at_once_get_their_turns_in_order(time: Time) -> None:
    turns: list[tuple[int, float]] = []

    async def later(seconds: float) -> None:
        turns.append((len(turns), seconds))

    pace = Pace(later, time)
    await asyncio.gather(*(pace.turn(GROUP) for _ in range(16)))
    assert [seconds for _, seconds in turns] == [1.0] * 5 + [2.0] * 5 + [3.0]
