"""Times as they are stored: ISO 8601 texts in UTC with microseconds, which sort as they pass."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeAlias

Span: TypeAlias = tuple[datetime, datetime]
"""From a moment until before another."""


def stamp(at: datetime) -> str:
    """An aware time as stored text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def unstamp(text: str) -> datetime:
    """The aware time of a stored text."""
    return datetime.fromisoformat(text)


def month_of(at: datetime) -> tuple[datetime, datetime]:
    """The first moment of the UTC month that `at` lies in, and of the month after it."""
    start = at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return start, (start + timedelta(days=32)).replace(day=1)
