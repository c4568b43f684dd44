"""Writing down what the API answered to a submit. A paid task whose id is lost is money lost: no answer is dropped."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from api.client import Result
from api.contract.tasks import Submitted
from handlers.collecting import letters
from handlers.collecting.intervals import FIRST_POLL
from handlers.context import Context
from handlers.money.limits import keep_balance
from handlers.money.patience import patiently
from handlers.money.submissions import answered
from storage import tasks
from storage.collections import Collection
from storage.database import Tables
from storage.leases import LeaseLost
from storage.tasks import Task
from storage.times import stamp

log = logging.getLogger(__name__)


async def confirm(context: Context, task: Task, collection: Collection, got: Result[Submitted]) -> None:
    """Note that a submit arrived, also where its answer came so late that the lease is another's by now.

    What cannot be written is logged with the API's id of the task, by which an operator finds what was paid for.
    """
    task_id = got.data.task_id
    try:
        is_kept = await patiently(context, lambda: _written(context, task, collection, got))
    except BaseException:
        log.exception("A paid task could not be written down. action=submit task=%s task_id=%s", task.id, task_id)
        raise
    if not is_kept:
        log.error("A paid task belongs to no submit any more. action=submit task=%s task_id=%s", task.id, task_id)
    await keep_balance(context, got.meta)


async def _written(context: Context, task: Task, collection: Collection, got: Result[Submitted]) -> bool:
    columns = _confirmed(task, got, context.clock())
    try:
        await context.store.write(
            lambda tables: tasks.change(tables, task, context.worker, **columns),
            answered(context, task, collection, got.meta),
            letters.redraw(context, collection),
        )
    except LeaseLost as lost:
        log.warning("The answer to a submit came late. action=submit task=%s reason=%s", task.id, lost)
        return await _adopted(context, task, collection, got)
    return True


async def _adopted(context: Context, task: Task, collection: Collection, got: Result[Submitted]) -> bool:
    """Whether the task has the id now that its late answer tells. What it cost is written down either way."""
    due_at, is_known = context.clock() + FIRST_POLL, False
    cost = answered(context, task, collection, got.meta, is_late=True)

    def adopt(tables: Tables) -> None:
        nonlocal is_known
        is_known = tasks.adopt(tables, task.hook, got.data.task_id, due_at)

    await context.store.write(adopt, cost, letters.redraw(context, collection, at_once=True))
    return is_known


def _confirmed(task: Task, got: Result[Submitted], now: datetime) -> dict[str, Any]:
    total = got.data.total_count
    known = {"task_id": got.data.task_id, "total": len(task.values) if total is None else total}
    watched = {"submitted_at": stamp(now), "due_at": stamp(now + FIRST_POLL), "polls": 0}
    return {"intent": "confirmed", "state": "processing", "request_id": got.meta.request_id, **known, **watched}
