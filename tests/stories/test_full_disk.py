"""A disk that is full, or a file that may only be read: people hear that Scout failed, and nobody hears “Done”."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import Scout
from tests.platforms.chats import feishu
from tests.platforms.feishu import FeishuDriver
from tests.stories.conftest import Channel, Team, bought

SEARCH = "/creators search tiktok beauty"
FAILED = "Something went wrong on Scout's side."


@asynccontextmanager
async def nothing_can_be_written(scout: Scout) -> AsyncIterator[None]:
    """SQLite refuses every change meanwhile, as it does on a full disk."""
    database = scout.context.store.database
    await database.read(lambda tables: tables.conn.execute("PRAGMA query_only = ON"))
    yield
    await database.read(lambda tables: tables.conn.execute("PRAGMA query_only = OFF"))


async def test_a_line_is_answered_with_the_failure_and_works_again_later(team: Team, scout: Scout) -> None:
    async with nothing_can_be_written(scout):
        await team.alone.says(SEARCH)
    assert FAILED in team.alone.shown
    assert "Reference" in team.alone.shown
    assert await bought(scout) == []
    await team.alone.says(SEARCH)
    assert "creators on TikTok" in team.alone.shown


async def test_a_line_in_a_group_too(channel: Channel, scout: Scout) -> None:
    async with nothing_can_be_written(scout):
        await channel.mia.says(SEARCH)
    assert FAILED in channel.mia.shown


async def test_the_failure_is_told_in_the_asker_s_language(team: Team, scout: Scout) -> None:
    await team.alone.says("/creators settings language:zh")
    async with nothing_can_be_written(scout):
        await team.alone.says(SEARCH)
    assert "Scout 自身出了问题" in team.alone.shown


async def test_a_press_is_answered_with_it_as_well(team: Team, scout: Scout) -> None:
    await team.alone.says(SEARCH)
    async with nothing_can_be_written(scout):
        await team.alone.presses("Next")
    assert FAILED in team.alone.shown


async def test_no_toast_calls_it_done_and_the_card_stays_to_be_pressed_again(scout: Scout) -> None:
    async with feishu(scout) as mia:
        assert isinstance(mia, FeishuDriver)
        await mia.says(SEARCH)
        found = mia.card
        async with nothing_can_be_written(scout):
            await mia.presses("Next")
        assert FAILED in mia.feishu.toasts[-1]
        await mia.press(found, "Next")
        await mia.chat.idle()
        assert "Showing 6" in found.words
