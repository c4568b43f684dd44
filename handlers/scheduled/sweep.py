"""Forgetting what is past its time: deliveries, buttons, bought pages, messages, collections that are long over."""

from __future__ import annotations

import logging

from handlers.context import Context

log = logging.getLogger(__name__)


async def sweep(context: Context) -> None:
    """Drop what has been kept for as long as the settings say (`storage.retention`).

    Letters for a chat that nobody runs any more end first: they have waited for as long as posted ones are kept.
    """
    now, periods = context.clock(), context.options.periods
    stranded = await context.store.outbox.end_stranded(context.chats, now - periods.cards)
    for name, count in sorted(stranded.items()):
        log.warning("Nobody runs the chat that letters were for. action=sweep chat=%s letters=%d", name, count)
    swept = await context.store.keeping.sweep(now, periods)
    for name, count in sorted(swept.items()):
        log.info("Rows past their time are gone. action=sweep table=%s rows=%d", name, count)
