"""A Feishu tenant with Scout in it, over encrypted webhooks."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette

from bot.feishu.calls import FeishuCalls
from bot.feishu.chat import FeishuChat, feishu_chat
from bot.feishu.post import FeishuPost
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import GROUP


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def feishu(clock: Clock) -> AsyncIterator[FakeFeishu]:
    async with FakeFeishu(clock) as feishu:
        yield feishu


@pytest.fixture
def desk() -> RecordingDesk:
    return RecordingDesk()


@pytest.fixture
async def chat(feishu: FakeFeishu, desk: RecordingDesk, clock: Clock) -> AsyncIterator[FeishuChat]:
    chat = feishu_chat(feishu.settings(feishu_mode="webhook"), desk, clock=clock, pace=feishu.pace())
    await chat.start()
    await chat.idle()  # what a start does besides
    feishu.calls.clear()
    yield chat
    await chat.stop(seconds=1)


@pytest.fixture
def mia(feishu: FakeFeishu, chat: FeishuChat) -> FeishuDriver:
    """Mia in her direct message with Scout."""
    return FeishuDriver(feishu, chat, Starlette(routes=list(chat.routes)))


@pytest.fixture
def mia_in_group(feishu: FakeFeishu, chat: FeishuChat) -> FeishuDriver:
    """Mia in a group where Scout is too."""
    return FeishuDriver(feishu, chat, Starlette(routes=list(chat.routes)), place=GROUP)


@pytest.fixture
def pauses() -> list[float]:
    """The seconds of each wait of `post`, none of which takes any time."""
    return []


@pytest.fixture
async def post(feishu: FakeFeishu, clock: Clock, pauses: list[float]) -> AsyncIterator[FeishuPost]:
    """What Scout says in the tenant, without anything that listens."""

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    calls = FeishuCalls(feishu.settings(), clock, pause)
    await calls.open()
    yield FeishuPost(calls, clock)
    await calls.close()
