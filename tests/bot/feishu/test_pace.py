"""Bursts into one Feishu conversation: late rather than refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feishu.calls import FeishuCalls
from bot.feishu.pace import Count, Counts, Pace, posting, replying
from bot.feishu.post import FeishuPost
from handlers.chat import Conversation, Person, Workspace
from tests.bot.slack.desk import Clock, card
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.limits import Limits
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
    feishu.limits = Limits(time)
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
    await asyncio.gather(*(pace.turn(posting(TENANT, GROUP)) for _ in range(16)))
    assert [seconds for _, seconds in turns] == [1.0] * 5 + [2.0] * 5 + [3.0]


async def test_a_persons_id_and_their_conversation_with_scout_are_one_place(
    post: FeishuPost, feishu: FakeFeishu, time: Time
) -> None:
    by_id = replace(ALONE, id="ou_mia")
    for _ in range(3):
        await post.post(by_id, card("Hello"))
        await post.post(ALONE, card("Hello"))
    assert feishu.limits.refused == []
    assert time.waits == [1.0]


async def test_a_burst_of_many_at_once_keeps_the_pace_as_well(feishu: FakeFeishu, clock: Clock) -> None:
    calls = FeishuCalls(feishu.settings(), clock, pace=feishu.pace())
    await calls.open()
    post = FeishuPost(calls, clock)
    await asyncio.gather(*(post.post(where, card("Hello")) for where in (HERE, ALONE) for _ in range(17)))
    assert len(feishu.messages) == 34
    assert feishu.limits.refused == []
    await calls.close()


async def test_many_groups_together_keep_what_feishu_allows_the_app(
    post: FeishuPost, feishu: FakeFeishu, time: Time
) -> None:
    groups = [replace(HERE, id=f"oc_{number}") for number in range(1_100)]
    feishu.groups |= {group.id: {"chat_mode": "group", "external": False} for group in groups}
    for group in groups:
        await post.post(group, card("Hello"))
    assert feishu.limits.refused == []
    assert time.seconds == pytest.approx(61)


async def test_private_cards_of_a_group_keep_their_own_pace(post: FeishuPost, feishu: FakeFeishu, time: Time) -> None:
    mia = Person(HERE.workspace, "ou_mia", "Mia")
    for _ in range(41):
        await post.whisper(HERE, mia, card("Hello"))
    assert feishu.limits.refused == []
    assert time.waits == [1.0]


@given(
    asked=st.lists(
        st.tuples(
            st.sampled_from(["oc_1", "oc_2", "oc_3"]),
            st.sampled_from([posting, replying]),
            st.integers(0, 3),
            st.booleans(),
        ),
        max_size=120,
    )
)
def test_no_order_of_calls_goes_over_a_limit(asked: list[tuple[str, Callable[[str, str], Counts], int, bool]]) -> None:
    time, went = Time(), list[tuple[float, Count]]()

    async def later(seconds: float) -> None:
        time.waits.append(seconds)

    async def ask() -> None:
        pace = Pace(later, time)
        for place, kind, pause, is_waited_for in asked:
            time.seconds += pause / 10
            time.waits.clear()
            await pace.turn(kind(TENANT, place), is_waited_for=is_waited_for)
            went.extend((time.seconds + sum(time.waits), count) for count in kind(TENANT, place))

    asyncio.run(ask())
    for at, count in went:
        for allowed in count.allowances:
            near = [other for other, of in went if of == count and at <= other < at + allowed.seconds - 1e-9]
            assert len(near) <= allowed.calls
