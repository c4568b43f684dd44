"""The other side of Scout: a Slack that agrees with everything, and a creator API that takes its time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web
from starlette.types import ASGIApp, Receive, Scope, Send

from api.contract.envelope import UNLIMITED
from api.service.app import Service
from api.service.options import Options
from benchmarks.far_away import served
from bot.clock import utc_now


class Slack:
    """Answers every method, and counts what came to reply addresses."""

    def __init__(self) -> None:
        self.replies = 0

    async def method(self, request: web.Request) -> web.Response:
        """A Web API method."""
        channel = {"id": "C1", "is_member": True} if request.match_info["method"] == "conversations.info" else "C1"
        sent = {**request.query, **(await request.post())}
        user, team = str(sent.get("user") or "U1"), request.headers.get("Authorization", "").rpartition("-")[2] or "T1"
        profile = {"display_name": "Mia", "email": f"{user.lower()}@example.com"}
        told = {"id": user, "team_id": team, "name": "mia", "locale": "en-US", "tz": "Europe/London"}
        return web.json_response(
            {
                "ok": True,
                "team_id": team,
                "user_id": "UBOT",
                "bot_id": "B1",
                "user": {**told, "profile": profile},
                "channel": channel,
                "ts": "1.1",
                "message_ts": "1.1",
            }
        )

    async def reply(self, request: web.Request) -> web.Response:
        """A `response_url`."""
        await request.read()
        self.replies += 1
        return web.Response(text="ok")


@asynccontextmanager
async def slack() -> AsyncIterator[tuple[str, Slack]]:
    """A Slack on loopback: its root and what it saw."""
    known = Slack()
    app = web.Application()
    app.router.add_route("*", "/api/{method}", known.method)
    app.router.add_post("/reply", known.reply)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1_024)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", known
    finally:
        await runner.cleanup()


class Slow:
    """An app whose every answer takes `seconds` longer; `crowded` once so many are on their way at once."""

    def __init__(self, app: ASGIApp, seconds: float, crowd: int) -> None:
        self._app, self._crowd, self._waiting = app, crowd, 0
        self.seconds, self.crowded = seconds, asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait, then answer."""
        self._waiting += 1
        if self._waiting >= self._crowd:
            self.crowded.set()
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self._waiting -= 1
        await self._app(scope, receive, send)


@asynccontextmanager
async def creator_api(folder: Path, seconds: float, crowd: int = 1) -> AsyncIterator[tuple[str, list[str], Slow]]:
    """The embedded service over HTTP, each answer `seconds` late: its root, some keys, and what waits."""
    service = Service(folder / "creators.db", utc_now, rate=UNLIMITED, options=Options())
    try:
        keys = [service.accounts.add_key(f"benchmark {number}") for number in range(5)]
        app = Slow(service.app, seconds, crowd)
        async with served(app) as root:
            yield root, keys, app
    finally:
        service.close()
