"""How many calls the fake lets through, as Feishu counts them, and the time by which Scout and the fake both count.

Five a second to one person, group or edited message; fifty a second and a thousand a minute of one kind of call in a
tenant; forty a second of cards that one person of a group sees.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count

from bot.feishu.pace import Counts, Pace

ONE_PLACE = ((5, 1.0),)
ONE_KIND = ((50, 1.0), (1_000, 60.0))
ALONE_IN_A_GROUP = ((40, 1.0),)

_NEVER_CAME = 10.0
"""Real seconds after which a call that set out is missed."""
_ROUNDED = 1e-6


class Time:
    """Seconds by the clock that a test turns, and what Scout waited for its turns on top of them.

    A wait takes no real time: it is over at once, but not before the calls that set out earlier have come in, which
    would otherwise come in late.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock, self._begin = clock, clock()
        self._waited = 0.0
        self._waiting: list[tuple[float, int]] = []
        self._under_way = 0
        self._change = asyncio.Condition()
        self._numbers = count()

    def __call__(self) -> float:
        return (self._clock() - self._begin).total_seconds() + self._waited

    def sets_out(self) -> None:
        """Note that Scout will make a call, now or after a pause."""
        self._under_way += 1

    async def comes_in(self) -> None:
        """Note that a call of Scout's arrived."""
        async with self._change:
            self._under_way = max(self._under_way - 1, 0)
            self._change.notify_all()

    async def pause(self, seconds: float) -> None:
        """Wait: let that time be over for everybody once nobody is under way any more."""
        mine = (self() + seconds, next(self._numbers))
        heapq.heappush(self._waiting, mine)
        await self.comes_in()
        try:
            async with self._change, asyncio.timeout(_NEVER_CAME):
                await self._change.wait_for(lambda: not self._under_way and self._waiting[0] == mine)
                self._waited += max(mine[0] - self(), 0.0)
        finally:
            self._waiting.remove(mine)
            heapq.heapify(self._waiting)
            self._under_way += 1


class SharedPace(Pace):
    """Scout's own pace, by the time of a fake."""

    def __init__(self, time: Time) -> None:
        super().__init__(time.pause, time)
        self._time = time

    async def _take(self, counts: Counts) -> None:
        # Whoever stands in line for a turn has not set out yet.
        self._time.sets_out()
        await super()._take(counts)


async def at_once(seconds: float) -> None:
    """A pause that takes no time."""


class Limits:
    """Counts calls. `refused` are the names of what was over its limit."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._came: dict[str, list[float]] = {}
        self.refused: list[str] = []

    def take(self, method: str, path: str, place: str, tenant: str) -> bool:
        """Count a call to a place in a tenant; whether it is within all limits. One that is not counts as well."""
        now, is_within = self._now(), True
        for name, allowances in _counts(method, path.split("/"), place, tenant):
            longest = max(seconds for _, seconds in allowances)
            came = [at for at in self._came.get(name, ()) if now - at < longest]
            for most, seconds in allowances:
                if sum(now - at < seconds - _ROUNDED for at in came) >= most:
                    self.refused.append(name)
                    is_within = False
            self._came[name] = [*came, now]
        return is_within


def is_counted(method: str, path: str) -> bool:
    """Whether Feishu limits this kind of call to one place, so that Scout gives turns to it."""
    return any(_counts(method, path.split("/"), "", ""))


def _counts(
    method: str, path: list[str], place: str, tenant: str
) -> Iterator[tuple[str, tuple[tuple[int, float], ...]]]:
    match method, path:
        case "POST", ["im", "v1", "messages"]:
            yield from ((place, ONE_PLACE), (f"messages in {tenant}", ONE_KIND))
        case "POST", ["im", "v1", "messages", _, "reply"]:
            yield from ((place, ONE_PLACE), (f"replies in {tenant}", ONE_KIND))
        case "PATCH", ["im", "v1", "messages", message]:
            yield from ((message, ONE_PLACE), (f"edits in {tenant}", ONE_KIND))
        case "POST", ["ephemeral", "v1", "send"]:
            yield (f"alone in {place}", ALONE_IN_A_GROUP)
