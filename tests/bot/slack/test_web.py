"""Only Slack gets in: what is forged, old, unsigned or broken is refused and reaches no desk."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable

import pytest
from starlette.routing import Route

from bot.bodies import BODY_MOST
from bot.slack.chat import slack_chat
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.driver import signature

COMMAND = b"command=%2Fcreators&text=help&team_id=T1&user_id=U1&channel_id=C1&trigger_id=t1"


def now(shift: float = 0) -> str:
    return str(int(time.time() + shift))


async def test_signed_delivery_is_taken(mia: SlackDriver, desk: RecordingDesk) -> None:
    assert (await mia.request("commands", COMMAND)).status_code == 200
    await mia.chat.idle()
    assert len(desk.requests) == 1


def signed_at(shift: float) -> tuple[str, str]:
    """A time stamp so many seconds from now, and Slack's signature for it."""
    return now(shift), signature(COMMAND, now(shift))


NOT_FROM_SLACK_NOW: dict[str, Callable[[], tuple[str, str]]] = {
    "forged": lambda: (now(), "v0=" + "0" * 64),
    "no signature": lambda: (now(), ""),
    "another app": lambda: (now(), signature(COMMAND, now(), secret="another secret")),
    "tampered": lambda: (now(), signature(COMMAND + b"x", now())),
    "old": lambda: signed_at(-301),
    "from the future": lambda: signed_at(+400),
    "no time": lambda: ("yesterday", signature(COMMAND, "yesterday")),
    "no such time": lambda: ("1" * 30, signature(COMMAND, "1" * 30)),
}


@pytest.mark.parametrize("kind", NOT_FROM_SLACK_NOW)
async def test_what_slack_did_not_sign_now_is_refused(mia: SlackDriver, desk: RecordingDesk, kind: str) -> None:
    stamp, signed = NOT_FROM_SLACK_NOW[kind]()
    answer = await mia.request("commands", COMMAND, stamp=stamp, signed=signed)
    await mia.chat.idle()
    assert (answer.status_code, answer.json()) == (401, {"error": "invalid request"})
    assert desk.requests == []


@pytest.mark.parametrize("path", ["commands", "interactivity", "events"])
async def test_every_address_refuses_the_unsigned(mia: SlackDriver, path: str) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c"}).encode()
    assert (await mia.request(path, body, signed="")).status_code == 401
    assert (await mia.request(path, b"ssl_check=1", signed="")).status_code == 401


@pytest.mark.parametrize("body", [b"{not json", b"\xff\xfe=1", b"payload=nothing", b"payload=[1]", b'{"a":'])
async def test_broken_but_signed_is_a_bad_request(mia: SlackDriver, desk: RecordingDesk, body: bytes) -> None:
    assert (await mia.request("events", body)).status_code in {400, 401}
    assert desk.requests == []


async def test_huge_body_is_refused(mia: SlackDriver) -> None:
    assert (await mia.request("events", b"x" * (BODY_MOST + 1))).status_code == 413


async def test_slack_may_check_that_the_address_is_ours(mia: SlackDriver) -> None:
    body = json.dumps({"type": "url_verification", "token": "t", "challenge": "ch"}).encode()
    answer = await mia.request("events", body)
    assert (answer.status_code, answer.json()) == (200, {"challenge": "ch"})


async def test_only_post_and_only_three_addresses(mia: SlackDriver) -> None:
    routes = [route for route in mia.chat.routes if isinstance(route, Route)]
    assert [route.path for route in routes] == ["/slack/commands", "/slack/interactivity", "/slack/events"]
    assert {method for route in routes for method in route.methods or ()} == {"POST"}


async def test_without_a_signing_secret_there_is_no_address_at_all(
    slack: FakeSlack, desk: RecordingDesk, clock: Clock
) -> None:
    chat = slack_chat(settings_for(slack, slack_signing_secret=""), desk, clock=clock)
    assert list(chat.routes) == []


async def test_refused_and_unknown_deliveries_leave_no_content_in_the_log(
    mia: SlackDriver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await mia.request("commands", COMMAND + b"&text=private-words", signed="")
    await mia.deliver("events", "events_api", {"type": "nothing_known", "text": "private-words"})
    assert "private-words" not in caplog.text
