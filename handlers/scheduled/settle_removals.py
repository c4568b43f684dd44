"""Looking after what was removed for good: no row of it comes back, and no byte of it stays in the file."""

from __future__ import annotations

import logging

from handlers.context import Context

log = logging.getLogger(__name__)


async def settle_removals(context: Context) -> None:
    """Purge once more what came in late for a purged workspace, and scrub the file where that is still to be done."""
    for table, count in (await context.store.purging.settle(context.clock())).items():
        log.info("Rows of a purged workspace came late. action=settle_removals table=%s rows=%d", table, count)
