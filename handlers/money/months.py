"""The months by which a workspace's spending is told: those of its own zone."""

from __future__ import annotations

from datetime import UTC, timedelta

from handlers.context import Ask
from handlers.schedules.zones import shown_zone
from storage.times import Span, month_of


async def this_month(ask: Ask) -> Span:
    """The month that it is in the workspace's zone. Its moments are of that zone."""
    return month_of(ask.context.clock(), await ask.context.store.preferences.zone(ask.workspace))


def month_before(month: Span) -> Span:
    """The month before another one, in the same zone."""
    return month_of(month[0] - timedelta(days=1), month[0].tzinfo or UTC)


async def zone_name(ask: Ask) -> str:
    """What the workspace's zone is called."""
    return shown_zone(str(await ask.context.store.preferences.zone(ask.workspace)))
