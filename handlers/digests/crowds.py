"""Keeping off the minutes at which everybody's bots post, in chats that ask for it."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

CROWDED_MINUTES = frozenset({0, 30})
"""On the full and half hour everybody's bots post (features ii)."""

JITTER_LEAST, JITTER_MOST = timedelta(minutes=1), timedelta(minutes=4)
"""How much later a digest of such a minute is worked on (features ii)."""


def worked_at(planned_at: datetime, zone: str, seed: str, *, is_crowded: bool) -> datetime:
    """When a due time is worked on: at once, or in a chat that `is_crowded` 1 to 4 minutes after a full or half hour.

    The same for the same `seed` and due time, however often it is asked for.
    """
    if not is_crowded or not is_crowded_minute(planned_at, zone):
        return planned_at
    number = int.from_bytes(hashlib.sha256(f"{seed} {planned_at.isoformat()}".encode()).digest()[:4])
    spread = int((JITTER_MOST - JITTER_LEAST).total_seconds()) + 1
    return planned_at + JITTER_LEAST + timedelta(seconds=number % spread)


def is_crowded_minute(planned_at: datetime, zone: str) -> bool:
    """Whether a moment is one of these minutes on the clocks of a zone."""
    return planned_at.astimezone(ZoneInfo(zone)).minute in CROWDED_MINUTES
