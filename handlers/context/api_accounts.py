"""The creator API's accounts: the one of the settings, and a workspace's own where its admins set a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from api.client import Client


@dataclass(frozen=True, slots=True)
class Account:
    """A workspace's own account: the client that has its key, and the name that stands for it in stored balances."""

    api: Client
    name: str


class Accounts(Protocol):
    """Where workspaces' accounts come from."""

    @property
    def can_keep(self) -> bool:
        """Whether keys can be kept: only sealed, which takes a key of the operator's."""
        ...

    async def of(self, workspace: str) -> Account | None:
        """A workspace's own account; None where it uses that of the settings."""
        ...

    def forget(self, workspace: str) -> None:
        """A workspace's key was changed here: it is looked for anew."""
        ...

    async def check(self, key: str) -> None:
        """Try a key with a call that costs nothing. Raises `api.errors.ApiError` where it does not work."""
        ...


class NoAccounts:
    """No workspace has an account of its own."""

    can_keep = False

    async def of(self, workspace: str) -> Account | None:
        """None."""

    def forget(self, workspace: str) -> None:
        """Nothing is remembered."""

    async def check(self, key: str) -> None:
        """Nothing to check: no key is ever kept."""
