"""The words between a chat and a handler: who asked, where, what, and the port through which answers leave.

A handler never asks which chat it is talking to; a chat never looks into a card.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol

from handlers.cards import Card
from handlers.cards.form import Choice, Source, Values

Audience = Literal["asker", "aside", "everyone", "nobody"]
"""Who may see an answer: only the person who asked, or everyone in the conversation.

An answer to a press for the asker takes the place of a card that only they see; one `aside` leaves that card standing.
One for nobody never reaches a door.
"""

DROPPED_BYTES_MOST = 5_000_000
"""A file that people drop is read up to this size (features S20)."""

KEY_MOST = 50
"""Characters of a key that a message is posted under (Feishu's limit, features ii)."""


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
    of another organisation do, or may do: `is_presumed` says that the chat did not tell.
    """

    workspace: Workspace
    id: str
    thread: str = ""
    is_private: bool = False
    is_external: bool = False
    is_presumed: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who asked. `email` is what the chat itself vouches for, or empty; it is never taken from typed text.

    `language` is the client's locale as the chat tells it (`en`, `zh-CN` …) or empty; a person who `speaks_as_told`
    named it for this very conversation, and it counts before any choice they saved. `is_external` marks guests and
    people of another organisation, who may not spend, and `is_presumed` those of them of whom the chat did not tell
    whose they are; `is_admin` those whom the chat calls an admin or owner of the
    whole workspace.
    """

    workspace: Workspace
    id: str
    name: str = ""
    email: str = field(default="", repr=False)
    language: str = ""
    time_zone: str = ""
    is_external: bool = False
    speaks_as_told: bool = False
    is_admin: bool = False
    is_presumed: bool = False


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A file that came with a message. Nothing of it is fetched until somebody reads it.

    `name` is what the person's machine calls it: text of theirs, not a path. `size` is in bytes as the chat tells it,
    0 where it does not. `read` gives the content; it raises `ChatError`, of the kind `too_large` beyond
    `DROPPED_BYTES_MOST`, whatever `size` says.
    """

    name: str
    size: int
    read: Callable[[], Awaitable[bytes]] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a line mentions: their id as the chat knows it, and how the line names them, without `@`.

    `is_group` where the chat's mention is of a group of people (`@team`): nobody in particular, and no creator.
    """

    id: str
    name: str
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A line that a person typed, with the chat's markup already taken off its edges.

    `text` begins with the command (`/creators search …`); beside `files` it may be empty. `id` is the delivery's own
    id and `other_ids` further ids by which the same delivery may come again: the desk works on none of them twice.
    `named` are the people of the workspace whom the text mentions, where the chat tells who they are. `quoted` is the
    text of the message that this one replies to, where the chat shows it; where it does not, `unread` names the
    permission without which it will not.
    """

    id: str
    text: str
    person: Person
    conversation: Conversation
    at: datetime
    other_ids: tuple[str, ...] = ()
    files: tuple[DroppedFile, ...] = ()
    named: tuple[Named, ...] = ()
    quoted: str = ""
    unread: str = ""


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


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that a person filled in: sent in, or as it stands while they do. `press` is the form's.

    `posted` is the message that the form stands in, where it is everyone's message.
    """

    id: str
    press: str
    values: Values
    person: Person
    conversation: Conversation
    at: datetime
    posted: Posted | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji that a person set to a message. `emoji` is the chat's own name for it, without colons.

    `conversation` is where the message stands; None where the chat does not say, and then its ids of messages are of
    the whole workspace. Such a chat may know more of the person once it hears which place that is: `seen_in` gives
    both as they are there now.
    """

    id: str
    emoji: str
    message_id: str
    person: Person
    conversation: Conversation | None = None
    seen_in: Callable[[Conversation], Awaitable[tuple[Person, Conversation]]] | None = field(
        default=None, repr=False, compare=False
    )


@dataclass(frozen=True, slots=True)
class Presence:
    """A person and a conversation as the chat tells of them now, None for what is gone or shut to Scout.

    What the chat does not tell is as it was known before.
    """

    person: Person | None
    conversation: Conversation | None


@dataclass(frozen=True, slots=True)
class Departure:
    """That Scout was taken out of a workspace, or that its token for it was revoked; `at` as the chat tells, or now.

    `id` is the delivery's own. The workspace may be an organisation of several, where Scout was installed for all.
    """

    id: str
    workspace: Workspace
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation and what people call it there (`#kol`)."""

    conversation: Conversation
    name: str


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


class Door(Protocol):
    """Where the answers to one delivery go. Each chat makes one per delivery, with its means of replying inside."""

    @property
    def keeps_place(self) -> bool:
        """Whether the answer takes the place of a sign of work, so that a sign shown at once is no message more."""
        ...

    async def working(self, card: Card) -> None:
        """Show the asker that work is under way; the answer takes its place. Shown at most once."""
        ...

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer. For a press on a card that only the asker sees, it replaces that card."""
        ...


class Desk(Protocol):
    """Where chats bring deliveries, once acknowledged: repeats are refused, the rest is answered through the door.

    No method raises: what goes wrong becomes a card, or a log line where even that cannot be shown.
    """

    async def request(self, request: Request, door: Door) -> None:
        """Answer a typed line."""
        ...

    async def press(self, press: Press, door: Door) -> None:
        """Answer a button or drop-down."""
        ...

    async def wrong_fields(self, submission: Submission) -> Mapping[str, str]:
        """What is wrong with a form, as sentences by its fields' names; empty when it can be sent in. Quick."""
        ...

    async def redrawn(self, submission: Submission) -> Card:
        """The form's card with what its fields hold now, for a field that `redraws`."""
        ...

    async def submission(self, submission: Submission, door: Door) -> None:
        """Answer a form that was sent in."""
        ...

    async def suggestions(self, source: Source, typed: str, person: Person) -> tuple[Choice, ...]:
        """Choices for what a person typed so far into a lookup. Quick."""
        ...

    async def reaction(self, reaction: Reaction) -> None:
        """Answer an emoji, where it means something on that message; say nothing to all others."""
        ...

    async def departure(self, departure: Departure) -> None:
        """Forget a workspace that Scout was taken out of."""
        ...


UNREACHABLE, NO_ANSWER, CANNOT_LOOK = "unreachable", "no_answer", "cannot_look"
"""Codes that every chat has: nothing was sent; it may have arrived, its answer was lost; past messages are hidden."""

Kind = Literal["", "message_gone", "place_gone", "app_gone", "no_uploads", "too_large", "no_documents", "no_such_call"]
"""What a refusal means in any chat: this message cannot be edited or answered any more; Scout cannot write into this
conversation; Scout's own token or app is refused, until somebody installs it anew; the conversation takes no files; the
file is too large for it; Scout may make no documents in the workspace; the workspace has no such call. Empty: something
else."""


class ChatError(Exception):
    """A chat refused or could not be reached.

    `code` is the chat's own word, or one of `UNREACHABLE`, `NO_ANSWER` and `CANNOT_LOOK`; `kind` says the same in a
    word that all chats share. `permanent` means that trying again is useless (token revoked, conversation gone,
    archived, bot removed); `wait` is the number of seconds the chat asked us to leave before the next try, if it
    said so.
    """

    def __init__(
        self, message: str, *, code: str = "", permanent: bool = False, wait: float | None = None, kind: Kind = ""
    ) -> None:
        super().__init__(message)
        self.code = code
        self.permanent = permanent
        self.wait = wait
        self.kind = kind

    @property
    def is_uncertain(self) -> bool:
        """Whether the chat may have done it all the same."""
        return self.code == NO_ANSWER
