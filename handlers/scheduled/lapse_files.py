"""Links that nobody could renew in time are taken off their cards before they end, without a request of the API.

The card then says that the link has ended, and has a button for a fresh one. It has a link again once one can be had
(`handlers.scheduled.refresh_files`), which is not soon where more links end than the key has requests for.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from handlers.collecting import letters
from handlers.context import Context
from storage import files
from storage.database import Tables
from storage.files import File

BEFORE = timedelta(minutes=1)
"""How long before its end a link is taken off: what an edit takes."""

MOST_AT_ONCE = 50

log = logging.getLogger(__name__)


async def lapse_files(context: Context) -> None:
    """Take the links that are about to end off the cards that can be edited."""
    # Where nothing that was posted ever changes, the card cannot say so.
    editable = [name for name, chat in context.chats.items() if chat.edits_for != timedelta(0)]
    by = context.api.server_now() + BEFORE
    for file in await context.store.files.ended(editable, by, MOST_AT_ONCE):
        await _lapse(context, file)


async def _lapse(context: Context, file: File) -> None:
    collection = await context.store.collections.of(file.workspace, file.collection)
    edit = letters.renewed(context, collection, file.id)

    def change(tables: Tables) -> None:
        if files.lapse(tables, file):
            edit(tables)

    await context.store.write(change)
    log.info("A link is taken off its card. action=lapse file=%s", file.id)
