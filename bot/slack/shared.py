"""Whether another organisation reads along in a channel, which commands, presses, shortcuts and forms do not tell."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.last_told import LastTold
from bot.slack.calls import SlackCalls, fields
from bot.slack.presence import is_external
from bot.slack.refusals import refusals
from handlers.chat import ChatError, Conversation

KEPT_FOR = timedelta(minutes=5)
CHANNELS_MOST = 5_000

_UNASKED = frozenset({"missing_scope", "channel_not_found"})
"""Codes after which Slack would say the same again: Scout may not look, or is not in that private channel."""

_log = logging.getLogger(__name__)


class SharedChannels:
    """Looks channels up in `conversations.info`, once in five minutes each, after deliveries are acknowledged."""

    def __init__(self, calls: SlackCalls, clock: Callable[[], datetime]) -> None:
        self._calls = calls
        self._told = LastTold[tuple[str, str], bool](clock, fresh_for=KEPT_FOR, most=CHANNELS_MOST)

    async def told(self, conversation: Conversation, is_shared: bool | None) -> Conversation:
        """The conversation with what a delivery tells of it, or with what Slack does where that is None.

        Where Slack does not say either, it is as it was last. One that Slack never told of is presumed to be shared
        while Slack does not answer; it is the team's own where Scout may not look, for whatever Scout posts to a
        channel it must be in, and then it may.
        """
        if is_shared is not None:
            self._told.keep(_key(conversation), is_shared)
        elif not conversation.is_private:
            is_shared = await self._looked_up(conversation)
            return replace(conversation, is_external=is_shared is not False, is_presumed=is_shared is None)
        return replace(conversation, is_external=bool(is_shared))

    async def _looked_up(self, conversation: Conversation) -> bool | None:
        channel = _key(conversation)
        told = self._told.fresh(channel)
        if told is not None:
            return told
        was = self._told.known(channel)
        try:
            with refusals("a conversation"):
                client = await self._calls.client_in(conversation.workspace)
                answer = await client.conversations_info(channel=conversation.id)
        except ChatError as refused:
            _log.info("action=slack_shared_unknown code=%s", refused.code)
            if refused.code in _UNASKED:
                self._told.keep(channel, was or False)
                return was or False
            return was
        is_shared = is_external(fields(answer).get("channel") or {})
        self._told.keep(channel, is_shared)
        return is_shared


def _key(conversation: Conversation) -> tuple[str, str]:
    return conversation.workspace.key, conversation.id
