"""What the time is where somebody is, as far as their chat tells."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handlers.chat import Person
from handlers.context import Ask


def zone_of(person: Person) -> tzinfo:
    """A person's time zone; UTC where the chat names none that is known."""
    try:
        return ZoneInfo(person.time_zone) if person.time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def now_of(ask: Ask) -> datetime:
    """The time now on the asker's clocks."""
    return ask.context.clock().astimezone(zone_of(ask.person))
