"""Charts as pictures, for chats that draw none themselves. matplotlib stays in here, and out of memory until needed."""

from __future__ import annotations

import asyncio

from handlers.cards import Chart


async def picture_of(chart: Chart) -> bytes | None:
    """A chart as PNG, drawn in a thread; None where this machine has no fonts for the chart's own words."""
    return await asyncio.to_thread(_drawn, chart)


def _drawn(chart: Chart) -> bytes | None:
    from bot.pictures.drawing import drawn  # noqa: PLC0415 - takes seconds the first time: only where asked for

    return drawn(chart)
