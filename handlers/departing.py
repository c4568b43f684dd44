"""Scout was taken out of a workspace: what it remembers of it goes, and with it all that was to be done there."""

from __future__ import annotations

import logging

from handlers.chat import Departure
from handlers.context import Context

log = logging.getLogger(__name__)


async def departed(context: Context, departure: Departure) -> None:
    """Purge the workspace, once per delivery; leave it where the settings keep what is left behind.

    Tasks, digests and messages that were to come are rows, so none of them happens any more. A delivery that could not
    be carried out may come again.
    """
    workspace, seen = departure.workspace, context.store.seen
    # Kept under the chat: a row under the workspace would be one that is left.
    if not await seen.first(workspace.chat, (departure.id,), context.clock()):
        return
    if not context.options.purges_departed:
        log.warning("Scout left a workspace, whose data is kept. action=depart workspace=%s", workspace.key)
        return
    try:
        gone = await context.store.purging.purge(workspace.key, context.clock())
    except BaseException:
        await seen.forget(workspace.chat, departure.id)
        raise
    rows = sum(gone.values())
    log.warning("Scout left a workspace; its data is gone. action=depart workspace=%s rows=%d", workspace.key, rows)
