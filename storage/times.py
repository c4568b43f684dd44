"""Times as they are stored: ISO 8601 texts in UTC with microseconds, which sort as they pass."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(at: datetime) -> str:
    """An aware time as stored text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def unstamp(text: str) -> datetime:
    """The aware time of a stored text."""
    return datetime.fromisoformat(text)
