"""Work that starts once a delivery is acknowledged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeAlias

Work: TypeAlias = Callable[[], Awaitable[None]]

_log = logging.getLogger(__name__)


class Works:
    """Runs each piece of work in a task of its own and holds on to it until it is done."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, works: Iterable[Work]) -> None:
        """Begin each of them now, on the running loop."""
        for work in works:
            task = asyncio.get_running_loop().create_task(_safely(work))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def done(self) -> None:
        """Wait until nothing is running."""
        while self._running:
            await asyncio.wait(set(self._running))

    async def stop(self, seconds: float) -> None:
        """Give what is running `seconds` to finish, then cancel it."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=seconds)
        unfinished = set(self._running)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)


async def _safely(work: Work) -> None:
    try:
        await work()
    except Exception:  # noqa: BLE001  # the end of the line: nobody awaits this task
        _log.exception("action=delivery_failed")
