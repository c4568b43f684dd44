"""The Bolt app between a verified delivery and our listeners: one for each kind, found by name.

Bolt's own listeners are asked one after the other, and for each of them it gathers every argument that one might take.
A table costs the same whatever is in it (`benchmarks/acks`).
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack.calls import sdk_logger
from bot.slack.deliveries.origin import Body
from bot.works import Work

WORKS = "scout_works"
"""Where a request's context has the list of what is to be done once it is acknowledged."""

Answered: TypeAlias = dict[str, Any]
"""What an acknowledgement says besides that the delivery came: mostly nothing."""

Listening: TypeAlias = Callable[[Body, list[Work]], Awaitable[Answered]]


def bolt_app(settings: Settings, listeners: Mapping[str, Listening], *, command: Listening) -> AsyncApp:
    """Bolt with a listener for each `type` that deliveries have, and one for slash commands, which have none.

    Nothing in it asks anybody. What it could check besides is checked elsewhere: signatures in `web`, before anything
    reads a delivery; that Scout does not talk to itself in `deliveries.events`.
    """
    app = AsyncApp(
        name="scout",
        logger=sdk_logger("bolt", logging.ERROR),  # its warnings quote whole deliveries
        client=AsyncWebClient(base_url=settings.slack_api_url),  # a pattern for Bolt; ours is `calls.client`
        authorize=_NobodyToAsk(settings.slack_bot_token.get_secret_value()),
        request_verification_enabled=False,
        ssl_check_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        process_before_response=True,
    )
    app.use(_ByKind(listeners, command))
    return app


def request_of(body: Body, works: list[Work]) -> AsyncBoltRequest:
    """A delivery as Bolt takes it: verified and read already, as those from a socket are."""
    return AsyncBoltRequest(body=dict(body), context={WORKS: works}, mode="socket_mode")


class _ByKind(AsyncMiddleware):
    """Hands a delivery to its listener and acknowledges it with what that one says; others are left to Bolt."""

    def __init__(self, listeners: Mapping[str, Listening], command: Listening) -> None:
        self._listeners, self._command = listeners, command

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  # the signature is Bolt's
    ) -> BoltResponse | None:
        """Bolt's middleware: see `bolt_app`."""
        body = req.body
        kind = body.get("type")
        listener = self._listeners.get(kind) if isinstance(kind, str) else self._command if "command" in body else None
        if listener is None:
            return await next()
        said = await listener(body, req.context[WORKS])
        return BoltResponse(status=200, body=said or "")


class _NobodyToAsk(AsyncAuthorize):
    """Bolt's authorization without a question: tokens are found where something is sent, after the acknowledgement."""

    def __init__(self, token: str) -> None:
        self._result = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=token)

    async def __call__(self, **_: object) -> AuthorizeResult:
        """Always the same."""
        return self._result
