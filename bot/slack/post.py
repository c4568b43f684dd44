"""Cards and files out of Scout and into Slack: posted, looked up, edited, or shown to one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.slack import files
from bot.slack.accepted import Surface
from bot.slack.calls import SlackCalls, fields
from bot.slack.past import look_up, look_up_file, marked
from bot.slack.pictures import PictureFiles
from bot.slack.refusals import NOT_HERE, refusals
from bot.slack.render import said
from bot.slack.sections import Blocks
from bot.slack.sending import Sender
from handlers.cards import Card
from handlers.chat import ChatError, Conversation, Person, Posted

_NO_PREVIEWS: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}


class SlackPost:
    """The sending half of the Slack chat; `handlers.chat.Chat` says what each method promises."""

    name = "slack"
    edits_for: timedelta | None = None
    """A workspace may set an end of its own, which Slack tells only when an edit comes too late."""
    repeats_for = timedelta(0)
    is_crowded = False

    def __init__(self, calls: SlackCalls) -> None:
        self._calls = calls
        self._pictures = PictureFiles(calls)

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        """Post a card, in the thread where the conversation has one, marked with its key. Raises `ChatError`."""

        async def send(text: str, blocks: Blocks) -> Posted:
            holds = self._calls.holds.kept(conversation.workspace, "chat.postMessage", conversation.id)
            with holds, refusals("a message"):
                client = await self._calls.client_in(conversation.workspace)
                answer = await client.chat_postMessage(
                    channel=conversation.id,
                    text=text,
                    blocks=blocks,
                    thread_ts=conversation.thread or None,
                    metadata=marked(key),
                    **_NO_PREVIEWS,
                )
                sent = fields(answer)
                # A message to a person's id comes back with the id of the direct message, which editing needs.
                return Posted(replace(conversation, id=str(sent.get("channel") or conversation.id)), str(sent["ts"]))

        sender = self._sender(conversation, "message")
        return await sender.send(card, send, await self._pictures.of(conversation.workspace, card))

    async def find(
        self,
        conversation: Conversation,
        key: str,
        since: datetime,
        *,
        file: str = "",
        others: frozenset[str] = frozenset(),
    ) -> Posted | None:
        """A file by its name, or a message by its key where Scout may read what was said: in its direct messages.

        Raises `ChatError`, with the code `CANNOT_LOOK` elsewhere.
        """
        if file:
            return await look_up_file(self._calls, conversation, file, since, others)
        return await look_up(self._calls, conversation, key, since)

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        """Share a file, in the thread where the conversation has one. Slack keeps no key with it.

        Raises `ChatError`.
        """
        line = said(comment) if comment else ""
        with self._calls.holds.kept(conversation.workspace, "files"):
            return Posted(conversation, await files.upload(self._calls, conversation, name, content, line))

    async def update(self, posted: Posted, card: Card) -> None:
        """Put another card in the place of a posted one. Raises `ChatError`."""

        async def send(text: str, blocks: Blocks) -> None:
            workspace = posted.conversation.workspace
            with self._calls.holds.kept(workspace, "chat.update"), refusals("an edit"):
                client = await self._calls.client_in(workspace)
                await client.chat_update(channel=posted.conversation.id, ts=posted.message_id, text=text, blocks=blocks)

        sender = self._sender(posted.conversation, "message")
        await sender.send(card, send, await self._pictures.of(posted.conversation.workspace, card))

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        """Show a card to one person in the conversation, or in a direct message where that cannot be.

        Raises `ChatError` when neither is possible.
        """
        if conversation.is_private:
            await self._directly(conversation, person, card)
            return
        try:
            sender = self._sender(conversation, "private")
            await sender.send(card, lambda text, blocks: self._ephemeral(conversation, person, text, blocks))
        except ChatError as error:
            if error.code not in NOT_HERE:
                raise
            await self.post(replace(conversation, id=person.id, thread="", is_private=True), card)

    def _sender(self, conversation: Conversation, surface: Surface) -> Sender:
        return Sender(self._calls.accepted, conversation.workspace, surface)

    async def _directly(self, conversation: Conversation, person: Person, card: Card) -> None:
        try:
            await self.post(conversation, card)
        except ChatError as error:
            if error.code not in NOT_HERE:
                raise
            # A direct message between two people: Scout can only write into its own with the asker.
            await self.post(replace(conversation, id=person.id, thread=""), card)

    async def _ephemeral(self, conversation: Conversation, person: Person, text: str, blocks: Blocks) -> None:
        holds = self._calls.holds.kept(conversation.workspace, "chat.postEphemeral", conversation.id)
        with holds, refusals("a private message"):
            client = await self._calls.client_in(conversation.workspace)
            await client.chat_postEphemeral(
                channel=conversation.id,
                user=person.id,
                text=text,
                blocks=blocks,
                thread_ts=conversation.thread or None,
            )
