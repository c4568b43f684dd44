"""What Feishu said before stands in for what it does not say now, and nobody waits for it long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.feishu.calls import FeishuCalls
from bot.feishu.learned import Learned
from bot.feishu.lookups import AT_ONCE, Lookups
from handlers.chat import Workspace
from storage.store import Store, open_store
from tests.bot.slack.desk import Clock
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.tenant import GROUP, TENANT

TEAM = Workspace("feishu", TENANT)
PROFILE_PATH, GROUP_PATH = "contact/v3/users/ou_mia", f"im/v1/chats/{GROUP}"
FAILS = "1500"
"""An inner error of Feishu's, as it passes by itself."""


@pytest.fixture
async def calls(feishu: FakeFeishu, clock: Clock) -> AsyncIterator[FeishuCalls]:
    calls = FeishuCalls(feishu.settings(), clock, pace=feishu.pace())
    await calls.open()
    yield calls
    await calls.close()


@pytest.fixture
def lookups(calls: FeishuCalls, clock: Clock) -> Lookups:
    return Lookups(calls, clock, Learned(None))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def test_while_feishu_fails_older_word_stands_in_and_is_asked_for_once_a_minute(
    lookups: Lookups, feishu: FakeFeishu, clock: Clock
) -> None:
    told = await lookups.profile(TEAM, "ou_mia")
    clock.tick(hours=2)
    feishu.refuse(PROFILE_PATH, FAILS)
    feishu.calls.clear()
    for _ in range(3):
        assert await lookups.profile(TEAM, "ou_mia") == told
    assert len(feishu.called(f"GET {PROFILE_PATH}")) == 1
    feishu.people["ou_mia"]["name"] = "Mia Li"
    clock.tick(minutes=1)
    assert (await lookups.profile(TEAM, "ou_mia"))["name"] == "Mia Li"


async def test_nobody_waits_long_for_feishu_where_older_word_stands_in(
    calls: FeishuCalls, feishu: FakeFeishu, clock: Clock
) -> None:
    lookups = Lookups(calls, clock, Learned(None), waits_for=0)
    told = await lookups.group(TEAM, GROUP)
    clock.tick(hours=1)
    feishu.line.hold("")
    async with asyncio.timeout(5):
        assert await lookups.group(TEAM, GROUP) == told
    feishu.line.let_go()


async def test_word_that_must_be_new_is_waited_for_and_asked_for_each_time(
    lookups: Lookups, feishu: FakeFeishu, clock: Clock
) -> None:
    told = await lookups.group(TEAM, GROUP)
    clock.tick(hours=2)
    feishu.refuse(GROUP_PATH, FAILS, FAILS)
    assert await lookups.group(TEAM, GROUP) == told
    assert await lookups.group(TEAM, GROUP, AT_ONCE) == {}
    assert await lookups.group(TEAM, GROUP, AT_ONCE) == told


async def test_an_outsider_of_whom_another_process_hears_while_feishu_is_asked_is_not_overlooked(
    calls: FeishuCalls, feishu: FakeFeishu, clock: Clock, store: Store
) -> None:
    one, other = (Lookups(calls, clock, Learned(store)) for _ in range(2))
    feishu.line.hold("")
    asking = asyncio.create_task(one.group(TEAM, GROUP))
    await feishu.line.until(lambda: "" in feishu.line.waiting)
    clock.tick(seconds=1)
    await other.has_outsiders(TEAM, GROUP, "join")
    feishu.line.let_go()
    assert (await asking)["external"] is True
    assert (await one.group(TEAM, GROUP))["external"] is True


async def test_what_one_process_was_told_of_a_group_the_others_need_not_ask(
    calls: FeishuCalls, feishu: FakeFeishu, clock: Clock, store: Store
) -> None:
    one, other = (Lookups(calls, clock, Learned(store)) for _ in range(2))
    await one.group(TEAM, GROUP)
    clock.tick(minutes=4)
    assert (await other.group(TEAM, GROUP))["external"] is False
    assert len(feishu.called(f"GET {GROUP_PATH}")) == 1
    clock.tick(minutes=1)
    await other.group(TEAM, GROUP)
    assert len(feishu.called(f"GET {GROUP_PATH}")) == 2
