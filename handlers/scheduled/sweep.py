"""Forgetting what is past its time: deliveries, buttons, bought pages, messages, collections that are long over."""

from __future__ import annotations

import logging

from handlers.context import Context

log = logging.getLogger(__name__)


async def sweep(context: Context) -> None:
    """Drop what has been kept for as long as the settings say (`storage.retention`)."""
    swept = await context.store.keeping.sweep(context.clock(), context.options.periods)
    for name, count in sorted(swept.items()):
        log.info("Rows past their time are gone. action=sweep table=%s rows=%d", name, count)
