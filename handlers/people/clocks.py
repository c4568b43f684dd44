"""What the time is where somebody is, as far as their chat or their workspace tells."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handlers.context import Ask


async def zone_name_of(ask: Ask) -> str:
    """The zone of the asker's profile, else the one that was chosen for the workspace; empty where neither is known."""
    return ask.person.time_zone or await ask.context.store.preferences.chosen_zone(ask.workspace)


async def now_of(ask: Ask) -> datetime:
    """The time now on the asker's clocks; by UTC where no zone is known."""
    return ask.context.clock().astimezone(_zone(await zone_name_of(ask)))


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
