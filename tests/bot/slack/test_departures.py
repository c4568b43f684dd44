"""Slack tells that Scout was taken out of a workspace, and the desk hears of it once it is acknowledged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.slack.chat import SlackChat, slack_chat
from handlers.chat import Workspace
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.slack import FakeSlack, SlackDriver

UNINSTALLED = {"type": "app_uninstalled"}
REVOKED = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["UBOT"]}}


@pytest.mark.parametrize("event", [UNINSTALLED, REVOKED], ids=lambda event: event["type"])
async def test_an_end_is_told_with_its_workspace(mia: SlackDriver, desk: RecordingDesk, event: dict[str, Any]) -> None:
    assert await mia.uninstalls(event, team="T9") == 200
    (departure,) = desk.departures
    assert departure.workspace == Workspace("slack", "T9")
    assert departure.id.startswith("Ev")


@pytest.mark.parametrize("tokens", [{"oauth": ["U1"]}, {"oauth": ["U1"], "bot": []}, {}])
async def test_a_person_s_own_token_is_no_end(mia: SlackDriver, desk: RecordingDesk, tokens: dict[str, Any]) -> None:
    assert await mia.uninstalls({"type": "tokens_revoked", "tokens": tokens}) == 200
    assert desk.departures == []


async def test_an_end_is_told_with_its_time_and_of_a_whole_organisation(mia: SlackDriver, desk: RecordingDesk) -> None:
    await mia.uninstalls(team="", enterprise_id="E1", event_time=1795521600)
    await mia.uninstalls(event_time="soon")
    whole, timeless = desk.departures
    assert (whole.workspace.key, whole.at) == ("slack:E1", datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert (timeless.workspace.key, timeless.at) == ("slack:T1", None)


async def test_an_end_of_no_workspace_is_left_alone(mia: SlackDriver, desk: RecordingDesk) -> None:
    assert await mia.uninstalls(team="") == 200
    assert desk.departures == []


async def test_an_end_over_the_socket_is_told_too(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    chat: SlackChat = slack_chat(settings_for(slack, slack_app_token="xapp-test"), desk, clock=clock)
    await chat.start()
    try:
        await SlackDriver(slack, chat).uninstalls()
        assert [departure.workspace.key for departure in desk.departures] == ["slack:T1"]
    finally:
        await chat.stop(seconds=1)
