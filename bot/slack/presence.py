"""Which conversations Scout is in, and what became of one: left, archived, or shared with another organisation."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import SlackCalls, fields
from bot.slack.refusals import NOT_HERE, refusals
from handlers.chat import ChatError, Conversation, Person, Place

PAGES_MOST, PAGE = 20, 999
"""How far lists of channels and members are read."""

_SHARED = ("is_ext_shared", "is_pending_ext_shared")

_log = logging.getLogger(__name__)


async def conversation_now(calls: SlackCalls, conversation: Conversation) -> Conversation | None:
    """The conversation as Slack tells of it now; None for one that is archived or that Scout is not in.

    It is as it was known where nobody else reads along, where Slack does not answer, and without the scopes
    `channels:read` and `groups:read`.
    """
    if conversation.is_private:
        return conversation
    try:
        with refusals("a conversation"):
            client = await calls.client_in(conversation.workspace)
            answer = await client.conversations_info(channel=conversation.id)
    except ChatError as error:
        _log.warning("action=slack_conversation_unknown code=%s", error.code)
        return None if error.code in NOT_HERE else conversation
    told = dict(fields(answer).get("channel") or {})
    if told.get("is_archived") is True or told.get("is_member") is False:
        return None
    return replace(conversation, is_external=is_external(told))


async def places(calls: SlackCalls, name: str, person: Person) -> list[Place]:
    """The channels that Scout is in which are called so, or have that id; private ones where the person is in too.

    Raises `ChatError`.
    """
    wanted = name.lstrip("#").casefold()
    found = []
    client = await calls.client_in(person.workspace)
    async for told in _channels(client):
        if wanted not in {str(told.get("name") or "").casefold(), str(told.get("id") or "").casefold()}:
            continue
        if told.get("is_private") is True and not await _is_in(client, str(told["id"]), person.id):
            continue
        conversation = Conversation(person.workspace, str(told["id"]), is_external=is_external(told))
        found.append(Place(conversation, f"#{told.get('name') or told['id']}"))
    return found


async def _channels(client: AsyncWebClient) -> AsyncIterator[Mapping[str, Any]]:
    cursor = ""
    for _ in range(PAGES_MOST):
        with refusals("the list of channels"):
            answer = await client.users_conversations(
                types="public_channel,private_channel", exclude_archived=True, limit=PAGE, cursor=cursor
            )
            told = fields(answer)
        for channel in told.get("channels") or []:
            yield channel
        cursor = str((told.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return


async def _is_in(client: AsyncWebClient, channel: str, user: str) -> bool:
    cursor = ""
    for _ in range(PAGES_MOST):
        with refusals("a channel's members"):
            told = fields(await client.conversations_members(channel=channel, limit=PAGE, cursor=cursor))
        if user in (told.get("members") or []):
            return True
        cursor = str((told.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return False
    return False


def is_external(told: Mapping[str, Any]) -> bool:
    """Whether a channel, as Slack tells of it, is shared with another organisation or about to be."""
    return any(told.get(flag) is True for flag in _SHARED)
