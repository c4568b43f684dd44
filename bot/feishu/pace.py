"""The pace that Feishu allows: five calls a second to one person, one group or one message, others' bots included.

Whoever comes too early waits for a turn, first come first served, so that a burst is late rather than refused. Feishu
counts what other bots of a group send as well, so a refusal can still come; its header says how long to wait then.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable

PER_SECOND = 5
"""Feishu's limit per person, per group and per edited message ("Send a message", "Update a message card", im/v1)."""

PLACES_MOST = 5_000


class Pace:
    """Gives out turns. `now` is a time in seconds that never goes back; `pause` waits."""

    def __init__(self, pause: Callable[[float], Awaitable[None]], now: Callable[[], float] = time.monotonic) -> None:
        self._pause, self._now = pause, now
        self._turns: OrderedDict[str, deque[float]] = OrderedDict()

    async def turn(self, place: str) -> None:
        """Wait until one more call may go to this place."""
        turns = self._turns.setdefault(place, deque(maxlen=PER_SECOND))
        self._turns.move_to_end(place)
        while len(self._turns) > PLACES_MOST:
            self._turns.popitem(last=False)
        now = self._now()
        at = max(now, turns[0] + 1.0) if len(turns) == PER_SECOND else now
        turns.append(at)
        if at > now:
            await self._pause(at - now)
