"""A store app: one Scout for many tenants, each with a token of its own.

The tokens come in three steps ("Obtain app_access_token", "Obtain tenant_access_token", both for store applications,
auth/v3). Feishu pushes an `app_ticket` as an event, every hour and when asked to; the ticket gives the app's own token,
and that with a tenant's key the tenant's. The ticket is kept sealed, for processes to which no events come.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.feishu.codes import BROKEN, RATE_LIMITED
from bot.feishu.tokens import App, Ask, Renewed
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError, Workspace
from storage.installations import Installation
from storage.sealing import CannotUnseal
from storage.store import Store

SECONDS_FOR_A_TICKET = 20.0
"""How long a call waits for the ticket that Feishu was asked to push."""

RESEND_AFTER = timedelta(minutes=1)
"""Feishu is not asked for the ticket more often."""

TICKET_SPENT = "10012"
"""The ticket is invalid: Feishu's own SDK for Go asks for another then; its page says that the app got no token."""

APP_TOKEN_SPENT = frozenset({"10013", "99991664"})
"""The app's own token is invalid ("General error codes"); a new one is tried once."""

NO_TICKET = "no_ticket"
PASSING = RATE_LIMITED | BROKEN | {UNREACHABLE, NO_ANSWER, NO_TICKET, "closed"}
"""Refusals that say nothing about whether a tenant has the app."""

_log = logging.getLogger(__name__)


class StoreApp:
    """The tokens of all tenants that have the app. A tenant that got one is kept as an installation."""

    def __init__(
        self,
        ask: Ask,
        app: App,
        store: Store,
        clock: Callable[[], datetime],
        *,
        waits_for: float = SECONDS_FOR_A_TICKET,
    ) -> None:
        self._ask, self._app, self._store, self._clock = ask, app, store, clock
        self._waits_for = waits_for
        self._own = Renewed(self._own_token, clock)
        self._tenants: dict[str, Renewed] = {}
        self._known: set[str] = set()
        self._pushed = asyncio.Event()
        self._asked_at: datetime | None = None

    async def of(self, workspace: Workspace) -> str:
        """The token of a tenant. Raises `ChatError`."""
        token = self._tenants.get(workspace.id)
        if token is None:
            token = self._tenants[workspace.id] = Renewed(lambda: self._tenant_token(workspace), self._clock)
        return await token.now()

    def forget(self, workspace: Workspace | None = None) -> None:
        """Ask anew for the token of a tenant, or for all."""
        if workspace is None:
            self._own.forget()
            self._tenants.clear()
        else:
            self._tenants.pop(workspace.id, None)

    async def check(self) -> None:
        """Ask for the app's own token. Raises `ChatError`, with the code `NO_TICKET` where no ticket has come yet."""
        await self._own.now()

    async def tenants(self) -> list[Workspace]:
        """The tenants that are known to have the app."""
        kept = [each.workspace.partition(":") for each in await self._store.installations.all()]
        return [Workspace("feishu", tenant) for chat, _, tenant in kept if chat == "feishu"]

    async def ticket_came(self, ticket: str) -> None:
        """Keep the ticket that Feishu pushed. Those of before stop working some time after."""
        await self._store.tickets.keep(self._app.id, ticket, self._clock())
        self._pushed.set()

    async def installed(self, workspace: Workspace, by: str = "", at: datetime | None = None) -> None:
        """Note that a tenant has the app since `at`."""
        self._known.add(workspace.id)
        made = Installation(workspace.key, "", "", "", installed_by=by, installed_at=at or self._clock())
        await self._store.installations.save(made)

    def left(self, workspace: Workspace) -> None:
        """Know a tenant no more, so that its next token is the first again."""
        self._known.discard(workspace.id)
        self.forget(workspace)

    async def _own_token(self) -> tuple[str, float]:
        ticket = await self._ticket()
        path = "/open-apis/auth/v3/app_access_token"
        try:
            told = await self._ask("the app's own token", path, self._app.body(app_ticket=ticket))
        except ChatError as error:
            if error.code != TICKET_SPENT:
                raise
            told = await self._ask(
                "the app's own token", path, self._app.body(app_ticket=await self._new_ticket(ticket))
            )
        return str(told.get("app_access_token") or ""), float(told.get("expire") or 0)

    async def _tenant_token(self, workspace: Workspace) -> tuple[str, float]:
        try:
            told = await self._asked_for(workspace, await self._own.now(), PASSING | APP_TOKEN_SPENT)
        except ChatError as error:
            if error.code not in APP_TOKEN_SPENT:
                raise
            self._own.forget()
            told = await self._asked_for(workspace, await self._own.now(), PASSING)
        await self._note(workspace)
        return str(told.get("tenant_access_token") or ""), float(told.get("expire") or 0)

    async def _asked_for(self, workspace: Workspace, own: str, passing: frozenset[str]) -> Mapping[str, Any]:
        """What Feishu tells of a tenant's token to the app with its `own`.

        Raises `ChatError`; all refusals but the `passing` ones say that the tenant has not the app.
        """
        what, path = "a tenant's access token", "/open-apis/auth/v3/tenant_access_token"
        try:
            return await self._ask(what, path, {"app_access_token": own, "tenant_key": workspace.id})
        except ChatError as error:
            # A gateway's own refusal is none of the tenant's.
            if error.code in passing or error.code.startswith("http_"):
                raise
            raise ChatError(
                f"Feishu cannot be used in {workspace.key}: Scout is not installed there ({error.code}).",
                code="not_installed",
                permanent=True,
                kind="app_gone",
            ) from error

    async def _note(self, workspace: Workspace) -> None:
        """A tenant whose token Feishu gives has the app, whether or not anybody told that it was installed there."""
        if workspace.id in self._known:
            return
        if await self._store.installations.find(workspace.key) is None:
            await self.installed(workspace)
        self._known.add(workspace.id)

    async def _ticket(self) -> str:
        return await self._kept() or await self._new_ticket("")

    async def _kept(self) -> str:
        try:
            return await self._store.tickets.find(self._app.id)
        except CannotUnseal:
            return ""

    async def _new_ticket(self, spent: str) -> str:
        """Have Feishu push another ticket than the spent one and wait for it. Raises `ChatError`."""
        now = self._clock()
        if self._asked_at is None or now - self._asked_at >= RESEND_AFTER:
            self._asked_at = now
            self._pushed.clear()
            await self._ask("an app_ticket", "/open-apis/auth/v3/app_ticket/resend", self._app.body())
        try:
            await asyncio.wait_for(self._pushed.wait(), self._waits_for)
        except TimeoutError:
            kept = await self._kept()
            if kept not in {"", spent}:  # it came to another process
                return kept
            _log.warning("Feishu pushed no app_ticket. action=feishu_no_ticket")
            raise ChatError(
                "Feishu has not pushed the app_ticket yet; it does so to the app's request URL every hour and when "
                "asked, which it was just now",
                code=NO_TICKET,
                wait=RESEND_AFTER.total_seconds(),
            ) from None
        return await self._store.tickets.find(self._app.id)
