"""What Scout knows of the messages it posted: since when each stands, and who is just changing it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from cachetools import FIFOCache

KEPT_MOST = 5_000

CHANGES_FOR_DAYS = 13
"""So many whole days after it was posted a card can surely be changed: Feishu says fourteen."""


class Messages:
    """Messages by their ids, of one process. Days are counted from the beginning of time, in UTC."""

    def __init__(self) -> None:
        self._days: FIFOCache[str, int] = FIFOCache(KEPT_MOST)
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}

    def stands_since(self, message: str, day: int | None) -> None:
        """Note the day on which a message was posted; None for one that nobody knows."""
        if message and day is not None:
            self._days[message] = day

    def day_of(self, message: str) -> int | None:
        """The day on which a message was posted; None where that is not known."""
        return self._days.get(message)

    @asynccontextmanager
    async def turn(self, message: str) -> AsyncIterator[None]:
        """Wait until everybody who came before is done with changing this message."""
        lock, waiting = self._turns.get(message, (asyncio.Lock(), 0))
        self._turns[message] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._turns[message]
            if waiting == 1:
                del self._turns[message]
            else:
                self._turns[message] = lock, waiting - 1


def day(at: datetime) -> int:
    """The day of a moment."""
    return int(at.timestamp() // 86_400)
