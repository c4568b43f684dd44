"""Which due times of a digest have passed: the one to work on, and those that are let go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from handlers.schedules.due import due_between, next_due
from storage.digest_rows import Digest

TOO_LATE_AFTER = timedelta(hours=12)
"""A due time that was missed by so much is let go, and the next card says so (features iv)."""

SKIPPED_MOST = 100
"""Due times written down as let go after a long rest; a card names a few of them."""


@dataclass(frozen=True, slots=True)
class DueTimes:
    """The due times that passed: the one to work on, if it is not too late for it, and those that are let go."""

    now: datetime | None
    gone: tuple[datetime, ...]


def due_times_of(digest: Digest, at: datetime) -> DueTimes:
    """What is to be done about the due times of a digest: of several only the last is worth a post."""
    first = digest.planned_at or at
    newest_old = at - TOO_LATE_AFTER
    gone = list(islice(due_between(digest.cron, digest.zone, first, newest_old), SKIPPED_MOST))
    start = first if first > newest_old else next_due(digest.cron, digest.zone, newest_old)
    recent = list(due_between(digest.cron, digest.zone, start, at)) if start else []
    return DueTimes(recent[-1] if recent else None, (*gone, *recent[:-1]))
