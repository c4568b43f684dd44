"""An admin asks what works of Scout here, and is told how to mend what does not."""

from __future__ import annotations

import pytest

from bot.app import Scout
from tests.platforms.chats import CHATS, Person, as_named
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock
from tests.stories.test_budgets import admin

TASK = "/collect tiktok @charlidamelio"


async def test_where_all_is_well_it_says_so(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators doctor")
    assert "Everything works" in mia.shown
    assert "The embedded service answers" in mia.shown
    assert "on time" in mia.shown
    assert "MB" in mia.shown


async def test_it_speaks_chinese(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators settings language:zh")
    await mia.says(as_named("/达人 诊断", mia))
    assert "一切正常" in mia.shown
    assert "内置服务 有响应" in mia.shown


@pytest.mark.parametrize("mia", ["slack", "feishu"], indirect=True)
async def test_a_missing_permission_is_named_with_the_way_to_it(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    match mia:
        case SlackDriver():
            mia.slack.scopes = mia.slack.scopes.replace("reactions:read", "other:read")
        case FeishuDriver():
            mia.feishu.scopes.discard("im:resource")
    in_slack = isinstance(mia, SlackDriver)
    await mia.says("/creators doctor")
    assert "Something needs mending" in mia.shown
    assert ("reactions:read (add it" if in_slack else "im:resource, to put a finished export into") in mia.shown
    assert "one is missing" in mia.shown
    await mia.says("/creators settings language:zh")
    await mia.says(as_named("/达人 诊断", mia))
    assert ("reactions:read（请在" if in_slack else "im:resource，用于把导出的表格作为文件发到会话（请在") in mia.shown


async def test_jobs_that_wait_though_they_are_due_are_called_late(mia: Person, scout: Scout, clock: Clock) -> None:
    await admin(scout, mia)
    await mia.says(TASK)
    await mia.presses("Collect 1")
    clock.turn(minutes=20)
    await mia.says("/creators doctor")
    assert "Jobs do not keep up" in mia.shown
    assert "late by" in mia.shown


@pytest.mark.parametrize("chat", ["slack", "feishu"])
async def test_only_admins_are_told(scout: Scout, chat: str) -> None:
    async with CHATS[chat](scout) as person:
        await person.says("/creators doctor")
        assert "Everything works" not in person.shown
        assert "MB" not in person.shown


@pytest.mark.parametrize("mia", ["slack", "feishu"], indirect=True)
async def test_a_chat_that_does_not_tell_what_it_grants_is_not_said_to_lack_one_permission(
    mia: Person, scout: Scout
) -> None:
    await admin(scout, mia)
    await mia.says("/creators settings language:zh")
    match mia:
        case SlackDriver():
            mia.slack.refuse("auth.test", "fatal_error")
        case FeishuDriver():
            mia.feishu.refuse("bot/v3/info", "10005")
    await mia.says(as_named("/达人 诊断", mia))
    assert "没能查到此聊天授予的权限：" in mia.shown
    assert "未能查询" in mia.shown
    assert "缺少" not in mia.shown
