"""What: lines, presses, forms and emojis of people, and that a workspace let Scout go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from handlers.cards.form import Values
from handlers.chat.people import Named, Person
from handlers.chat.places import Conversation, Posted, Workspace

DROPPED_BYTES_MOST = 5_000_000
"""A file that people drop is read up to this size (features S20)."""


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
class Request:
    """A line that a person typed, with the chat's markup already taken off its edges.

    `text` begins with the command (`/creators search …`); beside `files` it may be empty. `id` is the delivery's own
    id and `other_ids` further ids by which the same delivery may come again: the desk works on none of them twice.
    `named` are the people of the workspace whom the text mentions, where the chat tells who they are. `quoted` is the
    text of the message that this one replies to, where the chat shows it; where it does not, `unread` names the
    permission without which it will not. One that is `wordless` is a picture, a voice message and the like, sent to
    Scout alone.
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
    wordless: bool = False


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
class Departure:
    """That Scout was taken out of a workspace, or that its token for it was revoked; `at` as the chat tells, or now.

    `id` is the delivery's own. The workspace may be an organisation of several, where Scout was installed for all.
    """

    id: str
    workspace: Workspace
    at: datetime | None = None
