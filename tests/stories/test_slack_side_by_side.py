"""Any number of Scouts on one database serve one Slack workspace: each delivery is answered once, whoever gets it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeAlias

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.settings import Settings, read_settings
from bot.slack.chat import slack_chat
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.driver import SECRET
from tests.stories.conftest import Clock, bought

Mode: TypeAlias = dict[str, str]
HTTP, SOCKET = {"slack_signing_secret": SECRET}, {"slack_app_token": "xapp-test"}
MODES = pytest.mark.parametrize("mode", [HTTP, SOCKET], ids=["http", "socket"])
SEARCH = "/creators search tiktok beauty size:5"


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(clock) as slack:
        yield slack


@asynccontextmanager
async def process(settings: Settings, slack: FakeSlack, clock: Clock, mode: Mode) -> AsyncIterator[SlackDriver]:
    """Mia's channel as one process of Scout serves it."""
    async with Scout(settings, clock=clock) as scout:
        chosen = read_settings(_env_file=None, slack_bot_token="xoxb-test", slack_api_url=slack.api_url, **mode)
        chat = slack_chat(chosen, scout.desk, clock=clock, store=scout.context.store)
        scout.speak_through(chat)
        await chat.start()
        try:
            app = Starlette(routes=list(chat.routes)) if mode is HTTP else None
            if app is None:
                await slack.has_sockets()
            yield SlackDriver(slack, chat, app)
        finally:
            await chat.stop(seconds=1)


@asynccontextmanager
async def two(settings: Settings, slack: FakeSlack, clock: Clock, mode: Mode) -> AsyncIterator[list[SlackDriver]]:
    async with AsyncExitStack() as open_:
        both = []
        for number in range(2):
            both.append(await open_.enter_async_context(process(settings, slack, clock, mode)))
            both[-1].connection = number
            if mode is SOCKET:
                await slack.has_sockets(number + 1)
        yield both


@MODES
async def test_an_event_that_two_processes_get_is_answered_by_one(
    settings: Settings, slack: FakeSlack, clock: Clock, scout: Scout, mode: Mode
) -> None:
    async with two(settings, slack, clock, mode) as (first, second):
        await first.mention(f"<@UBOT> {SEARCH}")
        await first.also(second, is_retry=True)
        await asyncio.gather(first.chat.idle(), second.chat.idle())
        assert len(slack.messages) == 1
        assert len(await bought(scout)) == 1


@MODES
async def test_a_double_click_that_two_processes_get_acts_once(
    settings: Settings, slack: FakeSlack, clock: Clock, scout: Scout, mode: Mode
) -> None:
    async with two(settings, slack, clock, mode) as (first, second):
        await first.says(SEARCH)
        shown = first.card
        await first.press(shown, shown.control("Share to channel"))
        await second.press(shown, shown.control("Share to channel"))
        await asyncio.gather(first.chat.idle(), second.chat.idle())
        assert len([each for each in slack.messages if not each.only_for]) == 1
        assert len(await bought(scout)) == 1


async def test_an_event_that_comes_again_after_a_restart_is_not_answered_again(
    settings: Settings, slack: FakeSlack, clock: Clock, scout: Scout
) -> None:
    async with process(settings, slack, clock, HTTP) as before:
        await before.mention(f"<@UBOT> {SEARCH}")
        await before.chat.idle()
    clock.turn(minutes=5)
    async with process(settings, slack, clock, HTTP) as after:
        assert await before.also(after, is_retry=True) == 200
        await after.chat.idle()
    assert len(slack.messages) == 1
    assert len(await bought(scout)) == 1


async def test_an_event_whose_first_delivery_never_came_is_answered_at_the_second(
    settings: Settings, slack: FakeSlack, clock: Clock
) -> None:
    async with process(settings, slack, clock, HTTP) as down, process(settings, slack, clock, HTTP) as mia:
        down.is_down = True
        await down.mention("<@UBOT> help")
        assert slack.messages == []
        await down.also(mia, is_retry=True)
        await mia.chat.idle()
        assert len(slack.messages) == 1


async def test_a_form_is_filled_in_over_the_socket(settings: Settings, slack: FakeSlack, clock: Clock) -> None:
    async with process(settings, slack, clock, SOCKET) as mia:
        await mia.says("/creators search")
        await mia.fills("Words", "beauty")
        await mia.fills("Countries", "United States")
        await mia.submits()
        assert "beauty" in mia.shown.casefold()


async def test_after_slack_asked_for_a_new_connection_forms_and_presses_go_on(
    settings: Settings, slack: FakeSlack, clock: Clock
) -> None:
    async with process(settings, slack, clock, SOCKET) as mia:
        await mia.says(SEARCH)
        await slack.ask_to_reconnect()
        await mia.presses("Share to channel")
        assert any(not each.only_for for each in slack.messages)
