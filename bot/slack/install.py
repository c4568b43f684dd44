"""The install page: a workspace's admin lets Scout in, and the token that comes back is kept sealed.

Bolt's own flow does the exchange: `state` is issued once, works for ten minutes and is bound to the browser by a
cookie.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from logging import Logger

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from starlette.background import BackgroundTask, BackgroundTasks
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.settings import Settings
from bot.slack.calls import SlackCalls
from storage.installations import Installation
from storage.offers import ANYONE
from storage.store import Store

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
STATE_WORKS_FOR = timedelta(minutes=10)
_newly_made: ContextVar[list[Installation]] = ContextVar("newly_made")
"""What the request under way installed where Scout was not before: the flow does not tell it."""

_STATES = "slack:"
"""Where issued states are kept: they belong to no workspace yet."""


class InstallPage:
    """The two pages of the flow. `scopes` is what Scout asks for; `welcome` greets whoever installed it newly."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        calls: SlackCalls,
        scopes: Sequence[str],
        clock: Callable[[], datetime],
        welcome: Callable[[Installation], Awaitable[None]],
    ) -> None:
        self._welcome = welcome
        self._flow = AsyncOAuthFlow(
            client=calls.client,
            logger=calls.logger,
            settings=AsyncOAuthSettings(
                client_id=settings.slack_client_id,
                client_secret=settings.slack_client_secret.get_secret_value(),
                scopes=list(scopes),
                redirect_uri=f"{settings.public_url}{REDIRECT}",
                install_path=INSTALL,
                redirect_uri_path=REDIRECT,
                installation_store=Kept(store, clock),
                state_store=States(store, clock),
                state_expiration_seconds=int(STATE_WORKS_FOR.total_seconds()),
                token_rotation_expiration_minutes=0,
                logger=calls.logger,
            ),
        )

    @property
    def routes(self) -> list[BaseRoute]:
        """The routes of the ASGI app."""
        return [Route(INSTALL, self._install), Route(REDIRECT, self._callback)]

    async def _install(self, request: Request) -> Response:
        asked = to_async_bolt_request(request, await request.body())
        return to_starlette_response(await self._flow.handle_installation(asked))

    async def _callback(self, request: Request) -> Response:
        asked = to_async_bolt_request(request, await request.body())
        made: list[Installation] = []
        _newly_made.set(made)
        response = to_starlette_response(await self._flow.handle_callback(asked))
        response.background = BackgroundTasks([BackgroundTask(self._welcome, each) for each in made])
        return response


class States(AsyncOAuthStateStore):
    """States that were issued: each works once."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store, self._clock = store, clock

    @property
    def logger(self) -> Logger:
        """Where the SDK would log."""
        return logging.getLogger(__name__)

    async def async_issue(self, *args: object, **kwargs: object) -> str:  # the signature is slack_sdk's
        """A new state."""
        [state] = await self._store.offers.make(_STATES, ANYONE, self._clock(), [("slack.install", {})])
        return state

    async def async_consume(self, state: str) -> bool:
        """Whether a state was issued lately and not used before."""
        offer = await self._store.offers.find(_STATES, state)
        now = self._clock()
        if offer is None or now - offer.offered_at > STATE_WORKS_FOR:
            return False
        return await self._store.offers.use_once(_STATES, state, now)


class Kept(AsyncInstallationStore):
    """What the flow brings, as an installation of ours. The flow only saves; tokens are found by `bot.slack.tokens`."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store, self._clock = store, clock

    @property
    def logger(self) -> Logger:
        """Where the SDK would log."""
        return logging.getLogger(__name__)

    async def async_save(self, installation: SlackInstallation) -> None:
        """Keep the installation of a workspace, or of an organisation for all its workspaces."""
        is_whole = bool(installation.is_enterprise_install)
        organisation = f"slack:{installation.enterprise_id}" if installation.enterprise_id else ""
        workspace = organisation if is_whole else f"slack:{installation.team_id}"
        ends = installation.bot_token_expires_at
        made = Installation(
            workspace=workspace,
            name=(installation.enterprise_name if is_whole else installation.team_name) or "",
            bot_user=installation.bot_user_id or "",
            token=installation.bot_token or "",
            scopes=tuple(installation.bot_scopes or ()),
            organisation=organisation,
            is_whole_organisation=is_whole,
            refresh=installation.bot_refresh_token or "",
            expires_at=datetime.fromtimestamp(ends, UTC) if ends else None,
            installed_by=installation.user_id,
            installed_at=self._clock(),
        )
        was_there = await self._store.installations.find(workspace)
        await self._store.installations.save(made)
        if was_there is None and not is_whole:
            _newly_made.get([]).append(made)

    async def async_save_bot(self, bot: Bot) -> None:
        """Nothing more than `async_save` keeps already."""
