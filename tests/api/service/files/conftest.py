"""A store of files, and somebody who has nothing but a link."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from api.service.files.serving import file_route
from tests.api.clock import Clock
from tests.api.service.files.desk import Desk


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path, listening: socket.socket, clock: Clock) -> Iterator[Desk]:
    made = Desk(tmp_path, f"http://127.0.0.1:{listening.getsockname()[1]}", clock)
    yield made
    made.files.close()


@pytest.fixture
async def people(desk: Desk, listening: socket.socket) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody with nothing but a link."""
    app = Starlette(routes=[file_route(desk.files)])
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    running = asyncio.create_task(server.serve(sockets=[listening]))
    async with httpx.AsyncClient() as client:
        yield client
    server.should_exit = True
    await running
