"""Who: people of a workspace, as the chat tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.chat.places import Conversation, Workspace


@dataclass(frozen=True, slots=True)
class Person:
    """Who asked. `email` is what the chat itself vouches for, or empty; it is never taken from typed text.

    `language` is the client's locale as the chat tells it (`en`, `zh-CN` …) or empty; a person who `speaks_as_told`
    named it for this very conversation, and it counts before any choice they saved. `is_external` marks guests and
    people of another organisation, who may not spend, and `is_presumed` those of them of whom the chat did not tell
    whose they are; `is_admin` those whom the chat calls an admin or owner of the whole workspace.
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
class Named:
    """Somebody whom a line mentions: their id as the chat knows it, and how the line names them, without `@`.

    `is_group` where the chat's mention is of a group of people (`@team`): nobody in particular, and no creator.
    """

    id: str
    name: str
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """A person and a conversation as the chat tells of them now, None for what is gone or shut to Scout.

    What the chat does not tell is as it was known before.
    """

    person: Person | None
    conversation: Conversation | None
