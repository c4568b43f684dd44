"""Links that never die: each is renewed on its card before it ends, for as long as the chat lets the card be edited.

Once per link: the file is due again when the edit with the new link has arrived (`handlers.scheduled.outcomes`). Where
none can be had before the old one ends, the card says so (`handlers.scheduled.lapse_files`) until one can be had.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Any

from api.client import Priority
from api.errors import ApiError, NotFound, TooFast
from handlers.collecting import letters
from handlers.collecting.intervals import SLOW_EVERY
from handlers.context import Context
from handlers.scheduled.lasting import lasting_reason
from handlers.scheduled.renewal import last_edit
from storage import files
from storage.collections import Collection, Gone
from storage.database import Change
from storage.files import File
from storage.leases import Lease, LeaseLost, settle
from storage.times import stamp

LEASE_FOR = timedelta(minutes=2)
MOST_AT_ONCE = 20
"""As many as polls: the two share what a minute has left for the background."""

AGAIN_AFTER = timedelta(minutes=1)
"""How long until a link that could not be had is asked for again."""

log = logging.getLogger(__name__)


async def refresh_files(context: Context) -> None:
    """Renew the links that are due."""
    # Links end by the API's clock, so all times of files are told by it.
    lease = Lease(context.worker, context.api.server_now(), LEASE_FOR)
    claimed = await context.store.files.claim_due(lease, MOST_AT_ONCE, context.chats)
    await asyncio.gather(*(_refresh(context, file) for file in claimed))


async def _refresh(shared: Context, file: File) -> None:
    try:
        context = await shared.of(file.workspace)
        collection = await context.store.collections.of(file.workspace, file.collection)
        if _is_last(context, file):
            await _expire(context, collection, file)
            return
        await _renew(context, collection, file)
    except (LeaseLost, Gone) as lost:
        log.info("A link was left to another. action=refresh file=%s reason=%s", file.id, lost)
    except Exception:
        log.exception("A link could not be renewed. action=refresh file=%s", file.id)


async def _renew(context: Context, collection: Collection, file: File) -> None:
    try:
        await context.links.of(context.api, file.file_id, priority=Priority.POLL)
    except NotFound:
        await _expire(context, collection, file)
    except ApiError as failed:
        log.info("A link is renewed later. action=refresh file=%s error=%s", file.id, failed)
        await _settle(context, file, due_at=stamp(context.api.server_now() + _wait(failed)))
    else:
        await _settle(context, file, letters.renewed(context, collection, file.id), state="fresh", due_at=None)


def _wait(failed: ApiError) -> timedelta:
    if isinstance(failed, TooFast):
        return timedelta(seconds=failed.wait)
    return SLOW_EVERY if lasting_reason(failed) else AGAIN_AFTER


async def _expire(context: Context, collection: Collection, file: File) -> None:
    """Edit the card for the last time: it shows no link any more, and its button gives a fresh one."""
    await context.store.write(
        lambda tables: settle(tables, "files", file.workspace, file.id, context.worker),
        lambda tables: files.expire(tables, file.workspace, file.id),
        letters.renewed(context, collection, file.id),
    )


async def _settle(context: Context, file: File, *more: Change, **columns: Any) -> None:
    await context.store.write(
        lambda tables: settle(tables, "files", file.workspace, file.id, context.worker, **columns), *more
    )


def _is_last(context: Context, file: File) -> bool:
    """Whether the card cannot be edited much longer."""
    chat = context.chats.get(file.workspace.partition(":")[0])
    last = last_edit(chat, file.posted_at) if chat and file.posted_at else None
    return last is not None and context.clock() >= last
