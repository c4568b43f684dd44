"""Feishu tells that a tenant uninstalled the app, in the older form of events."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.feishu.chat import feishu_chat
from handlers.chat import Workspace
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import TENANT


async def test_an_uninstalled_app_is_told_with_its_tenant(mia: FeishuDriver, desk: RecordingDesk) -> None:
    assert await mia.uninstalls() == 200
    (departure,) = desk.departures
    assert departure.workspace == Workspace("feishu", TENANT)
    assert departure.id.startswith("ev_")
    assert departure.at == datetime(2026, 11, 24, 12, tzinfo=UTC)


async def test_another_app_s_end_is_none_of_ours(mia: FeishuDriver, desk: RecordingDesk) -> None:
    assert await mia.uninstalls(app="cli_another") == 403
    assert await mia.tells("app_uninstalled", tenant_key="") == 200
    assert desk.departures == []


async def test_an_end_over_the_long_connection_is_told_too(
    feishu: FakeFeishu, desk: RecordingDesk, clock: Clock
) -> None:
    chat = feishu_chat(feishu.settings(feishu_mode="websocket"), desk, clock=clock, pace=feishu.pace())
    await chat.start()
    try:
        mia = FeishuDriver(feishu, chat)
        assert await mia.uninstalls() == 200
        assert await mia.uninstalls(app="cli_another") == 200
        assert [departure.workspace.key for departure in desk.departures] == [f"feishu:{TENANT}"]
    finally:
        await chat.stop(seconds=1)
