"""The line into a fake platform: a test can hold up what goes to one place, and wait for what happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Line:
    """Calls pass through it. Those to a place that is held wait until it is let go."""

    def __init__(self) -> None:
        self.waiting: list[str] = []
        """The places of calls that are held up now, in the order in which they came."""
        self._held: dict[str, asyncio.Event] = {}
        self._news = asyncio.Event()

    def hold(self, *places: str) -> None:
        """Let no call to these places through from now on."""
        self._held |= {place: asyncio.Event() for place in places}

    def let_go(self) -> None:
        """Let all calls through."""
        for held in self._held.values():
            held.set()
        self._held.clear()

    async def passes(self, place: str) -> None:
        """Wait as a call to a place has to; the platform's side."""
        if place in self._held:
            self.waiting.append(place)
            self.tell()
            await self._held[place].wait()
            self.waiting.remove(place)

    def tell(self) -> None:
        """Say that something happened; the platform's side."""
        self._news.set()

    async def until(self, condition: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until something holds, which is looked at whenever something happens. Raises `TimeoutError`."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._news.clear()
                await self._news.wait()
