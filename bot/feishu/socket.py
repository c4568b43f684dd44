"""The long connection: deliveries over a websocket that Scout opens, for machines without a public address.

lark-oapi runs it on an event loop of its own and calls handlers there, so it lives in a thread of its own. Handlers
only read; the work they note is handed to Scout's loop after the acknowledgement is written. The SDK connects again
by itself after a cut; `watch` replaces a connection that has fallen silent or whose thread has ended.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.feishu.calls import FeishuCalls
from bot.feishu.connection import Connection
from bot.feishu.listen import Listener
from bot.settings import Settings
from bot.works import Works
from handlers.chat import ChatError

ENDPOINT = "/callback/ws/endpoint"
WATCH_SECONDS = 30.0
SILENT_PINGS = 3
"""Feishu answers every ping. So many without an answer, and the connection is taken for dead."""

_log = logging.getLogger(__name__)


class Socket:
    """One long connection, replaced when it dies."""

    def __init__(
        self,
        settings: Settings,
        listener: Listener,
        works: Works,
        calls: FeishuCalls,
        clock: Callable[[], datetime],
    ) -> None:
        self._secret = settings.feishu_app_secret
        self._listener = listener
        self._works = works
        self._calls = calls
        self._clock = clock
        self._connection: Connection | None = None
        self._watching: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin to connect and return. Raises `ChatError` where Feishu refuses the app for good.

        An unreachable Feishu is tried again in the background for as long as it takes.
        """
        try:
            await self.check()
        except ChatError as error:
            if error.permanent:
                raise
        self._connection = self._new_connection()
        self._watching = asyncio.get_running_loop().create_task(self._watch_always())

    async def close(self) -> None:
        """Take no more deliveries and wait for the thread to end."""
        watching, self._watching = self._watching, None
        if watching is not None:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.end()

    async def check(self) -> None:
        """Ask Feishu for a connection and leave it unused. Raises `ChatError` where it refuses.

        The token call succeeds on the wrong domain as well; this one does not.
        """
        body = {"AppID": self._calls.app_id, "AppSecret": self._secret.get_secret_value()}
        await self._calls.ask("the long connection", ENDPOINT, body)

    @property
    def is_connected(self) -> bool:
        """Whether deliveries can arrive now."""
        return self._connection is not None and self._connection.is_connected

    async def watch(self) -> None:
        """Look once whether the connection lives, and replace it if not."""
        connection = self._connection
        if connection is None or (
            connection.is_running and self._clock() - connection.heard_at <= self._patience(connection)
        ):
            return
        _log.error("The long connection is dead and replaced. action=feishu_silent since=%s", connection.heard_at)
        await connection.end()
        self._connection = self._new_connection()

    def _patience(self, connection: Connection) -> timedelta:
        return timedelta(seconds=SILENT_PINGS * connection.ping_seconds)

    async def _watch_always(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                await self.watch()
            except Exception:  # noqa: BLE001  # the watch must go on
                _log.exception("The long connection could not be replaced. action=feishu_watch")

    def _new_connection(self) -> Connection:
        arguments: dict[str, Any] = {
            "app_id": self._calls.app_id,
            "app_secret": self._secret.get_secret_value(),
            "domain": self._calls.domain.root,
        }
        connection = Connection(arguments, self._listener, self._works, self._clock)
        connection.begin()
        return connection
