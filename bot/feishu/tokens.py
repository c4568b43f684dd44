"""Which access token speaks for Scout in a tenant: the one of a self-built app, or (`store_app`) one for each tenant.

Tokens are kept in memory and asked for anew before they end, on Scout's own loop and without holding it up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from pydantic import SecretStr

from handlers.chat import Workspace

TOKEN_MARGIN = timedelta(minutes=5)
"""A token this close to its end is not used any more. Feishu gives a new one in its last thirty minutes."""

Ask = Callable[[str, str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
"""Makes a call that needs no token: what it is called, its path and its body. Raises `ChatError`."""


class Tokens(Protocol):
    """Gives the access token of a tenant."""

    async def of(self, workspace: Workspace) -> str:
        """The token that speaks for Scout in a tenant now. Raises `ChatError`."""
        ...

    def forget(self, workspace: Workspace | None = None) -> None:
        """Ask anew for the token of a tenant, or for all."""
        ...


class Renewed:
    """One token, asked for by one caller at a time when there is none or it nears its end."""

    def __init__(self, ask: Callable[[], Awaitable[tuple[str, float]]], clock: Callable[[], datetime]) -> None:
        self._ask, self._clock = ask, clock
        self._token, self._ends_at = "", clock()
        self._asking = asyncio.Lock()

    async def now(self) -> str:
        """The token. Raises `ChatError`."""
        async with self._asking:
            if not self._token or self._clock() >= self._ends_at:
                asked_at = self._clock()
                self._token, seconds = await self._ask()
                self._ends_at = asked_at + timedelta(seconds=seconds) - TOKEN_MARGIN
            return self._token

    def forget(self) -> None:
        """Ask anew at the next use."""
        self._token = ""


@dataclass(frozen=True, slots=True)
class App:
    """What Feishu knows the app by."""

    id: str
    secret: SecretStr

    def body(self, **more: str) -> dict[str, str]:
        """The body of a call for a token."""
        return {"app_id": self.id, "app_secret": self.secret.get_secret_value(), **more}


class SelfBuilt:
    """The one token of a self-built app."""

    def __init__(self, ask: Ask, app: App, clock: Callable[[], datetime]) -> None:
        self._ask_feishu, self._app = ask, app
        self._token = Renewed(self._ask, clock)

    async def of(self, workspace: Workspace) -> str:
        """The token, whatever the tenant: the app lives in one."""
        return await self._token.now()

    def forget(self, workspace: Workspace | None = None) -> None:
        """Ask anew for the token."""
        self._token.forget()

    async def _ask(self) -> tuple[str, float]:
        told = await self._ask_feishu(
            "an access token", "/open-apis/auth/v3/tenant_access_token/internal", self._app.body()
        )
        return str(told.get("tenant_access_token") or ""), float(told.get("expire") or 0)
