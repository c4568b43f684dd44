"""The words between a chat and a handler: who asked, where, what, and the port through which answers leave.

A handler never asks which chat it is talking to; a chat never looks into a card.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from handlers.cards import Card

Audience = Literal["asker", "everyone"]
"""Who may see an answer: only the person who asked, or everyone in the conversation."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack team, a Feishu tenant, or the terminal of one user. Every stored row belongs to one."""

    chat: str
    id: str

    @property
    def key(self) -> str:
        """The two parts in one string, as storage keeps it: `slack:T123`."""
        return f"{self.chat}:{self.id}"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A place where one can post. `thread` is the chat's id of the thread, or empty.

    `is_private` is true where only the asker reads along (a direct message, the terminal); `is_external` where people
    of another organisation do.
    """

    workspace: Workspace
    id: str
    thread: str = ""
    is_private: bool = False
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who asked. `email` is what the chat itself vouches for, or empty; it is never taken from typed text.

    `language` is the client's locale as the chat tells it (`en`, `zh-CN` …) or empty; `is_external` marks guests and
    people of another organisation, who may not spend.
    """

    workspace: Workspace
    id: str
    name: str = ""
    email: str = field(default="", repr=False)
    language: str = ""
    time_zone: str = ""
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A line that a person typed, with the chat's markup already taken off its edges.

    `text` begins with the command (`/creators search …`). `id` is the delivery's own id and `other_ids` further ids
    by which the same delivery may come again: the desk works on none of them twice.
    """

    id: str
    text: str
    person: Person
    conversation: Conversation
    at: datetime
    other_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that stands in a chat and can be edited there."""

    conversation: Conversation
    message_id: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button or drop-down that a person used. `press` is the opaque id that the control carried.

    `posted` is the message that the control sits on, where the chat tells it and it is everyone's message.
    """

    id: str
    press: str
    person: Person
    conversation: Conversation
    at: datetime
    posted: Posted | None = None


class Chat(Protocol):
    """What every chat can do for a handler that speaks without having been asked."""

    name: str
    """The word for this chat in stored rows: `slack`, `feishu`, `terminal`."""

    async def post(self, conversation: Conversation, card: Card) -> Posted:
        """Post a card for everyone in the conversation. Raises `ChatError`."""
        ...

    async def update(self, posted: Posted, card: Card) -> None:
        """Replace a posted card by another. Raises `ChatError`."""
        ...

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        """Show a card to one person only; a direct message where nothing better exists. Raises `ChatError`."""
        ...


class Door(Protocol):
    """Where the answers to one delivery go. Each chat makes one per delivery, with its means of replying inside."""

    async def working(self, card: Card) -> None:
        """Show the asker that work is under way; the answer takes its place. Shown at most once."""
        ...

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer. For a press on a card that only the asker sees, it replaces that card."""
        ...


class Desk(Protocol):
    """Where chats bring deliveries, once acknowledged: repeats are refused, the rest is answered through the door.

    Neither method raises: what goes wrong becomes a card, or a log line where even that cannot be shown.
    """

    async def request(self, request: Request, door: Door) -> None:
        """Answer a typed line."""
        ...

    async def press(self, press: Press, door: Door) -> None:
        """Answer a button or drop-down."""
        ...


class ChatError(Exception):
    """A chat refused or could not be reached.

    `permanent` means that trying again is useless (token revoked, conversation gone, archived, bot removed);
    `wait` is the number of seconds the chat asked us to leave before the next try, if it said so.
    """

    def __init__(self, message: str, *, code: str = "", permanent: bool = False, wait: float | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.permanent = permanent
        self.wait = wait
