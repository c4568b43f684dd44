"""Dropping what the operator wants kept no longer: ended tasks with their rows, exported files, the ledger."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from api.service.accounts import Accounts
from api.service.collection.tasks import Tasks
from api.service.files.store import Files

BATCH = 50
"""Tasks, files or ledger lines of one transaction: a task may have many thousand rows."""

MOST_BATCHES = 100
"""Transactions for each kind in one sweep."""

EVERY = timedelta(hours=1)
"""Between two sweeps."""

log = logging.getLogger(__name__)


class Keeping:
    """What a service keeps for `kept_for`; None keeps everything for ever."""

    def __init__(
        self, tasks: Tasks, files: Files, accounts: Accounts, clock: Callable[[], datetime], kept_for: timedelta | None
    ) -> None:
        self._kinds: dict[str, Callable[[datetime, int], int]] = {
            "tasks": tasks.forget_before,
            "files": files.forget_before,
            "ledger": accounts.forget_before,
        }
        self._clock, self._kept_for = clock, kept_for
        self._next_at: datetime | None = None

    def look(self) -> None:
        """Drop what is past its time, an hour after the last time at the soonest."""
        now = self._clock()
        if self._kept_for is None or (self._next_at and now < self._next_at):
            return
        self._next_at = now + EVERY
        for name, forget in self._kinds.items():
            count = _all(forget, now - self._kept_for)
            if count:
                log.info("The service dropped what is past its time. action=keep kind=%s count=%d", name, count)


def _all(forget: Callable[[datetime, int], int], before: datetime) -> int:
    gone = 0
    for _ in range(MOST_BATCHES):
        count = forget(before, BATCH)
        gone += count
        if count < BATCH:
            break
    return gone
