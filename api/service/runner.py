"""The background of the service: tasks and webhooks are worked on when they are due, by the service's clock.

Tasks and webhooks have a loop each, so that neither keeps the other waiting. Between two looks a loop sleeps until the
next row is due or something new has come.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from api.service.collection.claims import Claims
from api.service.collection.collecting import Collecting
from api.service.keeping import Keeping
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
        keeping: Keeping,
        clock: Callable[[], datetime],
    ) -> None:
        self._collecting, self._calling, self._claims, self._calls = collecting, calling, claims, calls
        self._keeping = keeping
        self._clock = clock
        self._bells: tuple[asyncio.AbstractEventLoop, Sequence[asyncio.Event]] | None = None
        self._looked = asyncio.Event()

    def wake(self) -> None:
        """Look at once whether something is due. From any thread; without effect where nothing runs."""
        if self._bells is not None:
            loop, bells = self._bells
            with suppress(RuntimeError):  # a loop that was closed meanwhile has nobody to wake
                for bell in bells:
                    loop.call_soon_threadsafe(bell.set)

    async def work(self, send: Sender) -> None:
        """Do everything that is due now."""
        await asyncio.to_thread(self._collecting.work)
        await self._calling.work(send)
        await asyncio.to_thread(self._keeping.look)

    @asynccontextmanager
    async def running(self, send: Sender) -> AsyncIterator[None]:
        """Work in the background of the running loop for as long as the context is open."""
        tasks_bell, calls_bell, stopping = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._bells = asyncio.get_running_loop(), (tasks_bell, calls_bell)
        loops = (
            asyncio.create_task(self._collect(tasks_bell, calls_bell, stopping)),
            asyncio.create_task(self._call(send, calls_bell, stopping)),
        )
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._looked.wait(), FIRST_SECONDS)
            yield
        finally:
            self._bells = None
            for event in (stopping, tasks_bell, calls_bell):
                event.set()
            await asyncio.gather(*loops)

    async def _collect(self, bell: asyncio.Event, calls_bell: asyncio.Event, stopping: asyncio.Event) -> None:
        """Work on tasks, sleep and look again; receivers of calls, however slow, keep no task waiting."""
        while not stopping.is_set():
            bell.clear()
            try:
                await asyncio.to_thread(self._collecting.work)
                self._looked.set()
                await asyncio.to_thread(self._keeping.look)
                seconds = self._until(await asyncio.to_thread(self._claims.next_due))
            except Exception:  # a full disk or a locked file may pass; the work is still due
                log.exception("The background work failed and is tried again. action=collect")
                seconds = MOST_SECONDS
            calls_bell.set()  # a task that has ended may have left a call
            await _pause(bell, stopping, seconds)

    async def _call(self, send: Sender, bell: asyncio.Event, stopping: asyncio.Event) -> None:
        """Begin calls as others end; what is under way is finished first, so that no lease is left behind."""
        running: set[asyncio.Task[None]] = set()
        while not stopping.is_set():
            bell.clear()
            now = self._clock().timestamp()
            try:
                for call in await self._calling.begin(send, now, len(running)):
                    running.add(call)
                    call.add_done_callback(lambda _: bell.set())
                seconds = self._until(await asyncio.to_thread(self._calls.next_due, now))
            except Exception:
                log.exception("Webhooks could not be looked for and are tried again. action=webhook")
                seconds = MOST_SECONDS
            await _pause(bell, stopping, seconds)
            running = {call for call in running if not call.done()}
        await asyncio.gather(*running)

    def _until(self, due: float | None) -> float:
        """How long there is nothing to do."""
        return MOST_SECONDS if due is None else min(MOST_SECONDS, max(0.0, due - self._clock().timestamp()))


async def _pause(bell: asyncio.Event, stopping: asyncio.Event, seconds: float) -> None:
    """Sleep for so long or until the bell rings, but for the least time between two looks at any rate."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), LEAST_SECONDS)
    with suppress(TimeoutError):
        await asyncio.wait_for(bell.wait(), seconds)
