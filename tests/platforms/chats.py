"""Every chat as a place where one person talks to Scout: the same three verbs, whatever lies between."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from starlette.applications import Starlette

from bot.app import Scout
from bot.feishu.chat import feishu_chat
from bot.settings import read_settings
from bot.slack.chat import slack_chat
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.driver import SECRET
from tests.platforms.terminal import TerminalDriver


class Person(Protocol):
    """A person in a chat: `says` and `presses` come back when the answer stands; `shown` is the last card's words.

    Of several controls with one label `presses` uses the one at `place`, from 0.
    """

    @property
    def shown(self) -> str: ...

    async def says(self, line: str) -> None: ...

    async def presses(self, label: str, place: int = 0) -> None: ...


def as_named(words: str, person: Person) -> str:
    """Words with the commands as they are named where this person is: Slack has no `/达人` and no `/采集`."""
    if isinstance(person, SlackDriver):
        return words.replace("/达人", "/creators").replace("/采集", "/collect")
    return words


@asynccontextmanager
async def terminal(scout: Scout) -> AsyncIterator[Person]:
    """At the prompt."""
    driver = TerminalDriver(scout.desk, scout.clock)
    scout.speak_through(driver.chat)
    yield driver


@asynccontextmanager
async def slack(scout: Scout) -> AsyncIterator[Person]:
    """In a Slack channel where Scout is too, over signed HTTP and the real Bolt app."""
    async with _in_slack(scout, slack_signing_secret=SECRET) as person:
        yield person


@asynccontextmanager
async def slack_by_socket(scout: Scout) -> AsyncIterator[Person]:
    """There too, over Socket Mode."""
    async with _in_slack(scout, slack_app_token="xapp-test") as person:
        yield person


@asynccontextmanager
async def _in_slack(scout: Scout, **chosen: str) -> AsyncIterator[SlackDriver]:
    async with FakeSlack(scout.clock) as fake:
        settings = read_settings(_env_file=None, slack_bot_token="xoxb-test", slack_api_url=fake.api_url, **chosen)
        chat = slack_chat(settings, scout.desk, clock=scout.clock)
        scout.speak_through(chat)
        await chat.start()
        try:
            yield SlackDriver(fake, chat, Starlette(routes=list(chat.routes)) if chat.routes else None)
        finally:
            await chat.stop(seconds=1)


@asynccontextmanager
async def feishu(scout: Scout) -> AsyncIterator[Person]:
    """In a direct message with Scout in Feishu, over encrypted webhooks and the real lark-oapi dispatcher."""
    async with _in_feishu(scout, "webhook") as person:
        yield person


@asynccontextmanager
async def feishu_by_socket(scout: Scout) -> AsyncIterator[Person]:
    """There too, over the long connection."""
    async with _in_feishu(scout, "websocket") as person:
        yield person


@asynccontextmanager
async def _in_feishu(scout: Scout, mode: str) -> AsyncIterator[FeishuDriver]:
    async with FakeFeishu(scout.clock) as fake:
        settings = fake.settings(feishu_mode=mode)
        chat = feishu_chat(settings, scout.desk, clock=scout.clock, store=scout.context.store, pace=fake.pace())
        scout.speak_through(chat)
        await chat.start()
        try:
            yield FeishuDriver(fake, chat, Starlette(routes=list(chat.routes)) if chat.routes else None)
        finally:
            await chat.stop()
        assert fake.limits.refused == []


CHATS: dict[str, Callable[[Scout], AbstractAsyncContextManager[Person]]] = {
    "terminal": terminal,
    "slack": slack,
    "feishu": feishu,
}

SLACK_BY: dict[str, Callable[[Scout], AbstractAsyncContextManager[Person]]] = {"http": slack, "socket": slack_by_socket}
"""Slack by each of the ways that its deliveries come."""

FEISHU_BY: dict[str, Callable[[Scout], AbstractAsyncContextManager[Person]]] = {
    "webhook": feishu,
    "long connection": feishu_by_socket,
}
"""Feishu by each of the ways that its deliveries come."""
