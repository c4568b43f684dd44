"""The reply address that comes with a command or a press: five uses in thirty minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.calls import SECONDS_FOR_A_CALL, SlackCalls, connection_retry
from bot.slack.refusals import DRAWN_WRONG, refusals
from bot.slack.sections import Blocks
from bot.slack.sending import Sender
from handlers.cards import Card
from handlers.chat import ChatError, Workspace

USES_MOST = 5
WORKS_WITHIN = timedelta(minutes=29)
"""Slack's thirty minutes with one left for the way."""


class Reply:
    """One `response_url`. Every method says whether Slack took it; false means: answer another way."""

    def __init__(self, url: str, calls: SlackCalls, clock: Callable[[], datetime], workspace: Workspace) -> None:
        self._calls = calls
        self._sender = Sender(calls.accepted, workspace, "private")
        self._clock = clock
        self._ends_at = clock() + WORKS_WITHIN
        self._uses_left = USES_MOST if url else 0
        self._client = AsyncWebhookClient(
            url,
            timeout=SECONDS_FOR_A_CALL,
            session=calls.session,
            logger=calls.logger,
            retry_handlers=[connection_retry()],
        )

    async def show(self, card: Card, *, instead: bool) -> bool:
        """Show a card to the asker only, `instead` of the message that the address belongs to or below it."""

        async def send(text: str, blocks: Blocks) -> None:
            await self._send(
                {"response_type": "ephemeral", "replace_original": instead, "text": text, "blocks": blocks}
            )

        try:
            await self._sender.send(card, send)
        except ChatError as error:
            self._calls.logger.warning("action=slack_reply_refused code=%s", error.code)
            return False
        return True

    async def clear(self) -> bool:
        """Take the private message away."""
        try:
            await self._send({"delete_original": True})
        except ChatError as error:
            self._calls.logger.warning("action=slack_reply_not_cleared code=%s", error.code)
            return False
        return True

    async def _send(self, body: dict[str, object]) -> None:
        if self._uses_left <= 0 or self._clock() >= self._ends_at:
            raise ChatError("The reply address is used up.", code="reply_used_up", permanent=True)
        self._uses_left -= 1
        with refusals("a reply"):
            answer = await self._client.send_dict(body)
        if answer.status_code != 200:
            code = next((code for code in DRAWN_WRONG if code in answer.body), f"http_{answer.status_code}")
            raise ChatError(f"Slack refused a reply: {code}", code=code, permanent=True)
