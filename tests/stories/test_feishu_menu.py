"""The entries of the bot's menu in Feishu do what their lines do, in the direct message."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import Scout
from bot.feishu.deliveries.commands import MENU
from tests.platforms.chats import CHATS
from tests.platforms.feishu import FeishuDriver
from tests.stories.conftest import Clock


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with CHATS["feishu"](scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("search", "Find creators"),
        ("scout.collect", "Collect creators"),
        ("HOME", "Your settings"),
        ("digests", "digest"),
        ("credits", "Credits left"),
        ("help", "What Scout can do"),
    ],
)
async def test_an_entry_is_answered_in_the_direct_message(mia: FeishuDriver, key: str, shown: str) -> None:
    await mia.chooses(key)
    assert shown in mia.shown


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("home", "你的设置"),
        ("search", "找达人"),
        ("collect", "采集达人"),
        ("status", "这里还没有采集过"),
        ("saved", "还没有保存的搜索"),
        ("digests", "还没有定时简报"),
        ("lists", "还没有名单"),
        ("credits", "剩余积分"),
        ("help", "Scout 能做什么"),
    ],
)
async def test_an_entry_is_answered_in_chinese_to_those_who_read_chinese(
    mia: FeishuDriver, key: str, shown: str
) -> None:
    await mia.says("/creators settings language:zh")
    await mia.chooses(key)
    assert shown in mia.shown


async def test_an_entry_that_was_chosen_long_ago_is_left_alone(mia: FeishuDriver, clock: Clock) -> None:
    chosen_at = str(int(clock().timestamp() * 1000))
    clock.turn(minutes=31)
    await mia.chooses("home", create_time=chosen_at)
    assert mia.feishu.messages == []
    clock.turn(minutes=-2)
    await mia.chooses("home", create_time=chosen_at)
    assert "Your settings" in mia.shown


@pytest.mark.parametrize("key", sorted(MENU))
async def test_every_entry_stands_for_a_line_that_works(mia: FeishuDriver, key: str) -> None:
    await mia.chooses(key)
    assert (mia.shown.splitlines()[0] == "What Scout can do") == (key == "help")  # as unknown lines are answered


async def test_the_form_of_the_menu_begins_with_the_last_search_of_the_direct_message(mia: FeishuDriver) -> None:
    await mia.says("/creators search youtube gaming country:US followers:>10k")
    await mia.chooses("search")
    assert "Countries: United States" in mia.shown
    assert "Followers: >=10k" in mia.shown


async def test_an_entry_that_is_not_scouts_is_left_alone(mia: FeishuDriver) -> None:
    await mia.chooses("lunch")
    assert mia.feishu.messages == []


async def test_an_entry_that_feishu_tells_of_twice_is_answered_once(mia: FeishuDriver) -> None:
    await mia.chooses("credits")
    await mia.again()
    await mia.chat.idle()
    assert len(mia.feishu.messages) == 1
