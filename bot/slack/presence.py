"""What became of a conversation: whether it is archived, and whether another organisation reads along by now."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.slack.calls import SlackCalls, fields
from bot.slack.refusals import refusals
from handlers.chat import ChatError, Conversation

_SHARED = ("is_ext_shared", "is_pending_ext_shared")

_log = logging.getLogger(__name__)


async def conversation_now(calls: SlackCalls, conversation: Conversation) -> Conversation | None:
    """The conversation as Slack tells of it now; None for one that is archived.

    It is as it was known where nobody else reads along, where Slack does not answer, and without the scopes
    `channels:read` and `groups:read`.
    """
    if conversation.is_private:
        return conversation
    told = await _told(calls, conversation.id)
    if told.get("is_archived") is True:
        return None
    if not told:
        return conversation
    return replace(conversation, is_external=any(told.get(flag) is True for flag in _SHARED))


async def _told(calls: SlackCalls, channel: str) -> Mapping[str, Any]:
    try:
        with refusals("a conversation"):
            answer = await calls.client.conversations_info(channel=channel)
    except ChatError as error:
        _log.warning("action=slack_conversation_unknown code=%s", error.code)
        return {}
    return dict(fields(answer).get("channel") or {})
