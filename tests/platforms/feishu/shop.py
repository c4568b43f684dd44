"""The fake's app as one of the app directory: its ticket, its own token, and a token for each tenant that has it."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

from tests.platforms.feishu.cards import Refused

Answer = dict[str, Any]


class Shop:
    """Which tenants have the app, and what was given out. `resends` counts how often the ticket was asked for."""

    def __init__(self) -> None:
        self.tenants: set[str] = set()
        self.ticket = "ticket-0001"
        self.resends = 0
        self._asked = asyncio.Event()
        self._own: set[str] = set()
        self._numbers = count(1)

    def new_ticket(self) -> str:
        """The next ticket; those of before work no more, nor do the tokens that came of them."""
        self.ticket = f"ticket-{next(self._numbers) + 1:04d}"
        self._own.clear()
        return self.ticket

    def resend(self) -> Answer:
        """`auth/v3/app_ticket/resend`: Feishu pushes the ticket soon, which here the test does."""
        self.resends += 1
        self._asked.set()
        return {}

    async def was_asked(self) -> None:
        """Wait until the app has asked for the ticket."""
        await self._asked.wait()

    def own_token(self, sent: Answer) -> Answer:
        """`auth/v3/app_access_token`. Raises `Refused`."""
        if sent.get("app_ticket") != self.ticket:
            raise Refused("app_ticket invalid", "10012")
        token = f"a-app-access-token-{next(self._numbers):04d}"
        self._own.add(token)
        return {"app_access_token": token, "expire": 7200}

    def tenant(self, sent: Answer) -> str:
        """The tenant for which `auth/v3/tenant_access_token` asks. Raises `Refused`."""
        if sent.get("app_access_token") not in self._own:
            raise Refused("app_access_token invalid", "10013")
        if sent.get("tenant_key") not in self.tenants:
            raise Refused("invalid param", "10003")
        return str(sent["tenant_key"])
