"""The port of a chat: what it does for a handler that speaks without having been asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from handlers.cards import Card
from handlers.chat.people import Person, Presence
from handlers.chat.places import Conversation, Place, Posted

KEY_MOST = 50
"""Characters of a key that a message is posted under (Feishu's limit, features ii)."""


class Chat(Protocol):
    """What every chat can do for a handler that speaks without having been asked."""

    name: str
    """The word for this chat in stored rows: `slack`, `feishu`, `terminal`."""

    @property
    def edits_for(self) -> timedelta | None:
        """How long after it was posted a message may be edited; None where the chat sets no end to it.

        Zero where nothing that was posted ever changes: `update` then shows the card once more, below.
        """
        ...

    @property
    def repeats_for(self) -> timedelta:
        """How long the chat itself keeps to one message per key: within it, posting again is safe. Zero: never."""
        ...

    @property
    def is_crowded(self) -> bool:
        """Whether the chat asks bots to keep off the full and half hour with what they post by a timetable."""
        ...

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        """Post a card for everyone in the conversation, under a `key` of at most `KEY_MOST` characters.

        Raises `ChatError`.
        """
        ...

    async def find(
        self,
        conversation: Conversation,
        key: str,
        since: datetime,
        *,
        file: str = "",
        others: frozenset[str] = frozenset(),
    ) -> Posted | None:
        """The message posted under `key` since then; None where there surely is none, so that it may be posted again.

        For an upload, `file` is its name, by which chats know it rather than by the key, and `others` the ids of
        uploads that are known to be other ones. Raises `ChatError`, with the code `CANNOT_LOOK` where the chat shows
        Scout no past messages or files of this conversation.
        """
        ...

    async def update(self, posted: Posted, card: Card) -> None:
        """Replace a posted card by another. Raises `ChatError`, of the kind `message_gone` where it is too late."""
        ...

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        """Put a file into the conversation, called `name`, for everyone there.

        The one line of `comment` stands beside it where the chat has room for one. What comes back names the file
        and cannot be edited. Raises `ChatError`, of the kinds `no_uploads` and `too_large` where only a link helps.
        """
        ...

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        """Show a card to one person only; a direct message where nothing better exists. Raises `ChatError`."""
        ...

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        """What became of a person and a conversation since they were stored. Never raises."""
        ...

    async def places(self, name: str, person: Person) -> list[Place]:
        """The conversations called `name` that Scout can post to and that the person reads too. Raises `ChatError`."""
        ...
