"""A clock for tests: waiting takes no time, it turns the clock."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta


class Clock:
    """Time that passes only by `turn`, or by `sleep` where somebody waits. `slept` are the waits asked for."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Let time pass: `turn(seconds=30)`."""
        self.now += timedelta(**by)

    async def sleep(self, seconds: float) -> None:
        """Wait, at once."""
        self.slept.append(seconds)
        self.turn(seconds=seconds)
        await asyncio.sleep(0)


class HandClock(Clock):
    """A clock whose sleepers wake only when the test turns it far enough."""

    def __init__(self) -> None:
        super().__init__()
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        bell = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + timedelta(seconds=seconds), bell))
        await bell

    async def pass_on(self, **by: float) -> None:
        """Let time pass and everybody who was woken by it do what they do."""
        self.turn(**by)
        for at, bell in self._sleepers:
            if at <= self.now and not bell.done():
                bell.set_result(None)
        await settled()


async def settled() -> None:
    """Give every task that can go on the time to do so."""
    for _ in range(20):
        await asyncio.sleep(0)
