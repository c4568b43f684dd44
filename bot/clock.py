"""The time as the program takes it everywhere; tests pass a clock of their own."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time now: aware, in UTC."""
    return datetime.now(UTC)
