"""Times as they are stored: ISO 8601 texts in UTC with microseconds, which sort as they pass."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeAlias

Span: TypeAlias = tuple[datetime, datetime]
"""From a moment until before another."""


def stamp(at: datetime) -> str:
    """An aware time as stored text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def unstamp(text: str) -> datetime:
    """The aware time of a stored text."""
    return datetime.fromisoformat(text)


def day_of(at: datetime, zone: tzinfo = UTC) -> Span:
    """The day that `at` lies in by the clocks of a zone, whose days may have 23 or 25 hours."""
    today = at.astimezone(zone).date()
    return _midnight(today, zone), _midnight(today + timedelta(days=1), zone)


def month_of(at: datetime, zone: tzinfo = UTC) -> Span:
    """The month that `at` lies in by the clocks of a zone."""
    first = at.astimezone(zone).date().replace(day=1)
    return _midnight(first, zone), _midnight((first + timedelta(days=32)).replace(day=1), zone)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
