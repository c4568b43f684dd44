"""Forgetting what is past its time: deliveries, buttons, bought pages, letters, collections that are long over."""

from __future__ import annotations

import logging
from datetime import timedelta

from handlers.context import Context

DELIVERIES_KEPT_FOR = timedelta(days=3)
"""Longer than any chat repeats a delivery: Slack gives up after 5 minutes, Feishu after about 7 hours."""

COLLECTIONS_KEPT_FOR = timedelta(days=400)
"""Collections of which no file came. The others stay: the button for a fresh link works for as long as the API has the
file."""

MONEY_KEPT_FOR = timedelta(days=70)
"""Reservations and requests: two months and more, after which no budget counts them."""

log = logging.getLogger(__name__)


async def sweep(context: Context) -> None:
    """Drop what nobody can use any more."""
    now, store = context.clock(), context.store
    kept_from = now - context.options.keep_for
    deliveries = await store.seen.forget_before(now - DELIVERIES_KEPT_FOR)
    offers = await store.offers.forget_before(kept_from)
    pages = await store.pages.forget_before(kept_from)
    letters = await store.outbox.forget_before(kept_from)
    shown = await store.shown.forget_before(kept_from)
    long_ago = now - COLLECTIONS_KEPT_FOR
    over = await store.collections.forget_before(long_ago) + await store.collected.forget_before(long_ago)
    money = await store.reservations.forget_before(now - MONEY_KEPT_FOR)
    money += await store.approvals.forget_before(now - MONEY_KEPT_FOR)
    log.info("Swept. action=sweep money=%d", money)
    log.info("Swept. action=sweep deliveries=%d buttons=%d pages=%d", deliveries, offers, pages)
    log.info("Swept. action=sweep letters=%d collected=%d messages=%d", letters, over, shown)
