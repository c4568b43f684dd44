"""Socket Mode: the same deliveries without a public address, over a real websocket."""

from __future__ import annotations

import logging

import pytest

from bot.slack.chat import slack_chat
from handlers.cards import Button
from handlers.chat import ChatError
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import Clock, RecordingDesk, StuckDesk, card, privately
from tests.platforms.slack import FakeSlack, SlackDriver

SOCKET_ONLY = {"slack_app_token": "xapp-test", "slack_signing_secret": ""}


async def test_lines_and_presses_arrive_and_are_answered(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    desk.answers = privately(card("Found", Button("Next", press="p-next")))
    chat = slack_chat(settings_for(slack, **SOCKET_ONLY), desk, clock=clock)
    await chat.start()
    mia = SlackDriver(slack, chat)
    await mia.says("/creators search beauty")
    await mia.says("help")
    await mia.presses("Next")
    assert [request.text for request in desk.requests] == ["/creators search beauty", "help"]
    assert [press.press for press in desk.presses] == ["p-next"]
    assert "Found" in mia.shown
    assert await chat.is_connected()
    await chat.stop(seconds=1)
    assert not await chat.is_connected()


async def test_acknowledgement_does_not_wait_for_the_work(slack: FakeSlack, clock: Clock) -> None:
    desk = StuckDesk()
    chat = slack_chat(settings_for(slack, **SOCKET_ONLY), desk, clock=clock)
    await chat.start()
    await SlackDriver(slack, chat).slash("/creators", "search")
    assert len(slack.acknowledged) == 1
    await desk.began.wait()
    await chat.stop(seconds=0)
    assert desk.requests == []


async def test_slack_may_ask_for_a_new_connection(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    chat = slack_chat(settings_for(slack, **SOCKET_ONLY), desk, clock=clock)
    await chat.start()
    mia = SlackDriver(slack, chat)
    await mia.says("/creators help")
    await slack.ask_to_reconnect()
    await mia.says("/creators credits")
    assert [request.text for request in desk.requests] == ["/creators help", "/creators credits"]
    await chat.stop(seconds=1)


async def test_refused_app_token_is_said_at_once(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    slack.token_is_good = False
    chat = slack_chat(settings_for(slack, **SOCKET_ONLY), desk, clock=clock)
    with pytest.raises(ChatError) as error:
        await chat.start()
    assert error.value.permanent
    await chat.stop(seconds=1)


async def test_unreachable_slack_does_not_hold_the_start(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    settings = settings_for(slack, slack_api_url="http://127.0.0.1:1/api/", **SOCKET_ONLY)
    chat = slack_chat(settings, desk, clock=clock)
    await chat.start()
    assert not await chat.is_connected()
    await chat.stop(seconds=1)


async def test_no_token_or_ticket_is_logged(
    slack: FakeSlack, desk: RecordingDesk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chat = slack_chat(settings_for(slack, **SOCKET_ONLY), desk, clock=clock)
    await chat.start()
    await SlackDriver(slack, chat).says("/creators help")
    logging.getLogger("bot.slack.sdk").error("Failed: wss://x/?ticket=secret-ticket&app_id=1 xoxb-test %s", "xapp-test")
    await chat.stop(seconds=1)
    assert "Failed" in caplog.text
    for secret in ("secret-ticket", "xoxb-test", "xapp-test"):
        assert secret not in caplog.text
