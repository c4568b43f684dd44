"""Where: workspaces, conversations in them, and messages that stand there."""

from __future__ import annotations

from dataclasses import dataclass


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

    What is posted there shows as the answer to the message `answers`, if it names one and the chat has such answers.
    `is_private` is true where only the asker reads along (a direct message, the terminal); `is_external` where people
    of another organisation do, or may do: `is_presumed` says that the chat did not tell.
    """

    workspace: Workspace
    id: str
    thread: str = ""
    is_private: bool = False
    is_external: bool = False
    is_presumed: bool = False
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation and what people call it there (`#kol`)."""

    conversation: Conversation
    name: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that stands in a chat and can be edited there."""

    conversation: Conversation
    message_id: str


def alone_with(workspace: str, person: str) -> Conversation:
    """The direct message with a person: chats open it where one is posted to the person's id."""
    chat, _, id_ = workspace.partition(":")
    return Conversation(Workspace(chat, id_), person, is_private=True)
