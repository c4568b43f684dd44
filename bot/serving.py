"""An ASGI app over HTTP until the process is told to stop.

uvicorn finishes its responses and then raises the signal again, which would end the process before chats have finished
and files are closed. So `told_to_stop` is around it and turns the signal into an event.
"""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.punctual import SECONDS_TO_ASK, Punctual

STOPPING = (signal.SIGINT, signal.SIGTERM)
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what "on every address" means to a visitor
SECONDS_TO_FINISH = 10
"""How long open connections may take to end."""


class CannotListen(Exception):
    """An address that cannot be listened on; the message names it and says why."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens already, so that a port in use is known before anything is opened.

    Raises `CannotListen`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as refused:
        reason = "something else listens there" if refused.errno == errno.EADDRINUSE else refused
        raise CannotListen(f"cannot listen on {host}:{port}: {reason}") from refused
    # What is accepted inherits it. asyncio sets it only on sockets that name their protocol, which Python's do not, and
    # without it the second piece of every answer waits 40 ms for the first to be acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def root_of(host: str, port: int) -> str:
    """The address of what listens there, as a program on this machine opens it."""
    reached = _EVERYWHERE.get(host, host)
    return f"http://{f'[{reached}]' if ':' in reached else reached}:{port}"


@contextmanager
def told_to_stop() -> Iterator[asyncio.Event]:
    """An event that Ctrl-C and SIGTERM set on the running loop, in the place of what they did before."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    before = {number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set)) for number in STOPPING}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def serve(
    app: ASGIApp, listening: socket.socket, stop: asyncio.Event, *, seconds_to_ask: float = SECONDS_TO_ASK
) -> None:
    """Answer requests that arrive at `listening` until `stop` is set; whole within `seconds_to_ask` they must be."""

    class InTime(Punctual):
        seconds = seconds_to_ask

    server = uvicorn.Server(
        uvicorn.Config(
            app,
            http=InTime,
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            lifespan="off",
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
    )
    serving, stopped = asyncio.create_task(server.serve(sockets=[listening])), asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    stopped.cancel()
    await serving
