"""Asking how far running tasks are, ever less often, and seeing to those that ended."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Any

from api.contract.tasks import TaskState, TaskStatus
from api.errors import ApiError, TooFast
from handlers.collecting import letters
from handlers.collecting.intervals import GIVEN_UP_AFTER, SLOW_AFTER, SLOW_EVERY, next_poll
from handlers.context import Context
from handlers.scheduled.finish import finish
from handlers.scheduled.lasting import lasting_reason
from handlers.scheduled.watching import caught_up, counted, put_off, watched_for
from storage import tasks
from storage.collections import Collection, Gone
from storage.leases import Lease, LeaseLost
from storage.tasks import Task
from storage.times import stamp

LEASE_FOR = timedelta(minutes=5)
"""Longer than a poll with the export after it may take: who has not written by then has died."""

MOST_AT_ONCE = 20
PATIENCE_SECONDS = 5.0
"""How long a poll may wait for its turn; it is simply due again a little later."""

log = logging.getLogger(__name__)


async def poll_tasks(context: Context) -> None:
    """Ask about the tasks that are due."""
    lease = Lease(context.worker, context.clock(), LEASE_FOR)
    claimed = await context.store.tasks.claim_due(lease, MOST_AT_ONCE)
    await asyncio.gather(*(_poll(context, task) for task in claimed))


async def _poll(shared: Context, task: Task) -> None:
    try:
        context = await shared.of(task.workspace)
        collection = await context.store.collections.of(task.workspace, task.collection)
        task = caught_up(task, context.clock())
        if task.state == "completed":  # its export could not be had before
            await finish(context, task, collection, {})
            return
        await _ask(context, task, collection)
    except (LeaseLost, Gone) as lost:
        log.info("A task was left to another. action=poll task=%s reason=%s", task.id, lost)
    except Exception:
        log.exception("A poll went wrong. action=poll task=%s", task.id)


async def _ask(context: Context, task: Task, collection: Collection) -> None:
    try:
        status = (await context.api.status(task.task_id, identity=collection.identity, patience=PATIENCE_SECONDS)).data
    except TooFast as busy:
        put = put_off(task, busy)
        await _again(context, put, collection, counted(put), timedelta(seconds=busy.wait), counts_as_poll=False)
        return
    except ApiError as failed:
        log.warning("A task could not be asked about. action=poll task=%s error=%s", task.id, failed)
        reason = lasting_reason(failed)
        columns = {"reason": reason} if reason else {}
        wait = SLOW_EVERY if reason else None
        since = task.troubled_since or context.clock()
        told = {**counted(task), "request_id": failed.request_id, "troubled_since": stamp(since), **columns}
        if context.clock() - since >= GIVEN_UP_AFTER:
            await _end(context, task, collection, {**told, "state": "given_up"})
        else:
            await _again(context, task, collection, told, wait)
        return
    counts = {**counted(task), **_counts(status), "reason": "", "troubled_since": None}
    if status.state is TaskState.COMPLETED:
        await finish(context, task, collection, counts)
    elif status.state in {TaskState.FAILED, TaskState.TIMEOUT}:
        await _end(context, task, collection, {"state": status.state.value, **counts})
    elif watched_for(task, context.clock()) >= GIVEN_UP_AFTER:
        await _end(context, task, collection, {**counts, "state": "given_up"})
    else:
        await _again(context, task, collection, counts)


async def _again(
    context: Context,
    task: Task,
    collection: Collection,
    columns: dict[str, Any],
    wait: timedelta | None = None,
    *,
    counts_as_poll: bool = True,
) -> None:
    """Note what was learned and when to ask again."""
    now = context.clock()
    due_at = now + (wait or next_poll(task.polls + 1, watched_for(task, now)))
    written = {**columns, "polls": task.polls + counts_as_poll, "due_at": stamp(due_at)}
    is_news = columns.get("reason", task.reason) != task.reason
    is_slow = now - (task.submitted_at or task.made_at) >= SLOW_AFTER
    is_different = is_slow or _looks_different(task, columns)
    more = (letters.redraw(context, collection, at_once=is_news),) if is_different else ()
    await context.store.write(lambda tables: tasks.change(tables, task, context.worker, **written), *more)


async def _end(context: Context, task: Task, collection: Collection, columns: dict[str, Any]) -> None:
    """Note how a task ended without a file, show it on the card and say it in the thread."""
    written = {**columns, "ended_at": stamp(context.clock()), "due_at": None}
    await context.store.write(
        lambda tables: tasks.change(tables, task, context.worker, **written),
        letters.redraw(context, collection),
        letters.ended(context, collection, task.id),
    )
    log.info("A task ended. action=ended task=%s state=%s", task.id, columns["state"])


def _looks_different(task: Task, columns: dict[str, Any]) -> bool:
    """Whether the card would show something else: other figures, trouble that came or went."""
    shown = ("total", "completed", "failed", "progress", "reason")
    return any(getattr(task, name) != columns[name] for name in shown if name in columns)


def _counts(status: TaskStatus) -> dict[str, Any]:
    """The figures that an answer told; what it left out stays as it was."""
    told = {"total": status.total, "completed": status.completed, "failed": status.failed, "progress": status.progress}
    return {name: figure for name, figure in told.items() if figure is not None}
