"""The background of the service: tasks and webhooks are worked on when they are due, by the service's clock.

Between two looks it sleeps until the next row is due or a request has brought something new.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from api.service.collection.claims import Claims
from api.service.collection.collecting import Collecting
from api.service.webhooks.calling import Calling, Sender
from api.service.webhooks.calls import Calls

log = logging.getLogger(__name__)

LEAST_SECONDS = 0.25
"""Looks are at least so far apart: many tasks that are due one after the other are worked on together."""

FIRST_SECONDS = 2.0
"""How long a start waits for what fell due while nobody was there, so that the first answers are not of yesterday."""

MOST_SECONDS = 30.0
"""Looks are at most so far apart: other processes write into the same file, and may end in the middle."""


class Runner:
    """Works off what is due. Any number of runners on one file share the work."""

    def __init__(
        self,
        collecting: Collecting,
        calling: Calling,
        claims: Claims,
        calls: Calls,
        clock: Callable[[], datetime],
    ) -> None:
        self._collecting, self._calling, self._claims, self._calls = collecting, calling, claims, calls
        self._clock = clock
        self._bell: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self._looked = asyncio.Event()

    def wake(self) -> None:
        """Look at once whether something is due. From any thread; without effect where nothing runs."""
        if self._bell is not None:
            loop, event = self._bell
            with suppress(RuntimeError):  # a loop that was closed meanwhile has nobody to wake
                loop.call_soon_threadsafe(event.set)

    async def work(self, send: Sender) -> None:
        """Do everything that is due now."""
        await asyncio.to_thread(self._collecting.work)
        self._looked.set()
        await self._calling.work(send)

    @asynccontextmanager
    async def running(self, send: Sender) -> AsyncIterator[None]:
        """Work in the background of the running loop for as long as the context is open."""
        event = asyncio.Event()
        self._bell = asyncio.get_running_loop(), event
        stopping = asyncio.Event()
        task = asyncio.create_task(self._run(send, event, stopping))
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._looked.wait(), FIRST_SECONDS)
            yield
        finally:
            stopping.set()
            event.set()
            self._bell = None
            await task

    async def _run(self, send: Sender, event: asyncio.Event, stopping: asyncio.Event) -> None:
        """Look, sleep and look again; what is under way is finished first, so that no lease is left behind."""
        while not stopping.is_set():
            event.clear()
            try:
                await self.work(send)
                seconds = await asyncio.to_thread(self._seconds)
            except Exception:  # a full disk or a locked file may pass; the work is still due
                log.exception("The background work failed and is tried again. action=collect")
                seconds = MOST_SECONDS
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), LEAST_SECONDS)
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), seconds)

    def _seconds(self) -> float:
        """How long there is nothing to do."""
        due = [at for at in (self._claims.next_due(), self._calls.next_due()) if at is not None]
        return min(MOST_SECONDS, max(0.0, min(due) - self._clock().timestamp())) if due else MOST_SECONDS
