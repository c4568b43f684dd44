"""Which scopes Slack granted to a token, and which a workspace must still grant."""

from __future__ import annotations

from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import SlackCalls
from bot.slack.install import INSTALL
from bot.slack.refusals import refusals
from handlers.chat import ChatError, Workspace
from handlers.words import words
from storage.installations import Installation, Installations
from storage.sealing import CannotUnseal

INSTALL_AGAIN = "lack-way-slack-install"
"""The sentence that says what gives a workspace's token the scopes that it lacks."""


async def lacking(client: AsyncWebClient, scopes: Sequence[str]) -> list[str]:
    """Those of the scopes that a client's token lacks. Raises `ChatError` where Slack refuses the token."""
    with refusals("the bot token"):
        answer = await client.auth_test()
    granted = {name.lower(): value for name, value in dict(answer.headers).items()}.get("x-oauth-scopes", "")
    has = {scope.strip() for scope in str(granted).split(",")}
    return [scope for scope in scopes if scope not in has]


async def lacking_anywhere(calls: SlackCalls, installations: Installations, scopes: Sequence[str]) -> list[str]:
    """What the tokens of all installations lack, a line for each that lacks something. Raises `ChatError`."""
    try:
        known = await installations.all()
    except CannotUnseal as sealed:
        raise ChatError(f"A token cannot be opened: {sealed}.", code="sealed", permanent=True) from sealed
    lines = [await _line(calls, each, scopes) for each in known]
    return [line for line in lines if line]


async def _line(calls: SlackCalls, made: Installation, scopes: Sequence[str]) -> str:
    chat, _, place = made.workspace.partition(":")
    name, way = made.name or place, words("en")(INSTALL_AGAIN, at=INSTALL)
    try:
        missing = await lacking(await calls.client_in(Workspace(chat, place)), scopes)
    except ChatError as refused:
        return f"a token that works in {name} ({refused} {way.capitalize()})"
    return f"{', '.join(missing)} in {name} ({way})" if missing else ""
