"""Scout was taken out of a workspace: what it remembers of it goes, and with it all that was to be done there."""

from __future__ import annotations

import logging

from handlers.chat import Departure
from handlers.context import Context

log = logging.getLogger(__name__)


async def departed(context: Context, departure: Departure) -> None:
    """Purge the workspace, once per delivery; without its token leave it, where the settings keep what is left behind.

    Tasks, digests and messages that were to come are rows, so none of them happens any more. A delivery that could not
    be carried out may come again; one that comes after Scout was installed again is too late.
    """
    workspace, store = departure.workspace, context.store
    # Kept under the chat: a row under the workspace would be one that is left.
    if not await store.seen.first(workspace.chat, (departure.id,), context.clock()):
        return
    try:
        for key in (workspace.key, *await store.installations.members(workspace.key)):
            await _depart(context, key, departure)
    except BaseException:
        await store.seen.forget(workspace.chat, departure.id)
        raise


async def _depart(context: Context, workspace: str, departure: Departure) -> None:
    if await context.store.purging.is_back(workspace, departure.at or context.clock()):
        log.warning("Scout is back in a workspace that it left. action=depart workspace=%s", workspace)
    elif context.options.purges_departed:
        await context.erase(await context.store.purging.left_at_the_api(workspace))
        rows = sum((await context.store.purging.purge(workspace, context.clock())).values())
        log.warning("Scout left a workspace; its data is gone. action=depart workspace=%s rows=%d", workspace, rows)
    else:
        await context.store.installations.remove(workspace)
        log.warning("Scout left a workspace, whose data is kept. action=depart workspace=%s", workspace)
