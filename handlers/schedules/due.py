"""When a schedule is due: by cron fields on the clocks of a zone, once for each due time also when the clocks change.

A time that a change of clocks leaves out counts as the moment of the change; of one that comes twice the first counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

_GAPS_LOOKED_AT = 200
"""So many due times that each day of the week has its turn."""

_SOME_DAY = datetime(2024, 1, 1)


def is_schedule(fields: str) -> bool:
    """Whether cron's five fields can be read, and name days that some month has."""
    try:
        CronSim(fields, _SOME_DAY)
    except CronSimError:
        return False
    return True


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


def least_gap(cron: str, zone: str, after: datetime) -> timedelta:
    """The shortest time between two of the next due times."""
    due = due_times(cron, zone, after, _GAPS_LOOKED_AT)
    return min((later - sooner for sooner, later in pairwise(due)), default=timedelta.max)
