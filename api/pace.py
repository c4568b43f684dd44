"""One budget of requests a minute, shared by everybody who uses a key; people go before background work.

The API counts in fixed windows of a clock minute (contract 4), so this does too. Nobody polls: those who wait are
woken in order when a window opens.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import IntEnum
from itertools import count

UNLIMITED = -1
WINDOW_SECONDS = 60.0


class Priority(IntEnum):
    """Who goes first: a waiting person, then what they wait for, then digests, then polling (features I3)."""

    PERSON = 0
    COMPLETION = 1
    DIGEST = 2
    POLL = 3


class TooLong(Exception):
    """The wait for a place is longer than the caller's patience. `wait` is its length in seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"the next request may go in {wait:.0f} s")
        self.wait = wait


class Bucket:
    """The requests of one key. `take` gives a place, in order of priority and then of arrival."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Allow `per_minute` requests in each clock minute; -1 is no limit."""
        self._per_minute, self._clock, self._sleep = per_minute, clock, sleep
        self._window, self._used = -1, 0
        self._shut_until = 0.0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._arrivals = count()
        self._waker: asyncio.Task[None] | None = None

    async def take(self, priority: Priority, patience: float) -> None:
        """Wait for a place, at most `patience` seconds as far as can be told beforehand. Raises `TooLong`."""
        if not self._waiting and self._has_room():
            self._used += 1
            return
        wait = self._until_room()
        if wait > patience:
            raise TooLong(wait)
        place = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._arrivals), place))
        if self._waker is None or self._waker.done():
            self._waker = asyncio.create_task(self._wake())
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._used = max(self._used - 1, 0)
            raise

    def shut(self, seconds: float) -> None:
        """Let nobody through for so long: the API said to wait."""
        self._shut_until = max(self._shut_until, self._now() + seconds)

    async def _wake(self) -> None:
        while self._waiting:
            if not self._has_room():
                await self._sleep(self._until_room())
                continue
            _, _, place = heapq.heappop(self._waiting)
            if not place.done():
                self._used += 1
                place.set_result(None)

    def _has_room(self) -> bool:
        if self._now() < self._shut_until:
            return False
        if self._per_minute == UNLIMITED:
            return True
        window = int(self._now() // WINDOW_SECONDS)
        if window != self._window:
            self._window, self._used = window, 0
        return self._used < self._per_minute

    def _until_room(self) -> float:
        now = self._now()
        opens = self._shut_until
        if (
            self._per_minute != UNLIMITED
            and self._used >= self._per_minute
            and int(now // WINDOW_SECONDS) == self._window
        ):
            opens = max(opens, (self._window + 1) * WINDOW_SECONDS)
        return max(opens - now, 0.0)

    def _now(self) -> float:
        return self._clock().timestamp()
