"""Digests that are due: each is worked on by one process at a time, and posts once for each due time."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from handlers.context import Context
from handlers.digests.running import run_due
from storage.digest_rows import Digest
from storage.leases import Lease, LeaseLost

LEASE_FOR = timedelta(minutes=10)
"""Longer than a look takes that waits for its turn at the API: who has not written by then has died."""

MOST_AT_ONCE = 10

log = logging.getLogger(__name__)


async def send_digests(context: Context) -> None:
    """Run the digests that are due, of the chats that run in this process, some at once until none is left."""
    while True:
        lease = Lease(context.worker, context.clock(), LEASE_FOR)
        claimed = await context.store.digests.claim_due(lease, MOST_AT_ONCE, context.chats)
        await asyncio.gather(*(_send(context, digest, lease) for digest in claimed))
        if len(claimed) < MOST_AT_ONCE:
            return


async def _send(context: Context, digest: Digest, lease: Lease) -> None:
    """Run a digest; what goes wrong with one keeps no other from running, and is tried again with the next lease."""
    try:
        await run_due(context, digest, lease)
    except LeaseLost as lost:
        log.warning("A digest was left to another. action=digest digest=%s reason=%s", digest.id, lost)
    except Exception:
        log.exception("A digest could not run. action=digest digest=%s", digest.id)
