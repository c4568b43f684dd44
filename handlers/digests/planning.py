"""When a digest is next due, and when that is worked on in its chat."""

from __future__ import annotations

from datetime import datetime

from handlers.context import Context
from handlers.digests.crowds import worked_at
from handlers.schedules.due import next_due
from storage.digest_rows import NewDigest


def planned(context: Context, digest: NewDigest, after: datetime) -> tuple[datetime | None, datetime | None]:
    """The first due time after a moment and when to work on it; None twice where the schedule has none any more."""
    due = next_due(digest.cron, digest.zone, after)
    return due, worked_on(context, digest, due) if due else None


def worked_on(context: Context, digest: NewDigest, due: datetime) -> datetime:
    """When a due time is worked on: a little later in chats where the full and half hour are crowded."""
    chat = context.chats.get(digest.workspace.partition(":")[0])
    return worked_at(due, digest.zone, digest.seed, is_crowded=chat is not None and chat.is_crowded)
