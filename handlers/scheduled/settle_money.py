"""Ending what money waits for: requests that nobody decided, approved ones that were cut off, and lost reservations."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Literal

from handlers.approving import decided, redraw, tell_asker
from handlers.context import Answer, Context
from handlers.messages.approval_decided import approval_decided
from storage.approvals import Approval
from storage.reservations import SEVERAL

LOST_AFTER = timedelta(minutes=15)
"""Longer than any call may take with all its waiting: who has not written by then has died."""

log = logging.getLogger(__name__)


async def settle_money(context: Context) -> None:
    """Let old requests end and say so; keep what was set aside for calls whose price nobody learned.

    What was set aside for several calls, and taken by none of them before they were cut off, is given back.
    """
    now, store = context.clock(), context.store
    lost_before = now - LOST_AFTER
    for approval in await store.approvals.close_old(now, lost_before):
        await _end(context, approval)
    for one in await store.reservations.left_behind(lost_before):
        if one.action == SEVERAL:
            await store.reservations.free(one.workspace, one.id)
            continue
        log.warning("Nobody knows what a call cost. action=settle reservation=%s credits=%d", one.id, one.credits)
        await store.reservations.doubt(one.workspace, one.id)


async def _end(context: Context, approval: Approval) -> None:
    """Tell what became of a request: its asker where it was cut off, and the cards that asked for it."""
    outcome: Literal["broken", "expired"] = "broken" if approval.state == "broken" else "expired"
    if outcome == "broken":
        await tell_asker(context, approval, Answer(approval_decided, decided(approval, outcome)), "broken")
    await redraw(context, approval, outcome)
