"""What the program knows of its own connections: the port through which handlers ask."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from api.client import Client
from handlers.chat import Workspace


@dataclass(frozen=True, slots=True)
class Examined:
    """How a workspace's API account and chat answer: in English, the language of consoles and settings.

    `where` is the root of the API, empty for the embedded service; `refused` is its refusal or empty. `lacks` are the
    permissions that the chat must still grant, each with the way to grant it, or what the chat refused; None where
    there is no chat to ask.
    """

    where: str
    refused: str = ""
    lacks: tuple[str, ...] | None = None


Examine: TypeAlias = Callable[[Workspace, Client], Awaitable[Examined]]
"""Looks at the connections of one workspace. Nothing is charged."""


@runtime_checkable
class Permitted(Protocol):
    """A chat that grants permissions to Scout, workspace by workspace."""

    async def lacks(self, workspace: Workspace) -> list[str]:
        """The permissions that one workspace must still grant, each with the way to it. Raises `ChatError`."""
        ...


async def examine_nothing(workspace: Workspace, api: Client) -> Examined:
    """Where the program has no connections."""
    return Examined("")
