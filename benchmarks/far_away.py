"""An app served on loopback, and a slow line in front of it, so that kills meet requests under way."""

from __future__ import annotations

import asyncio
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import uvicorn
from starlette.types import ASGIApp

ANSWERS_TAKE_SECONDS = 0.06
"""Up to so long an answer is on its way."""


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """The address of an app on loopback, which keeps idle lines open.

    Its answers carry no date, which would be the wall's.
    """
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, log_config=None, lifespan="off", date_header=False, timeout_keep_alive=600)
    )
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def far_away(address: str, chance: random.Random, takes: float = ANSWERS_TAKE_SECONDS) -> AsyncIterator[str]:
    """The same server behind a slow line, on which each piece of an answer `takes` up to so many seconds.

    Gives the line's address.
    """
    parts = urlsplit(address)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_slow: bool) -> None:
        try:
            while piece := await reader.read(65_536):
                if is_slow:
                    await asyncio.sleep(chance.uniform(0, takes))
                writer.write(piece)
                await writer.drain()
        except ConnectionError:
            return  # one side was killed
        finally:
            writer.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection(parts.hostname, parts.port)
        await asyncio.gather(carry(reader, inner_writer, is_slow=False), carry(inner_reader, writer, is_slow=True))

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{parts.path}"
    finally:
        server.close()
