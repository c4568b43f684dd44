"""Lines that another program writes into Scout, read beside the loop: while it says nothing, Scout works on."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from threading import Thread
from typing import TextIO


async def lines_of(pipe: TextIO) -> AsyncIterator[str]:
    """The lines as they come, until the end of the input. Raises what reading raises."""
    while line := await _next(pipe):
        yield line


async def _next(pipe: TextIO) -> str:
    """The next line; empty at the end.

    The thread is a daemon, for a program that ends (Ctrl-C, a task that is cancelled) waits for no line.
    """
    loop = asyncio.get_running_loop()
    read: asyncio.Future[str] = loop.create_future()

    def settle(line: str, error: Exception | None) -> None:
        if read.cancelled():
            return
        if error is not None:
            read.set_exception(error)
        else:
            read.set_result(line)

    def wait() -> None:
        line, error = "", None
        try:
            line = pipe.readline()
        except (OSError, ValueError) as unreadable:  # a pipe that was closed, bytes that are no text
            error = unreadable
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile, and nobody wants the line
            loop.call_soon_threadsafe(settle, line, error)

    Thread(target=wait, name="scout-pipe", daemon=True).start()
    return await read
