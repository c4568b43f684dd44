"""The one sender: letters of the outbox leave here, in order within a conversation.

Before a post leaves it is marked as in flight. One whose outcome nobody wrote down, because the process died or the
answer was lost, is in doubt: see `handlers.scheduled.sending`.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import nullcontext
from datetime import timedelta

from api.errors import ApiError, TooFast
from handlers.chat import ChatError, unhurried
from handlers.context import Context
from handlers.context.fetch import NotFetched
from handlers.scheduled import outcomes
from handlers.scheduled.drawing import NothingToShow, subject_of
from handlers.scheduled.sending import HeldBack, InDoubt, sent
from storage.leases import Lease, LeaseLost
from storage.outbox import Letter

LEASE_FOR = timedelta(minutes=3)
"""Longer than a file takes to be fetched; one that leaves begins it anew. Who has not written by then has died."""

MOST_AT_ONCE = 50
"""Conversations served at once, with one letter each: chats take about one a second for each."""

log = logging.getLogger(__name__)


async def deliver(context: Context) -> None:
    """Send the letters that are due, of the chats that run in this process."""
    lease = Lease(context.worker, context.clock(), LEASE_FOR)
    claimed = await context.store.outbox.claim_due(lease, MOST_AT_ONCE, context.chats)
    await asyncio.gather(*(_deliver(context, letter) for letter in claimed))


async def _deliver(shared: Context, letter: Letter) -> None:
    try:
        context = await shared.of(letter.workspace)
        await _safely(context, letter)
    except LeaseLost as lost:
        log.warning("A letter was left to another. action=deliver letter=%s reason=%s", letter.id, lost)


async def _safely(context: Context, letter: Letter) -> None:
    """Send a letter; what goes wrong with one keeps no other from leaving. Raises `LeaseLost`."""
    try:
        await _try(context, letter)
    except LeaseLost:
        raise
    except Exception as wrong:
        log.exception("A letter could not be sent. action=deliver letter=%s", letter.id)
        await outcomes.note_trouble(context, letter, type(wrong).__name__)


async def _try(context: Context, letter: Letter) -> None:
    """Send a letter and write down what became of it. Raises `LeaseLost`."""
    chat = context.chats[letter.chat]
    try:
        subject = await subject_of(context, letter)
    except NothingToShow:
        await outcomes.note_end(context, letter, "refused", "what it is about is gone")
        return
    try:
        with nullcontext() if _is_waited_for(letter) else unhurried():
            arrived = await sent(context, chat, letter, subject)
    except InDoubt as doubt:
        await outcomes.note_doubt(context, chat, letter, subject, str(doubt))
    except HeldBack:
        await outcomes.note_held_back(context, letter, subject)
    except TooFast as busy:
        await outcomes.note_trouble(context, letter, "the creator API is busy", busy.wait)
    except ApiError as failed:
        await outcomes.note_no_link(context, letter, subject, failed)
    except NotFetched as failed:
        await outcomes.note_not_fetched(context, letter, subject, failed)
    except ChatError as refused:
        await outcomes.note_refusal(context, chat, letter, subject, refused)
    else:
        await outcomes.note_sent(context, chat, letter, subject, arrived)


def _is_waited_for(letter: Letter) -> bool:
    """Whether a person waits for a letter: not for digests, nor for edits that show how far things are."""
    return letter.about == "answer" or (letter.kind != "update" and letter.about != "digest")
