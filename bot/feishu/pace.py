"""The pace that Feishu allows, to one place and of each call in a tenant; whoever comes too early waits for a turn.

What people wait for goes first. Everything else never uses an allowance up, so that whoever comes finds room, and it
takes its turns one by one, so that nobody who comes has to wait until all of it has gone.

A burst is late rather than refused. Feishu counts what other bots of a group send as well, so a refusal can still
come; its header says how long to wait then. The limits are those of "Send a message", "Reply to a message", "Update a
message card" (im/v1) and "Only visible to you" cards (ephemeral/v1); a call has one for each app in each tenant ("Rate
limits").
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left, bisect_right, insort
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias
from weakref import WeakValueDictionary

from cachetools import LRUCache

COUNTS_MOST = 5_000
"""Places and calls that are counted at the same time; those of long ago are forgotten."""

PEOPLES_SHARE = 4
"""Of each allowance one call in so many is kept for what people wait for."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many `calls` in so many `seconds`."""

    calls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Count:
    """What Feishu counts a call in: a person, a group, a message, or all calls of one kind in a tenant."""

    name: str
    allowances: tuple[Allowance, ...]


Counts: TypeAlias = tuple[Count, ...]

_ONE_PLACE = (Allowance(5, 1.0),)
_ONE_KIND = (Allowance(50, 1.0), Allowance(1_000, 60.0))
_ALONE_IN_A_GROUP = (Allowance(40, 1.0),)


def posting(tenant: str, place: str) -> Counts:
    """A message to a person or group."""
    return Count(place, _ONE_PLACE), Count(f"messages in {tenant}", _ONE_KIND)


def replying(tenant: str, place: str) -> Counts:
    """An answer to a message of a person or group."""
    return Count(place, _ONE_PLACE), Count(f"replies in {tenant}", _ONE_KIND)


def editing(tenant: str, message: str) -> Counts:
    """Another card in the place of one that stands."""
    return Count(message, _ONE_PLACE), Count(f"edits in {tenant}", _ONE_KIND)


def showing_alone(group: str) -> Counts:
    """A card in a group that one person sees."""
    return (Count(f"alone in {group}", _ALONE_IN_A_GROUP),)


class Pace:
    """Gives out turns. `now` is a time in seconds that never goes back; `pause` waits."""

    def __init__(self, pause: Callable[[float], Awaitable[None]], now: Callable[[], float] = time.monotonic) -> None:
        self._pause, self._now = pause, now
        self._turns: LRUCache[str, list[float]] = LRUCache(COUNTS_MOST)
        """The times of the turns that were given, by the names of counts, each in order."""
        self._same: LRUCache[str, str] = LRUCache(COUNTS_MOST)
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """Where what nobody waits for stands in line, by the kind of call in a tenant."""

    def is_same(self, place: str, other: str) -> None:
        """Count a person's id and their conversation with Scout as the one place that they are."""
        if place != other and self._same.get(place) != other:
            self._same[place] = other
            self._turns[other] = sorted(self._turns.get(other, []) + self._turns.pop(place, []))

    async def turn(self, counts: Counts, *, is_waited_for: bool = True) -> None:
        """Wait until one more call may go out in all these counts, at first one that people wait for."""
        if is_waited_for:
            await self._take(counts)
            return
        async with self._lines.setdefault(counts[-1].name, asyncio.Lock()):
            await self._take((*counts, *map(_unhurried, counts)))

    async def _take(self, counts: Counts) -> None:
        now = at = self._now()
        given = [(self._given(count, now), count.allowances) for count in counts]
        while (later := _later(given, at)) > at:
            at = later
        for times, _ in given:
            insort(times, at)
        if at > now:
            await self._pause(at - now)

    def _given(self, count: Count, now: float) -> list[float]:
        name = self._same.get(count.name, count.name)
        times = self._turns.setdefault(name, [])
        del times[: bisect_right(times, now - max(each.seconds for each in count.allowances))]
        return times


def _unhurried(count: Count) -> Count:
    """In what calls that nobody waits for are counted as well, so that they leave people their share."""
    less = (Allowance(each.calls - each.calls // PEOPLES_SHARE, each.seconds) for each in count.allowances)
    return Count(f"{count.name}, unhurried", tuple(less))


def _later(given: Iterable[tuple[list[float], tuple[Allowance, ...]]], at: float) -> float:
    """The time at which a call may be tried that must not go out at `at`; `at` itself where it may.

    Whoever takes a turn now must not take the room of those who wait for theirs, so the calls on both sides count.
    """
    for times, allowances in given:
        for allowed in allowances:
            first = bisect_right(times, at, key=lambda began: began + allowed.seconds)
            if bisect_left(times, at + allowed.seconds) - first >= allowed.calls:
                return times[first] + allowed.seconds
    return at
