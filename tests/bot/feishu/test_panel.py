"""Scout's commands stand in Feishu's `/` panel, where a tenant has one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.feishu.calls import FeishuCalls, TenantCalls
from bot.feishu.chat import OWN
from bot.feishu.panel import COMMANDS, PATH, Synced, is_there, keep_in_sync, sync
from tests.bot.slack.desk import Clock
from tests.platforms.feishu import FakeFeishu

SCOPES = {"application:app_slash_command:read", "application:app_slash_command:write"}
WRITES = ("POST", "PATCH", "DELETE")


@pytest.fixture
async def calls(feishu: FakeFeishu, clock: Clock) -> AsyncIterator[TenantCalls]:
    feishu.scopes |= SCOPES
    feishu.panel = {}
    app = FeishuCalls(feishu.settings(), clock)
    await app.open()
    yield app.of(OWN)
    await app.close()


def writes(feishu: FakeFeishu) -> list[str]:
    return [name for name, _ in feishu.calls if name.startswith(WRITES) and PATH in f"/{name.split(' ')[1]}"]


async def test_every_command_is_created_in_both_languages(feishu: FakeFeishu, calls: TenantCalls) -> None:
    assert await sync(calls) == Synced(created=len(COMMANDS))
    assert feishu.panel is not None
    assert {each["command"] for each in feishu.panel.values()} == set(COMMANDS)
    described = next(each["description"] for each in feishu.panel.values() if each["command"] == "collect")
    assert described["default_value"] == described["i18n"]["en_us"]
    assert described["i18n"]["zh_cn"] == "把链接和用户名采集成表格"


async def test_a_panel_in_step_is_left_alone(feishu: FakeFeishu, calls: TenantCalls) -> None:
    await sync(calls)
    feishu.calls.clear()
    assert await sync(calls) == Synced()
    assert writes(feishu) == []


async def test_a_language_that_feishu_adds_is_no_difference(feishu: FakeFeishu, calls: TenantCalls) -> None:
    await sync(calls)
    assert feishu.panel is not None
    for each in feishu.panel.values():
        each["description"] = {**each["description"], "i18n": {**each["description"]["i18n"], "ja_jp": "…"}}
    assert await sync(calls) == Synced()


async def test_only_the_difference_is_written(feishu: FakeFeishu, calls: TenantCalls) -> None:
    await sync(calls)
    assert feishu.panel is not None
    by_name = {each["command"]: place for place, each in feishu.panel.items()}
    feishu.panel[by_name["collect"]]["description"] = {"default_value": "Something old"}
    del feishu.panel[by_name["creators"]]
    feishu.panel["cmd_old"] = {"command": "find", "description": {"default_value": "Gone since"}}
    assert await sync(calls) == Synced(created=1, changed=1, removed=1)
    assert {each["command"] for each in feishu.panel.values()} == set(COMMANDS)


async def test_a_tenant_without_a_panel_is_no_failure(
    feishu: FakeFeishu, calls: TenantCalls, caplog: pytest.LogCaptureFixture
) -> None:
    feishu.panel = None
    assert await sync(calls) is None
    await keep_in_sync(calls)
    assert "WARNING" not in {record.levelname for record in caplog.records}


@pytest.mark.parametrize("body", ['{"code": 5000, "msg": "no such page"}', "404 page not found"])
async def test_a_404_says_that_there_is_no_panel_whatever_code_comes_with_it(
    feishu: FakeFeishu, calls: TenantCalls, caplog: pytest.LogCaptureFixture, body: str
) -> None:
    for ask in (sync, is_there):
        feishu.garble(PATH.lstrip("/"), 404, body)
        assert not await ask(calls)
    feishu.garble(PATH.lstrip("/"), 404, body)
    await keep_in_sync(calls)
    assert "WARNING" not in {record.levelname for record in caplog.records}
    assert writes(feishu) == []


async def test_a_missing_permission_is_named_in_the_log_with_the_way_to_it(
    feishu: FakeFeishu, calls: TenantCalls, caplog: pytest.LogCaptureFixture
) -> None:
    feishu.scopes -= SCOPES
    await keep_in_sync(calls)
    assert "application:app_slash_command:read" in caplog.text
    assert "publish a new version" in caplog.text
