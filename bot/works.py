"""Work that starts once a delivery is acknowledged, and that lets the next acknowledgements go first."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeAlias

Work: TypeAlias = Callable[[], Awaitable[None]]

SECONDS_OF_A_BREAK, SECONDS_BETWEEN_BEGINNINGS = 0.005, 0.1
"""While deliveries come without such a break, a piece of work begins only so often. They must be acknowledged within
three seconds; what they ask for has minutes."""

_log = logging.getLogger(__name__)


class Works:
    """Runs each piece of work in a task of its own, begun in the order of their coming, and holds on to it."""

    def __init__(self) -> None:
        self._waiting: deque[Work] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._beginning: asyncio.Task[None] | None = None
        self._came_at = self._began_at = 0.0

    def start(self, works: Iterable[Work]) -> None:
        """A delivery came: begin its work, at once unless that of others waits already."""
        loop = asyncio.get_running_loop()
        self._came_at = loop.time()
        self._waiting.extend(works)
        if self._waiting and self._beginning is None:
            self._beginning = loop.create_task(self._begin())

    async def done(self) -> None:
        """Wait until nothing is running."""
        while tasks := self._tasks():
            await asyncio.wait(tasks)

    async def stop(self, seconds: float) -> None:
        """Give what is running `seconds` to finish, then cancel it."""
        try:
            async with asyncio.timeout(seconds):
                await self.done()
        except TimeoutError:
            _log.warning("action=work_cut_off running=%d waiting=%d", len(self._running), len(self._waiting))
        self._waiting.clear()
        unfinished = self._tasks()
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    def _tasks(self) -> set[asyncio.Task[None]]:
        return self._running | ({self._beginning} if self._beginning else set())

    async def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                await self._turn(loop)
                self._began_at = loop.time()
                task = loop.create_task(_safely(self._waiting.popleft()))
                self._running.add(task)
                task.add_done_callback(self._running.discard)
                await asyncio.sleep(0)
        finally:
            self._beginning = None

    async def _turn(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait for a break between deliveries, but not for long.

        One that came while the loop was busy is not seen yet, so only a break in which the loop was free counts.
        """
        latest = self._began_at + SECONDS_BETWEEN_BEGINNINGS
        while (now := loop.time()) < latest:
            await asyncio.sleep(SECONDS_OF_A_BREAK)  # a pause
            if self._came_at < now and loop.time() < now + 2 * SECONDS_OF_A_BREAK:
                return


async def _safely(work: Work) -> None:
    try:
        await work()
    except Exception:  # noqa: BLE001  # the end of the line: nobody awaits this task
        _log.exception("action=delivery_failed")
