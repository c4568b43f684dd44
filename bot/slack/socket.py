"""Socket Mode: the same deliveries over a connection that Scout opens, for machines without a public address."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import time

from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.slack.calls import SlackCalls
from bot.slack.listen import Listener
from bot.slack.refusals import refusals
from bot.works import Works
from handlers.chat import ChatError

PING_SECONDS = 10.0


class Socket:
    """One Socket Mode connection, kept open by slack_sdk: it pings, and connects anew when Slack asks or is silent."""

    def __init__(self, app_token: str, listener: Listener, works: Works, calls: SlackCalls) -> None:
        self._app_token = app_token
        self._listener = listener
        self._works = works
        self._calls = calls
        self._client: SocketModeClient | None = None
        self._connecting: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin to connect and return. Raises `ChatError` where Slack refuses the token for good.

        An unreachable Slack is tried again in the background for as long as it takes.
        """
        address = await self._first_address()
        self._client = SocketModeClient(
            app_token=self._app_token,
            logger=self._calls.logger,
            web_client=self._calls.client,
            ping_interval=PING_SECONDS,
        )
        self._client.wss_uri = address
        self._client.socket_mode_request_listeners.append(self._receive)
        self._connecting = asyncio.get_running_loop().create_task(_connect(self._client))

    async def close(self) -> None:
        """Close the connection and wait for its tasks to end."""
        client, self._client = self._client, None
        if client is None or self._connecting is None:
            return
        self._connecting.cancel()
        await client.close()  # type: ignore[no-untyped-call]  # slack_sdk leaves it unannotated
        tasks = (self._connecting, client.message_processor, client.current_session_monitor, client.message_receiver)
        await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)

    async def is_connected(self) -> bool:
        """Whether deliveries can arrive now."""
        return self._client is not None and bool(await self._client.is_connected())

    async def check(self) -> None:
        """Ask Slack for a connection and leave it unused. Raises `ChatError` where the app token is refused."""
        await self._address()

    async def _first_address(self) -> str | None:
        try:
            return await self._address()
        except ChatError as error:
            if error.permanent:
                raise
            return None

    async def _address(self) -> str:
        with refusals("the app token"):
            answer = await self._calls.client.apps_connections_open(app_token=self._app_token)
        return str(answer["url"])

    async def _receive(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started_at = time()
        answer, works = await self._listener.take(request.payload)
        with suppress(ConnectionError):  # Slack delivers an unacknowledged event again; the desk knows it
            await send_async_response(client, request, answer, started_at)
        self._works.start(works)


async def _connect(client: SocketModeClient) -> None:
    await client.connect()  # type: ignore[no-untyped-call]  # slack_sdk leaves it unannotated
