"""While a chat does not let Scout in, what is to be posted waits; everything else goes on.

That is where its token was revoked or its app switched off (`handlers.chat.Kind`, `app_gone`). The operator reads of it
in the log, once; the admins hear of it once posts arrive again, because nobody can be told before.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from handlers.chat import Chat, ChatError
from handlers.context import Context
from handlers.scheduled.drawing import Subject
from handlers.scheduled.telling import tell_admins
from storage import outbox
from storage.database import Tables
from storage.outbox import Letter

LOOK_AFTER = timedelta(hours=1)
"""Until a letter that waits is tried: by then Scout may have been let in again without having been started anew."""

_MARK = "shut out"

log = logging.getLogger(__name__)


async def resume(context: Context) -> None:
    """Try now what waited for Scout to be let in: it was just started, so perhaps with another token."""
    count = await context.store.outbox.resume(context.chats, context.clock())
    if count:
        log.info("Letters that waited are tried again. action=resume letters=%d", count)


async def pause(context: Context, letter: Letter, refused: ChatError) -> None:
    """Let a letter wait until Scout is let in again. Raises `LeaseLost`."""
    now = context.clock()
    await context.store.write(
        lambda tables: outbox.pause(tables, letter, context.worker, now, now + LOOK_AFTER, refused.code)
    )
    if await context.store.seen.first(letter.workspace, [_MARK], now):
        log.error(
            "Scout is shut out of a chat, and what is to be posted there waits: %s action=pause workspace=%s code=%s",
            refused,
            letter.workspace,
            refused.code,
        )


async def go_on(context: Context, chat: Chat, letter: Letter, subject: Subject) -> None:
    """After a letter arrived that had to wait: let the others be sent now, and tell once why all come late."""
    if letter.paused_at is None:
        return
    count = 0

    def resume_others(tables: Tables) -> None:
        nonlocal count
        count = outbox.resume(tables, letter.workspace, context.clock())

    await context.store.write(resume_others)
    if subject.collection is None and count:  # one of the others knows whom to tell
        return
    if await context.store.seen.forget(letter.workspace, _MARK):
        log.warning("Scout is let into a chat again. action=resume workspace=%s", letter.workspace)
        await tell_admins(context, chat, subject, "late", letter.error)
