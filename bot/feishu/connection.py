"""One thread with one long connection of the SDK's in it, from its first attempt to its end."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from threading import Thread
from typing import Any

from bot.feishu import sdk
from bot.feishu.callback import ANSWERED_WITHIN, Callback
from bot.feishu.limits import packed
from bot.feishu.listen import Listener
from bot.feishu.noting import Noted, noting, taken
from bot.works import Work, Works

SECONDS_TO_END = 3.0
SECONDS_BETWEEN_CANCELS = 0.05
SECONDS_FOR_AN_ANSWER = ANSWERED_WITHIN + 0.5
"""Feishu waits for three: with a loop that is slower than this a press is acknowledged alone."""

FIRST_PING_SECONDS = 120.0
"""The SDK's interval until Feishu names another."""

FIRST_RETRY_SECONDS = 10
"""Between attempts until Feishu names another interval; the SDK alone would wait two minutes."""

_log = logging.getLogger(__name__)


class Connection:
    """Holds a connection until `end`. Deliveries go to the listener, the work that they ask for to Scout's loop."""

    def __init__(
        self, arguments: dict[str, Any], listener: Listener, works: Works, clock: Callable[[], datetime]
    ) -> None:
        self._arguments = arguments
        self._listener = listener
        self._works = works
        self._clock = clock
        self._home = asyncio.get_running_loop()
        self._thread = Thread(target=self._hold, name="feishu-long-connection", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: Any = None
        self._is_winding_up = False
        self._has_given_up = False
        self.is_over = False
        self.heard_at = clock()

    def begin(self) -> None:
        """Start the thread; returns at once."""
        self._thread.start()

    async def end(self) -> None:
        """Let the connection go and wait a moment for the thread. One stuck in a call is left to end by itself."""
        self.is_over = True
        if self._loop is not None:
            with suppress(RuntimeError):  # already closed
                self._loop.call_soon_threadsafe(self._let_go, self._loop)
        await asyncio.to_thread(self._thread.join, SECONDS_TO_END)

    @property
    def is_running(self) -> bool:
        """Whether the thread still holds or seeks a connection."""
        return self._thread.is_alive() and not self._has_given_up

    @property
    def is_connected(self) -> bool:
        """Whether the connection stands."""
        return (
            self.is_running and self._client is not None and self._client._conn is not None
        )  # the SDK tells it nowhere else

    @property
    def ping_seconds(self) -> float:
        """The seconds between two pings, as Feishu asks for."""
        return float(self._client._ping_interval) if self._client is not None else FIRST_PING_SECONDS  # as above

    def gives_up(self) -> None:
        """Note that nothing seeks a connection any more, though the thread goes on."""
        self._has_given_up = True

    def heard(self) -> None:
        """Note that Feishu said something."""
        self.heard_at = self._clock()

    async def answer_to(self, callback: Callback, acknowledgement: bytes) -> bytes | None:
        """The acknowledgement of a press with what Scout's loop answers to it; None where that loop is too slow.

        Called on the SDK's loop.
        """
        asked = asyncio.run_coroutine_threadsafe(callback.closes(), self._home)
        try:
            answer = await asyncio.wait_for(asyncio.wrap_future(asked), SECONDS_FOR_AN_ANSWER)
        except TimeoutError:
            _log.warning("A press is acknowledged without its answer. action=feishu_loop_slow")
            return None
        return _with(answer, acknowledgement)

    def answered(self, callback: Callback, *, is_whole: bool) -> None:
        """Tell Scout's loop what became of the answer to a press."""
        self._home.call_soon_threadsafe(callback.sent, is_whole)

    def hand_over(self, noted: Noted) -> Callable[[], object]:
        """Give work to Scout's loop, where it waits until the function that comes back is called.

        The work of a press waits for nothing, because its answer goes with the acknowledgement.
        """
        works = noted.works
        if not works:
            return _nothing
        if noted.callback is not None:
            self._home.call_soon_threadsafe(self._works.start, works)
            return _nothing
        is_acknowledged = asyncio.Event()
        waiting = [partial(_once, is_acknowledged, work) for work in works]
        self._home.call_soon_threadsafe(self._works.start, waiting)
        return partial(self._home.call_soon_threadsafe, is_acknowledged.set)

    def _hold(self) -> None:
        module = sdk.own_long_connection()
        self._client = _client(module, self, self._listener, self._arguments)
        self._loop = module.loop
        try:
            if not self.is_over:
                self._client.start()
        except asyncio.CancelledError:
            _log.debug("The long connection is let go. action=feishu_connection_over")
        except Exception as trouble:  # noqa: BLE001  # the thread ends here; the watch finds it ended
            if not self.is_over:
                _log.error("The long connection ended. action=feishu_connection_ended error=%s", type(trouble).__name__)
        finally:
            self._is_winding_up = True
            _wind_up(module.loop, self._client)

    def _let_go(self, loop: asyncio.AbstractEventLoop) -> None:
        """Cancel what the SDK is at, until it gives up.

        Stopping the loop instead would look to it like a failed connection, and a cancellation that meets a moment
        without a task, between a failed attempt and the next, would meet nothing.
        """
        if self._is_winding_up:
            return
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.call_later(SECONDS_BETWEEN_CANCELS, self._let_go, loop)


def _client(module: Any, connection: Connection, listener: Listener, arguments: dict[str, Any]) -> Any:
    """The SDK's client, with an ear for signs of life and with work handed over after each acknowledgement."""

    class Client(module.Client):  # type: ignore[misc]  # every connection has a copy of the SDK's module
        async def _connect(self) -> None:
            await super()._connect()
            if connection.is_over:
                await self._disconnect()
            connection.heard()

        async def _reconnect(self) -> None:
            try:
                await super()._reconnect()
            except Exception:
                connection.gives_up()  # the SDK tries no more after some refusals, and tells nobody
                raise

        async def _handle_message(self, msg: bytes) -> None:
            connection.heard()
            await super()._handle_message(msg)

        async def _handle_data_frame(self, frame: Any) -> None:
            with noting():
                await super()._handle_data_frame(frame)

        async def _write_message(self, data: bytes) -> None:
            noted = taken()
            acknowledged = connection.hand_over(noted)
            if noted.callback is not None:
                await self._write_answer(noted.callback, data)
                return
            try:
                await super()._write_message(data)
            finally:  # unacknowledged it comes again, and the desk knows it
                acknowledged()

        async def _write_answer(self, callback: Callback, data: bytes) -> None:
            whole = await connection.answer_to(callback, data)
            is_written = False
            try:
                await super()._write_message(whole or data)
                is_written = True
            finally:
                connection.answered(callback, is_whole=is_written and whole is not None)

    level = sdk.part("lark_oapi.core.enum").LogLevel.WARNING  # below it the SDK logs addresses and payloads
    client = Client(event_handler=_Acknowledging(listener.dispatcher), log_level=level, **arguments)
    client._reconnect_interval = FIRST_RETRY_SECONDS  # the SDK offers no other way
    client._reconnect_nonce = FIRST_RETRY_SECONDS  # as above
    return client


class _Acknowledging:
    """The dispatcher, as the SDK's client calls it: events that nobody handles end well.

    The SDK's own fails over them, and Feishu sends again what failed.
    """

    def __init__(self, dispatcher: Any) -> None:
        self._dispatcher = dispatcher

    def _do_without_validation(self, payload: bytes) -> Any:  # the SDK's name
        try:
            return self._dispatcher._do_without_validation(payload)
        except sdk.part("lark_oapi.core.exception").EventException as unhandled:
            _log.debug("An event is acknowledged and left alone. action=feishu_ignored event=%s", unhandled)
            return None


def _with(answer: dict[str, Any], acknowledgement: bytes) -> bytes:
    """The SDK's acknowledgement of a press with another answer in it."""
    frame = sdk.part("lark_oapi.ws.pb.pbbp2_pb2").Frame()
    frame.ParseFromString(acknowledgement)
    told = json.loads(frame.payload)
    told["data"] = base64.b64encode(packed(answer).encode()).decode()
    frame.payload = json.dumps(told).encode()
    return bytes(frame.SerializeToString())


def _wind_up(loop: asyncio.AbstractEventLoop, client: Any) -> None:
    """Close the connection, end the SDK's tasks and close its loop."""
    loop.run_until_complete(_ended(client))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


async def _ended(client: Any) -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    with suppress(Exception):  # it is going away in any case
        await asyncio.wait_for(client._disconnect(), SECONDS_TO_END / 2)


async def _once(is_acknowledged: asyncio.Event, work: Work) -> None:
    await is_acknowledged.wait()
    await work()


def _nothing() -> None:
    """No work, nothing to let go."""
