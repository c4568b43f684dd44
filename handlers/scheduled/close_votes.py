"""Votes whose time is over end, each once, and their cards and conversations say how."""

from __future__ import annotations

import logging

from handlers.context import Context
from handlers.votes.ending import ending

MOST_AT_ONCE = 50

log = logging.getLogger(__name__)


async def close_votes(context: Context) -> None:
    """End the votes that are due; one that cannot be keeps no other from its end.

    Two processes may try: the end of a vote is one change of its row.
    """
    for vote in await context.store.votes.due(context.clock(), MOST_AT_ONCE):
        try:
            await context.store.write(ending(context, vote))
        except Exception:
            log.exception("A vote could not be ended. action=vote vote=%s", vote.id)
        else:
            log.info("A vote is over. action=vote vote=%s workspace=%s", vote.id, vote.workspace)
