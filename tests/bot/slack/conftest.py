"""A Slack workspace with Scout in it, over signed HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette

from bot.settings import Settings, read_settings
from bot.slack.chat import SlackChat, slack_chat
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.driver import SECRET


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(clock) as slack:
        yield slack


def settings_for(slack: FakeSlack, **chosen: object) -> Settings:
    known = {"slack_bot_token": "xoxb-test", "slack_signing_secret": SECRET, "slack_api_url": slack.api_url}
    return read_settings(_env_file=None, **{**known, **chosen})


@pytest.fixture
def desk() -> RecordingDesk:
    return RecordingDesk()


@pytest.fixture
async def chat(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> AsyncIterator[SlackChat]:
    chat = slack_chat(settings_for(slack), desk, clock=clock)
    await chat.start()
    yield chat
    await chat.stop(seconds=1)


@pytest.fixture
def mia(slack: FakeSlack, chat: SlackChat) -> SlackDriver:
    """Mia, U1, in the channel C1, where Scout is too."""
    return SlackDriver(slack, chat, Starlette(routes=list(chat.routes)))


@pytest.fixture
def mia_alone(slack: FakeSlack, chat: SlackChat) -> SlackDriver:
    """Mia in her direct message with Scout."""
    return SlackDriver(slack, chat, Starlette(routes=list(chat.routes)), channel="D1")
