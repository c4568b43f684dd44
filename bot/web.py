"""The one ASGI app: what each chat needs of HTTP, and a health check that says nothing else (features S25)."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.bodies import BODY_MOST


def web_app(routes: Iterable[BaseRoute]) -> ASGIApp:
    """The app over the chats' routes."""
    return BodyLimit(Starlette(routes=[Route("/healthz", _healthy), *routes]), BODY_MOST)


async def _healthy(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


class BodyLimit:
    """Refuses request bodies beyond a size, by their declared length or while they arrive."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app, self._most = app, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413 to what is too long, hand everything else on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > self._most:
            await PlainTextResponse("too large", 413)(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            # A body longer than it declared ends here; its signature cannot match what was cut.
            return {"type": "http.disconnect"} if seen > self._most else message

        await self._app(scope, counted, send)
