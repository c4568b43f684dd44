"""One budget of requests a minute, shared by everybody who uses a key; people go before background work.

The API counts in fixed windows of a clock minute (contract 4), so this does too. Nobody polls: those who wait are
woken in order when a window opens.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from itertools import count

REQUESTS_PER_MINUTE = 60
"""The API's default rate limit (contract 4)."""

PEOPLES_SHARE = 4
"""Of each minute's requests one in so many is kept for people: work in the background never uses a minute up."""

UNLIMITED = -1
_MINUTE = timedelta(minutes=1)
_LONGEST_PATIENCE_SECONDS = 86_400.0


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


@dataclass(slots=True, eq=False)
class _Waiter:
    rank: tuple[int, int]
    give_up_at: datetime
    place: asyncio.Future[None]
    minute: datetime | None = None


class Bucket:
    """The requests of one key. `take` gives a place, in order of priority and then of arrival."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Allow `per_minute` requests in each minute of `clock`; -1 is no limit. Raises `ValueError` for 0 or less."""
        if per_minute < 1 and per_minute != UNLIMITED:
            raise ValueError(f"{per_minute} requests a minute would never let one through")
        self._per_minute, self._clock, self._sleep = per_minute, clock, sleep
        self._minute = self._shut_until = datetime.min.replace(tzinfo=UTC)
        self._used = 0
        self._waiting: list[_Waiter] = []
        self._arrivals = count()
        self._alarm: asyncio.Task[None] | None = None

    async def take(self, priority: Priority, patience: float) -> None:
        """Wait for a place. Raises `TooLong` as soon as it is clear that more than `patience` seconds are needed."""
        give_up_at = self._clock() + timedelta(seconds=min(patience, _LONGEST_PATIENCE_SECONDS))
        place = asyncio.get_running_loop().create_future()
        waiter = _Waiter((priority, next(self._arrivals)), give_up_at, place)
        insort(self._waiting, waiter, key=lambda other: other.rank)
        self._serve()
        try:
            await place
        except asyncio.CancelledError:
            self._leave(waiter)
            raise

    def shut(self, seconds: float) -> None:
        """Let nobody through for so long: the API said to wait."""
        self._shut_until = max(self._shut_until, self._clock() + timedelta(seconds=seconds))
        self._serve()

    def _serve(self) -> None:
        """Give out what places there are, tell those who would wait too long, and wake again for the others."""
        now = self._clock()
        while self._waiting and self._opens_at(now, self._waiting[0]) <= now:
            first = self._waiting.pop(0)
            if not first.place.done():
                self._used += 1
                first.minute = self._minute
                first.place.set_result(None)
        self._turn_away(now)
        self._set_alarm(now)

    def _opens_at(self, now: datetime, waiter: _Waiter) -> datetime:
        """The first moment from `now` on when a request of this waiter's kind may go."""
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute, self._used = minute, 0
        opens_at = max(now, self._shut_until)
        if self._per_minute != UNLIMITED and self._used >= self._places(waiter):
            opens_at = max(opens_at, minute + _MINUTE)
        return opens_at

    def _places(self, waiter: _Waiter) -> int:
        """How many requests may have gone in a minute once this waiter's has."""
        is_person = waiter.rank[0] == Priority.PERSON
        return self._per_minute if is_person else self._per_minute - self._per_minute // PEOPLES_SHARE

    def _turn_away(self, now: datetime) -> None:
        staying: list[_Waiter] = []
        for waiter in self._waiting:
            turn = self._turn(len(staying), now, waiter)
            if turn <= waiter.give_up_at:
                staying.append(waiter)
            elif not waiter.place.done():
                waiter.place.set_exception(TooLong((turn - now).total_seconds()))
        self._waiting = staying

    def _turn(self, ahead: int, now: datetime, waiter: _Waiter) -> datetime:
        """When it is the turn of someone with so many waiting ahead."""
        opens_at = self._opens_at(now, waiter)
        minutes = 0 if self._per_minute == UNLIMITED else ahead // self._places(waiter)
        return opens_at.replace(second=0, microsecond=0) + minutes * _MINUTE if minutes else opens_at

    def _set_alarm(self, now: datetime) -> None:
        if self._waiting and self._alarm is None:
            opens_at = self._opens_at(now, self._waiting[0])
            self._alarm = asyncio.create_task(self._wake((opens_at - now).total_seconds()))
        elif self._alarm and not self._waiting:
            self._alarm.cancel()
            self._alarm = None

    async def _wake(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._alarm = None
        self._serve()

    def _leave(self, waiter: _Waiter) -> None:
        """Forget someone who was cancelled; a place that they had and did not use goes to the next."""
        if waiter in self._waiting:
            self._waiting.remove(waiter)
        if waiter.minute == self._minute:
            self._used -= 1
        self._serve()
