"""How often a running task is asked about (contract 9.3; features iii, poll load)."""

from __future__ import annotations

from datetime import timedelta

INTERVALS = tuple(timedelta(seconds=seconds) for seconds in (15, 30, 60, 120))
"""From one poll to the next; the last stays until the task counts as slow."""

FIRST_POLL = INTERVALS[0]

SLOW_AFTER = timedelta(minutes=45)
"""Tasks usually take 5 to 30 minutes; one that runs longer is asked about every `SLOW_EVERY`."""

SLOW_EVERY = timedelta(hours=1)

GIVEN_UP_AFTER = timedelta(hours=24)
"""A task that the API still calls running by then is watched no more, and people are told. So is one about which the
API has said nothing for so long, however often it was asked; how long nobody asked does not count
(`handlers.scheduled.watching`)."""


def next_poll(polls: int, age: timedelta) -> timedelta:
    """How long until a task of this age, asked about `polls` times, is asked about again."""
    return SLOW_EVERY if age >= SLOW_AFTER else INTERVALS[min(polls, len(INTERVALS) - 1)]
