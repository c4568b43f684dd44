"""What the program knows of its own connections: the port through which handlers ask."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from api.client import Client
from api.errors import ApiError
from handlers.chat import Workspace
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Lack:
    """A permission that a chat must still grant, by the chat's own name for it.

    `way` is the key of the sentence that says how it is granted, `at` the page where; `reason` is the key of what it
    is for, empty where its name says so.
    """

    permission: str
    way: str
    reason: str = ""
    at: str = ""

    def told(self, words: Words) -> str:
        """The permission with its reason and the way to it, in one line."""
        way = words(self.way, at=self.at)
        if not self.reason:
            return words("lack", permission=self.permission, way=way)
        return words("lack-reason", permission=self.permission, reason=words(self.reason), way=way)


@dataclass(frozen=True, slots=True)
class Examined:
    """How a workspace's API account and chat answer.

    `where` is the root of the API, empty for the embedded service; `refused` is its refusal, if it does not answer as
    it should. `lacks` are the permissions that the chat must still grant, or what the chat refused, in its own words;
    None where there is no chat to ask.
    """

    where: str
    refused: ApiError | None = None
    lacks: tuple[Lack | str, ...] | None = None


Examine: TypeAlias = Callable[[Workspace, Client], Awaitable[Examined]]
"""Looks at the connections of one workspace. Nothing is charged."""


@runtime_checkable
class Permitted(Protocol):
    """A chat that grants permissions to Scout, workspace by workspace."""

    async def lacks(self, workspace: Workspace) -> list[Lack]:
        """The permissions that one workspace must still grant. Raises `ChatError`."""
        ...


async def examine_nothing(workspace: Workspace, api: Client) -> Examined:
    """Where the program has no connections."""
    return Examined("")
