"""When a digest is due: by cron fields on the clocks of a zone, once for each due time also when the clocks change.

A time that a change of clocks leaves out counts as the moment of the change; of one that comes twice the first counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim

CROWDED_MINUTES = frozenset({0, 30})
"""On the full and half hour everybody's bots post (features ii)."""

_JITTER_LEAST, _JITTER_MOST = 60, 240  # seconds (features ii)


def next_due(cron: str, zone: str, after: datetime) -> datetime | None:
    """The first due time after a moment, in UTC; None where none comes within 50 years.

    Raises `cronsim.CronSimError` and `zoneinfo.ZoneInfoNotFoundError` for what is no schedule or zone.
    """
    local = next(CronSim(cron, after.astimezone(ZoneInfo(zone))), None)
    return local.astimezone(UTC) if local else None


def due_between(cron: str, zone: str, first: datetime, until: datetime) -> Iterator[datetime]:
    """The due time `first` and all after it, up to `until`."""
    due: datetime | None = first
    while due is not None and due <= until:
        yield due
        due = next_due(cron, zone, due)


def due_times(cron: str, zone: str, after: datetime, most: int) -> list[datetime]:
    """The next due times after a moment, so many at most."""
    found: list[datetime] = []
    due = next_due(cron, zone, after)
    while due is not None and len(found) < most:
        found.append(due)
        due = next_due(cron, zone, due)
    return found


def worked_at(planned_at: datetime, zone: str, seed: str, *, is_crowded: bool) -> datetime:
    """When a due time is worked on: at once, or in a chat that `is_crowded` 1 to 4 minutes after a full or half hour.

    The same for the same `seed` and due time, however often it is asked for.
    """
    if not is_crowded or planned_at.astimezone(ZoneInfo(zone)).minute not in CROWDED_MINUTES:
        return planned_at
    number = int.from_bytes(hashlib.sha256(f"{seed} {planned_at.isoformat()}".encode()).digest()[:4])
    return planned_at + timedelta(seconds=_JITTER_LEAST + number % (_JITTER_MOST - _JITTER_LEAST + 1))
